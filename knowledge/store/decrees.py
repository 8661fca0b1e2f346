"""What an office entered of the yearly decrees on days off; lines are only ever added."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from sqlalchemy import select

from knowledge.domain import Decree
from knowledge.tables import DecreeRow

if TYPE_CHECKING:
    from datetime import date, datetime

    from sqlalchemy.orm import Session

Verdict = Literal["off", "working", "cleared"]


def load(session: Session) -> list[Decree]:
    """Read what counts now, by day: the last line on each, unless it clears the day."""
    last: dict[date, DecreeRow] = {}
    for row in session.scalars(select(DecreeRow).order_by(DecreeRow.id)):
        last[row.day] = row
    return [
        Decree(day=row.day, verdict=row.verdict, name=row.name, by=row.by, at=row.at)
        for _, row in sorted(last.items())
        if row.verdict != "cleared"
    ]


def enter(  # noqa: PLR0913  # keywords, each plain by its name
    session: Session, day: date, verdict: Verdict, *, name: str | None, by: str, now: datetime
) -> bool:
    """Add a line on a day; return False where the last one says the same."""
    query = select(DecreeRow).where(DecreeRow.day == day).order_by(DecreeRow.id.desc())
    last = session.scalars(query).first()
    if (last.verdict, last.name) == (verdict, name) if last else verdict == "cleared":
        return False
    session.add(DecreeRow(day=day, verdict=verdict, name=name, by=by, at=now))
    return True
