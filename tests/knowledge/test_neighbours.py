from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.domain import Passage
from knowledge.lexical import Lexical
from knowledge.neighbours import Neighbours


def passage(number: int, text: str) -> Passage:
    return Passage(
        id=number,
        directive_id=number,
        path="",
        heading=(),
        title="",
        text=text,
        start=0,
        end=len(text),
    )


OPEN, HIDDEN = passage(1, "Nộp báo cáo tháng"), passage(2, "Báo cáo mật, bao cao su")


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    index = Lexical(tmp_path, writer=True)
    index.apply(remove=(), add=[OPEN, HIDDEN], generation=1)
    return index


def test_pairs_are_counted_as_written_or_bare(lexical: Lexical) -> None:
    near = Neighbours(lexical)

    assert near("báo", "cáo") == 2
    assert near("bao", "cao") == 1
    assert near("bao", "cao", bare=True) == 2
    assert near("cáo", "báo") == 0


def test_what_only_hidden_passages_hold_is_not_told(lexical: Lexical) -> None:
    near = Neighbours(lexical, [HIDDEN])

    assert near("báo", "cáo") == 1
    assert near("cáo", "mật") == 0
    assert near("bao", "cao") == 0
    assert set(near.vocabulary) == {"nộp", "báo", "cáo", "tháng"}


def test_an_index_that_is_not_there_holds_nothing(tmp_path: Path) -> None:
    near = Neighbours(Lexical(tmp_path, writer=False))

    assert near("báo", "cáo") == 0
    assert near.vocabulary == {}
