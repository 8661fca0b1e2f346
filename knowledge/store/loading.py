"""Everything that is held, loaded in a handful of queries however much it is."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import partial
from sys import intern
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from sqlalchemy import bindparam, func, select
from sqlalchemy.orm import defer

from knowledge.domain import Held
from knowledge.store import records
from knowledge.tables import (
    ChangeRow,
    CorrectionRow,
    DirectiveRow,
    EarlierReadingRow,
    FileRow,
    ObligationRow,
    ReferenceRow,
    SuccessionRow,
    UnitRow,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.orm import Session

    from knowledge.domain import Correction, Directive
    from knowledge.store.shelved import Body

    # directives by id, each with the revision that it was read at
    Read = dict[int, tuple[int, Directive]]

# Values in one statement; SQLite takes at least 32,766.
AT_ONCE = 2000

# What may change of a directive, or is quick to read again; its text changes with its revision.
_STATE = (
    DirectiveRow.id,
    DirectiveRow.withdrawn_at,
    DirectiveRow.bound_to_year,
    DirectiveRow.published_at,
    DirectiveRow.published_by,
    DirectiveRow.revision,
    DirectiveRow.waits_for,
    DirectiveRow.audience,
)

_WITHOUT = (defer(DirectiveRow.text), defer(DirectiveRow.sketch))
# made once: they are asked for each paper that is read
_TEXT = select(DirectiveRow.text, DirectiveRow.revision).where(DirectiveRow.id == bindparam("id"))
_UNITS = (
    select(*records.UNIT_COLUMNS)
    .where(UnitRow.directive_id == bindparam("id"))
    .order_by(UnitRow.position)
)

_Row = TypeVar("_Row", ReferenceRow, ObligationRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One directive that took the place of another, and what says so."""

    old_id: int
    new_id: int
    # version (same identity) · by_staff · cited (the new one says so)
    how: Literal["version", "by_staff", "cited"]
    # where the new one says so; None unless cited
    start: int | None = None
    end: int | None = None


def generation(session: Session) -> int:
    """Return how often the library has changed; 0 while it is empty."""
    return session.scalar(select(func.max(ChangeRow.generation))) or 0


def is_live() -> ColumnElement[bool]:
    """Say of a directive's row that it may be indexed and answered from."""
    return DirectiveRow.withdrawn_at.is_(None) & DirectiveRow.waits_for.is_(None)


def find_file(sha256: str) -> Select[int]:
    """Ask for the directive that was read from this file, unless it was withdrawn.

    A file that came as an annex of another paper may be a directive of its own.
    """
    own = FileRow.role.in_(("main", "copy", "archive"))
    return (
        select(FileRow.directive_id)
        .join(DirectiveRow)
        .where(FileRow.sha256 == sha256, own, DirectiveRow.withdrawn_at.is_(None))
        .order_by(FileRow.directive_id.desc())
    )


def held(session: Session, read: Read, body: Callable[[int, int], Body]) -> dict[int, Held]:
    """Load every directive held, by id and in its order.

    Args:
        session: An open read transaction.
        read: Directives that were loaded before, which stay as they are within one revision; the
            new ones are added.
        body: Reads text and units of a directive, by id and revision, later.
    """
    rows = session.execute(select(*_STATE).order_by(DirectiveRow.id)).all()
    wanted = {row.id: row.revision for row in rows}
    stale = [one for one in wanted if one not in read or read[one][0] != wanted[one]]
    read |= {one.id: (one.revision, found) for one, found in _directives(session, stale, body)}
    later = _later(session)
    cited = _cited(session)
    corrected = _corrected(session)
    return {
        row.id: Held(
            id=row.id,
            directive=read[row.id][1],
            status=_status(row, superseded=row.id in later),
            published_at=row.published_at,
            superseded_by=tuple(later.get(row.id, ())),
            superseded_how=tuple(later.get(row.id, {}).values()),
            cites=tuple(cited.get(row.id, ())),
            corrections=tuple(corrected.get(row.id, ())),
            published_by=row.published_by,
            waits_for=tuple(row.waits_for.split(",")) if row.waits_for else (),
            audience=records.audience(row.audience),
        )
        for row in rows
    }


def _status(row: Row[*tuple[Any, ...]], *, superseded: bool) -> str:
    """Say no more than there is evidence for: "in force" has none yet."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    if row.waits_for is not None:
        return "waiting"
    if superseded:
        return "superseded"
    return "unknown" if row.bound_to_year is None else "bound_to_year"


def _corrected(session: Session) -> dict[int, list[Correction]]:
    """Return, by id, what people compared with the paper, in order of the text."""
    query = select(CorrectionRow).where(CorrectionRow.lost_at.is_(None))
    found: dict[int, list[Correction]] = defaultdict(list)
    for row in session.scalars(query.order_by(CorrectionRow.start, CorrectionRow.id)):
        found[row.directive_id].append(records.correction(row))
    return found


def successions(session: Session, directive_id: int | None = None) -> list[Succession]:
    """Read both kinds; what a directive says that is withdrawn or waits does not count."""
    recorded = select(SuccessionRow).join(DirectiveRow, DirectiveRow.id == SuccessionRow.new_id)
    cited = select(ReferenceRow).join(DirectiveRow, DirectiveRow.id == ReferenceRow.directive_id)
    cited = cited.where(ReferenceRow.supersedes)
    if directive_id is not None:
        recorded = recorded.where(SuccessionRow.old_id == directive_id)
        cited = cited.where(ReferenceRow.resolved_id == directive_id)
    found = [
        Succession(old_id=row.old_id, new_id=row.new_id, how=row.how)
        for row in session.scalars(recorded.where(is_live()))
    ] + [
        Succession(
            old_id=row.resolved_id,
            new_id=row.directive_id,
            how="cited",
            start=row.start,
            end=row.end,
        )
        for row in session.scalars(cited.where(is_live()))
        if row.resolved_id is not None
    ]
    return sorted(found, key=lambda succession: (succession.old_id, succession.new_id))


def body(session: Session, directive_id: int, revision: int) -> Body:
    """Read text and units of a directive as they stood at *revision*."""
    row = session.execute(_TEXT, {"id": directive_id}).one()
    earlier = None if row.revision == revision else _earlier(session, directive_id, revision)
    if earlier is not None:
        return records.body(earlier.text, earlier.facts["units"])
    units = session.execute(_UNITS, {"id": directive_id})
    return records.body(row.text, (unit._asdict() for unit in units))


def _earlier(session: Session, directive_id: int, revision: int) -> EarlierReadingRow | None:
    """Find what stood there at *revision*; None where that is what stands there now."""
    own = EarlierReadingRow.directive_id == directive_id
    query = select(EarlierReadingRow).where(own, EarlierReadingRow.revision >= revision)
    return session.scalars(query.order_by(EarlierReadingRow.revision)).first()


def _directives(
    session: Session, ids: Sequence[int], body: Callable[[int, int], Body]
) -> Iterator[tuple[DirectiveRow, Directive]]:
    references = _details(session, ReferenceRow, ids)
    obligations = _details(session, ObligationRow, ids)
    places = _places(session, ids)
    for chunk in chunks(ids):
        query = select(DirectiveRow).where(DirectiveRow.id.in_(chunk or ()))
        for row in session.scalars(query.options(*_WITHOUT)):
            parts = (references[row.id], obligations[row.id], places[row.id])
            yield row, records.directive(row, *parts, partial(body, row.id, row.revision))


def _places(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    """Return, by id, the paths of units that bear a number; most papers have the same ones."""
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(ids):
        query = select(UnitRow.directive_id, UnitRow.path).where(
            UnitRow.directive_id.in_(chunk or ()), UnitRow.path != "", UnitRow.marker != ""
        )
        for row in session.execute(query.order_by(UnitRow.directive_id, UnitRow.position)):
            found[row.directive_id].append(intern(row.path))
    return found


def _details(session: Session, table: type[_Row], ids: Sequence[int]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    for chunk in chunks(ids):
        query = select(table).where(table.directive_id.in_(chunk or ()))
        for row in session.scalars(query.order_by(table.directive_id, table.position)):
            found[row.directive_id].append(row)
    return found


def _later(session: Session) -> dict[int, dict[int, str]]:
    """Return, by id, what took the place of a directive and how; its own words come first."""
    found: dict[int, dict[int, str]] = {}
    for succession in successions(session):
        later = found.setdefault(succession.old_id, {})
        if succession.how == "cited" or succession.new_id not in later:
            later[succession.new_id] = succession.how
    return found


def _cited(session: Session) -> dict[int, list[int | None]]:
    """Return, by id, what each citation of a directive resolved to."""
    columns = (ReferenceRow.directive_id, ReferenceRow.resolved_id)
    query = select(*columns).order_by(ReferenceRow.directive_id, ReferenceRow.position)
    found: dict[int, list[int | None]] = defaultdict(list)
    for directive_id, resolved_id in session.execute(query):
        found[directive_id].append(resolved_id)
    return found


def chunks(ids: Collection[int] | None) -> Iterator[Sequence[int] | None]:
    """Cut a long list into statements; None, for all, is one statement."""
    if ids is None:
        yield None
        return
    listed = list(ids)
    for start in range(0, len(listed), AT_ONCE):
        yield listed[start : start + AT_ONCE]
