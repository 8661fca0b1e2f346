"""Excel workbooks before 2007 (.xls): the values that people see."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import xlrd  # type: ignore[import-untyped]

from ingest.blocks import Loaded
from ingest.limits import Limits, Progress, silent
from ingest.loaders import sheets
from ingest.loaders.sheets import Sheet
from knowledge.errors import UnreadableDocument


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a workbook.

    Raises:
        UnreadableDocument: If it is damaged or has a password.
    """
    del limits  # the format knows no compression
    try:
        with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
            book = xlrd.open_workbook(path, formatting_info=True, logfile=nowhere)
    except MemoryError:
        raise
    except Exception as error:  # it lets every kind through that a broken record causes
        reason = "encrypted" if "encrypt" in str(error).casefold() else "damaged"
        raise UnreadableDocument(path=path.name, format="xls", reason=reason) from error
    return sheets.loaded(_sheet(book, one) for one in book.sheets() if one.visibility == 0)


def _sheet(book: xlrd.Book, sheet: xlrd.sheet.Sheet) -> Sheet:
    rows = [at for at in range(sheet.nrows) if not _is_hidden(sheet.rowinfo_map, at)]
    columns = [at for at in range(sheet.ncols) if not _is_hidden(sheet.colinfo_map, at)]
    return Sheet(
        title=sheet.name,
        rows=tuple(tuple(_shown(book, sheet, row, at) for at in columns) for row in rows),
    )


def _is_hidden(known: dict[int, object], at: int) -> bool:
    return bool(getattr(known.get(at), "hidden", False))


def _shown(book: xlrd.Book, sheet: xlrd.sheet.Sheet, row: int, column: int) -> str:
    cell = sheet.cell(row, column)
    if cell.ctype in {xlrd.XL_CELL_ERROR, xlrd.XL_CELL_BLANK, xlrd.XL_CELL_EMPTY}:
        return ""
    if cell.ctype == xlrd.XL_CELL_BOOLEAN:
        return sheets.shown(bool(cell.value))
    form = book.format_map[book.xf_list[cell.xf_index].format_key].format_str
    if cell.ctype == xlrd.XL_CELL_DATE:
        return _date(cell.value, book.datemode)
    return sheets.shown(cell.value, form)


def _date(value: float, mode: int) -> str:
    try:
        return sheets.shown(xlrd.xldate_as_datetime(value, mode))
    except (xlrd.XLDateError, OverflowError, ValueError):
        return sheets.shown(value)
