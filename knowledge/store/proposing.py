"""The obligations of a directive entered in the register, and found again when it is read anew."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import select

from knowledge.domain import NOBODY
from knowledge.duties.suggesting import may_be_proposed, use_of
from knowledge.language import fold
from knowledge.store import records
from knowledge.store.book import bound_value
from knowledge.store.loading import is_live
from knowledge.tables import DecisionRow, DirectiveRow, DutyRow, ObligationRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from sqlalchemy.orm import Session

    from knowledge.domain import Obligation

    Entry = dict[str, Any]


def enter(session: Session, directive_id: int) -> int:
    """Enter what a directive asks for and is not entered yet; return how many duties are new.

    A duty that is found again follows its words to where they stand now. One that is not is
    taken out if nobody decided upon it, and else kept as no longer standing.
    """
    row = session.get(DirectiveRow, directive_id)
    if row is None or row.waits_for is not None:
        return 0
    read = _read(session, directive_id)
    known = select(DutyRow).where(DutyRow.directive_id == directive_id).order_by(DutyRow.id)
    left = list(session.scalars(known))
    for key in (same, alike):
        read, left = _found_again(read, left, key)
    for duty in left:
        _lost(session, duty, row.text)
    made = [_proposed(directive_id, position, one) for position, one in read]
    session.add_all(made)
    session.flush()
    for duty in made:
        duty.root = duty.id
    session.flush()
    return len(made)


def without_any(session: Session) -> list[int]:
    """List the directives that hold obligations of which none is entered, in order."""
    query = (
        select(ObligationRow.directive_id)
        .join(DirectiveRow, DirectiveRow.id == ObligationRow.directive_id)
        .where(is_live(), ObligationRow.directive_id.not_in(select(DutyRow.directive_id)))
    )
    return sorted(set(session.scalars(query)))


def same(read: Entry) -> str:
    """Return what makes an obligation the same one in two readings or versions."""
    return f"{alike(read)}|{read['to']}|{read['via']}|{read['who']}|{read['what']}"


def alike(read: Entry) -> str:
    """Return the same without whom it names: kind, period, day and words, diacritics aside."""
    words = " ".join(re.findall(r"\w+", fold(read["quote"])))
    return f"{read['kind']}|{read['period']}|{sorted(read['due'].items())}|{words}"


def _read(session: Session, directive_id: int) -> list[tuple[int, Obligation]]:
    query = select(ObligationRow).where(ObligationRow.directive_id == directive_id)
    found = [
        (row.position, records.obligation_of(row))
        for row in session.scalars(query.order_by(ObligationRow.position))
    ]
    return [(position, one) for position, one in found if may_be_proposed(one)]


def _found_again(
    read: Sequence[tuple[int, Obligation]], duties: Iterable[DutyRow], key: Callable[[Entry], str]
) -> tuple[list[tuple[int, Obligation]], list[DutyRow]]:
    """Let each duty follow an obligation with the same key; return what is left of both."""
    waiting: defaultdict[str, list[DutyRow]] = defaultdict(list)
    for duty in duties:
        waiting[key(duty.read)].append(duty)
    left = []
    for position, one in read:
        values = records.obligation_values(one)
        matching = waiting[key(values)]
        if not matching:
            left.append((position, one))
            continue
        duty = matching.pop(0)
        if duty.read != values or duty.position != position or not duty.stands:
            duty.read, duty.position, duty.stands = values, position, True
    return left, [duty for rows in waiting.values() for duty in rows]


def _lost(session: Session, duty: DutyRow, text: str) -> None:
    """Keep a duty that was decided upon, with its words where they still stand; drop another."""
    logged = select(DecisionRow.id).where(DecisionRow.duty_id == duty.id)
    if session.scalars(logged).first() is None:
        session.delete(duty)
        return
    at = text.find(duty.read["quote"])
    if at >= 0:
        duty.read = {**duty.read, "start": at, "end": at + len(duty.read["quote"])}
    duty.stands = False


def _proposed(directive_id: int, position: int, obligation: Obligation) -> DutyRow:
    return DutyRow(
        root=0,
        directive_id=directive_id,
        position=position,
        read=records.obligation_values(obligation),
        stands=True,
        state="proposed",
        use=use_of(obligation.kind, obligation.due.get("type", "none")),
        bound=bound_value(NOBODY),
        changes={},
    )
