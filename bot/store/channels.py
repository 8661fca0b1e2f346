"""What a channel must remember: what long buttons mean, and when it was last reached."""

from __future__ import annotations

import hashlib
from datetime import datetime, timedelta

from sqlalchemy import delete, select

from bot.tables import ContactRow, LongActionRow
from knowledge.database import Database

_KEY = "#"
_HEX = 24  # digits of a hash: 96 bits


class Channel:
    """The memory of one channel in one database."""

    def __init__(self, database: Database, *, channel: str) -> None:
        self._database = database
        self._channel = channel

    def keep_action(self, action: str, *, now: datetime) -> str:
        """Return the short key under which *action* is kept from now on."""
        key = _KEY + hashlib.sha256(action.encode()).hexdigest()[:_HEX]
        with self._database.writing() as session:
            session.merge(LongActionRow(key=key, action=action, shown_at=now))
        return key

    def action(self, data: str) -> str | None:
        """Return the action that a pressed button carries; None for one long forgotten."""
        if not data.startswith(_KEY):
            return data
        with self._database.reading() as session:
            row = session.get(LongActionRow, data)
        return row.action if row else None

    def reached(self, *, now: datetime) -> datetime | None:
        """Note that the channel was reached, and return when it was before."""
        with self._database.writing() as session:
            row = session.get(ContactRow, self._channel)
            before = row.at if row else None
            session.merge(ContactRow(name=self._channel, at=now))
            return before

    def last_reached(self) -> datetime | None:
        """Return when the channel was last reached; None where it never was."""
        with self._database.reading() as session:
            row = session.get(ContactRow, self._channel)
        return None if row is None else row.at

    def active(self, *, since: datetime) -> list[str]:
        """List the chats from which something came since that moment."""
        wrote = (
            select(ContactRow.name)
            .where(ContactRow.name.startswith(f"{self._channel}:"), ContactRow.at >= since)
            .order_by(ContactRow.name)
        )
        with self._database.reading() as session:
            return list(session.scalars(wrote))

    def forget_contacts(self, *, before: datetime) -> None:
        """Forget from which chats something came, where the last of it came before that moment."""
        old = delete(ContactRow).where(
            ContactRow.name.startswith(f"{self._channel}:"), ContactRow.at < before
        )
        with self._database.writing() as session:
            session.execute(old)

    def forget_actions(self, *, now: datetime, after: timedelta) -> None:
        """Forget what buttons mean that were shown so long ago."""
        with self._database.writing() as session:
            session.execute(delete(LongActionRow).where(LongActionRow.shown_at < now - after))
