"""The passages that a question is about, best first.

Words decide: a ranker weighs what of the question stands where in the passages. Vectors bring in
passages that say it in other words, and shift what stands close together, by a share of their
cosines that was fitted for the model, so that a poor one cannot spoil what the words found.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from knowledge.domain import Hit, seen
from knowledge.errors import ProviderUnavailable
from knowledge.language import syllables
from knowledge.ranking import Ranker

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray

    from knowledge.domain import Held, Passage, Scope
    from knowledge.embeddings import NamedEmbeddings
    from knowledge.lexical import Lexical
    from knowledge.ranking.asked import Weights
    from knowledge.rerank import Reranker

    Scored = Sequence[tuple[int, float]]

logger = logging.getLogger(__name__)

# The right passage is among the first 60 by words for 99 % of the questions measured.
_BY_WORDS = 60
_BY_VECTORS = 100
_ALSO = 20  # of the nearest that are ranked whatever words they hold
_CANDIDATES = 4  # times the limit: ranked ones that are read from the store
# Log-odds that a cosine of 1 adds, of the bundled model: up to 2 no figure of the sets measured
# moves by more than .003, and questions in other words than the document's gain.
_DENSE_SHARE = 1.0
# Log-odds too, about what a tenth of the best BM25 is worth: passages of the asker's own
# organisation come before equally good ones of others, those of a plan for a past year after them.
_OWN, _PAST_YEAR = 0.5, -0.5


class Shelf(Protocol):
    """Where passages and their directives stand: the store, or the rows of an evaluation."""

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order; unknown ids are left out."""

    def all_held(self, *, include_withdrawn: bool = False) -> Sequence[Held]:
        """List the directives that are held; a passage of none of them counts as live."""


class Nearest(Protocol):
    """Vectors by passage id: the guarded store of vectors, or an exact search in memory."""

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Return ids and cosines of the nearest passages, nearest first."""


def fuse(ids: Sequence[int], scores: Weights, near: Scored, share: float) -> Scored:
    """Add to each score a share for nearness, and order.

    Args:
        ids: Of passages.
        scores: The log-odds that each answers, up to a constant.
        near: Ids with cosines, nearest first. A passage that is not among them counts as if it
            were the last of them.
        share: What a cosine of 1 adds.

    Returns:
        The *ids* with their scores, best first; equal scores by id.
    """
    cosines = dict(near)
    last = near[-1][1] if near else 0.0
    fused = (
        (id_, float(score) + share * (cosines.get(id_, last) - last))
        for id_, score in zip(ids, scores, strict=True)
    )
    return sorted(fused, key=lambda item: (-item[1], item[0]))


@dataclass(frozen=True, slots=True)
class _Tier:
    """Directives that are searched together; *only* None is all but *without*."""

    only: frozenset[int] | None
    without: frozenset[int] = frozenset()

    def holds(self, directive_id: int) -> bool:
        return directive_id not in self.without and (self.only is None or directive_id in self.only)


class Retriever:
    """Retrieval over the words and, where there are any, the vectors of a library.

    Args:
        store: What is held.
        lexical: The index of words.
        vectors: The vectors of passages; None answers by words alone.
        embeddings: The model that made the vectors; None answers by words alone.
        share: Log-odds that a cosine of 1 adds; 0 mixes nothing in, None is what was fitted for
            the bundled model. May be set anew when other vectors take over.
        reranker: Reads the first of the passages found once more; None leaves their order.
    """

    def __init__(  # noqa: PLR0913  # what it is put together from
        self,
        store: Shelf,
        lexical: Lexical,
        vectors: Nearest | None = None,
        embeddings: NamedEmbeddings | None = None,
        *,
        share: float | None = None,
        reranker: Reranker | None = None,
    ) -> None:
        self.share = share
        self.reranker = reranker
        self._store = store
        self._lexical = lexical
        self._ranker = Ranker()
        self._vectors = vectors
        self._embeddings = embeddings
        self._out_of_reach = False

    @property
    def degraded(self) -> tuple[str, ...]:
        """The parts that are configured but could not be used: "vectors", "reranker"."""
        missing = self._embeddings is not None and (self._vectors is None or self._out_of_reach)
        failed = self.reranker is not None and self.reranker.degraded
        parts = (("vectors", missing), ("reranker", failed))
        return tuple(name for name, is_degraded in parts if is_degraded)

    def retrieve(
        self,
        question: str,
        scope: Scope,
        *,
        limit: int = 10,
        directives: Collection[int] | None = None,
    ) -> list[Hit]:
        """Find the passages that *question* is about.

        Args:
            question: As typed, with or without diacritics.
            scope: Who asks, and when.
            limit: The most to return.
            directives: Ids of the directives to look in; None is all that are held.

        Returns:
            Best first; those of superseded directives after all others. Scores are log-odds up to
            a constant, and compare within live and within superseded directives.
        """
        every = self._store.all_held(include_withdrawn=True)
        held = {one.id: one for one in seen(every, scope.reader)}
        hidden = frozenset(one.id for one in every if one.id not in held)
        near = self._nearest(question)
        hits: list[Hit] = []
        for tier in _tiers(held.values(), directives, hidden):
            if len(hits) < limit:
                found = self._found(question, near, tier, limit)
                ranked = sorted(
                    (_weighted(hit, held.get(hit.passage.directive_id), scope) for hit in found),
                    key=lambda hit: -hit.score,
                )
                # once a question, on the first that are found: the time for it is counted
                reranker = None if hits else self.reranker
                hits += reranker.reorder(question, ranked) if reranker else ranked
        return hits[:limit]

    @property
    def _share(self) -> float:
        return _DENSE_SHARE if self.share is None else self.share

    def _nearest(self, question: str) -> Scored:
        if self._vectors is None or self._embeddings is None or self.share == 0:
            return ()
        try:
            vector = np.asarray(self._embeddings.embed_query(question), np.float32)
            if not vector.any():
                return ()
            found = self._vectors.search(vector, _BY_VECTORS)
        except ProviderUnavailable:
            logger.warning("answering without vectors", exc_info=True)
            self._out_of_reach = True
            return ()
        self._out_of_reach = False
        return found

    def _found(self, question: str, near: Scored, tier: _Tier, limit: int) -> list[Hit]:
        candidates = self._lexical.candidates(
            question,
            _BY_WORDS,
            also=[id_ for id_, _ in near[:_ALSO]],
            only=tier.only,
            without=tier.without,
        )
        scores = self._ranker.rank(candidates)
        fused = fuse(candidates.ids, scores, near, self._share)
        by_id = dict(fused[: _CANDIDATES * limit])
        return [
            Hit(passage=passage, score=by_id[passage.id])
            for passage in self._store.passages(by_id)
            if tier.holds(passage.directive_id)
        ]


def _tiers(
    held: Iterable[Held], directives: Collection[int] | None, hidden: frozenset[int]
) -> Iterator[_Tier]:
    """Yield the live directives, then the superseded ones, where there are any to look in."""
    by_status: defaultdict[str, set[int]] = defaultdict(set)
    for one in held:
        by_status[one.status].add(one.id)
    wanted = None if directives is None else frozenset(directives)
    superseded, withdrawn = by_status["superseded"], hidden | by_status["withdrawn"]
    tiers = (
        _Tier(only=wanted, without=withdrawn | superseded),
        _Tier(only=frozenset(superseded if wanted is None else wanted & superseded)),
    )
    return (tier for tier in tiers if tier.only is None or tier.only - tier.without)


def _weighted(hit: Hit, held: Held | None, scope: Scope) -> Hit:
    """Let a passage count more or less by whose directive it is, and for which year."""
    if held is None:
        return hit
    year, issuer = held.directive.bound_to_year, held.directive.issuer
    past = year is not None and year < scope.today.year
    own = bool(issuer and scope.organisation) and _same(issuer or "", scope.organisation or "")
    return replace(hit, score=hit.score + past * _PAST_YEAR + own * _OWN)


def _same(name: str, other: str) -> bool:
    return syllables(name) == syllables(other)
