"""Passages scored by what was measured of them, with weights learned from questions on law."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from importlib.resources import files
from typing import TYPE_CHECKING

import numpy as np

from knowledge.ranking.measures import NAMES, measures

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from knowledge.ranking.asked import Asked, Weights

WEIGHTS = "weights.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """Passages that may answer a question, with what the ranker reads of them."""

    # None where the question holds no word
    asked: Asked | None
    ids: tuple[int, ...]
    # BM25 of each
    scores: tuple[float, ...]
    # by ``written.encode``
    encoded: Sequence[bytes]


class Ranker:
    """A weighted sum of measures: the log-odds that a passage answers, up to a constant.

    Args:
        weights: Of each measure; those that came with the program if None.
    """

    def __init__(self, weights: Mapping[str, float] | None = None) -> None:
        given = _bundled() if weights is None else weights
        self.weights = np.array([given[name] for name in NAMES])

    def rank(self, candidates: Candidates) -> Weights:
        """Score *candidates*, shape (candidates,); only differences between them mean anything."""
        if candidates.asked is None or not candidates.ids:
            return np.zeros(len(candidates.ids))
        scores = np.array(candidates.scores)
        ranked: Weights = measures(candidates.asked, candidates.encoded, scores) @ self.weights
        return ranked


def _bundled() -> Mapping[str, float]:
    text = files("knowledge.ranking").joinpath(WEIGHTS).read_text("utf-8")
    weights: Mapping[str, float] = tomllib.loads(text)["weights"]
    return weights
