"""The register as it stands at one moment, with all that its dues are worked out from."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import tzinfo
from typing import TYPE_CHECKING

from knowledge.calendar import WorkCalendar
from knowledge.domain import OFFICE, Book, Decree, Directive, Duty, Held
from knowledge.duties.dues import Dues
from knowledge.duties.suggesting import bound_of
from knowledge.duties.timing import Timing
from knowledge.errors import UnknownDuty
from knowledge.organisations import Roll
from knowledge.store import bodies, book, decrees

if TYPE_CHECKING:
    from knowledge.database import Database
    from knowledge.domain import Bound, Obligation
    from knowledge.store import Store

# Returns the cells that there are now: id -> names of the groups that it is of.
Roster = Callable[[], Mapping[str, Collection[str]]]
# Returns the name of the organisation that runs the assistant.
Named = Callable[[], str | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """What one read transaction saw."""

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

    def dues(self, cells: Iterable[str] | None = None) -> Dues:
        """Return the dues of some cells; None: of all, and of the office."""
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
        roster: The cells that there are.
        called: What cells are called, by id.
        organisation: Returns the one that runs the assistant, in full; None where it is not known.
        zone: Whose days count.
    """

    def __init__(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        database: Database,
        store: Store,
        *,
        roster: Roster,
        called: Roster,
        organisation: Named,
        zone: tzinfo,
    ) -> None:
        self._database = database
        self._store = store
        self._roster = roster
        self._called = called
        self._organisation = organisation
        self._zone = zone
        self._work: tuple[list[Decree], WorkCalendar] = ([], WorkCalendar())

    def now(self) -> Moment:
        """Read everything."""
        held = {one.id: one for one in self._store.all_held(include_withdrawn=True)}
        roster = self._roster()
        groups = tuple(sorted({group for names in roster.values() for group in names}))
        called, organisation = self._called(), self._organisation()

        def suggest(directive_id: int, obligation: Obligation) -> Bound:
            issuer = held[directive_id].directive.issuer
            return bound_of(obligation, issuer, organisation, groups, called)

        with self._database.reading() as session:
            entered = book.load(session, held, suggest, self._zone)
            work = self._calendar(decrees.load(session))
            roll = Roll(bodies.load(session))
        cells = {**roster, OFFICE: frozenset[str]()}
        return Moment(book=entered, held=held, work=work, roll=roll, cells=cells)

    def _calendar(self, entered: list[Decree]) -> WorkCalendar:
        """Keep the calendar, and the days that it looked up, while no decree is new."""
        if self._work[0] != entered:
            self._work = (entered, WorkCalendar(entered))
        return self._work[1]
