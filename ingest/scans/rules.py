"""Lines drawn on a page: the cells of ruled tables, and strokes that are no letters."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Gray, Rect, around

_SHORTEST_ACROSS = 12  # millimetres; no letter has so long a stroke
_SHORTEST_DOWN = 6
_BROKEN = 1.5  # millimetres that a worn line may miss
# Times as much, across and down, where a stamp or a pen runs over it between two long pieces; down,
# a line that stops at a row merged across starts again 5 millimetres below.
_MENDED = (6, 2)
_CLOSE, _CLEAR = 0.3, 1.0  # millimetres from a stroke to where the paper must be blank
_BLANK = 0.3  # of a stroke's length may have print above or below it
_SMALLEST_CELL = 2.5  # millimetres a side
_SAME_ROW = 2.0  # millimetres between the upper edges of cells of one row
_FEWEST_CELLS = 3  # a frame around a paragraph, or two of them, is no table


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table: its rows from the top, their cells from the left, insides only."""

    rect: Rect
    rows: tuple[tuple[Rect, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ruled:
    """The tables of a page in order, and their lines and lone rules as a mask."""

    tables: tuple[Table, ...]
    lines: Gray
    # everything long and straight, parts of letters and seals too
    strokes: Gray


def find(ink: Gray, millimetre: float) -> Ruled:
    """Find what is drawn on a page.

    Args:
        ink: Mask of the page, lines level.
        millimetre: In pixels.
    """
    across = _strokes(ink, int(_SHORTEST_ACROSS * millimetre), int(_BROKEN * millimetre), 0)
    down = _strokes(ink, int(_SHORTEST_DOWN * millimetre), int(_BROKEN * millimetre), 1)
    lines = cv2.bitwise_or(across, down).astype(np.uint8)
    tables = [
        table
        for frame in _frames(lines, millimetre)
        if (table := _table(lines, frame, millimetre)) is not None
    ]
    drawn = _alone(across, ink, millimetre)
    for table in tables:
        reach = table.rect.grown(1, *ink.shape)
        reach.cut(drawn)[:] = reach.cut(lines)
    return Ruled(
        tables=tuple(sorted(tables, key=lambda table: table.rect.top)), lines=drawn, strokes=lines
    )


def _alone(across: Gray, ink: Gray, millimetre: float) -> Gray:
    """Keep the strokes with blank paper above and below; the feet of letters have none above."""
    kept = np.zeros_like(across)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(across, connectivity=8)
    near, far = max(1, round(_CLOSE * millimetre)), max(2, round(_CLEAR * millimetre))
    for label, (left, top, width, height, _) in enumerate(stats[:count].tolist()):
        bottom = top + height
        strips = (
            Rect(left, top - far, left + width, top - near),
            Rect(left, bottom + near, left + width, bottom + far),
        )
        if label and all(_is_blank(strip.cut(ink)) for strip in strips):
            part = Rect(left, top, left + width, bottom)
            part.cut(kept)[labels[top:bottom, left : left + width] == label] = 255
    return kept


def _is_blank(strip: NDArray[np.uint8]) -> bool:
    return not strip.size or float((strip > 0).any(axis=0).mean()) < _BLANK


def _strokes(ink: Gray, shortest: int, gap: int, axis: int) -> Gray:
    """Return the strokes of *ink* along an axis (0: across), small breaks closed."""

    def along(length: int) -> Gray:
        return np.ones((1, length) if axis == 0 else (length, 1), np.uint8)

    aslant = np.ones((3, 1) if axis == 0 else (1, 3), np.uint8)
    thick = cv2.dilate(ink, aslant)
    whole = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, along(max(gap // 3, 1)))
    strokes = cv2.morphologyEx(whole, cv2.MORPH_OPEN, along(shortest))
    mended = cv2.morphologyEx(strokes, cv2.MORPH_CLOSE, along(_MENDED[axis] * gap))
    return cv2.dilate(mended, along(gap)).astype(np.uint8)


def _frames(lines: Gray, millimetre: float) -> list[Rect]:
    """Return what each net of lines that touch spans."""
    count, _, stats, _ = cv2.connectedComponentsWithStats(lines, connectivity=8)
    frames = []
    for left, top, width, height, _ in stats[1:count].tolist():
        if width > _SHORTEST_ACROSS * millimetre and height > _SHORTEST_DOWN * millimetre:
            frames.append(Rect(left, top, left + width, top + height))
    return frames


def _table(lines: Gray, frame: Rect, millimetre: float) -> Table | None:
    """Return the cells that the lines within *frame* close in, None where they are too few."""
    inside = cv2.copyMakeBorder(
        255 - frame.cut(lines), 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=[255]
    )
    count, labels, stats, _ = cv2.connectedComponentsWithStats(inside, connectivity=4)
    outside = labels[0, 0]
    least = _SMALLEST_CELL * millimetre
    cells = [
        Rect(
            frame.left + left - 1,
            frame.top + top - 1,
            frame.left + left - 1 + width,
            frame.top + top - 1 + height,
        )
        for label, (left, top, width, height, _) in enumerate(stats[:count].tolist())
        if label not in (0, outside) and min(width, height) >= least
    ]
    rows = _in_rows(cells, _SAME_ROW * millimetre)
    if len(cells) < _FEWEST_CELLS or max(len(row) for row in rows) < 2:  # noqa: PLR2004
        return None
    return Table(rect=around([frame, *cells]), rows=tuple(rows))


def _in_rows(cells: Sequence[Rect], same: float) -> list[tuple[Rect, ...]]:
    """Put cells that begin at one height together; one merged downwards is in its first row."""
    rows: list[list[Rect]] = []
    for cell in sorted(cells, key=lambda cell: cell.top):
        if rows and cell.top - rows[-1][0].top <= same:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [tuple(sorted(row, key=lambda cell: cell.left)) for row in rows]
