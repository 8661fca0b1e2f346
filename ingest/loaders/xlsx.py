"""Excel workbooks since 2007 (.xlsx, .xlsm): the values that people see; macros are never run."""

from __future__ import annotations

import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from ingest.blocks import Loaded
from ingest.limits import Limits, Progress, silent
from ingest.loaders import sheets
from ingest.loaders.archive import Archive
from ingest.loaders.sheets import Sheet
from knowledge.errors import UnreadableDocument

# A value in the last cell of a sheet would make it 17 thousand million cells.
_MOST_CELLS = 2_000_000


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a workbook.

    Raises:
        UnreadableDocument: If it is damaged, or its archive goes beyond *limits*.
    """
    return sheets.loaded(_sheet(one) for one in visible(path, limits))


def visible(path: Path, limits: Limits) -> list[Worksheet]:
    """Open a workbook, and return the sheets of it that people see.

    Raises:
        UnreadableDocument: If it is damaged, or its archive goes beyond *limits*.
    """
    Archive(path, limits, "xlsx").refuse_doctypes()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of styles and extensions that it leaves out
            book = load_workbook(path, data_only=True, keep_links=False)
    except MemoryError:
        raise
    except Exception as error:  # it lets every kind through that its parsers raise
        raise UnreadableDocument(path=path.name, format="xlsx", reason="damaged") from error
    seen: list[Worksheet] = [one for one in book.worksheets if one.sheet_state == "visible"]
    if sum(row * column for row, column in map(_extent, seen)) > _MOST_CELLS:
        raise UnreadableDocument(path=path.name, format="xlsx", reason="too_large")
    return seen


def numbered(sheet: Worksheet) -> list[tuple[int, list[str]]]:
    """Return the rows of a sheet in which something stands, hidden ones too, by their number."""
    last, widest = _extent(sheet)
    cells = sheet.iter_rows(max_row=last, max_col=widest) if last else ()
    rows = ((number, [_shown(cell) for cell in row]) for number, row in enumerate(cells, start=1))
    return [(number, row) for number, row in rows if any(row)]


def _extent(sheet: Worksheet) -> tuple[int, int]:
    """Return the last row and column with a value: borders alone may reach the end of a sheet."""
    filled = [at for at, cell in sheet._cells.items() if cell.value is not None]  # noqa: SLF001  # no public list
    return max((row for row, _ in filled), default=0), max((at for _, at in filled), default=0)


def _sheet(sheet: Worksheet) -> Sheet:
    columns = {
        index
        for column in sheet.column_dimensions.values()
        if column.hidden
        for index in range(column.min or 0, (column.max or 0) + 1)
    }
    hidden = {number for number, row in sheet.row_dimensions.items() if row.hidden}
    last, widest = _extent(sheet)
    cells = sheet.iter_rows(max_row=last, max_col=widest) if last else ()
    rows = (row for row in cells if row and row[0].row not in hidden)
    return Sheet(
        title=sheet.title,
        rows=tuple(
            tuple(_shown(cell) for cell in row if cell.column not in columns) for row in rows
        ),
    )


def _shown(cell: Any) -> str:
    return sheets.shown(cell.value, cell.number_format or "")
