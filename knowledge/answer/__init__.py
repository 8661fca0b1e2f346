"""A question in, a verified answer out."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial

from knowledge.answer import extractive, generated, owed_check, succession
from knowledge.answer.asking import Asking, absent, missing, recorded
from knowledge.answer.compared import before, differences
from knowledge.answer.contradicting import contradictions
from knowledge.answer.facts import status
from knowledge.answer.following import Followed, follow
from knowledge.answer.naming import identity, proper_names
from knowledge.answer.overlap import Overlap, topic
from knowledge.answer.verify import verify
from knowledge.answer.which import meant
from knowledge.domain import Answer, Held, Hit, Scope, Statement
from knowledge.errors import UncitedAnswer
from knowledge.generation.phrasing import UNGROUNDED, Phraser, Phrasing
from knowledge.lexical import Lexical
from knowledge.neighbours import Neighbours
from knowledge.question import Question, understand
from knowledge.register import SHOWN_LATE, Owing, Register
from knowledge.retrieve import Retriever
from knowledge.store import Store
from knowledge.store.curated import CuratedAnswers

__all__ = ["Answering", "before", "differences", "standing"]

_PASSAGES_READ = 12
# what is said of an answer of the office
_OF_OFFICE = ("id", "question", "text", "directive_id", "by", "at")


# Statements that themselves say which of two directives came later.
# What a cell owes needs no word either: the register ends what a replaced paper asks for.
_TELLS_OF_VERSIONS = {
    *("replaced_by", "replaced_in_turn", "replaced_without_words", "comparison"),
    *owed_check.CODES,
}
# Statements that say what is to be done; a fact of the paper itself is not over with its year.
_MAY_BE_OVER = {"content", "duty", "due_unstated", "list", "unit", "bound_to_year"}


def standing(held: Held, shelf: Sequence[Held]) -> tuple[Statement, ...]:
    """Tell what is known of a directive's force, each statement with its evidence."""
    told = Answer(status="answered", statements=status(held, shelf))
    return verify(told, shelf).statements


def _not_kept(_asked: str, _phrasing: Phrasing) -> None:
    """Keep no record."""


def _nothing_settled(_since: date) -> frozenset[str]:
    return frozenset()


class Answering:
    """Answers questions from what is held; the one door to this package."""

    def __init__(  # noqa: PLR0913  # collaborators, each plain by its name
        self,
        store: Store,
        retriever: Retriever,
        lexical: Lexical,
        register: Register | None = None,
        curated: CuratedAnswers | None = None,
        *,
        settled: Callable[[date], frozenset[str]] = _nothing_settled,
        phraser: Phraser | None = None,
        heard: Callable[[str, Phrasing], None] = _not_kept,
    ) -> None:
        """Take what is held, what finds it, what cells owe, and what the office answered itself.

        *settled* returns the keys of dues, of a day or later, that need nothing more of a cell.
        *phraser* says in fuller sentences what stands in the documents; *heard* is told of each
        question what came of that.
        """
        self._phraser = phraser
        self._heard = heard
        self._settled = settled
        self._curated = curated
        self._register = register
        self._store = store
        self._retriever = retriever
        self._lexical = lexical

    def answer(self, asked: str, scope: Scope) -> Answer:
        """Answer *asked*, from the directives that *scope* may see.

        Every statement of the answer has passed ``verify``.
        """
        held = tuple(self._store.all_held(reader=scope.reader))
        by_office = self._by_office(asked, held)
        if by_office is not None:
            return by_office
        question = self._understood(asked, held)
        followed = follow(question, scope.turns_of_today, proper_names(held))
        if followed is not None:
            if not followed.question:
                return Answer(status="refused", statements=(recorded("say_whole"),))
            question = self._understood(_in_full(followed), held)
        asking = self._asking(question, scope, held)
        first = extractive.answer(asking)
        answer = self._phrased(asking, first) or self._checked(asking, first)
        if answer is None:
            answer = absent(missing("nothing_found", looked_for=()))
        if followed is not None:
            told = recorded("followed", question=followed.question)
            answer = replace(answer, statements=(*answer.statements, told))
        return replace(answer, degraded=(*self._retriever.degraded, *answer.degraded))

    def _checked(self, asking: Asking, answer: Answer) -> Answer | None:
        """Return what stands of *answer*, with what is to be known beside it; None if nothing."""
        noted = _with_notes(answer, asking)
        try:
            return verify(noted, asking.held, self._owing(asking.scope))
        except UncitedAnswer:
            return None

    def _phrased(self, asking: Asking, first: Answer) -> Answer | None:
        """Return what the model makes of *first*, if it stands; else that without it, marked so."""
        phrasing = generated.phrase(asking, first, self._phraser) if self._phraser else None
        if phrasing is None:
            return None
        self._heard(asking.question.asked, phrasing)
        better = generated.better(first, phrasing)
        said = self._checked(asking, better) if better else None
        if said is not None:
            return said
        plain = self._checked(asking, first)
        failed = phrasing.reason not in {"", UNGROUNDED}
        return replace(plain, degraded=("model",)) if plain and failed else plain

    def _by_office(self, asked: str, held: Sequence[Held]) -> Answer | None:
        """Return what the office answered to this very question, if that stands for the asker."""
        found = self._curated.to(asked) if self._curated else None
        if self._curated is None or found is None:
            return None
        facts = {name: getattr(found, name) for name in _OF_OFFICE}
        said = Statement(kind="by_office", code="curated", facts=facts)
        answer = Answer(status="answered", statements=(said,))
        try:
            return verify(answer, held, curated=self._curated.get)
        except UncitedAnswer:
            return None

    def _understood(self, asked: str, held: tuple[Held, ...]) -> Question:
        near = self._neighbours(held)
        return understand(asked, vocabulary=near.vocabulary, together=near)

    def _asking(self, question: Question, scope: Scope, held: tuple[Held, ...]) -> Asking:
        named = meant(question, scope, held)
        about = topic(question, proper_names(held))
        if len(named.directives) == 1 and named.by != "only":
            about = about.beyond(identity(named.directives[0]))

        @cache
        def find(directives: frozenset[int] | None) -> Sequence[Hit]:
            return self._retriever.retrieve(
                question.searched, scope, limit=_PASSAGES_READ, directives=directives
            )

        return Asking(
            question=question,
            scope=scope,
            held=held,
            meant=named,
            topic=about,
            overlap=Overlap(about, self._lexical.document_frequency, self._lexical.count()),
            idf=cache(self._lexical.idf()),
            find=find,
            owing=self._owing(scope),
        )

    def _neighbours(self, held: Sequence[Held]) -> Neighbours:
        """Return the words that typos are mended by: of what the asker may see alone."""
        known = {one.id for one in held}
        hidden = [one.id for one in self._store.all_held() if one.id not in known]
        return Neighbours(self._lexical, self._store.all_passages(hidden) if hidden else ())

    def _owing(self, scope: Scope) -> Owing | None:
        if self._register is None or not scope.cells:
            return None
        return Owing(
            partial(self._register.moment, scope.reader),
            scope.cells,
            scope.today,
            settled=partial(self._settled, scope.today - SHOWN_LATE),
        )


def _in_full(followed: Followed) -> str:
    """Return what is asked, with the directive that it keeps to."""
    kept = followed.directive_id
    return followed.question if kept is None else f"vb {kept}: {followed.question}"


def _with_notes(answer: Answer, asking: Asking) -> Answer:
    """Add what is to be known beside the quotes: contradictions, status, what was read as what."""
    notes: list[Statement] = []
    told = {statement.code for statement in answer.statements}
    cited = dict.fromkeys(c.directive_id for s in answer.statements for c in s.citations)
    for held in filter(None, map(asking.directive, cited)):
        notes += contradictions(held, answer)
        if held.superseded_by and not told & _TELLS_OF_VERSIONS:
            notes += _ended(asking, held)
        if asking.is_over(held) and told & _MAY_BE_OVER:
            year = held.directive.bound_to_year
            notes.append(recorded("bound_to_past_year", directive_id=held.id, year=year))
    notes += succession.beside(asking, answer)
    if asking.meant.directives:
        unknown = (asking.question.printed(number) for number in asking.meant.unknown)
        notes += [missing("not_held", number=number) for number in unknown]
    if asking.question.mended and answer.status != "refused":
        notes.append(recorded("mended", words=tuple(asking.question.mended.items())))
    return replace(answer, statements=(*answer.statements, *notes))


def _ended(asking: Asking, held: Held) -> Sequence[Statement]:
    """Say that a directive was replaced: with the words of the later one where that is asked."""
    if "status" in asking.question.wants:
        return succession.ended(held, asking.held)
    return succession.newest(asking, held)
