"""The word that makes a clause a duty, and of which kind: báo cáo, nộp, sơ kết, xây dựng ..."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ingest.duties.text import words


@dataclass(frozen=True, slots=True)
class Head:
    """One such word; a noun ("Báo cáo năm") is a duty only with a day, as in "gửi trước ngày"."""

    start: int
    end: int
    kind: str
    noun: bool = False


def _not_after(leads: str) -> str:
    """Build a look-behind for each of *leads*, which are parted by bars."""
    return "".join(rf"(?<!{lead.replace(' ', chr(92) + 's')}\s)" for lead in leads.split("|"))


# "nội dung báo cáo", "chế độ báo cáo", "nghe báo cáo": the noun, nothing is asked
_NOUN_BEFORE = r"(?<!\d\s)(?<!(?<!định\s)kỳ\s)(?<!(?<!hiện\s)(?<!nghiêm\s)chế\sđộ\s)" + _not_after(
    "nội dung|gợi ý|mẫu|hình thức|số liệu|đề cương|dự thảo|hạn|theo|tại|nghe|nhận|các|những|xem"
    "|thời gian|căn cứ|từng|trong|loại|thảo luận|xét|của|phương thức|tổng hợp|tác|thông qua"
)
_PAPER_BEFORE = _not_after("tờ|quá|chương|công|quy|tiến|lộ|giáo")
_MEETING_BEFORE = _not_after("cuộc|kỳ|phiên|buổi|khi|ngày|lịch|phòng|mời")
# "các đoàn kiểm tra, giám sát", "được giám sát", "nội dung tổng kết": named, not asked for
_NAMED_BEFORE = _not_after(
    "đoàn|tổ|cuộc|quyết định|chương trình|kết quả|nội dung|kết luận|được|bị|đối tượng|đợt|kỳ"
    "|đoàn kiểm tra,|tổ kiểm tra,|cuộc kiểm tra,|được kiểm tra,|mỗi nội dung|tác"
)
# In the order of rank: the first kind that a clause holds is the kind of its duty.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "báo cáo Ban Thường vụ", "phản ánh về", "thông báo kết quả ... về"
    ("report", words(
        rf"{_NOUN_BEFORE}(?<!\w)báo cáo(?! (?:viên|số \d|này|tài chính là|(?:chậm|muộn)(?! nhất)))"
        r"(?!\w)"
        # "Ban Dân vận tổng hợp báo cáo Thường trực", not "tổng hợp báo cáo của các đơn vị"
        r"|(?<=tổng\shợp\s)báo cáo(?= (?:ban|thường trực|đảng ủy|tỉnh ủy|huyện ủy|ủy ban|chủ tịch"
        r"|cấp|lãnh đạo|thủ|bộ|sở|hội đồng|chính phủ)(?!\w))"
        r"|(?<!\w)(?:phản ánh|(?<!khai\s)thông tin) (?:kịp thời|ngay|về|với|cho|báo)(?!\w)"
        r"|thông báo kết quả|thông báo (?:bằng văn bản )?(?:cho|với|về) (?=(?:ban|đảng ủy|cấp ủy"
        r"|thường trực|ủy ban|ubnd|văn phòng|cơ quan|sở|phòng) )")),
    # "gửi", "nộp", "trình"; not "Kính gửi", "chương trình", "tờ trình"
    ("submit", words(
        r"(?<!kính\s)(?<!nơi\s)(?<!\w)gửi(?!\w)|(?<!\w)nộp(?!\w)"
        rf"|{_PAPER_BEFORE}(?<!\w)trình(?! (?:độ|bày|tự|diễn))(?!\w)"
        r"|(?<!\w)(?:cung cấp|chuyển) (?:hồ sơ|danh sách|số liệu|thông tin|tài liệu)"
        r"|đăng ký (?:\S+ ){1,8}(?:với|về|tại)(?!\w)|bàn giao")),
    # "tiến hành sơ kết, tổng kết"; not "hội nghị tổng kết" as a name of a meeting behind "tại"
    ("review", words(r"(?<!dung\s)(?<!\w)(?:sơ|tổng) kết(?!\w)|sơ, tổng kết")),
    # "chi bộ họp mỗi tháng một lần", "sinh hoạt chi bộ"
    ("meeting", words(
        r"(?:hội nghị|phiên họp|cuộc họp) [^,;.¦]{0,60}?(?:tổ chức|tiến hành)"
        r"(?= (?:định kỳ|thường kỳ|mỗi|h[àằ]ng|\d+ (?:tháng|quý|tuần)))"
        rf"|{_MEETING_BEFORE}(?<!\w)họp(?! (?:báo"
        r"|mặt))(?!\w)|(?:dự )?(?<!thiệu\s)(?<!chuyển\s)sinh hoạt (?:chi bộ|định kỳ|thường kỳ"
        r"|chuyên đề|đảng"
        r"|\d+ lần|một lần|ít nhất)|dự sinh hoạt|giao ban|làm việc với"
    )),
    # "xây dựng kế hoạch", "ban hành chương trình hành động", "Kế hoạch ... được ban hành"
    ("plan", words(
        r"(?:xây dựng|ban hành|lập|cụ thể hóa thành) (?:và (?:ban hành|tổ chức thực hiện"
        r"|triển khai) )?(?:các )?(?:chương trình|kế hoạch|đề án|phương án|nghị quyết)"
        r"|kế hoạch [^;.¦]{0,60}?(?:được (?:xây dựng|ban hành|lập|phê duyệt)"
        r"|ban hành (?=¦))")),
    # "tổ chức kiểm tra, giám sát", "tự kiểm tra"
    ("inspect", words(rf"{_NAMED_BEFORE}(?<!\w)(?:tự )?(?:kiểm tra|giám sát|khảo sát)(?!\w)")),
    # anything else that is done
    ("task", words(
        r"(?<!\w)(?:rà soát|cập nhật|theo dõi|đôn đốc"
        r"|(?<!các\s)(?<!mỗi\s)(?<!từng\s)(?<!những\s)tổ chức(?! (?:đảng|chính|cơ sở|xã|đoàn))"
        r"|thực hiện|triển khai|phân tích|đánh giá|xây dựng|ban hành|lập"
        r"|tham mưu(?!\s*,?\s*giúp việc)|quán triệt|học tập|phổ biến|bồi dưỡng|tập huấn"
        r"|kiểm điểm|hoàn thành"
        r"|lãnh đạo|chỉ đạo|phối hợp|chủ trì|hướng dẫn"
        r"|tuyên truyền|quan tâm|bố trí|cử|đăng|niêm yết|công khai|thông báo|đối thoại"
        r"|tiếp công dân|thu|trích|đóng|bình xét|xếp loại|gặp mặt|thống kê|kiện toàn|bầu"
        r"|tổng hợp|(?:bảo đảm|đảm bảo) (?:kinh phí|điều kiện|cơ sở vật chất)"
        r"|nghe(?= và cho|\s*, cho)|chuẩn bị|tăng cường|đẩy mạnh|định hướng|tập trung(?! dân chủ)"
        r"|bám sát|giới thiệu"
        r"|(?<!được\s)phân công|mở"
        r"|giải quyết|xử lý|trả lời|khắc phục|duy trì|phát động)(?!\w)")),
)  # fmt: skip
RANK = {kind: rank for rank, (kind, _) in enumerate(_HEADS)}
# "báo cáo 6 tháng", "báo cáo năm", "Báo cáo gửi trước": a paper that is sent
_PAPER = words(
    r" (?:định kỳ )?(?:gửi|quý|tháng|(?:0?[69]|sáu) tháng|năm|kế hoạch|chuyên đề|tổng kết|sơ kết)"
)


# "Ban Xây dựng Đảng", "Ủy ban Kiểm tra", "Ban Tổ chức": part of a name
_IN_NAME = words(r"(?:ban|bộ|sở|vụ|cục|phòng|tổ|viện|đoàn|hội đồng) $", re.IGNORECASE)


# "Giao Ban Xây dựng Đảng chủ trì" is no meeting
_GIVES = ("Giao Ban", "giao Ban")


def find(text: str, names: str = "") -> list[Head]:
    """List the heads in *text* (as ``text.plain`` gives it), in order.

    Args:
        text: What is searched.
        names: The same with its capitals, to leave out what belongs to a name.
    """
    found: list[Head] = []
    for kind, pattern in _HEADS:
        for match in pattern.finditer(text):
            if _names_a_body(names, match.start()) or names[match.start() :].startswith(_GIVES):
                continue
            if all(match.end() <= seen.start or match.start() >= seen.end for seen in found):
                noun = kind == "report" and bool(_PAPER.match(text, match.end()))
                found.append(Head(match.start(), match.end(), kind, noun))
    return sorted(found, key=lambda head: head.start)


def _names_a_body(names: str, start: int) -> bool:
    return names[start : start + 1].isupper() and bool(_IN_NAME.search(names[:start]))


def kind_of(heads: list[Head]) -> str:
    """Return the kind that the heads of one duty amount to: "gửi báo cáo" is a report."""
    return min((head.kind for head in heads), key=RANK.__getitem__, default="task")


# a review or an inspection is done, not named: "tiến hành sơ kết", not "kế hoạch kiểm tra"
_DOING = words(
    r"(?:^\W*|[:(¦]\s*|,\s*(?:đồng thời\s*,?\s*)?|(?:tổ chức|tiến hành|thực hiện|việc|chủ động"
    r"|thường xuyên|định kỳ|phải|tăng cường|tự|công tác|có báo cáo|năm|tháng|quý) )$"
)


# "kế hoạch sơ kết, tổng kết": a paper's name
_PLANNED = words(r"kế hoạch (?:(?:sơ|tổng) kết\s*,\s*)?$")


def active(text: str, heads: list[Head]) -> list[Head]:
    """Leave out the heads that are only named: "kế hoạch kiểm tra", "hội nghị tổng kết"."""
    planned = [head.end for head in heads if head.kind == "plan"]
    kept = []
    for index, head in enumerate(heads):
        if head.kind == "meeting" and any(each.kind == "inspect" for each in heads[:index]):
            continue
        if head.kind == "review" and _PLANNED.search(text[: head.start]):
            continue
        if head.kind in ("review", "inspect"):
            named = any(0 <= head.start - end < 60 for end in planned)  # noqa: PLR2004  # characters
            if named and not re.search(r"(?:tiến\s+hành|tổ\s+chức)\s+$", text[: head.start]):
                continue
            if not _DOING.search(text[: head.start]) and len(heads) > 1 and head.kind == "inspect":
                continue
        kept.append(head)
    return kept
