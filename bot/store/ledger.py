"""The ledger of reports: what the cell said of each, and what the office did."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from sqlalchemy import select

from bot.reminders.ledger import Entry, Standing, standing
from bot.tables import LedgerRow
from knowledge.database import Database


class Ledger:
    """The ledger in one database; lines are only ever added."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, entries: Iterable[Entry]) -> list[Entry]:
        """Add lines, all of them or none.

        Returns:
            They, with their ids, in order.
        """
        rows = [_row(entry) for entry in entries]
        with self._database.writing("ledger") as session:
            for row in rows:
                session.add(row)
                session.flush()  # ids in the order of the lines
        return [_entry(row) for row in rows]

    def of(self, due_key: str) -> Standing:
        """Return what counts of one report now."""
        return standing(self.lines(due_key))

    def lines(self, due_key: str) -> list[Entry]:
        """List everything that was noted of one report, oldest first."""
        own = select(LedgerRow).where(LedgerRow.due_key == due_key).order_by(LedgerRow.id)
        with self._database.reading() as session:
            return [_entry(row) for row in session.scalars(own)]

    def settled(self, day: date) -> frozenset[str]:
        """Return the keys of reports due on *day* or later that need nothing more of a cell."""
        return frozenset(key for key, now in self.since(day).items() if not now.is_open)

    def since(self, day: date) -> dict[str, Standing]:
        """Return what counts of each report that was due on *day* or later, by ``Due.key``."""
        wanted = select(LedgerRow).where(LedgerRow.due_on >= day).order_by(LedgerRow.id)
        lines: defaultdict[str, list[Entry]] = defaultdict(list)
        with self._database.reading() as session:
            for row in session.scalars(wanted):
                lines[row.due_key].append(_entry(row))
        return {key: standing(of_one) for key, of_one in lines.items()}


def _row(entry: Entry) -> LedgerRow:
    return LedgerRow(
        due_key=entry.due_key,
        due_on=entry.due_on,
        what=entry.what,
        by=entry.by,
        at=entry.at,
        note=entry.note,
        day=entry.day,
        files=list(entry.files),
    )


def _entry(row: LedgerRow) -> Entry:
    return Entry(
        id=row.id,
        due_key=row.due_key,
        due_on=row.due_on,
        what=row.what,
        by=row.by,
        at=row.at,
        note=row.note,
        day=row.day,
        files=tuple(row.files),
    )
