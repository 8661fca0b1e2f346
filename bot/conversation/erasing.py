"""Somebody has deleted what is kept about them, after a second yes."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.letting_in import Approvers
from bot.conversation.replies import Button, Line, Reply
from bot.errors import StaleButton
from bot.store import Erasing, Requests
from bot.texts import erasing as texts


class Forgetting:
    """Ask once more, then delete."""

    def __init__(  # noqa: PLR0913  # collaborators, each plain by its name
        self,
        erasing: Erasing,
        requests: Requests,
        approvers: Approvers,
        here: Sequence[Callable[[str], None]],
        *,
        now: Callable[[], datetime],
        office: str,
    ) -> None:
        """Take what deletes rows, what waits, and who was asked.

        Args:
            erasing: Deletes what is written down.
            requests: What people asked who want to be let in.
            approvers: Who was asked about them.
            here: Each forgets what this process alone remembers of an account.
            now: The clock.
            office: Whom to name for help.
        """
        self._erasing = erasing
        self._requests = requests
        self._approvers = approvers
        self._here = here
        self._now = now
        self._office = office

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/xoadulieu" and the two buttons under it.

        Raises:
            StaleButton: If it is no button of ours.
            LastAdmin: If no administrator would be left.
        """
        if message.action is None:
            yield self._ask()
        elif message.action == "erasing:keep":
            yield Reply(lines=(Line("key", texts.KEPT),), replaces=True)
        elif message.action == "erasing:do":
            yield await asyncio.to_thread(self._erase, person)
        else:
            raise StaleButton

    def _ask(self) -> Reply:
        return Reply(
            lines=(
                Line("key", texts.ASKED),
                Line("plain", texts.GOES),
                Line("plain", texts.put(texts.STAYS, office=self._office)),
            ),
            buttons=(Button(texts.DO, "erasing:do"), Button(texts.KEEP, "erasing:keep")),
        )

    def _erase(self, person: Person) -> Reply:
        last = self._requests.of(person.id)
        self._erasing.erase(person.id, now=self._now())
        if last is not None and last.state == "waiting":
            self._approvers.taken_back(last)
        for forget in self._here:
            forget(person.id)
        return Reply(lines=(Line("key", texts.DONE),), replaces=True)
