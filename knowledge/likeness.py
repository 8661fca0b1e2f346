"""How alike two texts are: to tell a second copy of one paper from a new version of it.

A sketch of each text (min-hash) finds the few candidates among thousands; only those are compared
word by word.
"""

from __future__ import annotations

import zlib
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

import numpy as np
from rapidfuzz.distance import OSA, Indel

from knowledge.language import fold, syllables

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

# A scan read at 0.06 % wrong characters keeps more than 99 % of its words.
_MISREAD_SHARE = 0.05
# Three words in a thousand: less than a sentence of any paper but the longest.
_STRAY_SHARE = 0.003
# A draft and its final form, or this year's plan and last year's.
SIMILAR_SHARE = 0.85
# Sketches of texts that are SIMILAR_SHARE alike agree in about half of their places.
_SKETCH_SHARE = 0.2

_PLACES = 64
_SHINGLE = 3  # words
_PRIME = (1 << 31) - 1
_RANDOM = np.random.default_rng(31)
_FACTORS = _RANDOM.integers(1, _PRIME, size=(_PLACES, 1), dtype=np.int64)
_OFFSETS = _RANDOM.integers(0, _PRIME, size=(_PLACES, 1), dtype=np.int64)


def sketch(text: str) -> bytes:
    """Draw a text of any length in 256 bytes, such that like texts have like sketches."""
    hashes = np.fromiter(
        {zlib.crc32(shingle.encode()) % _PRIME for shingle in _shingles(_words(text))},
        dtype=np.int64,
    )
    places: NDArray[np.int64] = (_FACTORS * hashes + _OFFSETS) % _PRIME
    least: NDArray[np.int64] = places.min(axis=1, initial=_PRIME)
    return bytes(least.astype("<u4").tobytes())


def may_be_alike(one: bytes, other: bytes) -> bool:
    """Say from two sketches whether a comparison of the texts is worth its time."""
    agreeing = np.frombuffer(one, dtype="<u4") == np.frombuffer(other, dtype="<u4")
    return bool(agreeing.mean() >= _SKETCH_SHARE)


def likeness(one: str, other: str) -> float:
    """Return the share of words, in order, that two texts have in common: 0 to 1."""
    return float(Indel.normalized_similarity(_words(one), _words(other)))


def is_copy(one: str, other: str) -> bool:
    """Say whether two texts are readings of one paper.

    They may differ in words misread, as a scan does, in the order of blocks, and in a stray word
    of a stamp; but in no figure, nor by a sentence: that is a changed directive.
    """
    return _figures(one) == _figures(other) and _adds_nothing(one, other, both_ways=True)


def is_part(one: str, other: str) -> bool:
    """Say whether *one* says nothing that *other* doesn't say too: a page or an appendix less."""
    return _figures(one) <= _figures(other) and _adds_nothing(one, other, both_ways=False)


def _adds_nothing(one: str, other: str, *, both_ways: bool) -> bool:
    words, others = Counter(_words(one)), Counter(_words(other))
    more, less = words - others, others - words
    if more.total() + (less.total() if both_ways else 0) > _MISREAD_SHARE * words.total():
        return False  # before looking word by word, which takes long where all words differ
    stray = _stray(more, less) + (_stray(less, more) if both_ways else 0)
    return stray <= _STRAY_SHARE * words.total()


def _stray(words: Counter[str], others: Counter[str]) -> int:
    """Count the *words* that are no misreading of one of the *others*."""
    return sum(count for word, count in words.items() if not _is_misread(word, others))


def _is_misread(word: str, candidates: Iterable[str]) -> bool:
    """Say whether *word* is a single letter, or one of the *candidates* but for a letter or two."""
    allowed = 1 + len(word) // 5
    return len(word) == 1 or any(OSA.distance(word, other) <= allowed for other in candidates)


def _words(text: str) -> list[str]:
    return [fold(word) for word in syllables(text)]


def _figures(text: str) -> Counter[str]:
    return Counter(word.lstrip("0") for word in syllables(text) if word.isdecimal())


def _shingles(words: list[str]) -> Iterator[str]:
    columns = (islice(words, start, None) for start in range(_SHINGLE))
    return (" ".join(shingle) for shingle in zip(*columns, strict=False))
