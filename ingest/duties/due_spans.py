"""Due rules that name a whole month, quarter or year: "trong quý I/2026", "hết tháng 9/2026"."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

from ingest.duties.due_rules import Due, boundary
from ingest.duties.text import words

Match = re.Match[str]
QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}


def _in_a_span(cue: str) -> str:
    """For a month or quarter, "vào tháng 3" and "chậm nhất trong tháng 3" mean in it."""
    found = boundary(cue) if cue.strip(",:(") not in ("", "tại") else "in"
    return "in" if found in ("on", "by") else found


# "chậm nhất trong tháng 9" leaves the month whole, "hết tháng 9" and "đến tháng 9" name its end
_END = words(r"nhất|hết|cuối|đến|tới|không")


def _is_end(match: Match) -> bool:
    return bool(_END.search(match.group())) and "trong" not in match["cue"]


def in_months(match: Match) -> tuple[Due, str | None] | None:
    """Read "trong tháng 3 và tháng 9 hằng năm"."""
    months = sorted({int(found) for found in re.findall(r"\d+", match["months"])})
    if not months or months[-1] > 12 or months[0] < 1:  # noqa: PLR2004  # months of a year
        return None
    if match["year"] and _is_end(match):
        return _end_of(int(match["year"]), months[-1])
    due: Due = {"type": "within_month", "boundary": _in_a_span(match["cue"]), "months": months}
    if match["year"]:
        return due | {"year": int(match["year"])}, "once"
    often = {1: "annual", 2: "semiannual", 4: "quarterly"}.get(len(months))
    return due, often if match["yearly"] else None


def in_first_month(match: Match) -> tuple[Due, str | None]:
    """Read "trong tháng đầu quý"."""
    months, period = ([1], "annual") if match["of"] == "năm" else ([1, 4, 7, 10], "quarterly")
    return {"type": "within_month", "boundary": _in_a_span(match["cue"]), "months": months}, period


def in_quarter(match: Match) -> tuple[Due, str | None]:
    """Read "chậm nhất là cuối quý I năm 2010"."""
    quarter = QUARTERS[match["quarter"]]
    year = match["year"]
    if year and _is_end(match):
        return _end_of(int(year), quarter * 3)
    due: Due = {"type": "within_quarter", "boundary": _in_a_span(match["cue"]), "quarter": quarter}
    if year:
        return due | {"year": int(year)}, "once"
    return due, "annual" if match["yearly"] else None


def _end_of(year: int, month: int) -> tuple[Due, str]:
    last = date(year, month, monthrange(year, month)[1])
    return {"type": "absolute", "boundary": "by", "date": last.isoformat()}, "once"


def in_year(match: Match) -> tuple[Due, str | None] | None:
    """Read "trong năm 2025"."""
    cue = match["cue"]
    if re.fullmatch(r"hết|cuối", cue):
        found = "after" if cue == "hết" else "in"
        anchor = f"{cue} năm {match['year']}"
        return {"type": "relative", "boundary": found, "anchor": anchor}, "once"
    if boundary(cue) == "by":
        return _end_of(int(match["year"]), 12)
    found = "in" if boundary(cue) == "on" else boundary(cue)
    return {"type": "relative", "boundary": found, "anchor": f"năm {match['year']}"}, "once"
