"""Questions for the office: sent by members, answered by staff once, kept with their source."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from bot.conversation import queue_screens as screens
from bot.conversation.answering_queue import AnsweringQueue
from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import named, of_id
from bot.conversation.register import signature
from bot.conversation.replies import Button, Reply, say
from bot.errors import NotStaff, StaleButton
from bot.letters import may_be_sent_to
from bot.store.questions import LONGEST, Open, Questions
from bot.texts import queue as texts
from knowledge.domain import Held

# "queue:open:12" · "queue:from:12:7" · "queue:give:12:4"
_OF_STAFF = re.compile(
    r"queue:(?P<what>list|open|answer|from|other|give|keep|skip):(?P<id>\d{1,9})"
    r"(?::(?P<more>\d{1,9}))?"
)
# "queue:ask" · "queue:ask:Ai ký?" · "queue:wrong:Ai ký?"
_OF_MEMBERS = re.compile(
    r"queue:(?P<what>ask|typed|send|right|wrong)(?::(?P<question>.+))?", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A button of staff, and what was typed where that was awaited."""

    question: Open
    more: int
    words: str
    by: str


class Queue:
    """Take questions in, and lead staff through them."""

    def __init__(
        self,
        questions: Questions,
        answering: AnsweringQueue,
        held: Callable[[], Sequence[Held]],
        last: Callable[[Person], str],
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Take where questions wait, what answers them, what is held, and who asked what last."""
        self._questions = questions
        self._answering = answering
        self._held = held
        self._last = last
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/cauhoi", the buttons of members under answers, and those of staff.

        Raises:
            NotStaff: If somebody else wants to decide.
            StaleButton: If the button is none of ours.
        """
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        of_members = _OF_MEMBERS.fullmatch(message.action or "")
        if of_members is not None:
            return self._member(person, message, of_members)
        if not person.is_staff:
            raise NotStaff
        if message.action is None:
            return self._list(0)
        button = _OF_STAFF.fullmatch(message.action)
        if button is None:
            raise StaleButton
        number = int(button["id"])
        if button["what"] == "list":
            return self._list(number)
        found = self._questions.get(number)
        if found is None:
            return screens.told(texts.GONE)
        step = Step(
            question=found,
            more=int(button["more"] or 0),
            words=message.text.strip(),
            by=signature(person),
        )
        return self._ACTS[button["what"]](self, step)

    def _member(self, person: Person, message: Message, button: re.Match[str]) -> Reply:
        what, question = button["what"], (button["question"] or "").strip()[:LONGEST]
        if what == "typed":
            typed = message.text.strip()[:LONGEST]
            return screens.confirm(typed) if typed else screens.type_question()
        if what == "ask":
            asked = question or self._last(person)[:LONGEST]
            return screens.confirm(asked) if asked else screens.type_question()
        if not question:
            raise StaleButton
        if what == "right":
            return say(texts.NOTED_RIGHT)
        account = person.id if may_be_sent_to(person.id) else None
        if what == "send":
            self._questions.ask(question, "sent", account=account, now=self._now())
            return say(texts.SENT if account else texts.SENT_SILENTLY)
        return self._disputed(person, question, account)

    def _disputed(self, person: Person, question: str, account: str | None) -> Reply:
        """Put an answer up for the office to look at; one of the office may answer at once."""
        # the office is told nothing by letter of what it disputes itself
        by = None if person.is_staff else account
        answered = self._answering.answered(person, question)
        found = self._questions.ask(
            question, "disputed", account=by, answered=answered, now=self._now()
        )
        if not person.is_staff:
            return say(texts.NOTED_WRONG)
        button = Button(texts.ANSWER_NOW, f"queue:answer:{found}")
        return Reply(lines=say(texts.NOTED_WRONG).lines, buttons=(button,))

    def _list(self, first: int) -> Reply:
        self._answering.look_over(self._now())
        return screens.listing(self._questions.open(), first)

    def _open(self, step: Step) -> Reply:
        return screens.question(step.question)

    def _answer(self, step: Step) -> Reply:
        return screens.sources(step.question, self._answering.likely(step.question.text))

    def _other(self, step: Step) -> Reply:
        if not step.words:
            return screens.type_source(step.question)
        return screens.type_answer(step.question, named(self._held(), step.words))

    def _from(self, step: Step) -> Reply:
        source = of_id(self._held(), step.more) if step.more else None
        if not step.words:
            return screens.type_answer(step.question, source)
        answer = self._answering.draft(step.question, step.words, source, by=step.by)
        return screens.preview(step.question, answer, self._answering.shelf())

    def _give(self, step: Step) -> Reply:
        count = self._answering.give(step.question, step.more, by=step.by)
        if count is None:
            raise StaleButton
        return screens.told(texts.put(texts.GIVEN, count=count) if count else texts.GIVEN_NOBODY)

    def _keep(self, step: Step) -> Reply:
        is_kept = self._answering.keep(step.question, by=step.by)
        return screens.told(texts.KEPT if is_kept else texts.NO_SOURCE)

    def _skip(self, step: Step) -> Reply:
        self._answering.skip(step.question, by=step.by)
        return screens.told(texts.SKIPPED)

    _ACTS: ClassVar[dict[str, Callable[[Queue, Step], Reply]]] = {
        "open": _open,
        "answer": _answer,
        "other": _other,
        "from": _from,
        "give": _give,
        "keep": _keep,
        "skip": _skip,
    }
