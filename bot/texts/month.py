"""What is written on the calendar of a month."""

from __future__ import annotations

from datetime import date
from string import Template

WEEKDAYS = ("T2", "T3", "T4", "T5", "T6", "T7", "CN")
TITLE = "Tháng $month/$year"
ROW = "$day $weekday: $what"
MORE = "… và $count việc nữa, xem bằng /hanbaocao"
NOTHING = "Tháng này không có hạn nào."
CAPTION = "Các hạn của $cells trong tháng $month/$year."
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def title(of: date) -> str:
    """Name a month: "Tháng 3/2026"."""
    return Template(TITLE).substitute(month=of.month, year=of.year)


def row(day: date, what: str) -> str:
    """Say what is due on a day: "19/11 thứ Năm: Báo cáo tháng"."""
    return Template(ROW).substitute(day=f"{day:%d/%m}", weekday=_WEEKDAYS[day.weekday()], what=what)


def more(count: int) -> str:
    """Say how many dues are not told."""
    return Template(MORE).substitute(count=count)
