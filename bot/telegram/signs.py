"""How far a slow answer is, shown as a draft that goes by itself once something is sent."""

from __future__ import annotations

import asyncio

from telegram import Bot
from telegram.error import TelegramError

from bot.telegram import failures

# A draft is a sign of life alone: it must not use up what letters need.
PAUSE_SECONDS = 1.0


class Signs:
    """The signs of one answer in one private chat."""

    def __init__(self, bot: Bot, chat_id: int, draft: int, *, pause: float = PAUSE_SECONDS) -> None:
        """Take the chat, the number that names its draft, and the seconds between two."""
        self._bot = bot
        self._chat_id = chat_id
        self._draft = draft
        self._pause = pause
        self._next = 0.0

    async def show(self, said: str) -> None:
        """Show it unless another was shown a moment ago; whether it arrives is no matter."""
        loop = asyncio.get_running_loop()
        if not said or loop.time() < self._next:
            return
        wait = self._pause
        try:
            await self._bot.send_message_draft(self._chat_id, self._draft, said)
        except TelegramError as error:  # an older server knows no drafts
            wait = max(wait, failures.of(error).wait_seconds)
        self._next = loop.time() + wait
