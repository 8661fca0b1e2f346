"""What the office answers itself: drafted, given to whoever asked, looked at again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.conversation import queue_screens as screens
from bot.conversation.dialogue import Person
from bot.letters import Letter
from bot.store import Outbox
from bot.store.questions import Open, Questions, Settled
from bot.texts import ask as texts
from bot.texts import owed
from knowledge.answer import Answering
from knowledge.curated import Curated, stands
from knowledge.domain import THE_OFFICE, Held, Scope
from knowledge.store import Store
from knowledge.store.curated import CuratedAnswers

_MOST_LIKELY = 4  # directives offered as a source


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringQueue:
    """Answers questions in the name of the office."""

    questions: Questions
    curated: CuratedAnswers
    answering: Answering
    store: Store
    outbox: Outbox
    # who speaks by an account, as the organisation knows them
    known: Callable[[Person], Person]
    now: Callable[[], datetime]

    def answered(self, person: Person, question: str) -> str:
        """Return what *person* is answered to a question now, as plain text."""
        scope = Scope(
            today=self.now().date(),
            organisation=person.organisation,
            cells=person.owing,
            reader=person.reader,
        )
        answer = self.answering.answer(question, scope)
        held = {one.id: one for one in person.sees(self.store.all_held())}
        says = owed.Sayer(held, person.cell_names, office=texts.OFFICE).says
        return "\n".join(line.text for line in texts.lines(answer, held, says=says))

    def likely(self, question: str) -> list[Held]:
        """List the directives that the documents' own answer stands on, those found first."""
        scope = Scope(today=self.now().date(), reader=THE_OFFICE)
        answer = self.answering.answer(question, scope)
        cited = [one.directive_id for said in answer.statements for one in said.citations]
        shelf = self.shelf()
        found = [shelf[one] for one in dict.fromkeys(cited) if one in shelf]
        return found[:_MOST_LIKELY]

    def shelf(self) -> dict[int, Held]:
        """Return what is held, by id."""
        return {one.id: one for one in self.store.all_held()}

    def draft(self, one: Open, text: str, source: Held | None, *, by: str) -> Curated:
        """Write an answer down that somebody has still to give."""
        return self.curated.draft(one.text, text, source, by=by, now=self.now())

    def give(self, one: Open, curated_id: int, *, by: str) -> int | None:
        """Give an answer to everybody who asked, and to whoever will.

        Returns:
            How many are told; None where there is no such answer.
        """
        answer = self.curated.give(curated_id, by=by, now=self.now())
        if answer is None:
            return None
        asked = self.questions.settle(one.text, by=by, now=self.now(), curated_id=answer.id)
        letters = [self._letter(each, answer) for each in asked]
        self.outbox.post(letters, now=self.now())
        return len(letters)

    def _letter(self, asked: Settled, answer: Curated) -> Letter:
        person = self.known(Person(id=asked.account, name=""))
        shelf = {one.id: one for one in person.sees(self.store.all_held())}
        reply = screens.letter(asked, answer, shelf)
        return Letter(key=f"answered:{asked.id}", to=asked.account, reply=reply)

    def keep(self, one: Open, *, by: str) -> bool:
        """Note that an answer holds although its directive has changed.

        Returns:
            False where the directive is gone: somebody must answer anew.
        """
        answer = self.curated.get(one.curated_id or 0)
        if answer is None:
            return False
        source = self.shelf().get(answer.directive_id or 0)
        if answer.directive_id is not None and (source is None or source.superseded_by):
            return False
        self.curated.keep(answer.id, source, by=by, now=self.now())
        self.questions.settle(one.text, by=by, now=self.now(), curated_id=answer.id)
        return True

    def skip(self, one: Open, *, by: str) -> None:
        """Put a question aside; an answer that was to be looked at again is shown no more."""
        if one.curated_id is not None:
            self.curated.end(one.curated_id, by=by, now=self.now())
        self.questions.settle(one.text, by=by, now=self.now())

    def look_over(self, now: datetime) -> int:
        """Put up for review what rests on a directive that has changed; return how many."""
        held = self.store.all_held()
        changed = [one for one in self.curated.live() if not stands(one, held)]
        for one in changed:
            self.questions.ask(
                one.question, "review", answered=one.text, curated_id=one.id, now=now
            )
            self.curated.review(one.id)
        return len(changed)
