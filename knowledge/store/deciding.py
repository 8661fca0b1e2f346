"""What changes the register, each within the transaction that its caller opened, each logged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from knowledge.errors import UnknownDuty
from knowledge.store import proposing, records
from knowledge.store.book import bound_value, period_value
from knowledge.tables import (
    ContinuationRow,
    DecisionRow,
    DutyRow,
    EventRow,
    MergeRow,
    SetDayRow,
)

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime

    from sqlalchemy.orm import Session

    from knowledge.domain import Bound, DayRule, Period, State, Use


@dataclass(frozen=True, slots=True, kw_only=True)
class Hand:
    """Who decides, and when."""

    by: str
    now: datetime


class DutyShelf:
    """The register inside one write transaction, in the hand of one person."""

    def __init__(self, session: Session, hand: Hand) -> None:
        self._session = session
        self._hand = hand

    def propose(self, directive_id: int) -> int:
        """Enter the obligations of a directive that are not entered yet; return how many.

        One that waits for a second person's yes has none. Duties to watch opinion or to argue
        against views are never entered.
        """
        return proposing.enter(self._session, directive_id)

    def propose_all(self) -> int:
        """Enter those of every directive that has none entered; return how many."""
        ids = proposing.without_any(self._session)
        return sum(self.propose(directive_id) for directive_id in ids)

    def row(self, duty_id: int) -> DutyRow:
        """Return the row of a duty.

        Raises:
            UnknownDuty: If none has this id.
        """
        row = self._session.get(DutyRow, duty_id)
        if row is None:
            raise UnknownDuty(id=duty_id)
        return row

    def decide(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        duty_id: int,
        state: State,
        *,
        use: Use | None = None,
        bound: Bound | None = None,
        since: date | None = None,
        facts: Mapping[str, Any] | None = None,
    ) -> None:
        """Confirm or reject a duty; the same decision a second time is none."""
        row = self.row(duty_id)
        before = (row.state, row.use, row.bound, row.since)
        row.state = state
        row.use = use or row.use
        row.bound = row.bound if bound is None else bound_value(bound)
        row.since = since or row.since
        if before == (row.state, row.use, row.bound, row.since):
            return
        row.decided_by, row.decided_at = self._hand.by, self._hand.now
        said = {"use": row.use, "bound": row.bound, "since": row.since and row.since.isoformat()}
        self.log(duty_id, state, said if facts is None else facts)

    def bind(self, duty_id: int, bound: Bound) -> None:
        """Say whom a duty binds."""
        row = self.row(duty_id)
        if row.bound != bound_value(bound):
            row.bound = bound_value(bound)
            self.log(duty_id, "bound", {"bound": row.bound})

    def edit(self, duty_id: int, changes: Mapping[str, Any]) -> None:
        """Change what a duty asks for; a field that is as it was read counts as not edited."""
        row = self.row(duty_id)
        fields = row.changes | {name: records.plain(value) for name, value in changes.items()}
        left = {name: value for name, value in fields.items() if value != row.read[name]}
        if left != row.changes:
            self.log(duty_id, "edited", {"from": row.changes, "to": left})
            row.changes = left

    def merge(self, duty_id: int, into_id: int, period: Period | None) -> None:
        """Let a duty be settled by that of a later paper, altogether or for one period."""
        root = self.row(into_id).root
        value = period and period_value(period)
        for row in self._merges(duty_id):
            if self.row(row.into_id).root == root and row.period == value:
                return
        self._session.add(MergeRow(duty_id=duty_id, into_id=into_id, period=value))
        self.log(duty_id, "merged", {"into": into_id, "period": value})

    def split(self, duty_id: int) -> None:
        """Let a duty stand by itself again."""
        rows = self._merges(duty_id)
        for row in rows:
            self._session.delete(row)
        if rows:
            self.log(duty_id, "split", {"from": sorted({row.into_id for row in rows})})

    def set_day(self, duty_id: int, rule: DayRule) -> SetDayRow:
        """Set a day in the place of what the same hand set for the same periods before."""
        self.row(duty_id)
        for row in self._session.scalars(select(SetDayRow).where(SetDayRow.duty_id == duty_id)):
            if (row.cell, row.only) == (rule.cell, rule.only):
                self._session.delete(row)
        made = SetDayRow(
            duty_id=duty_id,
            cell=rule.cell,
            period=rule.period,
            due=dict(rule.due) if rule.due is not None else None,
            ahead_days=rule.ahead_days,
            of_id=rule.of_id,
            only=rule.only,
            by=self._hand.by,
            at=self._hand.now,
        )
        self._session.add(made)
        self._session.flush()
        self.log(duty_id, "day_set", {**_said(made), "id": made.id})
        return made

    def clear_day(self, set_day_id: int) -> None:
        """Take back a day that was set.

        Raises:
            UnknownDuty: If none has this id.
        """
        row = self._session.get(SetDayRow, set_day_id)
        if row is None:
            raise UnknownDuty(set_day=set_day_id)
        self.log(row.duty_id, "day_cleared", {**_said(row), "id": set_day_id})
        self._session.delete(row)

    def set_event(self, duty_id: int, on: date, cell: str | None) -> EventRow:
        """Say on which day what a duty counts from takes place."""
        self.row(duty_id)
        query = select(EventRow).where(EventRow.duty_id == duty_id, EventRow.on == on)
        for row in self._session.scalars(query):
            if row.cell == cell:
                return row
        made = EventRow(duty_id=duty_id, cell=cell, on=on, by=self._hand.by, at=self._hand.now)
        self._session.add(made)
        self._session.flush()
        self.log(duty_id, "event_set", {"id": made.id, "on": on.isoformat(), "cell": cell})
        return made

    def clear_event(self, event_id: int) -> None:
        """Take back the day of an event.

        Raises:
            UnknownDuty: If none has this id.
        """
        row = self._session.get(EventRow, event_id)
        if row is None:
            raise UnknownDuty(event=event_id)
        self.log(row.duty_id, "event_cleared", {"id": event_id, "on": row.on.isoformat()})
        self._session.delete(row)

    def extend(self, directive_id: int, year: int) -> None:
        """Let a year-bound directive go on for another year ("tiếp tục áp dụng năm …")."""
        if self._session.get(ContinuationRow, (directive_id, year)) is not None:
            return
        hand = self._hand
        self._session.add(
            ContinuationRow(directive_id=directive_id, year=year, by=hand.by, at=hand.now)
        )
        query = select(DutyRow.id).where(
            DutyRow.directive_id == directive_id, DutyRow.state == "confirmed"
        )
        for duty_id in self._session.scalars(query.order_by(DutyRow.id)).all():
            self.log(duty_id, "continued", {"year": year})

    def log(self, duty_id: int, what: str, facts: Mapping[str, Any]) -> None:
        """Add a line to the log."""
        hand = self._hand
        self._session.add(
            DecisionRow(duty_id=duty_id, what=what, by=hand.by, at=hand.now, facts=dict(facts))
        )

    def _merges(self, duty_id: int) -> list[MergeRow]:
        """List what any version of a duty was merged into."""
        versions = select(DutyRow.id).where(DutyRow.root == self.row(duty_id).root)
        query = select(MergeRow).where(MergeRow.duty_id.in_(versions))
        return list(self._session.scalars(query))


def _said(row: SetDayRow) -> dict[str, Any]:
    names = ("cell", "period", "due", "ahead_days", "of_id", "only")
    return {name: getattr(row, name) for name in names if getattr(row, name) is not None}
