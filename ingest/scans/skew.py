"""By how much a page lies askew, and the page set straight."""

from __future__ import annotations

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Gray

_WORK_WIDTH = 800  # pixels: lines of text are still apart, and a trial takes a millisecond
_LARGEST = 6.0  # degrees either way; a scanner's feeder does not turn a page by more
_COARSE, _FINE = 0.5, 0.05  # degrees
_LEAST = 0.05  # degrees; less does not harm reading, and turning always blurs


def angle(page: Gray) -> float:
    """Return by how many degrees the lines of *page* fall to the right, 0 where it has none.

    The right angle makes the sums of ink along the lines differ most from one row to the next.
    """
    scale = min(1.0, _WORK_WIDTH / page.shape[1])
    small = cv2.resize(page, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)
    ink = np.float32(255) - small.astype(np.float32)
    ink[ink < ink.mean() + ink.std()] = 0
    if not ink.any():
        return 0.0
    coarse = _best(ink, np.arange(-_LARGEST, _LARGEST + _COARSE / 2, _COARSE))
    return _best(ink, np.arange(coarse - _COARSE, coarse + _COARSE + _FINE / 2, _FINE))


def _best(ink: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    scores = [_sharpness(_sheared(ink, degrees)) for degrees in angles]
    return float(angles[int(np.argmax(scores))])


def _sheared(ink: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
    """Lift each column as turning by *degrees* would, which is enough for small angles."""
    height, width = ink.shape
    slope = np.tan(np.radians(degrees))
    matrix = np.array([[1, 0, 0], [-slope, 1, slope * width / 2]], np.float32)
    sheared = cv2.warpAffine(ink, matrix, (width, height), flags=cv2.INTER_NEAREST)
    return sheared.astype(np.float32)


def _sharpness(ink: NDArray[np.float32]) -> float:
    profile = ink.sum(axis=1, dtype=np.float64)
    return float(np.square(np.diff(profile)).sum())


def straightened(picture: NDArray[np.uint8], degrees: float) -> NDArray[np.uint8]:
    """Turn *picture* by so many degrees about its middle; what comes in at the edges is paper."""
    if abs(degrees) < _LEAST:
        return picture
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    turned = cv2.warpAffine(
        picture, matrix, (width, height), flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE
    )
    return turned.astype(np.uint8)
