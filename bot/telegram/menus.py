"""The menu of commands beside the text field."""

from __future__ import annotations

import logging

from telegram import Bot
from telegram.error import TelegramError

from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

_LANGUAGE = "vi"


async def publish(bot: Bot) -> None:
    """Set the menu, for telephones in Vietnamese and for all others; without it all works too."""
    commands = list(texts.MENU.items())
    try:
        await bot.set_my_commands(commands)
        await bot.set_my_commands(commands, language_code=_LANGUAGE)
    except TelegramError as error:
        logger.warning("no menu", exc_info=error, extra={"action": "no_menu"})
