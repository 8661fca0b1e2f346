"""Nothing is sent that does not stand: one rule for each kind of statement.

*quoted* and *absent*: every citation is the stored text at its offsets; every fact that a sentence
will say (a name, a number, a date) stands in its citations. *absent*: what is said to be missing
is missing. *recorded*: the row is ours. What fails is dropped; an answer of which nothing is left
is not sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from knowledge.domain import Answer, Citation, Held, Statement
from knowledge.errors import UncitedAnswer
from knowledge.language import find_dates, find_numbers, fold

# Facts that a sentence says in so many words, by how their words are found in the quotes.
_SAID_AS_PRINTED = frozenset(
    {"name", "position", "authority", "number", "urgency", "to", "via", "numbers", "cited"}
)
_SAID_AS_DATE = frozenset({"date", "cited_on"})
_OURS = frozenset({"decline_write", "decline_watch", "superseded", "bound_to_past_year", "draft"})
# Absent statements about a fact of a document, by what must be unknown of it.
_BLANK = {"number_blank": "number", "date_missing": "issued_on", "signer_missing": "signer"}


def verify(answer: Answer, held: Sequence[Held]) -> Answer:
    """Return *answer* without the statements that do not stand.

    Raises:
        UncitedAnswer: If the answer had statements and none stands.
    """
    by_id = {one.id: one for one in held}
    standing = tuple(s for s in answer.statements if _RULES[s.kind](s, by_id))
    if answer.statements and not standing:
        raise UncitedAnswer(codes=tuple(s.code for s in answer.statements))
    if answer.status == "answered" and all(s.kind == "absent" for s in standing):
        return replace(answer, status="not_in_documents", statements=standing)
    return replace(answer, statements=standing)


def _quoted(statement: Statement, held: dict[int, Held]) -> bool:
    return bool(statement.citations) and _stands(statement, held)


def _stands(statement: Statement, held: dict[int, Held]) -> bool:
    quotes = " \n ".join(citation.quote for citation in statement.citations)
    return all(_is_printed(citation, held) for citation in statement.citations) and all(
        _is_said(fact, value, quotes) for fact, value in statement.facts.items()
    )


def _is_printed(citation: Citation, held: dict[int, Held]) -> bool:
    """Say whether the quote is the stored text at its offsets, character for character."""
    source = held.get(citation.directive_id)
    if source is None or not citation.quote.strip():
        return False
    return source.directive.text[citation.start : citation.end] == citation.quote


def _is_said(fact: str, value: object, quotes: str) -> bool:
    if value is None:
        return True
    if fact in _SAID_AS_DATE:
        return value in {date.iso for date in find_dates(quotes)}
    if fact in _SAID_AS_PRINTED:
        return all(_stands_in(str(word), quotes) for word in _words(value))
    return True


def _words(value: object) -> Iterable[object]:
    return value if isinstance(value, tuple | list) else (value,)


def _stands_in(words: str, quotes: str) -> bool:
    """Look for *words* but for case, emphasis marks and line breaks; numbers by their parts."""
    if _plain(words) in _plain(quotes):
        return True
    wanted = find_numbers(words)
    printed = [found for found in find_numbers(quotes) if found.number is not None]
    return bool(wanted) and any(found.fits(wanted[0]) for found in printed)


def _plain(text: str) -> str:
    return " ".join(fold(text).replace("*", "").split())


def _absent(statement: Statement, held: dict[int, Held]) -> bool:
    if not all(_is_printed(citation, held) for citation in statement.citations):
        return False
    blank = _BLANK.get(statement.code)
    source = held.get(statement.facts.get("directive_id", 0))
    return blank is None or source is None or getattr(source.directive, blank) is None


def _recorded(statement: Statement, held: dict[int, Held]) -> bool:
    directive_id = statement.facts.get("directive_id")
    return statement.code in _OURS and (directive_id is None or directive_id in held)


def _by_office(_statement: Statement, _held: dict[int, Held]) -> bool:
    """Refuse: curated answers are not kept yet, so none can stand."""
    return False


_RULES: dict[str, Callable[[Statement, dict[int, Held]], bool]] = {
    "quoted": _quoted,
    "absent": _absent,
    "recorded": _recorded,
    "by_office": _by_office,
}
