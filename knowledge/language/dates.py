"""Dates as papers print them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from knowledge.language.letters import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as printed; *iso* is "2023-12-28", or "2025-09" where the day is blank."""

    iso: str
    start: int
    end: int


# "28/12/2023" · "29-09-2025" · "6.6.2014"
_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?![\d/])"
)
# "ngày 05 tháng 01 năm 2023" · "ngày    tháng 9 năm 2025" · "ngày 05 tháng 01/2023"
_WORDED_DATE = re.compile(
    r"\bngay\b[ .…_]{0,20}(?P<day>\d{1,2})?[ .…_]{0,20},?\s*thang\s*(?P<month>\d{1,2})"
    r"\s*(?:,?\s*nam|/)\s*(?P<year>(?:19|20)\d\d)\b"
)


def find_dates(text: str) -> list[PrintedDate]:
    """Find the whole dates, and those whose day is left blank, in *text*, in order.

    A date that no calendar has (31/02/2024) is not returned.
    """
    found = []
    for pattern in (_NUMERIC_DATE, _WORDED_DATE):
        for match in pattern.finditer(fold(text)):
            iso = _iso(match["year"], match["month"], match["day"])
            if iso is not None:
                found.append(PrintedDate(iso=iso, start=match.start(), end=match.end()))
    return sorted(found, key=lambda date: date.start)


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else f"{whole:%Y-%m}"
