"""The demo organisation on Telegram: people with accounts, a group, and the bot at work."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from typing import Literal

import pytest

from bot.app import Services
from bot.on_telegram import serving
from bot.store import Consents
from bot.telegram import Webhook
from bot.telegram.limiter import Limiter, Rates
from bot.telegram.serving import at_work, reached
from tests.emulator import TOKEN, BotApi
from tests.knowledge.servers import free_port

SECRETARY, DEPUTY, MEMBER, CLERK, ADMIN, STRANGER = 31, 33, 32, 90, 99, 500
GROUP = -1000
_NAMES = {
    SECRETARY: "Nông Thị Lụa",
    DEPUTY: "Bế Văn Thuần",
    CLERK: "Cao Thị Miền",
    ADMIN: "Vi Thị Ngoan",
}
_FAST = Rates(overall=1000, to_one=1000, to_group=10_000)
_SECRET = "Bi_mat-1"  # noqa: S105  # of no bot
_STEP = 0.02  # seconds between two looks
_PATIENCE = 40.0  # seconds: a busy machine is no defect
_LOOKS = int(_PATIENCE / _STEP)

Mode = Literal["polling", "webhook"]


async def until(api: BotApi, words: str, chat: int, *, seconds: float = _PATIENCE) -> str:
    """Wait until somebody sees *words*, and return what they see then."""
    for _ in range(int(seconds / _STEP)):
        seen = api.transcript(chat)
        if words in seen:
            return seen
        await asyncio.sleep(_STEP)
    pytest.fail(f"{words!r} is not in\n{api.transcript(chat)}")


@dataclass
class Stage:
    """What a story is played on."""

    services: Services
    api: BotApi

    async def sees(self, words: str, *, user: int = SECRETARY, seconds: float = _PATIENCE) -> str:
        """Wait until somebody sees *words*, and return what they see then."""
        return await until(self.api, words, user, seconds=seconds)

    async def asks(self, text: str, *, user: int = SECRETARY, chat: int | None = None) -> str:
        """Let somebody say something, and return the answer, as they see it."""
        place = user if chat is None else chat
        before = len(self.api.to(place))
        self.api.says(text, user=user, chat=chat)
        return await self._answer(place, before)

    async def presses(self, label: str, *, user: int = SECRETARY, chat: int | None = None) -> str:
        """Let somebody press a button, and return the answer, as they see it."""
        place = user if chat is None else chat
        before = self.api.transcript(place)
        self.api.presses(label, user=user, chat=chat)
        for _ in range(_LOOKS):
            if self.api.transcript(place) != before:
                break
            await asyncio.sleep(_STEP)
        await self.settled()
        return self.api.to(place)[-1]

    async def _answer(self, chat: int, before: int) -> str:
        for _ in range(_LOOKS):
            if len(self.api.to(chat)) > before:
                break
            await asyncio.sleep(_STEP)
        await self.settled()
        return "\n".join(self.api.to(chat)[before:])

    async def settled(self) -> None:
        """Wait until everything that came in is answered."""
        for _ in range(_LOOKS):
            if not self.api.server.updates.waiting and not self._inbox():
                return
            await asyncio.sleep(_STEP)
        pytest.fail("updates are left")

    def _inbox(self) -> int:
        return len(serving(self.services).inbox.waiting(limit=1))


@asynccontextmanager
async def played(
    services: Services, mode: Mode, *, at: float | None = None, reminding: bool = False
) -> AsyncIterator[Stage]:
    """Let the bot of the demo organisation serve for as long as the block takes.

    *at* is the moment at which Telegram's clock stands; *reminding*: whether reminders go.
    """
    now = services.now()
    for account, name in _NAMES.items():
        members = services.people.organisation().members
        member = next(one for one in members if one.name == name)
        services.people.bind(f"telegram:{account}", member, now=now)
        Consents(services.database).put(f"telegram:{account}", agreed=True, now=now)
    services.links.called("troly_bot")
    with BotApi(at=at) as api:
        for account, name in _NAMES.items():
            api.names[account] = name
            api.server.world.chat(account, name).open = True
        async with served(services, api, mode, reminding=reminding):
            yield Stage(services, api)


@asynccontextmanager
async def served(
    services: Services, api: BotApi, mode: Mode, *, reminding: bool = False
) -> AsyncIterator[None]:
    """Let a bot serve as fast as it can, for as long as the block takes."""
    api.server.updates.bringing.retry_seconds = 0.05
    ticks = [one for one in services.ticks if reminding or one.name != "reminders"]
    made, port = replace(serving(services), limiter=Limiter(_FAST), ticks=ticks), free_port()
    if mode == "webhook":
        public = f"http://127.0.0.1:{port}"
        hook = Webhook(public_url=public, secret=_SECRET, host="127.0.0.1", port=port)
        made = replace(made, webhook=hook)
    async with reached(TOKEN, api.base, made.dated) as bot, at_work(made, bot, print):
        if mode == "webhook":
            await _until_hooked(api)
        yield


async def _until_hooked(api: BotApi) -> None:
    for _ in range(_LOOKS):
        if api.server.updates.hook is not None:
            return
        await asyncio.sleep(_STEP)
    pytest.fail("no webhook")
