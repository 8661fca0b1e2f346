"""Updates asked for, and kept before Telegram is told that they arrived.

Telegram forgets what lies below the offset of the next request, so that offset moves only once
everything below it is committed. (The library's own poller moves it before anything is handled.)
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from typing import Any

from telegram import Bot
from telegram.error import TelegramError

from bot.store import Inbox
from bot.telegram import arrivals
from bot.telegram.incoming import ALLOWED
from bot.telegram.trouble import Trouble

_HOLD_SECONDS = 50  # the longest for which Telegram holds an empty answer
_MARGIN_SECONDS = 15.0
# Raw, for one that the library cannot read must not hold up the others. Its own spelling is kept
# for the method that reads them; to the server upper and lower case are one (Query.h).
_METHOD = "GetUpdates"


class Poller:
    """Asks for updates, one request after the other."""

    def __init__(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        bot: Bot,
        inbox: Inbox,
        *,
        arrived: Callable[[], None],
        reached: Callable[[], None],
        trouble: Trouble,
        now: Callable[[], datetime],
    ) -> None:
        """Take the bot and where its updates are kept.

        Args:
            bot: Initialised already.
            inbox: Where updates are kept.
            arrived: Is told, in the loop, that something was kept.
            reached: Is told, in a thread, that Telegram answered.
            trouble: Tells people when it does not.
            now: The clock.
        """
        self._bot = bot
        self._inbox = inbox
        self._arrived = arrived
        self._reached = reached
        self._trouble = trouble
        self._now = now

    async def run(self) -> None:
        """Ask until cancelled."""
        offset = 0
        webhook = True  # another time may have set one, and then nothing can be asked for
        while True:
            try:
                if webhook:
                    await self._bot.delete_webhook()
                    webhook = False
                raw = await self._ask(offset)
            except TelegramError as error:
                await asyncio.sleep(self._trouble.met(error))
                continue
            self._trouble.over()
            await asyncio.to_thread(self._reached)
            if raw:
                offset = await self._keep(raw)

    async def _ask(self, offset: int) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = await self._bot.do_api_request(
            _METHOD,
            api_kwargs={"offset": offset, "timeout": _HOLD_SECONDS, "allowed_updates": ALLOWED},
            read_timeout=_HOLD_SECONDS + _MARGIN_SECONDS,
        )
        return found

    async def _keep(self, raw: list[dict[str, Any]]) -> int:
        """Keep updates, and return the offset behind them."""
        updates = [arrivals.read(one, self._bot) for one in raw]
        await asyncio.to_thread(self._inbox.keep, updates, now=self._now())
        self._arrived()
        return max(one.update_id for one in updates) + 1
