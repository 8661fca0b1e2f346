"""Things done one after the other for each chat, and for many chats beside each other."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class InOrder(Generic[T]):
    """Queues by key: what bears one key is done in the order in which it was put."""

    def __init__(self, do: Callable[[T], Awaitable[None]], *, at_once: int) -> None:
        """Take what is to be done, which may not raise, and for how many keys at once."""
        self._do = do
        self._room = asyncio.Semaphore(at_once)
        self._queues: dict[str, deque[T]] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    def put(self, key: str, one: T) -> None:
        """Do *one* once everything before it under that key is done."""
        if key in self._queues:
            self._queues[key].append(one)
            return
        self._queues[key] = deque([one])
        task = asyncio.create_task(self._serve(key))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def finish(self) -> None:
        """Bring to its end what has begun, and begin nothing more."""
        for queue in self._queues.values():
            queue.clear()
        await asyncio.gather(*self._tasks)

    async def _serve(self, key: str) -> None:
        queue = self._queues[key]
        while queue:
            async with self._room:
                if queue:  # not cleared meanwhile
                    await self._do(queue.popleft())
        del self._queues[key]
