"""Which syllables stand side by side in the passages that a person may see."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.language import fold
from knowledge.passages import embedded_text
from knowledge.terms import tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from knowledge.domain import Passage
    from knowledge.lexical import Lexical


class Neighbours:
    """The syllables of an index and its pairs of them, less what only hidden passages hold."""

    def __init__(self, lexical: Lexical, hidden: Iterable[Passage] = ()) -> None:
        self._searcher = lexical._searcher()  # noqa: SLF001  # counting in Lexical itself is slow
        self._words: Counter[str] = Counter()
        self._pairs: dict[str, Counter[str]] = {"pairs": Counter(), "folded_pairs": Counter()}
        for passage in hidden:
            words = tokens(embedded_text(passage))
            pairs = {f"{first}_{second}" for first, second in pairwise(words)}
            self._words.update(set(words))
            self._pairs["pairs"].update(pairs)
            self._pairs["folded_pairs"].update(set(map(fold, pairs)))
        every = lexical.vocabulary()
        self.vocabulary: Mapping[str, int] = (
            {word: count for word, count in every.items() if count > self._words[word]}
            if self._words
            else every
        )

    def __call__(self, first: str, second: str, *, bare: bool = False) -> int:
        """Count the passages that hold two syllables side by side.

        Args:
            first: In small letters, as written; stripped if *bare*.
            second: Likewise.
            bare: Whatever marks the passages have on them.
        """
        if self._searcher is None:
            return 0
        field, pair = "folded_pairs" if bare else "pairs", f"{first}_{second}"
        return max(0, self._searcher.doc_freq(field, pair) - self._pairs[field][pair])
