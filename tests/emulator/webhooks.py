"""Updates brought to a webhook, in the order of each chat (WebhookActor.cpp)."""

from __future__ import annotations

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Protocol

import aiohttp

DAY = 86_400.0  # seconds that an update lives
_LONGEST_PAUSE = 60.0
_LONGEST_ASKED_PAUSE = 3600.0  # of a Retry-After
_GONE_SECONDS = 23 * 3600.0  # of 410 alone, and the webhook is taken away


@dataclass(slots=True)
class Hook:
    """A webhook that is set."""

    url: str
    secret: str
    # connections at once
    most: int
    # when, and in which words
    last_error: tuple[float, str] | None = None
    # since when nothing but 410 came back
    gone_since: float | None = None

    def is_like(self, other: Hook) -> bool:
        """Say whether both were asked for in the same way."""
        return (self.url, self.secret, self.most) == (other.url, other.secret, other.most)


class Queue(Protocol):
    """What is asked of ``Updates``."""

    hook: Hook | None
    waiting: list[tuple[float, dict[str, Any]]]

    @property
    def now(self) -> Callable[[], float]: ...
    def took(self, update: dict[str, Any]) -> None: ...


class Bringing:
    """Brings updates; used in the loop of the server alone."""

    def __init__(self, queue: Queue) -> None:
        self._queue = queue
        # doubled with each time that an update was not taken, but for the first
        self.retry_seconds = 1.0
        self.wait: Callable[[float], Awaitable[None]] = asyncio.sleep
        # does what the answer of a webhook asks for: a method and its fields
        self.perform: Callable[[dict[str, Any]], Awaitable[object]] | None = None
        self._chats: defaultdict[int, deque[dict[str, Any]]] = defaultdict(deque)
        self._tasks: set[asyncio.Task[None]] = set()
        self._open = 0
        self._freed = asyncio.Event()

    def bring(self, update: dict[str, Any]) -> None:
        """Bring an update once those of its chat before it were taken (webhook_queue_id)."""
        chat = _chat_of(update)
        self._chats[chat].append(update)
        if len(self._chats[chat]) == 1:
            task = asyncio.ensure_future(self._bring_all(chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def close(self) -> None:
        """Bring nothing more."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _bring_all(self, chat: int) -> None:
        queue, failures = self._chats[chat], 0
        async with aiohttp.ClientSession() as session:
            while queue and self._queue.hook is not None:
                asked = await self._brought(session, self._queue.hook, queue[0])
                pause = 0.0 if asked is None else asked or self._pause(failures)
                if asked is None or self._is_old(queue[0], pause):
                    self._queue.took(queue.popleft())
                    failures = 0
                else:
                    failures += 1
                    await self.wait(pause)
        queue.clear()

    def _pause(self, failures: int) -> float:
        """Return how long to wait: at once again, then longer and longer (on_update_error)."""
        return min(self.retry_seconds * 2**failures, _LONGEST_PAUSE) if failures else 0.0

    def _is_old(self, update: dict[str, Any], pause: float) -> bool:
        put = next((at for at, one in self._queue.waiting if one is update), 0.0)
        return self._queue.now() + pause - put > DAY

    async def _brought(
        self, session: aiohttp.ClientSession, hook: Hook, update: dict[str, Any]
    ) -> float | None:
        """Return None if it was taken, else the seconds that were asked for; 0 for none."""
        while self._open >= hook.most:
            self._freed.clear()
            await self._freed.wait()
        self._open += 1
        header = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=header) as answer:
                return await self._told(hook, answer)
        except (aiohttp.ClientError, OSError) as error:
            hook.last_error = self._queue.now(), f"Connection failed: {type(error).__name__}"
            return 0.0
        finally:
            self._open -= 1
            self._freed.set()

    async def _told(self, hook: Hook, answer: aiohttp.ClientResponse) -> float | None:
        now = self._queue.now()
        if answer.status // 100 == 2:
            hook.gone_since = None
            await self._do(await answer.read())
            return None
        hook.last_error = now, f"Wrong response from the webhook: {answer.status} {answer.reason}"
        hook.gone_since = (hook.gone_since or now) if answer.status == 410 else None
        if hook.gone_since is not None and now - hook.gone_since > _GONE_SECONDS:
            self._queue.hook = None
        asked = answer.headers.get("Retry-After", "")
        return min(float(asked), _LONGEST_ASKED_PAUSE) if asked.isdigit() else 0.0

    async def _do(self, body: bytes) -> None:
        """Do what the answer asks for, if anything; nobody is told what came of it."""
        if self.perform is None or not body.lstrip().startswith(b"{"):
            return
        asked = json.loads(body)
        if "method" in asked:
            await self.perform(asked)


def _chat_of(update: dict[str, Any]) -> int:
    for content in (one for one in update.values() if isinstance(one, dict)):
        chat = content.get("chat") or content.get("message", {}).get("chat")
        if chat:
            return int(chat["id"])
    return 0
