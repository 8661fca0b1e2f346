"""The days of one duty for one cell: the directive's own, and those that people set; pure.

A day that is set is never later than the directive's (DESIGN, principle 2); where the directive
states none, the office's day counts, and a cell may set itself an earlier one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.calendar import Basis, due_days, named
from knowledge.duties.hours import timed

if TYPE_CHECKING:
    from knowledge.calendar import WorkCalendar
    from knowledge.domain import (
        Book,
        DayOff,
        DaySetBy,
        Directive,
        DueDay,
        Duty,
        Event,
        Period,
        SetDay,
    )

# A set day is looked for so far from the day of the directive that it is earlier than.
_LEAD = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """The days asked for, both included."""

    first: date
    last: date


_TWO_YEARS = Span(first=date(2026, 1, 1), last=date(2027, 12, 31))
# Longer than any directive, and any bot, will be around.
_EVER = Span(first=date(2000, 1, 1), last=date(2050, 1, 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """One day of a duty, and whose it is."""

    period: Period
    day: date
    by: DaySetBy
    advised: date
    why: DayOff | None
    times: tuple[str, ...] = ()
    document: DueDay | None = None
    set_day: SetDay | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """A day that a person's rule gives for one period."""

    period: Period
    day: date
    times: tuple[str, ...]
    set_day: SetDay


class Timing:
    """What gives days to the duties of one book.

    Args:
        book: What the register holds.
        directives: The directives that its duties stand in, by id.
        work: Which days are worked.
    """

    def __init__(self, book: Book, directives: Mapping[int, Directive], work: WorkCalendar) -> None:
        self._book = book
        self._directives = directives
        self._work = work
        self._states: dict[tuple[int, str | None], bool] = {}

    def cells_of_their_own(self, duty: Duty) -> frozenset[str]:
        """Return the cells that set a day, or the day of an event, for themselves."""
        days = (one.cell for one in self._book.set_days.get(duty.id, ()))
        events = (one.cell for one in self._book.events.get(duty.id, ()))
        return frozenset(cell for cell in (*days, *events) if cell is not None)

    def has_day(self, duty: Duty, cell: str | None) -> bool:
        """Say whether a duty has a day at any time, by the directive or by a person."""
        return bool(self._set_days(duty, cell)) or self.states_days(duty, cell)

    def when(self, duty: Duty, cell: str | None, span: Span) -> list[When]:
        """List the days of a duty that count for a cell and lie in the range.

        Args:
            duty: An active one.
            cell: A cell that set something of its own; None for every other.
            span: The days asked for.
        """
        set_days = self._set_days(duty, cell)
        wide = Span(first=span.first, last=span.last + _LEAD) if set_days else span
        stated = self.stated(duty, cell, wide)
        given = {one.id: self.given(duty, cell, one, wide) for one in set_days}
        if stated or not set_days or self.states_days(duty, cell):
            whens = [self._earliest(day, set_days, given) for day in stated]
        else:
            whens = list(self._unstated(set_days, given))
        return [one for one in whens if span.first <= one.day <= span.last and _holds(duty, one)]

    def stated(self, duty: Duty, cell: str | None, span: Span) -> list[DueDay]:
        """List the days that the directive itself states."""
        read = duty.obligation
        return due_days(
            timed(read),
            read.period,
            span.first,
            span.last,
            work=self._work,
            basis=self._basis(duty, cell),
        )

    def states_days(self, duty: Duty, cell: str | None = None) -> bool:
        """Say whether the directive states a day of the calendar, whenever that may be."""
        key = (duty.id, cell)
        if key not in self._states:
            spans = (_TWO_YEARS, _EVER)  # most recur, and are seen in the shorter one
            self._states[key] = any(self.stated(duty, cell, span) for span in spans)
        return self._states[key]

    def _basis(self, duty: Duty, cell: str | None) -> Basis:
        directive = self._directives[duty.directive_id]
        return Basis(
            events=tuple(sorted(one.on for one in self._events(duty, cell))),
            year=directive.bound_to_year,
            issued_on=_whole(directive.issued_on),
        )

    def _events(self, duty: Duty, cell: str | None) -> list[Event]:
        events = self._book.events.get(duty.id, ())
        return [one for one in events if one.cell is None or one.cell == cell]

    def _set_days(self, duty: Duty, cell: str | None) -> list[SetDay]:
        """List what holds for a cell, the office's first."""
        days = self._book.set_days.get(duty.id, ())
        own = [one for one in days if one.cell is not None and one.cell == cell]
        return [one for one in days if one.cell is None] + own

    def given(self, duty: Duty, cell: str | None, set_day: SetDay, span: Span) -> dict[str, Given]:
        """Return, by key of the period, the days that one rule of a person gives."""
        days, lead = self._given_days(duty, cell, set_day, span)
        found = (
            Given(
                period=_period(duty, set_day, day),
                day=day.last_safe - lead,
                times=() if lead else day.times,
                set_day=set_day,
            )
            for day in days
        )
        return {one.period.key: one for one in found if set_day.only in {None, one.period.key}}

    def without(self, duty: Duty, keep: Callable[[SetDay], bool]) -> Timing:
        """Return the same without those days set for a duty that are not to be kept."""
        days = tuple(one for one in self._book.set_days.get(duty.id, ()) if keep(one))
        book = replace(self._book, set_days={**self._book.set_days, duty.id: days})
        return Timing(book, self._directives, self._work)

    def _given_days(
        self, duty: Duty, cell: str | None, set_day: SetDay, span: Span
    ) -> tuple[list[DueDay], timedelta]:
        """Return the days that a person's rule starts from, and how far ahead of them it is."""
        if set_day.ahead_days is not None:
            base = self._book.duties.get(set_day.of_id or duty.id, duty)
            days = self.stated(base, cell, Span(first=span.first, last=span.last + _LEAD))
            return days, timedelta(days=set_day.ahead_days)
        period = set_day.period or duty.obligation.period
        first = span.first - _LEAD
        rule = set_day.due or {}
        return due_days(rule, period, first, span.last, work=self._work), timedelta()

    def _earliest(
        self, stated: DueDay, set_days: list[SetDay], given: Mapping[int, Mapping[str, Given]]
    ) -> When:
        """Return the earliest of the directive's day and the days set for the same period."""
        best: Given | None = None
        for set_day in set_days:
            one = given[set_day.id].get(stated.period.key)
            if one is not None and one.day < (best.day if best else stated.last_safe):
                best = one
        if best is not None:
            return self._when(best, stated)
        return When(
            period=stated.period,
            day=stated.last_safe,
            by="document",
            advised=stated.advised,
            why=stated.why,
            times=stated.times,
            document=stated,
        )

    def _unstated(
        self, set_days: list[SetDay], given: Mapping[int, Mapping[str, Given]]
    ) -> Iterator[When]:
        """Yield the office's days, or a cell's own where the office set none or a later one."""
        office: dict[str, Given] = {}
        cell: dict[str, Given] = {}
        for set_day in set_days:
            into = office if set_day.cell is None else cell
            for key, one in given[set_day.id].items():
                # a day for one period goes before a rule for all of them
                if key not in into or set_day.only is not None:
                    into[key] = one
        for key, one in (office or cell).items():
            own = cell.get(key)
            yield self._when(own if own is not None and own.day < one.day else one, None)

    def _when(self, given: Given, stated: DueDay | None) -> When:
        floor = stated.opens if stated and stated.opens and stated.opens <= given.day else None
        advised = self._work.last_working_day(given.day, floor=floor) or given.day
        return When(
            period=stated.period if stated else given.period,
            day=given.day,
            by="office" if given.set_day.cell is None else "cell",
            advised=advised,
            why=self._work.day_off(given.day) if advised != given.day else None,
            times=given.times,
            document=stated,
            set_day=given.set_day,
        )


def _period(duty: Duty, set_day: SetDay, day: DueDay) -> Period:
    """Return what a set day is for: of a single date the period that it was set for."""
    if set_day.only is not None and day.period.kind == "once":
        return named(set_day.only, duty.obligation.period, day.written)
    return day.period


def _holds(duty: Duty, when: When) -> bool:
    """Say whether the duty holds for this day: not before, not after, not for another year.

    A year-bound directive is about its year: its report on December may be due in January.
    """
    day = when.document.last_safe if when.document else when.day
    if duty.since is not None and day < duty.since:
        return False
    if duty.years and when.period.kind != "once" and when.period.year not in duty.years:
        return False
    return duty.ended is None or duty.ended.why == "year_over" or day <= duty.ended.on


def _whole(iso: str | None) -> date | None:
    return date.fromisoformat(iso) if iso and len(iso) == len("2026-12-28") else None
