"""What ``troly due`` lists, prints and writes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from string import Template
from typing import Any

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from bot import calendars, due_export, due_sheet, sheets
from bot.app import Services
from bot.errors import BadRange, FileUnwritable
from bot.organisation import Cell, Organisation, finding
from bot.texts import deadlines, documents
from bot.texts import due_export as texts
from knowledge.domain import OFFICE, Due, Held
from knowledge.language import find_span
from knowledge.register import Register

_DAYS = timedelta(days=90)  # how far is looked unless said otherwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The dues that were asked for."""

    dues: Sequence[Due]
    first: date
    last: date
    # names of cells by id, and of those that were asked for
    names: Mapping[str, str]
    cells: str
    shelf: Mapping[int, Held]
    register: Register
    now: datetime

    @property
    def range(self) -> dict[str, str]:
        """The days asked for, as people write them."""
        return {key: f"{day:%d/%m/%Y}" for key, day in self._days.items()}

    @property
    def _days(self) -> dict[str, date]:
        return {"first": self.first, "last": self.last, "today": self.now.date()}


def wanted(services: Services, *, cell: str | None, first: str | None, last: str | None) -> Wanted:
    """Find what is due.

    Raises:
        UnknownCell: If no cell is called so.
        SeveralCells: If several are.
        BadRange: If a day cannot be read, or the first lies after the last.
    """
    now = services.now()
    today = now.date()
    begin = _day(first, today, last=False) if first else today
    end = _day(last, today, last=True) if last else begin + _DAYS
    if begin > end:
        raise BadRange(reason="backwards", first=f"{begin:%d/%m/%Y}", last=f"{end:%d/%m/%Y}")
    organisation = services.people.organisation()
    chosen = finding.cell(_there(organisation, today), cell) if cell else None
    return Wanted(
        dues=services.register.dues(begin, end, cells=[chosen.id] if chosen else None),
        first=begin,
        last=end,
        names={one.id: one.name for one in organisation.cells} | {OFFICE: texts.OFFICE},
        cells=chosen.name if chosen else texts.ALL_CELLS,
        shelf={one.id: one for one in services.held()},
        register=services.register,
        now=now,
    )


def _there(organisation: Organisation, today: date) -> Organisation:
    """Leave out the cells that others took the place of, and those that owe nothing themselves."""
    owing = organisation.roster(today)
    office = Cell(id=OFFICE, name=texts.OFFICE, aliases=texts.OFFICE_ALIASES)
    return Organisation(cells=(*(c for c in organisation.cells if c.id in owing), office))


def _day(said: str, today: date, *, last: bool) -> date:
    span = find_span(said, today)
    if span is None:
        raise BadRange(reason="unreadable", said=said)
    return span.last if last else span.first


def listing(of: Wanted) -> RenderableType:
    """Show dues in a table for people, with their days and how long it is until then."""
    if not of.dues:
        return Text(Template(texts.NONE).substitute(of.range))
    table = Table(show_edge=False, header_style="bold")
    for head in texts.LISTED:
        table.add_column(head, overflow="fold")
    for due in of.dues:
        held = of.shelf[due.directive_id]
        said = (
            f"{due.day:%d/%m/%Y}",
            deadlines.left(due.day, of.now.date()),
            of.names.get(due.cell, due.cell),
            deadlines.what(due.duty, held, due.period),
            documents.named(held),
        )
        table.add_row(*map(Text, said))  # "[vb 7]" is no markup
    return table


def as_json(of: Wanted) -> list[dict[str, Any]]:
    """Return what ``--json`` prints."""
    today = of.now.date()
    return [due_export.to_json(due, of.shelf[due.directive_id], of.names, today) for due in of.dues]


def calendar(of: Wanted) -> bytes:
    """Write dues as a calendar."""
    entries = due_export.entries(of.dues, of.shelf, of.register.revision())
    name = Template(texts.CALENDAR).substitute(cells=of.cells)
    return calendars.written(entries, name=name, now=of.now)


def table(of: Wanted) -> bytes:
    """Write dues as a table to print."""
    notes = Template(texts.SHEET_NOTE).substitute(of.range, cells=of.cells)
    rows = due_sheet.rows(of.dues, of.shelf, of.names)
    return sheets.written(texts.SHEET, due_sheet.columns(), rows, notes=notes)


def save(path: Path, written: bytes) -> None:
    """Write a file.

    Raises:
        FileUnwritable: If it cannot be written.
    """
    try:
        path.write_bytes(written)
    except OSError as error:
        raise FileUnwritable(path=path) from error


def saved(path: Path, of: Wanted) -> str:
    """Say what was written, and where."""
    return Template(texts.WRITTEN).substitute(count=len(of.dues), path=path)
