"""The weights of the ranker, learned from questions and the passages that answer them.

Each question is a choice among its candidates; the weights are those under which the right ones
are the likeliest (conditional logistic regression), held small by a penalty. The problem is convex,
so the same questions always give the same weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from knowledge.ranking.asked import Weights

# on standardised measures; folds over laws hardly tell values from a third to thrice of it apart
PENALTY = 1e-2
_STEPS = 50
_STILL = 1e-9


@dataclass(frozen=True, slots=True)
class Choice:
    """One question and its candidates."""

    # shape (candidates, measures)
    measures: Weights
    # shape (candidates,): which of them answer
    right: NDArray[np.bool_]


def fit(choices: Sequence[Choice], penalty: float = PENALTY) -> Weights:
    """Learn a weight for each measure, by Newton's method.

    Args:
        choices: Those without a right candidate teach nothing.
        penalty: How dear it is to use a measure, against the mean loss of a question.

    Returns:
        Shape (measures,), to multiply with measures as they are.
    """
    used = [choice for choice in choices if choice.right.any()]
    every = np.concatenate([choice.measures for choice in used])
    spread = np.maximum(every.std(axis=0), 1e-9)
    tables = [Choice(choice.measures / spread, choice.right) for choice in used]
    weights = np.zeros(every.shape[1])
    loss = _loss(tables, weights, penalty)
    for _ in range(_STEPS):
        step = _step(tables, weights, penalty)
        while (after := _loss(tables, weights - step, penalty)) > loss + _STILL:
            step /= 2  # too far: the loss bends more than it did here
        weights = weights - step
        if loss - after < _STILL:
            break
        loss = after
    fitted: Weights = weights / spread
    return fitted


def _loss(choices: Sequence[Choice], weights: Weights, penalty: float) -> float:
    """Return the mean surprise at the right candidates, and the price of the weights."""
    surprise = [_surprise(choice, choice.measures @ weights) for choice in choices]
    return float(np.mean(surprise) + penalty * weights @ weights)


def _surprise(choice: Choice, scores: Weights) -> float:
    most = scores.max()
    return float(most + np.log(np.exp(scores - most).sum()) - scores[choice.right].mean())


def _step(choices: Sequence[Choice], weights: Weights, penalty: float) -> Weights:
    """Return where Newton's method steps back from: the gradient through the Hessian."""
    slope, bend = np.zeros(len(weights)), np.zeros((len(weights), len(weights)))
    for choice in choices:
        scores = choice.measures @ weights
        odds = np.exp(scores - scores.max())
        odds /= odds.sum()
        mean = odds @ choice.measures
        slope += mean - choice.measures[choice.right].mean(axis=0)
        around = choice.measures - mean
        bend += (around * odds[:, None]).T @ around
    slope = slope / len(choices) + 2 * penalty * weights
    bend = bend / len(choices) + 2 * penalty * np.eye(len(weights))
    return np.linalg.solve(bend, slope).astype(np.float64)
