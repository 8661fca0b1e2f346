"""The word that makes a clause a duty, and of which kind: báo cáo, nộp, sơ kết, xây dựng ..."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Head:
    """One such word; a noun ("Báo cáo năm") is a duty only with a day, as in "gửi trước ngày"."""

    start: int
    end: int
    kind: str
    noun: bool = False


_NOUN_BEFORE = (
    r"(?<!nội\sdung\s)(?<!(?<!định\s)kỳ\s)(?<!chế\sđộ\s)(?<!mẫu\s)(?<!hình\sthức\s)(?<!số\sliệu\s)(?<!đề\scương\s)"
    r"(?<!dự\sthảo\s)(?<!hạn\s)(?<!theo\s)(?<!tại\s)(?<!nghe\s)(?<!nhận\s)(?<!các\s)(?<!những\s)(?<!xem\s)"
    r"(?<!thời\sgian\s)(?<!căn\scứ\s)(?<!từng\s)(?<!trong\s)(?<!loại\s)(?<!thảo\sluận\s)(?<!xét\s)(?<!của\s)"
    r"(?<!phương\sthức\s)(?<!tổng\shợp\s)(?<!tác\s)(?<!thông\squa\s)"
)
# In the order of rank: the first kind that a clause holds is the kind of its duty.
_HEADS: tuple[tuple[str, re.Pattern[str]], ...] = (
    # "báo cáo Ban Thường vụ", "phản ánh về", "thông báo kết quả ... về"
    ("report", re.compile(
        rf"{_NOUN_BEFORE}(?<!\w)báo\s+cáo(?!\s+(?:viên|số\s+\d|này|tài\s+chính\s+là))(?!\w)"
        r"|(?<!\w)(?:phản\s+ánh|thông\s+tin)\s+(?:kịp\s+thời|ngay|về|với|cho|báo)(?!\w)|thông\s+báo\s+kết\s+quả")),
    # "gửi", "nộp", "trình"; not "Kính gửi", "chương trình", "tờ trình"
    ("submit", re.compile(
        r"(?<!kính\s)(?<!nơi\s)(?<!\w)gửi(?!\w)|(?<!\w)nộp(?!\w)"
        r"|(?<!tờ\s)(?<!quá\s)(?<!chương\s)(?<!công\s)(?<!quy\s)(?<!tiến\s)(?<!lộ\s)(?<!giáo\s)(?<!\w)trình(?!\s+(?:độ|bày|tự|diễn))(?!\w)"
        r"|(?<!\w)(?:cung\s+cấp|chuyển)\s+(?:hồ\s+sơ|danh\s+sách|số\s+liệu|thông\s+tin|tài\s+liệu)|đăng\s+ký\s+(?:\S+\s+){1,8}(?:với|về|tại)(?!\w)|bàn\s+giao")),
    # "tiến hành sơ kết, tổng kết"; not "hội nghị tổng kết" as a name of a meeting behind "tại"
    ("review", re.compile(r"(?<!\w)(?:sơ|tổng)\s+kết(?!\w)|sơ,\s+tổng\s+kết")),
    # "chi bộ họp mỗi tháng một lần", "sinh hoạt chi bộ"
    ("meeting", re.compile(r"(?<!cuộc\s)(?<!kỳ\s)(?<!phiên\s)(?<!buổi\s)(?<!khi\s)(?<!ngày\s)(?<!\w)họp(?!\s+(?:báo|mặt))(?!\w)|sinh\s+hoạt\s+(?:chi\s+bộ|định\s+kỳ|thường\s+kỳ|chuyên\s+đề|đảng)|giao\s+ban")),
    # "xây dựng kế hoạch", "ban hành chương trình hành động"
    ("plan", re.compile(
        r"(?:xây\s+dựng|ban\s+hành|lập|cụ\s+thể\s+hóa\s+thành)\s+(?:và\s+(?:ban\s+hành|tổ\s+chức\s+thực\s+hiện|triển\s+khai)\s+)?(?:các\s+)?(?:chương\s+trình|kế\s+hoạch|đề\s+án|phương\s+án|nghị\s+quyết)")),
    # "tổ chức kiểm tra, giám sát", "tự kiểm tra"
    ("inspect", re.compile(r"(?<!\w)(?:tự\s+)?(?:kiểm\s+tra|giám\s+sát|khảo\s+sát)(?!\w)")),
    # anything else that is done
    ("task", re.compile(
        r"(?<!\w)(?:rà\s+soát|cập\s+nhật|theo\s+dõi|đôn\s+đốc|tổ\s+chức|thực\s+hiện|triển\s+khai|phân\s+tích|đánh\s+giá|xây\s+dựng|ban\s+hành|lập"
        r"|tham\s+mưu|quán\s+triệt|học\s+tập|phổ\s+biến|bồi\s+dưỡng|tập\s+huấn|kiểm\s+điểm|hoàn\s+thành|lãnh\s+đạo|chỉ\s+đạo|phối\s+hợp|chủ\s+trì|hướng\s+dẫn"
        r"|tuyên\s+truyền|quan\s+tâm|bố\s+trí|cử|đăng|niêm\s+yết|công\s+khai|thông\s+báo|đối\s+thoại|tiếp\s+công\s+dân|thu|trích|đóng|bình\s+xét|xếp\s+loại|gặp\s+mặt|thống\s+kê|kiện\s+toàn|bầu|chuẩn\s+bị|tăng\s+cường|đẩy\s+mạnh|định\s+hướng|tập\s+trung|bám\s+sát|giải\s+quyết|xử\s+lý|trả\s+lời|khắc\s+phục|duy\s+trì|phát\s+động)(?!\w)")),
)  # fmt: skip
RANK = {kind: rank for rank, (kind, _) in enumerate(_HEADS)}
# "báo cáo 6 tháng", "báo cáo năm", "Báo cáo gửi trước": a paper that is sent
_PAPER = re.compile(
    r"\s+(?:định\s+kỳ\s+)?(?:gửi|quý|tháng|(?:0?[69]|sáu)\s+tháng|năm|kế\s+hoạch|chuyên\s+đề|tổng\s+kết|sơ\s+kết)"
)


def find(text: str) -> list[Head]:
    """List the heads in *text* (as ``duty_text.plain`` gives it), in order."""
    found: list[Head] = []
    for kind, pattern in _HEADS:
        for match in pattern.finditer(text):
            if all(match.end() <= seen.start or match.start() >= seen.end for seen in found):
                noun = kind == "report" and bool(_PAPER.match(text, match.end()))
                found.append(Head(match.start(), match.end(), kind, noun))
    return sorted(found, key=lambda head: head.start)


def kind_of(heads: list[Head]) -> str:
    """Return the kind that the heads of one duty amount to: "gửi báo cáo" is a report."""
    return min((head.kind for head in heads), key=RANK.__getitem__, default="task")
