from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.announcing import Announcement, Hours, letter_key, to_tell
from knowledge.calendar.workdays import WorkCalendar

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_CALENDAR = WorkCalendar()


def _is_quiet(day: date) -> bool:
    off = _CALENDAR.day_off(day)
    return off is not None and off.kind != "saturday"


_HOURS = Hours(at=time(16, 30), is_quiet=_is_quiet)


def _at(said: str) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=_ZONE)


def _one(directive_id: int, at: str, told_on: date | None = None) -> Announcement:
    return Announcement(directive_id=directive_id, by="An", at=_at(at), told_on=told_on)


_WAITING = [_one(2, "2026-03-18 10:00"), _one(1, "2026-03-17 17:00")]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param("2026-03-18 16:29", [], id="before the hour"),
        pytest.param("2026-03-18 16:30", [1, 2], id="at the hour, the oldest first"),
        pytest.param("2026-03-18 23:59", [1, 2], id="late, after a night without power"),
        pytest.param("2026-03-21 16:30", [1, 2], id="on a Saturday"),
        pytest.param("2026-03-22 16:30", [], id="not on a Sunday"),
        pytest.param("2026-04-30 16:30", [], id="not on a holiday"),
    ],
)
def test_members_are_told_once_the_hour_has_come(now: str, told: list[int]) -> None:
    assert to_tell(_at(now), _HOURS, _WAITING, lambda _: True) == told


def test_what_comes_after_today_s_letters_waits_for_the_next() -> None:
    told = _one(1, "2026-03-17 17:00", told_on=date(2026, 3, 18))
    late = _one(3, "2026-03-18 17:00")

    assert to_tell(_at("2026-03-18 18:00"), _HOURS, [told, late], lambda _: True) == []
    assert to_tell(_at("2026-03-19 16:30"), _HOURS, [late], lambda _: True) == [3]


def test_what_waits_for_a_second_person_is_told_once_it_does_not() -> None:
    now = _at("2026-03-18 16:30")

    assert to_tell(now, _HOURS, _WAITING, lambda one: one != 1) == [2]


@pytest.mark.parametrize(
    ("now", "day"),
    [
        pytest.param("2026-03-18 08:00", "2026-03-18", id="today"),
        pytest.param("2026-03-18 16:30", "2026-03-19", id="tomorrow"),
        pytest.param("2026-03-21 17:00", "2026-03-23", id="over a Sunday"),
        pytest.param("2026-04-29 17:00", "2026-05-02", id="over two holidays, to a Saturday"),
    ],
)
def test_the_day_of_the_next_letters(now: str, day: str) -> None:
    assert _HOURS.next_day(_at(now)) == date.fromisoformat(day)


@given(st.datetimes(min_value=datetime(2026, 1, 1), max_value=datetime(2027, 12, 31)))  # noqa: DTZ001  # the zone is put on below
def test_on_the_day_that_was_named_letters_go_out(moment: datetime) -> None:
    day = _HOURS.next_day(moment.replace(tzinfo=_ZONE))

    assert _HOURS.are_on(datetime.combine(day, _HOURS.at, _ZONE))


def test_no_two_letters_share_a_key() -> None:
    day = date(2026, 3, 18)

    keys = {
        letter_key(day, account, without)
        for account in ("telegram:4", "telegram:42")
        for without in ((), (2,), (1, 2), (12,))
    }

    assert len(keys) == 8
    assert letter_key(day, "telegram:4", (2, 1)) == letter_key(day, "telegram:4", (1, 2))
