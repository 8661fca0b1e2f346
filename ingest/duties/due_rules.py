"""What every due rule (thời hạn) is made of: where it stands, what it says, which cue opens it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

Due = dict[str, Any]
Match = re.Match[str]


@dataclass(frozen=True, slots=True)
class Mention:
    """One due rule where it stands; offsets count in the text that was searched."""

    start: int
    end: int
    due: Due
    # what the words themselves say ("hằng tháng"); None leaves it to the rest of the clause
    period: str | None = None
    # "trước ngày 20" alone: a day of the month only where the clause says "hằng tháng"
    bare: bool = False


# What stands before the day: "trước", "chậm nhất là", "đến hết", "vào", "hạn nộp:"
_LAST = r"(?:chậm|muộn|trễ) nhất"
_NOT_LATER = r"không (?:được )?(?:(?:chậm |muộn |trễ )?quá|muộn hơn|chậm hơn|trễ hơn)"
_LABEL = (
    r"(?:(?:thời )?hạn(?: (?:cuối|chót|cuối cùng|nộp|gửi|hoàn thành|báo cáo|thực hiện|"
    r"trả lời|nhận))*(?: báo cáo)?"
    r"|thời (?:gian|điểm) (?:hoàn thành|nộp|gửi|báo cáo|trả lời|thực hiện)(?: báo cáo)?"
    r")(?:\s*:| là| vào|(?= ngày))"
)
CUE = (
    rf"(?P<cue>(?:{_LAST}|{_NOT_LATER})(?: (?:là|vào|đến|tới|trước|trong|hết|cuối))*"
    rf"|(?:xong )?trước|(?:đến|tới) (?:hết|cuối)|(?<!\w)hết|(?<!\w)cuối"
    rf"|(?<!\w)(?:đến|tới)|(?<!\w)vào|(?<!\w)trong|(?<!\w)sau|{_LABEL}(?: trước)?)"
)
# "17h00", "16 giờ 30 phút", "7h00 sáng", "14:00"
CLOCK = (
    r"(?P<hour>\d{1,2})\s*(?:h|giờ|g(?=\d)|:(?=\d))\s*(?P<minute>\d{2})?(?:\s*phút)?"
    r"(?: (?P<half>sáng|trưa|chiều|tối))?"
)


def boundary(cue: str) -> str:
    """Say what a cue means: "chậm nhất trước" -> before, "chậm nhất vào" -> by, "vào" -> on."""
    words = cue.split()
    if "trước" in words:
        return "before"
    if re.search(rf"{_LAST}|{_NOT_LATER}|hạn|thời|đến|tới|hết|cuối", cue):
        return "by"
    return {"trong": "in", "sau": "after"}.get(words[0] if words else "", "on")
