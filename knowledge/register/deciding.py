"""What staff and cells decide: each one SQL transaction, with a line in the log."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from knowledge.calendar import check_rule
from knowledge.domain import Bound, DayRule, Duty, Event, Period, Renewal, SetDay, Use
from knowledge.duties.limits import check_day
from knowledge.errors import UnusableRule
from knowledge.register.reading import Reading
from knowledge.store import decrees, proposing
from knowledge.store.deciding import DutyShelf, Hand

if TYPE_CHECKING:
    from knowledge.store.decrees import Verdict

# Fields of an obligation that a person may correct.
_EDITABLE = frozenset({"kind", "who", "to", "via", "what", "period", "due"})


class Register(Reading):
    """The register, to be looked at and decided upon.

    Every method that decides takes who decides (*by*) and when (*now*), commits before it
    returns, and raises ``UnknownDuty`` for ids that there are none of, and ``Busy`` if another
    process kept the database for half a minute.
    """

    def propose(self, directive_id: int, *, by: str, now: datetime) -> int:
        """Enter the obligations of a directive as proposed; return how many are new."""
        with self._shelf(by, now) as shelf:
            return shelf.propose(directive_id)

    def catch_up(self, *, by: str, now: datetime) -> int:
        """Enter those of directives published before there was a register; return how many.

        Cheap, and without waiting for other processes, where there are none: called at each start.
        """
        with self._database.reading() as session:
            if not proposing.without_any(session):
                return 0
        with self._shelf(by, now) as shelf:
            return shelf.propose_all()

    def confirm(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        ids: Iterable[int],
        *,
        by: str,
        now: datetime,
        bound: Bound | None = None,
        use: Use | None = None,
        since: date | None = None,
    ) -> list[Duty]:
        """Confirm duties.

        Args:
            ids: Of the duties.
            by: Who confirms.
            now: The moment, in the zone of the office.
            bound: Whom they bind; None: as it is, or else as it was suggested.
            use: Deadline or reference; None: as it is.
            since: Dues before this day are nobody's concern; None: as it is, or else today.

        Returns:
            The duties as they stand then, in the order of *ids*.
        """
        moment = self._moments.now()
        duties = [moment.duty(duty_id) for duty_id in ids]
        with self._shelf(by, now) as shelf:
            for duty in duties:
                shelf.decide(
                    duty.id,
                    "confirmed",
                    use=use,
                    bound=bound or _bound(duty),
                    since=since or duty.since or now.date(),
                )
        return self._again(duties)

    def confirm_all(
        self, directive_id: int, *, by: str, now: datetime, bound: Bound | None = None
    ) -> list[Duty]:
        """Confirm all that a directive proposes, in one go: deadlines as such, the rest to look up.

        Args:
            directive_id: The directive.
            by: Who confirms.
            now: The moment, in the zone of the office.
            bound: Whom those bind that seem to bind cells in common; None: as suggested. The
                office's own stay its own, a named cell's that cell's, and what somebody else is
                to do (Ủy ban nhân dân) binds nobody.
        """
        proposal = self.proposal(directive_id)
        duties = [*proposal.deadlines, *proposal.references]
        with self._shelf(by, now) as shelf:
            for duty in duties:
                chosen = bound if bound and _is_common(duty) else _bound(duty)
                shelf.decide(duty.id, "confirmed", bound=chosen, since=now.date())
        return self._again(duties)

    def reject(self, ids: Iterable[int], *, by: str, now: datetime, reason: str = "") -> list[Duty]:
        """Say that duties are none, or no longer; nothing is due under them."""
        moment = self._moments.now()
        duties = [moment.duty(duty_id) for duty_id in ids]
        with self._shelf(by, now) as shelf:
            for duty in duties:
                shelf.decide(duty.id, "rejected", facts={"reason": reason})
        return self._again(duties)

    def bind(self, ids: Iterable[int], *, bound: Bound, by: str, now: datetime) -> list[Duty]:
        """Say whom duties bind."""
        moment = self._moments.now()
        duties = [moment.duty(duty_id) for duty_id in ids]
        with self._shelf(by, now) as shelf:
            for duty in duties:
                shelf.bind(duty.id, bound)
        return self._again(duties)

    def edit(self, duty_id: int, *, by: str, now: datetime, changes: Mapping[str, Any]) -> Duty:
        """Correct what was read: kind, who, to, via, what, period, due.

        Raises:
            UnusableRule: If the day or the period is none that there is, or the field is another.
        """
        moment = self._moments.now()
        duty = moment.duty(duty_id)
        if unknown := changes.keys() - _EDITABLE:
            raise UnusableRule(fields=sorted(unknown))
        read = duty.obligation
        period = changes.get("period", read.period)
        check_rule(changes.get("due", read.due), period, work=moment.work)
        with self._shelf(by, now) as shelf:
            shelf.edit(duty_id, changes)
        return self.duty(duty_id)

    def merge(
        self, duty_id: int, *, into: int, by: str, now: datetime, period: Period | None = None
    ) -> Duty:
        """Let a duty be settled by that of a later paper, whose day counts; return the later one.

        Args:
            duty_id: Of the earlier paper.
            into: Of the later one.
            by: Who says so.
            now: The moment.
            period: The one period for which it is so; None: altogether.
        """
        moment = self._moments.now()
        if moment.duty(duty_id).root == moment.duty(into).root:
            raise UnusableRule(duty=duty_id)
        with self._shelf(by, now) as shelf:
            shelf.merge(duty_id, into, period)
        return self.duty(into)

    def split(self, duty_id: int, *, by: str, now: datetime) -> Duty:
        """Let a duty stand by itself again."""
        with self._shelf(by, now) as shelf:
            shelf.split(duty_id)
        return self.duty(duty_id)

    def set_day(self, duty_id: int, rule: DayRule, *, by: str, now: datetime) -> SetDay:
        """Set a day, in the place of what the same hand set for the same periods before.

        Args:
            duty_id: The duty.
            rule: The day: of the office (``cell`` None) or of a cell, as a rule (``due``, with its
                ``period``), or so many days ahead of the directive's own day or another duty's.
            by: Who sets it.
            now: The moment, in the zone of the office.

        Raises:
            DayTooLate: If it is later than what the directive says or, of a cell, the office.
            UnusableRule: If it gives no day for any period of the duty.
        """
        moment = self._moments.now()
        check_day(moment.duty(duty_id), rule, moment.timing(), now.date())
        with self._shelf(by, now) as shelf:
            made = shelf.set_day(duty_id, rule).id
        return next(one for one in self.set_days(duty_id) if one.id == made)

    def clear_day(self, set_day_id: int, *, by: str, now: datetime) -> None:
        """Take back a day that was set."""
        with self._shelf(by, now) as shelf:
            shelf.clear_day(set_day_id)

    def set_event(
        self, duty_id: int, *, on: date, by: str, now: datetime, cell: str | None = None
    ) -> Event:
        """Say on which day what a duty counts from takes place, for one cell or for all."""
        with self._shelf(by, now) as shelf:
            made = shelf.set_event(duty_id, on, cell).id
        return next(one for one in self.events(duty_id) if one.id == made)

    def clear_event(self, event_id: int, *, by: str, now: datetime) -> None:
        """Take back the day of an event."""
        with self._shelf(by, now) as shelf:
            shelf.clear_event(event_id)

    def extend(self, directive_id: int, *, year: int, by: str, now: datetime) -> None:
        """Let a year-bound directive go on for another year ("tiếp tục áp dụng năm …")."""
        with self._shelf(by, now) as shelf:
            shelf.extend(directive_id, year)

    def renew(self, renewals: Iterable[Renewal], *, by: str, now: datetime) -> list[Duty]:
        """Confirm duties of the new plan as those of last year were: bound, use, days set.

        Those without a counterpart in the new plan are left as they are.
        """
        moment = self._moments.now()
        pairs = [(one.old, one.new) for one in renewals if one.new is not None]
        with self._shelf(by, now) as shelf:
            for old, new in pairs:
                shelf.decide(new.id, "confirmed", use=old.use, bound=old.bound, since=now.date())
                for day in moment.book.set_days.get(old.id, ()):
                    if day.only is None:
                        shelf.set_day(new.id, _rule_of(day))
        return self._again([new for _, new in pairs])

    def decree(
        self, day: date, verdict: Verdict, *, name: str | None, by: str, now: datetime
    ) -> bool:
        """Enter what a decree says of a day; return False where that was entered already."""
        with self._database.writing("library") as session:
            return decrees.enter(session, day, verdict, name=name, by=by, now=now)

    @contextmanager
    def _shelf(self, by: str, now: datetime) -> Iterator[DutyShelf]:
        with self._database.writing("library") as session:
            yield DutyShelf(session, Hand(by=by, now=now))

    def _again(self, duties: Iterable[Duty]) -> list[Duty]:
        moment = self._moments.now()
        return [moment.duty(duty.id) for duty in duties]


def _is_common(duty: Duty) -> bool:
    """Say whether a duty seems to bind cells in common, none of them by its name."""
    return duty.suggested.kind in {"all", "groups"}


def _bound(duty: Duty) -> Bound:
    return duty.suggested if duty.bound.kind == "nobody" else duty.bound


def _rule_of(day: SetDay) -> DayRule:
    return DayRule(
        cell=day.cell,
        period=day.period,
        due=day.due,
        ahead_days=day.ahead_days,
        of_id=day.of_id,
    )
