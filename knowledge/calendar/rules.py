"""A rule and a range in, due days out: the last safe day, and the working day to keep it on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from knowledge.calendar.kinds import KINDS, Basis, Rule, Written
from knowledge.calendar.workdays import WorkCalendar
from knowledge.domain import DueDay
from knowledge.errors import UnusableRule

_ONE_DAY = timedelta(days=1)
_NOTHING = Basis()
_WITHOUT_A_DAY = frozenset({"none", "blank"})


def due_days(  # noqa: PLR0913  # keywords, each plain by its name
    due: Mapping[str, Any],
    period: str,
    first: date,
    last: date,
    *,
    work: WorkCalendar,
    basis: Basis = _NOTHING,
) -> list[DueDay]:
    """List the days on which a rule is due.

    Args:
        due: The rule, in the words of ``due.type`` of ``docs/architecture.md``.
        period: How often, in the words of an obligation's period.
        first: The first day that is asked for, included.
        last: The last one, included.
        work: Which days are worked.
        basis: What the rule needs that doesn't stand in it.

    Returns:
        One for each period whose last safe day lies in the range, ordered by that day. Nothing for
        rules without a day (none, blank), for an event that has no day yet, and for "sau ngày …",
        which nobody can be late for.
    """
    name = KINDS.get(due.get("type", "none"))
    if name is None or due.get("boundary") == "after":
        return []
    rule = Rule(due=due, period=period, first=first, last=last, basis=basis, work=work)
    found = {day.period.key: day for day in (_kept(rule, written) for written in name(rule))}
    return sorted(
        (day for day in found.values() if first <= day.last_safe <= last),
        key=lambda day: (day.last_safe, day.period.start),
    )


def check_rule(due: Mapping[str, Any], period: str, *, work: WorkCalendar) -> None:
    """Try a rule that a person wrote.

    Raises:
        UnusableRule: If a key is missing or has a value that no calendar knows.
    """
    event = date(2026, 3, 2)  # any day
    try:
        known = due["type"] in KINDS or due["type"] in _WITHOUT_A_DAY
        due_days(due, period, event, event, work=work, basis=Basis(events=(event,), year=2026))
    except (KeyError, TypeError, ValueError) as error:
        raise UnusableRule(rule=dict(due)) from error
    if not known:
        raise UnusableRule(rule=dict(due))


def _kept(rule: Rule, written: Written) -> DueDay:
    """Work out how a written day is kept.

    "trước ngày 20/11" is in time until the end of 19/11; "trước 16 giờ ngày 20/11" on that day.
    A last safe day that is off is advised to be kept on the working day before it, never later,
    although Bộ luật Dân sự 2015, Điều 148 khoản 5 would let a civil-law term run on to the next
    working day: no rule of the Party says so of its reports, so the earlier day is our choice.
    """
    boundary = rule.due.get("boundary", "by")
    hour = (rule.due["time"],) if rule.due.get("time") else ()
    times = written.times or hour
    before = boundary == "before" and not times
    last_safe = written.day - _ONE_DAY if before else written.day
    floor = written.opens or written.floor
    if floor is not None and floor > last_safe:
        floor = None
    advised = rule.work.last_working_day(last_safe, floor=floor) or last_safe
    return DueDay(
        period=written.period,
        boundary=boundary,
        written=written.day,
        last_safe=last_safe,
        advised=advised,
        why=rule.work.day_off(last_safe) if advised != last_safe else None,
        opens=written.opens,
        times=times,
    )
