"""Turns to send: as fast as Telegram takes messages, answers before everything else.

Telegram publishes no exact limits; its FAQ names 30 messages a second in all, one a second to a
chat and 20 a minute to a group. More are answered 429, and a program that goes on is shut out.
"""

from __future__ import annotations

import asyncio
import time
from bisect import insort
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count

from bot.letters import LANES, RATE, Lane

_MINUTE = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Rates:
    """How many messages go out."""

    # a second, over all chats
    overall: float = RATE
    # a second to one chat, once the first few of a long answer are out
    to_one: float = 1.0
    # of those so many may follow each other at once
    burst: int = 3
    # a minute to one group
    to_group: int = 20


@dataclass(order=True, slots=True)
class _Waiting:
    lane: int
    number: int
    chat_id: int = field(compare=False)
    turn: asyncio.Future[None] = field(compare=False)


class Limiter:
    """One for a bot: every message waits here for its turn."""

    def __init__(
        self,
        rates: Rates | None = None,
        *,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        shared: Callable[[], Awaitable[float]] | None = None,
    ) -> None:
        """Take how much goes out, what tells the time, and what several processes share.

        *shared* reserves the next message of all processes, and returns in how many seconds it
        may go; without it this process alone sends.
        """
        self._rates = rates or Rates()
        self._shared = shared
        self._reserved = False
        self._clock = clock
        self._sleep = sleep
        self._number = count()
        self._waiting: list[_Waiting] = []
        self._changed = asyncio.Event()
        self._pumping: asyncio.Task[None] | None = None
        self._free_at = 0.0
        # when the last messages to a chat went out
        self._times: defaultdict[int, deque[float]] = defaultdict(deque)
        self._held_until: dict[int, float] = {}

    async def turn(self, chat_id: int, lane: Lane) -> None:
        """Return when one message may go to that chat; a negative id is a group's."""
        turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        insort(self._waiting, _Waiting(LANES.index(lane), next(self._number), chat_id, turn))
        self._changed.set()
        if self._pumping is None or self._pumping.done():
            self._pumping = asyncio.create_task(self._pump())
        await turn

    def hold(self, chat_id: int, seconds: float) -> None:
        """Send nothing to that chat for so long, as Telegram asked."""
        self._held_until[chat_id] = self._clock() + seconds

    async def _pump(self) -> None:
        """Let one go at a time: the most urgent of those whose chat takes one more."""
        while self._waiting:
            self._changed.clear()
            now = self._clock()
            free = {one.chat_id: self._free(one.chat_id, now) for one in self._waiting}
            soonest = max(self._free_at, min(free.values()))
            if soonest > now:
                await self._until(soonest - now)
                continue
            if self._shared is not None and not self._reserved:
                # while it waits for that, something more urgent may come
                self._free_at, self._reserved = now + await self._shared(), True
                continue
            first = next(one for one in self._waiting if free[one.chat_id] <= now)
            self._waiting.remove(first)
            if not first.turn.done():
                first.turn.set_result(None)
                self._times[first.chat_id].append(now)
                self._reserved = False
                if self._shared is None:
                    self._free_at = now + 1 / self._rates.overall

    def _free(self, chat_id: int, now: float) -> float:
        """Return when that chat takes one more message."""
        rates, times = self._rates, self._times[chat_id]
        many, span = rates.burst, rates.burst / rates.to_one
        if chat_id < 0:
            many, span = rates.to_group, _MINUTE
        while times and times[0] <= now - span:
            times.popleft()
        free = times[-many] + span if len(times) >= many else now
        return max(free, self._held_until.get(chat_id, now))

    async def _until(self, seconds: float) -> None:
        """Sleep so long, or until somebody else waits."""
        sleeping = asyncio.ensure_future(self._sleep(seconds))
        changed = asyncio.ensure_future(self._changed.wait())
        await asyncio.wait((sleeping, changed), return_when=asyncio.FIRST_COMPLETED)
        sleeping.cancel()
        changed.cancel()
