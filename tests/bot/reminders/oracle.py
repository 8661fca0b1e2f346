"""What should be sent, found by painting the days of each due one by one: slow, and plain.

Written apart from ``bot.reminders.rules``: no moments are compared, a calendar leaf is.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.reminders import Owed
from knowledge.calendar import WorkCalendar

_DAY = timedelta(days=1)
Sent = tuple[str, str, str, datetime]  # due, rule, account, moment


def _is_work(day: date, work: WorkCalendar) -> bool:
    return work.day_off(day) is None


def _work_day_before(day: date, work: WorkCalendar) -> date:
    while not _is_work(day, work):
        day -= _DAY
    return day


def _work_days_after(day: date, count: int, work: WorkCalendar) -> list[date]:
    days: list[date] = []
    while len(days) < count:
        day += _DAY
        if _is_work(day, work):
            days.append(day)
    return days


def _painted(owed: Owed, work: WorkCalendar) -> tuple[dict[date, str], dict[date, str]]:
    """Return which rule each day bears, for the cell and for the office."""
    kind, last, wise = owed.due.period.kind, owed.due.day, owed.due.advised
    cell: dict[date, str] = {}
    office: dict[date, str] = {}
    begins: list[tuple[date, str]] = []
    for lead in (30, 14, 7, 5, 3, 2, 1):
        allowed = kind not in {"daily", "weekly"} or (kind == "weekly" and lead == 1)
        if lead in owed.leads and allowed:
            begins.append((_work_day_before(wise - lead * _DAY, work), f"ahead:{lead}"))
    begins.append((wise, "morning"))
    for begin, rule in begins:
        day = begin
        while day <= last:
            cell[day] = rule
            day += _DAY
    if owed.known_at.date() <= last and kind != "daily":
        after = _work_days_after(last, 3, work)
        day = after[0]
        while day <= after[-1]:
            cell[day] = "missing"
            day += _DAY
        if kind != "weekly":
            listed = _work_days_after(last, 7, work)[2:]
            day = listed[0]
            while day <= listed[-1]:
                office[day] = "office"
                day += _DAY
    return cell, office


def _is_allowed(moment: datetime, owed: Owed, work: WorkCalendar, *, in_evening: bool) -> bool:
    minutes = moment.hour * 60 + moment.minute
    if in_evening:
        in_hours = 19 * 60 <= minutes < 20 * 60 + 30
    else:
        in_hours = 450 <= minutes < 690 or 810 <= minutes < 1020
    if not in_hours:
        return False
    day = moment.date()
    if _is_work(day, work):
        return True
    if day > owed.due.day:
        return False
    while day <= owed.due.day:
        if _is_work(day, work):
            return False
        day += _DAY
    return True


def expected(owed: Sequence[Owed], ticks: Sequence[datetime], work: WorkCalendar) -> set[Sent]:
    """Return every reminder with the tick at which it should go."""
    sent: set[Sent] = set()
    for one in owed:
        cell, office = _painted(one, work)
        # nothing begins earlier than 30 days and a run of days off before the day
        begin = max(
            one.known_at,
            one.known_at.replace(hour=0) + (one.due.day - 61 * _DAY - one.known_at.date()),
        )
        end = begin.replace(hour=23) + (one.due.day + 31 * _DAY - begin.date())
        span = ticks[bisect_left(ticks, begin) : bisect_left(ticks, end)]
        for chat in one.officers or one.office:
            done: set[str] = set()
            for tick in span:
                # in the evening of whoever wants that, what was painted in the morning holds still
                rule = cell.get(tick.date(), "")
                if chat.evening and rule.startswith("ahead") and tick.hour < 19:
                    # it begins in the evening alone; until then the day before counts
                    rule = cell.get(tick.date() - _DAY, "")
                    if not rule.startswith("ahead"):
                        continue
                in_evening = chat.evening and rule.startswith("ahead")
                if (
                    rule
                    and rule not in done
                    and _is_allowed(tick, one, work, in_evening=in_evening)
                ):
                    done.add(rule)
                    sent.add((one.due.key, rule, chat.account, tick))
        for chat in one.office:
            for tick in span:
                rule = office.get(tick.date(), "")
                if rule and _is_allowed(tick, one, work, in_evening=False):
                    sent.add((one.due.key, rule, chat.account, tick))
                    break
    return sent
