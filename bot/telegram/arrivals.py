"""A raw update as the inbox keeps it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from telegram import Bot, Update

from bot.store.inbox import Arrived
from bot.telegram.chats import account
from bot.telegram.incoming import chat_of


def read(raw: Mapping[str, Any], bot: Bot) -> Arrived:
    """Return what is kept of *raw*.

    Raises:
        ValueError: If it is no update.
    """
    try:
        update = Update.de_json(dict(raw), bot)
        return Arrived(update_id=int(raw["update_id"]), chat=account(chat_of(update)), raw=raw)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise ValueError("no update") from error
