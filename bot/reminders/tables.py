"""Progress as a table to print, and a list of whom to call."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, tzinfo
from string import Template
from typing import TYPE_CHECKING

from bot.organisation import Organisation
from bot.reminders.ledger import Entry
from bot.reminders.look import officers
from bot.reminders.progress import Progress, Row
from bot.texts import progress as progress_texts
from bot.texts import progress_sheets as texts
from bot.texts import reminders as reminder_texts
from bot.texts.reminders import Told

if TYPE_CHECKING:
    from bot.sheets import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """Somebody to call, and what about."""

    cell: str
    person: str
    # empty where none is known
    phone: str
    what: str
    day: date


def progress(of: Progress, today: date, zone: tzinfo | None = None) -> bytes:
    """Write how each cell stands as an Excel file."""
    from bot import sheets  # noqa: PLC0415  # openpyxl: a fifth of a second

    rows: list[Sequence[Value]] = [
        (number, row.name, row.day, *_noted(row, today, zone))
        for number, row in enumerate(of.rows, start=1)
    ]
    note = Template(texts.NOTE).substitute(
        directive=of.directive,
        day=f"{of.day:%d/%m/%Y}",
        summary=progress_texts.summary(of),
        today=f"{today:%d/%m/%Y}",
    )
    columns = [sheets.Column(head=head, width=width) for head, width in texts.PROGRESS_COLUMNS]
    return sheets.written(of.what, columns, rows, notes=note)


def _noted(row: Row, today: date, zone: tzinfo | None) -> tuple[str, str, str, str]:
    """Say how a cell stands, since when, by whom and why."""
    state = progress_texts.stands(row, today)
    standing = row.standing
    entries: dict[str, Entry | None] = {
        "received": standing.received,
        "handed_in": standing.handed_in,
        "returned": standing.returned,
        "excused": standing.excused,
    }
    entry = entries.get(row.state)
    if entry is None:
        return state, "", "", ""
    return state, reminder_texts.moment(entry.at, zone), entry.by, entry.note


def calls_of(told: Told, organisation: Organisation) -> Iterator[Call]:
    """List whom to call about one report: everybody who speaks for the cell."""
    what, cell = replace(told, of_cell="").what, told.of_cell
    members = officers(organisation, told.due.cell)
    for one in members:
        yield Call(cell=cell, person=one.named, phone=one.phone or "", what=what, day=told.day)
    if not members:
        yield Call(cell=cell, person=texts.NOBODY, phone="", what=what, day=told.day)


def calls(of: Iterable[Call]) -> bytes:
    """Write a list of calls as an Excel file; the last column is for a pen."""
    from bot import sheets  # noqa: PLC0415  # openpyxl: a fifth of a second

    rows: list[Sequence[Value]] = [
        (number, one.cell, one.person, one.phone, one.what, one.day, "")
        for number, one in enumerate(of, start=1)
    ]
    columns = [sheets.Column(head=head, width=width) for head, width in texts.CALL_COLUMNS]
    return sheets.written(texts.CALLS, columns, rows, notes=texts.CALLS_NOTE)
