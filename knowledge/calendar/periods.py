"""The periods of the calendar: which one a day lies in, and which one follows."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

from dateutil.relativedelta import relativedelta

from knowledge.domain import Period

if TYPE_CHECKING:
    from collections.abc import Iterator

# Length in months. A quarter, a half and a year are those of the calendar.
MONTHS = {"monthly": 1, "quarterly": 3, "semiannual": 6, "annual": 12}
_DAYS = {"daily": 1, "weekly": 7}
_ONE_DAY = timedelta(days=1)


def containing(kind: str, day: date) -> Period:
    """Return the period of this *kind* that *day* lies in; a week is that of ISO, from Monday.

    Of a kind that the calendar doesn't know (once, per_event) it is the day alone.
    """
    if kind in MONTHS:
        length = MONTHS[kind]
        start = date(day.year, (day.month - 1) // length * length + 1, 1)
        return Period(kind=kind, start=start, end=month_end(start, length - 1))
    if kind == "weekly":
        start = day - timedelta(days=day.weekday())
        return Period(kind=kind, start=start, end=start + timedelta(days=6))
    if kind == "five_yearly":
        return Period(kind=kind, start=date(day.year, 1, 1), end=date(day.year + 4, 12, 31))
    return Period(kind=kind, start=day, end=day)


def following(period: Period) -> Period:
    """Return the period of the same kind that begins when *period* is over."""
    return containing(period.kind, period.end + _ONE_DAY)


# "2026-M10", "2026-Q3", "2026-H1"
_NUMBERED = re.compile(r"(\d{4})-([MQH])(\d+)")
_LETTERS = {"M": "monthly", "Q": "quarterly", "H": "semiannual"}
_WEEK = re.compile(r"(\d{4})-W(\d\d)")


def named(key: str, kind: str, day: date) -> Period:
    """Return the period of a ``Period.key``; *kind* and *day* are those of a key that has none."""
    if match := _NUMBERED.fullmatch(key):
        found = _LETTERS[match[2]]
        return containing(found, in_month(int(match[1]), int(match[3]) * MONTHS[found], 1))
    if match := _WEEK.fullmatch(key):
        return containing("weekly", date.fromisocalendar(int(match[1]), int(match[2]), 1))
    if key.isdecimal():
        return containing("annual", date(int(key), 1, 1))
    return containing("once" if key == "once" else kind, day)


def periods_between(kind: str, first: date, last: date) -> Iterator[Period]:
    """Yield the periods that share a day with *first* to *last*, both included, in order."""
    if kind not in MONTHS and kind not in _DAYS:
        return
    period = containing(kind, first)
    while period.start <= last:
        yield period
        period = following(period)


def month_end(day: date, months: int = 0) -> date:
    """Return the last day of the month that is so many months after that of *day*."""
    return day.replace(day=1) + relativedelta(months=months, day=31)


def in_month(year: int, month: int, day: int) -> date:
    """Return a day of a month; one that the month doesn't have is its last ("ngày 31" in April).

    Args:
        year: Of the calendar.
        month: Counted from January as 1; 13 is January of the following year.
        day: Of the month, 1 to 31.

    Source: our choice, in the sense of Bộ luật Dân sự 2015, Điều 148 khoản 3: where the month has
    no such day, its last one counts.
    """
    return date(year, 1, 1) + relativedelta(months=month - 1, day=day)
