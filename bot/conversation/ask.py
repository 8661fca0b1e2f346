"""A question, and its answer with the exact words of the documents."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import replace
from datetime import date
from string import Template

from bot.conversation import pages, whole_text_screens
from bot.conversation import queue_screens as queue
from bot.conversation.dialogue import Memory, Message, Person
from bot.conversation.due_list import button
from bot.conversation.replies import Button, Reply, say
from bot.conversation.small_talk import small_talk
from bot.errors import StaleButton
from bot.texts import ask as texts
from bot.texts import documents, owed
from knowledge.answer import Answering
from knowledge.domain import Answer, Held, Scope, Turn

# A button holds the whole question that is asked when it is pressed.
_ASK = "ask:"


def _unheard(_person: Person, _question: str, _answer: Answer) -> None:
    """Note nothing."""


class Ask:
    """Answer questions."""

    def __init__(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        answering: Answering,
        held: Callable[[], Sequence[Held]],
        memory: Memory,
        *,
        today: Callable[[], date],
        office: str = "",
        heard: Callable[[Person, str, Answer], None] = _unheard,
    ) -> None:
        """Take what answers, what is held, what was said before, and whom to name for help.

        *heard* is told who asked what, and how it was answered.
        """
        self._answering = answering
        self._held = held
        self._memory = memory
        self._today = today
        self._office = office or texts.OFFICE
        self._heard = heard

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one question, or the button under an offer."""
        question = _question(message)
        met = small_talk(question)
        if met:
            yield say(met)
            return
        yield await asyncio.to_thread(self._reply, person, question)

    def _reply(self, person: Person, question: str) -> Reply:
        before = person.sees(self._held())
        if not before:
            return say(Template(texts.NONE_HELD).substitute(office=self._office))
        scope = Scope(
            today=self._today(),
            organisation=person.organisation,
            turns=self._memory.turns(person),
            cells=person.owing,
            reader=person.reader,
        )
        answer = self._answering.answer(question, scope)
        self._remember(person, question, answer)
        self._heard(person, question, answer)
        shown = shelf(before, person.sees(self._held()))
        sayer = owed.Sayer(shown, person.cell_names, office=self._office)
        found = reply(answer, shown, office=self._office, says=sayer.says)
        return replace(found, buttons=(*found.buttons, *_after(person, question, answer, shown)))

    def _remember(self, person: Person, question: str, answer: Answer) -> None:
        cited = [c.directive_id for s in answer.statements for c in s.citations]
        if cited:
            ids = tuple(dict.fromkeys(cited))
            whole = (s.facts["question"] for s in answer.statements if s.code == "followed")
            turn = Turn(question=next(whole, question), directive_ids=ids, asked_on=self._today())
            self._memory.add(person, turn)


def _after(person: Person, question: str, answer: Answer, shelf: texts.Shelf) -> tuple[Button, ...]:
    """Lead to the whole text; let staff judge the answer, and a member turn to the office."""
    if person.in_group:
        return ()
    cited = [one for statement in answer.statements for one in statement.citations]
    whole = whole_text_screens.buttons(cited, shelf)
    if person.is_staff:
        return (*whole, *queue.judging(question))
    by_office = any(one.kind == "by_office" for one in answer.statements)
    is_told = answer.status in {"answered", "not_in_documents"} and not by_office
    is_asked = person.role is not None and is_told
    return (*whole, *(queue.asking(question) if is_asked else ()))


def _question(message: Message) -> str:
    """Return what is asked: the words, or those that the pressed button stands for.

    Raises:
        StaleButton: If it stands for none.
    """
    if message.action is None:
        return message.text.strip()
    asked = message.action.removeprefix(_ASK).strip()
    if not message.action.startswith(_ASK) or not asked:
        raise StaleButton
    return asked


def shelf(before: Iterable[Held], after: Iterable[Held]) -> texts.Shelf:
    """Put the directives held before and after an answer together.

    An answer reads what is held for itself, and another process may publish or withdraw a
    directive meanwhile.
    """
    return {held.id: held for held in (*before, *after)}


def reply(
    answer: Answer,
    shelf: texts.Shelf,
    *,
    office: str = texts.OFFICE,
    says: texts.Says = texts.nothing_else,
) -> Reply:
    """Turn an answer into a reply, with buttons for choices, dues and the pages of scans."""
    choices = [
        Button(label, f"{_ASK}{question}") for label, question in texts.choices(answer, shelf)
    ]
    told = owed.dues_in(answer.statements)
    dues = [button(due, shelf, number) for number, due in enumerate(told, start=1)]
    cited = [one for statement in answer.statements for one in statement.citations]
    shown = pages.buttons(cited, shelf)
    sources = [
        Button(documents.named(shelf[one]), f"documents:show:{one}")
        for one in texts.sources(answer, shelf)
    ]
    lines = texts.lines(answer, shelf, office=office, says=says)
    return Reply(lines=lines, buttons=(*choices, *dues, *shown, *sources))
