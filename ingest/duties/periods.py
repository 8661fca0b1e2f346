"""How often (định kỳ): "hằng tháng, quý, 6 tháng, năm", "3 tháng một lần", "khi có yêu cầu"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.duties.due_spans import QUARTERS
from ingest.duties.text import HIDDEN, NUMBER, number, words

# the group of quarters that are named: they make a day of the year yearly, and nothing else
NAMED = -9


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One period where it stands; a list "tháng, quý" gives one each, with the same *group*."""

    start: int
    end: int
    period: str
    # number of the list it stands in
    group: int
    # of the year, where one is named: "quý III"
    quarter: int = 0
    # where its first words end, if others stand inside: "mỗi quý [chi bộ họp] một lần"
    unit_end: int = 0

    @property
    def named(self) -> int:
        """Where the words end in front of which no name can stand."""
        return self.unit_end or self.end


# "công việc hằng ngày": of what kind, not how often
_EACH = r"(?:(?<!việc\s)h[àằ]ng|mỗi|từng)"
# One entry of a list. A year or a quarter that is named ("năm 2025", "quý III") is no rhythm.
_HALF = r"(?:0?6|sáu) tháng(?: (?:đầu|cuối) năm)?|nửa năm"
_ITEMS = {
    "daily": r"ngày(?!\s*\d| (?:cuối|đầu|thứ|làm|mùng|mồng))",
    "weekly": r"tuần",
    "semiannual": _HALF,
    "nine": r"0?9 tháng|chín tháng",
    "monthly": r"(?:(?:0?1|một) )?tháng(?!\s*\d)",
    "quarterly": r"quý(?!\s*(?:[iv]+|\d)(?!\w))|(?:0?3|ba) tháng",
    "five_yearly": r"(?:0?5|năm) năm(?!\s*\d| (?:thực|triển|tổ|nghị|chỉ|kết|quyết|công))",
    "per_term": r"(?:(?:cuối|giữa) )?nhiệm kỳ(?!\s*\d)",
    "annual": (
        r"(?:0?1 |một |cả |cuối |hết )?năm(?!\s*(?:\d|học \d|năm|trước|sau|thực hiện))(?: học)?"
    ),
}
_ITEM = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _ITEMS.items())
_ITEM_RE = words(_ITEM)
_BARE = "|".join(_ITEMS.values())
_JOIN = r"\s*(?:,\s*và|,|;|và|hoặc|/|-)\s*"
_NOUN = r"(?:báo cáo|sơ kết|tổng kết|kiểm điểm)"
_LEAD = (
    rf"(?:định kỳ\s*(?:vào |theo )?[,:(]?\s*(?:{_EACH} )?|(?<!\w){_EACH} |(?<!\w)theo (?=tháng"
    r"|quý|năm)"
    rf"|{_NOUN} (?:(?:định kỳ|công tác|kết quả|tình hình) )?(?:{_EACH} )?)"
)
_LIST = words(
    rf"{_LEAD}(?P<items>(?:{_BARE})(?!\w)(?:{_JOIN}(?:báo cáo |sơ kết "
    rf"|tổng kết )?(?:{_EACH} )?(?:{_BARE})(?!\w))*)"
)
# "Sáu tháng và cuối năm, các tổ đảng báo cáo": a list that opens the clause
_OPENING = words(
    rf"^\W*(?P<items>(?:{_BARE})(?!\w)(?:{_JOIN}(?:{_EACH} )?(?:{_BARE})(?!\w))*)(?=\s*,)"
)
# "trước ngày 20 hằng tháng, 6 tháng và năm": behind a rule, which is out of view by now
_BEHIND = words(
    rf"(?<={HIDDEN})\s*,\s*(?P<items>(?:{_BARE})(?!\w)(?:{_JOIN}(?:{_BARE})(?!\w))*)"
    rf"(?=\s*(?:[,;.(){HIDDEN}]|$))"
)
_TIMES = r"(?:\s*\(?\s*(?:ít nhất|tối thiểu|không quá)?\s*)"
# "3 tháng một lần", "6 tháng/lần", "02 năm một lần"
_EVERY = words(rf"(?P<n>{NUMBER}) (?P<unit>tuần|tháng|quý|năm)\s*(?:một|1|01|/)\s*(?:lần|kỳ)")
# "mỗi quý ít nhất một lần", "mỗi năm 02 lần", "một năm hai lần"
_PER = words(
    rf"(?:{_EACH}|một|1|01) (?P<unit>ngày|tuần|tháng|quý"
    rf"|năm){_TIMES}?[^,;.()¦]{{0,25}}?(?P<n>{NUMBER}) (?:lần|kỳ|cuộc|buổi)"
)
# "01 lần/tháng", "2 lần trong năm", "một lần mỗi quý"
_RATE = words(
    rf"(?P<n>{NUMBER}) (?:lần|kỳ|cuộc|buổi)\s*(?:/\s*|trong |{_EACH} |(?:một|1) )+(?P<unit>ngày"
    r"|tuần|tháng|quý|năm)"
)
_OTHER = "periodic_unspecified"
_MONTHS = {"tháng": 1, "quý": 3, "năm": 12}
_BY_MONTHS = {1: "monthly", 3: "quarterly", 6: "semiannual", 12: "annual", 60: "five_yearly"}
# "vào cuối năm", "đầu mỗi quý"; not "6 tháng đầu năm", "từ đầu năm"
_EDGE = words(
    rf"(?<!tháng\s(?=(?:đầu|cuối)\snăm))(?<!từ\s)(?<!\w)(?:cuối|đầu)(?: cùng)?"
    rf"(?: của)? (?:{_EACH} )?(?P<unit>tháng|quý|năm)(?!\s*\d| cuối| học| [iv]+(?!\w))"
)
# "báo cáo quý I ..., quý II ...": each once a year
_NAMED_QUARTER = words(r"quý (?P<quarter>i{1,3}|iv|[1-4])(?!\w)(?!\s*[/,]?\s*(?:năm )?20\d\d)")
# "kế hoạch 5 năm", "báo cáo kế hoạch 5 năm"
_FIVE = words(r"(?:kế hoạch|báo cáo) (?:0?5|năm) năm(?! (?:thực|triển))")
_WORDS = (
    (
        "adhoc",
        words(
            r"(?:khi có|theo) yêu cầu|(?:(?:khi|nếu) (?:có|cần|được|phát sinh|xảy ra"
            r"|cấp)[^,;.()¦]{0,80}?(?=\s*(?:[,;.()¦]|$|\s(?:thì|phải|các|kịp|báo))))"
            r"|đột xuất|những vấn đề (?:phát sinh|mới)"
        ),
    ),
    ("continuous", words(r"thường xuyên|liên tục")),
    ("periodic_unspecified", words(r"định kỳ")),
)


def find(text: str) -> list[Rhythm]:
    """Find the periods in *text*, in order; "định kỳ" alone only where nothing closer is said."""
    found = list(_counted(text))
    lists = [*_OPENING.finditer(text), *_LIST.finditer(text), *_BEHIND.finditer(text)]
    for group, match in enumerate(lists, start=len(found)):
        if not _overlaps(match.span(), found):
            found.extend(_items(match, group))
    for match in _FIVE.finditer(text):
        if not _overlaps(match.span(), found):
            found.append(Rhythm(*match.span(), "five_yearly", -1))
    quarters = list(_NAMED_QUARTER.finditer(text))
    edges = [(match, _BY_MONTHS[_MONTHS[match["unit"]]]) for match in _EDGE.finditer(text)]
    edges += [(match, "annual") for match in quarters if len(quarters) > 1]
    for match, period in edges:
        if not _overlaps(match.span(), found):
            found.append(_edge(match, period))
    return sorted(found, key=lambda rhythm: rhythm.start)


def _edge(match: re.Match[str], period: str) -> Rhythm:
    if match.re is not _NAMED_QUARTER:
        return Rhythm(*match.span(), period, -1)
    return Rhythm(*match.span(), period, NAMED, quarter=QUARTERS[match["quarter"]])


def find_words(text: str) -> list[Rhythm]:
    """Find "đột xuất", "thường xuyên", "định kỳ": periods without a calendar."""
    return [
        Rhythm(*match.span(), period, -2 - index)
        for index, (period, pattern) in enumerate(_WORDS)
        for match in pattern.finditer(text)
    ]


def _overlaps(span: tuple[int, int], found: list[Rhythm]) -> bool:
    return any(span[0] < rhythm.end and rhythm.start < span[1] for rhythm in found)


def _items(match: re.Match[str], group: int) -> Iterator[Rhythm]:
    start = match.start()
    for item in _ITEM_RE.finditer(match["items"]):
        end = match.start("items") + item.end()
        period = "annual" if item.lastgroup == "nine" else str(item.lastgroup)
        yield Rhythm(start, end, period, group)
        start = end


def _counted(text: str) -> Iterator[Rhythm]:
    group = 0
    seen: list[Rhythm] = []
    for pattern, invert in ((_EVERY, False), (_RATE, True), (_PER, True)):
        for match in pattern.finditer(text):
            if not _overlaps(match.span(), seen):
                unit = match.end("unit") if pattern is _PER else 0
                rate = _rate(match, invert=invert)
                seen.append(Rhythm(*match.span(), rate, group, unit_end=unit))
                group += 1
    yield from seen


def _rate(match: re.Match[str], *, invert: bool) -> str:
    unit, count = match["unit"], number(match["n"])
    if unit not in _MONTHS:
        return {"ngày": "daily", "tuần": "weekly"}[unit] if count == 1 or invert else _OTHER
    months = _MONTHS[unit] // max(count, 1) if invert else _MONTHS[unit] * count
    return _BY_MONTHS.get(months, "monthly" if months == 0 else _OTHER)
