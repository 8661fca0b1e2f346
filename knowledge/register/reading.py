"""What the register says: what waits for staff, what is due, for whom and when."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date, tzinfo
from typing import TYPE_CHECKING

from knowledge.domain import (
    THE_OFFICE,
    Decision,
    Decree,
    Due,
    Duty,
    Event,
    Proposal,
    Reader,
    Renewal,
    SetDay,
    State,
)
from knowledge.duties import sameness
from knowledge.duties.dues import bound_cells, is_active
from knowledge.organisations import Organisations
from knowledge.register.moment import ALL_STATES, Moment, Moments, Roster
from knowledge.store import book, decrees

if TYPE_CHECKING:
    from knowledge.calendar import WorkCalendar
    from knowledge.database import Database
    from knowledge.domain import MergeOffer
    from knowledge.store import Store

# what a cell must send comes first; other duties with a day after it
_SENT = frozenset({"report", "submit"})
_OVER = frozenset({"withdrawn", "superseded", "waiting"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Census:
    """How much stands in the register of directives in force, for whoever looks after it."""

    # deadlines that are confirmed and bound
    active: int
    # waiting for staff
    proposed: int
    # confirmed as a deadline, and bound to nobody: due for nobody
    unbound: int
    # active, and without a day, stated or set: nobody is reminded of them
    undated: int


class Reading:
    """The register, to be looked at.

    Args:
        database: Where it is.
        store: The directives in it.
        roster: Returns whom duties can bind now.
        zone: Whose days count.
    """

    def __init__(
        self,
        database: Database,
        store: Store,
        *,
        zone: tzinfo,
        roster: Callable[[], Roster] = Roster,
    ) -> None:
        self._database = database
        self.organisations = Organisations(database)
        self._moments = Moments(database, store, roster=roster, zone=zone)

    def moment(self, reader: Reader = THE_OFFICE) -> Moment:
        """Return the register as it stands now, for whoever asks several things of it.

        Args:
            reader: Duties of directives that do not exist for them are left out.
        """
        return self._moments.now(reader)

    def duty(self, duty_id: int) -> Duty:
        """Return one duty.

        Raises:
            UnknownDuty: If none has this id.
        """
        return self._moments.now().duty(duty_id)

    def duties(
        self,
        directive_id: int | None = None,
        *,
        states: Collection[State] = ALL_STATES,
        cell: str | None = None,
    ) -> list[Duty]:
        """List duties in the order of their directives, as ``Moment.duties`` does."""
        return self._moments.now().duties(directive_id, states=states, cell=cell)

    def history(self, duty_id: int) -> list[Decision]:
        """List what was decided of a duty, by whom and when, oldest first."""
        with self._database.reading() as session:
            return book.history(session, duty_id)

    def revision(self) -> int:
        """Return a number that is higher after whatever can move a due, and never falls."""
        with self._database.reading() as session:
            return book.revision(session)

    def set_days(self, duty_id: int) -> tuple[SetDay, ...]:
        """List the days that the office and cells set for a duty, oldest first."""
        return self._moments.now().book.set_days.get(duty_id, ())

    def events(self, duty_id: int) -> tuple[Event, ...]:
        """List the days of events that a duty counts from, oldest first."""
        return self._moments.now().book.events.get(duty_id, ())

    def dues(self, first: date, last: date, *, cells: Iterable[str] | None = None) -> list[Due]:
        """List what is due, as ``Moment.dues`` does."""
        return self._moments.now().dues(first, last, cells=cells)

    def undated(self, today: date, *, cells: Iterable[str] | None = None) -> list[Duty]:
        """List confirmed duties that bind some of *cells* and have no day, stated or set."""
        return self._moments.now().undated(today, cells=cells)

    def cells_of(self, duty: Duty) -> list[str]:
        """List whom a duty binds now."""
        return bound_cells(duty, self._moments.now().cells)

    def work_calendar(self) -> WorkCalendar:
        """Return which days are worked, with what the office entered."""
        return self._moments.now().work

    def decrees(self) -> list[Decree]:
        """List what the office entered of decrees on days off and counts now, by day."""
        with self._database.reading() as session:
            return decrees.load(session)

    def census(self, today: date) -> Census:
        """Count what is confirmed and what still needs a person."""
        moment = self._moments.now()
        alive = [
            duty
            for duty in moment.book.duties.values()
            if moment.held[duty.directive_id].status not in _OVER
            and (duty.ended is None or duty.ended.on >= today)
        ]
        confirmed = [one for one in alive if one.state == "confirmed" and one.use == "deadline"]
        return Census(
            active=sum(is_active(duty) for duty in confirmed),
            proposed=sum(duty.state == "proposed" for duty in alive),
            unbound=sum(duty.bound.kind == "nobody" for duty in confirmed),
            undated=len(moment.undated(today)),
        )

    def proposal(self, directive_id: int) -> Proposal:
        """Return what staff have to decide of one directive."""
        moment = self._moments.now()
        waiting = [
            duty
            for duty in moment.book.duties.values()
            if duty.directive_id == directive_id and duty.state == "proposed"
        ]
        deadlines = [duty for duty in waiting if duty.use == "deadline"]
        return Proposal(
            directive_id=directive_id,
            deadlines=tuple(sorted(deadlines, key=lambda d: d.obligation.kind not in _SENT)),
            references=tuple(duty for duty in waiting if duty.use == "reference"),
            merges=tuple(self._offers(moment, directive_id)),
            dropped=tuple(_dropped(moment, directive_id)),
        )

    def waiting(self) -> list[int]:
        """List the directives in force of which something is proposed, oldest first."""
        moment = self._moments.now()
        return sorted(
            {
                duty.directive_id
                for duty in moment.book.duties.values()
                if duty.state == "proposed" and moment.held[duty.directive_id].status not in _OVER
            }
        )

    def renewals(self, year: int) -> list[Renewal]:
        """Set what was confirmed for *year* beside what the plans of the next year ask for.

        Returns:
            One for each duty of *year* that a person confirmed as a deadline, in order.
        """
        moment = self._moments.now()
        known = [
            duty
            for duty in moment.book.duties.values()
            if moment.held[duty.directive_id].status not in _OVER
        ]
        old = [duty for duty in known if is_active(duty) and max(duty.years, default=0) == year]
        new = [
            duty
            for duty in known
            if duty.state == "proposed"
            and moment.held[duty.directive_id].directive.bound_to_year == year + 1
        ]
        return sameness.renewals(old, new, moment.directives)

    @staticmethod
    def _offers(moment: Moment, directive_id: int) -> list[MergeOffer]:
        merged = {(one.duty_id, one.into_id) for one in moment.book.merges}
        alive = [
            duty
            for duty in moment.book.duties.values()
            if duty.state != "rejected" and moment.held[duty.directive_id].status not in _OVER
        ]
        found = sameness.offers(alive, moment.directives, directive_id)
        return [one for one in found if (one.duty.id, one.into.id) not in merged]


def _dropped(moment: Moment, directive_id: int) -> list[Duty]:
    """List what was confirmed and does not stand any more, in a new version or a new reading."""
    old = {one.id for one in moment.held.values() if directive_id in one.superseded_by}
    roots = {duty.root for duty in moment.book.duties.values() if duty.directive_id == directive_id}
    return [
        duty
        for duty in moment.book.duties.values()
        if is_active(duty)
        and (
            (duty.directive_id in old and duty.root not in roots)
            or (duty.directive_id == directive_id and not duty.stands)
        )
    ]
