from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.domain import OWN, Duty
from knowledge.duties.sameness import offers, period_named, renewals
from tests.knowledge.duties.factories import NONE, QUARTERLY, make_duty
from tests.knowledge.factories import make_directive

OTHER = "Tỉnh ủy Tân Giang"
DIRECTIVES = {
    1: make_directive(issued_on="2026-01-10"),
    2: make_directive(number="40-CV/ĐU", issued_on="2026-09-01"),
    3: make_directive(number="7-CV/TU", issued_on="2026-09-01", issuer=OTHER),
    4: make_directive(number="03-KH/ĐU", issued_on="2027-01-08"),
}
LETTER = {"type": "absolute", "boundary": "by", "date": "2026-09-16"}


@pytest.mark.parametrize(
    ("text", "by", "key"),
    [
        ("báo cáo kết quả công tác quý III", date(2026, 9, 16), "2026-Q3"),
        ("báo cáo quý 3/2025", date(2026, 9, 16), "2025-Q3"),
        ("báo cáo quý IV năm 2026, phương hướng quý I năm 2027", None, "2026-Q4"),
        ("báo cáo quý IV", date(2027, 1, 5), "2026-Q4"),
        ("báo cáo tháng 12", date(2027, 1, 4), "2026-M12"),
        ("báo cáo tháng 9 và nhiệm vụ tháng 10", date(2026, 9, 25), "2026-M09"),
        ("báo cáo 6 tháng đầu năm", date(2026, 6, 10), "2026-H1"),
        ("sơ kết sáu tháng đầu năm 2026", None, "2026-H1"),
        ("báo cáo tổng kết công tác xây dựng Đảng năm 2026", date(2026, 12, 1), "2026"),
        ("báo cáo quý III", None, None),
        ("báo cáo kết quả thực hiện", date(2026, 9, 16), None),
    ],
)
def test_a_letter_names_the_period_that_it_asks_for(
    text: str, by: date | None, key: str | None
) -> None:
    period = period_named(text, by)

    assert (period and period.key) == key


def plan(**changes: Any) -> Duty:
    fields = {"due": QUARTERLY, "period": "quarterly", "what": "báo cáo kết quả công tác"}
    return make_duty(1, **(fields | changes))


def letter(**changes: Any) -> Duty:
    what = "báo cáo kết quả công tác quý III"
    fields = {"directive_id": 2, "due": LETTER, "period": "once", "what": what, "quote": what}
    return make_duty(2, **(fields | changes))


def test_the_letter_for_a_period_of_the_plan_is_offered_for_that_period() -> None:
    (offer,) = offers([plan(), letter()], DIRECTIVES, 2)

    assert (offer.duty.id, offer.into.id) == (1, 2)
    assert offer.period is not None
    assert offer.period.key == "2026-Q3"
    assert offers([plan(), letter()], DIRECTIVES, 1) == [offer]


def test_the_half_year_of_a_plan_that_is_read_as_annual_is_found() -> None:
    due = {"type": "month_day", "boundary": "before", "month": 6, "day": 10}
    half = plan(due=due, period="annual", what="Báo cáo 6 tháng")
    asked = letter(
        what="báo cáo 6 tháng đầu năm",
        quote="báo cáo 6 tháng đầu năm",
        due={**LETTER, "date": "2026-06-05"},
    )

    (offer,) = offers([half, asked], DIRECTIVES, 2)

    assert offer.period is not None
    assert offer.period.key == "2026"


def test_the_same_report_asked_for_again_is_offered_altogether() -> None:
    dues = plan(what="báo cáo thu nộp đảng phí")
    again = replace(dues, id=2, directive_id=2)

    (offer,) = offers([dues, again], DIRECTIVES, 2)

    assert (offer.duty.id, offer.into.id, offer.period) == (1, 2, None)


def test_words_that_every_report_has_make_no_two_of_them_one() -> None:
    """ "gửi", "báo cáo", "trình": nobody can tell what these are about."""
    bare = plan(what="gửi báo cáo")

    assert offers([bare, replace(bare, id=2, directive_id=2)], DIRECTIVES, 2) == []


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"what": "báo cáo kết quả kiểm tra tài chính quý III"}, id="subject"),
        pytest.param({"to": ("Ủy ban Kiểm tra Đảng ủy",)}, id="addressee"),
        pytest.param({"what": "báo cáo tháng 9", "quote": "báo cáo tháng 9"}, id="kind-of-period"),
        pytest.param({"what": "báo cáo", "quote": "báo cáo", "due": NONE}, id="no-period"),
        pytest.param({"kind": "task"}, id="not-a-report"),
        pytest.param({"kind": "submit"}, id="another-kind"),
        pytest.param({"bound": OWN}, id="whom-it-binds"),
        pytest.param({"due": NONE}, id="no-day-of-its-own"),
        pytest.param({"to": (), "directive_id": 3}, id="issuer-where-nobody-is-named"),
    ],
)
def test_what_differs_is_not_offered(changes: dict[str, Any]) -> None:
    asked = letter(**changes)

    assert offers([plan(), asked], DIRECTIVES, asked.directive_id) == []


@pytest.mark.parametrize(
    ("on", "offered"), [("2026-10-01", True), ("2027-06-30", False)], ids=["near", "far"]
)
def test_what_is_asked_for_once_is_one_if_the_days_are_near(on: str, offered: bool) -> None:
    one = plan(due=LETTER, period="once", what="báo cáo chuyển đổi số")
    other = letter(due={**LETTER, "date": on}, what="báo cáo về chuyển đổi số")

    assert bool(offers([one, other], DIRECTIVES, 2)) is offered


def test_a_duty_of_last_year_finds_its_like_in_the_new_plan() -> None:
    quote = "Hằng quý, các chi bộ báo cáo kết quả công tác trước ngày 20 tháng cuối quý năm 2026."
    old = plan(quote=quote)
    new = plan(
        quote=quote.replace("20", "18").replace("2026", "2027"), due={**QUARTERLY, "day": 18}
    )
    new = replace(new, id=5, directive_id=4)
    other = make_duty(6, directive_id=4, quote="Các chi bộ gửi danh sách đảng viên mới.")

    (renewal,) = renewals([old], [other, new], DIRECTIVES)

    assert renewal.new is new
    assert renewal.changed == {"due"}


def test_a_duty_without_its_like_in_the_new_plan_stands_alone() -> None:
    new = make_duty(6, directive_id=4, quote="Các chi bộ gửi danh sách đảng viên mới.")

    (renewal,) = renewals([plan()], [new], DIRECTIVES)

    assert (renewal.new, renewal.changed) == (None, frozenset())
