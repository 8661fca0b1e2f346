"""Everything that decides who is reminded of what, read at one moment."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from bot.organisation import Member, Organisation
from bot.reminders import rules
from bot.reminders.ledger import NOTHING
from bot.reminders.rules import Chat, Owed
from bot.store import People
from bot.store.ledger import Ledger
from bot.store.reach import Fixed, Reach, Reachable
from bot.store.reminders import Reminders
from knowledge.domain import OFFICE, THE_OFFICE, Due, Reader
from knowledge.register import Register
from knowledge.register.moment import Moment

# extensions move days ahead; dues of so long before are looked at, too
_EXTENDED = timedelta(days=60)
_A_YEAR = timedelta(days=366)
_LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the register, the ledger and the organisation say at one moment."""

    now: datetime
    moment: Moment
    organisation: Organisation
    reach: Reachable
    owed: tuple[Owed, ...]

    @property
    def cell_names(self) -> dict[str, str]:
        """Names of cells, by id."""
        return {cell.id: cell.name for cell in self.organisation.cells}

    def officers(self, cell: str) -> list[Member]:
        """List who speaks for a cell, its secretary first; for the office its staff."""
        return officers(self.organisation, cell)

    def accounts(self, cell: str) -> list[str]:
        """List the accounts of who speaks for a cell, as far as they can be written to."""
        found = (self.reach.of_person.get(one.id, ()) for one in self.officers(cell))
        return [account for accounts in found for account in accounts]


@dataclass(frozen=True, slots=True, kw_only=True)
class Looking:
    """Reads it; whoever asks twice reads twice."""

    register: Register
    people: People
    reach: Reach | Fixed
    ledger: Ledger
    reminders: Reminders

    def at(self, now: datetime) -> Look:
        """Read the dues around *now*, how they stand, and who is to be reminded of them."""
        today = now.date()
        moment, organisation, reach = (
            self.register.moment(),
            self.people.organisation(),
            self.reach.now(),
        )
        # what was noted of a due long before its day is of a year at most
        standings = self.ledger.since(today - rules.BACK - _EXTENDED - _A_YEAR)
        leads = self.reminders.leads()
        later = self.reminders.later(now - rules.BACK)
        chats = _Chats(organisation, reach)
        first, last = today - rules.BACK - _EXTENDED, today + rules.AHEAD
        owed = tuple(
            Owed(
                due=one,
                known_at=_known_at(one).astimezone(now.tzinfo),
                standing=standings.get(one.key, NOTHING),
                leads=leads.of(one.root or one.duty.root, one.cell),
                officers=chats.of(one.cell),
                # of its own duties the office is told once, not as of a cell that is behind
                office=() if one.cell == OFFICE else chats.of(OFFICE),
                later=later.get(one.key, ()),
            )
            for one in self._dues(moment, organisation, first, last)
        )
        return Look(now=now, moment=moment, organisation=organisation, reach=reach, owed=owed)

    def _dues(
        self, moment: Moment, organisation: Organisation, first: date, last: date
    ) -> Iterator[Due]:
        """List what is due, to each cell as it may read; cells that read the same are asked once.

        A directive that does not exist for a cell asks nothing of it.
        """
        alike: defaultdict[frozenset[int], list[str]] = defaultdict(list)
        narrow = [one for one in moment.held.values() if one.audience.kind != "all"]
        for cell in moment.cells:
            reader = reader_of(organisation, cell) if narrow else THE_OFFICE
            hidden = frozenset(one.id for one in narrow if not one.audience.admits(reader))
            alike[hidden].append(cell)
        for hidden, cells in alike.items():
            read = self.seen_by(cells[0], organisation) if hidden else moment
            yield from read.dues(first, last, cells=cells)

    def seen_by(self, cell: str, organisation: Organisation | None = None) -> Moment:
        """Read the register as it is for the officers of a cell."""
        known = organisation or self.people.organisation()
        return self.register.moment(reader_of(known, cell))


def reader_of(organisation: Organisation, cell: str) -> Reader:
    """Return which directives exist for a cell: those of the cells whose place it took, too."""
    if cell == OFFICE:
        return THE_OFFICE
    cells, new = {cell}, {cell}
    while new:
        old = (one for one in organisation.cells if one.succession and new & {*one.succession.by})
        new = {one.id for one in old} - cells
        cells |= new
    return Reader(cells=frozenset(cells), is_staff=False)


def officers(organisation: Organisation, cell: str) -> list[Member]:
    """List who speaks for a cell, its secretary first; for the office its staff."""
    if cell == OFFICE:
        return [one for one in organisation.members if one.is_staff]
    leading = [one for one in organisation.members if one.leads(cell)]
    return sorted(leading, key=lambda one: _is_deputy(one, cell))


def cell_of(due_key: str) -> str:
    """Return the cell of the key of a due."""
    return due_key.split(":")[1]


def find(moment: Moment, due_key: str, day: date) -> Due | None:
    """Return the due of a key, which was due around *day*; None where it is gone.

    What a directive asked that was withdrawn since is nobody's to hand in any more.
    """
    cell = cell_of(due_key)
    around = timedelta(days=400)
    dues = moment.dues(day - around, day + around, cells=[cell])
    found = next((one for one in dues if one.key == due_key), None)
    if found is None or moment.held[found.directive_id].status == "withdrawn":
        return None
    return found


def _is_deputy(member: Member, cell: str) -> bool:
    titles = (post.title for post in member.posts if post.cell.id == cell)
    return not any(title.casefold().startswith("bí thư") for title in titles)


def _known_at(due: Due) -> datetime:
    """Return since when a due is known: a person confirmed its duty, or gave it its day."""
    moments = [due.duty.decided_at, due.set_day.at if due.set_day is not None else None]
    return max((moment for moment in moments if moment is not None), default=_LONG_AGO)


class _Chats:
    """Whom to write to for a cell."""

    def __init__(self, organisation: Organisation, reach: Reachable) -> None:
        self._reach = reach
        self._leading: defaultdict[str, list[Member]] = defaultdict(list)
        for member in organisation.members:
            for post in member.posts:
                if post.role != "member":
                    self._leading[post.cell.id].append(member)
        self._leading[OFFICE] = officers(organisation, OFFICE)
        self._known: dict[str, tuple[Chat, ...]] = {}

    def of(self, cell: str) -> tuple[Chat, ...]:
        """Return the accounts of who speaks for a cell, its secretary's first."""
        if cell not in self._known:
            led = self._leading[cell]
            members = led if cell == OFFICE else sorted(led, key=lambda m: _is_deputy(m, cell))
            self._known[cell] = tuple(
                Chat(account=account, evening=account in self._reach.in_evening)
                for member in members
                for account in self._reach.of_person.get(member.id, ())
            )
        return self._known[cell]
