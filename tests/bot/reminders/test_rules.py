from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.reminders import Chat, Entry, Hours, Owed, Reminder, due, ledger
from bot.reminders.ledger import What
from knowledge.calendar import WorkCalendar
from tests.bot import dues

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_WORK = WorkCalendar()
_LUA = Chat(account="telegram:31")
_CLERK = Chat(account="telegram:90")
# last day Saturday 14 March 2026, the wise one Friday 13 March
_LONG_KNOWN = datetime(2026, 1, 5, 8, tzinfo=_ZONE)


def _at(day: int, hour: int = 7, minute: int = 30, month: int = 3) -> datetime:
    return datetime(2026, month, day, hour, minute, tzinfo=_ZONE)


def _owed(**changes: object) -> Owed:
    fields = {"due": dues.due(), "known_at": _LONG_KNOWN, "officers": (_LUA,), "office": (_CLERK,)}
    return Owed(**(fields | changes))  # type: ignore[arg-type]  # fields of Owed


def _due(now: datetime, *owed: Owed) -> list[Reminder]:
    return due(now, owed or (_owed(),), Hours(), _WORK)


def _rules(now: datetime, *owed: Owed) -> list[str]:
    return [one.rule for one in _due(now, *owed)]


def _noted(*what: What, day: date | None = None) -> ledger.Standing:
    return ledger.standing(
        Entry(
            due_key="5:chi-bo-3:2026-Q1",
            due_on=date(2026, 3, 14),
            what=one,
            by="Lụa",
            at=_at(2),
            day=day,
        )
        for one in what
    )


@pytest.mark.parametrize(
    ("now", "rules"),
    [
        pytest.param(_at(5), [], id="before the first"),
        # seven days before Friday 13 is Friday 6
        pytest.param(_at(6, 7, 29), [], id="not before the hour"),
        pytest.param(_at(6), ["ahead:7"], id="seven days ahead"),
        pytest.param(_at(6, 12, 0), [], id="not at noon"),
        pytest.param(_at(6, 13, 30), ["ahead:7"], id="in the afternoon"),
        pytest.param(_at(6, 17, 0), [], id="not in the evening"),
        pytest.param(_at(7, 9, 0), [], id="not on a Saturday"),
        pytest.param(_at(9, 9, 0), ["ahead:7"], id="what was missed holds until the next"),
        pytest.param(_at(10), ["ahead:3"], id="three days ahead"),
        pytest.param(_at(12), ["ahead:1"], id="the day before"),
        pytest.param(_at(13), ["morning"], id="the morning of the wise day"),
        pytest.param(_at(14, 9, 0), ["morning"], id="forced: the last day is a Saturday"),
        pytest.param(_at(15, 9, 0), [], id="not on the Sunday after it"),
        pytest.param(_at(16), ["missing"], id="not yet received, on the next working day"),
        pytest.param(_at(18), ["missing", "office"], id="and then the office is told"),
        pytest.param(_at(19), ["office"], id="the cell's holds three working days"),
        pytest.param(_at(25), [], id="nothing stale"),
    ],
)
def test_what_is_due_at_a_moment(now: datetime, rules: list[str]) -> None:
    assert _rules(now) == rules


def test_a_reminder_sent_a_day_late_says_so() -> None:
    on_time, late = _due(_at(10, 16))[0], _due(_at(11))[0]

    assert not on_time.late
    assert (late.rule, late.late) == ("ahead:3", True)


def test_what_was_confirmed_since_is_not_called_late() -> None:
    [found] = _due(_at(11), _owed(known_at=_at(11, 7, 0)))

    assert not found.late


def test_nobody_is_asked_for_what_was_confirmed_after_its_day() -> None:
    assert _rules(_at(16), _owed(known_at=_at(15, 10))) == []


@pytest.mark.parametrize("what", ["handed_in", "received", "excused"])
def test_what_is_settled_is_not_reminded_of(what: What) -> None:
    assert _rules(_at(10), _owed(standing=_noted(what))) == []


@pytest.mark.parametrize("what", ["not_ours", "returned"])
def test_what_is_still_owed_is_reminded_of(what: What) -> None:
    assert _rules(_at(10), _owed(standing=_noted("handed_in", what))) == (
        ["ahead:3"] if what == "returned" else []
    )


def test_an_extension_moves_every_reminder() -> None:
    extended = _owed(standing=_noted("extended", day=date(2026, 3, 20)))

    assert _rules(_at(13), extended) == ["ahead:7"]
    assert _rules(_at(20), extended) == ["morning"]
    assert _rules(_at(23), extended) == ["missing"]


def test_before_tet_several_days_fall_on_one_and_one_reminder_goes() -> None:
    # Tết 2026: off from 16 to 20 February, with the weekends 14-22; back to work on Monday 23
    stated = dues.stated(
        written=date(2026, 2, 23), last_safe=date(2026, 2, 23), advised=date(2026, 2, 23), why=None
    )
    before_tet = _owed(due=dues.due(document=stated))

    assert _rules(_at(13, month=2), before_tet) == ["ahead:1"]
    assert _rules(_at(18, 9, month=2), before_tet) == []
    assert _rules(_at(23, month=2), before_tet) == ["morning"]


def test_in_the_evening_for_who_wants_that_but_for_the_morning_itself() -> None:
    evening = _owed(officers=(replace(_LUA, evening=True),))

    assert _rules(_at(10), evening) == []
    assert _rules(_at(10, 19), evening) == ["ahead:3"]
    assert _rules(_at(13), evening) == ["morning"]


def test_put_off_to_the_afternoon_and_to_the_next_morning() -> None:
    later = _owed(later=((_LUA.account, _at(10, 13, 30)),))

    assert _rules(_at(10, 9), later) == ["ahead:3"]
    assert _rules(_at(10, 13, 30), later) == ["later:2026-03-10T13:30"]


def test_what_was_put_off_gives_way_to_a_rule_of_the_same_moment() -> None:
    later = _owed(later=((_LUA.account, _at(13)),))

    assert _rules(_at(13), later) == ["morning"]


def test_the_office_is_written_to_where_nobody_of_the_cell_can_be() -> None:
    [found] = _due(_at(10), _owed(officers=()))

    assert (found.to, found.chat) == ("cell", _CLERK)


def test_not_after_the_hour_that_a_day_names() -> None:
    timed = _owed(due=dues.due(document=dues.stated(last_safe=date(2026, 3, 13), times=("11:00",))))

    assert _rules(_at(13, 10, 59), timed) == ["morning"]
    assert _rules(_at(13, 11), timed) == []


def test_what_recurs_each_week_is_reminded_of_one_day_ahead_alone() -> None:
    week = replace(dues.FIRST_QUARTER, kind="weekly")
    weekly = _owed(due=dues.due(period=week))

    assert [_rules(_at(day), weekly) for day in (6, 10, 12)] == [[], [], ["ahead:1"]]


def test_looks_back_no_further_than_it_says() -> None:
    assert _rules(_at(15, 9) + timedelta(days=31)) == []
