"""A question, and its answer with the exact words of the documents."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import date
from string import Template

from bot.conversation.dialogue import Memory, Message, Person
from bot.conversation.replies import Button, Reply, say
from bot.conversation.small_talk import small_talk
from bot.texts import ask as texts
from knowledge.answer import Answering
from knowledge.domain import Answer, Held, Scope, Turn

# A button holds 64 bytes; the question it stands for is asked anew with the handle before it.
_CHOSEN = "ask:vb"


class Ask:
    """Answer questions."""

    def __init__(
        self,
        answering: Answering,
        held: Callable[[], Sequence[Held]],
        memory: Memory,
        *,
        today: Callable[[], date],
        office: str = "",
    ) -> None:
        """Take what answers, what is held, what was said before, and whom to name for help."""
        self._answering = answering
        self._held = held
        self._memory = memory
        self._today = today
        self._office = office or texts.OFFICE
        self._offered: dict[str, str] = {}

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one question, or the button under an offer."""
        question = self._question(person, message)
        met = small_talk(question)
        if met:
            yield say(met)
            return
        yield await asyncio.to_thread(self._reply, person, question)

    def _question(self, person: Person, message: Message) -> str:
        """Return what is asked: the words, or the last question about the directive chosen."""
        if message.action and message.action.startswith(_CHOSEN):
            handle = message.action.removeprefix(_CHOSEN)
            return f"vb {handle}: {self._offered.get(person.id, '')}"
        return message.text.strip()

    def _reply(self, person: Person, question: str) -> Reply:
        shelf = {held.id: held for held in self._held()}
        if not shelf:
            return say(Template(texts.NONE_HELD).substitute(office=self._office))
        scope = Scope(
            today=self._today(),
            organisation=person.organisation,
            turns=self._memory.turns(person),
        )
        answer = self._answering.answer(question, scope)
        self._remember(person, question, answer)
        return reply(answer, shelf, office=self._office)

    def _remember(self, person: Person, question: str, answer: Answer) -> None:
        cited = [c.directive_id for s in answer.statements for c in s.citations]
        if cited:
            ids = tuple(dict.fromkeys(cited))
            self._memory.add(person, Turn(question=question, directive_ids=ids))
        if answer.choices:
            self._offered[person.id] = question


def reply(answer: Answer, shelf: texts.Shelf, *, office: str = texts.OFFICE) -> Reply:
    """Turn an answer into a reply, with a button for each choice."""
    buttons = tuple(
        Button(label, f"{_CHOSEN}{choice.directive_id}")
        for (label, _), choice in zip(texts.choices(answer, shelf), answer.choices, strict=True)
    )
    return Reply(lines=texts.lines(answer, shelf, office=office), buttons=buttons)
