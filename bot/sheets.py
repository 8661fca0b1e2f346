"""Tables as an Excel file (.xlsx) that prints well: A4 on its side, its head on every page."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from openpyxl import Workbook
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
AnyCell = Cell | MergedCell

_DATE = "dd/mm/yyyy"
_FONT = "Times New Roman"  # what Vietnamese offices print in
_THIN = Side(style="thin", color="999999")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_UNNAMED = "[]:*?/\\\t\r\n"  # what no sheet may have in its name
_LONGEST_NAME, _NAMELESS = 31, "1"
_FORMULA = ("=", "+", "-", "@")  # a text that begins so could run in a spreadsheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column: its head, and its width in characters."""

    head: str
    width: int


def written(
    title: str, columns: Sequence[Column], rows: Iterable[Sequence[Value]], *, notes: str = ""
) -> bytes:
    """Write one table.

    Args:
        title: What stands above it, and names the sheet.
        columns: Its columns, from the left.
        rows: One value for each column; a date becomes a date of the spreadsheet.
        notes: What stands under the title.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = _name(title)
    _above(sheet, title, notes, len(columns))
    head = sheet.max_row + 1
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        _head(_cell(sheet, head, at, column.head))
    for line, row in enumerate(rows, start=head + 1):
        for at, value in enumerate(row, start=1):
            _body(_cell(sheet, line, at, value))
    _for_paper(sheet, head, len(columns))
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _name(title: str) -> str:
    """Name a sheet by *title*: some letters no name may have, and it ends in no apostrophe."""
    plain = ILLEGAL_CHARACTERS_RE.sub("", title).translate(dict.fromkeys(map(ord, _UNNAMED), " "))
    return plain[:_LONGEST_NAME].strip(" '") or _NAMELESS


def _cell(sheet: Worksheet, row: int, column: int, value: Value) -> AnyCell:
    cell = sheet.cell(row=row, column=column)
    cell.value = ILLEGAL_CHARACTERS_RE.sub("", value) if isinstance(value, str) else value
    if isinstance(cell.value, str) and cell.value.startswith(_FORMULA):
        cell.data_type = "s"  # words, whatever they begin with
        cell.quotePrefix = True
    if isinstance(value, date):
        cell.number_format = _DATE
    return cell


def _above(sheet: Worksheet, title: str, notes: str, width: int) -> None:
    for row, text in enumerate((title, notes), start=1):
        _cell(sheet, row, 1, text)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=width)
        sheet.cell(row=row, column=1).font = Font(name=_FONT, size=14 if row == 1 else 11)
    sheet.cell(row=1, column=1).font = Font(name=_FONT, size=14, bold=True)


def _head(cell: AnyCell) -> None:
    cell.font = Font(name=_FONT, size=12, bold=True)
    cell.fill = PatternFill("solid", fgColor="EEEEEE")
    cell.alignment = Alignment(wrap_text=True, horizontal="center", vertical="center")
    cell.border = _BOX


def _body(cell: AnyCell) -> None:
    cell.font = Font(name=_FONT, size=12)
    centred = isinstance(cell.value, date | int)
    cell.alignment = Alignment(
        wrap_text=True, vertical="top", horizontal="center" if centred else "left"
    )
    cell.border = _BOX


def _for_paper(sheet: Worksheet, head: int, width: int) -> None:
    sheet.freeze_panes = f"A{head + 1}"
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9  # A4
    sheet.page_setup.fitToWidth = 1
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(width)}{max(sheet.max_row, head)}"
