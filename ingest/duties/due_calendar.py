"""Due rules (thời hạn) that name a day, a month, a quarter, a weekday or an hour.

Only what is printed is read: a day without a year stays a month and a day. The one thing that is
worked out is the last day of a month, quarter or year whose end is named ("hết quý I năm 2010").
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

from ingest.duties.due_rules import CLOCK, CUE, Due, Mention, boundary
from ingest.duties.due_spans import in_first_month, in_months, in_quarter, in_year
from ingest.duties.text import words

Match = re.Match[str]

_DAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_AT = rf"\s*(?:lúc )?(?:{CLOCK}\s*,?\s*(?:của )?)?(?:{_DAY_NAME}\s*,\s*)?"
_DAY = r"(?:(?:sáng |hết )?ngày )?(?:mùng |mồng )?(?P<day>\d{1,2})"
_NAMED_DAY = r"(?:sáng |hết )?ngày (?:mùng |mồng )?(?P<day>\d{1,2})"
_EACH = r"(?:h[àằ]ng|mỗi)"
_OF = r"\s*,?\s*(?:của )?"
_WEEKDAYS = {
    "hai": "monday", "2": "monday", "ba": "tuesday", "3": "tuesday", "tư": "wednesday",
    "4": "wednesday", "năm": "thursday", "5": "thursday", "sáu": "friday", "6": "friday",
    "bảy": "saturday", "7": "saturday", "nhật": "sunday",
}  # fmt: skip
_QUARTER_ENDS = [3, 6, 9, 12]


def _clock(match: Match) -> str | None:
    if match["hour"] is None:
        return None
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["half"] in ("chiều", "tối") and hour < 12:  # noqa: PLR2004  # noon
        hour += 12
    return f"{hour:02}:{minute:02}" if hour < 24 and minute < 60 else None  # noqa: PLR2004  # of a day


def _on_a_day(cue: str) -> str:
    """For a day, "trong ngày 15" means on it."""
    found = boundary(cue)
    return "on" if found == "in" else found


def _date(match: Match) -> str | None:
    """Return the ISO date of *match*, None for a day that no calendar has."""
    try:
        return date(int(match["year"]), int(match["month"]), int(match["day"])).isoformat()
    except ValueError:
        return None


def _absolute(match: Match) -> tuple[Due, str | None] | None:
    iso = _date(match)
    if iso is None:
        return None
    due = {"type": "absolute", "boundary": _on_a_day(match["cue"]), "date": iso}
    at = _clock(match)
    return (due | {"time": at} if at else due), "once"


_YEAR_AFTER = r"năm (?:sau|tiếp theo|kế tiếp|liền kề|tới)(?: liền kề)?"
_YEAR_BEFORE = r"năm trước(?! (?:ngày|\d))(?: liền kề)?"
_YEARLY = (
    rf"(?:\s*(?:của )?(?:(?P<next>{_YEAR_AFTER})|(?P<previous>{_YEAR_BEFORE})"
    rf"|(?P<yearly>{_EACH} năm|(?:từng|các) năm|năm(?!\s*\d))))?"
)


def _month_day(match: Match) -> tuple[Due, str | None] | None:
    month, day = int(match["month"]), int(match["day"])
    if not (1 <= month <= 12 and 1 <= day <= monthrange(2024, month)[1]):  # noqa: PLR2004  # months
        return None
    due: Due = {"type": "month_day", "boundary": _on_a_day(match["cue"])}
    due |= {"month": month, "day": day}
    if match["next"] or match["previous"]:
        due["year_offset"] = 1 if match["next"] else -1
    recurs = match["next"] or match["previous"] or match["yearly"]
    return due, "annual" if recurs else None


def _of_last_month(match: Match) -> tuple[Due, str | None]:
    due: Due = {"type": "day_of_last_month_of_period", "boundary": _on_a_day(match["cue"])}
    due["day"] = int(match["day"])
    period = _LAST_MONTHS.get(re.sub(r"\s+", " ", match["span"]).split()[0], "per_period")
    if period == "quarterly":
        due["months"] = _QUARTER_ENDS
    return due, period


_LAST_MONTHS = {"quý": "quarterly", "kỳ": "per_period"}


def _of_month(match: Match) -> tuple[Due, str | None]:
    due: Due = {"type": "day_of_month", "boundary": _on_a_day(match["cue"])}
    due["day"] = int(match["day"])
    if match["later"]:
        due["month_offset"] = 1
    return due, "monthly"


def _bare_day(match: Match) -> tuple[Due, str | None] | None:
    due = {"type": "day_of_month", "boundary": _on_a_day(match["cue"]), "day": int(match["day"])}
    return (due, None) if 1 <= int(match["day"]) <= 31 else None  # noqa: PLR2004  # days


def _weekday(match: Match) -> tuple[Due, str | None]:
    cue = match["cue"]
    found = _on_a_day(cue) if cue else "on"
    return {"type": "weekday", "boundary": found, "weekday": _WEEKDAYS[match["weekday"]]}, "weekly"


def _bare_weekday(match: Match) -> tuple[Due, str | None]:
    return _weekday(match)[0], None


def _times(match: Match) -> tuple[Due, str | None] | None:
    clocks = [_clock(found) for found in re.finditer(CLOCK, match["times"])]
    times = sorted({at for at in clocks if at})
    found = boundary(match["cue"]) if match["cue"] else "on"
    found = "on" if found == "in" else found
    return ({"type": "times_of_day", "boundary": found, "times": times}, "daily") if times else None


_NUMERIC = r"\s*(?P<sep>[/.-])\s*"
_YEAR = r"(?P<year>(?:19|20)\d\d)(?![\d/])"
_NO_YEAR = r"(?!\d)(?!\s*[/.-]\s*\d)(?!\s*(?:,\s*)?năm \d)"
_MONTH_LIST = (
    r"(?P<months>tháng \d{1,2}(?!\s*/\s*\d{1,2}/)(?:\s*(?:,|và)\s*(?:tháng )?\d{1,2}(?!\d"
    r"|\s*/\s*\d{1,2}(?!\d)))*)"
)
_NO_GROUPS = re.sub(r"[?]P<[a-z]+>", "?:", CLOCK)
_OPTIONAL_CUE = CUE.replace("(?P<cue>", "(?:(?P<cue>") + r" )?"

# In order: what a longer rule has read, a shorter one does not read again.
_RULES: tuple[tuple[str, Callable[[Match], tuple[Due, str | None] | None]], ...] = (
    # "trước ngày 03/10/2025", "trước 7h00 sáng ngày 01/7/2025"
    (rf"{CUE}{_AT}\s*{_DAY}{_NUMERIC}(?P<month>\d{{1,2}})(?P=sep)\s*{_YEAR}", _absolute),
    # "chậm nhất là ngày 30 tháng 6 năm 2010", "trước ngày 30 tháng 6/2025"
    ((
        rf"{CUE}{_AT}\s*{_DAY}\s*,?\s*tháng (?P<month>\d{{1,2}})\s*(?:,?\s*năm |/\s*){_YEAR}"
    ), _absolute),
    # "ngày 15 của tháng cuối quý", "ngày 25 của tháng cuối kỳ báo cáo"
    ((rf"{CUE}{_AT}\s*{_DAY}{_OF}tháng cuối{_OF}(?:cùng )?{_OF}(?:{_EACH} |từng )?"
     r"(?P<span>quý|kỳ(?: báo cáo)?)"), _of_last_month),
    # "trước ngày 20 tháng 6 hằng năm", "trước ngày 30 tháng 4 năm sau"
    (rf"{CUE}{_AT}\s*{_DAY}\s*,?\s*tháng (?P<month>\d{{1,2}}){_NO_YEAR}{_YEARLY}", _month_day),
    # "trước ngày 10/6", "chậm nhất 15/12 hằng năm"
    (rf"{CUE}{_AT}\s*{_DAY}\s*/\s*(?P<month>\d{{1,2}}){_NO_YEAR}{_YEARLY}", _month_day),
    # "vào ngày 22 hàng tháng", "trước ngày 05 của tháng sau", "ngày 03 mỗi tháng"
    ((rf"{CUE}{_AT}\s*{_DAY}{_OF}(?:{_EACH} tháng|tháng (?:báo cáo|đó|trong)|(?P<later>"
     r"tháng (?:sau|kế tiếp|tiếp theo|liền kề|tới)(?: liền kề)?))"), _of_month),
    # "trong tháng đầu năm", "trong tháng đầu quý"
    (rf"{CUE} tháng đầu(?: tiên)?{_OF}(?P<of>năm|quý)", in_first_month),
    # "trong tháng 11/2025", "hết tháng 6 năm 2025", "trong tháng 3 và tháng 9 hằng năm"
    ((rf"{CUE} (?:hết |cuối )?{_MONTH_LIST}(?:\s*(?:,?\s*năm |/\s*){_YEAR})?"
     rf"(?P<yearly>{_OF}{_EACH} năm)?"), in_months),
    # "trong quý I/2026", "chậm nhất là cuối quý I năm 2010"
    ((rf"{CUE} (?:hết |cuối )?quý (?P<quarter>i{{1,3}}|iv|[1-4])(?!\w)"
     rf"(?:\s*(?:,?\s*năm |/\s*){_YEAR})?(?P<yearly>{_OF}{_EACH} năm)?"), in_quarter),
    # "hết năm 2010", "trong năm 2025", "chậm nhất là cuối năm 2025"
    (rf"{CUE} năm {_YEAR}(?!\s*[-–])", in_year),
    # "thứ Sáu hằng tuần", "trước 15 giờ thứ năm mỗi tuần"
    ((rf"{_OPTIONAL_CUE}{_AT}\s*(?:ngày )?(?:thứ|chủ) (?P<weekday>hai|ba|tư|năm|sáu|bảy|nhật|[2-7])"
     rf"{_OF}(?:{_EACH}|cuối|các) tuần"), _weekday),
    # "trước 17h00 hằng ngày", "vào 7 giờ và 16 giờ hằng ngày"
    ((rf"{_OPTIONAL_CUE}(?P<times>{_NO_GROUPS}(?:\s*(?:,|và)\s*(?:trước )?{_NO_GROUPS})*)"
     rf"{_OF}(?:{_EACH}|trong|các) ngày"), _times),
    # "hằng ngày trước 16 giờ 30 phút"
    ((
        rf"{_EACH} ngày\s*,?\s*{CUE}\s*(?P<times>{_NO_GROUPS}(?:\s*(?:,|và)\s*{_NO_GROUPS})*)"
    ), _times),
    # "hàng tuần (vào chiều thứ Sáu)", "trước 16 giờ thứ Sáu": what kind of day, the clause decides
    ((
        rf"{CUE}\s*(?:{_NO_GROUPS}\s*,?\s*(?:của )?)?(?:(?:sáng|chiều) )?(?:ngày )?(?:thứ|chủ)"
        r" (?P<weekday>hai|ba|tư|năm|sáu|bảy|nhật|[2-7])(?!\w)"
    ),
     _bare_weekday),
    # "trước ngày 20": what kind of day, the clause decides
    (rf"{CUE}{_AT}\s*{_NAMED_DAY}(?!\d|\s*[/.-]\s*\d| ngày| tháng)", _bare_day),
)  # fmt: skip
_COMPILED = tuple((words(pattern), read) for pattern, read in _RULES)

# "ngày 03 hằng tháng" behind a bracket, a comma or "định kỳ", with no word that sets a bound
_PLAIN_MONTHLY = words(rf"(?<!từ\s)(?<!đến\s)ngày (?P<day>\d{{1,2}}){_OF}{_EACH} tháng")


# "trình Thường trực Đảng ủy ngày 21/9/2026"; not the day of a paper or a meeting
_PLAIN_DAY = words(
    r"(?<!\w)(?:trình|gửi|nộp|báo cáo)\s(?:(?!số\s|tại\s|hội nghị|kết luận|họp|công văn|văn bản"
    r"|thông báo|quyết định|nghị quyết|chỉ thị|kế hoạch|từ\s)[^;.,:¦()]){3,60}?\s(?P<at>ngày "
    rf"(?P<day>\d{{1,2}})/(?P<month>\d{{1,2}})/{_YEAR})"
)


def find(text: str) -> list[Mention]:
    """Find the calendar rules in *text* (as ``text.plain`` gives it), in order."""
    found: list[Mention] = []
    for pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            if not _overlaps(match.span(), found):
                found.extend(_read(match, read, text))
    for match in _PLAIN_MONTHLY.finditer(text):
        if not _overlaps(match.span(), found):
            due = {"type": "day_of_month", "boundary": "on", "day": int(match["day"])}
            found.append(Mention(*match.span(), due, "monthly"))
    for match in _PLAIN_DAY.finditer(text):
        iso = _date(match)
        if iso and not _overlaps(match.span("at"), found):
            due = {"type": "absolute", "boundary": "on", "date": iso}
            found.append(Mention(*match.span("at"), due, "once"))
    return sorted(found, key=lambda mention: mention.start)


def _overlaps(span: tuple[int, int], found: list[Mention]) -> bool:
    return any(span[0] < mention.end and mention.start < span[1] for mention in found)


def _read(
    match: Match, read: Callable[[Match], tuple[Due, str | None] | None], text: str
) -> Iterator[Mention]:
    reading = read(match)
    if reading is None:
        return
    due, period = reading
    first = Mention(
        match.start(), match.end(), due, period, bare=read in (_bare_day, _bare_weekday)
    )
    more = list(_continued(first, text))
    if more and first.period is None and more[-1].period:
        first = replace(first, period=more[-1].period)
    yield first
    yield from (replace(each, period=each.period or first.period) for each in more)


# ", tháng 6 và tháng 12 của năm" behind "ngày 15 của tháng cuối quý"
_MORE_MONTHS = words(rf"\s*(?:,|và|;)\s*(?:của )?tháng (?P<month>\d{{1,2}})(?![\d/]){_YEARLY}")
# "và 15/12 hằng năm", ", ngày 15/9/2025"; not "và trước ngày ...", which stands for itself
_MORE_DAYS = words(
    r"\s*(?:,\s*và|,|và)\s*(?:ngày )?(?P<day>\d{1,2})(?:\s*/\s*| tháng )(?P<month>\d{1,2})"
    rf"(?:\s*(?:/|năm)\s*{_YEAR}|(?![\d/]){_YEARLY})"
)


def _continued(first: Mention, text: str) -> Iterator[Mention]:
    """Yield the further days that share the first one's cue."""
    kind, end = first.due["type"], first.end
    pattern = _MORE_MONTHS if kind == "day_of_last_month_of_period" else _MORE_DAYS
    if kind not in ("day_of_last_month_of_period", "month_day", "absolute"):
        return
    while match := pattern.match(text, end):
        due: Due = {"boundary": first.due["boundary"]}
        day = first.due["day"] if pattern is _MORE_MONTHS else int(match["day"])
        if match.groupdict().get("year"):
            due |= {"type": "absolute"}
            due["date"] = f"{match['year']}-{int(match['month']):02}-{day:02}"
        else:
            due |= {"type": "month_day", "month": int(match["month"]), "day": day}
        recurs = pattern is _MORE_MONTHS or match["yearly"]
        yield Mention(match.start(), match.end(), due, "annual" if recurs else None)
        end = match.end()
