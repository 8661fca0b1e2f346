"""Which reminders hold at a moment; pure.

A reminder is not an alarm that was set: whoever asks, at whatever moment, gets those that hold
now. Each rule gives a due moments at which it begins to hold; of all that have begun the last one
holds, until the next begins or it makes no sense any more. So a program that was down for a week
sends what still makes sense, once, and nothing stale. That none is sent twice is seen to by the
key of each (``Reminder.key``), which the planner keeps.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from bot.reminders.hours import Hours
from bot.reminders.rules import AHEAD, BACK, RULES, Chat, Owed, Reminder, Slot, To
from knowledge.calendar import WorkCalendar

_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Begun:
    """A slot with its moments, for people of the same hours."""

    rule: str
    at: datetime
    until: datetime
    critical: bool
    by_day: bool


def due(now: datetime, owed: Iterable[Owed], hours: Hours, work: WorkCalendar) -> list[Reminder]:
    """List the reminders that hold at *now* and may be sent at it, in the order of *owed*.

    Args:
        now: The moment, in the zone of *hours*.
        owed: Dues from ``now - BACK`` to ``now + AHEAD``; others give nothing.
        hours: When people may be written to.
        work: Which days are worked.
    """
    if not hours.are_open(now):
        return []
    table = _Timetable(now, hours, work)
    first, last = now.date() - BACK, now.date() + AHEAD
    return [
        reminder
        for one in owed
        if one.standing.is_open and first <= one.day <= last
        for reminder in table.reminders(one)
    ]


class _Timetable:
    """The moments of dues, seen from *now*; dues that differ in the cell alone share them."""

    def __init__(self, now: datetime, hours: Hours, work: WorkCalendar) -> None:
        self._now = now
        self._hours = hours
        self._work = work
        # what holds now, by all that decides it
        self._known: dict[tuple[object, ...], _Begun | None] = {}

    def reminders(self, owed: Owed) -> Iterator[Reminder]:
        """Return the reminders of one due that hold now."""
        one = owed.due
        days = (owed.day, one.day, one.advised, owed.known_at)
        key = (*days, one.period.kind, one.times, owed.leads)
        later = dict(owed.later) if owed.later else {}
        for chat in owed.officers or owed.office:
            if chat.account in later:
                begun = _with(self._begun(owed, "cell", chat.evening), later[chat.account])
                held = self._holding(begun, owed, evening=chat.evening)
            else:
                held = self._held(key, owed, "cell", chat.evening)
            if held is not None:
                yield self._reminder(held, owed, "cell", chat)
        for chat in owed.office:
            held = self._held(key, owed, "office", False)
            if held is not None:
                yield self._reminder(held, owed, "office", chat)

    def _held(self, key: tuple[object, ...], owed: Owed, to: To, evening: bool) -> _Begun | None:
        key = (to, evening, *key)
        if key not in self._known:
            begun = self._begun(owed, to, evening)
            self._known[key] = self._holding(begun, owed, evening=evening)
        return self._known[key]

    def _begun(self, owed: Owed, to: To, evening: bool) -> list[_Begun]:
        """Return the slots with their moments, in order; of those of one moment the last rule's."""
        found: dict[datetime, _Begun] = {}
        for slot in _slots(owed, to, self._work):
            begun = self._moments(slot, owed, evening=evening)
            if begun.until > owed.known_at:
                found[begun.at] = begun
        return sorted(found.values(), key=lambda begun: begun.at)

    def _moments(self, slot: Slot, owed: Owed, *, evening: bool) -> _Begun:
        zone, times = self._now.tzinfo, owed.due.times
        at = self._hours.first(slot.day, self._now, evening=evening and not slot.by_day)
        until = datetime.combine(slot.last + _ONE_DAY, time(), zone)
        if times and slot.last == owed.day == owed.due.day:
            until = datetime.combine(slot.last, time.fromisoformat(times[-1]), zone)
        return _Begun(
            rule=slot.rule, at=at, until=until, critical=slot.critical, by_day=slot.by_day
        )

    def _holding(self, begun: Sequence[_Begun], owed: Owed, *, evening: bool) -> _Begun | None:
        """Return the last one that has begun, if it still makes sense and a telephone may ring."""
        held = [one for one in begun if one.at <= self._now]
        if not held or self._now >= held[-1].until:
            return None
        in_evening = evening and not held[-1].by_day
        return held[-1] if self._may_go(owed, evening=in_evening) else None

    def _may_go(self, owed: Owed, *, evening: bool) -> bool:
        """Say whether it is the hour, and a working day or one that the date itself forces."""
        if self._hours.open_until(self._now, evening=evening) is None:
            return False
        today, work = self._now.date(), self._work
        if work.day_off(today) is None:
            return True
        is_last_chance = work.last_working_day(owed.day, floor=today) is None
        return today <= owed.day and is_last_chance

    def _reminder(self, begun: _Begun, owed: Owed, to: To, chat: Chat) -> Reminder:
        return Reminder(
            owed=owed,
            rule=begun.rule,
            to=to,
            chat=chat,
            since=begun.at,
            until=begun.until,
            critical=begun.critical,
            late=begun.at.date() < self._now.date() and owed.known_at <= begun.at,
        )


def _slots(owed: Owed, to: To, work: WorkCalendar) -> Iterator[Slot]:
    for rule in RULES:
        if rule.to == to:
            yield from rule.slots(owed, work)


def _with(begun: Sequence[_Begun], wanted: datetime) -> list[_Begun]:
    """Put in the moment at which somebody wants to be reminded again of what they put off."""
    before = [one for one in begun if one.at < wanted]
    if not before or any(one.at == wanted for one in begun):
        return list(begun)
    again = _Begun(
        rule=f"later:{wanted:%Y-%m-%dT%H:%M}",
        at=wanted,
        until=before[-1].until,
        critical=False,
        by_day=True,
    )
    return [*before, again, *(one for one in begun if one.at > wanted)]
