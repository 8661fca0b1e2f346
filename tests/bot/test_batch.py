from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from bot import batch
from bot.app import Services
from bot.errors import NothingToRead
from bot.intake import YES, Choice, Desk, Outcome
from knowledge.domain import Directive, Held
from tests.bot.factories import PLAN

_BLANK = PLAN.replace("Số 31-KH/ĐU", "Số    -KH/ĐU")


def test_folders_are_read_with_everything_in_them_but_hidden_files(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.docx", ".git/d.txt", "~$b.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.touch()

    found = batch.files([tmp_path, tmp_path / "b.txt"])

    names = [str(path.relative_to(tmp_path)) for path in found]
    assert names == ["a/c.docx", "b.txt", "b.txt"]


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_a_path_that_names_no_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(NothingToRead):
        batch.files([tmp_path / name])


@pytest.mark.parametrize(
    ("choice", "fate", "left"),
    [
        pytest.param("new", "new", 2, id="it replaces none"),
        pytest.param("skip", "skipped", 1, id="it is left out"),
        pytest.param(1, "version", 2, id="it replaces the first"),
    ],
)
def test_a_blank_number_much_like_another_is_for_a_person_to_decide(
    built: Services, tmp_path: Path, choice: Choice, fate: str, left: int
) -> None:
    offered: list[Sequence[Held]] = []

    def choose(_directive: Directive, similar: Sequence[Held]) -> Choice:
        offered.append(similar)
        return choice

    asked = replace(YES, choose=choose)
    desk = Desk(library=built.library, by="test", now=built.now, asked=asked)
    outcomes: list[Outcome] = []
    for name, text in (("a.txt", _BLANK), ("b.txt", _BLANK.replace("ngày 20", "ngày 25"))):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        outcomes += batch.publish(desk, [[path]])

    assert [outcome.fate for outcome in outcomes] == ["new", fate]
    assert [[held.id for held in similar] for similar in offered] == [[1]]
    assert len(built.held()) == left
