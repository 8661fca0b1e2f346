"""One model tried: by words alone, by the model alone, and both together."""

from __future__ import annotations

import tempfile
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np

from knowledge.domain import Scope
from knowledge.lexical import Lexical
from knowledge.passages import embedded_text
from knowledge.rerank import Reranker
from knowledge.retrieve import Retriever
from knowledge.trial.check import Rows, built_in
from knowledge.trial.figures import DEPTH, Figures, better_by_chance, rank

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    from knowledge.embeddings import NamedEmbeddings
    from knowledge.rerank import Scorer
    from knowledge.trial.check import CheckSet

Kind = Literal["embeddings", "reranker"]

# A new number whenever the way of trying, or what is tried, changes.
VERSION = 2
# log-odds that a cosine of 1 may add; the last ones let it overrule the words
SHARES = (1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
# One in twenty for all shares together: random vectors get several chances to look good.
_SURE = 0.05 / len(SHARES)
# Far worse alone than words are: what it adds is luck, whatever the figures say.
_FAR_WORSE = 0.5
_SCOPE = Scope(today=date(2000, 1, 1))  # nobody's, at no time that matters here
# A cross-encoder reads every pair, so it is asked every second question.
_EVERY = 2
_SURE_OF_ONE = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """What a model did on the check."""

    kind: Kind
    model_id: str
    # without the model
    before: Figures
    # the model alone; of a reranker what comes out of it
    alone: Figures
    # with the best share
    mixed: Figures
    # how much to mix in; 0: nothing. Of a reranker 1 or 0: whether to use it
    share: float
    # how likely the gain is luck
    chance: float

    def to_row(self) -> dict[str, Any]:
        """Return what is kept of it."""
        return asdict(self)

    @classmethod
    def from_row(cls, row: Mapping[str, Any]) -> Self:
        """Make it again from what was kept."""
        figures = {name: Figures(**row[name]) for name in ("before", "alone", "mixed")}
        return cls(**{**row, **figures})


class Nearest:
    """The vectors of a check, searched one by one."""

    def __init__(self, rows: Sequence[tuple[int, NDArray[np.float32]]]) -> None:
        self._ids = [id_ for id_, _ in rows]
        self._matrix = np.stack([row for _, row in rows])

    def search(self, vector: NDArray[np.float32], limit: int) -> list[tuple[int, float]]:
        """Return ids and cosines of the nearest passages, nearest first."""
        cosines = self._matrix @ vector
        order = np.argsort(-cosines, kind="stable")[:limit]
        return [(self._ids[place], float(cosines[place])) for place in order]


class Remembering:
    """Embeddings whose questions are embedded once: each is asked with every share."""

    def __init__(self, embeddings: NamedEmbeddings) -> None:
        self.model_id = embeddings.model_id
        self._embeddings = embeddings
        self._known: dict[str, list[float]] = {}

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        """Turn passages into vectors."""
        return self._embeddings.embed_documents(texts)

    def embed_query(self, text: str) -> list[float]:
        """Turn a question into a vector."""
        if text not in self._known:
            self._known[text] = self._embeddings.embed_query(text)
        return self._known[text]


def try_embeddings(embeddings: NamedEmbeddings, check: CheckSet | None = None) -> Trial:
    """Try a model, and say how much of it to mix in.

    Raises:
        ProviderUnavailable: If the model fails.
    """
    check = check or built_in()
    model = Remembering(embeddings)
    vectors = _embedded(check, model)
    with tempfile.TemporaryDirectory() as folder:
        lexical = _indexed(check, Path(folder))
        words = _ranks(Retriever(Rows(check.passages), lexical), check)
        by_share = {
            share: _ranks(
                Retriever(Rows(check.passages), lexical, vectors, model, share=share), check
            )
            for share in SHARES
        }
    best = max(SHARES, key=lambda share: (sum(by_share[share]), -share))
    chance = better_by_chance(words, by_share[best])
    alone, before = Figures.of([*_alone(check, vectors, model)]), Figures.of(words)
    good = chance <= _SURE and alone.mrr >= _FAR_WORSE * before.mrr
    return Trial(
        kind="embeddings",
        model_id=embeddings.model_id,
        before=before,
        alone=alone,
        mixed=Figures.of(by_share[best]),
        share=best if good else 0.0,
        chance=chance,
    )


def try_reranker(
    scorer: Scorer,
    embeddings: NamedEmbeddings | None = None,
    share: float | None = 0.0,
    check: CheckSet | None = None,
) -> Trial:
    """Try a reranker over what words and the embeddings in use find, without a limit of time.

    Raises:
        ProviderUnavailable: If a model fails.
    """
    check = check or built_in()
    reranker = Reranker(scorer, seconds=float("inf"))
    vectors = None if embeddings is None else _embedded(check, embeddings)
    with tempfile.TemporaryDirectory() as folder:
        retriever = Retriever(
            Rows(check.passages), _indexed(check, Path(folder)), vectors, embeddings, share=share
        )
        found = [
            (question, retriever.retrieve(question, _SCOPE, limit=DEPTH), right)
            for question, right in check.asked[::_EVERY]
        ]
    before = [rank([hit.passage.id for hit in hits], right) for _, hits, right in found]
    after = [
        rank([hit.passage.id for hit in reranker.reorder(question, hits)], right)
        for question, hits, right in found
    ]
    chance = better_by_chance(before, after)
    good = not reranker.degraded and chance <= _SURE_OF_ONE
    return Trial(
        kind="reranker",
        model_id=scorer.model_id,
        before=Figures.of(before),
        alone=Figures.of(after),
        mixed=Figures.of(after),
        share=float(good),
        chance=chance,
    )


def _indexed(check: CheckSet, folder: Path) -> Lexical:
    lexical = Lexical(folder, writer=True)
    lexical.apply(remove=(), add=check.passages, generation=1)
    return lexical


def _embedded(check: CheckSet, embeddings: NamedEmbeddings) -> Nearest:
    texts = [embedded_text(passage) for passage in check.passages]
    rows = np.asarray(embeddings.embed_documents(texts), np.float32)
    return Nearest(list(zip((one.id for one in check.passages), rows, strict=True)))


def _ranks(retriever: Retriever, check: CheckSet) -> list[float]:
    return [
        rank([hit.passage.id for hit in retriever.retrieve(question, _SCOPE, limit=DEPTH)], right)
        for question, right in check.asked
    ]


def _alone(check: CheckSet, vectors: Nearest, model: NamedEmbeddings) -> Iterator[float]:
    for question, right in check.asked:
        near = vectors.search(np.asarray(model.embed_query(question), np.float32), DEPTH)
        yield rank([id_ for id_, _ in near], right)
