"""How a due day is said: the day of the document, a day that was set, the day that is wise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from string import Template
from zoneinfo import ZoneInfo

from bot.conversation.replies import Line
from bot.texts import documents, places
from bot.texts.dues import clock
from knowledge.domain import Due, DueDay, Duty, EndedBody, Held, Period, SetDay
from knowledge.language import syllables

LEFT = "còn $days ngày"
TODAY = "hôm nay là ngày cuối"
PAST = "đã qua $days ngày"
LATEST = "muộn nhất hết $day"
ADVISED = "Nên nộp trong $day, vì $reason."
OF_THE_DOCUMENT = "Hạn ghi trong văn bản: $said."
NO_DAY = "Văn bản không ghi ngày."
SET_BY: dict[str, str] = {
    "office": "Ngày $day do Văn phòng đặt ($by).",
    "cell": "Ngày $day chi bộ tự đặt ($by).",
}
TO = "Gửi: $names."
VIA = "Qua: $names."
ENDED = "$name đã kết thúc hoạt động từ ngày $day, nay là $successors ($number)."
ENDED_UNCLEAR = "$name đã kết thúc hoạt động từ ngày $day; nơi nhận mới chưa rõ, xin hỏi cấp trên."
OF_PERIOD = "$what – $period"
OF_SUBJECT = "$what – $subject"

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")  # a moment comes from the database in UTC
_DAYS_OFF = {"saturday": "thứ Bảy", "sunday": "Chủ nhật"}
_WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
_ROMAN = ("I", "II", "III", "IV")
_HALVES = ("6 tháng đầu năm", "6 tháng cuối năm")
# how the day of a rule is led in; "in" a month or a quarter is until the end of its last day
_LEADS = {
    "before": "trước",
    "by": "chậm nhất",
    "on": "vào",
    "in": "muộn nhất hết",
    "after": "sau",
}
# "báo cáo", "gửi 01 bản", "báo cáo kết quả thực hiện": words that fit any duty
_BARE = frozenset(
    syllables(
        "báo cáo gửi nộp trình bản văn kết quả thực hiện tổng hợp về cho để theo dõi lập xây dựng"
    )
)
_MIDYEAR = (6, 7)  # months in which the first half of a year is reported
_HALF = re.compile(r"\b(?:0?6|sáu) tháng\b", re.IGNORECASE)
_ABOUT = re.compile(r"(?:v/v|về việc|về)\s+", re.IGNORECASE)
_LONG = 90  # characters of a subject that tell it from others


def day(on: date) -> str:
    """Say a day with its weekday: "thứ Sáu 13/11/2026"."""
    return f"{_WEEKDAYS[on.weekday()]} {on:%d/%m/%Y}"


def period(of: Period) -> str:
    """Say a period: "tháng 3/2026", "quý I/2026", "năm 2026"; empty for what is asked once."""
    named = _PERIODS.get(of.kind)
    return named(of) if named else ""


_PERIODS = {
    "monthly": lambda of: f"tháng {of.number}/{of.year}",
    "quarterly": lambda of: f"quý {_ROMAN[of.number - 1]}/{of.year}",
    "semiannual": lambda of: f"{_HALVES[of.number - 1]} {of.year}",
    "annual": lambda of: f"năm {of.year}",
    "weekly": lambda of: f"tuần {of.start:%d/%m} – {of.end:%d/%m/%Y}",
    "daily": lambda of: f"ngày {of.start:%d/%m/%Y}",
}


def what(duty: Duty, held: Held | None, of: Period | None = None) -> str:
    """Name what is to be done: "Báo cáo tháng – tháng 3/2026".

    A duty whose own words are bare ("gửi") is told by the subject of its directive.
    """
    said = duty.obligation.what.strip(" .;,")
    said = f"{said[:1].upper()}{said[1:]}"
    subject = held.directive.subject if held else None
    if subject and all(word in _BARE or word.isdigit() for word in syllables(said)):
        about = _short(_ABOUT.sub("", subject, count=1))
        said = Template(OF_SUBJECT).substitute(what=said, subject=about)
    named = (_half(duty, of) or period(of)) if of else ""
    return Template(OF_PERIOD).substitute(what=said, period=named) if named else said


def _half(duty: Duty, of: Period) -> str:
    """Say the half of a year that a yearly day in summer is about, where the text says so."""
    month = duty.obligation.due.get("month", 0)
    if of.kind != "annual" or month not in _MIDYEAR or not _HALF.search(duty.as_read.quote):
        return ""
    return f"{_HALVES[0]} {of.year}"


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG].rsplit(' ', 1)[0]} …"


def left(on: date, today: date) -> str:
    """Say how long it is until a day: "còn 3 ngày", "đã qua 2 ngày"."""
    days = (on - today).days
    if days == 0:
        return TODAY
    return Template(LEFT if days > 0 else PAST).substitute(days=abs(days))


def printed(of: DueDay, *, yearless: bool = False) -> str:
    """Say the day of a directive as it is written there: "trước ngày 20/11/2026"."""
    written = f"{of.written:%d/%m}" if yearless else f"{of.written:%d/%m/%Y}"
    return " ".join((_LEADS[of.boundary], *_times(of), f"ngày {written}"))


def when(due: Due, today: date) -> str:
    """Say by when, in one line: "Trước ngày 20/11 – muộn nhất hết thứ Năm 19/11/2026, …"."""
    said = Template(LATEST).substitute(day=day(due.day))
    own = due.document if due.day_by == "document" else None
    if own is not None and own.written == due.day:
        said = " ".join((_LEADS[own.boundary], *_times(own), day(due.day)))
    elif own is not None:
        said = f"{printed(own, yearless=own.written.year == due.day.year)} – {said}"
    return f"{said[:1].upper()}{said[1:]}, {left(due.day, today)}."


def _times(of: DueDay) -> tuple[str, ...]:
    return (" và ".join(map(clock, of.times)),) if of.times else ()


def stated(due: Due) -> str:
    """Say what the directive says of the day, without regard to today: "Trước ngày 20/11/2026."."""
    if due.document is None:
        return NO_DAY
    said = printed(due.document)
    return f"{said[:1].upper()}{said[1:]}."


def addressed(duty: Duty) -> str:
    """Say to whom and through whom, as far as the directive does."""
    pairs = ((TO, duty.obligation.to), (VIA, duty.obligation.via))
    return " ".join(Template(t).substitute(names=", ".join(names)) for t, names in pairs if names)


def row(
    due: Due, held: Held | None, today: date, number: int | None = None, of_cell: str = ""
) -> Iterator[Line]:
    """Say one due: what, by when, to whom; of one that stands alone the day is what is read first.

    *number* is its place among others; None where there are none.
    """
    named = what(due.duty, held, due.period)
    named = f"{named} ({of_cell})" if of_cell else named
    if number is None:
        yield Line("title", named)
        yield Line("key", when(due, today))
    else:
        yield Line("key", f"{number}. {named}")
        yield Line("plain", when(due, today))
    yield from whose(due, today)
    said = addressed(due.duty)
    if said:
        yield Line("plain", said)


def in_short(
    due: Due, held: Held | None, today: date, number: int, of_cell: str = ""
) -> Iterator[Line]:
    """Say one due of many in one line: what, the last day, how long it is until then."""
    named = what(due.duty, held, due.period)
    named = f"{named} ({of_cell})" if of_cell else named
    told = f"{number}. {named}: hết {day(due.day)}, {left(due.day, today)}."
    yield Line("plain", told)


def whose(due: Due, today: date | None = None) -> Iterator[Line]:
    """Say which day is wise, unless it has passed, and who set the day if no directive did."""
    if due.why is not None and (today is None or due.advised >= today):
        yield Line("plain", _advised(due))
    if due.set_day is not None:
        yield Line("plain", _set(due.set_day, due.day, due.day_by))
        own = due.document
        yield Line(
            "plain", Template(OF_THE_DOCUMENT).substitute(said=printed(own)) if own else NO_DAY
        )


def card(due: Due, held: Held, today: date, of_cell: str = "") -> Iterator[Line]:
    """Say one due whole: both days, whose day it is, where it stands, its exact words."""
    yield Line("title", what(due.duty, held, due.period))
    if of_cell:
        yield Line("plain", of_cell)
    yield Line("key", when(due, today))
    yield from whose(due, today)
    yield from details(due.duty, held)
    for body in due.ended_bodies:
        yield Line("note", _ended(body))


def details(duty: Duty, held: Held) -> Iterator[Line]:
    """Say to whom, and where it stands, with the exact words."""
    said = addressed(duty)
    if said:
        yield Line("plain", said)
    yield from source(duty, held)


def source(duty: Duty, held: Held) -> Iterator[Line]:
    """Say where a duty stands, with the exact words."""
    read = duty.as_read
    yield Line("key", f"{documents.named(held)}, {places.place(read.unit)}:")
    yield Line("quote", places.readable(read.quote))


def _advised(due: Due) -> str:
    why = due.why
    reason = "" if why is None else f"{why.day:%d/%m} là {_DAYS_OFF.get(why.kind) or why.name}"
    return Template(ADVISED).substitute(day=day(due.advised), reason=reason)


def _set(by: SetDay, on: date, whose: str) -> str:
    told = f"{by.by}, {by.at.astimezone(_ZONE):%d/%m/%Y}"
    return Template(SET_BY[whose]).substitute(day=f"{on:%d/%m/%Y}", by=told)


def _ended(body: EndedBody) -> str:
    told = ENDED if body.successors and body.number else ENDED_UNCLEAR
    return Template(told).safe_substitute(
        name=body.name,
        day=f"{body.ended_on:%d/%m/%Y}",
        successors=", ".join(body.successors),
        number=body.number or "",
    )
