"""Updates that Telegram brings: kept, and only then acknowledged.

What is not answered with 2xx is brought again, for a day (WebhookActor.cpp). So a body that is no
update is answered 400 and a database that cannot be written 503, and nothing else is refused.
"""

from __future__ import annotations

import asyncio
import hmac
import json
import logging
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime

from aiohttp import web
from telegram import Bot

from bot.store import Inbox
from bot.telegram import arrivals

logger = logging.getLogger(__name__)

PATH = "/telegram"
_SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
_MOST_BYTES = 1024 * 1024  # an update is text: some kilobytes


class Receiver:
    """Takes what Telegram brings."""

    def __init__(
        self,
        bot: Bot,
        inbox: Inbox,
        *,
        secret: str,
        arrived: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._bot = bot
        self._inbox = inbox
        self._secret = secret.encode()
        self._arrived = arrived
        self._now = now

    @asynccontextmanager
    async def listening(self, host: str, port: int) -> AsyncIterator[int]:
        """Listen for as long as the block takes; yields the port."""
        app = web.Application(client_max_size=_MOST_BYTES)
        app.router.add_post(PATH, self.receive)
        runner = web.AppRunner(app, access_log=None)
        await runner.setup()
        try:
            await web.TCPSite(runner, host, port).start()
            yield runner.addresses[0][1]
        finally:
            await runner.cleanup()

    async def receive(self, request: web.Request) -> web.Response:
        """Keep one update, then say that it arrived."""
        given = request.headers.get(_SECRET, "").encode(errors="surrogateescape")
        if not hmac.compare_digest(given, self._secret):
            return web.Response(status=403)
        try:
            update = arrivals.read(json.loads(await request.read()), self._bot)
        except ValueError:
            return web.Response(status=400)
        try:
            await asyncio.to_thread(self._inbox.keep, [update], now=self._now())
        except Exception:
            # Telegram brings it again
            logger.exception("not kept", extra={"action": "not_kept"})
            return web.Response(status=503)
        self._arrived()
        return web.Response()
