"""Where a page stands in two columns: the header and the signature block.

A gutter is a strip of blank paper between text on both sides; it ends where a line crosses it.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.scans.arrays import Gray, Rect, around

_NARROW = 2.5  # millimetres between the columns of a header; two spaces at 14 points are 2.6
_NARROWEST = 1.7  # where the two fill their cells; words of a heading stand 1.5 apart
_WIDE = 5.0  # millimetres between other columns; justified lines rarely hold so wide a space
_LOW = 1.2  # millimetres; anything lower is an accent, a dash, a full stop, or dust
_HEADER_TOP, _HEADER_SHARE = 0.15, 0.35  # of the page's height: where one begins, and ends
_HEADER_SEEN = 0.45  # of it, that is looked at for one
_ACCENT = 0.35  # of that: between an accent and its letter, less than between two lines
_COLUMN = 15  # millimetres; numbers before a list are no column
_FEWEST_ROWS = 2  # that have text on both sides
_CENTRED = 0.06  # of the width of the text: a line whose middle is so near is in neither column


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """Two columns side by side; all that lies between *top* and *bottom* is in one of them."""

    left: tuple[Rect, ...]
    right: tuple[Rect, ...]
    # the gutter's middle, in pixels from the left
    at: int
    # only a header has so narrow a gutter: its words must prove it
    narrow: bool

    @property
    def rect(self) -> Rect:
        """What both columns span."""
        return around([*self.left, *self.right])


def chunks(ink: Gray, gap: float, low: float) -> list[Rect]:
    """Return the runs of print on *ink*, from the top.

    Args:
        ink: Mask.
        gap: Pixels of blank that part two of them.
        low: Pixels; what is no higher is an accent, and goes to the letters under or over it.
    """
    reach = np.ones((max(int(_ACCENT * low), 1), max(int(gap), 1)), np.uint8)
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, reach)
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined.astype(np.uint8), connectivity=8)
    found = [
        Rect(x, y, x + width, y + height) for x, y, width, height, _ in stats[1:count].tolist()
    ]
    tall = [rect for rect in found if rect.height > low]
    for accent in (rect for rect in found if rect.height <= low):
        near = [(_apart(accent, rect), at) for at, rect in enumerate(tall)]
        apart, at = min(near, default=(low + 1, 0))
        if apart <= low:
            tall[at] = around([tall[at], accent])
    return sorted(tall, key=lambda rect: rect.middle)


def _apart(accent: Rect, letters: Rect) -> float:
    """Return how many pixels lie between an accent and letters under or over it."""
    beside = not letters.left <= accent.centre <= letters.right
    return math.inf if beside else max(accent.top - letters.bottom, letters.top - accent.bottom, 0)


def find(ink: Gray, millimetre: float) -> list[Columns]:
    """Find the parts of a page set in two columns, from the top.

    Args:
        ink: Mask of the page, tables and drawn lines left out.
        millimetre: In pixels.
    """
    height = ink.shape[0]
    found: list[Columns] = []
    for gap, narrow in ((_WIDE, False), (_NARROW, True), (_NARROWEST, True)):
        part_of_page = ink[: int(_HEADER_SEEN * height)] if narrow else ink
        parts = chunks(part_of_page, gap * millimetre, _LOW * millimetre)
        for columns in _Page(parts, gap * millimetre, millimetre, narrow=narrow).columns():
            top, bottom = columns.rect.top, columns.rect.bottom
            if narrow and (top > _HEADER_TOP * height or bottom > _HEADER_SHARE * height):
                continue
            if not any(_overlap(columns.rect, other.rect) for other in found):
                found.append(columns)
    return sorted(found, key=lambda columns: columns.rect.top)


def _overlap(one: Rect, other: Rect) -> bool:
    return one.top < other.bottom and other.top < one.bottom


class _Page:
    """The chunks of a page, and the gutters between them."""

    def __init__(
        self, parts: Sequence[Rect], gap: float, millimetre: float, *, narrow: bool
    ) -> None:
        self._parts = parts
        self._gap = gap
        self._column = _COLUMN * millimetre
        self._narrow = narrow
        text = around(list(parts)) if parts else Rect(0, 0, 1, 1)
        self._centred = {
            at
            for at, part in enumerate(parts)
            if abs(part.centre - text.centre) < _CENTRED * text.width
            and not any(_is_level(part, other) for other in parts if other is not part)
        }

    def columns(self) -> Iterator[Columns]:
        """Yield what is set in two columns."""
        done = -1
        for left, right in self._pairs():
            if left.middle <= done:
                continue
            grown = self._grown(left, right)
            if grown is not None:
                done = grown.rect.bottom
                yield grown

    def _pairs(self) -> Iterator[tuple[Rect, Rect]]:
        """Yield neighbours on one line with a gap between them, from the top."""
        for part in self._parts:
            beside = [
                other
                for other in self._parts
                if other.left - part.right >= self._gap and _is_level(part, other)
            ]
            if beside:
                yield part, min(beside, key=lambda other: other.left)

    def _grown(self, left: Rect, right: Rect) -> Columns | None:
        """Follow the gutter between two chunks up and down as far as it is blank."""
        grown = _Growth(left, right, self._gap)
        start = next(at for at, part in enumerate(self._parts) if part.middle >= left.middle)
        whole = all(self._takes(grown, at) for at in range(start - 1, -1, -1))
        for at in range(start, len(self._parts)):
            if self._parts[at] not in (left, right) and not self._takes(grown, at):
                break
        if not grown.is_two_sided(self._column):
            return None
        lefts, rights = grown.left, grown.right
        if not whole:
            top = min(part.top for part in rights)
            lefts = [part for part in lefts if part.bottom > top]
        return Columns(left=tuple(lefts), right=tuple(rights), at=grown.at, narrow=self._narrow)

    def _takes(self, grown: _Growth, at: int) -> bool:
        return at not in self._centred and grown.takes(self._parts[at])


class _Growth:
    """A gutter while it is followed."""

    def __init__(self, left: Rect, right: Rect, gap: float) -> None:
        self.left, self.right = [left], [right]
        self._from, self._to = left.right, right.left
        self._gap = gap

    @property
    def at(self) -> int:
        """The middle of what is blank all the way."""
        return (self._from + self._to) // 2

    def takes(self, part: Rect) -> bool:
        """Put *part* into its column; say no if it stands in the way."""
        if part.right <= self._to - self._gap:
            self.left.append(part)
            self._from = max(self._from, part.right)
            return True
        if part.left >= self._from + self._gap:
            self.right.append(part)
            self._to = min(self._to, part.left)
            return True
        return False

    def is_two_sided(self, least: float) -> bool:
        """Say whether both sides are wide enough, with enough lines beside one another."""
        if any(max(part.width for part in side) < least for side in (self.left, self.right)):
            return False
        return any(
            sum(_is_beside(part, around(other)) for part in side) >= _FEWEST_ROWS
            for side, other in ((self.left, self.right), (self.right, self.left))
        )


def _is_beside(part: Rect, other: Rect) -> bool:
    return other.top <= part.middle <= other.bottom


def _is_level(one: Rect, other: Rect) -> bool:
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared * 3 >= min(one.height, other.height)
