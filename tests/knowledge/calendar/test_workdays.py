from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Literal

from knowledge.calendar import WorkCalendar
from knowledge.domain import DayOff, Decree

WORK = WorkCalendar()
NOW = datetime(2026, 12, 1, 8, tzinfo=UTC)


def decree(
    day: date, verdict: Literal["off", "working"] = "off", name: str | None = "Nghỉ Tết"
) -> Decree:
    return Decree(day=day, verdict=verdict, name=name, by="văn phòng", at=NOW)


def test_a_day_off_says_why() -> None:
    assert WORK.day_off(date(2026, 11, 14)) == DayOff(day=date(2026, 11, 14), kind="saturday")
    assert WORK.day_off(date(2026, 11, 15)) == DayOff(day=date(2026, 11, 15), kind="sunday")
    assert WORK.day_off(date(2026, 11, 16)) is None
    off = WORK.day_off(date(2026, 2, 17))
    assert off == DayOff(day=date(2026, 2, 17), kind="holiday", name="Tết Nguyên Đán")


def test_saturdays_worked_in_exchange_are_known_as_far_as_they_are_published() -> None:
    worked = {day for year in (2024, 2025, 2026, 2027) for day in WORK.made_up(year)}

    assert worked == {date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)}


def test_what_the_office_entered_goes_before_what_is_computed() -> None:
    work = WorkCalendar(
        [
            decree(date(2027, 2, 11)),
            decree(date(2027, 2, 20), "working", "Làm bù ngày 11/02/2027"),
            decree(date(2027, 11, 24), "working", None),
        ]
    )

    assert work.day_off(date(2027, 2, 11)) == DayOff(
        day=date(2027, 2, 11), kind="holiday", name="Nghỉ Tết"
    )
    assert work.day_off(date(2027, 2, 20)) is None
    assert work.day_off(date(2027, 11, 24)) is None
    assert work.made_up(2027) == [date(2027, 2, 20)]


def test_the_holidays_of_a_year_are_listed_for_the_office_to_look_over() -> None:
    listed = [off.day for off in WorkCalendar([decree(date(2027, 2, 11))]).year(2027)]

    assert listed == sorted(listed)
    assert {date(2027, 1, 1), date(2027, 2, 11), date(2027, 9, 2)} <= set(listed)
    assert len(listed) == 16


def test_where_every_day_is_off_there_is_no_working_day() -> None:
    tet = date(2026, 2, 18)

    assert WORK.last_working_day(tet, floor=date(2026, 2, 14)) is None
    assert WORK.last_working_day(tet) == date(2026, 2, 13)


def test_new_year_by_the_lunar_calendar_is_that_of_viet_nam_to_2035() -> None:
    """By astronomical computation at UTC+7; in 2030 China's is a day later."""
    days = "10/2 29/1 17/2 6/2 26/1 13/2 2/2 23/1 11/2 31/1 19/2 8/2"

    for year, printed in zip(range(2024, 2036), days.split(), strict=True):
        day, month = map(int, printed.split("/"))
        off = WORK.day_off(date(year, month, day))
        assert off is not None
        assert off.name == "Tết Nguyên Đán"
