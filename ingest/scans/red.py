"""Where words are stamped in red: marks of secrecy and urgency, not the round seal."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ingest.scans import rules
from ingest.scans.arrays import Gray, Rect

_RED = 160  # of 255: what is darker on a page's red alone is red ink
_JOIN = 4.0  # millimetres between letters of a stamped word, which are often spaced
_LOWEST, _HIGHEST = 2.0, 14.0  # millimetres of a stamped line, its frame included
_LONGEST = 80  # millimetres
_AROUND = 1.0  # millimetres
_MOST = 12  # lines; a page printed in red has more, and is read as any other


def without_frames(red: Gray, millimetre: float) -> Gray:
    """Return *red* without the frame that is drawn around a mark."""
    spots = np.where(red < _RED, np.uint8(255), np.uint8(0))
    if not spots.any():
        return red
    lines = cv2.dilate(rules.find(spots, millimetre).strokes, np.ones((5, 5), np.uint8))
    return np.where(lines > 0, np.uint8(255), red)


def lines(red: Gray, millimetre: float) -> Iterator[Rect]:
    """Yield where lines of red words may stand, from the top.

    Args:
        red: What is red on the page, black on white.
        millimetre: In pixels.
    """
    spots = np.where(red < _RED, np.uint8(255), np.uint8(0))
    if not spots.any():
        return
    joined = spots
    for reach in ((1, int(_JOIN * millimetre)), (int(millimetre), 1)):
        joined = cv2.morphologyEx(joined, cv2.MORPH_CLOSE, np.ones(reach, np.uint8)).astype(
            np.uint8
        )
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    found = [Rect(x, y, x + wide, y + high) for x, y, wide, high, _ in stats[1:count].tolist()]
    likely = [rect for rect in found if _is_line(rect, millimetre)]
    if len(likely) <= _MOST:
        for rect in sorted(likely, key=lambda rect: rect.top):
            yield rect.grown(int(_AROUND * millimetre), *red.shape)


def _is_line(rect: Rect, millimetre: float) -> bool:
    low, high = _LOWEST * millimetre, _HIGHEST * millimetre
    return low <= rect.height <= high and rect.height < rect.width <= _LONGEST * millimetre
