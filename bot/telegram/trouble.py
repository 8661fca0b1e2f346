"""Telegram out of reach: told when it begins and when it is over, asked less and less often."""

from __future__ import annotations

import logging
from collections.abc import Callable
from random import Random

from telegram.error import Conflict, EndPointNotFound, InvalidToken, RetryAfter, TelegramError

from bot.telegram import failures
from bot.texts import terminal

logger = logging.getLogger(__name__)

_LONGEST_WAIT = 60.0  # seconds
_JITTER = 0.3  # of the wait, so that many do not come back at once


class Trouble:
    """What keeps one bot from Telegram, if anything does."""

    def __init__(self, tell: Callable[[str], None], *, random: Random | None = None) -> None:
        """Take whom to tell, in a sentence."""
        self._tell = tell
        self._random = random or Random()  # noqa: S311  # spreads requests, guards nothing
        self._told: str | None = None
        self._times = 0

    def met(self, error: TelegramError) -> float:
        """Note that Telegram was not reached, and return the seconds to wait."""
        kind = _kind(error)
        if kind != self._told:
            self._told = kind
            logger.warning("telegram: %s", kind, extra={"action": f"telegram_{kind}"})
            self._tell(terminal.TROUBLES[kind])
        self._times += 1
        wait = min(2.0 ** min(self._times, 10), _LONGEST_WAIT)
        asked = failures.of(error).wait_seconds
        return max(asked, wait * (1 + _JITTER * self._random.random()))

    def over(self) -> None:
        """Note that Telegram was reached."""
        if self._told is not None:
            logger.warning("telegram: again", extra={"action": "telegram_again"})
            self._tell(terminal.TROUBLES["over"])
        self._told, self._times = None, 0


def _kind(error: TelegramError) -> str:
    if isinstance(error, Conflict):
        return "conflict"
    # the library takes the 401 of a raw request for a method that is not there
    if isinstance(error, (InvalidToken, EndPointNotFound)):
        return "token"
    return "flood" if isinstance(error, RetryAfter) else "network"
