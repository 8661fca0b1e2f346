"""Due rules (thời hạn) that name a day, a month, a quarter, a weekday or an hour.

Only what is printed is read: a day without a year stays a month and a day. The one thing that is
worked out is the last day of a month, quarter or year whose end is named ("hết quý I năm 2010").
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace

from ingest.duties import due_days
from ingest.duties.due_days import Reading
from ingest.duties.due_rules import CLOCK, CUE, Due, Mention
from ingest.duties.due_spans import in_first_month, in_months, in_quarter, in_year
from ingest.duties.text import words

Match = re.Match[str]

_DAY_NAME = r"(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật)"
_AT = rf"\s*(?:lúc )?(?:{CLOCK}\s*,?\s*(?:của )?)?(?:{_DAY_NAME}\s*,\s*)?"
_DAY = r"(?:(?:sáng |hết )?ngày )?(?:mùng |mồng )?(?P<day>\d{1,2})"
_NAMED_DAY = r"(?:sáng |hết )?ngày (?:mùng |mồng )?(?P<day>\d{1,2})"
_EACH = r"(?:h[àằ]ng|mỗi)"
_OF = r"\s*,?\s*(?:của )?"
_YEAR_AFTER = r"năm (?:sau|tiếp theo|kế tiếp|liền kề|tới)(?: liền kề)?"
_YEAR_BEFORE = r"năm trước(?! (?:ngày|\d))(?: liền kề)?"
_YEARLY = (
    rf"(?:\s*(?:của )?(?:(?P<next>{_YEAR_AFTER})|(?P<previous>{_YEAR_BEFORE})"
    rf"|(?P<yearly>{_EACH} năm|(?:từng|các) năm|năm(?!\s*\d))))?"
)


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
_DAY_RULES: tuple[tuple[str, Callable[[Match], Reading]], ...] = (
    # "trước ngày 03/10/2025", "trước 7h00 sáng ngày 01/7/2025"
    (rf"{CUE}{_AT}\s*{_DAY}{_NUMERIC}(?P<month>\d{{1,2}})(?P=sep)\s*{_YEAR}", due_days.absolute),
    # "chậm nhất là ngày 30 tháng 6 năm 2010", "trước ngày 30 tháng 6/2025"
    ((
        rf"{CUE}{_AT}\s*{_DAY}\s*,?\s*tháng (?P<month>\d{{1,2}})\s*(?:,?\s*năm |/\s*){_YEAR}"
    ), due_days.absolute),
    # "ngày 15 của tháng cuối quý", "ngày 25 của tháng cuối kỳ báo cáo"
    ((rf"{CUE}{_AT}\s*{_DAY}{_OF}tháng (?:cuối|thứ ba|thứ 3){_OF}(?:cùng )?{_OF}(?:{_EACH} |từng )?"
     r"(?P<span>quý(?P<named>(?:(?:\s*,|\s+và)?(?: quý)? (?:i{1,3}|iv)(?!\w))+)?|kỳ(?: báo cáo)?)"
     ), due_days.of_last_month),
    # "trước ngày 20 tháng 6 hằng năm", "trước ngày 30 tháng 4 năm sau"
    ((
        rf"{CUE}{_AT}\s*{_DAY}\s*,?\s*tháng (?P<month>\d{{1,2}}){_NO_YEAR}{_YEARLY}"
    ), due_days.month_day),
    # "trước ngày 10/6", "chậm nhất 15/12 hằng năm"
    (rf"{CUE}{_AT}\s*{_DAY}\s*/\s*(?P<month>\d{{1,2}}){_NO_YEAR}{_YEARLY}", due_days.month_day),
    # "vào ngày 22 hàng tháng", "trước ngày 05 của tháng sau", "ngày 03 mỗi tháng"
    ((rf"{CUE}{_AT}\s*{_DAY}{_OF}(?:{_EACH} tháng|tháng (?:báo cáo|đó|trong)|(?P<later>"
     rf"tháng (?:sau|kế tiếp|tiếp (?:theo|sau)|liền kề|tới)(?: liền kề)?"
     rf"|tháng đầu(?: tiên)?{_OF}quý (?:sau|kế tiếp|tiếp theo|liền kề|tới))"
     r"|(?<=của\s)tháng(?=\s*(?:[,;.)¦]|$)))"), due_days.of_month),
)  # fmt: skip
_RULES: tuple[tuple[str, Callable[[Match], Reading]], ...] = (
    *_DAY_RULES,
    # "trong tháng đầu năm", "trong tháng đầu quý"
    (rf"{CUE} tháng đầu(?: tiên)?{_OF}(?P<of>năm|quý)", in_first_month),
    # "trong tháng 11/2025", "hết tháng 6 năm 2025", "trong tháng 3 và tháng 9 hằng năm"
    ((rf"{CUE} (?:hết |cuối )?{_MONTH_LIST}(?:\s*(?:,?\s*năm |/\s*){_YEAR})?"
     rf"(?P<yearly>{_OF}(?:{_EACH} năm|{_YEAR_AFTER}))?"), in_months),
    # "Tháng 11 hằng năm, Trưởng ban tổng kết"
    ((rf"(?P<cue>^|[,:(])\W*{_MONTH_LIST}(?P<year>)(?P<yearly>{_OF}{_EACH} năm)"), in_months),
    # "tại phiên họp thường kỳ tháng 6 và tháng 12"
    ((r"(?<!\w)(?P<cue>trong|tại) (?:kỳ họp|phiên họp)(?: thường kỳ)? (?:vào )?"
      rf"{_MONTH_LIST}(?!\d)(?:\s*(?:,?\s*năm |/\s*){_YEAR})?"
      rf"(?P<yearly>{_OF}{_EACH} năm)?"), in_months),
    # "trong quý I/2026", "chậm nhất là cuối quý I năm 2010"
    ((rf"{CUE} (?:hết |cuối )?quý (?P<quarter>i{{1,3}}|iv|[1-4])(?!\w)"
     rf"(?:\s*(?:,?\s*năm |/\s*){_YEAR})?(?P<yearly>{_OF}{_EACH} năm)?"), in_quarter),
    # "hết năm 2010", "trong năm 2025", "chậm nhất là cuối năm 2025"
    (rf"{CUE} năm {_YEAR}(?!\s*[-–])", in_year),
    # "Quý IV hằng năm, cấp ủy kiểm điểm"
    ((
        r"(?P<cue>^|[,:(])\W*quý (?P<quarter>i{1,3}|iv|[1-4])(?!\w)(?P<year>)"
        rf"(?P<yearly>{_OF}{_EACH} năm)"
    ), in_quarter),
    # "thứ Sáu hằng tuần", "trước 15 giờ thứ năm mỗi tuần"
    ((rf"{_OPTIONAL_CUE}{_AT}\s*(?:ngày )?(?:thứ|chủ) (?P<weekday>hai|ba|tư|năm|sáu|bảy|nhật|[2-7])"
     rf"{_OF}(?:{_EACH}|cuối|các) tuần"), due_days.weekday),
    # "trước 17h00 hằng ngày", "vào 7 giờ và 16 giờ hằng ngày"
    ((rf"{_OPTIONAL_CUE}(?P<times>{_NO_GROUPS}(?:\s*(?:,|và)\s*(?:trước )?{_NO_GROUPS})*)"
     rf"{_OF}(?:{_EACH}|trong|các) ngày"), due_days.times),
    # "hằng ngày trước 16 giờ 30 phút"
    ((
        rf"{_EACH} ngày\s*,?\s*{CUE}\s*(?P<times>{_NO_GROUPS}(?:\s*(?:,|và)\s*{_NO_GROUPS})*)"
    ), due_days.times),
    # "hàng tuần (vào chiều thứ Sáu)", "trước 16 giờ thứ Sáu": what kind of day, the clause decides
    ((
        rf"{CUE}\s*(?:{_NO_GROUPS}\s*,?\s*(?:của )?)?(?:(?:sáng|chiều) )?(?:ngày )?(?:thứ|chủ)"
        r" (?P<weekday>hai|ba|tư|năm|sáu|bảy|nhật|[2-7])(?!\w)"
    ),
     due_days.bare_weekday),
    # "hằng tuần (sáng thứ Sáu)"
    ((
        r"(?P<cue>\()\s*(?:(?:sáng|chiều) )?(?:ngày )?(?:thứ|chủ)"
        r" (?P<weekday>hai|ba|tư|năm|sáu|bảy|nhật|[2-7])(?=\s*\))"
    ), due_days.bare_weekday),
    # "trước 15 giờ 30": each day, where the clause says so
    ((
        rf"{CUE}\s*(?P<times>{_NO_GROUPS})(?!\s*,?\s*(?:ngày|thứ|h[àằ]ng|mỗi|các|cùng|sáng|chiều|sau|kể|tính|từ|trước"
        r"|đồng hồ|\d))"
    ), due_days.bare_times),
    # "trước ngày 20": what kind of day, the clause decides
    (rf"{CUE}{_AT}\s*{_NAMED_DAY}(?!\d|\s*[/.-]\s*\d| ngày| tháng)", due_days.bare_day),
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
    found = _with_sharers(text, found)
    for match in _PLAIN_MONTHLY.finditer(text):
        if not _overlaps(match.span(), found):
            due = {"type": "day_of_month", "boundary": "on", "day": int(match["day"])}
            found.append(Mention(*match.span(), due, "monthly"))
    for match in _PLAIN_DAY.finditer(text):
        iso = due_days.date_of(match)
        if iso and not _overlaps(match.span("at"), found):
            due = {"type": "absolute", "boundary": "on", "date": iso}
            found.append(Mention(*match.span("at"), due, "once"))
    return sorted(found, key=lambda mention: mention.start)


def _overlaps(span: tuple[int, int], found: list[Mention]) -> bool:
    return any(span[0] < mention.end and mention.start < span[1] for mention in found)


_BARE = (due_days.bare_day, due_days.bare_weekday, due_days.bare_times)


def _read(match: Match, read: Callable[[Match], Reading], text: str) -> Iterator[Mention]:
    reading = read(match)
    if reading is None:
        return
    due, period = reading
    first = Mention(match.start(), match.end(), due, period, bare=read in _BARE)
    yield first
    yield from _more_months(first, text)


# ", tháng 6 và tháng 12 của năm" behind "ngày 15 của tháng cuối quý"
_MORE_MONTHS = words(rf"\s*(?:,|và|;)\s*(?:của )?tháng (?P<month>\d{{1,2}})(?![\d/]){_YEARLY}")


def _more_months(first: Mention, text: str) -> Iterator[Mention]:
    """Yield the further months in which the same day counts."""
    end = first.end
    while first.due["type"] == "day_of_last_month_of_period" and (
        match := _MORE_MONTHS.match(text, end)
    ):
        due: Due = {"type": "month_day", "boundary": first.due["boundary"]}
        due |= {"month": int(match["month"]), "day": first.due["day"]}
        yield Mention(match.start(), match.end(), due, "annual")
        end = match.end()


# "trước ngày 15/6 và 15/12 hằng năm", "ngày 14 hằng tháng đối với báo cáo tháng, ngày 14 của tháng
# cuối quý đối với báo cáo quý": a day without a cue of its own shares the one before
_JOINT = r"(?P<cue>,\s*(?:và |hoặc )?|(?<!\w)(?:và|hoặc) )"
_ENDS = r"(?=\s*(?:[,;.()¦]|$|(?:và|hoặc|đối với|về|cho|với|để|gửi|qua|các|đến)\s))"
_SHARERS = tuple(
    (words(pattern.replace(CUE, _JOINT) + _ENDS), read) for pattern, read in _DAY_RULES
)
_BETWEEN = words(r"\s*[()]?\s*(?:(?:đối với|cho) [^,;.]{3,60})?\s*\)?\s*")
_OF_DAYS = ("absolute", "month_day", "day_of_month", "day_of_last_month_of_period")


def _with_sharers(text: str, found: list[Mention]) -> list[Mention]:
    """Add the days that share the cue of the day before them, in one list."""
    for pattern, read in _SHARERS:
        for match in pattern.finditer(text):
            reading = None if _overlaps(match.span(), found) else read(match)
            first = _leading(text, match.start(), found)
            if reading is None or first is None:
                continue
            due, period = reading[0] | {"boundary": first.due["boundary"]}, reading[1]
            found.append(Mention(*match.span(), due, period or first.period))
            if period and first.period is None:
                fits = first.due["type"] == due["type"]
                found[found.index(first)] = replace(
                    first, period=period, bare=first.bare and not fits
                )
    return found


def _leading(text: str, start: int, found: list[Mention]) -> Mention | None:
    before = [one for one in found if one.end <= start and one.due["type"] in _OF_DAYS]
    last = max(before, key=lambda one: one.end, default=None)
    return last if last and _BETWEEN.fullmatch(text, last.end, start) else None
