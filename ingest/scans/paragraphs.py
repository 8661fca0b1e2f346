"""Printed lines put together to paragraphs, by how they stand on the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.joins import MARKER, is_capitals
from ingest.scans.engine import Row

_INDENT = 0.35  # of the distance between two lines: a first line begins so much further right
_APART = 1.4  # times the usual distance between two lines
_SLACK = 0.35  # of that distance, by which a line may miss the margin and still be full
_SPACE = 0.25  # of that distance
_CENTRED = 0.8  # of that distance, by which a centred line may be off the middle


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How lines usually stand in a part of a page, in pixels."""

    left: float
    right: float
    pitch: float


def measures(rows: Sequence[Row]) -> Measures:
    """Measure the margins and the distance between lines; *rows* has one at least."""
    rects = [row.rect for row in rows]
    steps = [b.middle - a.middle for a, b in pairwise(rects)]
    size = median(rect.height for rect in rects)
    near = [step for step in steps if 0.6 * size < step < 3 * size]
    return Measures(
        left=min(rect.left for rect in rects),
        right=max(rect.right for rect in rects),
        pitch=median(near) if near else 1.5 * size,
    )


def paragraphs(rows: Sequence[Row], page: Measures) -> list[list[Row]]:
    """Group the lines of the running text; a title's lines stay apart."""
    found: list[list[Row]] = []
    for row in rows:
        if found and _goes_on(found[-1], row, page):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _goes_on(before: Sequence[Row], row: Row, page: Measures) -> bool:
    last, here = before[-1].rect, row.rect
    if here.middle - last.middle > _APART * page.pitch or here.middle <= last.top:
        return False
    if MARKER.match(row.text) or is_capitals(row.text) != is_capitals(before[-1].text):
        return False
    if _is_centred(before[-1], page) and _is_centred(row, page):
        return False
    first = row.words[0].rect.width
    if last.right + _SPACE * page.pitch + first < page.right - _SLACK * page.pitch:
        return False
    starts_in = here.left - page.left > _INDENT * page.pitch
    hangs = len(before) > 1 and abs(here.left - last.left) < _INDENT * page.pitch
    return not starts_in or hangs or here.left < before[0].rect.left - _INDENT * page.pitch


def _is_centred(row: Row, page: Measures) -> bool:
    rect = row.rect
    left, right = rect.left - page.left, page.right - rect.right
    return min(left, right) > page.pitch and abs(left - right) < 2 * _CENTRED * page.pitch
