"""Rules and the dates they give, worked out by hand from printed calendars of 2024 to 2030.

Every day bears its weekday (T2 to T7, CN), which is checked by a method of its own. New Year by
the lunar calendar: 10/2/2024, 29/1/2025, 17/2/2026, 6/2/2027, 26/1/2028, 13/2/2029, 2/2/2030;
Giỗ Tổ: 18/4/2024, 7/4/2025, 26/4/2026, 16/4/2027, 4/4/2028, 23/4/2029, 12/4/2030.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest

from knowledge.calendar import Basis, WorkCalendar, due_days

WORK = WorkCalendar()
FIRST, LAST = date(2023, 12, 1), date(2031, 1, 31)


def absolute(boundary: str, day: str, **more: str) -> dict[str, Any]:
    return {"type": "absolute", "boundary": boundary, "date": day, **more}


def monthly(boundary: str, day: int, **more: int) -> dict[str, Any]:
    return {"type": "day_of_month", "boundary": boundary, "day": day, **more}


def last_month(boundary: str, day: int, *months: int) -> dict[str, Any]:
    named = {"months": list(months)} if months else {}
    return {"type": "day_of_last_month_of_period", "boundary": boundary, "day": day, **named}


def yearly(boundary: str, day: int, month: int, **more: int) -> dict[str, Any]:
    return {"type": "month_day", "boundary": boundary, "day": day, "month": month, **more}


def months(boundary: str, *named: int, **more: int) -> dict[str, Any]:
    return {"type": "within_month", "boundary": boundary, "months": list(named), **more}


def quarter(number: int, **more: int) -> dict[str, Any]:
    return {"type": "within_quarter", "boundary": "in", "quarter": number, **more}


def after(days: int) -> dict[str, Any]:
    return {"type": "relative", "boundary": "by", "anchor": "hội nghị", "offset_days": days}


def working(days: int) -> dict[str, Any]:
    return {"type": "relative", "boundary": "by", "anchor": "hội nghị", "offset_working_days": days}


def weekly(boundary: str, day: str) -> dict[str, Any]:
    return {"type": "weekday", "boundary": boundary, "weekday": day}


@dataclass(frozen=True, kw_only=True)
class Case:
    due: Mapping[str, Any]
    period: str
    key: str
    written: str
    last_safe: str
    advised: str
    why: str | None
    basis: Basis


def row(  # noqa: PLR0913  # a row has many columns
    name: str,
    due: Mapping[str, Any],
    period: str,
    key: str,
    *days: str,
    why: str | None = None,
    event: date | None = None,
    year: int | None = None,
) -> Any:
    """One due: the day written, the last safe day if another, the advised day if another."""
    written, last_safe, advised = (*days, *[days[-1]] * (3 - len(days)))
    basis = Basis(events=(event,) if event else (), year=year)
    case = Case(
        due=due,
        period=period,
        key=key,
        written=written,
        last_safe=last_safe,
        advised=advised,
        why=why,
        basis=basis,
    )
    return pytest.param(case, id=name)


SATURDAY, SUNDAY = "saturday", "sunday"
QUARTER_ENDS = (3, 6, 9, 12)

ONCE = [
    row("trước T4", absolute("before", "2024-11-20"), "once", "once", "T4 20/11/2024", "T3 19/11/2024"),
    row("trước CN", absolute("before", "2026-11-15"), "once", "once", "CN 15/11/2026", "T7 14/11/2026", "T6 13/11/2026", why=SATURDAY),
    row("chậm nhất CN", absolute("by", "2026-11-15"), "once", "once", "CN 15/11/2026", "CN 15/11/2026", "T6 13/11/2026", why=SUNDAY),
    row("chậm nhất T7", absolute("by", "2026-12-05"), "once", "once", "T7 05/12/2026", "T7 05/12/2026", "T6 04/12/2026", why=SATURDAY),
    row("trước T7", absolute("before", "2026-12-05"), "once", "once", "T7 05/12/2026", "T6 04/12/2026"),
    row("Tết Dương lịch 2027", absolute("by", "2027-01-01"), "once", "once", "T6 01/01/2027", "T6 01/01/2027", "T5 31/12/2026", why="Tết Dương lịch"),
    row("sau Tết Dương lịch 2025", absolute("before", "2025-01-02"), "once", "once", "T5 02/01/2025", "T4 01/01/2025", "T3 31/12/2024", why="Tết Dương lịch"),
    row("30/4/2025", absolute("by", "2025-04-30"), "once", "once", "T4 30/04/2025", "T4 30/04/2025", "T3 29/04/2025", why="Ngày Chiến thắng"),
    row("nghỉ hoán đổi 2/5/2025", absolute("by", "2025-05-02"), "once", "once", "T6 02/05/2025", "T6 02/05/2025", "T3 29/04/2025", why="Ngày nghỉ (thay cho ngày 26/04/2025)"),
    row("làm bù 26/4/2025", absolute("by", "2025-04-26"), "once", "once", "T7 26/04/2025"),
    row("nghỉ hoán đổi 29/4/2024", absolute("by", "2024-04-29"), "once", "once", "T2 29/04/2024", "T2 29/04/2024", "T6 26/04/2024", why="Ngày nghỉ (thay cho ngày 04/05/2024)"),
    row("làm bù 4/5/2024", absolute("by", "2024-05-04"), "once", "once", "T7 04/05/2024"),
    row("lùi về T7 làm bù", absolute("before", "2024-05-06"), "once", "once", "T2 06/05/2024", "CN 05/05/2024", "T7 04/05/2024", why=SUNDAY),
    row("1/5/2030", absolute("by", "2030-05-01"), "once", "once", "T4 01/05/2030", "T4 01/05/2030", "T2 29/04/2030", why="Ngày Quốc tế Lao động"),
    row("2/9/2024", absolute("by", "2024-09-02"), "once", "once", "T2 02/09/2024", "T2 02/09/2024", "T6 30/08/2024", why="Quốc khánh"),
    row("trước 3/9/2024", absolute("before", "2024-09-03"), "once", "once", "T3 03/09/2024", "T2 02/09/2024", "T6 30/08/2024", why="Quốc khánh"),
    row("1/9/2025", absolute("by", "2025-09-01"), "once", "once", "T2 01/09/2025", "T2 01/09/2025", "T6 29/08/2025", why="Quốc khánh"),
    row("2/9/2026", absolute("by", "2026-09-02"), "once", "once", "T4 02/09/2026", "T4 02/09/2026", "T6 28/08/2026", why="Quốc khánh"),
    row("làm bù 22/8/2026", absolute("by", "2026-08-22"), "once", "once", "T7 22/08/2026"),
    row("3/9/2027", absolute("by", "2027-09-03"), "once", "once", "T6 03/09/2027", "T6 03/09/2027", "T4 01/09/2027", why="Quốc khánh"),
    row("Giỗ Tổ 2024", absolute("by", "2024-04-18"), "once", "once", "T5 18/04/2024", "T5 18/04/2024", "T4 17/04/2024", why="Ngày Giỗ Tổ Hùng Vương"),
    row("Giỗ Tổ 2025", absolute("by", "2025-04-07"), "once", "once", "T2 07/04/2025", "T2 07/04/2025", "T6 04/04/2025", why="Ngày Giỗ Tổ Hùng Vương"),
    row("nghỉ bù Giỗ Tổ 2026", absolute("by", "2026-04-27"), "once", "once", "T2 27/04/2026", "T2 27/04/2026", "T6 24/04/2026", why="Ngày Giỗ Tổ Hùng Vương (nghỉ bù)"),
    row("Giỗ Tổ 2027", absolute("by", "2027-04-16"), "once", "once", "T6 16/04/2027", "T6 16/04/2027", "T5 15/04/2027", why="Ngày Giỗ Tổ Hùng Vương"),
    row("Giỗ Tổ 2028", absolute("by", "2028-04-04"), "once", "once", "T3 04/04/2028", "T3 04/04/2028", "T2 03/04/2028", why="Ngày Giỗ Tổ Hùng Vương"),
    row("Giỗ Tổ 2029", absolute("before", "2029-04-24"), "once", "once", "T3 24/04/2029", "T2 23/04/2029", "T6 20/04/2029", why="Ngày Giỗ Tổ Hùng Vương"),
    row("Giỗ Tổ 2030", absolute("by", "2030-04-12"), "once", "once", "T6 12/04/2030", "T6 12/04/2030", "T5 11/04/2030", why="Ngày Giỗ Tổ Hùng Vương"),
    row("24/11/2026", absolute("by", "2026-11-24"), "once", "once", "T3 24/11/2026", "T3 24/11/2026", "T2 23/11/2026", why="Ngày Văn hóa Việt Nam"),
    row("trước 7 giờ", absolute("before", "2025-07-01", time="07:00"), "once", "once", "T3 01/07/2025"),
    row("Tết 2024", absolute("by", "2024-02-10"), "once", "once", "T7 10/02/2024", "T7 10/02/2024", "T4 07/02/2024", why="Tết Nguyên Đán"),
    row("hết Tết 2024", absolute("before", "2024-02-15"), "once", "once", "T5 15/02/2024", "T4 14/02/2024", "T4 07/02/2024", why="Mùng năm Tết Nguyên Đán"),
    row("Tết 2025", absolute("by", "2025-01-29"), "once", "once", "T4 29/01/2025", "T4 29/01/2025", "T6 24/01/2025", why="Tết Nguyên Đán"),
    row("hết Tết 2025", absolute("before", "2025-02-03"), "once", "once", "T2 03/02/2025", "CN 02/02/2025", "T6 24/01/2025", why=SUNDAY),
    row("Tết 2026", absolute("by", "2026-02-17"), "once", "once", "T3 17/02/2026", "T3 17/02/2026", "T6 13/02/2026", why="Tết Nguyên Đán"),
    row("hết Tết 2026", absolute("by", "2026-02-22"), "once", "once", "CN 22/02/2026", "CN 22/02/2026", "T6 13/02/2026", why=SUNDAY),
    row("Tết 2027", absolute("by", "2027-02-06"), "once", "once", "T7 06/02/2027", "T7 06/02/2027", "T4 03/02/2027", why="Tết Nguyên Đán"),
    row("hết Tết 2027", absolute("by", "2027-02-10"), "once", "once", "T4 10/02/2027", "T4 10/02/2027", "T4 03/02/2027", why="Mùng năm Tết Nguyên Đán"),
    row("Tết 2028", absolute("by", "2028-01-26"), "once", "once", "T4 26/01/2028", "T4 26/01/2028", "T6 21/01/2028", why="Tết Nguyên Đán"),
    row("Tết 2029", absolute("by", "2029-02-13"), "once", "once", "T3 13/02/2029", "T3 13/02/2029", "T6 09/02/2029", why="Tết Nguyên Đán"),
    row("Tết 2030", absolute("by", "2030-02-02"), "once", "once", "T7 02/02/2030", "T7 02/02/2030", "T4 30/01/2030", why="Tết Nguyên Đán"),
    row("hết Tết 2030", absolute("by", "2030-02-06"), "once", "once", "T4 06/02/2030", "T4 06/02/2030", "T4 30/01/2030", why="Mùng năm Tết Nguyên Đán"),
]  # fmt: skip

MONTHLY = [
    row("trước 20, tháng 6", monthly("before", 20), "monthly", "2026-M06", "T7 20/06/2026", "T6 19/06/2026"),
    row("trước 20, tháng 9", monthly("before", 20), "monthly", "2026-M09", "CN 20/09/2026", "T7 19/09/2026", "T6 18/09/2026", why=SATURDAY),
    row("25, tháng 10", monthly("by", 25), "monthly", "2026-M10", "CN 25/10/2026", "CN 25/10/2026", "T6 23/10/2026", why=SUNDAY),
    row("31, tháng 2 nhuận 2024", monthly("by", 31), "monthly", "2024-M02", "T5 29/02/2024"),
    row("31, tháng 2/2025", monthly("by", 31), "monthly", "2025-M02", "T6 28/02/2025"),
    row("31, tháng 2 nhuận 2028", monthly("by", 31), "monthly", "2028-M02", "T3 29/02/2028"),
    row("30, tháng 2/2026", monthly("by", 30), "monthly", "2026-M02", "T7 28/02/2026", "T7 28/02/2026", "T6 27/02/2026", why=SATURDAY),
    row("31, tháng 4", monthly("by", 31), "monthly", "2026-M04", "T5 30/04/2026", "T5 30/04/2026", "T4 29/04/2026", why="Ngày Chiến thắng"),
    row("trước 31, tháng 4", monthly("before", 31), "monthly", "2026-M04", "T5 30/04/2026", "T4 29/04/2026"),
    row("31, tháng 1", monthly("by", 31), "monthly", "2027-M01", "CN 31/01/2027", "CN 31/01/2027", "T6 29/01/2027", why=SUNDAY),
    row("trước 5 tháng sau, tháng 12", monthly("before", 5, month_offset=1), "monthly", "2026-M12", "T3 05/01/2027", "T2 04/01/2027"),
    row("3 tháng sau, tháng 12", monthly("by", 3, month_offset=1), "monthly", "2025-M12", "T7 03/01/2026", "T7 03/01/2026", "T6 02/01/2026", why=SATURDAY),
    row("22, trong Tết 2026", monthly("on", 22), "monthly", "2026-M02", "CN 22/02/2026", "CN 22/02/2026", "T6 13/02/2026", why=SUNDAY),
    row("22, tháng 11/2025", monthly("on", 22), "monthly", "2025-M11", "T7 22/11/2025", "T7 22/11/2025", "T6 21/11/2025", why=SATURDAY),
    row("trước 1, tháng 3", monthly("before", 1), "monthly", "2026-M03", "CN 01/03/2026", "T7 28/02/2026", "T6 27/02/2026", why=SATURDAY),
    row("trước 10, giáp Tết 2029", monthly("before", 10), "monthly", "2029-M02", "T7 10/02/2029", "T6 09/02/2029"),
    row("trước 5 sau quý IV", monthly("before", 5, month_offset=1), "quarterly", "2026-Q4", "T3 05/01/2027", "T2 04/01/2027"),
    row("trước 5 sau quý III", monthly("before", 5, month_offset=1), "quarterly", "2026-Q3", "T2 05/10/2026", "CN 04/10/2026", "T6 02/10/2026", why=SUNDAY),
]  # fmt: skip

OF_LAST_MONTH = [
    row("quý I", last_month("before", 20, *QUARTER_ENDS), "quarterly", "2026-Q1", "T6 20/03/2026", "T5 19/03/2026"),
    row("quý II", last_month("before", 20, *QUARTER_ENDS), "quarterly", "2026-Q2", "T7 20/06/2026", "T6 19/06/2026"),
    row("quý III", last_month("before", 20, *QUARTER_ENDS), "quarterly", "2026-Q3", "CN 20/09/2026", "T7 19/09/2026", "T6 18/09/2026", why=SATURDAY),
    row("quý IV", last_month("before", 20, *QUARTER_ENDS), "quarterly", "2026-Q4", "CN 20/12/2026", "T7 19/12/2026", "T6 18/12/2026", why=SATURDAY),
    row("hết quý II", last_month("by", 31), "quarterly", "2026-Q2", "T3 30/06/2026"),
    row("hết quý III", last_month("by", 31), "quarterly", "2027-Q3", "T5 30/09/2027"),
    row("hết quý I", last_month("by", 31), "quarterly", "2029-Q1", "T7 31/03/2029", "T7 31/03/2029", "T6 30/03/2029", why=SATURDAY),
    row("6 tháng đầu năm", last_month("before", 20), "semiannual", "2027-H1", "CN 20/06/2027", "T7 19/06/2027", "T6 18/06/2027", why=SATURDAY),
    row("6 tháng cuối năm", last_month("before", 20), "semiannual", "2027-H2", "T2 20/12/2027", "CN 19/12/2027", "T6 17/12/2027", why=SUNDAY),
    row("hết 6 tháng", last_month("by", 31), "semiannual", "2028-H1", "T6 30/06/2028"),
    row("tháng cuối năm", last_month("before", 20), "annual", "2030", "T6 20/12/2030", "T5 19/12/2030"),
    row("tháng 6 và 12", last_month("before", 15, 6, 12), "annual", "2026-H1", "T2 15/06/2026", "CN 14/06/2026", "T6 12/06/2026", why=SUNDAY),
    row("tháng cuối kỳ của tháng", last_month("by", 31), "monthly", "2026-M05", "CN 31/05/2026", "CN 31/05/2026", "T6 29/05/2026", why=SUNDAY),
]  # fmt: skip

YEARLY = [
    row("trước 15/12", yearly("before", 15, 12), "annual", "2026", "T3 15/12/2026", "T2 14/12/2026"),
    row("31/12", yearly("by", 31, 12), "annual", "2028", "CN 31/12/2028", "CN 31/12/2028", "T6 29/12/2028", why=SUNDAY),
    row("trước 15/1 năm sau", yearly("before", 15, 1, year_offset=1), "annual", "2026", "T6 15/01/2027", "T5 14/01/2027"),
    row("trước 30/4 năm sau", yearly("before", 30, 4, year_offset=1), "annual", "2025", "T5 30/04/2026", "T4 29/04/2026"),
    row("trước 31/12 năm trước", yearly("before", 31, 12, year_offset=-1), "annual", "2027", "T5 31/12/2026", "T4 30/12/2026"),
    row("29/2 năm nhuận", yearly("by", 29, 2), "annual", "2024", "T5 29/02/2024"),
    row("29/2 năm thường", yearly("by", 29, 2), "annual", "2027", "CN 28/02/2027", "CN 28/02/2027", "T6 26/02/2027", why=SUNDAY),
    row("trước 1/3 năm nhuận", yearly("before", 1, 3), "annual", "2028", "T4 01/03/2028", "T3 29/02/2028"),
    row("trước 1/1", yearly("before", 1, 1), "annual", "2027", "T6 01/01/2027", "T5 31/12/2026"),
    row("trước 15/6 của 6 tháng", yearly("before", 15, 6), "semiannual", "2026-H1", "T2 15/06/2026", "CN 14/06/2026", "T6 12/06/2026", why=SUNDAY),
    row("10/1 năm sau của 6 tháng", yearly("by", 10, 1, year_offset=1), "semiannual", "2025-H2", "T7 10/01/2026", "T7 10/01/2026", "T6 09/01/2026", why=SATURDAY),
    row("25/3 của kế hoạch 2026", yearly("before", 25, 3), "once", "once", "T4 25/03/2026", "T3 24/03/2026", year=2026),
]  # fmt: skip

WITHIN = [
    row("trong tháng 11/2025", months("in", 11, year=2025), "once", "once", "CN 30/11/2025", "CN 30/11/2025", "T6 28/11/2025", why=SUNDAY),
    row("trong tháng 1 hằng năm", months("in", 1), "annual", "2026", "T7 31/01/2026", "T7 31/01/2026", "T6 30/01/2026", why=SATURDAY),
    row("trong tháng 3 và 4", months("in", 3, 4, year=2026), "once", "once", "T5 30/04/2026", "T5 30/04/2026", "T4 29/04/2026", why="Ngày Chiến thắng"),
    row("trước tháng 6", months("before", 6, year=2026), "once", "once", "T2 01/06/2026", "CN 31/05/2026", "T6 29/05/2026", why=SUNDAY),
    row("tháng đầu quý", months("in", 1, 4, 7, 10), "quarterly", "2027-Q2", "T6 30/04/2027", "T6 30/04/2027", "T5 29/04/2027", why="Ngày Chiến thắng"),
    row("tháng 6 và 12 hằng năm", months("in", 6, 12), "annual", "2029-H1", "T7 30/06/2029", "T7 30/06/2029", "T6 29/06/2029", why=SATURDAY),
    row("trong tháng 2 nhuận", months("in", 2), "annual", "2028", "T3 29/02/2028"),
    row("quý I/2027", quarter(1, year=2027), "once", "once", "T4 31/03/2027"),
    row("quý IV/2028", quarter(4, year=2028), "once", "once", "CN 31/12/2028", "CN 31/12/2028", "T6 29/12/2028", why=SUNDAY),
    row("quý II hằng năm", quarter(2), "annual", "2030", "CN 30/06/2030", "CN 30/06/2030", "T6 28/06/2030", why=SUNDAY),
    row("quý III của kế hoạch 2026", quarter(3), "once", "once", "T4 30/09/2026", year=2026),
]  # fmt: skip

RELATIVE = [
    row("5 ngày sau T3 10/2/2026", after(5), "per_event", "2026-02-10", "CN 15/02/2026", "CN 15/02/2026", "T6 13/02/2026", why=SUNDAY, event=date(2026, 2, 10)),
    row("2 ngày trước T5 5/3/2026", after(-2), "per_meeting", "2026-03-05", "T3 03/03/2026", event=date(2026, 3, 5)),
    row("3 ngày trước T2 4/5/2026", after(-3), "per_meeting", "2026-05-04", "T6 01/05/2026", "T6 01/05/2026", "T4 29/04/2026", why="Ngày Quốc tế Lao động", event=date(2026, 5, 4)),
    row("30 ngày sau T2 5/1/2026", after(30), "per_event", "2026-01-05", "T4 04/02/2026", event=date(2026, 1, 5)),
    row("3 ngày làm việc qua Tết 2026", working(3), "per_event", "2026-02-13", "T4 25/02/2026", event=date(2026, 2, 13)),
    row("5 ngày làm việc trước T3 24/2/2026", working(-5), "per_meeting", "2026-02-24", "T3 10/02/2026", event=date(2026, 2, 24)),
    row("10 ngày làm việc qua 2/9/2026", working(10), "per_event", "2026-08-28", "T4 16/09/2026", event=date(2026, 8, 28)),
    row("3 ngày làm việc qua Giỗ Tổ, 30/4/2026", working(3), "per_event", "2026-04-24", "T2 04/05/2026", event=date(2026, 4, 24)),
    row("5 ngày làm việc qua T7 làm bù 2024", working(5), "per_event", "2024-04-25", "T2 06/05/2024", event=date(2024, 4, 25)),
    row("5 ngày làm việc sau T6 19/12/2025", working(5), "per_event", "2025-12-19", "T6 26/12/2025", event=date(2025, 12, 19)),
    row("5 ngày làm việc qua Tết 2030", working(5), "per_event", "2030-01-29", "T3 12/02/2030", event=date(2030, 1, 29)),
]  # fmt: skip

WEEKLY = [
    row("thứ Sáu", weekly("on", "friday"), "weekly", "2026-W07", "T6 13/02/2026"),
    row("thứ Sáu mùng 4 Tết", weekly("on", "friday"), "weekly", "2026-W08", "T6 20/02/2026", "T6 20/02/2026", "T6 13/02/2026", why="Mùng bốn Tết Nguyên Đán"),
    row("trước thứ Năm 30/4", weekly("before", "thursday"), "weekly", "2026-W18", "T5 30/04/2026", "T4 29/04/2026"),
    row("trước thứ Sáu 1/5", weekly("before", "friday"), "weekly", "2026-W18", "T6 01/05/2026", "T5 30/04/2026", "T4 29/04/2026", why="Ngày Chiến thắng"),
    row("trước thứ Hai", weekly("before", "monday"), "weekly", "2026-W10", "T2 02/03/2026", "CN 01/03/2026", "T6 27/02/2026", why=SUNDAY),
    row("thứ Bảy làm bù", weekly("on", "saturday"), "weekly", "2026-W34", "T7 22/08/2026"),
    row("tuần 53", weekly("on", "friday"), "weekly", "2026-W53", "T6 01/01/2027", "T6 01/01/2027", "T5 31/12/2026", why="Tết Dương lịch"),
]  # fmt: skip

CASES = [*ONCE, *MONTHLY, *OF_LAST_MONTH, *YEARLY, *WITHIN, *RELATIVE, *WEEKLY]


def day(written: str) -> date:
    """Read "T6 13/11/2026", holding the weekday against the day."""
    weekday, _, printed = written.partition(" ")
    day_of_month, month, year = map(int, printed.split("/"))
    assert weekday == sakamoto(year, month, day_of_month), written
    return date(year, month, day_of_month)


def sakamoto(year: int, month: int, day_of_month: int) -> str:
    """Tell the weekday by Tomohiko Sakamoto's method, independent of ``datetime``."""
    shifts = (0, 3, 2, 5, 0, 3, 5, 1, 4, 6, 2, 4)
    year -= month < 3
    number = year + year // 4 - year // 100 + year // 400 + shifts[month - 1] + day_of_month
    return ("CN", "T2", "T3", "T4", "T5", "T6", "T7")[number % 7]


@pytest.mark.parametrize("case", CASES)
def test_a_rule_gives_the_days_worked_out_by_hand(case: Case) -> None:
    found = due_days(case.due, case.period, FIRST, LAST, work=WORK, basis=case.basis)

    (due,) = [one for one in found if one.period.key == case.key]
    assert due.written == day(case.written)
    assert due.last_safe == day(case.last_safe)
    assert due.advised == day(case.advised)
    assert (due.why and (due.why.name or due.why.kind)) == case.why


def test_there_are_more_than_a_hundred_cases() -> None:
    assert len({param.id for param in CASES}) == len(CASES) > 100
