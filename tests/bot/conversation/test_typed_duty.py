from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.conversation.typed_duty import read
from bot.errors import UnclearDuty
from knowledge.domain import DayRule

_MONTHLY = {"type": "day_of_month", "boundary": "before", "day": 20}

TODAY = date(2026, 3, 18)


@pytest.mark.parametrize(
    ("typed", "changes"),
    [
        ("12 trước ngày 20 hằng tháng", {"period": "monthly", "due": _MONTHLY}),
        ("12 han truoc ngay 20 hang thang", {"period": "monthly", "due": _MONTHLY}),
        (
            "12 trước ngày 10/12 hằng năm",
            {
                "period": "annual",
                "due": {"type": "month_day", "boundary": "before", "month": 12, "day": 10},
            },
        ),
        (
            "12 chậm nhất ngày 15 của tháng cuối quý",
            {
                "period": "quarterly",
                "due": {
                    "type": "day_of_last_month_of_period",
                    "boundary": "by",
                    "day": 15,
                    "months": [3, 6, 9, 12],
                },
            },
        ),
        ("12 kỳ hằng quý", {"period": "quarterly"}),
        ("12 gửi Ban Xây dựng Đảng", {"to": ("Ban Xây dựng Đảng",)}),
        ("12 qua Văn phòng Đảng ủy.", {"via": ("Văn phòng Đảng ủy",)}),
        ("12 ai Chi bộ 1; Chi bộ 2", {"who": ("Chi bộ 1", "Chi bộ 2")}),
        ("12 việc báo cáo thu đảng phí", {"what": "báo cáo thu đảng phí"}),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_field_is_corrected_in_plain_words(typed: str, changes: dict[str, Any]) -> None:
    found = read(typed, TODAY)

    assert (found.id, found.changes, found.day) == (12, changes, None)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        ("7 đặt trước 4 ngày", DayRule(ahead_days=4)),
        (
            "7 dat ngay 15 hang thang",
            DayRule(period="monthly", due={"type": "day_of_month", "boundary": "by", "day": 15}),
        ),
        (
            "7 đặt ngày 10/11/2026",
            DayRule(
                period="once", due={"type": "absolute", "boundary": "by", "date": "2026-11-10"}
            ),
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_day_of_the_office_is_set_in_plain_words(typed: str, day: DayRule) -> None:
    assert read(typed, TODAY).day == day


@pytest.mark.parametrize(
    "typed", ["", "12", "trước ngày 20", "12 hôm nào cũng được", "12 gửi .", "12 đặt hằng tháng"]
)
def test_what_says_nothing_is_refused(typed: str) -> None:
    with pytest.raises(UnclearDuty):
        read(typed, TODAY)


@pytest.mark.parametrize("typed", ["7 diễn ra ngày 15/4", "7 hop ngay 15/4/2026", "7 sự việc 15/4"])
def test_the_day_of_an_event_is_set_in_plain_words(typed: str) -> None:
    assert read(typed, TODAY).event == date(2026, 4, 15)


def test_an_event_without_a_day_is_refused() -> None:
    with pytest.raises(UnclearDuty):
        read("7 diễn ra tháng 4", TODAY)
