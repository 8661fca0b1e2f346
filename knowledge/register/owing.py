"""What the cells of one person owe: the register, seen by those whom it binds."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Protocol

from knowledge.domain import Due, Duty, State

# So long a day that has passed is shown; older ones would bury what can still be done.
SHOWN_LATE = timedelta(days=14)
# As far as a plan of next year reaches.
AHEAD = timedelta(days=400)
# So often that only the next one is shown among others.
OFTEN = frozenset({"daily", "weekly"})


class Listing(Protocol):
    """What is asked of the register here; a handful of dues is one too."""

    def dues(self, first: date, last: date, *, cells: Iterable[str] | None = None) -> list[Due]:
        """List what is due for *cells* in a range of days, both included, by day."""
        ...

    def duties(self, *, states: Collection[State] = (), cell: str | None = None) -> list[Duty]:
        """List duties in one of *states* that bind *cell*."""
        ...

    def undated(self, today: date, *, cells: Iterable[str] | None = None) -> list[Duty]:
        """List confirmed duties of *cells* that have no day."""
        ...


def together(dues: Iterable[Due]) -> list[tuple[Due, ...]]:
    """Join the dues that differ in the cell alone, so that each is told once; in order."""
    groups: dict[tuple[object, ...], list[Due]] = {}
    for due in dues:
        set_by = due.set_day.id if due.set_day and due.set_day.cell is not None else None
        groups.setdefault((due.duty.id, due.period.key, due.day, set_by), []).append(due)
    return [tuple(group) for group in groups.values()]


def _nothing_settled() -> frozenset[str]:
    return frozenset()


@dataclass(frozen=True)
class Owing:
    """What *cells* owe, seen on *today*, all of it at one moment of the register.

    *settled* returns the keys of dues for which a cell has nothing more to do; what comes next,
    and what is late, is told without them.

    The register is read when the first thing is asked, and no second time: most questions of a
    person with cells are about something else.
    """

    read: Callable[[], Listing]
    cells: tuple[str, ...]
    today: date
    settled: Callable[[], frozenset[str]] = _nothing_settled
    _years: dict[int, tuple[Due, ...]] = field(default_factory=dict, init=False, repr=False)

    @cached_property
    def _register(self) -> Listing:
        return self.read()

    def between(self, first: date, last: date) -> tuple[Due, ...]:
        """List what is due in a range of days, both included, by day."""
        years = range(first.year, last.year + 1)
        return tuple(
            due for year in years for due in self._of_year(year) if first <= due.day <= last
        )

    def _of_year(self, year: int) -> tuple[Due, ...]:
        """Ask the register once for each year."""
        if year not in self._years:
            first, last = date(year, 1, 1), date(year, 12, 31)
            self._years[year] = tuple(self._register.dues(first, last, cells=self.cells))
        return self._years[year]

    @cached_property
    def shown(self) -> tuple[Due, ...]:
        """List whatever is shown of all: two weeks back, and as far ahead as plans reach."""
        return self.between(self.today - SHOWN_LATE, self.today + AHEAD)

    @cached_property
    def late(self) -> tuple[Due, ...]:
        """List what was due in the last two weeks and is not settled, oldest first."""
        return self._not_often([due for due in self._unsettled if due.day < self.today])

    @cached_property
    def coming(self) -> tuple[Due, ...]:
        """List what is due from today on, all of it."""
        return tuple(due for due in self.shown if due.day >= self.today)

    @cached_property
    def ahead(self) -> tuple[Due, ...]:
        """List what is due from today on; of what recurs each day or week the next one alone."""
        coming = [due for due in self._unsettled if due.day >= self.today]
        return self._not_often(coming, first=True)

    @cached_property
    def _unsettled(self) -> tuple[Due, ...]:
        settled = self.settled()
        return tuple(due for due in self.shown if due.key not in settled)

    @cached_property
    def undated(self) -> tuple[Duty, ...]:
        """List confirmed duties for which neither document nor person gives a day."""
        return tuple(self._register.undated(self.today, cells=self.cells))

    @property
    def is_bound(self) -> bool:
        """Say whether the register holds anything confirmed for these cells, over or not."""
        confirmed: tuple[State, ...] = ("confirmed",)
        return any(self._register.duties(states=confirmed, cell=cell) for cell in self.cells)

    def recurring(self, year: int) -> tuple[Duty, ...]:
        """List the duties that recur and have a day in *year*, and those without any day.

        Of this year only those in force today, if there are any: a regulation that another one
        replaces in summer would count twice.
        """
        dues = self.between(date(year, 1, 1), date(year, 12, 31))
        dated = {due.duty.id: due.duty for due in dues if due.period.kind != "once"}
        known = tuple((dated | {duty.id: duty for duty in self.undated}).values())
        now = tuple(duty for duty in known if self._holds(duty))
        return now if now and year == self.today.year else known

    def _holds(self, duty: Duty) -> bool:
        begun = duty.since is None or duty.since <= self.today
        return begun and (duty.ended is None or self.today <= duty.ended.on)

    def find(self, key: str) -> Due | None:
        """Return the due of that key, as far as it is shown at all."""
        return next((due for due in self.shown if due.key == key), None)

    @staticmethod
    def _not_often(dues: Sequence[Due], *, first: bool = False) -> tuple[Due, ...]:
        """Leave out what recurs each day or week, but for the *first* one of each if wanted."""
        seen: set[tuple[int, str]] = set()
        kept = []
        for due in dues:
            often = due.period.kind in OFTEN
            again = (due.duty.id, due.cell) in seen
            if not often or (first and not again):
                kept.append(due)
            seen.add((due.duty.id, due.cell))
        return tuple(kept)
