"""Tables of HTML: of data, of the two columns of header and foot, or of a whole page's layout."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

from lxml import etree
from lxml.etree import _Element

from ingest.loaders.docx_tables import Cell, Row, speak_of_layout

Kind = Literal["data", "columns", "page"]

# "border: 1px solid", "border-top: solid windowtext 1.0pt"; not "border: none"
_RULE = re.compile(r"border(?:-\w+)?\s*:[^;]*(?:solid|double|dashed|dotted|groove|ridge|inset)")
_LAYOUT_COLUMNS, _LAYOUT_ROWS = 3, 8
_LOW = 3  # a table without rules that is as low as this has no rows of data
_RUNNING_WORDS = 120  # the two columns of a header or foot hold less
_WIDEST = 100  # columns; a span claims what it likes


def rows(table: _Element) -> list[Row]:
    """Return the rows of *table* itself, those of tables in its cells left out.

    A cell that spans rows or columns is there once.
    """
    held: dict[int, int] = {}  # column -> rows for which a cell from above still covers it
    found = []
    for row in _inside(table, {"tr"}, {"tbody", "thead", "tfoot"}):
        cells: Row = []
        column = 0
        for element in _inside(row, {"td", "th"}, set()):
            while held.get(column, 0) > 0:
                column += 1
            width = _span(element, "colspan")
            cells.append(Cell(element, column, width))
            for covered in range(column, column + width):
                held[covered] = _span(element, "rowspan")
            column += width
        held = {column: left - 1 for column, left in held.items() if left > 1}
        found.append(cells)
    return found


def _inside(parent: _Element, wanted: set[str], through: set[str]) -> list[_Element]:
    found: list[_Element] = []
    for child in parent.iterchildren(etree.Element):
        if child.tag in wanted:
            found.append(child)
        elif child.tag in through:
            found += _inside(child, wanted, through)
    return found


def _span(cell: _Element, name: str) -> int:
    text = cell.get(name, "").strip()
    return max(1, min(_WIDEST, int(text))) if text.isdecimal() else 1


def kind(table: _Element, rows: Sequence[Row]) -> Kind:
    """Say what *table* is for: its words decide first, then its rules, then its shape."""
    cells = [cell.element for row in rows for cell in row]
    if any(cell.find(".//table") is not None for cell in cells):
        return "data" if _is_ruled(table, cells) else "page"
    texts = [_words(cell) for cell in cells]
    columns = max(map(len, rows), default=0)
    if columns <= _LAYOUT_COLUMNS and len(rows) <= _LAYOUT_ROWS and speak_of_layout(texts):
        return "columns"
    if _is_ruled(table, cells):
        return "data"
    filled = [row for row in rows if any(_words(cell.element) for cell in row)]
    if columns > 1 and len(filled) >= _LOW and not any(_paragraphs(cell) > 1 for cell in cells):
        return "data"
    is_short = sum(len(text.split()) for text in texts) < _RUNNING_WORDS
    return "columns" if columns > 1 and is_short else "page"


def _is_ruled(table: _Element, cells: Sequence[_Element]) -> bool:
    if table.get("border", "0").strip() not in {"0", ""} or table.get("rules") in {"all", "rows"}:
        return True
    if any(cell.tag == "th" for cell in cells):
        return True
    ruled = sum(1 for cell in cells if _RULE.search(cell.get("style", "")))
    return ruled * 2 > len(cells)


def _words(cell: _Element) -> str:
    return " ".join(" ".join(map(str, cell.itertext())).split())


def _paragraphs(cell: _Element) -> int:
    return sum(1 for inner in cell.iter("p", "div") if _words(inner))
