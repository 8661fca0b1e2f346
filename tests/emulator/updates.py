"""What waits for the bot: fetched by ``getUpdates`` (Client.cpp:15700) or brought to a webhook."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from tests.emulator.fields import Request, Told, shown
from tests.emulator.refusals import Refused, bad, flood
from tests.emulator.webhooks import DAY, Bringing, Hook

_MOST = 100
_LONGEST_HOLD = 50.0
# the same offset again within three seconds, and within half a second (Client.cpp:15700)
_HOLD_OF_SAME, _AT_ONCE = 3.0, 0.5
# an offset further beyond the last update is of another server and confirms nothing (TQueue.cpp)
_FUTURE = 10
_BETWEEN_CONFLICTS = 3.0  # seconds; one that comes sooner is told late (fail_query_conflict)
_MOST_CONNECTIONS, _CONNECTIONS = 100, 40
_LONGEST_SECRET = 256
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
class Updates:
    """The queue of one bot; used in the loop of the server alone."""

    now: Callable[[], float]
    # an empty getUpdates is held no longer than this, for tests that do not wait
    hold_seconds: float = 0.5
    allowed: list[str] = field(default_factory=list)
    hook: Hook | None = None
    waiting: list[tuple[float, dict[str, Any]]] = field(default_factory=list)
    # every update that was ever put, by number
    put_ever: int = 0
    _changed: asyncio.Event = field(default_factory=asyncio.Event)
    _poll: asyncio.Future[str] | None = None
    _hook_set_at: float = -1e9
    _next_conflict_at: float = -1e9
    # offset and moment of the call before
    _before: tuple[int, float] = (0, -1e9)
    bringing: Bringing = field(init=False)

    def __post_init__(self) -> None:
        self.bringing = Bringing(self)

    @property
    def is_held(self) -> bool:
        """Say whether somebody waits for updates now."""
        return self._poll is not None and not self._poll.done()

    def put(self, kind: str, content: dict[str, Any]) -> int | None:
        """Add an update and return its number; None for a kind that the bot does not take."""
        if self.allowed and kind not in self.allowed:
            return None
        if not self.allowed and kind in _BY_NAME:
            return None
        self.put_ever += 1
        update = {"update_id": self.put_ever, kind: shown(content)}
        self.waiting.append((self.now(), update))
        self._changed.set()
        if self.hook is not None:
            self.bringing.bring(update)
        return self.put_ever

    def took(self, update: dict[str, Any]) -> None:
        """Forget an update that the webhook took, or that nobody took for a day."""
        self.waiting = [one for one in self.waiting if one[1] is not update]

    async def get(self, request: Request) -> object:
        """Answer ``getUpdates``."""
        if self.hook is not None:
            raise await self._conflict(_WEBHOOK_ACTIVE)
        self._take_allowed(request)
        offset, timeout = request.number("offset"), float(request.number("timeout"))
        limit = min(max(request.number("limit") or _MOST, 1), _MOST)
        timeout, limit = self._slowed(offset, timeout, limit)
        self._confirm(offset)
        if not self.waiting and timeout > 0:
            await self._hold(min(timeout, _LONGEST_HOLD, self.hold_seconds))
        return [update for _, update in self.waiting[:limit]]

    async def set_webhook(self, request: Request) -> object:
        """Answer ``setWebhook``; an empty address takes it away."""
        url = request.get("url")
        if url is None:
            return await self.delete_webhook(request)
        if self.now() - self._hook_set_at < 1:
            raise flood(1)
        self._hook_set_at = self.now()
        hook = _hook(url, request)
        if self.hook is not None and self.hook.is_like(hook):
            self._take_allowed(request)
            return Told(result=True, description="Webhook is already set")
        self._end_poll("Conflict: terminated by setWebhook request")
        self.hook = None  # one that is not good leaves none
        self._drop(request)
        _check(hook)
        self._take_allowed(request)
        self.hook = hook
        for _, update in self.waiting:
            self.bringing.bring(update)
        return Told(result=True, description="Webhook was set")

    async def delete_webhook(self, request: Request) -> object:
        """Answer ``deleteWebhook``."""
        was = self.hook
        self.hook = None
        self._drop(request)
        description = "Webhook is already deleted" if was is None else "Webhook was deleted"
        return Told(result=True, description=description)

    async def get_webhook_info(self, _request: Request) -> object:
        """Answer ``getWebhookInfo``."""
        hook = self.hook
        info: dict[str, Any] = {
            "url": hook.url if hook else "",
            "has_custom_certificate": False,
            "pending_update_count": len(self.waiting),
        }
        if hook is None:
            return info
        info["max_connections"] = hook.most
        if self.allowed:
            info["allowed_updates"] = self.allowed
        if hook.last_error:
            when, said = hook.last_error
            info |= {"last_error_date": int(when), "last_error_message": said}
        return info

    def _slowed(self, offset: int, timeout: float, limit: int) -> tuple[float, int]:
        """Slow down whoever asks for the same again and again (process_get_updates_query)."""
        same, at = self._before
        since = self.now() - at
        self._before = offset, self.now()
        if offset != same or timeout >= _HOLD_OF_SAME:
            return timeout, limit
        if since < _AT_ONCE:
            limit = 1
        return (_HOLD_OF_SAME if since < _HOLD_OF_SAME else timeout), limit

    def _drop(self, request: Request) -> None:
        if request.flag("drop_pending_updates"):
            self.waiting.clear()

    def _take_allowed(self, request: Request) -> None:
        """Keep which kinds are asked for; who says nothing, or no list, changes nothing."""
        with suppress(Refused):
            if request.get("allowed_updates"):
                asked = request.listed("allowed_updates", "allowed updates", "String")
                self.allowed = [str(kind).lower() for kind in asked]

    def _confirm(self, offset: int) -> None:
        if offset < 0:
            self.waiting = self.waiting[offset:]
        if offset > self.put_ever + 1 + _FUTURE:
            offset = 0
        fresh = self.now() - DAY
        self.waiting = [
            (moment, update)
            for moment, update in self.waiting
            if update["update_id"] >= offset and moment > fresh
        ]

    async def _hold(self, seconds: float) -> None:
        """Wait until there is something, somebody else waits, or the time is over."""
        self._end_poll(_CONFLICT)
        loop = asyncio.get_running_loop()
        mine: asyncio.Future[str] = loop.create_future()
        self._poll = mine
        end = loop.time() + seconds
        while not self.waiting and not mine.done() and (left := end - loop.time()) > 0:
            self._changed.clear()
            changed = asyncio.ensure_future(self._changed.wait())
            await asyncio.wait((changed, mine), timeout=left, return_when="FIRST_COMPLETED")
            changed.cancel()
        if mine.done():
            raise await self._conflict(mine.result())
        mine.cancel()

    def _end_poll(self, words: str) -> None:
        """Refuse the call that is held, if any."""
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(words)

    async def _conflict(self, words: str) -> Refused:
        if self.now() < self._next_conflict_at:
            await asyncio.sleep(min(_BETWEEN_CONFLICTS, self.hold_seconds))
        else:
            self._next_conflict_at = self.now() + _BETWEEN_CONFLICTS
        return Refused(409, words)

    async def close(self) -> None:
        """Bring nothing more."""
        self.hook = None
        await self.bringing.close()


def _hook(url: str, request: Request) -> Hook:
    most = request.number("max_connections") or _CONNECTIONS
    return Hook(url, request.get("secret_token") or "", min(max(most, 1), _MOST_CONNECTIONS))


def _check(hook: Hook) -> None:
    """Refuse an address or a secret that is none (do_set_webhook)."""
    if not re.match(r"https?://[^/\s]+", hook.url):
        raise bad("invalid webhook URL specified")
    if len(hook.secret) > _LONGEST_SECRET:
        raise bad("secret token is too long")
    if not re.fullmatch(r"[A-Za-z0-9_-]*", hook.secret):
        raise bad("secret token contains unallowed characters")
