"""Lines of print that bend because the sheet did, made level."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Colour, Gray

_WORK_WIDTH = 1000  # pixels
_STRIP = 40  # pixels across: a few letters
_BAND = 130  # pixels down: some five lines
_FARTHEST = 6  # pixels that a line may rise or fall from one strip to the next
_LIKE = 0.5  # correlation of two strips' lines below which they tell nothing
_FEWEST = 30  # places that must tell something
_OUTLIER = 1.5  # pixels
_ROUNDS = 4
_LEAST = 1.0  # pixels of bend that are worth drawing the page anew
# powers of x and y of which a bend is made: x is what turns and bends a line, y how much the bend
# differs from the head of the page to its foot
_POWERS = tuple((i, j) for i in (1, 2, 3) for j in (0, 1, 2))


def unbent(page: Colour, gray: Gray) -> Colour:
    """Return *page* with its lines level, as it is if they are or if there are too few to tell.

    Args:
        page: Upright, nearly straight.
        gray: The same, dark print on light paper.
    """
    scale = _WORK_WIDTH / page.shape[1]
    small = cv2.resize(gray, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    bend = _fitted(_slopes(np.float32(255) - small.astype(np.float32)), small.shape)
    if bend is None:
        return page
    height, width = page.shape[:2]
    grid_y, grid_x = np.mgrid[0:height, 0:width].astype(np.float32)
    coarse_y, coarse_x = np.mgrid[0 : small.shape[0] : 8, 0 : small.shape[1] : 8]
    lift = _bend(bend, coarse_x, coarse_y, small.shape).astype(np.float32)
    if float(np.abs(lift).max()) < _LEAST:
        return page
    lift = cv2.resize(lift, (width, height), interpolation=cv2.INTER_CUBIC) / scale
    level = cv2.remap(page, grid_x, grid_y + lift, cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return level.astype(np.uint8)


def _slopes(ink: NDArray[np.float32]) -> NDArray[np.float64]:
    """Measure by how many pixels lines fall from each strip to the next.

    Returns:
        Shape (places, 3): how far across and down, and the fall there.
    """
    ink[ink < ink.mean() + ink.std()] = 0
    count = ink.shape[1] // _STRIP
    strips = ink[:, : count * _STRIP].reshape(ink.shape[0], count, _STRIP).sum(axis=2)
    found = []
    for top in range(0, ink.shape[0] - _BAND, _BAND // 2):
        band = strips[top : top + _BAND]
        for at in range(count - 1):
            fall = _fall(band[:, at], band[:, at + 1])
            if fall is not None:
                found.append(((at + 1) * _STRIP, top + _BAND / 2, fall))
    return np.array(found, np.float64).reshape(-1, 3)


def _fall(one: NDArray[np.float32], other: NDArray[np.float32]) -> float | None:
    """Return by how much *other* must be lifted to match *one* best, None if nothing matches."""
    core = one[_FARTHEST:-_FARTHEST]
    if not core.any() or not other.any():
        return None
    length = len(core)
    scores = np.array([_likeness(core, other[at : at + length]) for at in range(2 * _FARTHEST + 1)])
    best = int(scores.argmax())
    if scores[best] < _LIKE or best in (0, len(scores) - 1):
        return None
    before, here, after = scores[best - 1 : best + 2]
    bow = before - 2 * here + after
    return best - _FARTHEST + (0.5 * (before - after) / bow if bow else 0.0)


def _likeness(one: NDArray[np.float32], other: NDArray[np.float32]) -> float:
    one, other = one - one.mean(), other - other.mean()
    norm = float(np.linalg.norm(one) * np.linalg.norm(other))
    return float(one @ other) / norm if norm else 0.0


def _fitted(measured: NDArray[np.float64], shape: tuple[int, ...]) -> NDArray[np.float64] | None:
    """Fit the bend whose slopes these are; places that contradict the others are left out."""
    across, down, falls = measured.T
    if len(falls) < _FEWEST:
        return None
    x, y = across / shape[1] - 0.5, down / shape[0] - 0.5
    terms = np.stack([i * x ** (i - 1) * y**j for i, j in _POWERS], axis=1)
    slopes = falls * shape[1] / _STRIP
    keep = np.ones(len(falls), np.bool_)
    bend: NDArray[np.float64] = np.zeros(len(_POWERS))
    for _ in range(_ROUNDS):
        bend = np.linalg.lstsq(terms[keep], slopes[keep], rcond=None)[0].astype(np.float64)
        wrong = np.abs(terms @ bend - slopes) * _STRIP / shape[1]
        keep = wrong < _OUTLIER
        if keep.sum() < _FEWEST:
            return None
    return bend


def _bend(
    bend: NDArray[np.float64],
    across: NDArray[np.int_],
    down: NDArray[np.int_],
    shape: tuple[int, ...],
) -> NDArray[np.float64]:
    """Return how many pixels lower than level a line is at each place."""
    x, y = across / shape[1] - 0.5, down / shape[0] - 0.5
    lift: NDArray[np.float64] = sum(
        factor * x**i * y**j for factor, (i, j) in zip(bend, _POWERS, strict=True)
    )
    return lift
