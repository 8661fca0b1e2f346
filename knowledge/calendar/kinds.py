"""What each kind of deadline means in days: one function for each ``due.type`` with a date.

A rule that names no day gives none: no date is ever made up. Choices that no directive settles are
ours and stand at their function; where two readings are possible, the earlier day counts.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from dateutil.relativedelta import relativedelta

from knowledge.calendar.periods import MONTHS, containing, in_month, month_end, periods_between
from knowledge.calendar.workdays import WorkCalendar
from knowledge.domain import Period

_ONE_DAY = timedelta(days=1)
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_FIVE_YEARS = 5
# A month and day, or a month, without a year recurs each year under these.
_YEARLY = frozenset(
    {"annual", "semiannual", "quarterly", "monthly", "per_period", "periodic_unspecified"}
)
# "hoàn thành trong năm 2026"
_WITHIN_YEAR = re.compile(r"(?:trong )?năm (20\d\d)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """What a rule needs that does not stand in it; all of it from the directive or a person."""

    # days of the event that it counts from, set by a person
    events: Sequence[date] = ()
    # the year that the directive is bound to
    year: int | None = None
    issued_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A deadline as it was read, with the days to look at."""

    due: Mapping[str, Any]
    period: str
    # days for which it is asked, both included; more may be returned
    first: date
    last: date
    basis: Basis
    work: WorkCalendar

    def periods(self, kind: str, offset_months: int = 0) -> Iterator[Period]:
        """Yield every period of *kind* that can be due in the range, when so much shifted."""
        first = self.first - relativedelta(months=max(offset_months, 0) + 1)
        last = self.last + relativedelta(months=max(-offset_months, 0) + 1)
        return periods_between(kind, first, last)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A day that a rule names."""

    period: Period
    day: date
    opens: date | None = None
    # of several in a day; the one hour that a rule may name ("time") is the same for every kind
    times: tuple[str, ...] = ()
    # the day before which there is no earlier working day to advise, if not opens
    floor: date | None = None


def absolute(rule: Rule) -> Iterator[Written]:
    """Yield the one date."""
    day = date.fromisoformat(rule.due["date"])
    yield Written(period=containing("once", day), day=day)


def month_day(rule: Rule) -> Iterator[Written]:
    """Yield a day and month of each year; of 29/2 the 28th in other years (our choice).

    ``year_offset`` 1 is "năm sau": the due of 2026 falls in 2027 and is about 2026.
    """
    month, day = rule.due["month"], rule.due["day"]
    offset = rule.due.get("year_offset", 0)
    for year in _years(rule, offset, month):
        written = in_month(year + offset, month, day)
        yield Written(period=_about(rule.period, year, written, offset), day=written)


def day_of_month(rule: Rule) -> Iterator[Written]:
    """Yield a day of each month; of longer periods, of their last month (our choice).

    ``month_offset`` 1 is "tháng sau": the due of December falls in January and is about December;
    of a quarter it falls in the month after its last.
    """
    offset = rule.due.get("month_offset", 0)
    if rule.period not in MONTHS:
        return
    for period in rule.periods(rule.period, offset):
        month = period.end.month + offset
        yield Written(period=period, day=in_month(period.end.year, month, rule.due["day"]))


def day_of_last_month_of_period(rule: Rule) -> Iterator[Written]:
    """Yield a day of the last month of each period: of months that are listed, or of the kind's.

    A month belongs to the period that it ends: the due in September is about the third quarter.
    """
    listed = frozenset(rule.due.get("months", ()))
    kind = _kind_of(listed, rule.period) if listed else rule.period
    for period in rule.periods("monthly" if listed else kind):
        if not listed or period.end.month in listed:
            written = in_month(period.end.year, period.end.month, rule.due["day"])
            yield Written(period=containing(kind, written), day=written)


def within_month(rule: Rule) -> Iterator[Written]:
    """Yield the months named; those that follow one another are one stretch ("tháng 3, tháng 4").

    The day written is the last of the stretch; of "trước tháng 6" the first.
    """
    months = sorted(set(rule.due["months"]))
    runs = [(month, month) for month in months] if rule.period == "monthly" else _runs(months)
    kind = rule.period if len(runs) == 1 else _kind_of({run[-1] for run in runs}, rule.period)
    for first, last in runs:
        for year in _years(rule, 0, first):
            opens = in_month(year, first, 1)
            yield _stretch(rule, kind, opens, month_end(opens, last - first))


def within_quarter(rule: Rule) -> Iterator[Written]:
    """Yield the quarter named, of each year or of one."""
    first = 3 * rule.due["quarter"] - 2
    for year in _years(rule, 0, first):
        opens = in_month(year, first, 1)
        yield _stretch(rule, rule.period, opens, month_end(opens, 2))


def relative(rule: Rule) -> Iterator[Written]:
    """Yield a day counted from each day of the event that a person set; without one, none.

    "trong năm 2026" needs no person. Calendar days are counted from the day after the event.
    Source: Bộ luật Dân sự 2015, Điều 147 khoản 3.
    """
    year = _WITHIN_YEAR.fullmatch(rule.due.get("anchor") or "")
    if year:
        opens = date(int(year[1]), 1, 1)
        end = month_end(opens, 11)
        yield Written(period=Period(kind="once", start=opens, end=end), day=end, opens=opens)
        return
    days, working = rule.due.get("offset_days"), rule.due.get("offset_working_days")
    if days is None and working is None and rule.due["boundary"] == "in":
        return  # "trong nhiệm kỳ": no day, even if its first were known
    for event in rule.basis.events:
        written = rule.work.shift(event, working or 0) + timedelta(days=days or 0)
        floor = event if written >= event else None
        yield Written(period=containing(rule.period, event), day=written, floor=floor)


def immediate(rule: Rule) -> Iterator[Written]:
    """Yield the day of each event that a person set ("báo cáo ngay")."""
    for event in rule.basis.events:
        yield Written(period=containing(rule.period, event), day=event, floor=event)


def weekday(rule: Rule) -> Iterator[Written]:
    """Yield the day of each week; "thứ Hai" of no week in particular gives none."""
    if rule.period != "weekly":
        return
    number = _WEEKDAYS.index(rule.due["weekday"])
    for week in rule.periods("weekly"):
        yield Written(period=week, day=week.start + number * _ONE_DAY)


def times_of_day(rule: Rule) -> Iterator[Written]:
    """Yield every day of the calendar, days off too: "hằng ngày" makes no exception."""
    if rule.period != "daily":
        return
    for day in periods_between("daily", rule.first, rule.last):
        times = tuple(rule.due["times"])
        yield Written(period=day, day=day.start, times=times, floor=day.start)


KINDS: Mapping[str, Callable[[Rule], Iterator[Written]]] = {
    "absolute": absolute,
    "month_day": month_day,
    "day_of_month": day_of_month,
    "day_of_last_month_of_period": day_of_last_month_of_period,
    "within_month": within_month,
    "within_quarter": within_quarter,
    "relative": relative,
    "immediate": immediate,
    "weekday": weekday,
    "times_of_day": times_of_day,
}


def _stretch(rule: Rule, kind: str, opens: date, end: date) -> Written:
    period = _about(kind, opens.year, end, 0)
    if kind == "once":
        period = Period(kind=kind, start=opens, end=end)
    if rule.due["boundary"] == "before":
        return Written(period=period, day=opens)
    return Written(period=period, day=end, opens=opens)


def _years(rule: Rule, offset: int, month: int) -> Iterator[int]:
    """Yield the years of a month: the one that is printed, each one, or the directive's own.

    "trước ngày 25/3" in a plan of 2026, or in one issued in February 2026, is 25/3/2026 (our
    choice: the next such month from the directive's issue on, within its year); a paper without
    either gives none.
    """
    printed = rule.due.get("year")
    if printed is not None:
        yield printed
    elif rule.period in _YEARLY:
        yield from range(rule.first.year - offset - 1, rule.last.year - offset + 2)
    elif rule.period == "five_yearly":
        for event in rule.basis.events:
            yield from range(event.year, rule.last.year + 1, _FIVE_YEARS)
    elif rule.period == "once":
        yield from _own_year(rule.basis, month)


def _own_year(basis: Basis, month: int) -> Iterator[int]:
    if basis.year is not None:
        yield basis.year
    elif basis.issued_on is not None and month >= basis.issued_on.month:
        yield basis.issued_on.year


def _about(kind: str, year: int, written: date, offset: int) -> Period:
    """Return the period that a yearly date is about.

    "trước ngày 10/6" under semiannual is about the first half; with an offset ("năm sau") it is
    about the last period of the year named, or with a negative one about its first.
    """
    if kind in MONTHS:
        inside = {0: written, 1: date(year, 12, 31)}.get(offset, date(year, 1, 1))
        return containing(kind, inside)
    single = kind in {"once", "five_yearly"}
    return containing(kind, written) if single else containing("annual", date(year, 1, 1))


def _kind_of(months: Collection[int], kind: str) -> str:
    """Return *kind* if each month lies in a period of its own, else the longest that is so."""
    for candidate in (kind, *sorted(MONTHS, key=lambda name: -MONTHS[name])):
        length = MONTHS.get(candidate)
        if length and len({(month - 1) // length for month in months}) == len(months):
            return candidate
    return "monthly"


def _runs(months: Sequence[int]) -> list[tuple[int, int]]:
    """Join months that follow one another: [3, 4, 7] -> [(3, 4), (7, 7)]."""
    runs: list[tuple[int, int]] = []
    for month in months:
        if runs and month == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], month)
        else:
            runs.append((month, month))
    return runs
