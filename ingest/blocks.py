"""What a loader hands on: the printed paragraphs and table rows of a file, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

from ingest.limits import Limits, Progress

# flow: the running text; column: from the two-column table of a header or signature block;
# box: a text box, a footnote, or a line of the page header.
Region = Literal["flow", "column", "box"]


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

    @classmethod
    def row(cls, cells: Sequence[str], *, page: int | None = None) -> Block:
        """Return the row of a ruled table made of *cells*."""
        return cls(text="\t".join(cells), cells=tuple(cells), page=page)


Loader: TypeAlias = Callable[[Path, Limits, Callable[[Progress], None]], Sequence[Block]]
