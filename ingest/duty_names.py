"""The names of bodies in a duty: who (ai), to whom (về, với, cho), through whom (qua)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.duty_text import Span, cased

# Words that begin the name of a body or of a person in office.
_BODY = (
    r"(?:các\s+|những\s+|từng\s+|mỗi\s+|toàn\s+thể\s+)?"
    r"(?:ban(?!\s+hành)|tiểu\s+ban|bộ(?!\s+phận\s+cấu)|sở|vụ(?!\s+(?:việc|án))|cục|tổng\s+cục|viện|văn\s+phòng|ủy\s+ban|ubnd|ubkt|ubmttq|mttq|hđnd"
    r"|hội\s+đồng|hội(?!\s+nghị|\s+họp)|đảng\s+ủy|đảng\s+đoàn|đảng\s+bộ|đảng\s+viên|tỉnh\s+ủy|thành\s+ủy|huyện\s+ủy|quận\s+ủy|thị\s+ủy|quân\s+ủy"
    r"|đoàn(?!\s+kết)|chi\s+bộ|chi\s+ủy|chi(?=\s*,\s*đảng)|cấp\s+ủy|cấp\s+trên|thường\s+trực|thường\s+vụ|bí\s+thư|phó\s+bí\s+thư|chủ\s+tịch"
    r"|phó\s+chủ\s+tịch|giám\s+đốc|thủ\s+trưởng|thủ\s+tướng|bộ\s+trưởng|trưởng|hiệu\s+trưởng|chính\s+phủ|quốc\s+hội|trung\s+ương|mặt\s+trận"
    r"|liên\s+đoàn|công\s+đoàn|trường|phòng(?!\s*,?\s*chống)|trung\s+tâm|tổ(?!\s+chức\b(?!\s+(?:đảng|chính|cơ\s+sở|chủ)))|tòa\s+án|công\s+an|lãnh\s+đạo(?!\s*,|\s+chỉ)"
    r"|cơ\s+quan|đơn\s+vị|xã|phường|đặc\s+khu|địa\s+phương|tập\s+thể|thanh\s+tra|kho\s+bạc|ngân\s+hàng|đồng\s+chí|cá\s+nhân|cán\s+bộ(?=\s+(?:được|phụ|chủ|,))"
    r"|thành\s+viên|đại\s+biểu(?!\s+hội)|tổng\s+công\s+ty|công\s+ty|doanh\s+nghiệp|hợp\s+tác\s+xã|khối|người\s+đứng\s+đầu|người|báo(?!\s+cáo|\s+ngay)|đài|tạp\s+chí|cấp\s+có\s+thẩm\s+quyền|tổ\s+chức\s+(?:đảng|chính|cơ\s+sở|chủ)"
    r"|ban\s+chỉ\s+đạo|bch|btv|ubmt|vkscnd|nhân\s+dân)"
)
_ANY_CASE = rf"(?i:{_BODY})"
# Words that no name holds: where one stands, the name is over.
_AFTER = (
    r"để|theo|qua|thông\s+qua|trong|về|khi|nơi|bằng|đồng\s+thời|đồng\s+gửi|gửi|nộp|trình|sau|trước|kết\s+quả|những|các\s+nội\s+dung"
    r"|tình\s+hình|nhằm|xem\s+xét|cho\s+ý\s+kiến|tổng\s+hợp|theo\s+dõi|biết|kèm|được|phải|làm\s+(?!chủ)|ban\s+hành|quyết\s+định|phê\s+duyệt"
    r"|thẩm\s+định|báo\s+cáo|chậm|muộn|không|vào|đến|tới|cho|với|từ|tại|định\s+kỳ|h[àằ]ng|mỗi|kịp\s+thời|thường\s+xuyên|chủ\s+trì"
    r"|phối\s+hợp|có\s+trách\s+nhiệm|có\s+(?!thẩm|liên|trụ)|chịu|thực\s+hiện|triển\s+khai|xây\s+dựng|chỉ\s+đạo(?!\s+(?:\d|cấp|phong|chương|công|thực|các))|lãnh\s+đạo(?=\s*,|\s+(?:chỉ|thực|chuyên|tổ|triển|công|và))"
    r"|tham\s+mưu(?!\s*,\s*giúp|\s+giúp)|hướng\s+dẫn|tổ\s+chức\s+(?:thực|triển|các|học|quán|kiểm|phổ|sinh|hội|đánh|sơ|tổng|họp|tuyên)|kiểm\s+tra\s+(?:việc|,)|quan\s+tâm|căn\s+cứ|tiếp\s+tục|chủ\s+động|tăng\s+cường|lập|rà\s+soát|cung\s+cấp|thông\s+báo|nghiêm\s+túc|cần|nắm|cử|đôn\s+đốc"
    r"|tiến\s+hành|hoàn\s+thành|họp|duy\s+trì|bố\s+trí|quán\s+triệt|phổ\s+biến|đăng\s+ký|giúp\s+(?!việc)|tự\s+|bám\s+sát|cập\s+nhật|phân\s+công|như\s+sau|dưới|nêu|này|một\s+(?:lần|bản)|\d+\s+bản|trừ|nếu|là|tích\s+cực|phương\s+án|kế\s+hoạch|dự\s+thảo|đề\s+án|nội\s+dung|ý\s+kiến|biên\s+bản|số\s+liệu|tài\s+liệu|chương\s+trình|nghị\s+quyết|quy\s+chế|tờ\s+trình|công\s+tác|đối\s+với|chủ\s+trương|nhân\s+sự\s+|cùng(?!\s+cấp)|việc|đã|sẽ|hoặc|giao|đảm\s+bảo|bảo\s+đảm|sơ\s+kết|tổng\s+kết|đánh\s+giá|danh\s+sách|hồ\s+sơ|văn\s+bản|hạn|thời\s+(?:gian|hạn)|quy\s+định|cụ\s+thể|đề\s+nghị|yêu\s+cầu|kiến\s+nghị|phản\s+ánh|đưa|in\s+ấn|ký|tuyên\s+truyền|ngay|chuyển|mọi|thống\s+nhất|đề\s+xuất|kiểm\s+điểm|nghiên\s+cứu|ở(?=\s)|lồng|gắn|chấp\s+hành"
)
# on text that keeps its capitals: "Xây dựng" belongs to a name, "xây dựng" ends one
_WORD = rf"(?!(?:{_AFTER})(?!\w))[^\s,;:.()¦“”\"/\[\]]+(?:/[^\s,;:.()¦]+)?"
# a name: a first word, then up to 15 more; "Sở Kế hoạch và Đầu tư" keeps its "và"
_TAIL = rf"(?:\s+(?!và\s+(?:{_ANY_CASE}|{_AFTER})(?!\w)){_WORD}){{0,15}}"
_LIST_TAIL = r"(?:\s*,\s*(?:đảng\s+bộ|giúp\s+việc|chuyên\s+trách\s+tham\s+mưu)(?!\w)" + _TAIL + ")?"
NAME = rf"(?<!\w){_ANY_CASE}(?!\w){_TAIL}{_LIST_TAIL}"
_NAME_RE = re.compile(NAME)
# what may join names of one list
_AND = re.compile(
    r"\s*(?:,\s*(?:và\s+)?(?:đồng\s+gửi\s+|đồng\s+thời\s+gửi\s+)?|và\s+|;\s*)(?:cho\s+|về\s+|với\s+)?"
)
# a proper name after a preposition, known by its capitals: "về Tạp chí Lửa Việt"
_PAPERS = r"(?i:nghị\s+quyết|kế\s+hoạch|chỉ\s+thị|quyết\s+định|hướng\s+dẫn|công\s+văn|kết\s+luận|quy\s+định|đề\s+án|chương\s+trình|luật|thông\s+tư|nghị\s+định|đảng(?!\s+(?:ủy|bộ))|nhà\s+nước|đại\s+hội)"
_CAPITAL = re.compile(rf"(?!{_PAPERS}(?!\w)){_WORD}{_TAIL}")


@dataclass(frozen=True, slots=True)
class Named:
    """A list of names and where it stands."""

    names: tuple[str, ...]
    start: int
    end: int


def at(text: str, original: str, start: int, *, proper: bool = False) -> Named | None:
    """Read the list of names that begins at *start*, if one does.

    Args:
        text: As ``duty_text.plain`` gives it.
        original: The same text as printed, from which the names are taken.
        start: Offset in both.
        proper: Also take capitals that begin no body we know: "về Tạp chí Lửa Việt".
    """
    spans: list[Span] = []
    position = start
    while match := _NAME_RE.match(text, position):
        spans.append(_trimmed(text, match.span()))
        joint = _AND.match(text, match.end())
        if joint is None:
            break
        position = joint.end()
    if not spans and proper and original[start : start + 1].isupper():
        capitals = _CAPITAL.match(text, start)
        spans = [_trimmed(text, capitals.span())] if capitals else []
    if not spans:
        return None
    joined = _joined(text, spans)
    names = tuple(re.sub(r"[\s*]+", " ", original[a:b]).strip() for a, b in joined)
    return Named(names, spans[0][0], spans[-1][1])


def _trimmed(text: str, span: Span) -> Span:
    found = text[slice(*span)]
    found = re.sub(r"(?:\s+(?:và|các|của|,))+$", "", found.rstrip())
    return span[0], span[0] + len(found)


# "Thường trực, Ban Thường vụ và Đảng ủy": organs of one body, named once at the end
_ELLIPTIC = re.compile(
    r"thường\s+trực|ban\s+thường\s+vụ|thường\s+vụ|ban\s+chấp\s+hành|chi|bí\s+thư", re.IGNORECASE
)
_ORGAN = re.compile(
    r"ban\s+thường\s+vụ|ban\s+chấp\s+hành|(?:đảng|tỉnh|thành|huyện|quận|chi|cấp)\s+ủy|đảng\s+bộ",
    re.IGNORECASE,
)


def _joined(text: str, spans: list[Span]) -> list[Span]:
    result: list[Span] = []
    for span in spans:
        if (
            result
            and _ELLIPTIC.fullmatch(re.split(r",|\bvà\b", text[slice(*result[-1])])[-1].strip())
            and _ORGAN.match(text, span[0])
        ):
            result[-1] = (result[-1][0], span[1])
        else:
            result.append(span)
    return result


# "về Ban ...", "cho Sở ...", "với Ban ..."; what stands between is the matter of the report
_TO = re.compile(
    r"(?<!\w)(?:về|cho|với|lên|đến|tới|gửi|trình|(?:ý\s+kiến|chỉ\s+đạo)\s+của)(?:\s+(?:về|cho|đến|tới|lên))?\s+",
    re.IGNORECASE,
)
# "báo cáo Ban Thường vụ", "nộp Chi ủy": the name stands right behind the verb
_DIRECT = re.compile(
    r"(?<!\w)(?:báo\s+cáo|nộp|trình|gửi|phản\s+ánh|thông\s+báo|báo)(?:\s+(?:ngay|kịp\s+thời|bằng\s+văn\s+bản|kết\s+quả))?(?:\s*[(¦][^()]*[)¦])?\s*",
    re.IGNORECASE,
)
# "(qua Văn phòng Đảng ủy)", "thông qua Ban Xây dựng Đảng"
_VIA = re.compile(r"(?<!\w)(?:thông\s+qua|qua)\s+", re.IGNORECASE)


def addressees(text: str, original: str, span: Span) -> list[Named]:
    """List the addressees in *span*, in order, each with where it stands."""
    found: list[Named] = []
    about = {match.end() for match in _TO.finditer(text, *span)}
    starts = about | {match.end() for match in _DIRECT.finditer(text, *span)}
    for start in sorted(starts):
        named = at(text[: span[1]], original, start, proper=start in about)
        if named and not any(named.start < seen.end for seen in found):
            found.append(named)
    return found


def channels(text: str, original: str, span: Span) -> list[Named]:
    """List the bodies that a report goes through, in order."""
    found = (at(text[: span[1]], original, m.end()) for m in _VIA.finditer(text, *span))
    return [named for named in found if named]


_GIVEN = re.compile(
    r"(?:^|[:;,¦(-])\s*(?:\w[.)]\s*|\d+[.)]\s*)*(?:(?:đồng\s+thời|giao|đề\s+nghị|yêu\s+cầu|phân\s+công|giao\s+cho|đối\s+với)\s*,?\s*)*"
    r"|(?<!\w)(?:giao|đề\s+nghị|yêu\s+cầu|phân\s+công|giao\s+trách\s+nhiệm\s+cho)\s+(?:cho\s+)?",
    re.IGNORECASE,
)


def actors(text: str, original: str, acts: Iterable[int]) -> tuple[str, ...]:
    """Find who must act: names at the start of a clause, or behind "giao", "đề nghị".

    Args:
        text: With its capitals, as ``duty_text.cased`` gives it.
        original: The same as printed.
        acts: Where the verbs of the clause stand; the actor comes before them.
    """
    for match in _GIVEN.finditer(text):
        named = at(text, original, match.end())
        if named and not any(act <= named.start for act in acts):
            return named.names
    return ()


# "2. Đối với ", "III.1 Giao "
_BEFORE_HEADING = re.compile(
    r"\s*(?:[\w.]{1,5}[.)]\s+)?(?:đối\s+với|giao|trách\s+nhiệm\s+của)?\s*", re.IGNORECASE
)


def heading_actors(heading: str) -> tuple[str, ...]:
    """Return the names a heading consists of: "2. Đối với các chi bộ:" -> ("các chi bộ",)."""
    text = cased(heading, "")
    start = _BEFORE_HEADING.match(text)
    named = at(text, heading, start.end() if start else 0)
    rest = text[named.end :] if named else "-"
    return named.names if named and not rest.strip(" :.*") else ()
