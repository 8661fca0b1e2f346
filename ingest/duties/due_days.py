"""Readers of the due rules that name a day, a weekday or an hour: a match -> what it says.

Only what is printed is read: a day without a year stays a month and a day.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ingest.duties.due_rules import CLOCK, Due, boundary
from ingest.duties.due_spans import QUARTERS

Match = re.Match[str]
Reading = tuple[Due, str | None] | None

_WEEKDAYS = {
    "hai": "monday", "2": "monday", "ba": "tuesday", "3": "tuesday", "tư": "wednesday",
    "4": "wednesday", "năm": "thursday", "5": "thursday", "sáu": "friday", "6": "friday",
    "bảy": "saturday", "7": "saturday", "nhật": "sunday",
}  # fmt: skip
_QUARTER_ENDS = [3, 6, 9, 12]


def _clock(match: Match) -> str | None:
    if match["hour"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] in ("chiều", "tối") and hour < 12:  # noqa: PLR2004  # noon
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004  # of a day


def _on_a_day(cue: str) -> str:
    """For a day, "trong ngày 15" means on it."""
    found = boundary(cue)
    return "on" if found == "in" else found


def date_of(match: Match) -> str | None:
    """Return the ISO date of *match*, None for a day that no calendar has."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def absolute(match: Match) -> Reading:
    """Read "trước 7h00 sáng ngày 01/7/2025"."""
    iso = date_of(match)
    if iso is None:
        return None
    due = {"type": "absolute", "boundary": _on_a_day(match["cue"]), "date": iso}
    if _is_midnight(match):
        return due | {"boundary": "by"}, "once"
    at = _clock(match)
    return (due | {"time": at} if at else due), "once"


def _is_midnight(match: Match) -> bool:
    """Say whether "trước 24 giờ ngày 31/12" leaves the day whole."""
    return match["hour"] == "24" and "trước" in match["cue"]


def month_day(match: Match) -> Reading:
    """Read "trước ngày 30 tháng 4 năm sau"."""
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]):  # noqa: PLR2004  # months
        return None
    due: Due = {"type": "month_day", "boundary": _on_a_day(match["cue"])}
    due |= {"month": month, "day": day}
    if match["next"] or match["previous"]:
        due["year_offset"] = 1 if match["next"] else -1
    recurs = match["next"] or match["previous"] or match["yearly"]
    return due, "annual" if recurs else None


def of_last_month(match: Match) -> Reading:
    """Read "ngày 15 của tháng cuối quý", "ngày 25 của tháng cuối kỳ báo cáo"."""
    if not _is_day(match):
        return None
    due: Due = {"type": "day_of_last_month_of_period", "boundary": _on_a_day(match["cue"])}
    due["day"] = int(match["day"])
    period = _LAST_MONTHS.get(re.sub(r"\s+", " ", match["span"]).split()[0], "per_period")
    if period == "quarterly":
        named = re.findall(r"i{1,3}v?|iv", match["named"] or "")
        due["months"] = sorted(3 * QUARTERS[one] for one in named) or _QUARTER_ENDS
    return due, period


_LAST_MONTHS = {"quý": "quarterly", "kỳ": "per_period"}


def _is_day(match: Match) -> bool:
    return 1 <= int(match["day"]) <= 31  # noqa: PLR2004  # days of a month


def of_month(match: Match) -> Reading:
    """Read "vào ngày 22 hàng tháng", "trước ngày 05 của tháng sau"."""
    if not _is_day(match):
        return None
    due: Due = {"type": "day_of_month", "boundary": _on_a_day(match["cue"])}
    due["day"] = int(match["day"])
    if match["later"]:
        due["month_offset"] = 1
    return due, "quarterly" if "quý" in match.group() else "monthly"


def bare_day(match: Match) -> Reading:
    """Read "trước ngày 20"."""
    due = {"type": "day_of_month", "boundary": _on_a_day(match["cue"]), "day": int(match["day"])}
    return (due, None) if _is_day(match) else None


def weekday(match: Match) -> Reading:
    """Read "thứ Sáu hằng tuần"."""
    cue = match["cue"]
    found = _on_a_day(cue) if cue else "on"
    return {"type": "weekday", "boundary": found, "weekday": _WEEKDAYS[match["weekday"]]}, "weekly"


def bare_weekday(match: Match) -> Reading:
    """Read "vào chiều thứ Sáu"."""
    reading = weekday(match)
    return reading and (reading[0], None)


def times(match: Match) -> Reading:
    """Read "vào 7 giờ và 16 giờ hằng ngày"."""
    clocks = [_clock(found) for found in re.finditer(CLOCK, match["times"])]
    hours = sorted({at for at in clocks if at})
    found = _on_a_day(match["cue"]) if match["cue"] else "on"
    return ({"type": "times_of_day", "boundary": found, "times": hours}, "daily") if hours else None


def bare_times(match: Match) -> Reading:
    """Read "trước 15 giờ 30"."""
    reading = times(match)
    return reading and (reading[0], None)
