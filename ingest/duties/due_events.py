"""Due rules that hang on an event, that are left blank on a form, or that say "at once"."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from ingest.duties.due_rules import CUE, Due, Mention, boundary
from ingest.duties.text import NUMBER, number, words

Match = re.Match[str]

# "05 ngày", "05 ngày làm việc", "02 tuần"
_LEAST = r"(?:ít nhất |tối thiểu |tối đa )?(?:là )?"
_DAYS = rf"{_LEAST}(?P<n>{NUMBER}) (?:ngày(?P<working> làm việc)?|(?P<weeks>tuần)(?! lễ))"
# "02 tháng", "một năm": no number of days; they stay words of the event
_MONTHS = rf"{NUMBER} (?:tháng|năm|quý)"
_WITHIN = (
    r"(?P<cue>(?:(?:chậm|muộn) nhất|không quá|tối đa)(?: (?:là|vào|sau|trong))*"
    r"(?: (?:thời hạn|thời gian|vòng))?|trong (?:thời hạn|thời gian|vòng)"
    r"(?: (?:không quá|tối đa))?|trong|(?:thời )?hạn(?: (?:hoàn thành|gửi|nộp|báo cáo"
    r"|giải quyết|trả lời|thẩm định|thực hiện))*(?: là|:)?|(?<!\w)sau)"
)
# an event ends at a comma, a bracket, or where the duty itself begins
_END = (
    r"(?=\s*(?:[,;:.()¦]|$|\s(?:phải|thì|để|có trách nhiệm|(?:các|những) (?:cơ quan|chi bộ|đảng bộ)"
    r"|(?<!được\s)(?<!nhận\s)(?<!bản\s)(?<!tờ\s)(?<!hạn\s)(?<!gửi\s)"
    r"(?:báo cáo|gửi|nộp|trình)|về|trừ|và trước|và \d+|và chậm"
    r"|đối với)\s))"
)
_EVENT = rf"(?P<anchor>[^,;:.()¦]+?){_END}"
_SINCE = (
    r"\s*,?\s*(?:(?:kể|tính) từ(?: (?=khi|sau|ngày|thời))?|từ (?=ngày|khi)|sau (?=khi|ngày)"
    r"|sau(?=\s))\s*"
)
_WORDS = r"[^,;:.()¦]{3,80}"
_AT_MOST = r"(?:không quá|(?:chậm|muộn) nhất(?: (?:là|sau))?|tối đa)"
_GATHERING = (
    r"(?:kỳ (?:họp|sinh hoạt)|(?:mỗi|từng) (?:đợt|kỳ|lần|lớp|hội|cuộc|phiên)|đợt|hội nghị"
    r"|cuộc họp|phiên họp|buổi (?:họp|sinh hoạt)|đại hội|ngày họp|sinh hoạt"
    r"|lễ|khi|ngày (?!\d|mùng|mồng))"
)


def _offset(match: Match, sign: int) -> Due:
    key = "offset_working_days" if match["working"] else "offset_days"
    return {key: sign * number(match["n"]) * (7 if match["weeks"] else 1)}


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


def _hours_after(match: Match) -> Due:
    """Read hours; only whole days of them can be counted, else the event alone is kept."""
    days, rest = divmod(number(match["n"]), 24)
    due = {"boundary": boundary_of(match["cue"]), "anchor": _tidy(match["anchor"])}
    return due if rest else due | {"offset_days": days}


def _months_off(match: Match) -> Due:
    """Keep "02 tháng kể từ ngày ký" whole: no calendar says how many days that is."""
    found = boundary_of(match["cue"]) if match["cue"] else "by"
    return {"boundary": found, "anchor": _tidy(match["anchor"])}


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
    ((
        rf"(?<!\w)trước (?:{_GATHERING}[^,;:.()¦]{{0,50}}? )?{_DAYS} (?:đối với|so với) {_EVENT}"
    ), _before),
    # "... và 03 ngày đối với hội nghị Ban Thường vụ" behind such a rule
    (rf"(?<!\w)và {_DAYS} đối với {_EVENT}", _before),
    # "trước kỳ họp ít nhất 5 ngày", "trước khi tổ chức đại hội 15 ngày làm việc"
    (rf"(?<!\w)trước (?P<anchor>{_GATHERING}[^,;:.()¦]{{0,60}}?) {_DAYS}", _before),
    # "chậm nhất 5 ngày làm việc trước ngày họp", "ít nhất 03 ngày trước hội nghị"
    ((
        rf"(?:(?:chậm|muộn) nhất (?:là )?)?{_DAYS}\s*,? trước (?:ngày )?(?!ngày\s*\d|\d){_EVENT}"
    ), _before),
    # "gửi lịch kiểm tra trước ít nhất 05 ngày làm việc": before what, the clause leaves open
    (rf"(?<!\w)trước (?=ít nhất|tối thiểu){_DAYS}(?P<anchor>)", _before),
    (rf"(?<!\w)trước {_DAYS}(?P<anchor>)(?=\s*(?:[,;.)¦]|$))", _before),
    # "sau khi kết thúc hội nghị không quá 5 ngày", "sau hội nghị chậm nhất 05 ngày làm việc"
    (rf"(?<!\w)sau (?!\d)(?P<anchor>{_WORDS}?) (?P<cue>{_AT_MOST}) {_DAYS}", _following),
    # "kết thúc đợt kiểm tra, trong vòng 07 ngày", "khi có kết luận, chậm nhất 5 ngày"
    ((
        rf"(?<!\w)(?P<anchor>(?:kết thúc|(?:sau )?khi) {_WORDS}?)\s*,\s*(?P<cue>{_AT_MOST}"
        rf"|trong (?:vòng|thời hạn)) {_DAYS}(?!\s*,?\s*(?:kể|từ|sau|trước)\s)"
    ), _following),
    # "chậm nhất là mười lăm ngày, kể từ ngày chấm dứt hoạt động", "trong vòng 05 ngày sau khi ..."
    (rf"(?<!\w){_WITHIN} {_DAYS}{_SINCE}{_EVENT}", _after),
    # "trong vòng 02 tháng sau khi kết thúc đợt thi", "sau 12 tháng kể từ ngày được kết nạp"
    (
        rf"(?<!\w){_WITHIN} (?P<anchor>{_MONTHS}{_SINCE}{_EVENT.replace('(?P<anchor>', '(?:')})",
        _months_off,
    ),
    # "chậm nhất 02 tháng trước khi hết nhiệm kỳ"
    ((
        rf"(?P<cue>(?:(?:chậm|muộn) nhất|ít nhất|tối thiểu)(?: là)?) (?P<anchor>{_MONTHS} trước "
        rf"(?:ngày )?(?!ngày\s*\d|\d){_EVENT.replace('(?P<anchor>', '(?:')})"
    ), _months_off),
    # "trong vòng 15 ngày": since when, an event in front may say
    ((
        r"(?<!\w)(?P<cue>trong (?:vòng|thời hạn)|(?:chậm|muộn) nhất (?:sau|trong)(?: vòng)?"
        r"|trong(?= \d+ ngày làm việc))"
        rf" {_DAYS}(?P<anchor>)(?=\s*(?:[,;.)¦]|$|phải\s))"
    ), _after),
    # "trong vòng 48 giờ kể từ khi nhận được yêu cầu", "không quá 02 tiếng sau khi xảy ra"
    (rf"(?<!\w){_WITHIN} (?P<n>{NUMBER}) (?:giờ|tiếng)(?: đồng hồ)?{_SINCE}{_EVENT}", _hours_after),
    # "khi xảy ra sự cố, trong vòng 24 giờ phải báo cáo"
    ((
        rf"(?<!\w)(?P<anchor>(?:kết thúc|(?:sau )?khi) {_WORDS}?)\s*,\s*(?P<cue>{_AT_MOST}"
        rf"|trong (?:vòng|thời hạn)) (?P<n>{NUMBER}) (?:giờ|tiếng)(?: đồng hồ)?"
        r"(?!\s*,?\s*(?:kể|từ|sau|trước|ngày)\s)"
    ), _hours_after),
    # "báo cáo trong vòng 24 giờ": since when, the clause leaves open
    ((
        rf"(?<!\w)(?P<cue>trong (?:vòng|thời hạn)|(?:chậm|muộn) nhất (?:sau|trong)) (?P<n>{NUMBER})"
        r" (?:giờ|tiếng)(?: đồng hồ)?(?P<anchor>)(?=\s*(?:[,;.)¦]|$|phải\s))"
    ), _hours_after),
    # "trước hội nghị", "sau khi thực hiện kế hoạch", "ngay sau khi kết thúc"
    ((
        r"(?<!\w)(?P<when>sau|trước) (?P<anchor>(?:khi|mỗi|từng|kỳ họp|hội nghị|cuộc họp"
        rf"|phiên họp|đợt) {_EVENT.replace('(?P<anchor>', '(?:')})"
    ), _once_done),
    # "khi kết thúc giai đoạn"
    ((
        r"(?<!\w)(?P<when>khi) (?P<anchor>(?:kết thúc|hoàn thành"
        rf"|hết) {_EVENT.replace('(?P<anchor>', '(?:')})"
    ), _once_done),
    # "cuối nhiệm kỳ Đại hội", "vào cuối nhiệm kỳ"
    ((
        r"(?<!\w)(?P<anchor>(?:cuối|giữa|hết|kết thúc) nhiệm kỳ(?:(?! (?:có|phải|các"
        r"|báo|và (?:cuối|giữa|hết|kết thúc))\s)[^,;:.()¦])*)"
    ), _at_the_end),
)  # fmt: skip
_COMPILED = tuple((words(pattern), read) for pattern, read in _RULES)

# What kind of event recurs how: first that is found in the anchor.
_PERIODS = (
    (words(r"nhiệm kỳ"), "per_term"),
    (words(r"\bnày\b|công văn|(?:ban hành|ngày ký)$"), "once"),
    (words(r"hội nghị|kỳ họp|cuộc họp|phiên họp|(?<!\w)họp(?!\w)|sinh hoạt"), "per_meeting"),
    (words(""), "per_event"),
)  # fmt: skip


def period_of(anchor: str) -> str:
    """Say how often an event comes back: "kỳ họp" -> per_meeting."""
    return next(period for pattern, period in _PERIODS if pattern.search(anchor))


# a form: "trước ngày [dd/mm/yyyy]", "trước ngày .../.../2025", "ngày      tháng     năm", "…"
_BLANK = words(
    rf"{CUE}\s*(?:(?:\.{{2,}}|…+|_+|\d{{1,2}})\s*(?:giờ|h)[^,;¦]{{0,12}}?)?\s*,?\s*(?:ngày\s*)?"
    r"(?:\[[^\]]{0,30}\]|(?<=ngày)\s+/\s*\d{1,2}\s*/\s*20\d\d"
    r"|<[^>]{0,30}>|(?:\.{2,}|…|_{2,})[./…_\s\d-]*"
    r"(?:tháng\s*[._…\s]*)?(?:năm\s*[._…\d]*)?|(?<=ngày) tháng(?= (?:năm"
    r"|[._…]))[\s._…]*(?:năm\s*[._…\d]*)?|dd/mm(?:/(?:yyyy|\d{4}))?)"
)
# "kịp thời báo cáo", "báo cáo ngay", "gửi khẩn trương"
_HASTE = r"(?:kịp thời|ngay lập tức|lập tức|khẩn trương|nhanh chóng|ngay)"
_ACT = r"(?:báo cáo|gửi|phản ánh|thông tin|thông báo|báo|trình|nộp)"
_IMMEDIATE = words(
    rf"(?<!\w){_HASTE}(?:\s*,\s*[^\s,;¦]+){{0,2}} (?:(?:và|để|tổng hợp|phải"
    rf"|chủ động)\s*,?\s*){{0,2}}{_ACT}(?!\w)"
    rf"|(?<!\w){_ACT}(?: báo cáo)? (?:kịp thời|ngay(?! (?:sau|từ|trong|tại))|khẩn)(?!\w)"
)

# "báo cáo ngay ..., đồng thời gửi văn bản trong vòng 24 giờ": two steps, each with its time
_ANOTHER = words(r"(?:[,¦]|(?<!\w)và)\s*(?:[^,;¦]{0,40} )?(?:báo cáo|gửi|nộp|trình)(?!\w)")


def find(text: str) -> list[Mention]:
    """Find the rules that hang on an event, and the blank ones, in *text*, in order."""
    hasty = _IMMEDIATE.search(text)
    only_hasty = bool(hasty and not _ANOTHER.search(text, hasty.end()))
    found: list[Mention] = []
    for match in _BLANK.finditer(text):
        due: Due = {"type": "blank", "boundary": boundary(match["cue"])}
        found.append(Mention(*match.span(), due))
    for pattern, read in _COMPILED:
        for match in pattern.finditer(text):
            if all(match.end() <= seen.start or match.start() >= seen.end for seen in found):
                due = {"type": "relative"} | read(match)
                if only_hasty and read is _hours_after and not due["anchor"]:
                    continue  # "báo cáo ngay trong vòng 24 giờ": at once comes first
                found.append(Mention(*match.span(), due, period_of(due["anchor"])))
    return sorted(_opened(text, found), key=lambda mention: mention.start)


# "Khi kết thúc nhiệm kỳ, ban chấp hành bàn giao hồ sơ trong vòng 15 ngày"
_OPENING = words(
    r"^\W*(?P<anchor>(?:sau khi|ngay khi|khi|kết thúc|trường hợp|nếu) [^,;:.()¦]{3,80})\s*,"
)


def _opened(text: str, found: list[Mention]) -> list[Mention]:
    """Let days that name no event count from the one that opens the clause."""
    opening = _OPENING.match(text)
    loose = [one for one in found if one.due.get("anchor") == "" and "-" not in str(one.due)]
    if opening is None or not loose:
        return found
    anchor = _tidy(opening["anchor"])
    counted = [
        replace(one, due=one.due | {"anchor": anchor}, period=period_of(anchor)) for one in loose
    ]
    kept = [one for one in found if one not in loose and one.start >= opening.end()]
    return kept + counted


def is_another(text: str, haste: Mention) -> bool:
    """Say whether *text* asks for a further paper behind the one that *haste* wants at once."""
    return bool(_ANOTHER.search(text, haste.end))


def find_haste(text: str) -> list[Mention]:
    """Find "kịp thời báo cáo" and its like; they count only where no other rule is printed."""
    due = {"type": "immediate", "boundary": "by"}
    return [Mention(*match.span(), due) for match in _IMMEDIATE.finditer(text)]
