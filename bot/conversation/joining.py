"""How somebody is let in whom the organisation does not know by this account."""

from __future__ import annotations

from collections.abc import AsyncIterator
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply, say
from bot.texts import ask as ask_texts
from bot.texts import joining as texts


class Joining:
    """Say what this is and who lets people in, and nothing else."""

    def __init__(self, *, organisation: str | None = None, office: str = "") -> None:
        """Take the organisation in full, and whom to name for help."""
        self._organisation = organisation or texts.NAMELESS
        self._office = office or ask_texts.OFFICE

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer whatever was sent."""
        del person
        yield say(texts.IN_GROUP) if message.in_group else self._welcome()

    def _welcome(self) -> Reply:
        facts = {"organisation": self._organisation, "office": self._office}
        return Reply(
            lines=(
                Line("key", Template(texts.WHAT_THIS_IS).substitute(facts)),
                Line("plain", Template(texts.CHOOSE).substitute(facts)),
                Line("note", texts.NEVER_ASKED),
            )
        )
