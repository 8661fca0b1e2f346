"""What came in over a channel: kept before it is acknowledged, handled once, in order of a chat."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select, update

from bot.tables import ContactRow, InboxRow
from knowledge.database import Database

_TURN = "inbox"


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrived:
    """One update as it came."""

    update_id: int
    # whose updates are handled one after the other: "telegram:42"
    chat: str
    raw: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An update that waits to be handled."""

    id: int
    arrived: Arrived
    received_at: datetime
    # how often its handling was begun before
    begun: int


class Inbox:
    """The updates of one channel in one database."""

    def __init__(self, database: Database, *, channel: str) -> None:
        self._database = database
        self._channel = channel

    def keep(self, updates: Iterable[Arrived], *, now: datetime) -> int:
        """Keep updates, in their order; one that is held already is no work.

        Returns:
            How many were new.
        """
        arrived = {one.update_id: one for one in updates}
        held = select(InboxRow.update_id).where(
            InboxRow.channel == self._channel, InboxRow.update_id.in_(arrived)
        )
        with self._database.writing(_TURN) as session:
            known = set(session.scalars(held))
            new = [one for update_id, one in arrived.items() if update_id not in known]
            session.add_all(self._row(one, now) for one in new)
            for chat in {one.chat for one in new}:
                session.merge(ContactRow(name=chat, at=now))
            return len(new)

    def waiting(self, *, after: int = 0, limit: int = 1000) -> list[Kept]:
        """List what is not handled yet, oldest first, behind the id *after*."""
        rows = (
            select(InboxRow)
            .where(
                InboxRow.channel == self._channel, InboxRow.done_at.is_(None), InboxRow.id > after
            )
            .order_by(InboxRow.id)
            .limit(limit)
        )
        with self._database.reading() as session:
            return [_kept(row) for row in session.scalars(rows)]

    def begin(self, kept_id: int) -> bool:
        """Note that the handling of one begins.

        Returns:
            Whether there is anything to handle; False for one that was done with another.
        """
        waiting = update(InboxRow).where(InboxRow.id == kept_id, InboxRow.done_at.is_(None))
        counted = waiting.values(begun=InboxRow.begun + 1).returning(InboxRow.id)
        with self._database.writing() as session:
            return session.execute(counted).first() is not None

    def done(self, kept_id: int, *, now: datetime) -> None:
        """Note that everything about one is written down."""
        with self._database.writing() as session:
            session.execute(update(InboxRow).where(InboxRow.id == kept_id).values(done_at=now))

    def blank(self, chat: str, message_id: int) -> int:
        """Leave nothing of a message but that it came, and return in how many updates it was."""
        mine = select(InboxRow).where(InboxRow.channel == self._channel, InboxRow.chat == chat)
        with self._database.writing() as session:
            rows = [row for row in session.scalars(mine) if _holds(row.raw, message_id)]
            for row in rows:
                row.raw = {"update_id": row.update_id}
            return len(rows)

    def forget(self, *, before: datetime) -> int:
        """Delete what was handled before that moment, and return how many."""
        old = delete(InboxRow).where(InboxRow.channel == self._channel, InboxRow.done_at < before)
        with self._database.writing() as session:
            return len(session.execute(old.returning(InboxRow.id)).all())

    def _row(self, one: Arrived, now: datetime) -> InboxRow:
        return InboxRow(
            channel=self._channel,
            update_id=one.update_id,
            chat=one.chat,
            raw=dict(one.raw),
            received_at=now,
            begun=0,
        )


def _kept(row: InboxRow) -> Kept:
    arrived = Arrived(update_id=row.update_id, chat=row.chat, raw=row.raw)
    return Kept(id=row.id, arrived=arrived, received_at=row.received_at, begun=row.begun)


def _holds(raw: Mapping[str, Any], message_id: int) -> bool:
    """Say whether an update brings a message, new or edited."""
    messages = (raw.get(kind) for kind in ("message", "edited_message"))
    return any(one and one.get("message_id") == message_id for one in messages)
