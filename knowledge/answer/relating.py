"""Whether a question asks how papers hang together, and from which end; pure, on folded text.

"văn bản nào thay thế quy định 03" looks for what cites it; "quy định 11 thay thế văn bản nào" for
what it cites. Which of the two is told by where the words that ask stand, and by "bị", "được".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from knowledge.domain import Relation
from knowledge.language import TYPE_ABBREVIATIONS, TYPE_NAMES, fold
from knowledge.links import BASIS, ENDING, REVIEWING

Act = Literal["end", "amend", "base", "review", "mention"]

_AMENDING: frozenset[Relation] = frozenset({"sửa đổi"})
_NAMING: frozenset[Relation] = frozenset({"viện dẫn"})
RELATIONS: dict[Act, frozenset[Relation]] = {
    "end": ENDING,
    "amend": _AMENDING,
    "base": BASIS,
    "review": REVIEWING,
    "mention": _NAMING | _AMENDING | BASIS | ENDING | REVIEWING,
}


@dataclass(frozen=True, slots=True)
class Related:
    """What is asked about the papers around one."""

    act: Act
    # true: what others say of it; false: what it says of others
    incoming: bool
    # folded name of the type that is asked for ("ke hoach nao"); None for any
    type: str | None = None


_VERBS: dict[Act, str] = {
    # "thay thế" · "thay cho" · "thay bằng" · "bãi bỏ"
    "end": r"thay the|thay cho|the cho|thay bang|thay(?! doi| mat)|bai bo|huy bo"
    r"|lam het hieu luc|cham dut hieu luc",
    # "sửa đổi, bổ sung" · "điều chỉnh"
    "amend": r"sua doi|sua lai|dieu chinh|bo sung(?= (?:cho|quy|huong|ke|van))",
    # "triển khai" · "căn cứ vào" · "cụ thể hóa" · "hướng dẫn thực hiện"
    "base": r"(?:to chuc |huong dan |de )?(?:trien khai|thuc hien|thi hanh|quan triet)"
    r"(?: thuc hien)?"
    r"|cu the hoa|can cu|dua (?:vao|tren|theo)|tren co so|lam theo"
    r"|huong dan(?= (?:nghi quyet|chi thi|quy|ket luan|ke hoach|chuong trinh|cho))",
    # "sơ kết" · "tổng kết"
    "review": r"so ket|tong ket|so, tong ket",
    # "nhắc tới" · "viện dẫn"
    "mention": r"nhac (?:toi|den|lai)|vien dan|noi (?:toi|den)|dan (?:chieu|ra)|trich dan",
}
_SYMBOLS = "|".join(sorted(map(str.lower, map(fold, TYPE_ABBREVIATIONS)), key=len, reverse=True))
_TYPES = "|".join(map(re.escape, map(fold, TYPE_NAMES)))
_PAPER = rf"(?P<type>van ban|vb|{_TYPES}|{_SYMBOLS})(?: hanh dong)?"
_WHOSE = r"(?: (?:cua |o |tu )?(?:xa|phuong|tinh|tinh uy|dang uy|cap tren|minh|ta|trung uong))?"
# "văn bản nào" · "kế hoạch gì" · "công văn số mấy" · "cái gì"
_WHICH = re.compile(rf"\b(?:{_PAPER}{_WHOSE} (?:nao|gi|so may|may)|cai (?:gi|nao)|gi|dau)\b")
_PASSIVE = r"(?:bi|duoc)"
# "đã có kế hoạch triển khai chưa" · "có văn bản sửa đổi nào không"
_THERE_IS = re.compile(
    rf"\bco (?:nhung |cac |mot )?{_PAPER}(?: nao)?(?:{_WHOSE})? (?:de |ve |moi )?$"
)
_LISTED = re.compile(
    rf"^\W*(?:liet ke |ke |tim |cho xem )?(?:nhung|cac|may) {_PAPER} (?:da |dang )?$"
)
# "đã có văn bản thay thế chưa": nothing more is asked than whether
_WHETHER = re.compile(r"\b(?:chua|khong|ko|hong)\b")


def related(folded: str, *, numbers: int) -> Related | None:
    """Return what a question asks about the papers around one; None if it asks no such thing.

    Args:
        folded: The question, spelled out, without case and diacritics.
        numbers: How many papers it names by number.
    """
    for act, verbs in _VERBS.items():
        for verb in re.finditer(rf"\b(?:{verbs})\b", folded):
            found = _from_which_end(act, verb, folded, numbers)
            if found is not None:
                return found
    return None


def _from_which_end(act: Act, verb: re.Match[str], folded: str, numbers: int) -> Related | None:
    before, after = folded[: verb.start()], folded[verb.start() :]
    listed = _THERE_IS.search(before) or _LISTED.search(before)
    if listed:
        return Related(act, incoming=True, type=_type_of([listed]))
    asked = list(_WHICH.finditer(folded))
    passive = re.search(rf"\b{_PASSIVE}\b(?P<between>[^?.;]{{0,45}})$", before)
    if passive:
        agent = not asked or asked[0].end() > passive.start()
        told = asked or _WHETHER.search(after)
        return Related(act, incoming=agent, type=_type_of(asked)) if told else None
    by_others = verb[0] == "thay bang" or _is_ground_of(folded, verb) or _reviewed_by(act, after)
    if by_others or any(one.end() <= verb.start() for one in asked):
        return Related(act, incoming=True, type=_type_of(asked))
    of_others = any(one.start() >= verb.end() for one in asked) or numbers > 1
    return Related(act, incoming=False) if of_others else None


def _is_ground_of(folded: str, verb: re.Match[str]) -> bool:
    """Say whether something is asked to be the ground: "24-QĐ/TU là căn cứ của văn bản nào"."""
    return verb[0] == "can cu" and re.match(r" (?:cua|cho|de)\b", folded[verb.end() :]) is not None


def _reviewed_by(act: Act, after: str) -> bool:
    """Say whether reviewing papers are asked for: "sơ kết theo hướng dẫn nào"."""
    return act == "review" and _BY.search(after) is not None


_BY = re.compile(rf"\b(?:theo|o|tai|trong) {_PAPER} (?:nao|gi)\b")


def _type_of(asked: Iterable[re.Match[str]]) -> str | None:
    named = [one["type"] for one in asked if one.groupdict().get("type")]
    kinds = {_FULL.get(name, name) for name in named} - {"van ban", "vb"}
    return kinds.pop() if len(kinds) == 1 else None


_FULL = {fold(short).lower(): fold(names[0]) for short, names in TYPE_ABBREVIATIONS.items()}
