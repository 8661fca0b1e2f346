"""Nothing is sent that does not stand: one rule for each kind of statement.

*quoted* and *absent*: every citation is the stored text at its offsets; every fact that a sentence
will say (a name, a number, a date) stands in its citations. *absent*: what is said to be missing
is missing. *recorded*: the row is ours; for what somebody owes the register is asked anew.
*by office*: its row is asked anew, and its directive must say what it said then. What fails is
dropped; an answer of which nothing is left is not sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from knowledge.answer import evidence, owed_check
from knowledge.answer.absence import is_absent
from knowledge.curated import Curated, stands
from knowledge.domain import Answer, Citation, Held, Statement
from knowledge.errors import UncitedAnswer
from knowledge.language import find_dates, find_numbers, fold
from knowledge.register import Owing

# Facts that a sentence says in so many words, by how their words are found in the quotes.
_SAID_AS_PRINTED = frozenset(
    {"name", "position", "authority", "number", "urgency", "to", "via", "numbers", "cited", "year"}
)
_SAID_AS_DATE = frozenset({"date", "cited_on"})
# Facts of the cited directive itself, by the field that must hold them.
_SAID_OF_IT = {"issued_on": "issued_on", "bound_to_year": "bound_to_year"}
# How a text says that something recurs so.
_PERIOD_SAID = {
    "daily": r"\bngay\b",
    "weekly": r"\btuan\b|\bthu (?:hai|ba|tu|nam|sau|bay)\b",
    "monthly": r"\bthang\b",
    "quarterly": r"\bquy\b|\b0?3 thang\b|\bba thang\b",
    "semiannual": r"\b0?6 thang\b|\bsau thang\b|\bnua nam\b",
    "annual": r"\bnam\b|\b12 thang\b",
    "five_yearly": r"\bnam\b",
    "per_term": r"\bnhiem ky\b",
    "continuous": r"\bthuong xuyen\b",
    "periodic_unspecified": r"\bdinh ky\b|\btheo ky\b",
}
# What we say of a row of ours, by what that row must say.
_OURS: dict[str, Callable[[Mapping[str, Any], Held | None], bool]] = {
    "decline_write": lambda _facts, _held: True,
    "decline_watch": lambda _facts, _held: True,
    "mended": lambda _facts, _held: True,
    "followed": lambda _facts, _held: True,
    "say_whole": lambda _facts, _held: True,
    "catalogue": lambda _facts, _held: True,
    "superseded": lambda facts, held: held is not None and held.superseded_by == facts["by"],
    "bound_to_past_year": lambda facts, held: (
        held is not None and held.directive.bound_to_year == facts["year"]
    ),
    "draft": lambda _facts, held: held is not None and held.directive.is_draft,
    # the day is the directive's, and nothing but a signature kept in its file says so
    "issued_on_signature": lambda facts, held: (
        held is not None
        and held.directive.issued_on == facts["date"]
        and held.directive.day_from_signature() == facts["signature"]
        and facts["signature"] not in held.directive.text
    ),
}


def _none_kept(_curated_id: int) -> None:
    """Know of no answer of the office."""


def verify(
    answer: Answer,
    held: Sequence[Held],
    owing: Owing | None = None,
    curated: Callable[[int], Curated | None] = _none_kept,
) -> Answer:
    """Return *answer* without the statements that do not stand.

    Args:
        answer: What would be said.
        held: Every directive held.
        owing: What the asker's cells owe, as the register has it.
        curated: Returns an answer of the office by its id, as it is kept now.

    Raises:
        UncitedAnswer: If the answer had statements and none stands.
    """
    by_id = {one.id: one for one in held}
    standing = tuple(s for s in answer.statements if _stands_as(s, by_id, owing, curated))
    if answer.statements and not standing:
        raise UncitedAnswer(codes=tuple(s.code for s in answer.statements))
    if answer.status == "answered" and not any(
        s.citations or s.code in _WHOLE for s in standing if s.kind != "absent"
    ):
        return replace(answer, status="not_in_documents", statements=standing)
    return replace(answer, statements=standing)


# Answers whole without a quote.
_WHOLE = frozenset({"catalogue", "issued_on_signature", "curated", *owed_check.CODES})


def _stands_as(
    statement: Statement,
    held: dict[int, Held],
    owing: Owing | None,
    curated: Callable[[int], Curated | None],
) -> bool:
    if statement.kind == "by_office":
        return _by_office(statement, held, curated)
    if statement.kind == "recorded" and statement.code in owed_check.CODES:
        printed = all(_is_printed(citation, held) for citation in statement.citations)
        return printed and owed_check.stands(statement, owing)
    return _RULES[statement.kind](statement, held)


def _quoted(statement: Statement, held: dict[int, Held]) -> bool:
    rule = evidence.QUOTED.get(statement.code)
    return (
        bool(statement.citations)
        and _stands(statement, held)
        and (rule is None or rule(statement, held))
    )


def _stands(statement: Statement, held: dict[int, Held]) -> bool:
    quotes = " \n ".join(citation.quote for citation in statement.citations)
    return all(_is_printed(citation, held) for citation in statement.citations) and all(
        _is_said(fact, value, quotes) and _is_of_it(fact, value, statement, held)
        for fact, value in statement.facts.items()
    )


def _is_of_it(fact: str, value: object, statement: Statement, held: dict[int, Held]) -> bool:
    field = _SAID_OF_IT.get(fact)
    cited = [held[citation.directive_id].directive for citation in statement.citations]
    return field is None or all(str(getattr(one, field)) == str(value) for one in cited)


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
    if fact == "periods":
        return all(_recurs(str(period), quotes) for period in _words(value))
    if fact == "issuer":
        return all(_stands_in(part, quotes) for part in str(value).split(" - "))
    if fact in _SAID_AS_PRINTED:
        stands = all(_stands_in(str(word), quotes) for word in _words(value))
        return stands or (fact == "number" and _is_stamped(str(value), quotes))
    return True


def _is_stamped(number: str, quotes: str) -> bool:
    """Say whether "100-KH/ĐU" is "100" on a line of its own and "-KH/ĐU" on a line left blank."""
    digits, dash, tail = number.partition("-")
    lines = [_plain(line).replace(" ", "") for line in quotes.split("\n")]
    blank = f"{dash}{tail}".replace(" ", "")
    return (
        bool(dash)
        and digits in lines
        and _plain(blank) in {line.lstrip("so:.…_") for line in lines}
    )


def _recurs(period: str, quotes: str) -> bool:
    said = _PERIOD_SAID.get(period)
    return said is None or re.search(said, _plain(quotes)) is not None


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
    return is_absent(statement.code, statement.facts, statement.citations, list(held.values()))


def _recorded(statement: Statement, held: dict[int, Held]) -> bool:
    if not all(_is_printed(citation, held) for citation in statement.citations):
        return False
    of_many = evidence.RECORDED.get(statement.code)
    if of_many is not None:
        return of_many(statement.facts, tuple(held.values()))
    rule = _OURS.get(statement.code)
    return rule is not None and rule(
        statement.facts, held.get(statement.facts.get("directive_id", 0))
    )


def _by_office(
    statement: Statement, held: dict[int, Held], curated: Callable[[int], Curated | None]
) -> bool:
    """Ask for the row anew: it says so word for word, is live, and its directive is as it was."""
    row = curated(int(statement.facts.get("id", 0)))
    return (
        row is not None
        and statement.code == "curated"
        and not statement.citations
        and {name: getattr(row, name) for name in statement.facts} == dict(statement.facts)
        and stands(row, held.values())
    )


_RULES: dict[str, Callable[[Statement, dict[int, Held]], bool]] = {
    "quoted": _quoted,
    "absent": _absent,
    "recorded": _recorded,
}
