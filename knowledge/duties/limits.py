"""Whether a day may be set: it must give some, and none later than what holds; pure."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from knowledge.domain import DayRule, Duty, SetDay
from knowledge.duties.timing import Span, Timing
from knowledge.errors import DayTooLate, UnusableRule

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.duties.timing import Given

_MOST_DAYS_AHEAD = 365
# A rule is tried on the year that has gone and on two to come: each period of a year turns up.
_BACK, _AHEAD = timedelta(days=366), timedelta(days=800)

_NO_MOMENT = datetime(1970, 1, 1, tzinfo=UTC)


def check_day(duty: Duty, rule: DayRule, timing: Timing, today: date) -> None:
    """Look whether a day may be set.

    Args:
        duty: The duty that it is set for.
        rule: The day.
        timing: What gives days to it now.
        today: Around when it is tried.

    Raises:
        DayTooLate: If it is later than what the directive says or, of a cell, the office; its
            facts are ``day``, ``limit`` and ``period`` (a key).
        UnusableRule: If it gives no day at all, or none for a period that the duty has.
    """
    _check_form(rule)
    span = Span(first=today - _BACK, last=today + _AHEAD)
    tried = SetDay(
        **asdict(rule), id=0, duty_id=duty.id, by="", at=datetime.min.replace(tzinfo=UTC)
    )
    given = timing.given(duty, rule.cell, tried, span)
    limits = _limits(duty, rule, timing, span)
    common = sorted(given.keys() & limits.keys())
    if not given or (limits and not common):
        raise UnusableRule(duty=duty.id, reason="no_day")
    _check_limits(given, {key: limits[key] for key in common})


def _check_form(rule: DayRule) -> None:
    ahead = rule.ahead_days
    if (rule.due is None) == (ahead is None):
        raise UnusableRule(reason="no_day")
    if ahead is not None and not 0 <= ahead <= _MOST_DAYS_AHEAD:
        raise UnusableRule(reason="no_day")


def _limits(duty: Duty, rule: DayRule, timing: Timing, span: Span) -> dict[str, date]:
    """Return, by key of the period, the day that must not be passed."""
    if rule.cell is None:
        return {day.period.key: day.last_safe for day in timing.stated(duty, None, span)}
    office = timing.without(duty, lambda day: day.cell is None)
    return {when.period.key: when.day for when in office.when(duty, rule.cell, span)}


def _check_limits(given: Mapping[str, Given], limits: Mapping[str, date]) -> None:
    for key, limit in limits.items():
        if given[key].day > limit:
            raise DayTooLate(day=given[key].day, limit=limit, period=key)
