"""A Bot API server on loopback, after the sources of the real one: see README.md beside this."""

from __future__ import annotations

from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from tests.emulator.control import Control
from tests.emulator.people import People
from tests.emulator.server import Server
from tests.emulator.transcript import is_ours

TOKEN = "7000000001:AAemulator"  # noqa: S105  # of no bot

__all__ = ["TOKEN", "BotApi"]


class BotApi(People):
    """The server and the people who use it; a method that it does not know fails the test."""

    def __init__(
        self, *, limits: bool = False, at: float | None = None, privacy: bool = False
    ) -> None:
        """Take how the server is to be.

        *limits*: the flood model holds. *at*: the moment at which its clock stands. *privacy*: in
        groups the bot hears commands, its name and replies to it alone.
        """
        super().__init__(Server(TOKEN, limits=limits, at=at, privacy=privacy))
        self.server.control = Control(self).act
        self.token = TOKEN

    @property
    def base(self) -> str:
        """What ``TELEGRAM_API_BASE`` is to be."""
        return f"http://127.0.0.1:{self.server.port}"

    @property
    def sent(self) -> list[dict[str, Any]]:
        """Every message that the bot sent, in order."""
        return self.server.world.sent

    @property
    def calls(self) -> list[str]:
        """The names of the methods that were called, in order, in small letters."""
        return [method for _, method, _ in self.server.calls]

    def __enter__(self) -> Self:
        self.server.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: object, _trace: TracebackType | None
    ) -> None:
        self.server.stop()
        if kind is None:
            assert self.server.unknown == []

    def to(self, chat: int) -> list[str]:
        """List the texts that stand in a chat now and are the bot's."""
        messages = self.server.world.messages[chat].values()
        return [one.get("text", one.get("caption", "")) for one in messages if is_ours(one)]

    def wait(self, count: int, seconds: float = 10) -> list[dict[str, Any]]:
        """Wait until *count* messages were sent, and return them all."""
        self.wait_for(lambda: len(self.sent) >= count, seconds)
        return list(self.sent)

    def wait_for(self, true: Callable[[], bool], seconds: float = 10) -> None:
        """Wait until something is true."""
        with self.server.changed:
            if not self.server.changed.wait_for(true, seconds):
                said = [(one["chat"]["id"], one.get("text")) for one in self.sent]
                raise AssertionError(f"not in {seconds} s; sent: {said}")
