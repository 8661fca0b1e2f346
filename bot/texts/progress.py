"""How far reports have come: what staff read, press, and are told afterwards."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from string import Template

from bot.conversation.replies import Line
from bot.reminders.ledger import State
from bot.reminders.progress import Progress, Row
from bot.texts import deadlines

TITLE = "Tiến độ báo cáo"
NOTHING = "Từ 45 ngày trước đến 45 ngày tới không có hạn nào để theo dõi."
OF_CELL = "Tiến độ của $cell"
NOTHING_OF_CELL = "$cell không có hạn nào từ 45 ngày trước đến 45 ngày tới."
MORE = "Xem tiếp ($count việc nữa)"
BACK = "Về danh sách tiến độ"
BACK_TO = "Về tiến độ của việc này"
HOW = "Gõ /tiendo và tên chi bộ để xem một chi bộ, ví dụ: /tiendo chi bộ 3"

STATES: Mapping[State, str] = {
    "received": "Đã nhận",
    "handed_in": "Chi bộ báo đã nộp, chờ Văn phòng nhận",
    "returned": "Trả lại, chờ bổ sung",
    "waiting": "Chưa có",
    "excused": "Được miễn",
}
SHORT: Mapping[State, str] = {
    "received": "đã nhận",
    "handed_in": "báo đã nộp",
    "returned": "trả lại",
    "waiting": "chưa có",
    "excused": "miễn",
}
STATE_ROW = "$state: $count/$all"
LATE = "quá hạn"
DAY = "Hạn: hết $day, $left."
ANOTHER_DAY = "$cell (hết $day)"
NAMES_MORE = "… và $count chi bộ nữa"

RECEIVE_ALL = "Ghi đã nhận cả $count chi bộ báo đã nộp"
PICK = "Ghi từng chi bộ"
NUDGE = "Nhắc $count chi bộ chưa nộp"
PICTURE = "Ảnh tiến độ"
SHEET = "Tệp Excel"
URGE = "Công văn đôn đốc (tệp Word)"
BY_HAND = "Lời nhắn Zalo, danh sách gọi điện"

RECEIVED = "Ghi đã nhận"
RETURN = "Trả lại, cần bổ sung"
EXTEND = "Gia hạn"
EXCUSE = "Miễn cho chi bộ"
OURS = "Vẫn là việc của chi bộ"
CLEAR = "Bỏ ghi nhận của Văn phòng"
FILES = "Xem $count tệp kèm theo"

ASK_RETURN = "Đồng chí gõ những gì $cell cần bổ sung; chi bộ sẽ đọc đúng lời này."
ASK_EXTEND = "Đồng chí gõ ngày mới và lý do, ví dụ: 25/11 do mưa lũ. Ngày mới phải sau hạn cũ."
ASK_EXCUSE = "Đồng chí gõ lý do miễn cho $cell."
NOT_HIS = "không phải việc của chi bộ"

NOTED = "Đã ghi."
MARKED_ALL = "Đã ghi nhận báo cáo của $count chi bộ."
NUDGED = "Đã nhắc $count chi bộ."
NUDGED_LATER = "Sẽ nhắc $count chi bộ lúc $at."
NUDGED_ALREADY = "Hôm nay đã nhắc các chi bộ này rồi."
NOT_REACHED = "Chưa nhắc được trên Telegram: $cells. Đồng chí lấy lời nhắn Zalo ở dưới."
NOBODY_BEHIND = "Không còn chi bộ nào phải nộp việc này."

SUMMARY = "$received đã nhận · $handed_in báo đã nộp · $missing còn thiếu / $all"
_MOST_NAMES = 15


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


def summary(progress: Progress) -> str:
    """Say the counts in one line; what was excused is left out of the whole."""
    counts = progress.counts
    return put(
        SUMMARY,
        received=counts["received"],
        handed_in=counts["handed_in"],
        missing=counts["waiting"] + counts["returned"],
        all=len(progress.rows) - counts["excused"],
    )


def listed(progress: Progress, today: date, number: int) -> Iterator[Line]:
    """Say one duty of one period in a list."""
    yield Line("key", f"{number}. {progress.what}")
    left = deadlines.left(progress.day, today)
    yield Line("plain", put(DAY, day=deadlines.day(progress.day), left=left))
    yield Line("plain", summary(progress))


def whole(progress: Progress, today: date) -> Iterator[Line]:
    """Say how each cell stands, those that are behind with their names first."""
    yield Line("title", progress.what)
    yield Line("note", progress.directive)
    left = deadlines.left(progress.day, today)
    yield Line("key", put(DAY, day=deadlines.day(progress.day), left=left))
    order: tuple[State, ...] = ("waiting", "returned", "handed_in", "received", "excused")
    for state in order:
        rows = [row for row in progress.rows if row.state == state]
        if rows:
            told = put(STATE_ROW, state=STATES[state], count=len(rows), all=len(progress.rows))
            yield Line("key", told)
            yield Line("plain", _names(rows, progress.day))


def _names(rows: list[Row], usual: date) -> str:
    named = [
        row.name if row.day == usual else put(ANOTHER_DAY, cell=row.name, day=f"{row.day:%d/%m}")
        for row in rows[:_MOST_NAMES]
    ]
    left = len(rows) - len(named)
    return ", ".join(named) + (f" {put(NAMES_MORE, count=left)}" if left else ".")


def cell_label(row: Row, today: date) -> str:
    """Name a cell and how it stands, for a button: "Chi bộ 3 – chưa có, quá hạn"."""
    return f"{row.name} – {stands(row, today)}"


def stands(row: Row, today: date) -> str:
    """Say how a cell stands: "chưa có, quá hạn"."""
    state = SHORT[row.state]
    return f"{state}, {LATE}" if row.is_late(today) else state
