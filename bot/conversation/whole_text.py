"""A part of a directive shown whole, in its own words: from "I" to "II", an article, an annex."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence

from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import of_id
from bot.conversation.replies import Reply
from bot.conversation.whole_text_screens import shown
from bot.errors import StaleButton
from knowledge.domain import Held

# "text:7:120": the part of vb 7 that holds the character 120; "text:7:120:900": from 900 on
_BUTTON = re.compile(r"text:(?P<id>\d{1,9}):(?P<at>\d{1,9})(?::(?P<begin>\d{1,9}))?")


class WholeText:
    """Show what stands around a quote."""

    def __init__(self, held: Callable[[], Sequence[Held]]) -> None:
        """Take a way to list what is held now."""
        self._held = held

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the button under an answer, a due or a card.

        Raises:
            StaleButton: If the directive is no longer there, or says something else by now.
        """
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        held = of_id(person.sees(await asyncio.to_thread(self._held)), int(button["id"]))
        yield shown(held, int(button["at"]), int(button["begin"] or 0))
