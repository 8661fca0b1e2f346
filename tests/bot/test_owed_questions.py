"""What a cell owes, asked as members type it: the secretary of Chi bộ 3 on 18 March 2026.

The first file is what the rules were written with, the second was kept apart from them, the third
was written before the rules for chat letters and for parts of a year, and 17 of its 20 were right
when they first met. What an answer must say and must never say stands in each row.
"""

from __future__ import annotations

import asyncio
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.app import Services, services
from bot.conversation import Message, Person
from bot.conversation.replies import plain
from bot.settings import Settings
from tests.bot.demo_folder import IN_MARCH

DATA = Path(__file__).parents[1] / "data"


def _rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / name).read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def office(demo_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    data = shutil.copytree(demo_data, tmp_path_factory.mktemp("owed") / "data")  # asking is counted
    with services(Settings(TROLY_DATA=data, embeddings="none"), at=IN_MARCH) as built:
        yield built


def _said(office: Services, person: Person, question: str) -> str:
    async def answered() -> str:
        replies = office.conversation.handle(person, Message(text=question))
        return "\n".join([plain(reply) async for reply in replies])

    return asyncio.run(answered())


@pytest.mark.parametrize(
    ("name", "floor"),
    [
        ("questions_dues.jsonl", 36),
        ("questions_dues_kept.jsonl", 32),
        ("questions_dues_fresh.jsonl", 17),
    ],
)
def test_questions_about_what_is_owed_are_answered(office: Services, name: str, floor: int) -> None:
    person = office.directory.called("bí thư Chi bộ 3", channel="test")
    wrong = []

    for row in _rows(name):
        # each asked by itself: no turn before it
        said = _said(
            office, Person(f"{row['id']}", person.name, None, person.posts), row["question"]
        )
        if not all(words in said for words in row["says"]):
            wrong.append(row["id"])
        assert not any(words in said for words in row["never"]), row["id"]

    assert len(_rows(name)) - len(wrong) >= floor, f"wrong: {', '.join(wrong)}"


def test_somebody_of_no_cell_is_answered_from_the_documents_alone(office: Services) -> None:
    stranger = Person(id="telegram:1", name="Lan")

    for row in _rows("questions_dues.jsonl"):
        said = _said(office, stranger, row["question"])
        assert said, row["id"]
        assert "Chi bộ 3" not in said
        assert "muộn nhất hết" not in said


def test_what_a_paper_that_was_replaced_later_asks_for_is_told_without_a_warning(
    office: Services,
) -> None:
    person = office.directory.called("bí thư Chi bộ 3", channel="alone")

    said = _said(office, person, "tuần này có gì đến hạn")

    assert "Quy định 03-QĐ/ĐU" in said
    assert "thay thế" not in said


def test_every_due_that_is_told_bears_the_sentence_of_its_directive(office: Services) -> None:
    texts = [held.directive.text for held in office.held()]
    person = office.directory.called("bí thư Chi bộ 3", channel="test")

    said = _said(office, person, "bao giờ nộp báo cáo quý 4")

    quote = said.split("“")[1].split("”")[0]
    assert any(quote in text for text in texts)


@pytest.mark.parametrize("question", ["tháng 4 phải nộp gì", "bao giờ nộp báo cáo tháng"])
def test_what_two_cells_of_somebody_owe_alike_is_told_once_with_both(
    office: Services, question: str
) -> None:
    person = office.directory.called("Quách Thị Hiền", channel="both")

    said = _said(office, person, question)

    assert said.count("19/04/2026") == 1
    assert "Báo cáo tháng – tháng 4/2026 (Chi bộ 4, Chi bộ Trường Trung học cơ sở" in said
