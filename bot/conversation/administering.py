"""Somebody becomes an administrator by the code that the machine itself showed."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply
from bot.errors import TooManyGuesses
from bot.organisation.names import cleaned
from bot.store import Appointing, Guesses
from bot.texts import people as texts


class Administering:
    """Take the code."""

    def __init__(
        self,
        appointing: Appointing,
        guesses: Guesses,
        *,
        now: Callable[[], datetime],
        organisation: Callable[[], str],
        office: str,
    ) -> None:
        """Take what seats people, who guessed, the clock, the organisation's name, the office."""
        self._appointing = appointing
        self._guesses = guesses
        self._now = now
        self._organisation = organisation
        self._office = office

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/quantri QT-…".

        Raises:
            TooManyGuesses: If too many codes were tried that are none.
        """
        yield await asyncio.to_thread(self._reply, person, message.words)

    def _reply(self, person: Person, code: str) -> Reply:
        if not code:
            return Reply(lines=(Line("key", texts.CLAIM),))
        now = self._now()
        if self._guesses.are_too_many("admin", person.id, now=now):
            raise TooManyGuesses(office=self._office)
        name = cleaned(person.name) or texts.NAMELESS
        if not self._appointing.claim(
            code, person.id, name=name, organisation=self._organisation(), now=now
        ):
            self._guesses.missed("admin", person.id, now=now)
            return Reply(lines=(Line("key", texts.WRONG_CODE),))
        lines = (
            Line("key", texts.put(texts.CLAIMED, name=name)),
            Line("plain", texts.CLAIMED_NEXT),
        )
        return Reply(lines=lines, menu=True)
