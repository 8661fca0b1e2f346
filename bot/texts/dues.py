"""When and how often something is asked, in plain words: no more than the directive's text says.

One sentence part for each ``due.type`` and each ``period`` of ``docs/architecture.md``; every
screen that shows a duty says it with these.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

Due = Mapping[str, Any]

KINDS: dict[str, str] = {
    "report": "Báo cáo",
    "submit": "Nộp, gửi",
    "review": "Sơ kết, tổng kết",
    "plan": "Xây dựng kế hoạch",
    "inspect": "Kiểm tra, giám sát",
    "task": "Việc phải làm",
    "meeting": "Họp",
}
# "once" says nothing: the day does
PERIODS: dict[str, str] = {
    "once": "",
    "daily": "hằng ngày",
    "weekly": "hằng tuần",
    "monthly": "hằng tháng",
    "quarterly": "hằng quý",
    "semiannual": "6 tháng một lần",
    "annual": "hằng năm",
    "five_yearly": "5 năm một lần",
    "per_term": "theo nhiệm kỳ",
    "per_event": "theo từng việc",
    "per_meeting": "theo từng kỳ họp",
    "per_period": "theo kỳ báo cáo",
    "adhoc": "khi có yêu cầu hoặc đột xuất",
    "continuous": "thường xuyên",
    "periodic_unspecified": "định kỳ, văn bản không ghi rõ kỳ",
}
NO_DAY = "văn bản không ghi ngày"
BLANK = "ngày để trống trong văn bản"
AT_ONCE = "ngay, kịp thời"
NO_YEAR = "văn bản không ghi năm"
UNKNOWN = "xem nguyên văn"

WEEKDAYS = {
    "monday": "thứ Hai",
    "tuesday": "thứ Ba",
    "wednesday": "thứ Tư",
    "thursday": "thứ Năm",
    "friday": "thứ Sáu",
    "saturday": "thứ Bảy",
    "sunday": "Chủ nhật",
}
_OF_A_DAY = {
    "before": "trước",
    "by": "chậm nhất",
    "on": "vào",
    "in": "trong",
    "after": "sau",
}
_OF_A_SPAN = _OF_A_DAY | {"by": "chậm nhất trong", "on": "trong"}
_YEAR_OFFSETS = {1: " năm sau", -1: " năm trước"}
_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}
_FEW_MONTHS = 3
_QUARTER_ENDS = [3, 6, 9, 12]
# periods that the rule itself says: "5 ngày sau hội nghị" of each meeting
_SAID_BY_RELATIVE = frozenset({"per_event", "per_meeting", "per_term", "per_period"})
# "cuối nhiệm kỳ", "hết năm 2025": a time of its own, no event that days are counted from
_SPAN_ANCHOR = re.compile(r"(?:cuối|giữa|đầu|hết|kết thúc) (?:nhiệm kỳ|năm)|năm \d")
_MOMENT = re.compile(r"(?:ngày|khi|lúc|thời điểm)\b")
_HAPPENS = re.compile(r"(?:kết thúc|hoàn thành|nhận|có|xảy ra|phát hiện|hết|ban hành)\b")


def said(period: str, due: Due) -> str:
    """Say how often and by when: "hằng quý, trước ngày 15 của tháng cuối quý"."""
    often = PERIODS.get(period, "")
    if due.get("type") == "relative" and period in _SAID_BY_RELATIVE:
        often = ""
    return ", ".join(part for part in (often, when(due, period)) if part)


def when(due: Due, period: str = "once") -> str:
    """Say by when: "chậm nhất 16 giờ ngày 18/09/2026"; that no day is printed where none is."""
    rule = _RULES.get(str(due.get("type", "none")))
    return rule(due, period) if rule else UNKNOWN


def states_a_day(due: Due) -> bool:
    """Say whether the text gives a day, a month or an event to count from."""
    return due.get("type", "none") not in {"none", "blank", "immediate"}


def clock(time: str) -> str:
    """Say a time of the day: "16:30" -> "16 giờ 30", "07:00" -> "7 giờ"."""
    hour, minute = time.split(":")
    return f"{int(hour)} giờ" if minute == "00" else f"{int(hour)} giờ {minute}"


def _bound(due: Due) -> str:
    """Say what leads a day in, with the hour of it if there is one: "trước 15 giờ"."""
    at = f" {clock(due['time'])}" if due.get("time") else ""
    return f"{_OF_A_DAY[due.get('boundary', 'by')]}{at}"


def _absolute(due: Due, _period: str) -> str:
    return f"{_bound(due)} ngày {date.fromisoformat(due['date']):%d/%m/%Y}"


def _month_day(due: Due, period: str) -> str:
    told = f"{_bound(due)} ngày {due['day']:02}/{due['month']:02}"
    offset = _YEAR_OFFSETS.get(due.get("year_offset", 0), "")
    yearless = "" if offset or period != "once" else f" ({NO_YEAR})"
    return f"{told}{offset}{yearless}"


def _day_of_month(due: Due, period: str) -> str:
    told = f"{_bound(due)} ngày {due['day']:02}"
    if due.get("month_offset"):
        return f"{told} của tháng sau"
    return told if period == "monthly" else f"{told} của tháng"


def _day_of_last_month(due: Due, period: str) -> str:
    told = f"{_bound(due)} ngày {due['day']:02} của "
    months = list(due.get("months", ()))
    if months == _QUARTER_ENDS or (not months and period == "quarterly"):
        return f"{told}tháng cuối quý"
    return told + (_months(months) if months else "tháng cuối kỳ")


def _months(months: Sequence[int]) -> str:
    if len(months) > _FEW_MONTHS:
        return f"các tháng {', '.join(map(str, months))}"
    return ", ".join(f"tháng {month}" for month in months)


def _within_month(due: Due, _period: str) -> str:
    year = f"/{due['year']}" if due.get("year") else ""
    return f"{_span(due)} {_months(due['months'])}{year}"


def _within_quarter(due: Due, _period: str) -> str:
    year = f"/{due['year']}" if due.get("year") else ""
    return f"{_span(due)} quý {_ROMAN[due['quarter']]}{year}"


def _span(due: Due) -> str:
    return _OF_A_SPAN[due.get("boundary", "in")]


def _weekday(due: Due, _period: str) -> str:
    return f"{_bound(due)} {WEEKDAYS[due['weekday']]}"


def _times_of_day(due: Due, _period: str) -> str:
    return f"{_bound(due)} {' và '.join(map(clock, due['times']))}"


def _relative(due: Due, _period: str) -> str:
    anchor = str(due.get("anchor", ""))
    working = "offset_working_days" in due
    days = due.get("offset_working_days", due.get("offset_days"))
    if days is None:
        return _without_days(due, anchor)
    counted = f"{abs(days)} ngày{' làm việc' if working else ''}"
    if days < 0:
        return f"trước {anchor} ít nhất {counted}" if anchor else f"trước ít nhất {counted}"
    bound = {"in": "trong", "after": "sau"}.get(due.get("boundary", "by"), "chậm nhất")
    return f"{bound} {counted} {_since(anchor)}".strip()


def _since(anchor: str) -> str:
    if not anchor:
        return ""
    if _MOMENT.match(anchor):
        return f"kể từ {anchor}"
    return f"kể từ khi {anchor}" if _HAPPENS.match(anchor) else f"sau {anchor}"


def _without_days(due: Due, anchor: str) -> str:
    """Say an event alone; hours are not kept as a number, so the text itself must be read."""
    bound = due.get("boundary", "by")
    if _SPAN_ANCHOR.match(anchor):
        led = {"before": "trước ", "after": "sau khi ", "on": "vào "}.get(bound, "")
        return f"{led}{anchor}" if led or anchor.startswith(("cuối", "giữa")) else f"trong {anchor}"
    if bound in {"by", "in"}:
        return f"theo số giờ ghi trong văn bản {_since(anchor)}".strip()
    return anchor


_RULES: dict[str, Callable[[Due, str], str]] = {
    "none": lambda _due, _period: NO_DAY,
    "blank": lambda _due, _period: BLANK,
    "immediate": lambda _due, _period: AT_ONCE,
    "absolute": _absolute,
    "month_day": _month_day,
    "day_of_month": _day_of_month,
    "day_of_last_month_of_period": _day_of_last_month,
    "within_month": _within_month,
    "within_quarter": _within_quarter,
    "relative": _relative,
    "weekday": _weekday,
    "times_of_day": _times_of_day,
}
