"""What every answerer is given: the question, what it names, and ways to look."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge.answer.naming import identity
from knowledge.answer.naming import words as syllables_of
from knowledge.answer.overlap import Overlap, Topic
from knowledge.answer.which import Meant, live_among
from knowledge.domain import Answer, Choice, Citation, Held, Hit, Scope, Statement
from knowledge.question import Question
from knowledge.register import Owing
from knowledge.terms import Term


@dataclass(frozen=True, slots=True, kw_only=True)
class Asking:
    """One question on its way to an answer."""

    question: Question
    scope: Scope
    # every directive held, superseded ones too, by id
    held: tuple[Held, ...]
    meant: Meant
    topic: Topic
    overlap: Overlap
    # how much finding a term of the index says; the rarer, the more
    idf: Callable[[Term], float]
    # ranked passages, of the given directives or of all
    find: Callable[[frozenset[int] | None], Sequence[Hit]]
    # what the asker's cells owe; None for somebody of no cell
    owing: Owing | None = None

    def directive(self, directive_id: int) -> Held | None:
        """Return the held directive with this id; None if it was published a moment ago."""
        return next((one for one in self.held if one.id == directive_id), None)

    def is_over(self, held: Held) -> bool:
        """Say whether the directive is bound to a year gone by."""
        year = held.directive.bound_to_year
        return year is not None and year < self.scope.today.year

    def beyond(self, held: Held, words: Iterable[str]) -> Topic:
        """Return the topic without the directive's own names and without *words*."""
        return self.topic.without((*syllables_of(identity(held)), *words))


# An answerer looks at a question and answers it, or leaves it to the next one.
Answerer = Callable[[Asking], Answer | None]


_MOST_CHOICES = 6  # buttons that fit on a phone


def which_one(asking: Asking, named: Sequence[Held], *said: Statement) -> Answer:
    """Ask which of *named* is meant, those in force first."""
    live = live_among(named)
    ordered = [*live, *(held for held in named if held not in live)][:_MOST_CHOICES]
    question = _CHOSEN.sub("", asking.question.asked)
    return Answer(
        status="which_one",
        statements=said,
        choices=tuple(
            Choice(directive_id=held.id, question=f"{held.handle}: {question}") for held in ordered
        ),
    )


_CHOSEN = re.compile(r"^\s*vb \d+: ")


def answered(*statements: Statement) -> Answer:
    """Answer with *statements*."""
    return Answer(status="answered", statements=statements)


def absent(*statements: Statement) -> Answer:
    """Say that the documents do not say it."""
    return Answer(status="not_in_documents", statements=statements)


def quoted(code: str, *citations: Citation, **facts: object) -> Statement:
    """Make a statement that stands on *citations*."""
    return Statement(kind="quoted", code=code, facts=facts, citations=citations)


def missing(code: str, *citations: Citation, **facts: object) -> Statement:
    """Make a statement that something is not there; *citations* show the blank or the nearest."""
    return Statement(kind="absent", code=code, facts=facts, citations=citations)


def recorded(code: str, *citations: Citation, **facts: object) -> Statement:
    """Make a statement that a row of ours supports; *citations* show what stands beside it."""
    return Statement(kind="recorded", code=code, facts=facts, citations=citations)
