"""Messages taken out of a chat, and out of what is kept of it: those that a paper came in."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Iterable
from dataclasses import dataclass

from telegram import Bot
from telegram.error import TelegramError

from bot.store import Inbox
from bot.telegram.chats import account, chat_id

logger = logging.getLogger(__name__)


def mark(chat: int, message_id: int) -> str:
    """Name a message for good: "telegram:42:981"."""
    return f"{account(chat)}:{message_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Retracting:
    """Deletes what a reply takes back."""

    bot: Bot
    inbox: Inbox

    async def take_back(self, marks: Iterable[str]) -> None:
        """Delete messages, as far as Telegram lets us, and blank what the inbox keeps of them.

        A bot may delete what somebody wrote to it alone, for 48 hours; in a group only as its
        administrator. What it may not is logged by its place, never by its name.
        """
        for one in marks:
            chat, _, number = one.rpartition(":")
            await asyncio.to_thread(self.inbox.blank, chat, int(number))
            try:
                await self.bot.delete_message(chat_id(chat), int(number))
            except TelegramError as error:
                logger.warning("not deleted", exc_info=error, extra={"action": "not_deleted"})
