"""What a reminder says: what is due, by when, whose day that is, and what was noted of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from string import Template

from bot.conversation.replies import Line
from bot.reminders.ledger import Entry, Standing
from bot.texts import deadlines
from knowledge.domain import Due, Held

AGAIN = "Gửi lại – nếu đồng chí đã nhận thì bỏ qua."
ONE = "Nhắc hạn: $what"
SEVERAL = "Nhắc hạn: $count việc"
FROM_OFFICE = "Văn phòng nhắc: $what"
LATE = "Trợ lý nhắc muộn hơn lịch, mong đồng chí thông cảm."
MISSING = "Văn phòng chưa ghi nhận báo cáo này (hạn $day). Nếu đã nộp, xin bấm Đã nộp."
MISSING_RETURNED = "Báo cáo này (hạn $day) Văn phòng đã trả lại để bổ sung và chưa nhận lại."
EXTENDED = "Văn phòng gia hạn đến hết $day, $left."
EXTENDED_WHY = "Lý do gia hạn: $note – $by, $at."
BEFORE = "Hạn trước đó: hết $day."
MORE = "Còn $count việc nữa, xem bằng /hanbaocao."
GONE = "Việc này không còn trong sổ theo dõi của Văn phòng, đồng chí không phải làm gì."

DONE = "Đã nộp"
DONE_OF = "$number. Đã nộp"
AFTERNOON = "Để chiều nay"
TOMORROW = "Để sáng mai"
ANOTHER_MORNING = "Để sáng $day"
SHOW = "Xem yêu cầu"
SHOW_ALL = "Xem từng việc"
NOT_OURS = "Báo Văn phòng: không phải việc của chi bộ"
UNDO = "Bấm nhầm, bỏ ghi Đã nộp"
UNDO_OF = "$number. Bấm nhầm, bỏ ghi Đã nộp"
EVIDENCE = "Gửi kèm ảnh hoặc tệp"

HANDED_IN = "Chi bộ báo đã nộp lúc $at – $by."
EVIDENCE_KEPT = "Đã kèm $count tệp."
RECEIVED = "Văn phòng đã nhận lúc $at – $by."
RETURNED = "Văn phòng trả lại, cần bổ sung: $note – $by, $at."
EXCUSED = "Văn phòng cho miễn: $note – $by, $at."
NOT_OURS_SAID = (
    "Đã báo Văn phòng lúc $at – $by: không phải việc của chi bộ. "
    "Hạn vẫn giữ cho đến khi Văn phòng trả lời."
)

CLOCK = (
    "Đồng hồ của máy chủ lệch hơn năm phút so với Telegram, nên trợ lý tạm ngừng nhắc hạn "
    "để khỏi nhắc sai ngày. Đồng chí nhờ người quản lý máy chỉnh lại giờ."
)
UNREACHED = "Chưa nhắc được trên Telegram, nhờ Văn phòng báo giúp:"
UNREACHED_ROW = "$what (hạn $day, $left): $cells."
CELLS_MORE = "$names và $count chi bộ nữa"
DOUBTFUL = "Chưa chắc lời nhắc đã tới $name, nhờ Văn phòng báo giúp:"
OVERDUE = "Đã qua hạn, Văn phòng chưa ghi nhận:"
OVERDUE_ROW = "$what (hạn $day): $cells."
MORE_ROWS = "… và $count việc nữa, xem bằng /tiendo."
PROGRESS_OF = "Tiến độ: $what"
BY_HAND = "Lời nhắn Zalo và danh sách gọi điện"

_MOST = 6  # dues of one letter, each with its button
_MOST_ROWS = 8
_MOST_CELLS = 6


def put(template: str, **facts: object) -> str:
    """Fill in a sentence."""
    return Template(template).substitute(facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One due as a letter tells of it."""

    # what buttons speak of: id of the reminder, or key of the due
    ref: int | str
    rule: str
    due: Due
    held: Held
    standing: Standing
    # named where the reader speaks for several, or for none of them
    of_cell: str = ""
    late: bool = False

    @property
    def day(self) -> date:
        """The last day that counts."""
        extended = self.standing.extended
        return self.due.day if extended is None or extended.day is None else extended.day

    @property
    def what(self) -> str:
        """Name what is to be done."""
        named = deadlines.what(self.due.duty, self.held, self.due.period)
        return f"{named} ({self.of_cell})" if self.of_cell else named


def lines(told: Sequence[Told], now: datetime, *, again: bool = False) -> Iterator[Line]:
    """Say everything that one letter tells an officer.

    Args:
        told: At least one due.
        now: The moment, in the zone in which moments are told.
        again: Whether it is a second copy of a letter that may have arrived.
    """
    if again:
        yield Line("plain", AGAIN)
    if len(told) == 1:
        yield from _one(told[0], now)
    else:
        yield Line("title", put(SEVERAL, count=len(told)))
        for number, one in enumerate(told[:_MOST], start=1):
            yield from _row(one, now, number)
        if len(told) > _MOST:
            yield Line("note", put(MORE, count=len(told) - _MOST))
    if any(one.late and one.standing.is_open for one in told):
        yield Line("note", LATE)


def _one(told: Told, now: datetime) -> Iterator[Line]:
    head = FROM_OFFICE if told.rule.startswith("nudge") else ONE
    yield Line("title", put(head, what=told.what))
    yield Line("key", _missing(told) or when(told, now.date()))
    yield from extended(told, now)
    if told.day == told.due.day:
        yield from deadlines.whose(told.due, now.date())
    yield from noted(told.standing, now.tzinfo)
    yield from deadlines.details(told.due.duty, told.held)


def _row(told: Told, now: datetime, number: int) -> Iterator[Line]:
    yield Line("key", f"{number}. {told.what}")
    yield from noted(told.standing, now.tzinfo)
    if not told.standing.is_open:
        return
    missing = _missing(told)
    yield Line("plain", missing or when(told, now.date()))
    yield from extended(told, now)
    if not missing and told.day == told.due.day:
        yield from deadlines.whose(told.due, now.date())
    said = deadlines.addressed(told.due.duty)
    if said:
        yield Line("plain", said)


def _missing(told: Told) -> str:
    """Say of what is not noted after its day what is to be done; empty for all else."""
    if told.rule != "missing" or not told.standing.is_open:
        return ""
    missing = MISSING_RETURNED if told.standing.returned else MISSING
    return put(missing, day=f"{told.day:%d/%m}")


def when(told: Told, today: date) -> str:
    """Say by when: the day of the directive, of who set it, or of the office's extension."""
    if told.day != told.due.day:
        left = deadlines.left(told.day, today)
        return put(EXTENDED, day=deadlines.day(told.day), left=left)
    return deadlines.when(told.due, today)


def extended(told: Told, now: datetime) -> Iterator[Line]:
    """Say why the office gave more time, and what the day was before."""
    entry = told.standing.extended
    if entry is not None and told.day != told.due.day:
        yield Line("plain", put(EXTENDED_WHY, note=entry.note, **_signed(entry, now.tzinfo)))
        yield Line("plain", put(BEFORE, day=deadlines.day(told.due.day)))


def noted(standing: Standing, zone: tzinfo | None) -> Iterator[Line]:
    """Say what was noted of a report: the cell's word, and the office's."""
    for template, entry in (
        (HANDED_IN, standing.handed_in),
        (NOT_OURS_SAID, standing.not_ours),
        (RECEIVED, standing.received),
        (RETURNED, standing.returned),
        (EXCUSED, standing.excused),
    ):
        if entry is not None:
            said = put(template, note=entry.note, **_signed(entry, zone))
            yield Line("key", said)
    files = sum(len(entry.files) for entry in standing.evidence)
    if files:
        yield Line("plain", put(EVIDENCE_KEPT, count=files))


def _signed(entry: Entry, zone: tzinfo | None) -> dict[str, str]:
    return {"by": entry.by, "at": moment(entry.at, zone)}


def moment(at: datetime, zone: tzinfo | None) -> str:
    """Say a moment: "08:15 ngày 17/11/2026"."""
    local = at.astimezone(zone)
    return f"{local:%H:%M} ngày {local:%d/%m/%Y}"


def doubtful(told: Sequence[Told], name: str, today: date) -> Iterator[Line]:
    """Tell the office of what may not have reached somebody."""
    yield Line("title", put(DOUBTFUL, name=name))
    for one in told[:_MOST]:
        yield Line("plain", f"{one.what}: {when(one, today)}")


def unreached(groups: Sequence[Sequence[Told]], today: date) -> Iterator[Line]:
    """Tell the office of cells in which nobody could be reminded, by duty and period."""
    yield Line("title", UNREACHED)
    for group in groups[:_MOST_ROWS]:
        first = replace(group[0], of_cell="")
        yield Line(
            "plain",
            put(
                UNREACHED_ROW,
                what=first.what,
                day=f"{first.day:%d/%m/%Y}",
                left=deadlines.left(first.day, today),
                cells=_cells(group),
            ),
        )
    if len(groups) > _MOST_ROWS:
        yield Line("note", put(MORE_ROWS, count=len(groups) - _MOST_ROWS))


def overdue(groups: Sequence[Sequence[Told]]) -> Iterator[Line]:
    """Tell the office what is not noted after its day; a group is one duty in one period."""
    yield Line("title", OVERDUE)
    for group in groups[:_MOST_ROWS]:
        first = replace(group[0], of_cell="")
        day = f"{first.day:%d/%m/%Y}"
        yield Line("plain", put(OVERDUE_ROW, what=first.what, day=day, cells=_cells(group)))
    if len(groups) > _MOST_ROWS:
        yield Line("note", put(MORE_ROWS, count=len(groups) - _MOST_ROWS))


def _cells(group: Sequence[Told]) -> str:
    """Name the cells of a group: "Chi bộ 1, Chi bộ 2 và 5 chi bộ nữa"."""
    names = [one.of_cell for one in group]
    if len(names) <= _MOST_CELLS + 1:
        return ", ".join(names)
    return put(CELLS_MORE, names=", ".join(names[:_MOST_CELLS]), count=len(names) - _MOST_CELLS)
