from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from knowledge.calendar import WorkCalendar, due_days
from knowledge.duties.hours import timed
from tests.knowledge.duties.factories import make_obligation

THURSDAY: dict[str, Any] = {"type": "weekday", "boundary": "before", "weekday": "thursday"}
TWENTIETH: dict[str, Any] = {"type": "day_of_month", "boundary": "before", "day": 20}
JUNE: dict[str, Any] = {"type": "month_day", "boundary": "before", "month": 6, "day": 10}
LAST: dict[str, Any] = {"type": "day_of_last_month_of_period", "boundary": "by", "day": 15}
TOLD: dict[str, Any] = {"type": "absolute", "boundary": "by", "date": "2026-09-18", "time": "16:00"}


@pytest.mark.parametrize(
    ("due", "quote", "time"),
    [
        (THURSDAY, "Hằng tuần, gửi báo cáo nhanh trước 15 giờ thứ Năm", "15:00"),
        (THURSDAY, "gửi trước 16h30, thứ 5 hằng tuần", "16:30"),
        (THURSDAY, "gửi trước 4 giờ chiều ngày thứ Năm", "16:00"),
        (THURSDAY, "trước thứ Năm hằng tuần, họp lúc 8 giờ", None),
        (THURSDAY, "trước 15 giờ thứ Tư; báo cáo trước thứ Năm", None),
        (TWENTIETH, "trước 17h00 ngày 20 hằng tháng", "17:00"),
        (TWENTIETH, "trước 17 giờ ngày 2 và ngày 20 hằng tháng", None),
        (JUNE, "chậm nhất 11 giờ 30 phút ngày 10/6 hằng năm", "11:30"),
        (JUNE, "trước 10 giờ ngày 10 tháng 6", "10:00"),
        (LAST, "chậm nhất 9:00 ngày 15 của tháng cuối quý", "09:00"),
        (TOLD, "chậm nhất 15 giờ ngày 18/9/2026", "16:00"),
        ({"type": "none"}, "trước 15 giờ", None),
    ],
)
def test_the_hour_of_a_day_is_read_from_the_sentence(
    due: dict[str, Any], quote: str, time: str | None
) -> None:
    assert timed(make_obligation(due=due, quote=quote)).get("time") == time


def test_midnight_leaves_the_day_whole() -> None:
    due = timed(make_obligation(due=TWENTIETH, quote="trước 24 giờ ngày 20 hằng tháng"))

    assert due == {"type": "day_of_month", "boundary": "by", "day": 20}


@pytest.mark.parametrize(
    ("due", "period", "quote", "last_safe"),
    [
        (THURSDAY, "weekly", "trước 15 giờ thứ Năm hằng tuần", date(2026, 3, 19)),
        (THURSDAY, "weekly", "trước thứ Năm hằng tuần", date(2026, 3, 18)),
        (TWENTIETH, "monthly", "trước 17h00 ngày 20 hằng tháng", date(2026, 3, 20)),
        (TWENTIETH, "monthly", "trước ngày 20 hằng tháng", date(2026, 3, 19)),
    ],
)
def test_before_an_hour_of_a_day_is_in_time_on_that_day(
    due: dict[str, Any], period: str, quote: str, last_safe: date
) -> None:
    rule = timed(make_obligation(due=due, quote=quote))

    (found,) = due_days(rule, period, date(2026, 3, 16), date(2026, 3, 22), work=WorkCalendar())

    assert found.last_safe == last_safe
    assert found.times == ((rule["time"],) if "time" in rule else ())
