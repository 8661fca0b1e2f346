from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.calendar import Basis, WorkCalendar, containing, due_days, following, periods_between
from knowledge.calendar.periods import MONTHS
from knowledge.domain import DueDay

WORK = WorkCalendar()
ONE_DAY = timedelta(days=1)
DAYS = st.dates(date(2019, 1, 1), date(2035, 12, 31))
BOUNDARIES = st.sampled_from(["before", "by", "on"])
MONTH = st.integers(1, 12)
DAY = st.integers(1, 31)


def rule(kind: str, **keys: st.SearchStrategy[Any]) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries({"type": st.just(kind), "boundary": BOUNDARIES, **keys})


PERIODIC = st.one_of(
    st.tuples(
        rule("day_of_month", day=DAY, month_offset=st.integers(0, 2)), st.sampled_from([*MONTHS])
    ),
    st.tuples(rule("day_of_last_month_of_period", day=DAY), st.sampled_from([*MONTHS])),
    st.tuples(
        rule("month_day", month=MONTH, day=DAY, year_offset=st.integers(-1, 1)), st.just("annual")
    ),
    st.tuples(
        rule("within_month", months=st.lists(MONTH, min_size=1, max_size=1)), st.just("annual")
    ),
    st.tuples(rule("within_quarter", quarter=st.integers(1, 4)), st.just("annual")),
    st.tuples(
        rule("weekday", weekday=st.sampled_from(["monday", "friday", "saturday", "sunday"])),
        st.just("weekly"),
    ),
    st.tuples(rule("times_of_day", times=st.just(["16:30"])), st.just("daily")),
)
ONE_OFF = st.one_of(
    st.tuples(rule("absolute", date=DAYS.map(date.isoformat)), st.just("once")),
    st.tuples(
        rule("relative", anchor=st.just("hội nghị"), offset_days=st.integers(-40, 40)),
        st.just("per_meeting"),
    ),
    st.tuples(
        rule("relative", anchor=st.just("hội nghị"), offset_working_days=st.integers(-30, 30)),
        st.just("per_event"),
    ),
)
RULES = st.one_of(PERIODIC, ONE_OFF)
EVENTS = st.lists(DAYS, max_size=4)


def days(
    rule: tuple[dict[str, Any], str], first: date, last: date, events: Sequence[date] = ()
) -> list[DueDay]:
    return due_days(*rule, first, last, work=WORK, basis=Basis(events=events))


@given(RULES, DAYS, EVENTS)
def test_no_day_is_later_than_written(
    rule: tuple[dict[str, Any], str], first: date, events: list[date]
) -> None:
    for due in days(rule, first, first + timedelta(days=500), events):
        assert due.advised <= due.last_safe <= due.written


@given(RULES, DAYS, EVENTS)
def test_before_a_day_is_in_time_until_the_day_before(
    rule: tuple[dict[str, Any], str], first: date, events: list[date]
) -> None:
    for due in days(rule, first, first + timedelta(days=500), events):
        earlier = due.boundary == "before" and not due.times
        assert due.last_safe == due.written - (ONE_DAY if earlier else timedelta())


@given(RULES, DAYS, EVENTS)
def test_the_day_advised_is_worked_and_the_latest_such(
    rule: tuple[dict[str, Any], str], first: date, events: list[date]
) -> None:
    for due in days(rule, first, first + timedelta(days=400), events):
        if due.advised == due.last_safe:
            assert due.why is None
            continue
        assert WORK.day_off(due.advised) is None
        assert due.why == WORK.day_off(due.last_safe)
        between = (due.last_safe - due.advised).days
        assert all(WORK.day_off(due.last_safe - n * ONE_DAY) for n in range(between))


@given(PERIODIC, st.integers(2020, 2034))
def test_each_period_has_exactly_one_day(rule: tuple[dict[str, Any], str], year: int) -> None:
    found = days(rule, date(year - 2, 1, 1), date(year + 2, 12, 31))

    wanted = list(periods_between(rule[1], date(year, 1, 1), date(year, 12, 31)))
    about = [due.period for due in found]
    assert all(about.count(period) == 1 for period in wanted)


@given(RULES, DAYS, st.integers(0, 300), st.integers(1, 300), EVENTS)
def test_a_range_is_the_sum_of_its_parts(
    rule: tuple[dict[str, Any], str], first: date, one: int, other: int, events: list[date]
) -> None:
    middle = first + timedelta(days=one)
    last = middle + timedelta(days=other)

    whole = days(rule, first, last, events)

    parts = days(rule, first, middle, events) + days(rule, middle + ONE_DAY, last, events)
    assert whole == parts
    assert all(first <= due.last_safe <= last for due in whole)


@given(DAYS, st.integers(-60, 60))
def test_working_days_are_counted_there_and_back(day: date, count: int) -> None:
    start = WORK.last_working_day(day)
    assert start is not None

    assert WORK.shift(WORK.shift(start, count), -count) == start


@given(DAYS, st.sampled_from([*MONTHS, "weekly", "daily"]))
def test_periods_follow_one_another_without_a_gap(day: date, kind: str) -> None:
    period = containing(kind, day)

    assert period.start <= day <= period.end
    assert following(period).start == period.end + ONE_DAY
    assert len({period.key, following(period).key}) == 2


@pytest.mark.parametrize(
    ("due", "period"),
    [
        pytest.param({"type": "none"}, "monthly", id="nothing-stated"),
        pytest.param({"type": "blank", "boundary": "before"}, "once", id="blank-in-a-form"),
        pytest.param({"type": "immediate", "boundary": "by"}, "adhoc", id="at-once"),
        pytest.param(
            {"type": "absolute", "boundary": "after", "date": "2026-03-01"},
            "once",
            id="after-a-day",
        ),
        pytest.param(
            {"type": "relative", "boundary": "by", "anchor": "hội nghị", "offset_days": 3},
            "per_meeting",
            id="an-event-without-a-day",
        ),
        pytest.param(
            {"type": "weekday", "boundary": "before", "weekday": "monday"}, "once", id="which-week"
        ),
        pytest.param(
            {"type": "day_of_last_month_of_period", "boundary": "by", "day": 25},
            "per_period",
            id="which-period",
        ),
        pytest.param(
            {"type": "day_of_month", "boundary": "by", "day": 20}, "once", id="which-month"
        ),
        pytest.param(
            {"type": "month_day", "boundary": "by", "month": 3, "day": 25}, "once", id="which-year"
        ),
        pytest.param(
            {"type": "within_month", "boundary": "in", "months": [1]}, "five_yearly", id="from-when"
        ),
    ],
)
def test_a_rule_that_names_no_day_gives_none(due: dict[str, Any], period: str) -> None:
    assert due_days(due, period, date(2024, 1, 1), date(2030, 12, 31), work=WORK) == []


def test_the_term_has_no_day_even_where_its_end_is_known() -> None:
    due = {"type": "relative", "boundary": "in", "anchor": "trong nhiệm kỳ"}

    assert days((due, "per_term"), date(2024, 1, 1), date(2031, 1, 1), [date(2030, 6, 1)]) == []


def test_at_once_is_the_day_of_what_happened() -> None:
    due = {"type": "immediate", "boundary": "by"}

    (found,) = days((due, "adhoc"), date(2026, 1, 1), date(2026, 12, 31), [date(2026, 3, 15)])

    assert found.last_safe == found.advised == date(2026, 3, 15)  # a Sunday: no earlier day helps


def test_before_an_event_is_the_day_before_it() -> None:
    due = {"type": "relative", "boundary": "before", "anchor": "hội nghị"}

    (found,) = days((due, "per_meeting"), date(2026, 1, 1), date(2026, 12, 31), [date(2026, 3, 16)])

    assert (found.last_safe, found.advised) == (date(2026, 3, 15), date(2026, 3, 13))


def test_within_a_year_needs_no_person() -> None:
    due = {"type": "relative", "boundary": "in", "anchor": "năm 2026"}

    (found,) = days((due, "once"), date(2026, 1, 1), date(2026, 12, 31))

    assert (found.opens, found.last_safe) == (date(2026, 1, 1), date(2026, 12, 31))


def test_five_years_are_counted_from_the_day_that_a_person_set() -> None:
    due = {"type": "within_month", "boundary": "in", "months": [1]}

    found = days((due, "five_yearly"), date(2020, 1, 1), date(2035, 12, 31), [date(2022, 5, 1)])

    assert [one.written for one in found] == [
        date(2022, 1, 31),
        date(2027, 1, 31),
        date(2032, 1, 31),
    ]


@pytest.mark.parametrize(
    ("issued_on", "written"),
    [
        pytest.param(date(2026, 2, 3), [date(2026, 3, 25)], id="issued-before"),
        pytest.param(date(2026, 4, 3), [], id="issued-after-nobody-knows-the-year"),
    ],
)
def test_a_day_without_a_year_is_of_the_year_of_issue(issued_on: date, written: list[date]) -> None:
    due = {"type": "month_day", "boundary": "by", "month": 3, "day": 25}

    found = due_days(
        due,
        "once",
        date(2025, 1, 1),
        date(2028, 1, 1),
        work=WORK,
        basis=Basis(issued_on=issued_on),
    )

    assert [one.written for one in found] == written


@pytest.mark.parametrize(
    ("months", "keys"),
    [
        pytest.param([6, 12], ["2026-H1", "2026-H2"], id="halves"),
        pytest.param([3, 5, 9], ["2026-Q1", "2026-Q2", "2026-Q3"], id="quarters"),
        pytest.param([4, 5, 9], ["2026-M04", "2026-M05", "2026-M09"], id="months"),
    ],
)
def test_several_months_of_a_year_are_dues_of_their_own(months: list[int], keys: list[str]) -> None:
    due = {"type": "day_of_last_month_of_period", "boundary": "by", "day": 10, "months": months}

    found = days((due, "annual"), date(2026, 1, 1), date(2026, 12, 31))

    assert [one.period.key for one in found] == keys


def test_every_day_means_days_off_too() -> None:
    due = {"type": "times_of_day", "boundary": "before", "times": ["07:00", "16:30"]}

    found = days((due, "daily"), date(2026, 2, 13), date(2026, 2, 23))

    assert [one.last_safe.day for one in found] == list(range(13, 24))
    assert all(one.times == ("07:00", "16:30") and one.advised == one.last_safe for one in found)
