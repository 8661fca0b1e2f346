"""Rows of ruled tables: what is to be done, by whom and when, each in a column of its own.

A row is read by the titles above it, and only where it has a cell for each of them; of a row whose
other cells are merged into the one above, the last cell alone is sure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from ingest.duties import due_calendar, due_events
from ingest.duties import heads as duty_heads
from ingest.duties import names as duty_names
from ingest.duties import periods as duty_periods
from ingest.duties.clause import Duty
from ingest.duties.due_rules import CUE
from ingest.duties.rhythm import NONE, Turn, pair
from ingest.duties.text import cased, plain, words
from knowledge.language import is_guarded

Role = Literal["what", "who", "to", "deadline", "time", "other"]
# the first that a title holds: "Đơn vị phối hợp" is no actor, "Thời hạn hoàn thành" a deadline
_ROLES: tuple[tuple[Role, str], ...] = (
    ("other", r"phối hợp|ghi chú|căn cứ|kết quả|sản phẩm|địa điểm|số lượng"),
    ("to", r"(?:nơi|cơ quan|đơn vị) nhận|gửi (?:về|đến)|báo cáo về"),
    ("deadline", r"hạn|hoàn thành|tiến độ|nộp|ngày gửi"),
    ("time", r"thời gian|thời điểm|tháng|ngày(?! (?:sinh|vào|cấp|ký))|định kỳ|kỳ báo cáo"),
    ("who", r"chủ trì|thực hiện(?! nhiệm)|phụ trách|phân công|trách nhiệm|chuẩn bị|tham mưu"),
    ("what", r"nội dung|nhiệm vụ|công việc|việc|chuyên đề|báo cáo|hoạt động|hồ sơ"),
)
_TITLES = tuple((role, words(pattern)) for role, pattern in _ROLES)
_ORDINAL = words(r"(?:s?tt|số tt|stt|số)\W*")
# what stands before the day that a cell holds: a deadline binds up to it, a time is the day itself
_LEADS: dict[Role, str] = {"deadline": "thời hạn: ", "time": "vào "}
_OWN_CUE = words(rf"\W*{CUE}")
# kinds that the title of a table lends to its rows
_LENT = ("report", "review", "inspect", "plan")


@dataclass(frozen=True, slots=True)
class Columns:
    """What each column of a table holds, without the one that counts the rows."""

    roles: tuple[Role, ...]
    # of the table: "Nội dung, thời gian kiểm tra"
    title: str = ""

    def cell(self, cells: list[str], *roles: Role) -> str:
        """Return the cell of the first column with one of *roles*, empty if there is none."""
        return next((cells[at] for at, role in enumerate(self.roles) if role in roles), "")


def columns(titles: str, heading: tuple[str, ...]) -> Columns | None:
    """Read the row of column titles; None where it names no work, or neither who nor when."""
    cells = titles.split("\t")
    cells = cells[1:] if _ORDINAL.fullmatch(plain(cells[0])) else cells
    roles = tuple(_role(plain(cell)) for cell in cells)
    if "what" not in roles or not {"who", "deadline", "time"} & set(roles):
        return None
    return Columns(roles, heading[-1] if heading else "")


def _role(title: str) -> Role:
    return next((role for role, pattern in _TITLES if pattern.search(title)), "other")


def read(text: str, table: Columns, before: Duty | None) -> list[Duty]:
    """Read the duties of one row, one for each period or day that it names.

    Args:
        text: The row's cells, parted by tabs.
        table: What its columns hold.
        before: The last duty of the same table, whose work goes on in a row that names none.
    """
    cells = text.split("\t")
    if len(cells) == len(table.roles):
        return _whole(cells, text, table)
    last = table.roles[-1]
    if before is None or len(cells) > len(table.roles) or last not in _LEADS:
        return []
    turns = [turn for turn in _turns(cells[-1], last) if turn.at]
    return [
        replace(before, who=(), to=(), period=turn.period, due=turn.due, span=(0, len(text)))
        for turn in turns
    ]


def _whole(cells: list[str], text: str, table: Columns) -> list[Duty]:
    what = table.cell(cells, "what").strip()
    who = _names(table.cell(cells, "who"))
    when: Role = "deadline" if "deadline" in table.roles else "time"
    turns = _turns(table.cell(cells, when), when)
    if not what or not (who or turns) or is_guarded(plain(what)):
        return []
    to = _names(table.cell(cells, "to"))
    return [
        Duty(
            kind=_kind(what, table.title), who=who, to=to, via=(), what=what,
            period=turn.period, due=turn.due, span=(0, len(text)),
        )
        for turn in turns or [Turn("once", NONE)]
    ]  # fmt: skip


def _turns(cell: str, role: Role) -> list[Turn]:
    lowered = plain(cell)
    led = lowered if _OWN_CUE.match(lowered) else _LEADS[role] + lowered
    dues = due_calendar.find(led) or due_events.find(lowered)
    return pair(dues, duty_periods.find(lowered), duty_periods.find_words(lowered), [], [])


def _names(cell: str) -> tuple[str, ...]:
    said = cell.strip(" *.;,")
    named = duty_names.at(cased(said, ""), said, 0)
    if named and named.end >= len(said):
        return named.names
    return (said,) if said else ()


def _kind(what: str, title: str) -> str:
    own = duty_heads.active(plain(what), duty_heads.find(plain(what), cased(what, "")))
    lent = [head for head in duty_heads.find(plain(title)) if head.kind in _LENT]
    return duty_heads.kind_of(lent or own)
