"""What a loader hands on: the printed paragraphs and table rows of a file, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from ingest.limits import Limits, Progress
from knowledge.domain import Box, Page

# flow: the running text; column: from the two-column table of a header or signature block;
# box: a text box, a footnote, or a line of the page header; stamp: a line put on by a signature.
Region = Literal["flow", "column", "box", "stamp"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unsure:
    """Characters start to end, of one printed line, that OCR is not sure of."""

    start: int
    end: int
    # 0 to 1
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Misread:
    """Characters start to end, of one printed line, that were read otherwise and put right."""

    start: int
    end: int
    # what OCR read; a rule of the language excludes it
    read: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ScannedLine:
    """Where one line of a block stands on its page, what is not sure in it, what was put right."""

    box: Box
    unsure: tuple[Unsure, ...] = ()
    misread: tuple[Misread, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One paragraph, or one row of a ruled table.

    The text of a paragraph holds a line break wherever the print broke the line; the text of a row
    is its cells joined by tabs.
    """

    text: str
    # non-empty for a row of a ruled table; a cell merged into the one above it is left out
    cells: tuple[str, ...] = ()
    # from 1; None where the format knows no pages
    page: int | None = None
    region: Region = "flow"
    # its lines are one paragraph, broken only where they had no room to go on
    wrapped: bool = False
    # it goes on with the paragraph that the page before it ends in
    goes_on: bool = False
    # of a block read from a picture: one for each line of ``text``, or one for a row
    scanned: tuple[ScannedLine, ...] = ()

    @classmethod
    def row(cls, cells: Sequence[str], *, page: int | None = None) -> Block:
        """Return the row of a ruled table made of *cells*."""
        return cls(text="\t".join(cells), cells=tuple(cells), page=page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Loaded:
    """What a loader found in one file."""

    blocks: tuple[Block, ...]
    # in order; empty where the format knows no pages
    pages: tuple[Page, ...] = ()
    # what the signatures kept in the file say of their time, ISO
    signed_at: tuple[str, ...] = ()


Loader: TypeAlias = Callable[[Path, Limits, Callable[[Progress], None]], Loaded]
