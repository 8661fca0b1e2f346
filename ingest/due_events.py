"""Due rules that hang on an event, that are left blank on a form, or that say "at once"."""

from __future__ import annotations

import re
from collections.abc import Callable

from ingest.due_rules import CUE, Due, Mention, boundary
from ingest.duty_text import NUMBER, number

Match = re.Match[str]

# "ngày", "ngày làm việc"
_DAYS = rf"(?:ít\s+nhất\s+|tối\s+thiểu\s+|tối\s+đa\s+)?(?P<n>{NUMBER})\s+ngày(?P<working>\s+làm\s+việc)?"
_WITHIN = (
    r"(?P<cue>(?:(?:chậm|muộn)\s+nhất|không\s+quá|tối\s+đa)(?:\s+(?:là|vào|sau|trong))*"
    r"(?:\s+(?:thời\s+hạn|thời\s+gian|vòng))?|trong\s+(?:thời\s+hạn|thời\s+gian|vòng)"
    r"(?:\s+(?:không\s+quá|tối\s+đa))?|trong|(?:thời\s+)?hạn(?:\s+là)?|(?<!\w)sau)"
)
# an event ends at a comma, a bracket, or where the duty itself begins
_END = (
    r"(?=\s*(?:[,;:.()¦]|$|\s(?:phải|thì|để|có\s+trách\s+nhiệm|(?:các|những)\s+(?:cơ\s+quan|chi\s+bộ|đảng\s+bộ)"
    r"|báo\s+cáo|gửi|nộp|trình|về|trừ|và\s+trước|và\s+chậm|đối\s+với)\s))"
)
_EVENT = rf"(?P<anchor>[^,;:.()¦]+?){_END}"
_SINCE = r"\s*,?\s*(?:(?:kể|tính)\s+từ(?:\s+(?=khi|sau|ngày|thời))?|từ\s+(?=ngày|khi)|sau\s+(?=khi|ngày)|sau(?=\s))\s*"
_WORDS = r"[^,;:.()¦]{3,80}"
_AT_MOST = r"(?:không\s+quá|(?:chậm|muộn)\s+nhất(?:\s+(?:là|sau))?|tối\s+đa)"
_GATHERING = r"(?:kỳ\s+họp|hội\s+nghị|cuộc\s+họp|phiên\s+họp|buổi\s+(?:họp|sinh\s+hoạt)|đại\s+hội|ngày\s+họp|sinh\s+hoạt|lễ|khi|ngày\s+(?!\d|mùng|mồng))"


def _offset(match: Match, sign: int) -> Due:
    key = "offset_working_days" if match["working"] else "offset_days"
    return {key: sign * number(match["n"])}


def _after(match: Match) -> Due:
    found = boundary_of(match["cue"])
    return {"boundary": found, "anchor": _tidy(match["anchor"])} | _offset(match, 1)


def boundary_of(cue: str) -> str:
    """Say what a cue before days means: "trong vòng" -> in; "sau" -> after; the rest -> by."""
    if "nhất" in cue:
        return "by"
    if "trong" in cue:
        return "in"
    return "after" if cue == "sau" else "by"


def _before(match: Match) -> Due:
    return {"boundary": "by", "anchor": _tidy(match["anchor"])} | _offset(match, -1)


def _following(match: Match) -> Due:
    found = "in" if match["cue"].startswith("trong") else "by"
    return {"boundary": found, "anchor": _tidy(match["anchor"])} | _offset(match, 1)


def _once_done(match: Match) -> Due:
    found = {"sau": "after", "trước": "before", "khi": "on"}[match["when"]]
    return {"boundary": found, "anchor": _tidy(f"{match['when']} {match['anchor']}")}


def _at_the_end(match: Match) -> Due:
    return {"boundary": "in", "anchor": _tidy(match["anchor"])}


def _tidy(anchor: str) -> str:
    return re.sub(r"\s+", " ", anchor).strip()


_RULES: tuple[tuple[str, Callable[[Match], Due]], ...] = (
    # "trước kỳ họp 3 ngày đối với hội nghị Đảng ủy", "trước 2 ngày đối với hội nghị Ban Thường vụ"
    (rf"(?<!\w)trước\s+(?:{_GATHERING}[^,;:.()¦]{{0,50}}?\s+)?{_DAYS}\s+(?:đối\s+với|so\s+với)\s+{_EVENT}", _before),
    # "trước kỳ họp ít nhất 5 ngày", "trước khi tổ chức đại hội 15 ngày làm việc"
    (rf"(?<!\w)trước\s+(?P<anchor>{_GATHERING}[^,;:.()¦]{{0,60}}?)\s+{_DAYS}", _before),
    # "chậm nhất 5 ngày làm việc trước ngày họp", "ít nhất 03 ngày trước hội nghị"
    (rf"(?:(?:chậm|muộn)\s+nhất\s+(?:là\s+)?)?{_DAYS}\s*,?\s+trước\s+(?:ngày\s+)?(?!ngày\s*\d|\d){_EVENT}", _before),
    # "sau khi kết thúc hội nghị không quá 5 ngày", "sau hội nghị chậm nhất 05 ngày làm việc"
    (rf"(?<!\w)sau\s+(?!\d)(?P<anchor>{_WORDS}?)\s+(?P<cue>{_AT_MOST})\s+{_DAYS}", _following),
    # "kết thúc đợt kiểm tra, trong vòng 07 ngày", "khi có kết luận, chậm nhất 5 ngày"
    (rf"(?<!\w)(?P<anchor>(?:kết\s+thúc|(?:sau\s+)?khi)\s+{_WORDS}?)\s*,\s*(?P<cue>{_AT_MOST}|trong\s+(?:vòng|thời\s+hạn))"
     rf"\s+{_DAYS}(?!\s*,?\s*(?:kể|từ|sau|trước)\s)", _following),
    # "chậm nhất là mười lăm ngày, kể từ ngày chấm dứt hoạt động", "trong vòng 05 ngày sau khi ..."
    (rf"(?<!\w){_WITHIN}\s+{_DAYS}{_SINCE}{_EVENT}", _after),
    # "trước hội nghị", "sau khi thực hiện kế hoạch", "ngay sau khi kết thúc"
    (rf"(?<!\w)(?P<when>sau|trước)\s+(?P<anchor>(?:khi|mỗi|từng|kỳ\s+họp|hội\s+nghị|cuộc\s+họp|phiên\s+họp|đợt)\s+{_EVENT.replace('(?P<anchor>', '(?:')})", _once_done),
    # "khi kết thúc giai đoạn"
    (rf"(?<!\w)(?P<when>khi)\s+(?P<anchor>(?:kết\s+thúc|hoàn\s+thành|hết)\s+{_EVENT.replace('(?P<anchor>', '(?:')})", _once_done),
    # "cuối nhiệm kỳ Đại hội", "vào cuối nhiệm kỳ"
    (r"(?<!\w)(?P<anchor>(?:cuối|giữa|hết|kết\s+thúc)\s+nhiệm\s+kỳ(?:(?!\s+(?:có|phải|các|báo)\s)[^,;:.()¦])*)", _at_the_end),
)  # fmt: skip
_COMPILED = tuple((re.compile(pattern), read) for pattern, read in _RULES)

# What kind of event recurs how: first that is found in the anchor.
_PERIODS = (
    (re.compile(r"nhiệm\s+kỳ"), "per_term"),
    (re.compile(r"\bnày\b|công\s+văn|(?:ban\s+hành|ngày\s+ký)"), "once"),
    (re.compile(r"hội\s+nghị|kỳ\s+họp|cuộc\s+họp|phiên\s+họp|(?<!\w)họp(?!\w)|sinh\s+hoạt"), "per_meeting"),
    (re.compile(""), "per_event"),
)  # fmt: skip


def period_of(anchor: str) -> str:
    """Say how often an event comes back: "kỳ họp" -> per_meeting."""
    return next(period for pattern, period in _PERIODS if pattern.search(anchor))


# a form: "trước ngày [dd/mm/yyyy]", "trước ngày .../.../2025", "ngày      tháng     năm", "…"
_BLANK = re.compile(
    rf"{CUE}\s*(?:(?:\.{{2,}}|…+|_+)\s*giờ[^,;¦]{{0,12}}?)?\s*(?:ngày\s*)?(?:\[[^\]]{{0,30}}\]|<[^>]{{0,30}}>|(?:\.{{2,}}|…|_{{2,}})[./…_\s\d-]*"
    r"(?:tháng\s*[._…\s]*)?(?:năm\s*[._…\d]*)?|(?<=ngày)\s+tháng(?=\s+(?:năm|[._…]))[\s._…]*(?:năm\s*[._…\d]*)?|dd/mm(?:/yyyy)?)"
)
# "kịp thời báo cáo", "báo cáo ngay", "gửi khẩn trương"
_HASTE = r"(?:kịp\s+thời|ngay\s+lập\s+tức|lập\s+tức|khẩn\s+trương|nhanh\s+chóng|ngay)"
_ACT = r"(?:báo\s+cáo|gửi|phản\s+ánh|thông\s+tin|thông\s+báo|báo|trình|nộp)"
_IMMEDIATE = re.compile(
    rf"(?<!\w){_HASTE}(?:\s*,\s*[^\s,;¦]+){{0,2}}\s+(?:(?:và|để|tổng\s+hợp|phải|chủ\s+động)\s*,?\s*){{0,2}}{_ACT}(?!\w)"
    rf"|(?<!\w){_ACT}(?:\s+báo\s+cáo)?\s+(?:kịp\s+thời|ngay(?!\s+(?:sau|từ|trong|tại))|khẩn)(?!\w)"
)


def find(text: str) -> list[Mention]:
    """Find the rules that hang on an event, and the blank ones, in *text*, in order."""
    found: list[Mention] = []
    for match in _BLANK.finditer(text):
        due: Due = {"type": "blank", "boundary": boundary(match["cue"])}
        found.append(Mention(*match.span(), due))
    for pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            if all(match.end() <= seen.start or match.start() >= seen.end for seen in found):
                due = {"type": "relative"} | read(match)
                found.append(Mention(*match.span(), due, period_of(due["anchor"])))
    return sorted(found, key=lambda mention: mention.start)


def find_haste(text: str) -> list[Mention]:
    """Find "kịp thời báo cáo" and its like; they count only where no other rule is printed."""
    due = {"type": "immediate", "boundary": "by"}
    return [Mention(*match.span(), due) for match in _IMMEDIATE.finditer(text)]
