"""A list of cells and people in a file: looked at, then taken in; and the empty list to fill in."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from bot.organisation import Organisation, importing, lists
from bot.organisation.importing import Plan
from bot.store import Importing
from bot.texts import importing as texts
from ingest import sandbox
from ingest.limits import DEFAULT, Limits
from knowledge.database import Database


def look(
    path: Path,
    held: Organisation,
    *,
    may_make_staff: bool,
    limits: Limits = DEFAULT,
    name: str | None = None,
) -> Plan:
    """Read a list in a child process, and work out what it changes; nothing is changed yet.

    Args:
        path: An .xlsx or a .csv.
        held: The cells and people there are.
        may_make_staff: Whether who imports is an administrator, or sits at the machine.
        limits: What reading it may cost.
        name: What people call the file.

    Raises:
        BadList: If it has no column for the cell.
        UnsupportedFormat: If it is no such file.
        UnreadableDocument: If it cannot be read.
    """
    listed = lists.read(sandbox.rows(path, limits=limits), name=name or path.name)
    return importing.plan(listed, held, may_make_staff=may_make_staff)


def report(plan: Plan) -> Iterator[str]:
    """Say what a list would change, and each line that cannot be taken."""
    new = {one.key for one in plan.people if one.is_new}
    changed = {one.person_id for one in plan.people if not one.is_new and one.changes}
    every = {one.person_id if one.person_id is not None else one.key for one in plan.people}
    yield texts.put(texts.READ, cells=plan.cells, people=len(every), lines=plan.lines)
    yield texts.put(
        texts.CHANGES,
        new_cells=len(plan.new_cells),
        changed_cells=len(plan.changed_cells),
        new_people=len(new),
        changed_people=len(changed),
        same_people=len(every) - len(new) - len(changed),
    )
    if plan.ignored:
        yield texts.put(texts.IGNORED, columns=", ".join(plan.ignored))
    if plan.troubles:
        yield texts.put(texts.BAD, count=len(plan.troubles))
        yield from (trouble.said for trouble in plan.troubles)


def take(plan: Plan, database: Database, *, by: str, now: datetime) -> None:
    """Do what a list says, in one transaction; the demo organisation goes with it.

    Raises:
        LastAdmin: If no administrator would be left.
    """
    Importing(database).take(plan, by=by, now=now)


def done(plan: Plan) -> str:
    """Say what became of it."""
    if not plan.changes:
        return texts.NOTHING_NEW
    if plan.troubles:
        return texts.put(texts.SKIPPED, count=len(plan.troubles))
    return texts.DONE


def template() -> bytes:
    """Return the list to fill in, as an Excel file."""
    from bot import sheets  # noqa: PLC0415  # made on request: no start-up pays for openpyxl

    columns = [sheets.Column(head=head, width=width) for head, width in texts.HEADS.values()]
    rows = [[row.get(name, "") for name in texts.HEADS] for row in texts.TEMPLATE_ROWS]
    return sheets.written(texts.TEMPLATE, columns, rows, notes=texts.TEMPLATE_NOTES)
