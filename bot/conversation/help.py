"""What the assistant is, how to ask it, and whom to turn to."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from difflib import get_close_matches
from string import Template

from bot.conversation.access import offered
from bot.conversation.commands import UNKNOWN, command_of
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply, say
from bot.texts import help as texts
from knowledge.language import fold


class Help:
    """Greet, and explain."""

    def __init__(
        self, *, office: str = "", owner: str = "", commands: tuple[tuple[str, str], ...] = ()
    ) -> None:
        """Take whom to turn to, whose assistant it is, and what one channel adds to the commands.

        Args:
            office: The office with its telephone.
            owner: A sentence; empty where nobody has said it.
            commands: What can be typed on that channel alone, and what it does.
        """
        self._office = office
        self._owner = owner
        self._of_channel = dict(commands)

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Say it in one reply."""
        if message.text.strip().lower().startswith("/thoat"):
            yield say(texts.NO_END)
            return
        if message.text.strip().lower().startswith("/hoi"):
            examples = (Line("quote", example) for example in texts.EXAMPLES)
            yield Reply(lines=(Line("key", texts.ASK), *examples), menu=True)
            return
        commands = self._known_to(person)
        if command_of(message.text) == UNKNOWN:
            yield _unknown(message.text.split()[0], commands)
            return
        called = Template(texts.PERSON).substitute(name=person.name).strip()
        lines = [
            Line("key", Template(texts.WELCOME).substitute(person=called)),
            *([Line("plain", self._owner)] if self._owner else []),
            Line("plain", texts.ABOUT),
            Line("plain", texts.HOW),
            *(Line("quote", example) for example in texts.EXAMPLES),
            *(Line("plain", f"{command}: {meaning}") for command, meaning in commands.items()),
            Line("note", texts.LIMITS),
        ]
        if self._office:
            lines.append(Line("note", Template(texts.OFFICE).substitute(office=self._office)))
        yield Reply(lines=tuple(lines), menu=True)

    def _known_to(self, person: Person) -> dict[str, str]:
        """Return what the person may type, and what it does."""
        allowed = offered(person.role, in_group=person.in_group)
        own = {name: does for name, does in texts.COMMANDS.items() if name in allowed}
        return own | self._of_channel


def _unknown(typed: str, commands: Mapping[str, str]) -> Reply:
    """Say that there is no such command, and which one may be meant."""
    begun = [command for command in commands if command.startswith(fold(typed))]
    near = (begun or get_close_matches(fold(typed), commands))[:1]
    meant = (Template(texts.NEAR).substitute(command=one, meaning=commands[one]) for one in near)
    return say(Template(texts.NO_COMMAND).substitute(typed=typed), *meant, texts.ALL_COMMANDS)
