"""The menu of commands beside the text field."""

from __future__ import annotations

import logging

from telegram import Bot, BotCommandScopeAllGroupChats
from telegram.error import TelegramError

from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

_LANGUAGE = "vi"


async def publish(bot: Bot) -> None:
    """Set the menu, for telephones in Vietnamese and for all others; without it all works too."""
    try:
        for language in (None, _LANGUAGE):
            await bot.set_my_commands(list(texts.MENU.items()), language_code=language)
            await bot.set_my_commands(
                list(texts.GROUP_MENU.items()),
                scope=BotCommandScopeAllGroupChats(),
                language_code=language,
            )
    except TelegramError as error:
        logger.warning("no menu", exc_info=error, extra={"action": "no_menu"})
