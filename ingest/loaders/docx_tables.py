"""Word tables: which are ruled, read row by row, and which only lay out columns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml.etree import _Element

from ingest.encodings import in_unicode
from ingest.loaders.docx_styles import Styles, drawn
from ingest.loaders.wordml import SDT, TC, TR, P, child, content, value, w, words
from knowledge.language import fold, nfc

# What stands in the cells of a header or signature block, folded.
_LAYOUT_WORDS = (
    "dang cong san viet nam",
    "cong hoa xa hoi chu nghia viet nam",
    "noi nhan:",
)
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8
# A table without rules and words of a header still is one if it is as low as this.
_LOW = 3
_OUTER = ("top", "left", "bottom", "right")


@dataclass(frozen=True, slots=True)
class Cell:
    """One printed cell; those merged into the cell above are left out."""

    element: _Element
    # first column of the grid it covers, and how many it covers
    column: int
    width: int = 1


Row = list[Cell]


def rows(table: _Element) -> list[Row]:
    """Return the rows of *table*, deleted ones left out."""
    return [
        list(_cells(row))
        for row in _inside(table, TR)
        if child(row, "trPr", "del") is None and child(row, "trPr", "moveFrom") is None
    ]


def _cells(row: _Element) -> Iterator[Cell]:
    column = _count(value(row, "trPr", "gridBefore"), 0)
    for cell in _inside(row, TC):
        merge = child(cell, "tcPr", "vMerge")
        width = _count(value(cell, "tcPr", "gridSpan"), 1)
        if merge is None or merge.get(w("val")) == "restart":
            yield Cell(cell, column, width)
        column += width


def _inside(parent: _Element, tag: str) -> Iterator[_Element]:
    """Yield rows of a table or cells of a row, also those in content controls."""
    for inner in parent:
        if inner.tag == tag:
            yield inner
        elif inner.tag == SDT:
            for controlled in content(inner):
                yield from [controlled] if controlled.tag == tag else _inside(controlled, tag)
        elif inner.tag in {w("customXml"), w("ins"), w("moveTo")}:
            yield from _inside(inner, tag)


def _count(text: str | None, otherwise: int) -> int:
    return int(text) if text and text.isdecimal() else otherwise


def is_layout(table: _Element, rows: Sequence[Row], styles: Styles) -> bool:
    """Say whether *table* only places the columns of a header or signature block.

    Its words decide first, because such blocks are met with rules too; then the rules: tables of
    data have them. Without either, a low table or one with whole paragraphs in a cell is layout.
    """
    narrow = max(map(len, rows), default=0) <= _LAYOUT_COLUMNS and len(rows) <= _LAYOUT_ROWS
    if narrow and _speaks_of_layout(rows):
        return True
    if _is_ruled(table, rows, styles):
        return False
    filled = [row for row in rows if any(words(cell.element).strip() for cell in row)]
    return len(filled) < _LOW or any(_paragraphs(cell) > 1 for row in rows for cell in row)


def _speaks_of_layout(rows: Sequence[Row]) -> bool:
    return speak_of_layout([words(cell.element) for row in rows for cell in row])


def speak_of_layout(texts: Sequence[str]) -> bool:
    """Say whether the cells of a table hold the words of a header or signature block."""
    cells = [fold(nfc(text)) for text in in_unicode(texts)]
    return any(phrase in cell for cell in cells for phrase in _LAYOUT_WORDS)


def _paragraphs(cell: Cell) -> int:
    return sum(1 for inner in cell.element.findall(P) if words(inner).strip())


def _is_ruled(table: _Element, rows: Sequence[Row], styles: Styles) -> bool:
    """Say whether most cells are framed, by the table's rules or by their own."""
    rules = styles.table_rules(table)
    by_table = rules.get("insideV", False) or rules.get("insideH", False)
    framed = [_is_framed(cell, by_table=by_table) for row in rows for cell in row]
    return sum(framed) * 2 > len(framed)


def _is_framed(cell: Cell, *, by_table: bool) -> bool:
    own = drawn(child(cell.element, "tcPr", "tcBorders"))
    return sum(own.get(edge, by_table) for edge in _OUTER) > len(_OUTER) // 2


def columns(rows: Sequence[Row]) -> Iterator[list[_Element]]:
    """Yield the cells of a layout table as they are read: down the left column, then the next.

    A row of one cell across the whole table is read between what stands above and below it.
    """
    widest = max(map(len, rows), default=0)
    starts = next(([cell.column for cell in row] for row in rows if len(row) == widest), [])
    waiting: dict[int, list[_Element]] = {}
    for row in rows:
        if len(row) == 1 and widest > 1 and row[0].column == 0 and _spans(row[0], starts):
            yield from waiting.values()
            waiting = {}
            yield [row[0].element]
            continue
        for cell in row:
            place = max((start for start in starts if start <= cell.column), default=0)
            waiting.setdefault(place, []).append(cell.element)
    yield from (waiting[place] for place in sorted(waiting))


def _spans(cell: Cell, starts: Sequence[int]) -> bool:
    return cell.width > starts[-1]
