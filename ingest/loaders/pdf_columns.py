"""Headers and signature blocks of a page: which lines stand in their left and right columns.

A block grows from a line that only such a block has (the nation's or the Party's name, "Nơi nhận",
"T/M …"), line by line up and down, as long as one gutter stays free between its columns.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.loaders.pdf_lines import Line
from ingest.patterns import APPENDIX, TITLE, is_authority, is_type_name
from knowledge.language import fold, nfc

_NATION = re.compile(r"ĐẢNG CỘNG SẢN\b|CỘNG H(?:ÒA|OÀ) XÃ HỘI\b|Độc lập\W+[Tt]ự do")
_RECIPIENTS = re.compile(r"\W*noi nhan\b")
_ADDRESSEE = re.compile(r"\W*kinh gui\b")
# In shares of the size of the letters: a gap that alone parts two columns; one that does where
# the file draws the words beside it apart from each other; the narrowest gutter.
_WIDE, _NARROW, _GUTTER = 1.5, 0.5, 0.35
# How far, in the same measure, the next line of a header may be below the one before, and of a
# signature block, where a name stands below room for a hand.
_NEXT_IN_HEADER, _NEXT_IN_FOOT = 4.0, 11.0
_HEADER_ABOVE, _FOOT_ABOVE = 6, 2  # lines that may stand above the one the block is known by
_CENTRED = 0.08  # of the page's width: how far off its middle a centred line may be

Kind: TypeAlias = Literal["header", "foot"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """A block of two columns: lines first to last of the page, and what each column holds."""

    first: int
    # the line after the last
    end: int
    left: tuple[Line, ...]
    right: tuple[Line, ...]
    kind: Kind
    # from where to where no line reaches, in points
    gutter: tuple[float, float]


def find(
    lines: Sequence[Line], width: float, carried: tuple[float, float] | None = None
) -> list[Columns]:
    """Return the blocks of two columns on a page, from the top.

    Args:
        lines: Of the page, from the top, without page numbers.
        width: Of the page, in points.
        carried: The gutter of the signature block in which the page before it ends.
    """
    rest = _carried(lines, carried, width) if carried and lines else None
    found = [rest] if rest else []
    at = rest.end if rest else 0
    while at < len(lines):
        seed = _seed(lines[at])
        block = seed and _grown(lines, at, seed, found[-1].end if found else 0, width)
        if block:
            found.append(block)
        at = block.end if block else at + 1
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Seed:
    """The line a block is known by, and where its right column begins, as far as it says."""

    kind: Kind
    left: Line | None
    right: Line | None


def _seed(line: Line) -> _Seed | None:
    for at in (0, *_cuts(line)):
        text = nfc(" ".join(token.text for token in line.tokens[at:]))
        if _NATION.match(text):
            return _halves("header", line, at)
        if at and is_authority(text):
            return _halves("foot", line, at)
    if not _RECIPIENTS.match(fold(nfc(line.text))):
        return None
    first = next(iter(_cuts(line)), None)
    if first is None:
        return _Seed(kind="foot", left=line, right=None)
    return _halves("foot", line, first)


def _halves(kind: Kind, line: Line, at: int) -> _Seed:
    left, right = line.parts(at) if at else (None, line)
    return _Seed(kind=kind, left=left, right=right)


def _cuts(line: Line) -> Iterator[int]:
    """Yield the tokens before which a right column may begin."""
    for at, (before, after) in enumerate(zip(line.tokens, line.tokens[1:], strict=False), 1):
        gap = (after.left - before.right) / max(before.size, after.size)
        if gap >= _WIDE or (gap >= _NARROW and after.order != before.last + 1):
            yield at


@dataclass(slots=True)
class _Growing:
    """A block while lines are added to it; the gutter is free from *start* to *end*."""

    kind: Kind
    left: list[Line]
    right: list[Line]
    start: float
    end: float

    def take(self, line: Line) -> bool:
        """Place *line* in the columns; say whether it fits them."""
        halves = self._split(line) or self._whole(line)
        if halves is None:
            return False
        left, right = halves
        if left:
            self.left.append(left)
            self.start = max(self.start, left.right)
        if right:
            self.right.append(right)
            self.end = min(self.end, right.left)
        return True

    def columns(self, first: int, end: int) -> Columns:
        """Return the block, whose lines are those from *first* to before *end*."""
        return Columns(
            first=first,
            end=end,
            left=tuple(sorted(self.left, key=lambda line: line.base)),
            right=tuple(sorted(self.right, key=lambda line: line.base)),
            kind=self.kind,
            gutter=(self.start, self.end),
        )

    def _split(self, line: Line) -> tuple[Line, Line] | None:
        free = _GUTTER * line.size
        for at in _cuts(line):
            left, right = line.parts(at)
            if min(self.end, right.left) - max(self.start, left.right) >= free:
                return left, right
        return None

    def _whole(self, line: Line) -> tuple[Line | None, Line | None] | None:
        """Return *line* as it stands in the one column that it fits in."""
        free = _GUTTER * line.size
        fits_left = self.end - max(self.start, line.right) >= free
        fits_right = min(self.end, line.left) - self.start >= free
        if fits_left and fits_right:
            fits_left = self._is_nearer_left(line)
        if fits_left:
            return line, None
        return (None, line) if fits_right else None

    def _is_nearer_left(self, line: Line) -> bool:
        if not self.left:
            return self.kind == "header" or line.centre < (self.start + self.end) / 2
        if not self.right:
            return line.left <= self.start
        return line.centre - self.left[0].centre < self.right[0].centre - line.centre


def _grown(lines: Sequence[Line], at: int, seed: _Seed, above: int, width: float) -> Columns | None:
    block = _Growing(
        seed.kind,
        [seed.left] if seed.left else [],
        [seed.right] if seed.right else [],
        seed.left.right if seed.left else 0.0,
        seed.right.left if seed.right else width,
    )
    first = _up(lines, at, above, block, width)
    end = _down(lines, at, block, width)
    return block.columns(first, end) if block.left and block.right else None


def _carried(lines: Sequence[Line], gutter: tuple[float, float], width: float) -> Columns | None:
    """Return the rest of a signature block, at the head of the page after it."""
    block = _Growing("foot", [], [], *gutter)
    if _is_outside(lines[0], block, width) or not block.take(lines[0]):
        return None
    return block.columns(0, _down(lines, 0, block, width))


def _up(lines: Sequence[Line], at: int, above: int, block: _Growing, width: float) -> int:
    most = _HEADER_ABOVE if block.kind == "header" else _FOOT_ABOVE
    first = at
    while first > max(above, at - most):
        line = lines[first - 1]
        if _is_far(line, lines[first], block.kind) or _is_outside(line, block, width):
            break
        if block.kind == "foot" and not (line.left > block.start and line.text.isupper()):
            break
        if not block.take(line):
            break
        first -= 1
    return first


def _down(lines: Sequence[Line], at: int, block: _Growing, width: float) -> int:
    end = at + 1
    while end < len(lines):
        line = lines[end]
        if _is_far(lines[end - 1], line, block.kind) or _is_outside(line, block, width):
            break
        if not block.take(line):
            break
        end += 1
    return end


def _is_far(line: Line, below: Line, kind: Kind) -> bool:
    most = _NEXT_IN_HEADER if kind == "header" else _NEXT_IN_FOOT
    return below.base - line.base > most * max(line.size, below.size)


def _is_outside(line: Line, block: _Growing, width: float) -> bool:
    """Say whether *line* begins or ends what a block of columns stands beside."""
    text = " ".join(nfc(line.text).split())
    folded = fold(text)
    if block.kind == "foot":
        return APPENDIX.fullmatch(text) is not None or bool(_NATION.match(text))
    centred = abs(line.centre - width / 2) <= _CENTRED * width
    named = TITLE.fullmatch(text) or is_type_name(text) or APPENDIX.fullmatch(text)
    return bool((centred and named) or _ADDRESSEE.match(folded))
