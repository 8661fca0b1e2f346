"""The rows of bodies and their successors."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import select

from knowledge.domain import Body, Citation
from knowledge.identity import issuer_key
from knowledge.tables import BodyRow, BodySuccessionRow, DirectiveRow, UnitRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an office says of a body."""

    name: str
    began_on: date | None
    ended_on: date | None
    successors: tuple[str, ...]
    number: str | None
    citation: Citation | None


def load(session: Session) -> list[Body]:
    """Read every body, by name."""
    rows = session.scalars(select(BodyRow).order_by(BodyRow.name, BodyRow.id)).all()
    names = {row.id: row.name for row in rows}
    successors: dict[int, list[str]] = defaultdict(list)
    for pair in session.scalars(select(BodySuccessionRow).order_by(BodySuccessionRow.new_id)):
        successors[pair.old_id].append(names[pair.new_id])
    return [
        Body(
            id=row.id,
            name=row.name,
            began_on=row.began_on,
            ended_on=row.ended_on,
            successors=tuple(successors[row.id]),
            number=row.number,
            citation=_citation(session, row),
            by=row.by,
            at=row.at,
        )
        for row in rows
    ]


def enter(session: Session, facts: Facts, *, by: str, now: datetime) -> int:
    """Write a body, or what is new of one that is there; return its id."""
    row = _row(session, facts.name, by=by, now=now)
    row.began_on = facts.began_on or row.began_on
    row.ended_on = facts.ended_on or row.ended_on
    row.number = facts.number or row.number
    if facts.citation is not None:
        row.directive_id = facts.citation.directive_id
        row.start, row.end = facts.citation.start, facts.citation.end
    row.by, row.at = by, now
    for name in facts.successors:
        new = _row(session, name, by=by, now=now)
        if session.get(BodySuccessionRow, (row.id, new.id)) is None:
            session.add(BodySuccessionRow(old_id=row.id, new_id=new.id))
    session.flush()
    return row.id


def _row(session: Session, name: str, *, by: str, now: datetime) -> BodyRow:
    key = " ".join(issuer_key(name))
    found = session.scalars(select(BodyRow).where(BodyRow.key == key)).first()
    if found is None:
        found = BodyRow(name=" ".join(name.split()), key=key, by=by, at=now)
        session.add(found)
        session.flush()
    return found


def _citation(session: Session, row: BodyRow) -> Citation | None:
    if row.directive_id is None or row.start is None or row.end is None:
        return None
    text = session.scalars(
        select(DirectiveRow.text).where(DirectiveRow.id == row.directive_id)
    ).one()
    unit = session.scalars(
        select(UnitRow)
        .where(UnitRow.directive_id == row.directive_id)
        .where(UnitRow.start <= row.start, UnitRow.end >= row.end)
        .order_by(UnitRow.position.desc())
    ).first()
    return Citation(
        directive_id=row.directive_id,
        path=unit.path if unit else "",
        quote=text[row.start : row.end],
        start=row.start,
        end=row.end,
        page=unit.page if unit else None,
    )
