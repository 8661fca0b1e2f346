"""How well an order finds, and whether another one is better or only luckier."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

DEPTH = 10
_FLIPS = 9999


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Fractions of 1 over all questions of a check."""

    acc1: float
    mrr: float

    @classmethod
    def of(cls, ranks: Sequence[float]) -> Self:
        """Sum up what ``rank`` gave for each question."""
        found = np.asarray(ranks)
        return cls(acc1=float((found == 1).mean()), mrr=float(found.mean()))


def rank(ids: Sequence[int], right: int) -> float:
    """Return 1 divided by the place of *right* among *ids*; 0 beyond the tenth."""
    return 1.0 / (ids.index(right) + 1) if right in ids[:DEPTH] else 0.0


def better_by_chance(before: Sequence[float], after: Sequence[float]) -> float:
    """Return how likely chance alone makes *after* so much better than *before*.

    A paired randomisation test: if both were equally good, each difference could as well have the
    other sign. The same numbers always give the same answer.
    """
    changed: NDArray[np.float64] = np.asarray(after) - np.asarray(before)
    changed = changed[changed != 0]
    if changed.sum() <= 0:
        return 1.0
    signs = np.random.default_rng(0).choice((-1.0, 1.0), size=(_FLIPS, len(changed)))
    as_good = int((signs @ changed >= changed.sum() - 1e-9).sum())
    return (1 + as_good) / (1 + _FLIPS)
