"""What a directive is called: its number, its issuer's own names, and the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from knowledge.domain import Held
from knowledge.language import (
    ORGAN_ABBREVIATIONS,
    DocumentNumber,
    find_numbers,
    fold,
    symbol_of,
)
from knowledge.spelling import meaning

_REMEMBERED = 8192  # directives whose names are worked out once


def own_number(held: Held) -> DocumentNumber | None:
    """Return the directive's number in its parts; None where it is blank."""
    return parsed(held.directive.number) if held.directive.number else None


@lru_cache(maxsize=_REMEMBERED)
def parsed(number: str) -> DocumentNumber | None:
    """Return a printed number in its parts."""
    return next(iter(find_numbers(number)), None)


def words(folded: str) -> list[str]:
    """List the words of folded text."""
    return re.findall(r"[^\W_]+", folded)


# "các chi bộ", "các chi, đảng bộ cơ sở", "cấp ủy trực thuộc": whom directives bind as a rule
_CELLS = re.compile(r"\b(?:chi (?:bo|uy)|chi(?=,)|co so|truc thuoc|cap uy|to chuc dang)\b")


def binds_cells(names: Iterable[str]) -> bool:
    """Say whether the actors of a duty are cells, or bodies that directives bind like cells."""
    return _CELLS.search(fold(" ".join(names))) is not None


# Words of the kinds of bodies and of their levels; what is left of an issuer is its own name.
_LEVELS = "tinh huyen xa phuong thanh pho thi tran quan cac va co so truc thuoc cap cua bo"
_GENERIC = frozenset(words(_LEVELS)) | frozenset(
    syllable for name in ORGAN_ABBREVIATIONS.values() for syllable in fold(name).split()
)


def proper_names(held: Iterable[Held]) -> frozenset[str]:
    """Return the syllable pairs that only names of places and bodies are made of."""
    return frozenset(pair for one in held for pair in proper_pairs(one))


def proper_pairs(held: Held) -> set[str]:
    """Return the syllable pairs of issuer and place that no kind of body is made of."""
    return set(_pairs_of_names(held.directive.issuer or "", held.directive.place or ""))


@lru_cache(maxsize=_REMEMBERED)
def _pairs_of_names(*names: str) -> frozenset[str]:
    pairs: set[str] = set()
    for name in names:
        syllables = words(fold(name))
        pairs |= {
            f"{a} {b}"
            for a, b in pairwise(syllables)
            if a not in _GENERIC or b not in _GENERIC
            if not (a in _GENERIC and b not in _GENERIC and len(syllables) > 2)  # noqa: PLR2004
        }
    return frozenset(pairs)


def identity(held: Held) -> str:
    """Return the folded words by which people name a directive."""
    directive = held.directive
    return _identity(
        directive.type,
        directive.number,
        directive.issuer,
        directive.place,
        directive.subject,
        str(directive.bound_to_year or ""),
        (directive.issued_on or "")[:4],
    )


@lru_cache(maxsize=_REMEMBERED)
def _identity(kind: str | None, number: str | None, *others: str | None) -> str:
    own = parsed(number) if number else None
    organ = own.organ if own else None
    spelled = (symbol_of(kind or ""), meaning(organ) if organ else None)
    return fold(" ".join(part for part in (kind, number, *spelled, *others) if part))
