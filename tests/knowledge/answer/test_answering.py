"""The door of the package, ``knowledge/answer/__init__.py``."""

from __future__ import annotations

from datetime import date

import pytest

from knowledge.answer import Answering
from knowledge.domain import Scope
from knowledge.retrieve import Retriever
from tests.fakes import CountingEmbeddings
from tests.knowledge.answer.offices import Office, codes, quotes


def test_a_replaced_directive_that_is_quoted_is_called_so(office: Office) -> None:
    answer = office.ask("03-QĐ/ĐU: mỗi ấp cử mấy người trực ban")

    note = answer.statements[-1]
    assert quotes(answer)[0].startswith("Mỗi ấp cử một người trực ban")
    assert (note.kind, note.code) == ("recorded", "superseded")
    assert note.facts["by"] == (office.by_name["07-QD"].id,)


def test_where_the_replacement_is_the_answer_it_is_not_said_twice(office: Office) -> None:
    assert codes(office.ask("03-QĐ/ĐU còn hiệu lực không")) == ["replaced_by"]


def test_what_is_in_force_answers_before_what_it_replaced(office: Office) -> None:
    answer = office.ask("mỗi ấp cử mấy người trực ban")

    assert office.cited(answer) == ["07-QD"]
    assert codes(answer) == ["content"]


@pytest.mark.parametrize(("today", "past"), [(date(2024, 12, 31), False), (date(2025, 1, 1), True)])
def test_a_plan_is_of_a_past_year_from_its_first_day_on(
    office: Office, today: date, past: bool
) -> None:
    answer = office.answering.answer("trường nào mở lớp dạy bơi miễn phí", Scope(today=today))

    assert ("bound_to_past_year" in codes(answer)) is past


def test_a_fact_of_a_paper_is_not_over_with_its_year(office: Office) -> None:
    assert codes(office.ask("19-KH/ĐU ai ký")) == ["signer"]


@pytest.mark.parametrize(
    "asked",
    [
        "kế hoạch tủ sách ai ký",
        "có những báo cáo nào phải nộp",
        "liệt kê các cuộc sơ kết, tổng kết",
        "mục II của 12-KH/ĐU",
        "chợ phiên có những gì",
        "tủ sách cộng đồng cho người khiếm thị",
    ],
)
def test_every_quote_is_the_stored_text(office: Office, asked: str) -> None:
    answer = office.ask(asked)

    citations = [citation for s in answer.statements for citation in s.citations]
    assert citations
    for one in citations:
        assert office.shelf[one.directive_id].directive.text[one.start : one.end] == one.quote


def test_an_answer_tells_which_part_could_not_be_used(office: Office) -> None:
    answering = office.answering
    retriever = Retriever(answering._store, answering._lexical, None, CountingEmbeddings())

    answer = Answering(answering._store, retriever, answering._lexical).answer(
        "12-KH/ĐU ai ký", Scope(today=date(2026, 11, 22))
    )

    assert answer.degraded == ("vectors",)
    assert office.ask("12-KH/ĐU ai ký").degraded == ()


@pytest.mark.parametrize(
    "typed",
    [
        "ke hoach tu sach ai ki",
        "KH tủ sách ai ký z",
        "Cháu ơi cho bác hỏi kế hoạch tủ sách do ai ký ạ, cảm ơn cháu",
    ],
)
def test_however_it_is_typed_the_answer_is_the_same(office: Office, typed: str) -> None:
    assert quotes(office.ask(typed)) == quotes(office.ask("kế hoạch tủ sách ai ký"))
