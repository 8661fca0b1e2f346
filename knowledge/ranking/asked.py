"""A question as the ranker compares it: its syllables, pairs and triples, each with a weight."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from knowledge.language import fold
from knowledge.ranking.written import code
from knowledge.terms import term, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from knowledge.terms import Term

    Weights = NDArray[np.float64]

# Words that ask or join, folded: a passage that lacks them lacks nothing.
LITTLE_WORDS = frozenset(
    word
    for line in (
        "a ai bao bi boi cac cach cai cho co con cua da dang dau de den do duoc gi gio hay hoac",
        "hoi khi khong la lam lau luc ma may mot nao nay neu nhieu nhu nhung nhe o phai ra rang",
        "roi sao se tai the thi theo thuoc toi trong tu va vao vay ve vi voi xin",
    )
    for word in line.split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The different syllables of a question (n), its pairs (m) and its triples of neighbours."""

    # shape (n,): ``written.code``, whether only this form is meant, idf, idf of words of substance
    codes: NDArray[np.uint32]
    marked: NDArray[np.bool_]
    weights: Weights
    substance: Weights
    # shape (n, n): which pair two syllables make, or -1; shape (m,): its idf
    pair_of: NDArray[np.intp]
    pair_weights: Weights
    # shape (m, m): which triple two pairs make, or -1; its weight, the mean of both
    triple_of: NDArray[np.intp]
    triple_weights: Weights

    @classmethod
    def read(cls, question: str, idf: Callable[[Term], float]) -> Asked:
        """Weigh *question* by the rarity of its terms.

        Args:
            question: As typed, with or without diacritics.
            idf: Tells how much finding a term says; the rarer, the more.
        """
        words = tokens(question)
        units = {word: place for place, word in enumerate(dict.fromkeys(words))}
        pairs = {pair: place for place, pair in enumerate(dict.fromkeys(pairwise(words)))}
        weights = np.array([idf(term(word)) for word in units], np.float64)
        pair_weights = np.array([idf(term(*pair)) for pair in pairs], np.float64)
        numbered = [(units[first], units[second]) for first, second in pairs]
        chained = [(pairs[first], pairs[second]) for first, second in pairwise(pairwise(words))]
        pair_of, _ = _table(numbered, len(units))
        triple_of, triples = _table(chained, len(pairs))
        little = np.array([fold(word) in LITTLE_WORDS for word in units], np.bool_)
        return cls(
            codes=np.array([code(word) for word in units], np.uint32),
            marked=np.array([fold(word) != word for word in units], np.bool_),
            weights=weights,
            substance=np.where(little, 0.0, weights),
            pair_of=pair_of,
            pair_weights=pair_weights,
            triple_of=triple_of,
            triple_weights=pair_weights[np.array(triples, np.intp).reshape(-1, 2)].mean(axis=1),
        )


def _table(
    couples: list[tuple[int, int]], size: int
) -> tuple[NDArray[np.intp], list[tuple[int, int]]]:
    """Number the different *couples* in a square table, and list them in that order."""
    different = list(dict.fromkeys(couples))
    table = np.full((size, size), -1, np.intp)
    for number, couple in enumerate(different):
        table[couple] = number
    return table, different
