"""How fast all processes together send over a channel: one row that each moves on by a message."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.tables import PaceRow
from knowledge.database import Database

# So many messages may follow at once after a moment of delay, so that the rate is held.
_CREDIT = 2
# A clock that was set back must not keep everybody waiting.
_FURTHEST = timedelta(seconds=5)


def _utc() -> datetime:
    return datetime.now(UTC)


class Pace:
    """The pace of one channel in one database."""

    def __init__(
        self, database: Database, channel: str, rate: float, now: Callable[[], datetime] = _utc
    ) -> None:
        """Take where it is kept, for which channel, and how many messages go a second."""
        self._database = database
        self._channel = channel
        self._step = timedelta(seconds=1 / rate)
        self._now = now

    async def reserve(self) -> float:
        """Reserve the next message, and return in how many seconds it may go; 0: at once."""
        return await asyncio.to_thread(self._reserve)

    def _reserve(self) -> float:
        with self._database.writing("pace") as session:
            row = session.get(PaceRow, self._channel)
            now = self._now()
            earliest = now - _CREDIT * self._step
            free = earliest if row is None else row.free_at
            slot = max(min(free, now + _FURTHEST), earliest)
            session.merge(PaceRow(channel=self._channel, free_at=slot + self._step))
        return max(0.0, (slot - self._now()).total_seconds())
