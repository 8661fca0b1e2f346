"""A cross-encoder that reads the question and a passage together, over what was found first."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

import numpy as np

from knowledge.embeddings import machine
from knowledge.embeddings.families import called
from knowledge.embeddings.files import digest
from knowledge.embeddings.loading import loaded, quiet, version, where
from knowledge.errors import ProviderUnavailable
from knowledge.passages import embedded_text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sentence_transformers import CrossEncoder

    from knowledge.domain import Hit

logger = logging.getLogger(__name__)

DEPTH = 20  # of the passages found, so many are read again
SECONDS = 1.5  # that a person may be made to wait for it
_LONGEST_TOKENS = 512
_LARGEST_BATCH = 10
# Pairs of unlike length take unlike time, so a batch is only as large as fits twice.
_ROOM = 2.0


class Scorer(Protocol):
    """What judges passages; says which model it is."""

    model_id: str

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text answers the question: more is better.

        Raises:
            ProviderUnavailable: If the model fails.
        """


class Reranker:
    """Puts the first of what was found in a better order, as far as the time allows.

    Args:
        scorer: The model; None if the configured one could not be loaded.
        seconds: When to stop; the order so far stands for what was not read until then.
        clock: Seconds that pass.
    """

    def __init__(
        self,
        scorer: Scorer | None,
        *,
        seconds: float = SECONDS,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._scorer = scorer
        self._seconds = seconds
        self._clock = clock
        self.degraded = scorer is None

    def reorder(self, question: str, hits: Sequence[Hit]) -> list[Hit]:
        """Return *hits* with the first ``DEPTH`` reordered as far as there was time.

        The scores stay where they are, the best one first: other parts compare them.
        """
        first, rest = list(hits[:DEPTH]), list(hits[DEPTH:])
        if self._scorer is None or len(first) < 2:  # noqa: PLR2004  # nothing to order
            return [*first, *rest]
        try:
            found = self._read(
                self._scorer, question, [embedded_text(hit.passage) for hit in first]
            )
        except ProviderUnavailable:
            logger.warning("answering without the reranker", exc_info=True)
            self.degraded = True
            return [*first, *rest]
        self.degraded = False
        order = sorted(range(len(found)), key=lambda place: (-found[place], place))
        better = [first[place] for place in [*order, *range(len(found), len(first))]]
        scored = [
            replace(hit, score=before.score) for hit, before in zip(better, first, strict=True)
        ]
        return [*scored, *rest]

    def _read(self, scorer: Scorer, question: str, texts: Sequence[str]) -> list[float]:
        """Score texts from the first on, until all are read or the time is over."""
        began, found, batch = self._clock(), list[float](), 1
        while len(found) < len(texts) and batch > 0:
            found += scorer.scores(question, texts[len(found) : len(found) + batch])
            spent = self._clock() - began
            pairs = (self._seconds - spent) / max(spent / len(found), 1e-6)
            batch = int(min(_LARGEST_BATCH, pairs if pairs < _ROOM else pairs / _ROOM))
        return found


class CrossEncoderScorer(Scorer):
    """A cross-encoder of sentence-transformers, by name or folder.

    Raises:
        ProviderUnavailable: If it cannot be loaded; ``reason`` says why.
    """

    def __init__(self, name: str) -> None:
        self._name = name
        self._model = loaded(name, "RERANKER", lambda local: _open(name, local))
        commit = getattr(getattr(self._model, "config", None), "_commit_hash", None)
        self.model_id = f"{called(where(name))}-{digest(version(name, commit))}"

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        """Return how well each text answers the question: more is better."""
        if not texts:
            return []
        pairs = [(question, text) for text in texts]
        try:
            found = self._model.predict(pairs, batch_size=_LARGEST_BATCH, show_progress_bar=False)
            scores = [float(score) for score in np.asarray(found, np.float32)]
        # a model that gives several numbers for a pair, memory of a card used up, …
        except (RuntimeError, ValueError, TypeError, IndexError, KeyError, OSError) as error:
            raise ProviderUnavailable(provider="reranker", name=self._name) from error
        if not all(map(math.isfinite, scores)):
            raise ProviderUnavailable(provider="reranker", name=self._name)
        return scores


def _open(name: str, local: bool) -> CrossEncoder:
    from sentence_transformers import CrossEncoder  # noqa: PLC0415  # 7 s of CPU

    quiet()
    on = machine.device()
    model: CrossEncoder = CrossEncoder(where(name), device=on, local_files_only=local)
    longest = getattr(model, "max_seq_length", None) or _LONGEST_TOKENS
    model.max_seq_length = min(longest, _LONGEST_TOKENS)
    if on == "cpu":  # where halves are slow
        model.float()
    return model
