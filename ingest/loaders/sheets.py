"""Sheets of a workbook as blocks: titles as paragraphs, everything in a table as its rows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from ingest.blocks import Block, Loaded

# A cell as a reader of workbooks hands it on.
Value = str | float | bool | datetime | date | time | None
_LONGEST_FRACTION = 10  # digits: 0.1 + 0.2 is shown as 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a person sees of one sheet; rows and columns that are hidden are left out."""

    title: str
    rows: tuple[tuple[str, ...], ...]


def loaded(sheets: Iterable[Sheet]) -> Loaded:
    """Return the blocks of all sheets; a workbook has no pages until it is printed."""
    filled = [sheet for sheet in sheets if any(any(row) for row in sheet.rows)]
    return Loaded(
        blocks=tuple(block for sheet in filled for block in _blocks(sheet, named=len(filled) > 1))
    )


def shown(value: Value, form: str = "") -> str:
    """Write a value as a sheet shows it: "15/11/2026", "12", "85%".

    Args:
        value: The value.
        form: The number format of its cell.
    """
    if value is None or isinstance(value, bool):
        return "" if value is None else ("x" if value else "")
    if isinstance(value, datetime):
        timed = (value.hour, value.minute) != (0, 0)
        return f"{value:%d/%m/%Y %H:%M}" if timed else f"{value:%d/%m/%Y}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, time):
        return f"{value:%H:%M}"
    return value.strip() if isinstance(value, str) else _number(value, form)


def _number(value: float, form: str) -> str:
    if form.rstrip().endswith("%"):
        return f"{_number(value * 100, '')}%"
    rounded = round(value, _LONGEST_FRACTION)
    plain = str(int(rounded)) if rounded == int(rounded) else repr(rounded)
    return plain.replace(".", ",")


def _blocks(sheet: Sheet, *, named: bool) -> Iterator[Block]:
    """Yield the title of a sheet among several, its lines above the table, then its rows."""
    rows = [row for row in _narrowed(sheet.rows) if any(row)]
    if named and not _is_default(sheet.title):
        yield Block(text=sheet.title)
    in_table = False
    for row in rows:
        cells = [cell for cell in row if cell]
        in_table = in_table or len(cells) > 1
        if in_table and len(row) > 1:
            yield Block.row(row)
        else:
            yield Block(text=" ".join(cells))


def _is_default(title: str) -> bool:
    return title.rstrip("0123456789 ()").casefold() in {"sheet", "trang tính", "trang_tính"}


def _narrowed(rows: Sequence[Sequence[str]]) -> list[tuple[str, ...]]:
    """Leave out the columns in which nothing stands."""
    width = max((len(row) for row in rows), default=0)
    full = [tuple(row) + ("",) * (width - len(row)) for row in rows]
    kept = [at for at in range(width) if any(row[at] for row in full)]
    return [tuple(row[at] for at in kept) for row in full]
