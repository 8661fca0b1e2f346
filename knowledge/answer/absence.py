"""What must be true of a directive before it is said to lack something: one rule a code.

A code that stands in no table here is not sent.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

from knowledge.answer import evidence
from knowledge.answer.addressing import has_place
from knowledge.answer.expecting import DAY
from knowledge.answer.naming import own_number
from knowledge.domain import Citation, Directive, Held, Relation
from knowledge.language import find_numbers, fold
from knowledge.links import BASIS, ENDING

Facts = Mapping[str, Any]

# Relations to what a directive ends or changes.
CHANGING: frozenset[Relation] = ENDING | {"sửa đổi"}


def _cites(directive: Directive, relations: frozenset[Relation]) -> bool:
    return any(reference.relation in relations for reference in directive.references)


def _has(directive: Directive, kind: str) -> bool:
    return any(unit.kind == kind for unit in directive.units)


# Code -> whether the directive lacks it.
_OF_A_DIRECTIVE: dict[str, Callable[[Held, Facts], bool]] = {
    "number_blank": lambda held, _: held.directive.number is None,
    "date_missing": lambda held, _: held.directive.issued_on is None,
    "day_blank": lambda held, facts: held.directive.issued_on == facts["date"],
    "signer_missing": lambda held, _: held.directive.signer is None,
    "issuer_missing": lambda held, _: held.directive.issuer is None,
    "recipients_missing": lambda held, _: held.directive.printed("recipients") is None,
    "basis_missing": lambda held, _: not _cites(held.directive, BASIS),
    "replaces_missing": lambda held, _: not _cites(held.directive, CHANGING),
    "end_unstated": lambda held, _: not held.superseded_by,
    "whole_end_unstated": lambda held, _: not held.superseded_by,
    "appendix_not_attached": lambda held, _: not _has(held.directive, "appendix"),
    "appendix_missing": lambda held, _: "phu luc" not in fold(held.directive.text),
    "year_unstated": lambda held, _: held.directive.bound_to_year is None,
    "urgency_missing": lambda held, _: held.directive.urgency is None,
    "outline_missing": lambda held, _: not _has(held.directive, "heading"),
    "no_such_unit": lambda held, facts: _is_nowhere(facts, (held,)),
}


def _is_nowhere(facts: Facts, held: Iterable[Held]) -> bool:
    return not any(has_place(one, facts["parts"]) for one in held)


def _is_not_held(facts: Facts, held: Iterable[Held]) -> bool:
    wanted = find_numbers(str(facts["number"]), loose=True)
    own = [number for one in held if (number := own_number(one)) is not None]
    return not any(number.fits(asked) for number in own for asked in wanted)


# Code -> whether none of the held directives has it.
_OF_ALL: dict[str, Callable[[Facts, Iterable[Held]], bool]] = {
    "not_held": _is_not_held,
    "cited_only": _is_not_held,
    "only_cited": _is_not_held,
    "no_such_place": _is_nowhere,
    # nothing that covers the question was found; what was looked for is said
    "nothing_found": lambda _facts, _held: True,
}


def is_absent(code: str, facts: Facts, citations: Iterable[Citation], held: list[Held]) -> bool:
    """Say whether what *code* says is missing is missing."""
    if code == "due_unstated":
        return not any(states_a_day(citation.quote) for citation in citations)
    if code in _OF_A_DIRECTIVE:
        mine = next((one for one in held if one.id == facts.get("directive_id")), None)
        return mine is not None and _OF_A_DIRECTIVE[code](mine, facts)
    if code in evidence.ABSENT:
        return evidence.ABSENT[code](facts, held)
    return code in _OF_ALL and _OF_ALL[code](facts, held)


def states_a_day(quote: str) -> bool:
    """Say whether *quote* states a day or a time, those of cited papers aside."""
    folded = fold(quote)
    for number in reversed(find_numbers(quote)):
        folded = folded[: number.start] + _CITED_ON.sub("", folded[number.end :], count=1)
    return DAY.search(folded) is not None


# ", ngày 24/11/2023" after the number of a cited paper
_CITED_ON = re.compile(
    r"^,? ngay (?:\d{1,2}[/.-]\d{1,2}[/.-]\d{4}|\d{1,2} thang \d{1,2} nam \d{4})"
)
