"""What an error of Telegram means for the letter that was being sent.

No request has a key by which Telegram would know it again, so what may have arrived is not sent
again. That a message arrived though its answer did not come is common: python-telegram-bot 1045.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

import aiohttp
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    RetryAfter,
    TelegramError,
)

# later: surely not delivered, to be tried again · unknown: may have arrived · blocked: nobody there
# moved: the group has another id · markup: its tags are refused · quote: what it answers is gone
# same: an edit that changes nothing · gone: what was to be edited is not there · never: refused
Meaning = Literal[
    "later", "unknown", "blocked", "moved", "markup", "quote", "same", "gone", "never"
]

# 413, of the front end before Telegram; the library has no class for it
_TOO_LARGE = "request entity too large"
# The connection was never made, so nothing was sent.
_NEVER_LEFT = (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError)
# Client.cpp of tdlib/telegram-bot-api; the library takes "Bad Request: " away and capitalises.
_REFUSALS: tuple[tuple[str, Meaning], ...] = (
    ("can't parse entities", "markup"),
    ("message to be replied not found", "quote"),
    ("message is not modified", "same"),
    ("message to edit not found", "gone"),
    ("message can't be edited", "gone"),
    ("chat not found", "blocked"),
    ("message thread not found", "gone"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """What became of one request."""

    meaning: Meaning
    # not before so many seconds
    wait_seconds: float = 0
    # the new id of a group that became a supergroup
    moved_to: int | None = None


def of(error: TelegramError) -> Failure:
    """Say what *error* means for what was being sent."""
    for kind, read in _KINDS:
        if isinstance(error, kind):
            return read(error)
    if _TOO_LARGE in error.message.casefold():
        return Failure(meaning="never")
    if isinstance(error.__cause__, _NEVER_LEFT):
        return Failure(meaning="later")
    return Failure(meaning="unknown")


def _refusal(error: TelegramError) -> Failure:
    said = error.message.casefold()
    for words, meaning in _REFUSALS:
        if words in said:
            return Failure(meaning=meaning)
    return Failure(meaning="never")


def _flood(error: TelegramError) -> Failure:
    if not isinstance(error, RetryAfter):
        raise TypeError(error)
    wait = error._retry_after  # noqa: SLF001  # the public one warns of a change of its type
    return Failure(meaning="later", wait_seconds=wait.total_seconds())


def _moved(error: TelegramError) -> Failure:
    return Failure(meaning="moved", moved_to=getattr(error, "new_chat_id", None))


_KINDS: tuple[tuple[type[TelegramError], Callable[[TelegramError], Failure]], ...] = (
    (BadRequest, _refusal),
    (RetryAfter, _flood),
    (ChatMigrated, _moved),
    (Forbidden, lambda _error: Failure(meaning="blocked")),
    # nothing was done: the token is refused, or another program polls
    (InvalidToken, lambda _error: Failure(meaning="later")),
    (Conflict, lambda _error: Failure(meaning="later")),
)
