"""Who must do what, for whom, through whom, by when (yêu cầu, thời hạn)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest.duties import leads as duty_leads
from ingest.duties import prose, tables, windows
from ingest.duties.clause import Duty
from ingest.duties.leads import HEADING, Lead
from ingest.duties.text import plain, words
from knowledge.domain import Obligation, Unit, Window

if TYPE_CHECKING:
    from ingest.clean import Cleaned

Found = tuple[tuple[Obligation, ...], tuple[Window, ...]]

_READ = ("body", "item", "row")
# characters of a paragraph that leads to a list
_LONGEST_LEAD = 3000
# "I. MỤC ĐÍCH, YÊU CẦU": what the paper is for; only reports and days count as duties there
_AIMS = words(r"mục đích|mục tiêu|chỉ tiêu|quan điểm|tình hình|đánh giá chung|kết quả")
# "Trên đây là Kế hoạch ...": the closing formula
_CLOSING = words(r"^\W*(?:trên đây là|nhận được|căn cứ (?!chức|tình|nội|vào|điều|yêu|các))")
# "ĐỐI TƯỢNG KIỂM ĐIỂM", "2. Mục tiêu đến năm 2027": whom, what for, how; not what is asked
_NO_TASKS = words(
    r"^\W*(?:[ivx]+|(?:điều )?\d+)?\W*(?:đối tượng|phạm vi|mục tiêu|chỉ tiêu|nguyên tắc)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class _Table:
    """The ruled table that is being read: its columns, and the last duty of its rows."""

    columns: tables.Columns | None = None
    last: Duty | None = None

    def after(self, unit: Unit) -> _Table:
        """Return the table that *unit* stands in or opens."""
        if unit.kind == "row":
            return self
        is_titles = unit.kind == "heading" and "\t" in unit.text
        return _Table(tables.columns(unit.text, unit.heading)) if is_titles else _Table()

    def read(self, unit: Unit) -> list[Duty]:
        """Read the duties of a row."""
        return tables.read(unit.text, self.columns, self.last) if self.columns else []

    def past(self, read: list[Duty]) -> _Table:
        """Return the table behind a row that holds *read*."""
        return replace(self, last=read[-1]) if read and self.columns else self


def find(cleaned: Cleaned, units: tuple[Unit, ...]) -> Found:
    """Find the duties and windows of a directive, in the order of its text.

    Duties to watch opinion or to argue against views are left in the text and not returned.
    """
    year = _year(units)
    duties: list[Obligation] = []
    found: list[Window] = []
    leads = {"": Lead(who=duty_leads.addressed(units))}
    table = _Table()
    for unit in units:
        table = table.after(unit)
        if unit.kind not in _READ or cleaned.text[unit.start : unit.end] != unit.text:
            continue
        found.extend(windows.find(unit.text, unit.start, year=year))
        lead = duty_leads.above(unit, leads)
        read = table.read(unit) if table.columns else _of_unit(unit, lead)
        table = table.past(read)
        duties = _without_lead(duties, read, unit)
        duties.extend(_obligation(duty, unit, lead) for duty in read)
        if len(unit.text) <= _LONGEST_LEAD and unit.text.rstrip(" *").endswith(":"):
            leads[unit.path] = duty_leads.within(unit, read, lead)
    return tuple(duties), tuple(found)


def find_in_text(text: str) -> Found:
    """Find the duties and windows of a phrase that stands alone."""
    unit = Unit(path="", kind="body", marker="", heading=(), text=text, start=0, end=len(text))
    duties = (_obligation(duty, unit, Lead()) for duty in prose.read(text, plain_tasks=False))
    return tuple(duties), tuple(windows.find(text, 0))


def _year(units: Iterable[Unit]) -> int | None:
    for unit in units:
        years = re.findall(r"\bnăm (20\d\d)\b", unit.text) if unit.kind == "title" else []
        if len(years) == 1:
            return int(years[0])
    return None


def _of_unit(unit: Unit, lead: Lead) -> list[Duty]:
    lowered = plain(unit.text)
    above = [plain(heading[:HEADING]) for heading in unit.heading]
    aims = any(_AIMS.search(heading) for heading in above[:1])
    aims = aims or any(_NO_TASKS.search(heading) for heading in above)
    closing = bool(_CLOSING.search(lowered))
    read = prose.read(unit.text, plain_tasks=bool(unit.path) and not (aims or closing))
    if aims:
        read = [duty for duty in read if duty.to or duty.due["type"] != "none"]
    if closing or not unit.path:
        read = [duty for duty in read if duty.to or duty.due["type"] not in ("none", "relative")]
    if lead.lists:
        read = [duty for duty in read if not _is_plain(duty)]
    if lead.guarded:
        read = [duty for duty in read if duty.kind != "task" and not prose.is_on_no_matter(duty)]
    return _one_plain_task(read)


def _one_plain_task(duties: list[Duty]) -> list[Duty]:
    """Keep a plain task or inspection only as the first of its unit; later ones are details."""
    return [
        duty
        for index, duty in enumerate(duties)
        if index == 0 or duty.kind not in ("task", "inspect") or not _is_plain(duty)
    ]


def _is_plain(duty: Duty) -> bool:
    return duty.due["type"] == "none" and duty.period == "once"


def _without_lead(duties: list[Obligation], read: list[Duty], unit: Unit) -> list[Obligation]:
    """Drop "Các chi bộ gửi báo cáo về A như sau:" once the lines under it say when."""
    if not duties or not read:
        return duties
    last = duties[-1]
    introduces = last.quote.rstrip(" *").endswith(":") and last.due["type"] == "none"
    under = unit.path == last.unit or duty_leads.is_under(unit.path, last.unit)
    same = any(duty.kind == last.kind for duty in read)
    return duties[:-1] if introduces and under and same else duties


def _obligation(duty: Duty, unit: Unit, lead: Lead) -> Obligation:
    start, end = _trimmed(unit.text, duty.span)
    reports = duty.kind in ("report", "submit")
    return Obligation(
        kind=duty.kind,
        who=duty.who or _asked(lead.who, duty),
        to=duty.to or (lead.to if reports else ()),
        via=duty.via or (lead.via if reports and not duty.to else ()),
        what=duty.what,
        period=duty.period,
        due=duty.due,
        unit=unit.path,
        quote=unit.text[start:end],
        start=unit.start + start,
        end=unit.start + end,
    )


def _asked(who: tuple[str, ...], duty: Duty) -> tuple[str, ...]:
    """Leave out who receives: a letter that promises to report to A does not ask A to."""
    return () if set(who) & set(duty.to) else who


def _trimmed(text: str, span: tuple[int, int]) -> tuple[int, int]:
    piece = text[slice(*span)]
    start = span[0] + len(piece) - len(piece.lstrip(" \n\t;,-"))
    return start, span[0] + len(piece.rstrip(" \n\t;"))
