"""The menu of commands beside the text field: of members, of groups, and of who may more."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress

from telegram import Bot, BotCommand, BotCommandScopeAllGroupChats, BotCommandScopeChat
from telegram.error import TelegramError

from bot.conversation import Person
from bot.conversation.access import offered
from bot.organisation import Role
from bot.telegram.incoming import Heard
from bot.texts import telegram as texts

logger = logging.getLogger(__name__)

_LANGUAGE = "vi"


class Menus:
    """The menus of one bot; without them all works too."""

    def __init__(self, bot: Bot, role_of: Callable[[Person], Role | None]) -> None:
        """Take the bot, and who knows what somebody is in the organisation."""
        self._bot = bot
        self._role_of = role_of
        # of private chats: whose menu stands there, as far as this process knows
        self._stands: dict[int, Role | None] = {}

    async def publish(self) -> None:
        """Set what members see, and what groups do; on telephones in Vietnamese and all others."""
        try:
            for language in (None, _LANGUAGE):
                await self._bot.set_my_commands(_menu("member"), language_code=language)
                await self._bot.set_my_commands(
                    _menu("member", in_group=True),
                    scope=BotCommandScopeAllGroupChats(),
                    language_code=language,
                )
        except TelegramError as error:
            logger.warning("no menu", exc_info=error, extra={"action": "no_menu"})

    async def fit(self, heard: Heard) -> None:
        """Let whoever may more than a member see it, and whoever may no longer see it no more."""
        if heard.in_group:
            return
        role = await asyncio.to_thread(self._role_of, heard.person)
        if heard.chat_id in self._stands and self._stands[heard.chat_id] == role:
            return
        self._stands[heard.chat_id] = role
        scope = BotCommandScopeChat(heard.chat_id)
        with suppress(TelegramError):  # the commands work without standing in a menu
            if role in {None, "member"}:
                await self._bot.delete_my_commands(scope)
            else:
                await self._bot.set_my_commands(_menu(role), scope)


def _menu(role: Role | None, *, in_group: bool = False) -> list[BotCommand]:
    allowed = offered(role, in_group=in_group)
    return [BotCommand(name, does) for name, does in texts.MENU.items() if f"/{name}" in allowed]
