"""Which directive a file is: one already held, a new version of it, or one of its own.

Identity is issuer in full, type, number and term. ``ĐU`` alone names nobody, and a blank number
never takes another's place by itself: where words cannot decide, staff are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from knowledge.language import find_numbers, fold, place_tones
from knowledge.likeness import SIMILAR_SHARE, is_copy, is_part, likeness, may_be_alike

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.domain import Directive

Outcome = Literal["new", "unchanged", "version", "copy", "needs_choice", "held"]

# Source: Điều lệ Đảng (2011), Điều 9: Party committees are elected for terms of five years; their
# congresses fall in years that end in 0 and 5, and numbering starts again with each.
_TERM_YEARS = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What a directive held is known by."""

    id: int
    number: str | None
    type: str | None
    issuer: str | None
    issued_on: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Known):
    """What a new file is compared with."""

    text: str
    sketch: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What a file is, and the directives held that say so, the nearest first."""

    outcome: Outcome
    held_ids: tuple[int, ...] = ()


def number_key(number: str | None) -> str | None:
    """Write the parts of a printed number in one form: "31 - KH/BTGĐUK" -> "31-kh/btgduk".

    Returns:
        None for a number that is blank or incomplete ("Số - HD/ĐUK").
    """
    if number is None or not re.search(r"\d", number):
        return None
    found = next(iter(find_numbers(number)), None)
    if found is None:
        return re.sub(r"\s+", "", fold(number))
    if found.number is None:
        return None
    year = f"/{found.year}" if found.year else ""
    return f"{found.number}{year}-{_letters(found.symbol)}/{_letters(found.organ)}"


def issuer_key(issuer: str | None) -> tuple[str, ...]:
    """List the words of an issuer, lowered and with tones placed, in order."""
    return tuple(re.findall(r"\w+", place_tones(issuer or "").lower()))


def judge(directive: Directive, sketch: bytes, entries: Sequence[Entry]) -> Verdict:
    """Say what *directive* is beside the *entries* held, newest last."""
    same = [entry for entry in entries if _same_identity(directive, entry)]
    copies = [entry for entry in reversed(same) if is_copy(directive.text, entry.text)]
    if copies:
        return Verdict(outcome="copy", held_ids=(copies[0].id,))
    doubtful = [entry for entry in same if _is_doubtful(directive, entry)]
    if doubtful:
        return Verdict(outcome="needs_choice", held_ids=_ids(doubtful))
    if same:
        return Verdict(outcome="version", held_ids=_ids(same))
    similar = _similar(directive, sketch, [e for e in entries if _unclear(directive, e)])
    return Verdict(outcome="needs_choice" if similar else "new", held_ids=tuple(similar))


def _ids(entries: Sequence[Entry]) -> tuple[int, ...]:
    return tuple(entry.id for entry in reversed(entries))


def _same_identity(directive: Directive, entry: Entry) -> bool:
    key = number_key(directive.number)
    return (
        key is not None
        and key == number_key(entry.number)
        and bool(issuer_key(directive.issuer))
        and issuer_key(directive.issuer) == issuer_key(entry.issuer)
        and _agree(directive.type, entry.type)
        and same_term(directive.issued_on, entry.issued_on)
    )


def _is_doubtful(directive: Directive, entry: Entry) -> bool:
    """Say whether *directive* may be something else than a later version of *entry*.

    It may lack a page or an appendix. It may be an older paper that is sent in late. And some
    offices begin their numbers anew each year.
    """
    new, old = directive.issued_on, entry.issued_on
    if new is not None and old is not None:
        follows = new[:4] == old[:4] and new[: len(old)] >= old[: len(new)]
        return not follows or is_part(directive.text, entry.text)
    return is_part(directive.text, entry.text)


def _unclear(directive: Directive, entry: Entry) -> bool:
    """Say whether two directives could be one although their identities don't say so."""
    mine, theirs = number_key(directive.number), number_key(entry.number)
    return mine is None or theirs is None or (mine == theirs and _may_be_one_body(directive, entry))


def _may_be_one_body(directive: Directive, entry: Entry) -> bool:
    """One is missing, or they differ in diacritics alone."""
    mine, theirs = fold(" ".join(issuer_key(directive.issuer))), entry.issuer
    return not mine or not theirs or mine == fold(" ".join(issuer_key(theirs)))


def _similar(directive: Directive, sketch: bytes, entries: Sequence[Entry]) -> list[int]:
    alike = [
        (likeness(directive.text, entry.text), entry.id)
        for entry in entries
        if may_be_alike(sketch, entry.sketch)
    ]
    return [entry_id for share, entry_id in sorted(alike, reverse=True) if share >= SIMILAR_SHARE]


def _agree(one: str | None, other: str | None) -> bool:
    return one is None or other is None or place_tones(one).lower() == place_tones(other).lower()


def same_term(one: str | None, other: str | None) -> bool:
    """Say whether nothing speaks against two issue dates lying in one term (nhiệm kỳ).

    A date in the year of a congress may belong to either term.
    """
    if one is None or other is None:
        return True
    years = sorted((int(one[:4]), int(other[:4])))
    between = [year for year in range(years[0] + 1, years[1]) if year % _TERM_YEARS == 0]
    return not between and years[1] - years[0] <= _TERM_YEARS


def _letters(symbol: str | None) -> str:
    return re.sub(r"\W", "", fold(symbol or ""))
