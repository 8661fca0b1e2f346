"""Print on a page that was read as nothing: told, so that nobody takes the text for all of it."""

from __future__ import annotations

from collections.abc import Iterable

import cv2
import numpy as np

from ingest.scans.arrays import Gray
from knowledge.domain import Box

# In millimetres: how far around a line that was read its print may reach, how near to each other
# words of one place stand, and what is as large as a word or a line of words.
_AROUND = 0.8
_BESIDE, _BELOW = 2.5, 0.5
_LEAST_WIDTH = 6.0
_LEAST_HEIGHT, _MOST_HEIGHT = 1.8, 9.0
_DENSE = 0.12  # the share of ink in print; what is left of a seal has less


def count(ink: Gray, millimetre: float, read: Iterable[Box]) -> int:
    """Count the places of a page that look like print and were not read.

    Args:
        ink: Mask of the running print.
        millimetre: In pixels.
        read: Where something was read, as fractions of the page.
    """
    left = ink.copy()
    height, width = left.shape
    edge = round(_AROUND * millimetre)
    for box in read:
        top, bottom = int(box.top * height) - edge, int(box.bottom * height) + edge
        begin, end = int(box.left * width) - edge, int(box.right * width) + edge
        left[max(0, top) : bottom, max(0, begin) : end] = 0
    beside, below = (max(1, round(near * millimetre)) for near in (_BESIDE, _BELOW))
    grown = cv2.dilate(left, np.ones((below, beside), np.uint8))
    number, _, stats, _ = cv2.connectedComponentsWithStats(grown)
    return sum(_is_print(left, part, millimetre) for part in stats[1:number].tolist())


def _is_print(ink: Gray, part: list[int], millimetre: float) -> bool:
    left, top, width, height, _ = part
    if width < _LEAST_WIDTH * millimetre:
        return False
    if not _LEAST_HEIGHT * millimetre <= height <= _MOST_HEIGHT * millimetre:
        return False
    dark = np.count_nonzero(ink[top : top + height, left : left + width])
    return bool(dark >= _DENSE * width * height)
