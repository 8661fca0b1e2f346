"""The letters of a week (to the office) and of a month (to each cell)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from string import Template

from bot.conversation.replies import Line
from bot.reminders.progress import Progress
from bot.texts import deadlines
from bot.texts import progress as progress_texts

WEEK = "Tuần $first – $last"
DUE = "Đến hạn trong tuần:"
BEHIND = "Đã qua hạn, còn thiếu:"
TO_RECEIVE = "Chờ Văn phòng ghi đã nhận: $count báo cáo."
ROW = "$what (hết $day): $summary."
MORE = "… và $count việc nữa, xem bằng /tiendo."
MONTH = "Các hạn của $cells trong tháng $month/$year ($count việc). Xem từng việc: /hanbaocao."
_MOST = 8


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def week(
    first: date, coming: Sequence[Progress], behind: Sequence[Progress], to_receive: int
) -> Iterator[Line]:
    """Tell the office what is due in the week of *first*, a Monday, and what is behind."""
    last = first + timedelta(days=6)
    yield Line("title", put(WEEK, first=f"{first:%d/%m}", last=f"{last:%d/%m/%Y}"))
    for head, some in ((DUE, coming), (BEHIND, behind)):
        if some:
            yield Line("key", head)
            yield from (Line("plain", _row(one)) for one in some[:_MOST])
        if len(some) > _MOST:
            yield Line("note", put(MORE, count=len(some) - _MOST))
    if to_receive:
        yield Line("key", put(TO_RECEIVE, count=to_receive))


def _row(one: Progress) -> str:
    summary = progress_texts.summary(one)
    return put(ROW, what=one.what, day=deadlines.day(one.day), summary=summary)
