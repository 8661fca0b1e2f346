"""Slips of the thumb: a key beside the right one, letters changed about, left out or doubled."""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language import fold
from knowledge.spelling.vocabulary import Vocabulary

_SHORTEST = (
    4  # letters of a word that is mended; below, every syllable has neighbours one slip away
)
_LONGER = 6  # letters of a word that may hold two slips
_ONE_SLIP, _TWO_SLIPS = 7.0, 13.0  # costs: one of fifty slips of a letter in some words
_OTHER_MARKS = 1.5  # cost of each mark that differs besides


def meant(word: str, vocabulary: Vocabulary, *, accented: bool) -> Iterator[tuple[str, float]]:
    """Yield the held words that *word* is a slip or two away from, with the cost of those.

    Args:
        word: Small letters that are no word.
        vocabulary: What is held.
        accented: The asker writes with marks: words come with theirs, and theirs count.
    """
    if len(word) < _SHORTEST:
        return
    folded = fold(word)
    most = 2 if len(word) >= _LONGER else 1
    near = vocabulary.of_length(len(word) - most, len(word) + most)
    found = process.extract(
        folded, near, scorer=OSA.distance, score_cutoff=most, limit=None, processor=None
    )
    for candidate, distance, _ in found:
        cost = _TWO_SLIPS if distance > 1 else _ONE_SLIP
        if not accented:
            yield candidate, cost
            continue
        for form in vocabulary.forms(candidate):
            marks = OSA.distance(word, form) - distance
            yield form, cost + _OTHER_MARKS * max(0, marks)
