"""What a directive says otherwise than the one before it: its units aligned, one by one; pure.

Units are compared by their words, folded: a change of tone marks, of capitals or of a number in the
margin is none. Each unit stands in one change at most, so counts can be trusted.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, Literal

from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Directive, Unit

_COMPARED = frozenset({"body", "heading", "item", "row"})
_ONLY_NAMES = 80  # characters up to which a heading names what follows and says nothing itself
# Shares of the words and pairs of words of two units that are the same, 0 to 1.
_ALIKE = 0.38  # from here on a unit is a changed one, below it dropped and another added
# What these count when several partners are alike enough: the same path, the same first words.
_SAME_PLACE = 0.1
_SAME_OPENING = 0.15  # "Báo cáo tháng: …"
_OPENING_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One unit that is new, gone, or says something else."""

    kind: Literal["changed", "added", "dropped"]
    # None of an added one
    old: Unit | None
    # None of a dropped one
    new: Unit | None


def compare(old: Directive, new: Directive) -> tuple[Change, ...]:
    """List what *new* says otherwise than *old*, in the order of *new*; what is gone comes last.

    The head, the title, the foot and headings that only name what follows are not compared.
    """
    before, after = _units(old), _units(new)
    pairs = _aligned(before, after)
    partner = {id(b): a for a, b in pairs}
    kept = {id(a) for a, _ in pairs}
    changes: list[Change] = []
    for unit in after:
        earlier = partner.get(id(unit))
        if earlier is None:
            changes.append(Change(kind="added", old=None, new=unit))
        elif _words(earlier.text) != _words(unit.text):
            changes.append(Change(kind="changed", old=earlier, new=unit))
    gone = (Change(kind="dropped", old=unit, new=None) for unit in before if id(unit) not in kept)
    return (*changes, *gone)


def share_alike(old: Directive, new: Directive) -> float:
    """Return which share of the units of both has a partner in the other, 0 to 1."""
    before, after = _units(old), _units(new)
    total = len(before) + len(after)
    return 2 * len(_aligned(before, after)) / total if total else 0.0


def _units(directive: Directive) -> list[Unit]:
    return [
        unit
        for unit in directive.units
        if unit.kind in _COMPARED
        and _words(unit.text)
        and (unit.kind != "heading" or len(unit.text) > _ONLY_NAMES)
    ]


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", fold(text))


def _aligned(before: Sequence[Unit], after: Sequence[Unit]) -> list[tuple[Unit, Unit]]:
    """Pair units that say the same or nearly so, the most alike first, each once."""
    grams_before = [_grams(unit) for unit in before]
    grams_after = [_grams(unit) for unit in after]
    scored: list[tuple[float, int, int, int]] = []
    for i, j in _sharing(grams_before, grams_after):
        share = _share(grams_before[i], grams_after[j])
        if share >= _ALIKE:
            scored.append((-share - _beside_words(before[i], after[j]), abs(i - j), i, j))
    taken_before: set[int] = set()
    taken_after: set[int] = set()
    pairs: list[tuple[int, int]] = []
    for _, _, i, j in sorted(scored):
        if i not in taken_before and j not in taken_after:
            taken_before.add(i)
            taken_after.add(j)
            pairs.append((i, j))
    return [(before[i], after[j]) for i, j in sorted(pairs)]


def _grams(unit: Unit) -> Counter[str]:
    words = _words(unit.text)
    return Counter([*words, *(f"{a} {b}" for a, b in pairwise(words))])


def _sharing(before: Sequence[Counter[str]], after: Sequence[Counter[str]]) -> set[tuple[int, int]]:
    """Return the pairs that share a pair of words, or are a word or two long and share one."""
    where: defaultdict[str, list[int]] = defaultdict(list)
    for i, grams in enumerate(before):
        for gram in _telling(grams):
            where[gram].append(i)
    return {
        (i, j) for j, grams in enumerate(after) for gram in _telling(grams) for i in where[gram]
    }


def _telling(grams: Counter[str]) -> Iterable[str]:
    pairs = [gram for gram in grams if " " in gram]
    return pairs or grams


def _share(before: Counter[str], after: Counter[str]) -> float:
    shared = sum((before & after).values())
    return 2 * shared / (sum(before.values()) + sum(after.values()))


def _beside_words(old: Unit, new: Unit) -> float:
    """Say what speaks for two units beside the share of their words."""
    first, second = _words(old.text), _words(new.text)
    same = 2.0 if first == second else 0.0
    place = _SAME_PLACE if old.path and old.path == new.path else 0.0
    opens = first[:_OPENING_WORDS] == second[:_OPENING_WORDS]
    return same + place + (_SAME_OPENING if opens else 0.0)
