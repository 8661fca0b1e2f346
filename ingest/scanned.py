"""Where lines read from a picture stand in the healed text, and what in them is doubtful."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeVar

from ingest.blocks import Misread, ScannedLine, Unsure
from knowledge.domain import Box, Doubt, PrintedLine
from knowledge.language import PrintedDate, find_dates

_Part = TypeVar("_Part", Unsure, Misread)
_NUMBER = re.compile(r"\d|^\W*[IVXLC]+\W*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span of the text that a picture shows: a whole line, or with *sure* a doubtful part."""

    start: int
    end: int
    page: int
    # of its line
    box: Box
    # 0 to 1; None for the line itself
    sure: float | None = None


def settled(
    line: ScannedLine, raw: str, normalise: Callable[[str], str], *, in_cells: bool
) -> ScannedLine:
    """Return *line* with its spans moved to where they are after ``normalise(raw)``.

    Args:
        line: As its loader gave it; offsets count in *raw*.
        raw: The line's text, or that of a row of cells parted by tabs.
        normalise: What is done to the text, cell by cell.
        in_cells: Whether *raw* is a row of cells.
    """

    def moved(offset: int, kept: str) -> int:
        parts = raw[:offset].split("\t") if in_cells else [raw[:offset]]
        parts[-1] += kept
        return sum(len(normalise(part)) + 1 for part in parts) - 1 - len(kept)

    def placed(parts: Iterable[_Part]) -> tuple[_Part, ...]:
        # a letter after the span keeps the space before it from being stripped
        found = (
            replace(part, start=moved(part.start, "x"), end=moved(part.end, "")) for part in parts
        )
        return tuple(part for part in found if part.start < part.end)

    return replace(line, unsure=placed(line.unsure), misread=placed(line.misread))


def marks(line: ScannedLine, page: int, start: int, end: int) -> list[Mark]:
    """Return the marks of a line whose text begins at *start* and ends at *end*."""
    whole = Mark(start=start, end=end, page=page, box=line.box)
    return [whole, *(_doubted(whole, unsure) for unsure in line.unsure)]


def _doubted(line: Mark, unsure: Unsure) -> Mark:
    start, end = line.start + unsure.start, line.start + unsure.end
    return replace(line, start=start, end=min(end, line.end), sure=unsure.sure)


def printed_lines(found: Iterable[Mark]) -> tuple[PrintedLine, ...]:
    """Return where each line is printed, in order of the text."""
    lines = [
        PrintedLine(start=mark.start, end=mark.end, page=mark.page, box=mark.box)
        for mark in found
        if mark.sure is None
    ]
    return tuple(sorted(lines, key=lambda line: (line.start, line.end)))


def doubts(found: Iterable[Mark], text: str) -> tuple[Doubt, ...]:
    """Return what a person should compare with the paper, in order of the text.

    A doubt about a part of a date is about the date, and is told once.
    """
    dates = find_dates(text)
    told: dict[tuple[int, int], Doubt] = {}
    for mark in sorted(found, key=lambda mark: (mark.start, mark.end)):
        if mark.sure is None:
            continue
        start, end, kind = _matter(mark, text, dates)
        known = told.get((start, end))
        sure = mark.sure if known is None else min(known.sure, mark.sure)
        told[start, end] = Doubt(start=start, end=end, page=mark.page, kind=kind, sure=sure)
    return tuple(sorted(told.values(), key=lambda doubt: (doubt.start, doubt.end)))


def _matter(
    mark: Mark, text: str, dates: Sequence[PrintedDate]
) -> tuple[int, int, Literal["word", "number", "date"]]:
    """Return what a doubtful span is about, and all of it."""
    for date in dates:
        if date.start < mark.end and mark.start < date.end:
            return date.start, date.end, "date"
    is_number = _NUMBER.search(text[mark.start : mark.end])
    return mark.start, mark.end, "number" if is_number else "word"
