"""Ruled tables of a .pdf: their cells by the lines drawn around them, their words by place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from ingest.joins import separator
from ingest.loaders.pdf_lines import lines
from ingest.loaders.pdf_plumber import Frame, Grid, Plumber
from ingest.loaders.pdf_words import Sheet, Word
from knowledge.language import fold, nfc

_THIN = 3.0  # points: what is no thicker is a rule
_LONG = 10.0  # points: what is shorter rules nothing
_FEWEST = 2  # rules each way, rows, and columns of a table
_MIDDLE = 0.3  # of their size: how far above their base line letters have their middle
_SLACK = 2.0  # points by which letters may stand over the rule of their cell
_ENDED = re.compile(r"[.;:!?]$")
# What stands in the cells of a header or signature block, which are met with rules too.
_LAYOUT = re.compile(r"(?:dang cong san viet nam|cong hoa xa hoi chu nghia|noi nhan\s?:)")
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row; a cell merged into the one above it is left out."""

    cells: tuple[str, ...]
    # in points from the top of the page
    top: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A ruled table, or the part of one that stands on one page."""

    rows: tuple[Row, ...]
    frame: Frame
    # where its columns begin, in points from the left of the page
    columns: tuple[float, ...]


def find(at: int, page: pdfium.PdfPage, sheet: Sheet, plumber: Plumber) -> list[Table]:
    """Return the ruled tables of page *at*, from the top; *plumber* is asked if it has rules."""
    if sheet.turned != page.get_rotation() // 90 or not _has_rules(page):
        return []
    tables = (_table(grid, sheet.words) for grid in plumber.grids(at))
    return [table for table in tables if table and not _is_layout(table)]


def _has_rules(page: pdfium.PdfPage) -> bool:
    """Say whether lines are drawn both across and down, cheaply."""
    across = down = 0
    for drawn in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        width, height = right - left, top - bottom
        across += width > _LONG and (height <= _THIN or height > _LONG)
        down += height > _LONG and (width <= _THIN or width > _LONG)
        if min(across, down) >= _FEWEST:
            return True
    return False


def _table(rows: Grid, words: Iterable[Word]) -> Table | None:
    if len(rows) < _FEWEST or max(map(len, rows)) < _FEWEST:
        return None
    cells = [cell for row in rows for cell in row]
    frame = (
        min(cell[0] for cell in cells),
        min(cell[1] for cell in cells),
        max(cell[2] for cell in cells),
        max(cell[3] for cell in cells),
    )
    inside = [word for word in words if holds(frame, word)]
    filled = [
        Row(cells=tuple(_text(cell, inside) for cell in row), top=row[0][1]) for row in rows if row
    ]
    widest = max(rows, key=len)
    columns = tuple(cell[0] for cell in widest)
    printed = tuple(row for row in filled if any(row.cells))
    return Table(rows=printed, frame=frame, columns=columns) if printed else None


def holds(frame: Frame, word: Word) -> bool:
    """Say whether the middle of *word* stands within *frame*."""
    left, top, right, bottom = frame
    across, down = (word.left + word.right) / 2, word.base - _MIDDLE * word.size
    return left - _SLACK < across < right + _SLACK and top < down < bottom


def _text(cell: Frame, words: Sequence[Word]) -> str:
    """Return what a cell holds, in one line."""
    text = ""
    for line in lines([word for word in words if holds(cell, word)], page=1):
        gap = separator(text, line.text, wrapped=True) if text else ""
        text += gap + line.text
    return text


def _is_layout(table: Table) -> bool:
    narrow = len(table.columns) <= _LAYOUT_COLUMNS and len(table.rows) <= _LAYOUT_ROWS
    cells = (fold(nfc(cell)) for row in table.rows for cell in row.cells)
    return narrow and any(_LAYOUT.search(cell) for cell in cells)


def outside(words: Iterable[Word], tables: Sequence[Table]) -> Iterator[Word]:
    """Yield the words that stand in none of *tables*."""
    for word in words:
        if not any(holds(table.frame, word) for table in tables):
            yield word


def joined(above: Table, below: Table, head: Sequence[Row]) -> tuple[Table, Table]:
    """Return a table of two pages without the head it repeats, and with its broken row whole.

    They are returned as they are if they are two tables, which their columns tell.

    Args:
        above: The part on the first page.
        below: The part on the next page, not empty.
        head: What the first page printed of it, with what it repeated itself.
    """
    if not _has_same_columns(above, below):
        return above, below
    rows = below.rows[_repeated(head, below.rows) :]
    if rows and above.rows and _is_broken(above.rows[-1], rows[0]):
        whole = replace(above.rows[-1], cells=_whole(above.rows[-1].cells, rows[0].cells))
        above = replace(above, rows=(*above.rows[:-1], whole))
        rows = rows[1:]
    return above, replace(below, rows=rows)


def _has_same_columns(above: Table, below: Table) -> bool:
    pairs = zip(above.columns, below.columns, strict=False)
    same = all(abs(a - b) <= _THIN for a, b in pairs)
    return same and len(above.columns) == len(below.columns)


def _repeated(above: Sequence[Row], below: Sequence[Row]) -> int:
    """Return how many rows at the head of a page are the table's head once more."""
    pairs = enumerate(zip(above, below, strict=False))
    return next((at for at, (a, b) in pairs if a.cells != b.cells), min(len(above), len(below)))


def _is_broken(row: Row, after: Row) -> bool:
    """Say whether *after* is the rest of *row*: no number, and sentences that go on."""
    if len(row.cells) != len(after.cells) or after.cells[0]:
        return False
    pairs = [(a, b) for a, b in zip(row.cells, after.cells, strict=True) if b]
    return all(a and not _ENDED.search(a) for a, _ in pairs)


def _whole(cells: Sequence[str], rest: Sequence[str]) -> tuple[str, ...]:
    pairs = zip(cells, rest, strict=True)
    return tuple(a + separator(a, b, wrapped=True) + b if b else a for a, b in pairs)
