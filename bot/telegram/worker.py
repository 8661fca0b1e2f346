"""Updates handled one after the other in each chat, many chats beside each other."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable

from bot.store.inbox import Inbox, Kept
from bot.telegram.in_order import InOrder

logger = logging.getLogger(__name__)

_AT_ONCE = 32  # chats
_MOST_IN_HAND = 1000  # updates read ahead
_AGAIN_SECONDS = 60.0
_LOOK_SECONDS = 5.0  # another process may have written into the inbox

Handle = Callable[[Kept], Awaitable[None]]


class Worker:
    """Hands on what waits in the inbox; what one process left undone, the next begins again."""

    def __init__(self, inbox: Inbox, handle: Handle, *, at_once: int = _AT_ONCE) -> None:
        self._inbox = inbox
        self._handle = handle
        self._chats = InOrder(self._do, at_once=at_once)
        self._in_hand: set[int] = set()
        # set by whoever wrote into the inbox
        self.woken = asyncio.Event()

    async def run(self) -> None:
        """Hand on until cancelled; what has begun by then is brought to its end."""
        last = 0
        try:
            while True:
                self.woken.clear()
                new = await self._look(after=last)
                if new:
                    last = new[-1].id
                elif not await self._woken():
                    last = 0  # another process may have written out of order
        finally:
            await self._chats.finish()  # what only waits stays in the inbox

    async def _look(self, *, after: int) -> list[Kept]:
        """Take what is new, as far as there is room, and return it."""
        room = _MOST_IN_HAND - len(self._in_hand)
        if room <= 0:
            return []
        kept = await asyncio.to_thread(self._inbox.waiting, after=after, limit=_MOST_IN_HAND)
        new = [one for one in kept if one.id not in self._in_hand][:room]
        for one in new:
            self._in_hand.add(one.id)
            self._chats.put(one.arrived.chat, one)
        return new

    async def _woken(self) -> bool:
        """Wait until something came, or for a while."""
        try:
            await asyncio.wait_for(self.woken.wait(), _LOOK_SECONDS)
        except TimeoutError:
            return False
        return True

    async def _do(self, one: Kept) -> None:
        try:
            await self._handle(one)
        except Exception:
            # it stays in the inbox, and in hand for a while; the others of its chat go on
            logger.exception("unforeseen", extra={"action": "unforeseen"})
            loop = asyncio.get_running_loop()
            loop.call_later(_AGAIN_SECONDS, self._in_hand.discard, one.id)
        else:
            self._in_hand.discard(one.id)
