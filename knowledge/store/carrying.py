"""A new version of a directive takes over what staff decided of the old one, where words stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from knowledge.store.deciding import DutyShelf, Hand
from knowledge.store.proposing import alike
from knowledge.tables import DirectiveRow, DutyRow, EventRow, SetDayRow, SuccessionRow

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy.orm import Session

_COPIED: tuple[tuple[type[SetDayRow | EventRow], tuple[str, ...]], ...] = (
    (SetDayRow, ("cell", "period", "due", "ahead_days", "of_id", "only", "by", "at")),
    (EventRow, ("cell", "on", "by", "at")),
)
_DECIDED = ("root", "state", "use", "bound", "changes", "since", "decided_by", "decided_at")


def take_in(session: Session, directive_id: int, *, by: str, now: datetime) -> None:
    """Propose the duties of a directive as it is read now; a version takes over decisions."""
    shelf = DutyShelf(session, Hand(by=by, now=now))
    shelf.propose(directive_id)
    carry_over(session, shelf, directive_id)


def carry_over(session: Session, shelf: DutyShelf, new_id: int) -> int:
    """Carry decisions over to the duties of a new version; return how many.

    A duty is the same one where its words, its period and its day are; what was rejected stays
    rejected. Days that were set and events come along. The new duty keeps the root of the old one:
    what was acknowledged under it stays so, and it is merged with whatever the old one was.

    Args:
        session: An open write transaction.
        shelf: The register in it.
        new_id: The new version, whose duties are proposed already.
    """
    carried = 0
    for old_id in _before(session, new_id):
        waiting = {alike(row.read): row for row in _rows(session, new_id, proposed=True)}
        for old in _rows(session, old_id, proposed=False):
            new = waiting.pop(alike(old.read), None)
            if new is not None:
                _carry(session, old, new)
                shelf.log(new.id, "carried", {"from": old.id, "directive": old.directive_id})
                carried += 1
    session.flush()
    return carried


def _before(session: Session, new_id: int) -> list[int]:
    """List what a directive took the place of, the newest first; nothing while it may not."""
    row = session.get(DirectiveRow, new_id)
    if row is None or row.waits_for is not None:
        return []
    query = select(SuccessionRow.old_id).where(SuccessionRow.new_id == new_id)
    return list(session.scalars(query.order_by(SuccessionRow.old_id.desc())))


def _rows(session: Session, directive_id: int, *, proposed: bool) -> list[DutyRow]:
    state = DutyRow.state == "proposed"
    query = select(DutyRow).where(DutyRow.directive_id == directive_id)
    return list(session.scalars(query.where(state if proposed else ~state).order_by(DutyRow.id)))


def _carry(session: Session, old: DutyRow, new: DutyRow) -> None:
    for name in _DECIDED:
        setattr(new, name, getattr(old, name))
    for table, names in _COPIED:
        for row in session.scalars(select(table).where(table.duty_id == old.id)).all():
            values = {name: getattr(row, name) for name in names}
            session.add(table(duty_id=new.id, **values))
