"""The register as it stands at one moment, with all that its dues are worked out from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from knowledge.calendar import WorkCalendar
from knowledge.domain import (
    OFFICE,
    THE_OFFICE,
    Book,
    Decree,
    Directive,
    Due,
    Duty,
    Held,
    Reader,
    State,
)
from knowledge.duties.dues import Dues
from knowledge.duties.suggesting import bound_of, whole
from knowledge.duties.timing import Timing
from knowledge.errors import UnknownDuty
from knowledge.organisations import Roll
from knowledge.store import bodies, book, decrees

if TYPE_CHECKING:
    from knowledge.database import Database
    from knowledge.domain import Bound, Obligation
    from knowledge.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Roster:
    """Whom duties can bind, as whoever built the register knows them."""

    # the cells that there are: id -> names of the groups that it is of
    groups: Mapping[str, Collection[str]] = field(default_factory=dict)
    # id -> what actors in papers may call it
    names: Mapping[str, Collection[str]] = field(default_factory=dict)
    # who runs the assistant, in full: its own directives bind its cells, those of others itself;
    # None: every directive counts as its own
    organisation: str | None = None


ALL_STATES: tuple[State, ...] = ("proposed", "confirmed", "rejected")


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What one read transaction saw; whatever is asked of it is of that one moment."""

    book: Book
    # every directive, withdrawn ones too, by id
    held: Mapping[int, Held]
    work: WorkCalendar
    roll: Roll
    # every cell, and the office
    cells: Mapping[str, Collection[str]]

    @property
    def directives(self) -> dict[int, Directive]:
        """The directives alone, by id."""
        return {one.id: one.directive for one in self.held.values()}

    def timing(self) -> Timing:
        """Return what gives days to duties."""
        return Timing(self.book, self.directives, self.work)

    def dues(self, first: date, last: date, *, cells: Iterable[str] | None = None) -> list[Due]:
        """List what is due, by day, then duty, then cell.

        Args:
            first: The first day, included.
            last: The last day, included.
            cells: For these (``OFFICE`` for the office's own); None: for all, and the office.
        """
        return self._of(cells).between(first, last)

    def undated(self, today: date, *, cells: Iterable[str] | None = None) -> list[Duty]:
        """List confirmed duties that bind some of the cells and have no day, stated or set."""
        return self._of(cells).undated(today)

    def duties(
        self,
        directive_id: int | None = None,
        *,
        states: Collection[State] = ALL_STATES,
        cell: str | None = None,
    ) -> list[Duty]:
        """List duties in the order of their directives.

        Args:
            directive_id: Of this directive only.
            states: In one of these.
            cell: That bind this cell (or ``OFFICE``).
        """
        groups = self.cells.get(cell or "", ())
        return [
            duty
            for duty in self.book.duties.values()
            if duty.state in states
            and directive_id in {None, duty.directive_id}
            and (cell is None or duty.bound.covers(cell, groups))
        ]

    def _of(self, cells: Iterable[str] | None) -> Dues:
        known = self.cells
        some = known if cells is None else {cell: known.get(cell, ()) for cell in cells}
        return Dues(self.book, self.timing(), some, self.roll.ended)

    def duty(self, duty_id: int) -> Duty:
        """Return one duty.

        Raises:
            UnknownDuty: If none has this id.
        """
        found = self.book.duties.get(duty_id)
        if found is None:
            raise UnknownDuty(id=duty_id)
        return found


class Moments:
    """What is read anew at each question, and what of it can be kept.

    Args:
        database: Where the register is.
        store: The directives in it.
        roster: Returns whom duties can bind now.
        zone: Whose days count.
    """

    def __init__(
        self, database: Database, store: Store, *, roster: Callable[[], Roster], zone: tzinfo
    ) -> None:
        self._database = database
        self._store = store
        self._roster = roster
        self._zone = zone
        self._work: tuple[list[Decree], WorkCalendar] = ([], WorkCalendar())

    def now(self, reader: Reader = THE_OFFICE) -> Moment:
        """Read everything that exists for *reader*."""
        held = {one.id: one for one in self._store.all_held(include_withdrawn=True, reader=reader)}
        roster = self._roster()
        groups = tuple(sorted({group for names in roster.groups.values() for group in names}))

        def suggest(directive_id: int, obligation: Obligation) -> Bound:
            issuer = held[directive_id].directive.issuer
            bound = bound_of(obligation, issuer, roster.organisation, groups, roster.names)
            return whole(bound, roster.groups.values())

        with self._database.reading() as session:
            entered = book.load(session, held, suggest, self._zone)
            work = self._calendar(decrees.load(session))
            roll = Roll(bodies.load(session))
        cells = {**roster.groups, OFFICE: frozenset[str]()}
        return Moment(book=entered, held=held, work=work, roll=roll, cells=cells)

    def _calendar(self, entered: list[Decree]) -> WorkCalendar:
        """Keep the calendar, and the days that it looked up, while no decree is new."""
        if self._work[0] != entered:
            self._work = (entered, WorkCalendar(entered))
        return self._work[1]
