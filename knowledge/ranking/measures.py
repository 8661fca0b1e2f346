"""What the ranker weighs: how much of a question stands in a passage, and how close together.

Each measure is a share of the weight of the question, so that questions of any length compare.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.ranking.matches import find
from knowledge.ranking.written import Written

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from knowledge.ranking.asked import Asked, Weights
    from knowledge.ranking.matches import Found, Matches

_CLOSE = 40  # syllables
_LONG = 5.0  # brings the logarithm of a length near 1


@dataclass(frozen=True, slots=True, kw_only=True)
class _Compared:
    """A question beside passages."""

    asked: Asked
    written: Written
    found: Found
    # BM25 of each passage
    scores: Weights

    @property
    def passages(self) -> int:
        return len(self.written.length)

    def each(self, matches: Matches) -> Weights:
        """Return how well each passage holds each term."""
        return matches.held(matches.owner[:, None], self.passages)

    def covered(self, matches: Matches) -> Weights:
        """Return the share of the terms that each passage holds."""
        return _share(self.each(matches) @ matches.weights, matches.weights)

    def in_title(self, matches: Matches) -> Matches:
        """Keep what stands in the titles."""
        return matches.only(self.written.place[matches.at] < self.written.title[matches.owner])

    def in_head(self, matches: Matches) -> Matches:
        """Keep what stands in the headings."""
        place = self.written.place[matches.at] - self.written.title[matches.owner]
        return matches.only((place >= 0) & (place < self.written.head[matches.owner]))


def measures(asked: Asked, encoded: Sequence[bytes], scores: Weights) -> Weights:
    """Measure passages against a question.

    Args:
        asked: The question; it has at least one syllable.
        encoded: The passages, at least one, by ``written.encode``.
        scores: BM25 of each.

    Returns:
        Shape (passages, ``NAMES``).
    """
    written = Written.read(encoded)
    compared = _Compared(asked=asked, written=written, found=find(asked, written), scores=scores)
    return np.stack([measure(compared) for measure in _MEASURES.values()], axis=1)


def _share(held: Weights, weights: Weights) -> Weights:
    share: Weights = held / max(float(weights.sum()), 1e-9)
    return share


def _by_best(one: _Compared) -> Weights:
    """Return BM25 beside the best there is."""
    return one.scores / max(float(one.scores.max()), 1e-9)


def _substance(one: _Compared) -> Weights:
    """Return the share of the words of substance that each passage holds."""
    return _share(one.each(one.found.syllables) @ one.asked.substance, one.asked.substance)


def _window(size: int) -> Callable[[_Compared], Weights]:
    """Look for the best *size* syllables, by all words."""

    def best(one: _Compared) -> Weights:
        words = one.found.words
        return _in_windows(one, words, words.weights, size)

    return best


def _window_of_substance(one: _Compared) -> Weights:
    """Return the most words of substance that stand close together."""
    return _in_windows(one, one.found.syllables, one.asked.substance, _CLOSE)


def _in_windows(one: _Compared, matches: Matches, weights: Weights, size: int) -> Weights:
    """Return the best share in a window; each begins half of one after the one before."""
    half = size // 2
    windows = one.written.length // half + 2
    first = np.cumsum(windows) - windows
    block = first[matches.owner] + one.written.place[matches.at] // half
    held = matches.held(np.stack((block, block + 1), axis=1), int(windows.sum()))
    return _share(np.maximum.reduceat(held @ weights, first), weights)


def _sentence(one: _Compared) -> Weights:
    """Return how nearly one sentence is the question: what it holds of it, and little else.

    The harmonic mean of the share of the question that it holds and the share of its syllables
    that were asked for.
    """
    words, syllables, written = one.found.words, one.found.syllables, one.written
    owner = written.sentence_owner
    held = words.held(written.sentence[words.at][:, None], len(owner))
    covered = _share(held @ words.weights, words.weights)
    asked = np.bincount(written.sentence[syllables.at], syllables.gain, minlength=len(owner))
    purely = asked / np.maximum(np.bincount(written.sentence, minlength=len(owner)), 1)
    best = np.zeros(one.passages)
    np.maximum.at(best, owner, 2 * covered * purely / np.maximum(covered + purely, 1e-9))
    return best


def _head_asked(one: _Compared) -> Weights:
    """Return which share of each heading's syllables is asked for."""
    found = one.in_head(one.found.syllables)
    counts = np.bincount(found.owner, found.gain, minlength=one.passages)
    return counts / np.maximum(one.written.head, 1)


def _longest(one: _Compared) -> Weights:
    """Return the heaviest unbroken piece; a pair asked for once may stand in it several times."""
    return np.minimum(_share(one.found.longest, one.asked.pair_weights), 1.0)


def _length(one: _Compared) -> Weights:
    lengths: Weights = np.log1p(one.written.length) / _LONG
    return lengths


_MEASURES: dict[str, Callable[[_Compared], Weights]] = {
    "bm25": _by_best,
    "triples": lambda one: one.covered(one.found.triples),
    "substance": _substance,
    "window_of_substance": _window_of_substance,
    "window_60": _window(60),
    "window_120": _window(120),
    "sentence": _sentence,
    "longest": _longest,
    "title_syllables": lambda one: one.covered(one.in_title(one.found.syllables)),
    "title_pairs": lambda one: one.covered(one.in_title(one.found.pairs)),
    "head_syllables": lambda one: one.covered(one.in_head(one.found.syllables)),
    "head_asked": _head_asked,
    "length": _length,
}
NAMES = tuple(_MEASURES)
