"""Replies out: message by message, with buttons under the last one."""

from __future__ import annotations

import hashlib
import logging
from collections import OrderedDict
from collections.abc import Sequence

from telegram import Bot, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest

from bot.conversation import Button, Reply
from bot.telegram.rendering import Part, render

logger = logging.getLogger(__name__)

_LONGEST_DATA = 64  # bytes that a button may carry; Telegram refuses more
_LONGEST_LABEL = 60  # characters that a telephone shows on one line or two


class Actions:
    """What the buttons mean whose action is longer than a button can carry.

    Kept in this process alone: after a restart such a button asks to be pressed on a new answer.
    """

    def __init__(self, *, size: int = 10_000) -> None:
        self._size = size
        self._held: OrderedDict[str, str] = OrderedDict()

    def data(self, action: str) -> str:
        """Return what the button carries for *action*."""
        if len(action.encode()) <= _LONGEST_DATA:
            return action
        key = "#" + hashlib.sha256(action.encode()).hexdigest()[:24]
        self._held[key] = action
        self._held.move_to_end(key)
        if len(self._held) > self._size:
            self._held.popitem(last=False)
        return key

    def action(self, data: str) -> str | None:
        """Return the action that a pressed button carries; None for one long forgotten."""
        return self._held.get(data) if data.startswith("#") else data


class Sender:
    """Send replies to chats."""

    def __init__(self, actions: Actions) -> None:
        self._actions = actions

    async def send(self, bot: Bot, chat_id: int, reply: Reply) -> None:
        """Send *reply* to one chat; a sign of progress becomes "đang nhập…"."""
        if reply.progress:
            await bot.send_chat_action(chat_id, ChatAction.TYPING)
            return
        parts = render(reply)
        for part in parts[:-1]:
            await self._send_part(bot, chat_id, part, None)
        for part in parts[-1:]:
            await self._send_part(bot, chat_id, part, self._keyboard(reply.buttons))
        if reply.file is not None:
            await bot.send_document(chat_id, reply.file)

    async def _send_part(
        self, bot: Bot, chat_id: int, part: Part, keyboard: InlineKeyboardMarkup | None
    ) -> None:
        try:
            await bot.send_message(
                chat_id, part.html, parse_mode=ParseMode.HTML, reply_markup=keyboard
            )
        except BadRequest as error:
            if "parse entities" not in error.message.casefold():
                raise
            logger.warning("markup refused", extra={"action": "plain_text"})
            await bot.send_message(chat_id, part.plain, reply_markup=keyboard)

    def _keyboard(self, buttons: Sequence[Button]) -> InlineKeyboardMarkup | None:
        """One big button to a row: easy to hit, room for a title."""
        if not buttons:
            return None
        return InlineKeyboardMarkup(
            [
                [
                    InlineKeyboardButton(
                        _label(button), callback_data=self._actions.data(button.action)
                    )
                ]
                for button in buttons
            ]
        )


def _label(button: Button) -> str:
    label = " ".join(button.label.split())
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"
