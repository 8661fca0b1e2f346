"""Spans of time as people say them: "tháng này", "quý 4", "tuần sau", "từ nay đến cuối năm"."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from knowledge.language.letters import fold

Unit = Literal["day", "days", "week", "month", "quarter", "half", "year"]

_WORDS = ("mot", "hai", "ba", "bon", "nam", "sau", "bay", "tam", "chin", "muoi")
_NUMBERS = {word: number for number, word in enumerate(_WORDS, start=1)} | {
    "vai": 3,
    "tu": 4,
    "gieng": 1,
}
_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_MONTHS = {"thang": 1, "quy": 3, "nam": 12}
_UNITS: dict[str, Unit] = {"tuan": "week", "thang": "month", "quy": "quarter", "nam": "year"}
_COUNT = rf"\d{{1,3}}|{'|'.join(_NUMBERS)}"
_YEAR = r"(?:(?:\s*/\s*|\s+nam\s+|\s+)(?P<year>(?:19|20)\d\d)|\s+nam (?P<which>nay|sau|toi|ngoai|truoc))?"


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Days from *first* to *last*, both included, and the words that said so."""

    first: date
    last: date
    unit: Unit
    # in the text: start included, end excluded
    start: int = 0
    end: int = 0
    # said by its number or its date, so that it may name a period of a report: "quý 4"
    named: bool = False

    @property
    def single(self) -> bool:
        """Say whether it is one day."""
        return self.first == self.last


Read = Callable[[re.Match[str], date], Span | None]


def find_span(text: str, today: date) -> Span | None:
    """Return the first span that *text* speaks of, seen from *today*; None for none.

    A month or a day without a year is the one of this year; "đến …" reaches from today.
    """
    folded = fold(text)
    found = list(_found(folded, today))
    if not found:
        return None
    first = found[0]
    until = _UNTIL.search(folded)
    if until and first.start >= until.start() and first.last >= today:
        return _between(today, first.last, until.start(), first.end)
    if len(found) > 1 and _TO.fullmatch(folded[first.end : found[1].start]):
        return _between(first.first, found[1].last, first.start, found[1].end)
    return first


# "từ nay đến", "từ giờ tới hết", "đến hết", "đến cuối năm"
_UNTIL = re.compile(
    r"\btu (?:nay|gio|hom nay|bay gio)\b|\b(?:den|toi) (?:het|cuoi)\b|\btruoc tet\b"
)
# between two spans: "từ tháng 3 đến tháng 5"
_TO = re.compile(r"\s*(?:den|toi|-|–)(?: het| cuoi)?(?: ngay)?\s*")


def _between(first: date, last: date, start: int, end: int) -> Span | None:
    if last < first:
        return None
    return Span(first=first, last=last, unit="days", start=start, end=end)


def _found(folded: str, today: date) -> Iterator[Span]:
    """Yield every span in order; of two that overlap the one whose rule stands first."""
    taken: list[Span] = []
    for pattern, read in _RULES:
        for match in pattern.finditer(folded):
            overlaps = any(match.start() < s.end and s.start < match.end() for s in taken)
            span = None if overlaps else read(match, today)
            if span is not None:
                taken.append(span)
    yield from sorted(taken, key=lambda span: span.start)


def _at(match: re.Match[str], first: date, last: date, unit: Unit, *, named: bool = False) -> Span:
    return Span(
        first=first, last=last, unit=unit, start=match.start(), end=match.end(), named=named
    )


def _iso(match: re.Match[str], _today: date) -> Span | None:
    return _day(match, int(match["year"]))


def _dated(match: re.Match[str], today: date) -> Span | None:
    return _day(match, int(match["year"] or today.year))


def _day(match: re.Match[str], year: int) -> Span | None:
    try:
        on = date(year, int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return _at(match, on, on, "day", named=True)


_NEAR_DAYS = {"hom nay": 0, "hom qua": -1, "ngay mai": 1, "ngay kia": 2, "bay gio": 0}


def _near_day(match: re.Match[str], today: date) -> Span:
    on = today + timedelta(days=_NEAR_DAYS[match[0]])
    return _at(match, on, on, "day")


_SHIFTS = {"nay": 0, "sau": 1, "toi": 1, "tiep": 1, "ngoai": -1, "truoc": -1, "qua": -1, "roi": -1}


def _near(match: re.Match[str], today: date) -> Span:
    """Read "tuần này", "tháng sau", "quý trước", "năm nay"."""
    shift = _SHIFTS[match["which"].split()[0]]
    unit = match["unit"]
    if unit == "tuan":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        return _at(match, monday, monday + timedelta(days=6), "week")
    months = _MONTHS[unit]
    begun = (today.month - 1) // months * months + 1
    return _months(match, today.year, begun + shift * months, months, _UNITS[unit])


def _months(  # noqa: PLR0913  # one call of many, each part plain
    match: re.Match[str], year: int, month: int, count: int, unit: Unit, *, named: bool = False
) -> Span:
    """Span *count* months from a month that may lie outside 1 to 12."""
    first = _first_of(year, month)
    return _at(match, first, _last_before(_first_of(year, month + count)), unit, named=named)


def _first_of(year: int, month: int) -> date:
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _last_before(day: date) -> date:
    return day - timedelta(days=1)


def _year(match: re.Match[str], today: date) -> int:
    said = match.groupdict()
    if said.get("year"):
        return int(said["year"])
    return today.year + _SHIFTS[said["which"]] if said.get("which") else today.year


def _month(match: re.Match[str], today: date) -> Span | None:
    number = _number(match["number"])
    if not 1 <= number <= 12:  # noqa: PLR2004  # months of a year
        return None
    return _months(match, _year(match, today), number, 1, "month", named=True)


def _quarter(match: re.Match[str], today: date) -> Span | None:
    number = _number(match["number"])
    if not 1 <= number <= 4:  # noqa: PLR2004  # quarters of a year
        return None
    return _months(match, _year(match, today), 3 * number - 2, 3, "quarter", named=True)


def _half(match: re.Match[str], today: date) -> Span:
    begun = 1 if match["half"] == "dau" else 7
    return _months(match, _year(match, today), begun, 6, "half", named=True)


def _whole_year(match: re.Match[str], today: date) -> Span:
    return _months(match, _year(match, today), 1, 12, "year", named="year" in match.groupdict())


_DAYS_IN = {"ngay": 1, "tuan": 7}


def _ahead(match: re.Match[str], today: date) -> Span:
    """Read "10 ngày tới", "trong 2 tuần nữa", "3 tháng tới": from today."""
    count = _number(match["count"])
    unit = match["unit"]
    if unit in _DAYS_IN:
        last = today + timedelta(days=count * _DAYS_IN[unit])
    else:
        last = _same_day(today, count * _MONTHS[unit])
    return _at(match, today, last, "days")


def _same_day(day: date, months: int) -> date:
    first = _first_of(day.year, day.month + months)
    return first.replace(day=min(day.day, monthrange(first.year, first.month)[1]))


_HALF_OF_MONTH = 15


def _part(match: re.Match[str], today: date) -> Span:
    """Read "cuối tháng", "đầu năm", "cuối quý sau": half a month, a month of three, or a quarter."""
    shift, unit = _SHIFTS.get(match["which"], 0), match["unit"]
    whole = _near_of(match, _same_day(today.replace(day=1), shift * _MONTHS[unit]))
    half = whole.first.replace(day=_HALF_OF_MONTH)
    months = _MONTHS_OF_A_PART[unit]
    if match["part"] == "dau":
        end = _last_before(_same_day(whole.first, months)) if months else half
        return _at(match, whole.first, end, "days")
    first = _first_of(whole.last.year, whole.last.month - max(months, 1) + 1)
    first = first if months else half + timedelta(days=1)
    return _at(match, max(first, today) if today <= whole.last else first, whole.last, "days")


# months that "đầu", "cuối" mean of it; none: half a month
_MONTHS_OF_A_PART = {"thang": 0, "quy": 1, "nam": 3}


def _near_of(match: re.Match[str], today: date) -> Span:
    months = _MONTHS[match["unit"]]
    begun = (today.month - 1) // months * months + 1
    return _months(match, today.year, begun, months, _UNITS[match["unit"]])


def _number(said: str) -> int:
    return int(said) if said.isdigit() else _NUMBERS.get(said) or _ROMAN.get(said) or 0


_NUMBER = r"\d{1,2}|mot|hai|ba|bon|tu|nam|sau|bay|tam|chin|muoi(?: mot| hai)?"
_RULES: tuple[tuple[re.Pattern[str], Read], ...] = (
    # "2026-03-18"
    (re.compile(r"\b(?P<year>20\d\d)-(?P<month>\d\d?)-(?P<day>\d\d?)\b"), _iso),
    # "20/11", "ngày 20/11/2026", "20.11.2026"
    (
        re.compile(
            r"(?<![\d/])(?:ngay )?(?P<day>\d{1,2})[/.-](?P<month>\d{1,2})(?:[/.-](?P<year>20\d\d))?(?![\d/-])"
        ),
        _dated,
    ),
    # "ngày 20 tháng 11 năm 2026"
    (
        re.compile(
            r"\b(?:ngay |mung )?(?P<day>\d{1,2}) thang (?P<month>\d{1,2})(?:(?: nam |/)(?P<year>20\d\d))?\b"
        ),
        _dated,
    ),
    (re.compile(r"\b(?:hom nay|hom qua|ngay mai|ngay kia|bay gio)\b"), _near_day),
    # "10 ngày tới", "trong vòng hai tuần", "3 tháng nữa"
    (
        re.compile(
            rf"\b(?:(?:trong|vong) )+(?P<count>{_COUNT}) (?P<unit>ngay|tuan|thang|nam)\b(?: (?:toi|nua|sap toi))?"
        ),
        _ahead,
    ),
    (re.compile(rf"\b(?P<count>{_COUNT}) (?P<unit>ngay|tuan|thang) (?:toi|nua|sap toi)\b"), _ahead),
    # "6 tháng đầu năm", "sáu tháng cuối năm 2026"
    (
        re.compile(rf"\b(?:(?:0?6|sau) thang|nua) (?P<half>dau|cuoi)(?: nam)?{_YEAR}"),
        _half,
    ),
    # "tháng 3", "tháng 10/2026", "tháng ba năm sau"
    (
        re.compile(rf"\b(?:thang\s?|t)(?P<number>1[0-2]|0?[1-9])\b(?!\s*(?:ngay|lan)){_YEAR}"),
        _month,
    ),
    (re.compile(rf"\bthang (?P<number>gieng|mot|hai|ba|tu|bay|tam|chin|muoi)\b{_YEAR}"), _month),
    # "quý 4", "quý III năm 2026", "q4"
    (
        re.compile(rf"\b(?:quy\s?|q)(?P<number>[1-4]|i{{1,3}}|iv|mot|hai|ba|bon|tu)\b{_YEAR}"),
        _quarter,
    ),
    # "cuối tháng", "đầu năm"
    (
        re.compile(
            r"\b(?P<part>dau|cuoi) (?P<unit>thang|quy|nam)(?: (?P<which>nay|sau|toi|truoc|ngoai))?\b"
        ),
        _part,
    ),
    # "tuần này", "tháng sau", "quý tới", "năm ngoái"
    (
        re.compile(
            r"\b(?P<unit>tuan|thang|quy|nam) (?P<which>nay|sau|toi|tiep(?: theo)?|ngoai|truoc|qua|roi)\b"
        ),
        _near,
    ),
    # "năm 2026", "cả năm", "1 năm", "trong năm", "hết năm"
    (re.compile(r"\bnam (?P<year>20\d\d)\b"), _whole_year),
    (re.compile(r"\b(?:ca|mot|1|trong|moi|hang|het|tron) nam\b"), _whole_year),
    # "trong tháng", "hết quý"
    (re.compile(r"\b(?:trong|het|ca|moi|hang) (?P<unit>thang|quy)\b"), _near_of),
)
