"""Printed lines cut out of their page, for people to compare with what was read."""

from __future__ import annotations

from collections.abc import Sequence

import cv2
import numpy as np

from ingest.scans.arrays import Colour, Rect, around
from knowledge.domain import Box

_MARGIN = 0.4  # of a line's height, around what is cut out
_NEAR = 1.0  # lines that stand no farther apart are shown as they stand
_GAP = 14  # pixels between parts of the page that stand apart
_WIDEST = 1600  # pixels; a telephone shows no more
_LINE = 12  # pixels; no line is lower


def lines(page: Colour, boxes: Sequence[Box]) -> Colour:
    """Return one picture of the lines at *boxes* of an upright *page*, one box at least."""
    height, width = page.shape[:2]
    rects = sorted((_rect(box, height, width) for box in boxes), key=lambda rect: rect.top)
    size = max(_LINE, min(rect.height for rect in rects))
    parts: list[list[Rect]] = []
    for rect in rects:
        if parts and rect.top - max(one.bottom for one in parts[-1]) <= _NEAR * size:
            parts[-1].append(rect)
        else:
            parts.append([rect])
    margin = round(_MARGIN * size)
    cuts = [around(part).grown(margin, height, width).cut(page) for part in parts]
    return _narrowed(_stacked(cuts))


def _rect(box: Box, height: int, width: int) -> Rect:
    left, right = sorted((round(box.left * width), round(box.right * width)))
    top, bottom = sorted((round(box.top * height), round(box.bottom * height)))
    left, top = min(max(left, 0), width - 1), min(max(top, 0), height - 1)
    return Rect(left, top, min(max(right, left + 1), width), min(max(bottom, top + 1), height))


def _stacked(cuts: Sequence[Colour]) -> Colour:
    width = max(cut.shape[1] for cut in cuts)
    rows: list[Colour] = []
    for cut in cuts:
        if rows:
            rows.append(np.full((_GAP, width, 3), 255, np.uint8))
        missing = width - cut.shape[1]
        rows.append(np.pad(cut, ((0, 0), (0, missing), (0, 0)), constant_values=255))
    return np.concatenate(rows)


def _narrowed(picture: Colour) -> Colour:
    factor = _WIDEST / picture.shape[1]
    if factor >= 1:
        return picture
    smaller = cv2.resize(picture, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return smaller.astype(np.uint8)
