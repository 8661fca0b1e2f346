"""What the office writes to many at once, from the draft to the last letter."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from bot.tables import BroadcastRow, BroadcastState
from knowledge.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcast:
    """One text of the office to many."""

    id: int
    # of who wrote it
    account: str
    by: str
    text: str
    # "officers" · "members" · "cells:chi-bo-1,chi-bo-3"; empty while nobody said
    audience: str
    state: BroadcastState
    made_at: datetime
    # to how many accounts it was written
    count: int

    @property
    def prefix(self) -> str:
        """What the keys of its letters begin with."""
        return f"broadcast:{self.id}:"

    @property
    def cells(self) -> frozenset[str]:
        """The cells that were chosen one by one."""
        kind, _, ids = self.audience.partition(":")
        return frozenset(ids.split(",")) - {""} if kind == "cells" else frozenset()


class Broadcasts:
    """The broadcasts of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draft(self, text: str, *, account: str, by: str, now: datetime) -> Broadcast:
        """Keep a text that somebody is about to send."""
        row = BroadcastRow(
            account=account, by=by, text=text, audience="", state="draft", made_at=now, count=0
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            return _broadcast(row)

    def get(self, broadcast_id: int) -> Broadcast | None:
        """Return one; None where there is none of that id."""
        with self._database.reading() as session:
            row = session.get(BroadcastRow, broadcast_id)
            return None if row is None else _broadcast(row)

    def change(
        self,
        broadcast_id: int,
        *,
        audience: str | None = None,
        state: BroadcastState | None = None,
        count: int | None = None,
    ) -> Broadcast:
        """Note to whom it goes, or what became of it."""
        with self._database.writing() as session:
            row = session.get_one(BroadcastRow, broadcast_id)
            row.audience = row.audience if audience is None else audience
            row.state = row.state if state is None else state
            row.count = row.count if count is None else count
            return _broadcast(row)


def _broadcast(row: BroadcastRow) -> Broadcast:
    return Broadcast(
        id=row.id,
        account=row.account,
        by=row.by,
        text=row.text,
        audience=row.audience,
        state=row.state,
        made_at=row.made_at,
        count=row.count,
    )
