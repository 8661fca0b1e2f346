"""Accounts as the rest of the program knows them, and ids as Telegram does."""

from __future__ import annotations

from bot.letters import TELEGRAM


def account(chat_id: int) -> str:
    """Name a chat, or a person: "telegram:42"."""
    return f"{TELEGRAM}:{chat_id}"


def chat_id(account: str) -> int:
    """Return the id of a chat from its name.

    Raises:
        ValueError: If *account* is of another channel.
    """
    channel, _, number = account.partition(":")
    if channel != TELEGRAM:
        raise ValueError(account)
    return int(number)
