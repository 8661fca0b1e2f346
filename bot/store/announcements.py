"""Directives that members are to be told of, and the day on which they were."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import select, update

from bot.announcing import Announcement
from bot.tables import AnnouncementRow
from knowledge.database import Database


class Announcements:
    """The announcements of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, directive_id: int, *, by: str, now: datetime) -> bool:
        """Note that members are to be told of a directive; return False where that is noted."""
        with self._database.writing("announcements") as session:
            if session.get(AnnouncementRow, directive_id) is not None:
                return False
            session.add(AnnouncementRow(directive_id=directive_id, by=by, at=now))
            return True

    def get(self, directive_id: int) -> Announcement | None:
        """Return the announcement of a directive; None where there is none."""
        with self._database.reading() as session:
            row = session.get(AnnouncementRow, directive_id)
            return None if row is None else _announcement(row)

    def open(self, today: date) -> list[Announcement]:
        """List what waits to be told, and what stands in the letters of *today*."""
        wanted = AnnouncementRow.told_on.is_(None) | (AnnouncementRow.told_on == today)
        with self._database.reading() as session:
            rows = session.scalars(select(AnnouncementRow).where(wanted))
            return [_announcement(row) for row in rows]

    def told(self, day: date) -> list[Announcement]:
        """List what stands in the letters of a day, taken back or not, in order."""
        of_day = select(AnnouncementRow).where(AnnouncementRow.told_on == day)
        ordered = of_day.order_by(AnnouncementRow.at, AnnouncementRow.directive_id)
        with self._database.reading() as session:
            return [_announcement(row) for row in session.scalars(ordered)]

    def told_since(self, day: date) -> list[Announcement]:
        """List what letters of *day* and later ones tell of and was not taken back."""
        wanted = select(AnnouncementRow).where(
            AnnouncementRow.told_on >= day, AnnouncementRow.recalled_at.is_(None)
        )
        with self._database.reading() as session:
            return [_announcement(row) for row in session.scalars(wanted)]

    def tell(self, directive_ids: Iterable[int], day: date) -> None:
        """Put directives into the letters of a day; what is told already stays where it is."""
        waiting = update(AnnouncementRow).where(
            AnnouncementRow.directive_id.in_(list(directive_ids)),
            AnnouncementRow.told_on.is_(None),
        )
        with self._database.writing("announcements") as session:
            session.execute(waiting.values(told_on=day))

    def recall(self, directive_id: int, *, now: datetime) -> None:
        """Note that an announcement is taken back."""
        with self._database.writing("announcements") as session:
            session.get_one(AnnouncementRow, directive_id).recalled_at = now


def _announcement(row: AnnouncementRow) -> Announcement:
    return Announcement(
        directive_id=row.directive_id,
        by=row.by,
        at=row.at,
        told_on=row.told_on,
        recalled_at=row.recalled_at,
    )
