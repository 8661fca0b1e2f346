"""Whatever waits in the outbox is sent: notices, reminders, and answers that had to wait."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

from bot.letters import Claimed
from bot.store import Outbox
from bot.telegram.in_order import InOrder
from bot.telegram.sending import LEASE, Sender

logger = logging.getLogger(__name__)

_AT_ONCE = 16  # chats
_MOST_IN_HAND = 40  # letters, for their lease runs while they wait for their turn
_LOOK_SECONDS = 1.0
_SETTLE = timedelta(minutes=1)


class Postman:
    """Sends what waits, answers first, one letter after the other to each chat."""

    def __init__(self, outbox: Outbox, sender: Sender, now: Callable[[], datetime]) -> None:
        self._outbox = outbox
        self._sender = sender
        self._now = now
        self._chats = InOrder(self._do, at_once=_AT_ONCE)
        self._in_hand = 0
        self._settled: datetime | None = None

    async def run(self) -> None:
        """Send until cancelled; what has begun by then is brought to its end."""
        try:
            while True:
                await self._settle()
                if not await self._look():
                    await asyncio.sleep(_LOOK_SECONDS)
        finally:
            await self._chats.finish()

    async def _look(self) -> int:
        room = _MOST_IN_HAND - self._in_hand
        if room <= 0:
            return 0
        claimed = await asyncio.to_thread(
            self._outbox.claim, now=self._now(), lease=LEASE, limit=room
        )
        for one in claimed:
            self._in_hand += 1
            self._chats.put(one.letter.to, one)
        return len(claimed)

    async def _do(self, one: Claimed) -> None:
        try:
            await self._sender.send(one)
        except Exception:
            # its lease runs out, and it counts as unknown
            logger.exception("unforeseen", extra={"action": "unforeseen"})
        finally:
            self._in_hand -= 1

    async def _settle(self) -> None:
        """Now and then, see to what other processes left undone."""
        now = self._now()
        if self._settled is None or now - self._settled >= _SETTLE:
            self._settled = now
            lost = await asyncio.to_thread(self._outbox.settle, now=now)
            if lost:
                logger.warning("%s letters unknown", lost, extra={"action": "letters_unknown"})
