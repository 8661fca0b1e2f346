"""Printed lines put together to paragraphs, by how they stand on the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.joins import MARKER, is_capitals
from ingest.scans.engine import Row

# All of these are shares of the usual distance between two lines.
_INDENT = 0.35  # a first line begins so much further right
_SLACK = 0.35  # a line may miss the margin by so much and still be full
_SPACE = 0.25  # between two words
_APART = 1.4  # two paragraphs stand so far apart
_CENTRED = 0.8  # a centred line may be so far off the middle
_WIDE = 0.6  # of the widest line: so wide a one tells where the margins are
_FEWEST_INNER = 2  # paragraphs that begin further in, to tell how this page begins them
_NEAREST, _FARTHEST = 0.6, 3.0  # heights of a line between which the next one may stand
# "tại / Điều 5 Quy định": words that begin a paragraph or stand within one
_WITHIN = re.compile(r"(?:Điều|Chương|Mục|Phần|Căn|Theo|Xét|Phụ|PHỤ)\b")
# "Suối Ngàn, ngày 16 tháng 01 năm / 2026"
_HANGS = re.compile(r"\b(?:ngày|tháng|năm|số)(?: \d{1,2})?$")
_ENDS = re.compile(r"[.;:!?][\"'”’»)\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measures:
    """How lines usually stand in a part of a page, in pixels."""

    left: float
    right: float
    pitch: float


def measures(rows: Sequence[Row]) -> Measures:
    """Measure the margins and the distance between lines; *rows* has one at least."""
    rects = [row.rect for row in rows]
    size = median(rect.height for rect in rects)
    steps = [after.base - before.base for before, after in pairwise(rows)]
    near = [step for step in steps if _NEAREST * size < step < _FARTHEST * size]
    widest = max(rect.width for rect in rects)
    wide = [rect for rect in rects if rect.width >= _WIDE * widest]
    return Measures(
        left=median(sorted(rect.left for rect in wide)[: len(wide) // 3 + 1]),
        right=median(sorted(rect.right for rect in wide)[-(len(wide) // 3 + 1) :]),
        pitch=_usual(near) if near else 1.5 * size,
    )


def _usual(steps: Sequence[float]) -> float:
    """Return the distance of lines within paragraphs: the lower half holds no other."""
    ordered = sorted(steps)
    return median(ordered[: len(ordered) // 2 + 1])


def paragraphs(rows: Sequence[Row], page: Measures) -> list[list[Row]]:
    """Group the lines of the running text; a title's lines stay apart."""
    found: list[list[Row]] = []
    for row in rows:
        if found and _goes_on(found[-1], row, page):
            found[-1].append(row)
        else:
            found.append([row])
    return found


def goes_on(found: Sequence[Sequence[Row]], page: Measures) -> bool:
    """Say whether the first paragraph of a page goes on with the last one of the page before.

    It does if it begins at the margin where the paragraphs of this page begin further in.
    """
    at = next((at for at, rows in enumerate(found) if not _is_page_number(rows[0])), None)
    if at is None:
        return False
    first, others = found[at][0], [rows[0] for rows in found[at + 1 :]]
    inner = [row for row in others if _starts_in(row, page) and not _is_centred(row, page)]
    return (
        len(inner) >= _FEWEST_INNER
        and not _starts_in(first, page)
        and not MARKER.match(first.text)
        and not is_capitals(first.text)
        and (len(found[at]) > 1 or bool(_ENDS.search(first.text)))
    )


def _is_page_number(row: Row) -> bool:
    return not any(char.isalpha() for char in row.text)


def _starts_in(row: Row, page: Measures) -> bool:
    return row.rect.left - page.left > _INDENT * page.pitch


def column_paragraphs(rows: Sequence[Row]) -> list[list[Row]]:
    """Group the lines of a column: what begins in lower case, or a date's number, goes on.

    So does a recipient behind whose line no comma stands: "- Các cơ quan giúp việc / Đảng ủy,".
    """
    found: list[list[Row]] = []
    for row in rows:
        before = found[-1][-1].text if found else ""
        goes_on = row.text.lstrip("(")[:1].islower() and not MARKER.match(row.text)
        is_open = bool(before) and not is_capitals(before) and not _ENDS.search(before)
        in_list = is_open and found[-1][0].text.startswith("-") and not before.endswith(",")
        is_rest = in_list and not MARKER.match(row.text) and not is_capitals(row.text)
        if _HANGS.search(before) or (is_open and goes_on) or is_rest:
            found[-1].append(row)
        else:
            found.append([row])
    return found


def _goes_on(before: Sequence[Row], row: Row, page: Measures) -> bool:
    last, here = before[-1].rect, row.rect
    step = row.base - before[-1].base
    if step > _APART * page.pitch or step <= 0:
        return False
    is_full = not _had_room(before[-1], row, page)
    if _begins(before[-1], row, is_full=is_full) or not is_full:
        return False
    if is_capitals(row.text) != is_capitals(before[-1].text):
        return False
    if _is_centred(before[-1], page) and _is_centred(row, page):
        return row.text[:1].islower()
    starts_in = _starts_in(row, page)
    hangs = len(before) > 1 and abs(here.left - last.left) < _INDENT * page.pitch
    return not starts_in or hangs or here.left < before[0].rect.left - _INDENT * page.pitch


def _begins(before: Row, row: Row, *, is_full: bool) -> bool:
    """Say whether the words of *row* begin a paragraph."""
    if not MARKER.match(row.text):
        return False
    return not (is_full and _WITHIN.match(row.text) and not _ENDS.search(before.text))


def _had_room(before: Row, row: Row, page: Measures) -> bool:
    """Say whether the first word of *row* would have stood on the line before it."""
    needed = _SPACE * page.pitch + row.words[0].rect.width
    return before.rect.right + needed < page.right - _SLACK * page.pitch


def _is_centred(row: Row, page: Measures) -> bool:
    rect = row.rect
    left, right = rect.left - page.left, page.right - rect.right
    return min(left, right) > page.pitch and abs(left - right) < 2 * _CENTRED * page.pitch
