from __future__ import annotations

import aiohttp
import pytest
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)

from bot.telegram import failures


def _because(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "meaning"),
    [
        # the words of tdlib/telegram-bot-api, as python-telegram-bot hands them on
        (BadRequest("Can't parse entities: unsupported start tag"), "markup"),
        (BadRequest("Message to be replied not found"), "quote"),
        (BadRequest("Message is not modified: specified new message content and…"), "same"),
        (BadRequest("Message to edit not found"), "gone"),
        (BadRequest("Message can't be edited"), "gone"),
        (BadRequest("Chat not found"), "blocked"),
        (BadRequest("Message is too long"), "never"),
        (Forbidden("Forbidden: bot was blocked by the user"), "blocked"),
        (ChatMigrated(-100), "moved"),
        (RetryAfter(5), "later"),
        (Conflict("terminated by other getUpdates request"), "later"),
        (InvalidToken(), "later"),
        (NetworkError("Request Entity Too Large (413)"), "never"),
        (NetworkError("Bad Gateway"), "unknown"),
        (TimedOut(), "unknown"),
        (_because(NetworkError("…"), aiohttp.ServerDisconnectedError()), "unknown"),
        (_because(NetworkError("…"), aiohttp.SocketTimeoutError()), "unknown"),
        (_because(NetworkError("…"), aiohttp.ConnectionTimeoutError()), "later"),
    ],
    ids=repr,
)
def test_an_error_says_whether_a_letter_may_have_arrived(
    error: TelegramError, meaning: str
) -> None:
    assert failures.of(error).meaning == meaning


def test_what_telegram_asks_for_is_kept() -> None:
    assert failures.of(RetryAfter(7)).wait_seconds == 7
    assert failures.of(ChatMigrated(-1005)).moved_to == -1005
