"""How a paper cites another: decided by the words before the citation."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Relation

_COUNT = r"(?:\d{1,3}|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi(?:\s\w+)?)\snam"
_CARRYING_OUT = r"(?:\s(?:viec|to chuc|trien khai|cong tac|qua trinh|ket qua))*\sthuc hien"
_LOOKED_AT = "kiem tra|giam sat|danh gia|bao cao|ket qua|tinh hinh|tien do"

# Cues on folded text; the last one before the citation decides. The longer alternatives stand
# first, so that "tổng kết 10 năm thực hiện" is not read as "thực hiện".
_CUES: tuple[tuple[Relation, str], ...] = (
    # "Sơ kết 05 năm thực hiện …" · "sơ kết việc thực hiện …" · "sơ kết 3 năm …"
    ("sơ kết", rf"so ket(?:\s{_COUNT}(?:{_CARRYING_OUT})?|{_CARRYING_OUT})"),
    # "Tổng kết 15 năm tổ chức triển khai thực hiện …"
    ("tổng kết", rf"tong ket(?:\s{_COUNT}(?:{_CARRYING_OUT})?|{_CARRYING_OUT})"),
    # "Kiểm tra việc thực hiện Quy định số …": looked at, not carried out
    ("viện dẫn", rf"(?:{_LOOKED_AT})\b(?:(?!\bthuc hien\b)[^.;:()]){{0,60}}\bthuc hien"),
    # "… và thay thế Quy định số …" · "thay cho Hướng dẫn số …"
    ("thay thế", r"thay the(?:\scho)?|thay cho"),
    # "sửa đổi, bổ sung một số điều của Quy chế số …"
    ("sửa đổi", r"sua doi(?:, bo sung)?|bo sung, sua doi|bo sung mot so"),
    # "bãi bỏ Quyết định số …" · "hủy bỏ"
    ("bãi bỏ", r"bai bo|huy bo|cham dut hieu luc"),
    # "Căn cứ Quy chế số …" · "trên cơ sở Nghị quyết số …"
    ("căn cứ", r"can cu|tren co so"),
    # "Thực hiện Hướng dẫn số …" · "triển khai có hiệu quả Nghị quyết số …" · "quán triệt …"
    (
        "thực hiện",
        r"thuc hien|trien khai|quan triet|thi hanh|chap hanh|cu the hoa|hoc tap|thuc thi",
    ),
)
_CUE = re.compile(
    r"\b(?:" + "|".join(f"(?P<c{at}>{cue})" for at, (_, cue) in enumerate(_CUES)) + r")\b"
)
# right before the citation: "theo Quyết định số …", "theo đúng quy định tại Hướng dẫn số …"
_ACCORDING_TO = re.compile(
    r"\btheo(?:\s(?:dung|tinh than|noi dung|quy dinh|yeu cau|huong dan|chi dao|tai|cua|cac"
    r"|(?:diem|khoan|dieu|muc|phan)\s\w{1,5},?))*\W*$"
)
# "trong Đề án số …", "nêu tại Kế hoạch số …", "kèm theo Quyết định số …": no more than named
_MERELY_NAMED = re.compile(r"\b(?:trong|tai|kem theo|ve|voi|tu|den)(?:\s(?:cac|ca))?\W*$")
# a reason of its own even inside another paper's title: "… và sơ kết 3 năm Chỉ thị số …"
_STRONG = frozenset({"sơ kết", "tổng kết"})
# how the title of a cited paper opens: "… của Bộ Chính trị về thực hiện Nghị quyết số …"
_TITLE_OPENS = re.compile(
    r"[\s“\"*(]*(?:ve\b|v/v\b|huong dan\b|sua doi\b|thay the\b|quy dinh\b|ban hanh\b|ke hoach\b"
    r"|trien khai\b|thuc hien\b|thi hanh\b|phe duyet\b)"
)
_SEPARATOR = re.compile(r";|[.]\s|,\s*$|\bva\s*$")
_FARTHEST_CUE, _LONGEST_TITLE = 180, 160


def relation(before: str, gap: str | None, last: Relation | None, after: str) -> Relation:
    """Say how a paper is cited.

    Args:
        before: The words of its sentence before the citation.
        gap: The words between the citation before it in the sentence and this one, if there is one.
        last: How that one is cited.
        after: The words of its sentence after the citation.
    """
    if re.search(r"\bhet hieu luc\b", fold(after)):
        return "bãi bỏ"
    window = fold(before if gap is None else gap)
    if _MERELY_NAMED.search(window) and not _CUE.search(window[-12:]):
        return "viện dẫn"
    if _ACCORDING_TO.search(window):
        return "căn cứ"
    cue = _last_cue(window)
    if gap is not None and last is not None:
        if cue not in _STRONG and _in_title(window):
            return "viện dẫn"
        if cue is None and _SEPARATOR.search(window):
            return last
    return cue or "viện dẫn"


def _last_cue(window: str) -> Relation | None:
    found: Relation | None = None
    for match in _CUE.finditer(window, max(0, len(window) - _FARTHEST_CUE)):
        found = next(name for at, (name, _) in enumerate(_CUES) if match[f"c{at}"])
    return found


def _in_title(gap: str) -> bool:
    """Say whether a citation stands in the title of the paper cited before it."""
    opens = _TITLE_OPENS.match(gap) is not None and len(gap) <= _LONGEST_TITLE
    return opens and _SEPARATOR.search(gap) is None
