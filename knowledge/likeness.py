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
_MISREAD_SHARE = 0.03
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

    They may differ in words misread, as a scan does, and in the order of blocks; but not in a
    figure, nor by a word that the other has nothing like: that is a changed directive.
    """
    if _figures(one) != _figures(other):
        return False
    words, others = Counter(_words(one)), Counter(_words(other))
    lost, gained = words - others, others - words
    return (
        lost.total() + gained.total() <= _MISREAD_SHARE * (words.total() + others.total())
        and all(_is_misread(word, gained) for word in lost)
        and all(_is_misread(word, lost) for word in gained)
    )


def _is_misread(word: str, candidates: Iterable[str]) -> bool:
    """Say whether *word* is a stray letter, or one of the *candidates* but for a letter or two."""
    allowed = 1 + len(word) // 5
    return len(word) == 1 or any(OSA.distance(word, other) <= allowed for other in candidates)


def _words(text: str) -> list[str]:
    return [fold(word) for word in syllables(text)]


def _figures(text: str) -> Counter[str]:
    return Counter(word.lstrip("0") for word in syllables(text) if word.isdecimal())


def _shingles(words: list[str]) -> Iterator[str]:
    columns = (islice(words, start, None) for start in range(_SHINGLE))
    return (" ".join(shingle) for shingle in zip(*columns, strict=False))
