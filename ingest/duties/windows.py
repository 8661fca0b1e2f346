"""Facts about a period, no duties: cut-offs (kỳ số liệu), anniversaries (tổng kết 10 năm)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from ingest.duties import periods as duty_periods
from ingest.duties.text import plain, words
from knowledge.domain import Window
from knowledge.language import find_dates, find_numbers

# "Tính từ ngày 15 tháng trước đến ngày 14 của tháng thuộc kỳ báo cáo"
_CUTOFF = words(
    r"(?:tính|chốt|lấy)?(?: số liệu)?\s*(?:được tính )?từ ngày (?P<from_day>\d{1,2})\s*"
    r"(?:/\s*(?P<from_month>\d{1,2}))?\s*(?:của )?(?P<from>(?:tháng|năm)[^;.]{0,80}?)?\s*"
    r"(?:đến|tới) (?:hết )?ngày (?P<to_day>\d{1,2})(?!\d|\s*[/.-]\s*\d{1,2}[/.-]\d{4})\s*"
    r"(?:/\s*(?P<to_month>\d{1,2})|(?:của )?(?P<to>tháng[^;.,]{0,80}))?"
)
_FROM = (
    (words(r"năm (?:liền )?trước"), "previous year"),
    (words(r"tháng trước kỳ|trước kỳ báo cáo"), "month before the period"),
    (words(r"tháng (?:liền )?trước|tháng trước"), "previous month"),
    (words(r"tháng cuối (?:của )?quý"), "last month of the quarter"),
    (words(r"tháng cuối"), "last month of the period"),
    (words(r"tháng"), "report month"),
)
_REPORTING = words(r"báo cáo|số liệu|kỳ|tính|chốt|thống kê")
_BEFORE = 500  # characters in which the clause of a cut-off begins


def find(text: str, offset: int, *, year: int | None = None) -> Iterator[Window]:
    """Find the windows in *text*, which stands at *offset* of the directive.

    Args:
        text: As printed.
        offset: Added to every span.
        year: The year that the document is about, to compare an anniversary with.
    """
    lowered = plain(text)
    said = _REPORTING.search(lowered)
    of_figures = "số liệu" in lowered
    for match in _CUTOFF.finditer(lowered):
        before = lowered[max(0, match.start() - _BEFORE) : match.start()]
        if (said and said.end() <= match.end()) and (
            match["from"] or match["to"] or "tính" in match.group() or of_figures
        ):
            yield Window(
                kind="cutoff",
                facts=_cutoff(match, before),
                start=offset + match.start(),
                end=offset + match.end(),
            )
    yield from _anniversaries(text, lowered, offset, year)


def _cutoff(match: re.Match[str], before: str) -> dict[str, Any]:
    cutoff: dict[str, Any] = {"from_day": int(match["from_day"])}
    cutoff |= _edge(match, "from")
    cutoff["to_day"] = int(match["to_day"])
    cutoff |= _edge(match, "to")
    clause = re.split(r"[;.]\s", before)[-1]
    rhythms = duty_periods.find(clause)
    period = rhythms[-1].period if rhythms else "per_period"
    return {"what": clause.strip(" :;-,"), "period": period, "cutoff": cutoff}


def _edge(match: re.Match[str], side: str) -> dict[str, Any]:
    month = match[f"{side}_month"]
    edge: dict[str, Any] = {f"{side}_month": int(month)} if month else {}
    said = match[side] or ""
    named = next(({side: name} for pattern, name in _FROM if pattern.search(said)), {})
    return edge | named


# "Tổng kết 10 năm thực hiện Nghị quyết số 36-NQ/TW, ngày 01/7/2014"
_ANNIVERSARY = words(
    r"(?P<what>sơ kết|tổng kết) (?P<years>\d{1,2}) năm(?: (?:tổ chức|triển khai|thực hiện))* "
    r"(?P<paper>[^;.]{0,80}?)(?=,?\s*ngày)"
)


def _anniversaries(text: str, lowered: str, offset: int, year: int | None) -> Iterator[Window]:
    for match in _ANNIVERSARY.finditer(lowered):
        tail = text[match.start() : match.end() + 40]
        dates = [day for day in find_dates(tail) if day.start >= match.end() - match.start() - 1]
        if not dates or len(dates[0].iso) < len("2014-07-01"):
            continue
        numbers = find_numbers(tail)
        end = match.start() + dates[0].end
        yield Window(
            kind="anniversary",
            facts=_sum(match, dates[0].iso, year)
            | ({"number": tail[numbers[0].start : numbers[0].end]} if numbers else {}),
            start=offset + match.start(),
            end=offset + end,
        )


def _sum(match: re.Match[str], base: str, year: int | None) -> dict[str, Any]:
    reached = int(base[:4]) + int(match["years"])
    facts = {"what": match["what"], "years": int(match["years"]), "base": base, "year": reached}
    if year is not None and year != reached:
        facts["stated_year"] = year
    return facts
