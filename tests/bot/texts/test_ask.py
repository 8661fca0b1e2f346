from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.texts import ask as texts
from bot.texts import owed, places, refusals, relations
from knowledge.domain import Answer, Choice, Citation, Statement
from tests.bot.factories import held

SHELF = {7: held(7), 8: held(8, number=None, subject="về thu gom rác")}
ANSWERERS = Path(texts.__file__).parents[2] / "knowledge" / "answer"
_MAKERS = {"quoted", "missing", "recorded", "_lacking"}


def citation(quote: str, path: str = "II.1", directive_id: int = 7) -> Citation:
    return Citation(directive_id=directive_id, path=path, quote=quote, start=0, end=len(quote))


def said(*statements: Statement, **answer: Any) -> list[tuple[str, str]]:
    made = Answer(**({"status": "answered", "statements": statements} | answer))
    return [(line.kind, line.text) for line in texts.lines(made, SHELF, office="Văn phòng")]


def _codes() -> Iterator[str]:
    """Yield each code that an answerer writes into a statement."""
    for path in ANSWERERS.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in _MAKERS:
                yield from (
                    argument.value
                    for argument in node.args[:2]
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str)
                )


def test_every_code_of_an_answerer_has_a_sentence() -> None:
    codes = set(_codes())

    assert len(codes) > 30
    assert codes <= texts.SENTENCES.keys() | relations.SENTENCES.keys() | owed.SAYS.keys()


@pytest.mark.parametrize(
    ("path", "place"),
    [
        pytest.param("", "", id="head and foot"),
        pytest.param("II", "mục II", id="a part"),
        pytest.param("II.4.2", "mục II.4.2", id="a place"),
        pytest.param("II.4.2(3)", "mục II.4.2, ý (3)", id="an inner list"),
        pytest.param("II.1-2", "mục II.1, gạch đầu dòng 2", id="a dash"),
        pytest.param("II.1-2+1", "mục II.1, gạch đầu dòng 2", id="a plus under a dash"),
        pytest.param("PL", "phụ lục", id="the annex"),
        pytest.param("PL1", "phụ lục 1", id="one of several"),
        pytest.param("PL.r3", "phụ lục", id="a row of it"),
        pytest.param("BM2", "biểu mẫu 2", id="a form"),
    ],
)
def test_a_path_is_said_as_people_do(path: str, place: str) -> None:
    assert places.place(path) == place


def test_the_paths_of_a_quy_dinh_are_said_by_dieu() -> None:
    said = places.place("Điều 5.2.a")

    assert "Điều 5" in said
    assert "mục" not in said


@pytest.mark.parametrize(
    ("quote", "readable"),
    [
        ("**Mục đích**: *đọc*", "Mục đích: đọc"),
        ("1\tMua sách\t20/4", "1 | Mua sách | 20/4"),
        ("  đọc  ", "đọc"),
    ],
)
def test_a_quote_is_read_without_marks_and_tabs(quote: str, readable: str) -> None:
    assert places.readable(quote) == readable


def test_quotes_of_one_place_stand_under_one_line() -> None:
    quoted = Statement(
        kind="quoted",
        code="content",
        citations=(citation("Một"), citation("Hai"), citation("Ba", path="III")),
    )

    lines = said(quoted)

    assert [kind for kind, _ in lines] == ["key", "quote", "quote", "key", "quote"]
    assert "31-KH/ĐU" in lines[0][1]
    assert "mục II.1" in lines[0][1]
    assert "mục iii" in lines[3][1].lower()


def test_a_directive_is_named_once_in_a_row_and_again_after_another() -> None:
    places = [citation("Một"), citation("Hai", path="III"), citation("Ba", directive_id=8)]
    quoted = Statement(kind="quoted", code="content", citations=tuple(places))

    keys = [text for kind, text in said(quoted) if kind == "key"]

    assert ["31-KH/ĐU" in key for key in keys] == [True, False, False]
    assert "vb 8" in keys[2]


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(
            {"name": "Trần Văn An", "position": "Bí thư", "authority": "T/M ĐẢNG ỦY"},
            "Người ký: Trần Văn An. Chức vụ, quyền hạn ký: T/M Đảng ủy, Bí thư.",
            id="in full",
        ),
        pytest.param(
            {"name": "Trần Văn An", "position": None, "authority": None},
            "Người ký: Trần Văn An. Bản đang lưu không có dòng chức vụ, quyền hạn ký.",
            id="name alone",
        ),
    ],
)
def test_a_signer_is_told_with_what_is_printed(facts: dict[str, Any], sentence: str) -> None:
    assert said(Statement(kind="quoted", code="signer", facts=facts)) == [("plain", sentence)]


DUTY: dict[str, Any] = {
    "to": (),
    "via": (),
    "periods": ("once",),
    "day_stated": False,
    "wants": (),
}
UNSTATED = "Văn bản không ghi ngày nộp cụ thể."


@pytest.mark.parametrize(
    ("facts", "sentence"),
    [
        pytest.param(
            {"to": ("Đảng ủy xã",), "via": ("Văn phòng",), "day_stated": True},
            "Gửi: Đảng ủy xã. Qua: Văn phòng.",
            id="to and via",
        ),
        pytest.param(
            {"periods": ("monthly", "quarterly"), "day_stated": True},
            "Kỳ: hằng tháng, hằng quý.",
            id="periods",
        ),
        pytest.param({"to": ("Đảng ủy xã",)}, f"Gửi: Đảng ủy xã. {UNSTATED}", id="no day"),
    ],
)
def test_a_duty_is_told_as_far_as_the_text_does(facts: dict[str, Any], sentence: str) -> None:
    assert said(Statement(kind="quoted", code="duty", facts=DUTY | facts)) == [("plain", sentence)]


def test_a_duty_of_which_the_text_says_nothing_more_is_its_quote_alone() -> None:
    assert said(Statement(kind="quoted", code="duty", facts=DUTY)) == []


def test_dates_are_said_as_people_write_them() -> None:
    (line,) = said(Statement(kind="quoted", code="issued_on", facts={"date": "2026-01-05"}))

    assert re.search(r"0?5/0?1/2026", line[1])


def test_what_was_looked_for_is_said_and_whom_to_ask() -> None:
    refusal = Statement(
        kind="absent", code="nothing_found", facts={"looked_for": ("học phí", "mầm non")}
    )

    lines = said(refusal, status="not_in_documents")

    assert lines[0][1].endswith("Đã tìm: “học phí”, “mầm non”.")
    assert lines[-1] == ("note", "Xin hỏi Văn phòng.")


def test_a_missing_part_is_told_only_where_nothing_was_found() -> None:
    found = said(Statement(kind="recorded", code="decline_write"), degraded=("vectors",))
    nothing = said(
        Statement(kind="absent", code="nothing_found", facts={"looked_for": ()}),
        status="not_in_documents",
        degraded=("vectors",),
    )

    assert ("note", refusals.WITHOUT_VECTORS) not in found
    assert ("note", refusals.WITHOUT_VECTORS) in nothing


def test_a_place_that_is_not_there_comes_with_those_that_are() -> None:
    facts = {"address": "mục V", "directive_id": 7, "there_is": ("I", "II")}

    ((_, sentence),) = said(Statement(kind="absent", code="no_such_unit", facts=facts))

    assert "mục V" in sentence
    assert sentence.endswith("I, II.")


def test_notes_name_the_directive_and_what_replaced_it() -> None:
    facts = {"directive_id": 7, "by": (8,)}

    ((kind, note),) = said(Statement(kind="recorded", code="superseded", facts=facts))

    assert kind == "note"
    assert "31-KH/ĐU" in note
    assert "vb 8" in note


def test_a_choice_names_the_directive_its_issuer_and_subject() -> None:
    choices = tuple(Choice(directive_id=id_, question=f"vb {id_}: ai ký") for id_ in (7, 8))

    lines = said(status="which_one", statements=(), choices=choices)

    assert lines[0] == ("title", texts.WHICH_ONE)
    assert "Đảng ủy xã Suối Mơ" in lines[1][1]
    assert lines[2][1].endswith("về thu gom rác")


def test_one_that_nearly_fits_is_offered_as_a_question() -> None:
    lines = said(
        Statement(kind="absent", code="not_held", facts={"number": "31-KH/BTG"}),
        status="which_one",
        choices=(Choice(directive_id=7, question="vb 7: ai ký"),),
    )

    assert [text for _, text in lines[:2]] == ["Chưa có văn bản 31-KH/BTG ở đây.", texts.OFFERED]
