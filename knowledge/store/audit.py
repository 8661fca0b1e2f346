"""Who did what in the organisation's name, written in the transaction that does it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from knowledge.tables import AuditRow, DecisionRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sqlalchemy.orm import Session

    from knowledge.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """One line of the audit."""

    at: datetime
    by: str
    # "published", "appointed"; of a duty "duty_confirmed", "duty_rejected"
    what: str
    # "vb 7", "person 12", "chi-bo-3", "duty 51"
    about: str
    facts: Mapping[str, Any] = field(default_factory=dict)


def note(session: Session, act: str, *, about: str, by: str, now: datetime, **facts: Any) -> None:
    """Write down one act; it stands if the transaction of *session* does."""
    session.add(AuditRow(at=now, by=by, act=act, about=about, facts=facts))


class Audit:
    """The acts in one database; what was decided of duties stands in the log of the register."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def note(self, act: str, *, about: str, by: str, now: datetime, **facts: Any) -> None:
        """Write down an act that changed no row, such as an export."""
        with self._database.writing() as session:
            note(session, act, about=about, by=by, now=now, **facts)

    def acts(self, *, since: datetime | None = None) -> list[Act]:
        """List what was done, oldest first.

        Args:
            since: From this moment on, included; None: everything.
        """
        done, decided = select(AuditRow), select(DecisionRow)
        if since is not None:
            done = done.where(AuditRow.at >= since)
            decided = decided.where(DecisionRow.at >= since)
        with self._database.reading() as session:
            acts = [
                *map(_act, session.scalars(done.order_by(AuditRow.id))),
                *map(_decision, session.scalars(decided.order_by(DecisionRow.id))),
            ]
        return sorted(acts, key=lambda act: act.at)


def _act(row: AuditRow) -> Act:
    return Act(at=row.at, by=row.by, what=row.act, about=row.about, facts=row.facts)


def _decision(row: DecisionRow) -> Act:
    about = f"duty {row.duty_id}"
    return Act(at=row.at, by=row.by, what=f"duty_{row.what}", about=about, facts=row.facts)
