"""The periods that dues are about, and the days that a rule gives for them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

_NUMBERED = {"monthly": "M{:02}", "quarterly": "Q{}", "semiannual": "H{}", "weekly": "W{:02}"}
_MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6}


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """What a due is about (kỳ): October, the third quarter, one meeting; both ends included."""

    # monthly · quarterly · … as an obligation's period; per_event and per_meeting are one day long
    kind: str
    start: date
    end: date

    @property
    def year(self) -> int:
        """The year that the period is counted in; of an ISO week, the year it belongs to."""
        return self.start.isocalendar().year if self.kind == "weekly" else self.start.year

    @property
    def number(self) -> int | None:
        """Which one of its year: month 1-12, quarter 1-4, half 1-2, ISO week 1-53."""
        if self.kind == "weekly":
            return self.start.isocalendar().week
        months = _MONTHS.get(self.kind)
        return None if months is None else (self.start.month - 1) // months + 1

    @property
    def key(self) -> str:
        """A stable name: 2026-M10, 2026-Q3, 2026-H1, 2026, 2026-W07, once, or a day."""
        if self.kind in _NUMBERED:
            return f"{self.year}-{_NUMBERED[self.kind].format(self.number)}"
        plain = {"once": "once", "annual": str(self.year), "five_yearly": f"{self.year}+5"}
        return plain.get(self.kind, self.start.isoformat())


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOff:
    """Why a day is not a working day."""

    day: date
    # saturday · sunday · holiday
    kind: str
    # of a holiday, in Vietnamese
    name: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Decree:
    """What an office entered of a yearly decree on days off: it goes before what is computed."""

    day: date
    verdict: Literal["off", "working"]
    # of a day off: what it is called; of a working Saturday: for which day it makes up
    name: str | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDay:
    """One date of a rule: as it is written, and as one should keep it."""

    period: Period
    # before · by · on · in
    boundary: str
    # the day that the rule names; of a month or a quarter, its last day ("before": its first)
    written: date
    # the last day on which it is in time; "trước ngày 20/11" -> 19/11
    last_safe: date
    # the last working day not later than last_safe; equal to it where none lies in time
    advised: date
    # why advised is earlier than last_safe
    why: DayOff | None = None
    # first day on which it makes sense: of "trong tháng 3" 1/3, of an event its day
    opens: date | None = None
    # "07:00", and of a day with several all of them; "before" a time is on the day itself
    times: tuple[str, ...] = ()
