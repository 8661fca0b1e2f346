"""The hour of a deadline, where its rule names a day alone: "trước 15 giờ thứ Năm" is on that day.

The vocabulary of rules gives an hour to one date only; of a weekday, or a day of the month, the
hour stands in the sentence. Without it "trước … thứ Năm" would be kept by Wednesday.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Obligation

# "15 giờ", "16h30", "16:30", "7 giờ 30 phút sáng"; then what may stand before the day
_HOUR = (
    r"\b(?P<hour>\d{1,2})\s*(?:gio|h|g|:)\s*(?P<minute>[0-5]\d)?(?:\s*phut)?\s*"
    r"(?P<half>sang|trua|chieu|toi)?\s*,?\s*(?:cua |vao )?"
)
_WEEKDAYS = {
    "monday": r"thu (?:hai|2)",
    "tuesday": r"thu (?:ba|3)",
    "wednesday": r"thu (?:tu|4)",
    "thursday": r"thu (?:nam|5)",
    "friday": r"thu (?:sau|6)",
    "saturday": r"thu (?:bay|7)",
    "sunday": r"chu nhat",
}
_NOON, _MIDNIGHT = 12, 24


def timed(obligation: Obligation) -> Mapping[str, Any]:
    """Return the rule of a duty with the hour ("time": "15:00") that its sentence puts to that day.

    "trước 24 giờ" leaves the day whole: "by" instead of "before". A rule without a day, or with
    an hour of its own, is returned as it is.
    """
    due = obligation.due
    day = _day(due)
    found = None if day is None or due.get("time") else _in(obligation.quote, day)
    if found is None:
        return due
    hour, minute = int(found["hour"]), int(found["minute"] or 0)
    if found["half"] in {"chieu", "toi"} and hour < _NOON:
        hour += _NOON
    if hour == _MIDNIGHT:
        return {**due, "boundary": "by"} if due.get("boundary") == "before" else due
    return {**due, "time": f"{hour:02}:{minute:02}"} if hour < _MIDNIGHT else due


def _in(quote: str, day: str) -> re.Match[str] | None:
    return re.search(rf"{_HOUR}{day}\b", fold(quote))


def _day(due: Mapping[str, Any]) -> str | None:
    """Return how the day of a rule is written, folded; None for a rule of no such day."""
    kind = due.get("type")
    if kind == "weekday":
        return rf"(?:ngay )?{_WEEKDAYS[due['weekday']]}"
    if kind in {"day_of_month", "day_of_last_month_of_period"}:
        return rf"ngay 0?{due['day']}"
    if kind == "month_day":
        return rf"ngay 0?{due['day']}(?:\s*/\s*0?|\s*thang 0?){due['month']}"
    return None
