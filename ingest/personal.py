"""Papers about one person: admission, background check, discipline, complaints.

They may be read and kept, but nobody is answered from them before a second person says yes. A rule
or a plan about such matters is no such paper: "Hướng dẫn công tác kết nạp đảng viên".
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.pieces import plain
from knowledge.domain import Unit
from knowledge.language import fold

# "kết nạp đảng viên" · "thẩm tra lý lịch" · "thi hành kỷ luật" · "đơn tố cáo" · "xóa tên"
_MATTER = re.compile(
    r"\bket nap\b|\bly lich\b|\bky luat\b|\bdon (?:thu|to cao|khieu nai|kien nghi|phan anh|xin)\b"
    r"|\b(?:to cao|khieu nai)\b|\bcong nhan dang vien chinh thuc\b|\bxoa ten\b"
    r"|\b(?:cho|dua) ra khoi dang\b|\bkiem diem ca nhan\b|\bvi pham cua\b|\bdau hieu vi pham\b"
)
# What speaks of everybody: "công tác …", "năm 2026", "quý III", "tập huấn …"
_GENERAL = re.compile(
    r"\b(?:cong tac|quy trinh|thu tuc|quy dinh|nang cao|tang cuong|mot so|tap huan|chi tieu"
    r"|tinh hinh|so lieu|thong ke|tong hop|ket qua|viec tiep nhan|danh muc|bieu mau"
    r"|nam (?:hoc )?20\d\d|quy (?:[ivx]+|\d)|thang \d|6 thang|giai doan|nhiem ky)\b"
)
_LASTING = frozenset(
    {"quy định", "hướng dẫn", "quy chế", "chỉ thị", "nghị quyết", "kế hoạch", "chương trình"}
    | {"đề án", "điều lệ", "luật", "nghị định", "thông tư"}
)
# "đồng chí Trần Văn An" · "quần chúng Lê Thị B" · "ông Nguyễn Văn C"
_PERSON = re.compile(
    r"\b(?:[Đđ]ồng chí|[Đđ]/c|[Qq]uần chúng|[Đđ]ảng viên|[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị)\s+"
    r"[^\W\da-zà-ỹ][^\W\d_]*(?:\s[^\W\da-zà-ỹ][^\W\d_]*){1,4}"
)
# papers that a person writes of himself, by the line that heads them
_OWN = re.compile(
    r"(?:SƠ YẾU |BẢN )?LÝ LỊCH\b.*|ĐƠN (?:XIN|TỐ CÁO|KHIẾU NẠI|KIẾN NGHỊ|PHẢN ÁNH|ĐỀ NGHỊ)\b.*"
    r"|PHIẾU ĐẢNG VIÊN\b.*|(?:BẢN )?(?:TỰ )?KIỂM ĐIỂM(?: CÁ NHÂN)?|HỒ SƠ (?:ĐẢNG VIÊN|CÁ NHÂN)\b.*"
    r"|GIẤY GIỚI THIỆU NGƯỜI (?:VÀO|XIN VÀO) ĐẢNG\b.*"
)
# "Họ và tên: ……………": a form that nobody has filled in is about nobody
_BLANK = re.compile(r"\.{5,}|…{2,}|_{5,}")
_TOP_LINES, _BLANK_LINES = 15, 3


def is_personal(kind: str | None, subject: str | None, units: Sequence[Unit]) -> bool:
    """Say whether a paper is about one person.

    Args:
        kind: Its type.
        subject: What it says it is about.
        units: Its units; the first lines tell what a person wrote of himself.
    """
    if subject and _MATTER.search(fold(subject)):
        if _PERSON.search(subject):
            return True
        return kind not in _LASTING and _GENERAL.search(fold(subject)) is None
    lines = [plain(line) for unit in units[:_TOP_LINES] for line in unit.text.split("\n")]
    blanks = sum(_BLANK.search(unit.text) is not None for unit in units)
    return blanks < _BLANK_LINES and any(_OWN.fullmatch(line) for line in lines)
