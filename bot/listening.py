"""What is noted of questions that were answered, or were not."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from bot.conversation.dialogue import Person
from bot.letters import may_be_sent_to
from bot.store.questions import Questions
from bot.store.tallies import Tallies
from knowledge.domain import Answer

_PEOPLE = 10_000
# a word or two that nothing was found for is no question for the office
_LEAST_WORDS = 3


class Listening:
    """Counts questions, queues those that the documents do not answer, remembers the last one."""

    def __init__(
        self, questions: Questions, tallies: Tallies, *, now: Callable[[], datetime]
    ) -> None:
        """Take where questions wait, where they are counted, and the clock."""
        self._questions = questions
        self._tallies = tallies
        self._now = now
        self._last: OrderedDict[str, str] = OrderedDict()

    def heard(self, person: Person, question: str, answer: Answer) -> None:
        """Note a question and how it was answered.

        Of people who are not let in, and of the office itself, nothing is put into the queue.
        """
        now = self._now()
        self._tallies.add(now.date(), answer.status)
        self._last[person.id] = question
        self._last.move_to_end(person.id)
        if len(self._last) > _PEOPLE:
            self._last.popitem(last=False)
        is_member = person.role is not None and not person.is_staff
        is_question = len(question.split()) >= _LEAST_WORDS
        if answer.status == "not_in_documents" and is_member and is_question:
            may_be_told = may_be_sent_to(person.id) and not person.in_group
            account = person.id if may_be_told else None
            self._questions.ask(question, "unanswered", account=account, now=now)

    def last(self, person: Person) -> str:
        """Return what *person* asked last, as far as this process knows; empty for nothing."""
        return self._last.get(person.id, "")

    def forget(self, account: str) -> None:
        """Forget what *account* asked."""
        self._last.pop(account, None)
