from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from knowledge.calendar import WorkCalendar, containing
from knowledge.domain import (
    NOBODY,
    OFFICE,
    OWN,
    Body,
    Book,
    Bound,
    Due,
    Duty,
    Ending,
    Event,
    Merge,
    SetDay,
)
from knowledge.duties.dues import Dues
from knowledge.duties.timing import Timing
from knowledge.organisations import Roll
from tests.knowledge.duties.factories import MOMENT, NONE, QUARTERLY, make_day, make_duty
from tests.knowledge.factories import make_directive

WORK = WorkCalendar()
DIRECTIVES = {1: make_directive(), 2: make_directive(number="40-CV/ĐU", issued_on="2026-09-01")}
CELLS = {"c1": {"thôn"}, "c2": {"trường học"}, OFFICE: frozenset[str]()}


def of(
    *duties: Duty, cells: Mapping[str, Any] = CELLS, roll: Roll | None = None, **more: Any
) -> Dues:
    book = Book(duties={duty.id: duty for duty in duties}, **more)
    ended = (roll or Roll([])).ended
    return Dues(book, Timing(book, DIRECTIVES, WORK), cells, ended)


def dues(
    *duties: Duty, first: date = date(2026, 9, 1), last: date = date(2026, 9, 30), **more: Any
) -> list[Due]:
    return of(*duties, **more).between(first, last)


def days(found: list[Due]) -> list[tuple[str, str, str]]:
    return [(due.cell, f"{due.day:%d/%m}", due.day_by) for due in found]


def set_days(*listed: SetDay) -> dict[int, tuple[SetDay, ...]]:
    return {1: listed}


def test_a_confirmed_duty_is_due_for_every_cell_it_binds_and_not_for_the_office() -> None:
    found = dues(make_duty())

    assert days(found) == [("c1", "19/09", "document"), ("c2", "19/09", "document")]
    assert found[0].key == "1:c1:2026-M09"
    assert (found[0].advised, found[0].why and found[0].why.kind) == (date(2026, 9, 18), "saturday")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"state": "proposed"}, id="not-confirmed"),
        pytest.param({"state": "rejected"}, id="rejected"),
        pytest.param({"bound": NOBODY}, id="bound-to-nobody"),
        pytest.param({"use": "reference"}, id="to-look-up"),
        pytest.param({"since": date(2026, 10, 1)}, id="before-it-was-confirmed"),
        pytest.param({"years": frozenset({2025})}, id="of-another-year"),
        pytest.param({"ended": Ending(why="withdrawn", on=date(2026, 9, 10))}, id="withdrawn"),
        pytest.param({"ended": Ending(why="superseded", on=date(2026, 9, 10))}, id="superseded"),
        pytest.param({"due": NONE}, id="no-day-stated"),
    ],
)
def test_nothing_is_due_for_anybody(changes: dict[str, Any]) -> None:
    assert dues(make_duty(**changes)) == []


def test_what_is_due_before_a_directive_ended_stays_due() -> None:
    ended = Ending(why="superseded", on=date(2026, 9, 19), ids=(2,))

    assert len(dues(make_duty(ended=ended))) == 2


def test_the_report_on_december_of_a_year_bound_plan_is_due_in_january() -> None:
    due = {"type": "day_of_month", "boundary": "before", "day": 5, "month_offset": 1}
    ended = Ending(why="year_over", on=date(2026, 12, 31))
    duty = make_duty(due=due, years=frozenset({2026}), ended=ended)

    found = dues(duty, first=date(2026, 12, 10), last=date(2027, 12, 31), cells={"c1": ()})

    assert [(due.period.key, due.day) for due in found] == [("2026-M12", date(2027, 1, 4))]


def test_a_group_is_bound_and_nobody_else() -> None:
    schools = Bound(kind="groups", members=frozenset({"trường học"}))

    assert [due.cell for due in dues(make_duty(bound=schools))] == ["c2"]


def test_the_office_owes_its_own_duties() -> None:
    assert [due.cell for due in dues(make_duty(bound=OWN))] == [OFFICE]


def test_a_day_of_the_office_is_earlier_and_marked_as_its() -> None:
    ahead = make_day(ahead_days=4)

    found = dues(make_duty(), set_days=set_days(ahead))

    assert days(found) == [("c1", "15/09", "office"), ("c2", "15/09", "office")]
    assert found[0].set_day == ahead
    assert found[0].document is not None
    assert found[0].document.last_safe == date(2026, 9, 19)


def test_an_earlier_day_counts_from_when_it_falls_although_the_written_one_is_later() -> None:
    ahead = make_day(ahead_days=30)

    found = dues(
        make_duty(), set_days=set_days(ahead), first=date(2026, 8, 1), last=date(2026, 8, 31)
    )

    assert [(due.period.key, due.day) for due in found] == [("2026-M09", date(2026, 8, 20))] * 2


def test_a_set_day_before_the_confirmation_does_not_undo_the_due() -> None:
    duty = make_duty(since=date(2026, 9, 16))

    found = dues(duty, set_days=set_days(make_day(ahead_days=4)))

    assert days(found) == [("c1", "15/09", "office"), ("c2", "15/09", "office")]


def test_a_cell_keeps_an_earlier_day_of_its_own_and_others_do_not() -> None:
    own = make_day(cell="c2", due={"type": "day_of_month", "boundary": "by", "day": 10})

    found = dues(make_duty(), set_days=set_days(own))

    assert days(found) == [("c2", "10/09", "cell"), ("c1", "19/09", "document")]


def test_a_later_day_never_counts() -> None:
    """It cannot be set; it may become later when a newer paper moves the day."""
    late = make_day(due={"type": "day_of_month", "boundary": "by", "day": 28})

    assert {due.day_by for due in dues(make_duty(), set_days=set_days(late))} == {"document"}


def test_where_no_day_is_stated_the_one_of_the_office_counts() -> None:
    office = make_day(due={"type": "day_of_month", "boundary": "by", "day": 25})
    own = make_day(2, cell="c1", due={"type": "day_of_month", "boundary": "by", "day": 20})
    late = make_day(3, cell="c2", due={"type": "day_of_month", "boundary": "by", "day": 28})

    found = dues(make_duty(due=NONE), set_days=set_days(office, own, late))

    assert days(found) == [("c1", "20/09", "cell"), ("c2", "25/09", "office")]
    assert all(due.document is None for due in found)


def test_where_nobody_else_set_a_day_a_cell_may_set_any() -> None:
    own = make_day(cell="c1", due={"type": "day_of_month", "boundary": "by", "day": 28})

    assert days(dues(make_duty(due=NONE), set_days=set_days(own))) == [("c1", "28/09", "cell")]


def test_a_single_day_goes_before_a_rule_for_its_period_alone() -> None:
    rule = make_day(due={"type": "day_of_month", "boundary": "by", "day": 25})
    single = make_day(
        2, due={"type": "absolute", "boundary": "by", "date": "2026-09-09"}, only="2026-M09"
    )

    found = dues(
        make_duty(due=NONE),
        set_days=set_days(rule, single),
        last=date(2026, 10, 31),
        cells={"c1": ()},
    )

    assert days(found) == [("c1", "09/09", "office"), ("c1", "25/10", "office")]
    assert [due.period.key for due in found] == ["2026-M09", "2026-M10"]


def test_a_day_is_set_so_many_days_before_that_of_the_superior() -> None:
    own = make_duty(2, bound=OWN, directive_id=2, due=QUARTERLY, period="quarterly")
    cells = make_duty(due=NONE, period="quarterly")
    ahead = make_day(ahead_days=5, of_id=2)

    found = dues(cells, own, set_days=set_days(ahead))

    assert days(found) == [
        ("c1", "14/09", "office"),
        ("c2", "14/09", "office"),
        (OFFICE, "19/09", "document"),
    ]
    assert found[0].period == found[2].period


def test_an_event_gives_its_day_to_all_or_to_one_cell() -> None:
    due = {"type": "relative", "boundary": "by", "anchor": "buổi sinh hoạt", "offset_days": -2}
    duty = make_duty(due=due, period="per_meeting")
    common = Event(id=1, duty_id=1, cell=None, on=date(2026, 9, 5), by="a", at=MOMENT)
    own = replace(common, id=2, cell="c2", on=date(2026, 9, 12))

    found = dues(duty, events={1: (common, own)})

    assert [(due.cell, due.day.day) for due in found] == [("c1", 3), ("c2", 3), ("c2", 10)]


def test_the_letter_for_one_quarter_dates_the_report_that_the_plan_asks_for() -> None:
    plan = make_duty(due=QUARTERLY, period="quarterly")
    on = {"type": "absolute", "boundary": "by", "date": "2026-09-16"}
    letter = make_duty(2, directive_id=2, due=on, period="once")
    third = containing("quarterly", date(2026, 9, 1))
    merge = Merge(duty_id=1, into_id=2, period=third)

    found = dues(plan, letter, merges=(merge,), last=date(2026, 12, 31), cells={"c1": ()})

    assert [(due.key, due.day, due.duty.id) for due in found] == [
        ("1:c1:2026-Q3", date(2026, 9, 16), 2),
        ("1:c1:2026-Q4", date(2026, 12, 19), 1),
    ]
    assert [duty.id for duty in found[0].also] == [1]


def test_the_plan_stays_due_for_those_whom_the_letter_does_not_bind() -> None:
    plan = make_duty(due=QUARTERLY, period="quarterly")
    on = {"type": "absolute", "boundary": "by", "date": "2026-09-16"}
    only = Bound(kind="cells", members=frozenset({"c1"}))
    letter = make_duty(2, directive_id=2, due=on, period="once", bound=only)
    merge = Merge(duty_id=1, into_id=2, period=containing("quarterly", date(2026, 9, 1)))

    found = dues(plan, letter, merges=(merge,))

    assert [(due.cell, due.day.day, due.duty.id) for due in found] == [("c1", 16, 2), ("c2", 19, 1)]


def test_a_duty_that_is_one_with_a_later_one_is_due_once() -> None:
    plan, later = make_duty(merged_into=2), make_duty(2, directive_id=2)
    merge = Merge(duty_id=1, into_id=2, period=None)

    found = dues(plan, later, merges=(merge,), cells={"c1": ()})

    assert [(due.key, due.duty.id) for due in found] == [("1:c1:2026-M09", 2)]


def test_of_the_versions_of_a_duty_the_newest_is_due() -> None:
    old = make_duty(ended=Ending(why="superseded", on=date(2026, 9, 25), ids=(2,)))
    new = make_duty(2, root=1, directive_id=2)

    assert [due.duty.id for due in dues(old, new, cells={"c1": ()})] == [2]


def test_a_body_that_has_ended_is_named_with_what_says_so() -> None:
    body = Body(
        id=1,
        name="Văn phòng Đảng ủy",
        began_on=None,
        ended_on=date(2026, 9, 1),
        successors=(),
        number="06-ĐA/ĐU",
        citation=None,
        by="a",
        at=MOMENT,
    )

    found = dues(make_duty(), first=date(2026, 8, 1), roll=Roll([body]), cells={"c1": ()})

    assert [[one.number for one in due.ended_bodies] for due in found] == [[], ["06-ĐA/ĐU"]]


def test_a_duty_without_any_day_is_listed_apart() -> None:
    none = make_duty(due=NONE)
    dated, rejected = make_duty(2), make_duty(3, due=NONE, state="rejected")
    over = make_duty(4, due=NONE, ended=Ending(why="year_over", on=date(2025, 12, 31)))

    def undated(**more: Any) -> list[int]:
        listed = of(none, dated, rejected, over, **more).undated(date(2026, 9, 1))
        return [duty.id for duty in listed]

    assert undated() == [1]
    assert undated(set_days=set_days(make_day(ahead_days=None, due={"type": "absolute"}))) == []


def test_a_range_is_the_sum_of_its_parts() -> None:
    duties = (make_duty(), make_duty(2, due=QUARTERLY, period="quarterly"))
    chosen = set_days(make_day(ahead_days=9), make_day(2, cell="c1", ahead_days=40))

    def between(first: date, last: date) -> list[Due]:
        return dues(*duties, set_days=chosen, first=first, last=last)

    whole = between(date(2026, 1, 1), date(2026, 12, 31))
    parts = between(date(2026, 1, 1), date(2026, 5, 9)) + between(
        date(2026, 5, 10), date(2026, 12, 31)
    )
    assert whole == parts
    assert len({due.key for due in whole}) == len(whole) == 12 * 2 + 4 * 2
