"""Another reading in the place of the one held: the same handle, and what was there is kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import delete, func, select, update

from knowledge.likeness import sketch
from knowledge.store import records
from knowledge.tables import (
    CorrectionRow,
    DirectiveRow,
    EarlierReadingRow,
    ObligationRow,
    PassageRow,
    PrintedLinesRow,
    ReferenceRow,
    UnitRow,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from knowledge.domain import Correction, Directive
    from knowledge.passages import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """Another reading of a directive that is held, as someone hands it in."""

    directive: Directive
    # everything that people compared with the paper, as it stands in the new text
    corrections: tuple[Correction, ...]
    # completed: with files that came later
    reason: Literal["corrected", "reread", "completed"]
    by: str
    now: datetime


def put(session: Session, row: DirectiveRow, revision: Revision, drafts: Sequence[Draft]) -> bool:
    """Put a reading in the place of the one in *row*; return whether anything is new.

    A comparison that found nothing wrong changes no text, so that no earlier one is kept.
    """
    columns = records.columns(revision.directive, sketch(revision.directive.text))
    rewritten = {name for name, value in columns.items() if getattr(row, name) != value}
    corrected = _put_corrections(session, row, revision)
    if rewritten & {"text", "facts", "number", "issued_on"}:
        _keep_earlier(session, row, revision)
    if rewritten:
        for name, value in columns.items():
            setattr(row, name, value)
        row.revision += 1
        _put_details(session, row.id, revision.directive)
        _put_passages(session, row.id, drafts)
    put_lines(session, row.id, revision.directive)
    return bool(rewritten) or corrected


def put_lines(session: Session, directive_id: int, directive: Directive) -> None:
    """Write where the lines of a scan are printed; nothing where the reading knows of none."""
    session.execute(delete(PrintedLinesRow).where(PrintedLinesRow.directive_id == directive_id))
    if directive.printed_lines:
        lines = records.line_values(directive.printed_lines)
        session.add(PrintedLinesRow(directive_id=directive_id, lines=lines))


def _keep_earlier(session: Session, row: DirectiveRow, revision: Revision) -> None:
    units = session.scalars(
        select(UnitRow).where(UnitRow.directive_id == row.id).order_by(UnitRow.position)
    )
    session.add(
        EarlierReadingRow(
            directive_id=row.id,
            revision=row.revision,
            number=row.number,
            issued_on=row.issued_on,
            text=row.text,
            facts={**row.facts, "units": list(map(records.unit_values, units))},
            reader=row.reader,
            ended_at=revision.now,
            ended_by=revision.by,
            reason=revision.reason,
        )
    )


def _put_corrections(session: Session, row: DirectiveRow, revision: Revision) -> bool:
    """Write what people compared; what stands nowhere any more is kept, and marked as lost."""
    query = select(CorrectionRow).where(
        CorrectionRow.directive_id == row.id, CorrectionRow.lost_at.is_(None)
    )
    there = {(old.printed, old.words, old.by, old.at): old for old in session.scalars(query)}
    changed = False
    for one in revision.corrections:
        old = there.pop((one.printed, one.words, one.by, one.at), None)
        if old is None:
            session.add(records.correction_row(row.id, one))
            changed = True
        elif (old.start, old.end, old.page) != (one.start, one.end, one.page):
            old.start, old.end, old.page = one.start, one.end, one.page
            changed = True
    for old in there.values():
        old.lost_at = row.revision + 1
    return changed or bool(there)


def _put_details(session: Session, directive_id: int, directive: Directive) -> None:
    for table in (UnitRow, ReferenceRow, ObligationRow):
        session.execute(delete(table).where(table.directive_id == directive_id))
    session.flush()
    session.add_all(records.detail_rows(directive_id, directive))


def _put_passages(session: Session, directive_id: int, drafts: Sequence[Draft]) -> None:
    own = PassageRow.directive_id == directive_id
    last = session.scalar(select(func.max(PassageRow.position)).where(own))
    session.execute(update(PassageRow).where(own).values(retired=True))
    first = 0 if last is None else last + 1
    session.add_all(records.passage_rows(directive_id, drafts, first=first))
