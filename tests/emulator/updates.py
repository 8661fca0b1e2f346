"""What waits for the bot: fetched by ``getUpdates`` (Client.cpp:15700) or brought to a webhook."""

from __future__ import annotations

import asyncio
import json
import re
from collections import defaultdict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp

from tests.emulator.fields import Request
from tests.emulator.refusals import Refused, bad, flood

_MOST = 100
_DAY = 86_400.0  # seconds that an update lives
_LONGEST_HOLD = 50.0
# not brought unless asked for by name
_BY_NAME = {"message_reaction", "message_reaction_count", "chat_member"}
_CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)
_WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(slots=True)
class Hook:
    """A webhook that is set."""

    url: str
    secret: str
    most: int
    last_error: str | None = None


@dataclass(slots=True)
class Updates:
    """The queue of one bot; used in the loop of the server alone."""

    now: Callable[[], float]
    # an empty getUpdates is held no longer than this, for tests that do not wait
    hold_seconds: float = 0.5
    # the first pause after a webhook did not take an update (WebhookActor.cpp: one second)
    retry_seconds: float = 1.0
    allowed: list[str] = field(default_factory=list)
    hook: Hook | None = None
    waiting: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    # every update that was ever put, by number
    put_ever: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _poll: asyncio.Future[None] | None = None
    _chats: defaultdict[int, deque[dict[str, Any]]] = field(
        default_factory=lambda: defaultdict(deque)
    )
    _tasks: set[asyncio.Task[None]] = field(default_factory=set)
    _hook_set_at: float = -1e9

    def put(self, kind: str, content: dict[str, Any]) -> int | None:
        """Add an update and return its number; None for a kind that the bot does not take."""
        if self.allowed and kind not in self.allowed:
            return None
        if not self.allowed and kind in _BY_NAME:
            return None
        self.put_ever += 1
        update = {"update_id": self.put_ever, kind: content}
        self.waiting.append((self.now(), update))
        self._changed.set()
        if self.hook is not None:
            self._bring(update)
        return self.put_ever

    async def get(self, request: Request) -> object:
        """Answer ``getUpdates``."""
        if self.hook is not None:
            raise Refused(409, _WEBHOOK_ACTIVE)
        self._take_allowed(request)
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refused(409, _CONFLICT))
        mine = self._poll = asyncio.get_running_loop().create_future()
        self._confirm(int(request.get("offset") or 0))
        seconds = min(float(request.get("timeout") or 0), _LONGEST_HOLD, self.hold_seconds)
        limit = min(max(int(request.get("limit") or _MOST), 1), _MOST)
        await self._held(mine, seconds)
        if mine.done():
            mine.result()
        mine.cancel()
        return [update for _, update in self.waiting[:limit]]

    async def set_webhook(self, request: Request) -> object:
        """Answer ``setWebhook``; an empty address takes it away."""
        url, secret = request.get("url"), request.get("secret_token") or ""
        if url is None:
            return await self.delete_webhook(request)
        if not re.match(r"https?://[^/\s]+", url):
            raise bad("invalid webhook URL specified")
        if len(secret) > 256:
            raise bad("secret token is too long")
        if not re.fullmatch(r"[A-Za-z0-9_-]*", secret):
            raise bad("secret token contains unallowed characters")
        if self.now() - self._hook_set_at < 1:
            raise flood(1)
        self._hook_set_at = self.now()
        self._take_allowed(request)
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(Refused(409, "Conflict: terminated by setWebhook request"))
        self.hook = Hook(url, secret, int(request.get("max_connections") or 40))
        for _, update in self.waiting:
            self._bring(update)
        return True

    async def delete_webhook(self, request: Request) -> object:
        """Answer ``deleteWebhook``."""
        self.hook = None
        if request.get("drop_pending_updates") == "true":
            self.waiting.clear()
        return True

    async def get_webhook_info(self, _request: Request) -> object:
        """Answer ``getWebhookInfo``."""
        hook = self.hook
        info = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.waiting),
        }
        return info | ({"last_error_message": hook.last_error} if hook and hook.last_error else {})

    def _take_allowed(self, request: Request) -> None:
        if request.get("allowed_updates"):  # kept for the calls that do not say
            self.allowed = json.loads(request.fields["allowed_updates"])

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        fresh = self.now() - _DAY
        self.waiting = [
            (moment, update)
            for moment, update in self.waiting
            if update["update_id"] >= offset and moment > fresh
        ]

    async def _held(self, mine: asyncio.Future[None], seconds: float) -> None:
        """Wait until there is something, somebody else polls, or the time is over."""
        loop = asyncio.get_running_loop()
        end = loop.time() + seconds
        while not self.waiting and not mine.done() and (left := end - loop.time()) > 0:
            self._changed.clear()
            changed = asyncio.ensure_future(self._changed.wait())
            await asyncio.wait((changed, mine), timeout=left, return_when="FIRST_COMPLETED")
            changed.cancel()

    def _bring(self, update: dict[str, Any]) -> None:
        """Bring an update once those of its chat before it were taken (webhook_queue_id)."""
        chat = _chat_of(update)
        self._chats[chat].append(update)
        if len(self._chats[chat]) == 1:
            task = asyncio.ensure_future(self._bring_all(chat))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)

    async def _bring_all(self, chat: int) -> None:
        queue, pause = self._chats[chat], self.retry_seconds
        async with aiohttp.ClientSession() as session:
            while queue and self.hook is not None:
                if await self._brought(session, self.hook, queue[0]):
                    done = queue.popleft()
                    self.waiting = [one for one in self.waiting if one[1] is not done]
                    pause = self.retry_seconds
                else:
                    await asyncio.sleep(pause)
                    pause = min(pause * 2, 60)
        queue.clear()

    async def _brought(
        self, session: aiohttp.ClientSession, hook: Hook, update: dict[str, Any]
    ) -> bool:
        header = {"X-Telegram-Bot-Api-Secret-Token": hook.secret} if hook.secret else {}
        try:
            async with session.post(hook.url, json=update, headers=header) as answer:
                if answer.status // 100 != 2:
                    hook.last_error = f"Wrong response from the webhook: {answer.status}"
                return answer.status // 100 == 2
        except (aiohttp.ClientError, OSError) as error:
            hook.last_error = f"Connection failed: {type(error).__name__}"
            return False

    async def close(self) -> None:
        """Bring nothing more."""
        self.hook = None
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _chat_of(update: dict[str, Any]) -> int:
    for content in (one for one in update.values() if isinstance(one, dict)):
        chat = content.get("chat") or content.get("message", {}).get("chat")
        if chat:
            return int(chat["id"])
    return 0
