"""Two years of reminders against an oracle that was written apart from the rules."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.app import Services
from bot.reminders import Chat, Hours, Owed, due
from knowledge.calendar import WorkCalendar, due_days
from knowledge.domain import OFFICE, Due
from tests.bot import dues
from tests.bot.reminders import oracle

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_WORK = WorkCalendar()
_HALF_HOUR = timedelta(minutes=30)
# (period, rule): month-ends, 29 February, weeks, days with hours, Tết, the turn of the year
_RICH: tuple[tuple[str, dict[str, Any]], ...] = (
    ("monthly", {"type": "day_of_month", "boundary": "by", "day": 31}),
    ("monthly", {"type": "day_of_month", "boundary": "before", "day": 1, "month_offset": 1}),
    ("monthly", {"type": "day_of_month", "boundary": "by", "day": 15}),
    ("quarterly", {"type": "day_of_last_month_of_period", "boundary": "before", "day": 15}),
    ("semiannual", {"type": "day_of_last_month_of_period", "boundary": "before", "day": 30}),
    ("annual", {"type": "month_day", "boundary": "by", "month": 2, "day": 29}),
    ("annual", {"type": "month_day", "boundary": "by", "month": 1, "day": 2}),
    ("annual", {"type": "month_day", "boundary": "by", "month": 9, "day": 2}),
    ("annual", {"type": "month_day", "boundary": "before", "month": 2, "day": 18}),
    ("weekly", {"type": "weekday", "boundary": "by", "weekday": "friday"}),
    ("weekly", {"type": "weekday", "boundary": "by", "weekday": "sunday"}),
    ("once", {"type": "absolute", "boundary": "by", "date": "2026-02-15"}),
    ("once", {"type": "absolute", "boundary": "before", "date": "2027-02-08", "time": "10:00"}),
)


def _dues_of(rule: tuple[str, dict[str, Any]], number: int, first: date, last: date) -> list[Due]:
    period, stated = rule
    obligation = dues.obligation(period=period, due=stated)
    duty = dues.duty(id=number, root=number, obligation=obligation)
    return [
        dues.due(duty=duty, period=day.period, document=day)
        for day in due_days(stated, period, first, last, work=_WORK)
    ]


def _ticks(first: date, last: date, down: set[date], times: Sequence[int]) -> list[datetime]:
    """Return moments at which a program that is down on some days looks; *times* in half hours."""
    days = (first + timedelta(days=n) for n in range((last - first).days + 1))
    return [
        datetime.combine(day, datetime.min.time(), _ZONE) + half * _HALF_HOUR
        for day in days
        if day not in down
        for half in times
    ]


def _sent(owed: Sequence[Owed], ticks: Sequence[datetime]) -> list[oracle.Sent]:
    """Ask at every tick, and send what was not sent before."""
    known: set[tuple[str, date, str, str]] = set()
    sent: list[oracle.Sent] = []
    for tick in ticks:
        seen = [one for one in owed if one.known_at <= tick]
        for reminder in due(tick, seen, Hours(), _WORK):
            if reminder.key not in known:
                known.add(reminder.key)
                account = reminder.chat.account
                sent.append((reminder.owed.due.key, reminder.rule, account, tick))
    return sent


@given(
    rule=st.sampled_from(_RICH),
    leads=st.sets(st.sampled_from((30, 14, 7, 5, 3, 2, 1)), max_size=4),
    known=st.integers(0, 90),
    down=st.sets(st.integers(0, 200), max_size=120),
    times=st.sets(st.sampled_from((14, 15, 16, 22, 23, 26, 27, 33, 34, 38, 39, 41)), min_size=1),
    evening=st.booleans(),
    reachable=st.booleans(),
)
@settings(max_examples=60)
def test_one_due_against_the_oracle(  # noqa: PLR0913  # what a due and a program can be
    rule: tuple[str, dict[str, Any]],
    leads: set[int],
    known: int,
    down: set[int],
    times: set[int],
    *,
    evening: bool,
    reachable: bool,
) -> None:
    first, last = date(2026, 1, 2), date(2026, 7, 20)
    officers = (Chat(account="telegram:31", evening=evening),) if reachable else ()
    owed = [
        Owed(
            due=one,
            known_at=datetime(2026, 1, 2, 10, tzinfo=_ZONE) + timedelta(days=known),
            leads=tuple(sorted(leads)),
            officers=officers,
            office=(Chat(account="telegram:90"),),
        )
        for one in _dues_of(rule, 5, first, last)
    ]
    off = {first + timedelta(days=n) for n in down}
    ticks = _ticks(first, last, off, sorted(times))

    sent = _sent(owed, ticks)

    assert len({one[:3] for one in sent}) == len(sent)
    assert set(sent) == oracle.expected(owed, ticks, _WORK)


def _many(services: Services, cells: int, first: date, last: date) -> Iterator[Owed]:
    """Spread the samples and many rules over many cells, some of them with ways of theirs."""
    chance = random.Random(7)  # noqa: S311  # a simulation
    moment = services.register.moment()
    groups = [group for names in moment.cells.values() for group in names]
    names = {f"cell-{n}": frozenset(chance.sample(groups, k=1)) for n in range(cells)}
    many = replace(moment, cells={**names, OFFICE: frozenset()})
    plain = {one.duty.id: one for one in many.dues(first, last)}
    found = [
        *(one for one in many.dues(first, last) if plain and one.period.kind != "daily"),
        *(
            replace(one, cell=cell)
            for cell in names
            for number, rule in enumerate(chance.sample(_RICH, k=2), start=900)
            for one in _dues_of(rule, number, first, last)
        ),
    ]
    office = (Chat(account="telegram:90"), Chat(account="telegram:99"))
    ways = {
        cell: (
            tuple(
                Chat(account=f"telegram:{cell}:{n}", evening=chance.random() < 0.1)
                for n in range(chance.choice((0, 1, 1, 2)))
            ),
            chance.choice(((7, 3, 1), (7, 3, 1), (14, 7, 3, 1), (3,), (5, 2))),
        )
        for cell in (*names, OFFICE)
    }
    known = datetime(2026, 1, 2, 10, tzinfo=_ZONE)
    for one in found:
        officers, leads = ways[one.cell]
        begun = known + timedelta(days=chance.choice((0, 0, 0, 45)))
        yield Owed(due=one, known_at=begun, leads=leads, officers=officers, office=office)


@pytest.mark.slow
def test_two_years_of_two_hundred_cells_with_random_days_down(demo: Services) -> None:
    first, last = date(2026, 1, 2), date(2027, 12, 31)
    owed = list(_many(demo, 200, first, last))
    chance = random.Random(11)  # noqa: S311  # a simulation
    down = {first + timedelta(days=n) for n in chance.sample(range(730), k=90)}
    for begin in (date(2026, 3, 9), date(2027, 6, 7)):  # whole weeks, too
        down |= {begin + timedelta(days=n) for n in range(9)}
    ticks = [
        tick
        for tick in _ticks(first, last, down, (16, 28, 39))
        if tick.hour == 19 or (tick.hour == 8) == bool(tick.day % 2)  # a noon or a morning
    ]

    by_day: dict[date, list[Owed]] = {}
    for one in owed:
        by_day.setdefault(one.day, []).append(one)
    sent: list[oracle.Sent] = []
    known: set[tuple[str, date, str, str]] = set()
    for tick in ticks:
        near = [
            one
            for n in range(-16, 28)  # the longest lead here is 14 days, with Tết before it
            for one in by_day.get(tick.date() + timedelta(days=n), ())
            if one.known_at <= tick
        ]
        for reminder in due(tick, near, Hours(), _WORK):
            if reminder.key not in known:
                known.add(reminder.key)
                account = reminder.chat.account
                sent.append((reminder.owed.due.key, reminder.rule, account, tick))

    assert len({one[:3] for one in sent}) == len(sent)
    assert len(sent) > 15_000
    assert set(sent) == oracle.expected(owed, ticks, _WORK)
