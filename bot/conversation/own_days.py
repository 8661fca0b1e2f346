"""The day that a cell gives itself, out of what was pressed or typed."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from bot.errors import BadDay
from knowledge.domain import DayRule, Due, Duty
from knowledge.language import find_span, fold

# "trước 3 ngày" · "sớm hơn 5 ngày" · "3 ngày"
_AHEAD = re.compile(r"(?:truoc |som |hon |han )*(?P<days>\d{1,3}) ngay(?: truoc| som)?(?: han)?")
# "ngày 20" · "20 hằng tháng" · "ngày 15 tháng cuối quý"
_EACH = re.compile(r"(?:ngay )?(?P<day>\d{1,2})(?: (?:cua )?(?:hang|moi|thang|cuoi|quy|ky)\b.*)?")
_BACK = re.compile(r"(?:bo|xoa|huy|thoi)\b.*")
# period of a duty -> type of rule by which it has a day of a month
_RULES = {
    "monthly": "day_of_month",
    "quarterly": "day_of_last_month_of_period",
    "semiannual": "day_of_last_month_of_period",
}


def takes_back(said: str) -> bool:
    """Say whether the day is to go: "bỏ", "xóa"."""
    return bool(_BACK.fullmatch(fold(said).strip()))


def ahead(due: Due, days: int) -> DayRule:
    """Give every period a day that is so many before that of the directive."""
    return DayRule(cell=due.cell, ahead_days=days)


def each(duty: Duty, day: int, cell: str) -> DayRule:
    """Give every period of a duty without a day the same day of its (last) month.

    Raises:
        BadDay: If the duty has no such periods.
    """
    kind = _RULES.get(duty.obligation.period)
    if kind is None or not 1 <= day <= 31:  # noqa: PLR2004  # days of a month
        raise BadDay(reason="unclear", said=str(day))
    due: dict[str, Any] = {"type": kind, "boundary": "by", "day": day}
    return DayRule(cell=cell, period=duty.obligation.period, due=due)


def said(item: Due | Duty, typed: str, cell: str, today: date) -> DayRule:
    """Read the day that somebody typed.

    "trước 3 ngày" is for every period; a date is for the one period of a due, and of a duty
    without a day that comes each year for every year.

    Raises:
        BadDay: If it is no day, or one that has passed.
    """
    folded = fold(typed).strip(" .")
    lead = _AHEAD.fullmatch(folded)
    if lead and isinstance(item, Due):
        return ahead(item, int(lead["days"]))
    day = _EACH.fullmatch(folded)
    if day and isinstance(item, Duty):
        return each(item, int(day["day"]), cell)
    span = find_span(typed, today)
    if span is None or not span.single:
        raise BadDay(reason="unclear", said=typed)
    if span.first < today:
        raise BadDay(reason="passed", day=f"{span.first:%d/%m/%Y}")
    if isinstance(item, Due):
        return DayRule(cell=cell, period="once", due=_on(span.first), only=item.period.key)
    if item.obligation.period == "annual":
        due = {"type": "month_day", "boundary": "by", "month": span.first.month}
        return DayRule(cell=cell, period="annual", due=due | {"day": span.first.day})
    return DayRule(cell=cell, period="once", due=_on(span.first))


def _on(day: date) -> dict[str, Any]:
    return {"type": "absolute", "boundary": "by", "date": day.isoformat()}
