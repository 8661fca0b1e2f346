"""When reminders may go out: in office hours, or in the evening for who wants that; pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

_ONE_DAY = timedelta(days=1)

# from, included, until, excluded
Window = tuple[time, time]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """The hours of a day in which a telephone may ring, in the zone of the office."""

    office: tuple[Window, ...] = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
    # for who asked to be reminded in the evening
    evening: Window = (time(19), time(20, 30))

    def windows(self, *, evening: bool) -> tuple[Window, ...]:
        """Return the windows of one person's day, in order."""
        return (self.evening,) if evening else self.office

    def open_until(self, now: datetime, *, evening: bool) -> datetime | None:
        """Return when the window in which *now* lies ends; None outside of every window."""
        ends = (end for begin, end in self.windows(evening=evening) if begin <= now.time() < end)
        return next((datetime.combine(now.date(), end, now.tzinfo) for end in ends), None)

    def are_open(self, now: datetime) -> bool:
        """Say whether anybody may be written to at *now*."""
        return any(self.open_until(now, evening=late) is not None for late in (False, True))

    def first(self, day: date, like: datetime, *, evening: bool) -> datetime:
        """Return the first moment of *day* on which something may go, in the zone of *like*."""
        return datetime.combine(day, self.windows(evening=evening)[0][0], like.tzinfo)

    def afternoon(self, now: datetime) -> datetime | None:
        """Return when this afternoon begins; None where it has, or where a day has none."""
        begin = self.office[-1][0]
        one = len(self.office) == 1
        return None if one or now.time() >= begin else datetime.combine(now, begin, now.tzinfo)

    def next_open(self, now: datetime, is_off: Callable[[date], bool]) -> datetime:
        """Return the next moment at which the office writes to people: *now*, if it is one."""
        if not is_off(now.date()):
            if self.open_until(now, evening=False) is not None:
                return now
            later = (begin for begin, _ in self.office if begin > now.time())
            begin = next(later, None)
            if begin is not None:
                return datetime.combine(now.date(), begin, now.tzinfo)
        day = now.date() + _ONE_DAY
        while is_off(day):
            day += _ONE_DAY
        return self.first(day, now, evening=False)
