"""How often things happened, by day; nobody's name, nobody's words."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from bot.tables import TallyRow
from knowledge.database import Database


class Tallies:
    """The counts of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, day: date, what: str) -> None:
        """Count one more of *what* on a day."""
        with self._database.writing("tallies") as session:
            row = session.get(TallyRow, (day, what))
            if row is None:
                session.add(TallyRow(day=day, what=what, count=1))
            else:
                row.count += 1

    def since(self, day: date) -> dict[tuple[date, str], int]:
        """Return the counts of *day* and later ones."""
        rows = select(TallyRow).where(TallyRow.day >= day)
        with self._database.reading() as session:
            return {(row.day, row.what): row.count for row in session.scalars(rows)}
