"""What ``troly remind`` prints: each reminder that holds, why now, and why this person."""

from __future__ import annotations

from collections.abc import Mapping
from string import Template

from bot.reminders.rules import Reminder
from bot.texts import deadlines

NOTHING = "Lúc $at không có lời nhắc nào phải gửi."
CLOSED = "Lúc $at là ngoài giờ nhắc ($hours), nên không gửi gì."
DAY_OFF = "$day là ngày nghỉ; chỉ nhắc việc mà sau đó không còn ngày làm việc nào."
PLANNED = "Đã lập $count thư nhắc; trợ lý đang trực sẽ gửi."
HEAD = "Lúc $at, nếu trợ lý đang trực ($count thư):"
TO = "$name – $account"
NOT_ON_TELEGRAM = "chưa dùng Telegram, nên lời nhắc chuyển tới Văn phòng"
BECAUSE = "• $what ($cell): $why; $day."
LAST = "hạn hết $day"
WISE = "nên nộp trong $advised, hạn hết $day"
LATE = " (muộn hơn lịch: đáng ra từ $since)"
FOR_OTHERS = "báo cho Văn phòng vì không ai của $cell nhắn được"

# rule -> why now; "later:…" and "nudge:…" by their beginnings
WHY: Mapping[str, str] = {
    "ahead": "đến mốc trước $days ngày",
    "morning": "sáng ngày nên nộp",
    "missing": "đã qua hạn, chưa ai ghi nhận",
    "office": "đã qua hạn $after ngày làm việc, báo Văn phòng",
    "later": "đồng chí ấy hẹn nhắc lại lúc này",
    "nudge": "Văn phòng bấm nhắc",
}


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def because(reminder: Reminder, *, what: str, cell: str, after: int) -> str:
    """Say why a reminder holds now."""
    kind, _, more = reminder.rule.partition(":")
    why = put(WHY[kind], days=more, after=after)
    if reminder.late:
        why += put(LATE, since=f"{reminder.since:%H:%M %d/%m}")
    owed = reminder.owed
    day, advised = deadlines.day(owed.day), owed.due.advised
    said = put(LAST, day=day)
    if advised != owed.day and owed.day == owed.due.day:
        said = put(WISE, advised=deadlines.day(advised), day=day)
    return put(BECAUSE, what=what, cell=cell, why=why, day=said)
