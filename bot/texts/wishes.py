"""How somebody wants to be reminded: how many days ahead, and at which time of the day."""

from __future__ import annotations

from collections.abc import Sequence
from string import Template

TITLE = "Nhắc trước mấy ngày: $what"
OF_CELL = "Cho $cell, mọi kỳ của việc này."
OF_ALL = "Cho mọi chi bộ, trừ nơi đã tự chọn; mọi kỳ của việc này."
NOW = "Đang nhắc $days."
DAYS = "trước $days ngày"
DAY_ITSELF = "sáng ngày nên nộp"
ONLY = "chỉ $day"
CHOOSE = "Nhắc $days"
USUAL = "Nhắc như thường lệ"
EVENING = "Nhắc tôi buổi tối ($hours)"
BY_DAY = "Nhắc tôi trong giờ hành chính"
EVENING_SET = (
    "Từ nay nhắc đồng chí buổi tối; riêng sáng ngày nên nộp vẫn nhắc trong giờ hành chính."
)
BY_DAY_SET = "Từ nay nhắc đồng chí trong giờ hành chính."
SET = "Đã ghi."
BUTTON = "Nhắc trước mấy ngày"
MONTH = "Lịch tháng này (ảnh)"
NO_MONTH = "Tháng này $cells không có hạn nào."


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def days(leads: Sequence[int]) -> str:
    """Say how many days ahead: "trước 7, 3, 1 ngày, và sáng ngày nên nộp"."""
    if not leads:
        return put(ONLY, day=DAY_ITSELF)
    ahead = put(DAYS, days=", ".join(map(str, sorted(leads, reverse=True))))
    return f"{ahead}, và {DAY_ITSELF}"
