"""The names of bodies in a duty: who (ai), to whom (về, với, cho), through whom (qua)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.duties.text import Span, cased, words

# Words that begin the name of a body or of a person in office.
_BODY = (
    r"(?:các |những |từng |mỗi |toàn thể )?"
    r"(?:ban(?! hành)|tiểu ban|bộ(?! phận cấu)|sở|vụ(?! (?:việc|án))|cục|tổng cục|viện"
    r"|văn phòng|ủy ban|ubnd|ubkt|ubmttq|mttq|hđnd"
    r"|hội đồng|hội(?! nghị| họp)|đảng ủy|đảng đoàn|đảng bộ|đảng viên|tỉnh ủy|thành ủy|huyện ủy"
    r"|quận ủy|thị ủy|quân ủy"
    r"|đoàn(?! kết)|chi (?:bộ|ủy|đoàn|hội)|chi(?=\s*,\s*đảng)|cấp ủy|cấp trên|thường trực|thường vụ"
    r"|bí thư|phó bí thư|chủ tịch"
    r"|phó chủ tịch|giám đốc|thủ trưởng|thủ tướng|bộ trưởng|trưởng|hiệu trưởng|chính phủ"
    r"|quốc hội|trung ương|mặt trận"
    r"|liên đoàn|công đoàn|trường(?! hợp)|phòng(?!\s*,?\s*chống)|trung tâm"
    r"|tổ(?! chức\b(?! (?:đảng|chính|cơ sở|chủ)))|tòa án|công an|lãnh đạo(?!\s*,| chỉ)"
    r"|cơ quan|đơn vị|xã|phường|đặc khu|địa phương|tập thể|thanh tra|kho bạc|ngân hàng|đồng chí"
    r"|cá nhân|cán bộ(?= (?:được|phụ|chủ|,))"
    r"|thành viên|đại biểu(?! hội)|tổng công ty|công ty|doanh nghiệp|hợp tác xã|khối"
    r"|người đứng đầu|người|báo(?! cáo| ngay| chí)|đài|tạp chí|cấp có thẩm quyền|tổ chức (?:đảng"
    r"|chính|cơ sở|chủ)"
    r"|ban chỉ đạo|bch|btv|ubmt|vkscnd|nhân dân)"
)
_ANY_CASE = rf"(?i:{_BODY})"
# Words that no name holds: where one stands, the name is over.
_AFTER = (
    r"để|theo|qua|thông qua|trong|về|khi|nơi|bằng|đồng thời|đồng gửi|gửi|nộp|trình|sau|trước"
    r"|kết quả|những"
    r"|tình hình|nhằm|xem xét|cho ý kiến|tổng hợp|theo dõi|biết|kèm|được|phải|làm(?! chủ)"
    r"|ban hành|(?<!ra\s)quyết định|phê duyệt"
    r"|thẩm định|báo cáo|chậm|muộn|không|vào|đến|tới|cho|với|từ|tại|định kỳ|h[àằ]ng|mỗi"
    r"|kịp thời|thường xuyên|chủ trì"
    r"|phối hợp|có trách nhiệm|có(?! (?:thẩm|liên|trụ))|chịu|thực hiện|triển khai|xây dựng"
    r"|chỉ đạo(?! (?:\d|cấp|phong|chương|công|thực|các))|lãnh đạo(?=\s*,| (?:chỉ|thực|chuyên|tổ"
    r"|triển|công|và))"
    r"|tham mưu(?!\s*,\s*giúp| giúp)|hướng dẫn|tổ chức (?:thực|triển|các|học|quán|kiểm|phổ|sinh"
    r"|hội|đánh|sơ|tổng|họp|tuyên)|kiểm tra (?:việc|,)|quan tâm|căn cứ|tiếp tục|chủ động"
    r"|tăng cường|lập|rà soát|cung cấp|thông báo|nghiêm túc|cần|nắm|cử|đôn đốc"
    r"|tiến hành|hoàn thành|họp|duy trì|bố trí|quán triệt|phổ biến|đăng ký|giúp (?!việc)|tự"
    r"|bám sát|cập nhật|phân công|như sau|dưới|nêu|này|một (?:lần|bản)|\d+ bản|các (?:chỉ|nội"
    r"|văn|báo|vấn|thông|kiến|ý|giải|công)|hội ý|cân đối|chuẩn bị|thành lập|kết luận|nhắc|trừ"
    r"|nếu|là|ngày|đúng|nhắc nhở|giới thiệu|mở|dự"
    r"|tích cực|phương án|kế hoạch|dự thảo|đề án|nội dung|ý kiến|biên bản|số liệu|tài liệu"
    r"|chương trình|nghị quyết|quy chế|tờ trình|công tác|đối với|chủ trương|nhân sự"
    r"|cùng(?! cấp)|việc|đã|sẽ|hoặc|giao|đảm bảo|bảo đảm|sơ kết|tổng kết|đánh giá|danh sách"
    r"|hồ sơ|văn bản|hạn|thời (?:gian|hạn)|quy định|cụ thể|đề nghị|yêu cầu|kiến nghị|phản ánh"
    r"|đưa|in ấn|ký|tuyên truyền|ngay|chuyển|mọi|thống nhất|đề xuất|kiểm điểm|nghiên cứu"
    r"|ở(?=\s)|lồng|gắn|chấp hành|sinh hoạt|tập trung|chưa|giám sát (?:việc|chuyên|các|đối|\d+)"
    r"|ít nhất|tối thiểu|tổ chức (?:ít nhất|tối thiểu|\d+)"
    r"|biên soạn|phát hành|vận động(?! viên)|tham gia|phát động|lựa chọn|viết|kiên quyết"
    r"|khẩn trương|còn(?! lại)"
    r"|(?<!chí\s)(?<!thể\s)(?<!các\s)lãnh đạo(?= (?:Ủy|UBND|Đảng|Chi|Ban|Công|Hội))"
)
# on text that keeps its capitals: "Xây dựng" belongs to a name, "xây dựng" ends one
_WORD = rf"(?!(?:{_AFTER})(?!\w))[^\s,;:.()¦“”\"/\[\]]+(?:/[^\s,;:.()¦]+)?"
# a name: a first word, then up to 15 more; "Sở Kế hoạch và Đầu tư" keeps its "và"
_TAIL = rf"(?: (?!và (?:{_ANY_CASE}|{_AFTER})(?!\w)){_WORD}){{0,15}}"
_LIST_TAIL = r"(?:\s*,\s*(?:đảng bộ|giúp việc|chuyên trách tham mưu)(?!\w)" + _TAIL + ")?"
NAME = rf"(?<!\w){_ANY_CASE}(?!\w){_TAIL}{_LIST_TAIL}"
_NAME_RE = words(NAME)
# "Sở Văn hóa, Thể thao", "Phòng Tuyên truyền, Báo chí": an office named by its fields
_OFFICE = words(r"(?:sở|phòng|bộ|vụ|cục|ban|trung tâm|viện|ủy ban) [^,]+", re.IGNORECASE)
_FIELD = words(rf"\s*,\s*(?!{_ANY_CASE}(?!\w))(?P<field>{_WORD}{_TAIL})")
# "Các chi bộ chưa gửi báo cáo": which of them
_BEHIND = words(
    r" chưa (?:gửi|nộp|có|hoàn thành|thực hiện)(?: (?:báo cáo|hồ sơ|danh sách|kế hoạch|đảng phí))?"
)
# what may join names of one list
_AND = words(r"\s*(?:,\s*(?:và )?(?:đồng gửi |đồng thời gửi )?|và |;\s*)(?:cho |về |với )?")
# a proper name after a preposition, known by its capitals: "về Tạp chí Lửa Việt"
_PAPERS = (
    r"(?i:nghị quyết|kế hoạch|chỉ thị|(?<!ra\s)quyết định|hướng dẫn|công văn|kết luận|quy định"
    r"|đề án|chương trình|luật|thông tư|nghị định|đảng(?! (?:ủy|bộ))|nhà nước|đại hội)"
)
_CAPITAL = words(rf"(?!{_PAPERS}(?!\w)){_WORD}{_TAIL}")


@dataclass(frozen=True, slots=True)
class Named:
    """A list of names and where it stands."""

    names: tuple[str, ...]
    start: int
    end: int


def at(text: str, original: str, start: int, *, proper: bool = False) -> Named | None:
    """Read the list of names that begins at *start*, if one does.

    Args:
        text: As ``text.plain`` gives it.
        original: The same text as printed, from which the names are taken.
        start: Offset in both.
        proper: Also take capitals that begin no body we know: "về Tạp chí Lửa Việt".
    """
    spans: list[Span] = []
    position = start
    while match := _NAME_RE.match(text, position):
        end = _with_fields(text, match)
        spans.append(_trimmed(text, (match.start(), end)))
        joint = _AND.match(text, end)
        if joint is None:
            break
        position = joint.end()
    if not spans and proper and original[start : start + 1].isupper():
        capitals = _CAPITAL.match(text, start)
        spans = [_trimmed(text, capitals.span())] if capitals else []
    if not spans:
        return None
    joined = _joined(text, spans)
    names = tuple(_clean(original[a:b]).strip() for a, b in joined)
    return Named(names, spans[0][0], spans[-1][1])


def _clean(name: str) -> str:
    return re.sub(r"[\s*]+", " ", name)


def _with_fields(text: str, match: re.Match[str]) -> int:
    """Return where the name ends, with the further fields of an office, known by capitals."""
    end = match.end()
    while _OFFICE.fullmatch(match.group()) and (more := _FIELD.match(text, end)):
        if not more["field"][0].isupper():
            break
        end = more.end()
    return end


def _trimmed(text: str, span: Span) -> Span:
    found = text[slice(*span)]
    found = re.sub(r"(?:\s+(?:và|các|của|,))+$", "", found.rstrip())
    return span[0], span[0] + len(found)


# "Thường trực, Ban Thường vụ và Đảng ủy": organs of one body, named once at the end
_ELLIPTIC = words(r"thường trực|ban thường vụ|thường vụ|ban chấp hành|chi|bí thư", re.IGNORECASE)
_ORGAN = words(
    r"ban thường vụ|ban chấp hành|(?:đảng|tỉnh|thành|huyện|quận|chi|cấp) ủy|đảng bộ",
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
_TO = words(
    r"(?<!\w)(?:về|cho|với|lên|đến|tới|gửi|trình|(?:ý kiến|chỉ đạo) của)(?: (?:về|cho|đến|tới"
    r"|lên))? ",
    re.IGNORECASE,
)
# "báo cáo Ban Thường vụ", "nộp Chi ủy": the name stands right behind the verb
_DIRECT = words(
    r"(?<!\w)(?:báo cáo|nộp|trình|gửi|phản ánh|thông báo|báo)(?: (?:ngay|kịp thời|bằng văn bản"
    r"|kết quả))?(?:\s*[(¦][^()]*[)¦])?\s*",
    re.IGNORECASE,
)
# "(qua Văn phòng Đảng ủy)", "thông qua Ban Xây dựng Đảng"
_VIA = words(r"(?<!\w)(?:thông qua|qua) ", re.IGNORECASE)


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


_ASKS = r"(?:giao trách nhiệm|giao(?! ban)|đề nghị|yêu cầu|phân công)(?: cho)?"
_ASKED = words(rf"(?<!\w){_ASKS} ", re.IGNORECASE)
_GIVEN = words(
    rf"(?:^|[:;,¦(-])\s*(?:\w[.)]\s*|\d+[.)]\s*)*(?:(?:đồng thời|{_ASKS}|đối với)\s*,?\s*)*"
    rf"|(?<!\w){_ASKS} ",
    re.IGNORECASE,
)
# "Ban Tổ chức Tỉnh ủy đề nghị ...": who asks does not act
_ASKING = words(rf"\s*(?:{_ASKS})(?!\w)", re.IGNORECASE)


def actors(
    text: str, original: str, acts: Iterable[int], *, asked: bool = False
) -> tuple[str, ...]:
    """Find who must act: names at the start of a clause, or behind "giao", "đề nghị".

    Args:
        text: With its capitals, as ``text.cased`` gives it.
        original: The same as printed.
        acts: Where the verbs of the clause stand; the actor comes before them.
        asked: Only names behind "giao", "đề nghị": who opens a paper is not who must act.
    """
    first = min(acts, default=len(text))
    for match in (_ASKED if asked else _GIVEN).finditer(text):
        named = at(text, original, match.end())
        if named and named.start < first and not _ASKING.match(text, named.end):
            behind = _BEHIND.match(text, named.end)
            *others, last = named.names
            return (*others, last + _clean(behind.group()) if behind else last)
    return ()


# "Sau học tập, đảng viên ...", "Mỗi quý, chi bộ ...": a time or an aim in front of who acts
_OPENING = words(
    r"\W*(?:(?:sau|trước|trong|khi|hằng|hàng|mỗi|từng|định kỳ|để|nhằm|căn cứ|thực hiện|theo)"
    r"\s[^,;¦]{1,80},\s*)?",
    re.IGNORECASE,
)


def subject(text: str, original: str, acts: Iterable[int]) -> tuple[str, ...]:
    """Find who opens a clause that may hold no duty; its later clauses go on with that body."""
    opening = _OPENING.match(text)
    start = opening.end() if opening else 0
    if at(text, original, start) is None:
        return ()
    rest = [act - start for act in acts if act >= start]
    return actors(text[start:], original[start:], rest)


# "2. Đối với ", "III.1 Giao "
_BEFORE_HEADING = words(
    r"\s*(?:[\w.]{1,5}[.)] )?(?:đối với|giao|trách nhiệm của)?\s*", re.IGNORECASE
)


# "Đảng ủy A lãnh đạo B:": A answers for what follows
_LEADS = words(r"\s*(?:lãnh đạo|chỉ đạo|chủ trì|phối hợp)\s[^.;]*:\W*")


def heading_actors(heading: str) -> tuple[str, ...]:
    """Return the names a heading consists of: "2. Đối với các chi bộ:" -> ("các chi bộ",)."""
    text = cased(heading, "")
    start = _BEFORE_HEADING.match(text)
    named = at(text, heading, start.end() if start else 0)
    rest = text[named.end :] if named else "-"
    alone = not rest.strip(" :.*") or bool(_LEADS.fullmatch(rest))
    return named.names if named and alone else ()
