"""The register as it stands in SQL, read as one book."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING, Any, TypeVar

from sqlalchemy import func, select

from knowledge.domain import Book, Bound, Decision, Duty, Event, Merge, Period, SetDay
from knowledge.duties.endings import ending
from knowledge.store import records
from knowledge.tables import (
    ChangeRow,
    ContinuationRow,
    DecisionRow,
    DecreeRow,
    DirectiveRow,
    DutyRow,
    EventRow,
    MergeRow,
    SetDayRow,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from knowledge.domain import Ending, Held, Obligation

_SET_DAY = tuple(SetDay.__dataclass_fields__)
_EVENT = tuple(Event.__dataclass_fields__)
_NOUN = TypeVar("_NOUN", SetDay, Event)

# whom a duty seems to bind
Suggest = Callable[[int, "Obligation"], Bound]


def load(session: Session, held: Mapping[int, Held], suggest: Suggest, zone: tzinfo) -> Book:
    """Read everything that the register holds.

    Args:
        session: An open transaction.
        held: Every directive, withdrawn ones too, by id; duties of others are left out.
        suggest: Whom a duty of a directive seems to bind.
        zone: Whose days count.
    """
    years = _years(session, held)
    endings = _endings(session, held, years, zone)
    known = session.scalars(select(DutyRow).order_by(DutyRow.id))
    rows = [row for row in known if row.directive_id in held]
    merges = _through_versions(_merges(session), rows)
    merged = _merged(merges, {row.id: endings[row.directive_id] for row in rows})
    duties = {
        row.id: _duty(
            row,
            suggest=suggest,
            years=years[row.directive_id],
            merged_into=merged.get(row.id),
            ended=endings[row.directive_id],
        )
        for row in rows
    }
    days = (SetDay(**_values(row, _SET_DAY)) for row in _rows(session, SetDayRow))
    events = (Event(**_values(row, _EVENT)) for row in _rows(session, EventRow))
    return Book(
        duties=duties,
        set_days=_by_duty(days),
        events=_by_duty(events),
        merges=tuple(merges),
    )


def history(session: Session, duty_id: int) -> list[Decision]:
    """List what was decided of a duty, oldest first."""
    query = select(DecisionRow).where(DecisionRow.duty_id == duty_id).order_by(DecisionRow.id)
    names = tuple(Decision.__dataclass_fields__)
    return [Decision(**_values(row, names)) for row in session.scalars(query)]


def revision(session: Session) -> int:
    """Count what was published, decided and entered so far; never falls, for nothing is deleted."""
    counted = (ChangeRow.generation, DecisionRow.id, DecreeRow.id)
    return sum(session.scalar(select(func.max(column))) or 0 for column in counted)


def bound_of(value: Mapping[str, Any]) -> Bound:
    """Read back whom a duty binds."""
    return Bound(kind=value["kind"], members=frozenset(value["members"]))


def bound_value(bound: Bound) -> dict[str, Any]:
    """Write whom a duty binds."""
    return {"kind": bound.kind, "members": sorted(bound.members)}


def period_value(period: Period) -> dict[str, Any]:
    """Write a period."""
    return {
        "kind": period.kind,
        "start": period.start.isoformat(),
        "end": period.end.isoformat(),
    }


def _period_of(value: Mapping[str, Any]) -> Period:
    start, end = (date.fromisoformat(value[name]) for name in ("start", "end"))
    return Period(kind=value["kind"], start=start, end=end)


def _duty(
    row: DutyRow,
    *,
    suggest: Suggest,
    years: frozenset[int],
    merged_into: int | None,
    ended: Ending | None,
) -> Duty:
    as_read = records.obligation_from(row.read)
    changes: dict[str, Any] = records.tuples(row.changes)
    obligation = replace(as_read, **changes)
    bound = bound_of(row.bound)
    return Duty(
        id=row.id,
        root=row.root,
        directive_id=row.directive_id,
        position=row.position,
        stands=row.stands,
        as_read=as_read,
        obligation=obligation,
        edited=frozenset(changes),
        state=row.state,
        use=row.use,
        bound=bound,
        suggested=suggest(row.directive_id, obligation) if row.state == "proposed" else bound,
        since=row.since,
        years=years,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        merged_into=merged_into,
        ended=ended,
    )


def _merges(session: Session) -> list[Merge]:
    return [
        Merge(
            duty_id=row.duty_id,
            into_id=row.into_id,
            period=_period_of(row.period) if row.period else None,
        )
        for row in _rows(session, MergeRow)
    ]


def _through_versions(merges: Iterable[Merge], rows: Iterable[DutyRow]) -> list[Merge]:
    """Let what was said of one version of a duty hold for all of them, before and after it."""
    roots: dict[int, int] = {}
    versions: dict[int, list[int]] = defaultdict(list)
    for row in rows:
        roots[row.id] = row.root
        versions[row.root].append(row.id)
    return [
        replace(merge, duty_id=one, into_id=into)
        for merge in merges
        if {merge.duty_id, merge.into_id} <= roots.keys()
        for one in versions[roots[merge.duty_id]]
        for into in versions[roots[merge.into_id]]
    ]


def _merged(merges: Iterable[Merge], endings: Mapping[int, Ending | None]) -> dict[int, int]:
    """Return what duties were merged into altogether; what was withdrawn gives them back."""
    return {
        one.duty_id: one.into_id
        for one in sorted(merges, key=lambda merge: merge.into_id)
        if one.period is None and ((end := endings[one.into_id]) is None or end.why != "withdrawn")
    }


def _years(session: Session, held: Mapping[int, Held]) -> dict[int, frozenset[int]]:
    """Return, by directive, the years that it is bound to, those that staff added included."""
    more: dict[int, set[int]] = defaultdict(set)
    for row in session.scalars(select(ContinuationRow)):
        more[row.directive_id].add(row.year)
    return {
        one.id: frozenset({one.directive.bound_to_year} | more[one.id])
        if one.directive.bound_to_year is not None
        else frozenset()
        for one in held.values()
    }


def _endings(
    session: Session,
    held: Mapping[int, Held],
    years: Mapping[int, frozenset[int]],
    zone: tzinfo,
) -> dict[int, Ending | None]:
    query = select(DirectiveRow.id, DirectiveRow.withdrawn_at)
    withdrawn: dict[int, datetime | None] = {
        row.id: row.withdrawn_at
        for row in session.execute(query.where(DirectiveRow.withdrawn_at.is_not(None)))
    }
    return {
        one.id: ending(one, held, withdrawn.get(one.id), years[one.id], zone)
        for one in held.values()
    }


def _rows(session: Session, table: Any) -> Iterable[Any]:
    return session.scalars(select(table).order_by(table.id))


def _values(row: object, names: Iterable[str]) -> dict[str, Any]:
    return {name: getattr(row, name) for name in names}


def _by_duty(nouns: Iterable[_NOUN]) -> dict[int, tuple[_NOUN, ...]]:
    found: dict[int, list[_NOUN]] = defaultdict(list)
    for noun in nouns:
        found[noun.duty_id].append(noun)
    return {duty_id: tuple(listed) for duty_id, listed in found.items()}
