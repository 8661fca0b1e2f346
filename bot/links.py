"""Links that open the assistant in a messenger, once it is known what it is called there."""

from __future__ import annotations

_TELEGRAM = "https://t.me"


class Links:
    """Where people find the assistant; a channel says so when it starts."""

    def __init__(self) -> None:
        self._bot: str | None = None

    def called(self, bot: str) -> None:
        """Note the user name of the bot on Telegram."""
        self._bot = bot

    def to(self, start: str) -> str | None:
        """Return the link that sends "/start *start*"; None while no channel has one."""
        return f"{_TELEGRAM}/{self._bot}?start={start}" if self._bot else None
