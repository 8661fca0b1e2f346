"""Where the terms of a question stand in passages, and how much of it stands together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from knowledge.ranking.written import stripped

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from knowledge.ranking.asked import Asked, Weights
    from knowledge.ranking.written import Places, Written

# What a syllable counts that differs in its marks from one that was typed with marks.
_OTHER_MARKS = 0.3
_TABLE = 1 << 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Matches:
    """Terms found in passages, those that count least first; shapes (found,)."""

    # which number of all passages, whose it is, which term, what it counts (0 to 1)
    at: Places
    owner: Places
    term: Places
    gain: Weights
    # idf of each term, shape (terms,)
    weights: Weights

    def only(self, chosen: NDArray[np.bool_]) -> Matches:
        """Keep those that are *chosen*, shape (found,)."""
        return Matches(
            at=self.at[chosen],
            owner=self.owner[chosen],
            term=self.term[chosen],
            gain=self.gain[chosen],
            weights=self.weights,
        )

    def held(self, segment: Places, segments: int) -> Weights:
        """Return the best gain of each term in each segment, shape (segments, terms).

        Args:
            segment: In which segments each match stands, shape (found, of each).
            segments: How many there are.
        """
        best: Weights = np.zeros((segments, len(self.weights)))
        best[segment, self.term[:, None]] = self.gain[:, None]  # the last, best one stays
        return best

    def sorted(self) -> Matches:
        """Put those that count least first, as ``held`` needs them."""
        order = np.argsort(self.gain, kind="stable")
        return Matches(
            at=self.at[order],
            owner=self.owner[order],
            term=self.term[order],
            gain=self.gain[order],
            weights=self.weights,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """All that a question has in common with passages."""

    syllables: Matches
    pairs: Matches
    triples: Matches
    # syllables, then pairs, as terms of one kind
    words: Matches
    # weight of the longest unbroken piece of the question that each passage holds
    longest: Weights


def find(asked: Asked, written: Written) -> Found:
    """Look for the terms of *asked* in the passages of *written*."""
    at, unit, gain = _syllables(asked, written)
    beside = np.zeros(len(at), np.bool_)
    beside[:-1] = at[1:] == at[:-1] + 1
    pair = _linked(asked.pair_of, unit, beside)
    pair_gain = gain * np.append(gain[1:], 1.0)
    triple = _linked(asked.triple_of, pair, beside)

    def matches(term: Places, gains: Weights, weights: Weights) -> Matches:
        there = term >= 0
        return Matches(
            at=at[there],
            owner=written.owner[at[there]],
            term=term[there],
            gain=gains[there],
            weights=weights,
        ).sorted()

    syllables = matches(unit, gain, asked.weights)
    pairs = matches(pair, pair_gain, asked.pair_weights)
    triple_gain = pair_gain * np.append(pair_gain[1:], 1.0)
    return Found(
        syllables=syllables,
        pairs=pairs,
        triples=matches(triple, triple_gain, asked.triple_weights),
        words=_together(syllables, pairs),
        longest=_longest(
            written, at, pair, triple, pair_gain * np.append(asked.pair_weights, 0.0)[pair]
        ),
    )


def _syllables(asked: Asked, written: Written) -> tuple[Places, Places, Weights]:
    """Return the places of syllables asked for, which they are, and what each counts."""
    letters = stripped(written.codes)
    likely = np.zeros(_TABLE, np.bool_)
    likely[stripped(asked.codes) % _TABLE] = True
    at = np.flatnonzero(likely[letters % _TABLE])
    exact = _looked_up(asked.codes, written.codes[at])
    unit = np.where(exact >= 0, exact, _looked_up(stripped(asked.codes), letters[at]))
    gain = np.where((exact >= 0) | ~asked.marked[unit], 1.0, _OTHER_MARKS)
    there = unit >= 0
    return at[there], unit[there], gain[there]


def _looked_up(known: NDArray[np.uint32], codes: NDArray[np.uint32]) -> Places:
    """Return which of *known* each of *codes* is, or -1."""
    order = np.argsort(known, kind="stable")
    place = order[np.minimum(np.searchsorted(known, codes, sorter=order), len(known) - 1)]
    return np.where(known[place] == codes, place, -1)


def _linked(table: Places, term: Places, beside: NDArray[np.bool_]) -> Places:
    """Return what each of *term* makes with the one after it, or -1."""
    linked = np.full(len(term), -1, np.intp)
    couples = np.flatnonzero(beside & (term >= 0) & (np.append(term[1:], -1) >= 0))
    linked[couples] = table[term[couples], term[couples + 1]]
    return linked


def _together(first: Matches, second: Matches) -> Matches:
    return Matches(
        at=np.concatenate((first.at, second.at)),
        owner=np.concatenate((first.owner, second.owner)),
        term=np.concatenate((first.term, second.term + len(first.weights))),
        gain=np.concatenate((first.gain, second.gain)),
        weights=np.concatenate((first.weights, second.weights)),
    )


def _longest(written: Written, at: Places, pair: Places, triple: Places, worth: Weights) -> Weights:
    """Return the weight of the heaviest run of neighbours that also are so in the question."""
    there = pair >= 0
    begins = there & ~np.insert(triple >= 0, 0, values=False)[:-1]
    run = np.cumsum(begins) - 1
    sums = np.bincount(run[there], worth[there], minlength=int(begins.sum()))
    longest = np.zeros(len(written.length))
    np.maximum.at(longest, written.owner[at[begins]], sums)
    return longest
