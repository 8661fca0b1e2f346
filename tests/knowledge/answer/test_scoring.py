from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from knowledge.answer.scoring import PAGE, Verdict, figures, read_rows, score
from knowledge.domain import Answer
from knowledge.errors import UnreadableDocument
from tests.knowledge.answer.offices import Office

FILE = "12-KH-tu-sach.txt"
ASKED = "ai chủ trì ngày hội đọc sách"
ROW: dict[str, Any] = {
    "id": "x01",
    "question": ASKED,
    "answerable": True,
    "support": [{"file": FILE, "quote": "Đoàn Thanh niên xã chủ trì tổ chức"}],
}


def scored(office: Office, answer: Answer, said: str = "", **row: Any) -> Verdict:
    return score(ROW | row, answer, said, office.shelf)


def wrong(verdict: Verdict) -> list[str]:
    fields = ("status", "document", "quote", "short", "honest")
    return [field for field in fields if not getattr(verdict, field)]


@pytest.mark.parametrize(
    ("row", "faults"),
    [
        pytest.param({}, [], id="a quote that is held"),
        pytest.param(
            {"support": [{"file": FILE, "quote": "Đoàn  Thanh niên\nxã chủ trì"}]},
            [],
            id="whatever its breaks",
        ),
        pytest.param(
            {"support": [{"file": FILE, "quote": "Hội Phụ nữ xã"}]}, ["quote"], id="another quote"
        ),
        pytest.param(
            {"support": [{"file": "45-CV-vo-chai.txt", "quote": "Đoàn Thanh niên"}]},
            ["document", "quote"],
            id="another document",
        ),
        pytest.param(
            {"support": [{"file": FILE, "path": "III.1", "anchor": "Thanh niên xã"}]},
            [],
            id="an anchor at its place",
        ),
        pytest.param(
            {"support": [{"file": FILE, "path": "III.2", "anchor": "Thanh niên xã"}]},
            ["quote"],
            id="an anchor at another place",
        ),
        pytest.param({"status": "which_one"}, ["status"], id="another status"),
        pytest.param(
            {"status": "which_one", "status_also": "answered"}, [], id="a second right status"
        ),
        pytest.param({"answerable": False}, ["status"], id="an answer where there is none"),
    ],
)
def test_an_answer_is_held_against_its_row(
    office: Office, row: dict[str, Any], faults: list[str]
) -> None:
    verdict = scored(office, office.ask(ASKED), **row)

    assert wrong(verdict) == faults
    assert verdict.right is (not faults)


def test_a_refusal_needs_no_quote(office: Office) -> None:
    answer = office.ask("học phí trường mầm non bao nhiêu")

    assert scored(office, answer, answerable=False).right


@pytest.mark.parametrize(
    ("said", "honest"),
    [
        pytest.param("trước ngày 21/4/2026", True, id="a date of the documents"),
        pytest.param("trước ngày 22/4/2026", False, id="a date of none"),
        pytest.param("theo 12-KH/ĐU", True, id="a number held"),
        pytest.param("theo 13-KH/ĐU", False, id="a number of nowhere"),
    ],
)
def test_dates_and_numbers_said_are_those_of_the_documents(
    office: Office, said: str, honest: bool
) -> None:
    assert scored(office, office.ask(ASKED), said).honest is honest


def test_a_number_that_the_asker_brought_may_be_said(office: Office) -> None:
    answer = office.ask("99-KH/ĐU ai ký")

    verdict = scored(
        office, answer, "Chưa có 99-KH/ĐU", question="99-KH/ĐU ai ký", answerable=False
    )

    assert verdict.right


def test_a_quote_that_is_not_the_stored_text_is_not_honest(office: Office) -> None:
    answer = office.ask(ASKED)
    statement = answer.statements[0]
    changed = replace(statement.citations[0], quote="Đoàn Thanh niên xã chủ trì tổ chức hội")

    verdict = scored(
        office, replace(answer, statements=(replace(statement, citations=(changed,)),))
    )

    assert wrong(verdict) == ["honest"]


def test_a_quote_that_is_a_page_is_not_short(office: Office) -> None:
    answer = office.ask(ASKED)
    statement = answer.statements[0]
    page = replace(statement.citations[0], quote=statement.citations[0].quote + "." * PAGE)

    verdict = scored(office, replace(answer, statements=(replace(statement, citations=(page,)),)))

    assert "short" in wrong(verdict)


def test_figures_are_shares_and_name_what_is_wrong(office: Office) -> None:
    right = scored(office, office.ask(ASKED))
    wrong_status = scored(office, office.ask(ASKED), id="x02", status="refused")

    counted = figures([right, right, right, wrong_status])

    assert (counted.right, counted.status, counted.quote) == (0.75, 0.75, 1.0)
    assert (counted.questions, counted.wrong) == (4, ("x02",))


def test_rows_are_read_and_blank_lines_left_out(tmp_path: Path) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(f"{json.dumps(ROW)}\n\n{json.dumps(ROW)}\n", encoding="utf-8")

    assert read_rows(file) == [ROW, ROW]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param("", id="nothing"),
        pytest.param("ai ký", id="no JSON"),
        pytest.param('{"id": "x01", "question": "ai ký"}', id="a key is missing"),
    ],
)
def test_a_file_of_other_things_is_refused(tmp_path: Path, content: str) -> None:
    file = tmp_path / "questions.jsonl"
    file.write_text(content, encoding="utf-8")

    with pytest.raises(UnreadableDocument):
        read_rows(file)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        read_rows(tmp_path / "questions.jsonl")
