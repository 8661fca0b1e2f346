"""The words of the held documents, as what was typed is compared with them."""

from __future__ import annotations

import math
import unicodedata
from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Protocol

from knowledge.language import fold


class Together(Protocol):
    """Says how many passages hold two syllables side by side."""

    def __call__(self, first: str, second: str, *, bare: bool = False) -> int:
        """Count them as written, or whatever marks they bear if *bare*."""


_REMEMBERED = 4  # vocabularies; readers who may see other papers have others
_TONES = frozenset("\u0301\u0300\u0309\u0303\u0323")
_OF_NEIGHBOURS = 0.9  # share of the chance of a word that its neighbour tells


class Vocabulary:
    """Syllables and other words with the number of passages that hold them."""

    def __init__(self, counts: Mapping[str, int]) -> None:
        self._counts = counts
        self._all = 1 + sum(counts.values())
        self._forms: defaultdict[str, list[str]] = defaultdict(list)
        for word in sorted(counts, key=lambda word: (-counts[word], word)):
            if word.isalpha():
                self._forms[fold(word)].append(word)
        self._bare = {
            folded: sum(counts[form] for form in forms) for folded, forms in self._forms.items()
        }
        self._by_length: defaultdict[int, list[str]] = defaultdict(list)
        for folded in self._forms:
            self._by_length[len(folded)].append(folded)

    def __bool__(self) -> bool:
        """Say whether any word is held."""
        return bool(self._counts)

    def count(self, word: str) -> int:
        """Return how many passages hold *word* exactly."""
        return self._counts.get(word, 0)

    def bare(self, folded: str) -> int:
        """Return how many passages hold a word that folds to *folded*, counted word by word."""
        return self._bare.get(folded, 0)

    def holds(self, word: str) -> bool:
        """Say whether *word* is held: exactly, or in any form if it bears no mark."""
        return word in self._counts or word in self._bare

    def forms(self, folded: str) -> Sequence[str]:
        """List the held words that fold to *folded*, the most frequent first."""
        return self._forms.get(folded, ())

    def of_length(self, first: int, last: int) -> list[str]:
        """List the folded words of *first* to *last* letters."""
        return [word for length in range(first, last + 1) for word in self._by_length[length]]

    def chance(self, word: str, *, accented: bool) -> float:
        """Return the logarithm of the share that *word* has of all words."""
        count = self._counts.get(word, 0) if accented else self._bare.get(word, 0)
        return math.log((count + 0.5) / self._all)

    def beside(self, first: str, second: str, together: Together, *, bare: bool = False) -> float:
        """Return by how much *first* before *second* makes it likelier, as a logarithm."""
        count = self.bare if bare else self.count
        before, after = count(first), count(second)
        if not before or not after:
            return 0.0
        seen = min(1.0, together(first, second, bare=bare) / before)
        return math.log(_OF_NEIGHBOURS * seen * self._all / after + 1 - _OF_NEIGHBOURS)


def fits(typed: str, held: str) -> bool:
    """Say whether *held* has every mark of *typed*, on the same letters; a tone may be anywhere."""
    (bare, shapes, tone), (other, held_shapes, held_tone) = _marks(typed), _marks(held)
    return (
        bare == other
        and tone in {"", held_tone}
        and all(mark in {"", mine} for mark, mine in zip(shapes, held_shapes, strict=True))
    )


def same_tone(word: str, other: str) -> bool:
    """Say whether two forms bear the same tone, and bear one."""
    tone = _marks(word)[2]
    return bool(tone) and tone == _marks(other)[2]


def _marks(word: str) -> tuple[str, list[str], str]:
    """Take a word apart: its letters, the shape of each, its tone."""
    shapes: list[str] = []
    tone = ""
    for char in unicodedata.normalize("NFD", word):
        if char in _TONES:
            tone = char
        elif unicodedata.combining(char) and shapes:
            shapes[-1] += char
        else:
            shapes.append("-" if char == "đ" else "")
    return fold(word), shapes, tone


_recent: list[tuple[Mapping[str, int], Vocabulary]] = []


def vocabulary_of(counts: Mapping[str, int]) -> Vocabulary:
    """Return the vocabulary of *counts*; what was made for the last ones is kept."""
    for known, made in tuple(_recent):
        if known is counts or known == counts:
            return made
    made = Vocabulary(counts)
    _recent[:] = [(counts, made), *_recent[: _REMEMBERED - 1]]
    return made
