"""What the assistant is, how to ask it, and whom to turn to."""

from __future__ import annotations

from collections.abc import AsyncIterator
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply, say
from bot.texts import help as texts


class Help:
    """Greet, and explain."""

    def __init__(self, *, office: str = "", commands: tuple[tuple[str, str], ...] = ()) -> None:
        """Take the office's name and telephone, and what one channel adds to the commands."""
        self._office = office
        self._commands = (*texts.COMMANDS, *commands)

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Say it in one reply."""
        if message.text.strip().lower().startswith("/thoat"):
            yield say(texts.NO_END)
            return
        if message.text.strip().lower().startswith("/hoi"):
            examples = (Line("quote", example) for example in texts.EXAMPLES)
            yield Reply(lines=(Line("key", texts.ASK), *examples), menu=True)
            return
        commands = (*self._commands, *_of_role(person))
        called = Template(texts.PERSON).substitute(name=person.name).strip()
        lines = [
            Line("key", Template(texts.WELCOME).substitute(person=called)),
            Line("plain", texts.ABOUT),
            Line("plain", texts.HOW),
            *(Line("quote", example) for example in texts.EXAMPLES),
            *(Line("plain", f"{command}: {meaning}") for command, meaning in commands),
            Line("note", texts.LIMITS),
        ]
        if self._office:
            lines.append(Line("note", Template(texts.OFFICE).substitute(office=self._office)))
        yield Reply(lines=tuple(lines), menu=True)


def _of_role(person: Person) -> tuple[tuple[str, str], ...]:
    """Return the commands that not everybody may use."""
    if person.is_staff:
        return (*texts.SECRETARY_COMMANDS, *texts.STAFF_COMMANDS)
    return texts.SECRETARY_COMMANDS if person.role == "secretary" else ()
