"""What a text must hold to answer a question of a kind: a day, a sum, a body, what is counted.

All patterns run on folded text.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answer.overlap import Topic
from knowledge.language import fold
from knowledge.question import Question

_NUMBER_WORDS = r"mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|moi"
_DAY = (
    r"(?<![/\d])\d{1,2}/\d{1,2}(?!\d)|\bngay \d|\btrong (?:vong )?\w+ ngay\b"
    r"|\b\d+ (?:gio|ngay)\b|\bchu nhat\b"
    r"|\b(?:sang|chieu|toi|ngay|gio \d+|\d|truoc|vao) thu (?:hai|ba|tu|nam|sau|bay)\b|\bngay cuoi\b"
)
DAY = re.compile(_DAY)
# Want -> what must be there.
_EXPECTED: dict[str, re.Pattern[str]] = {
    "due": re.compile(
        rf"{_DAY}|\bthang \d|\bquy (?:[ivx]+|\d)\b|\bnam \d{{4}}\b|\bcuoi (?:nam|quy|thang)\b"
    ),
    "day": DAY,
    "hour": re.compile(r"\b\d{1,2} ?(?:gio|h)\b|\b\d{1,2}[:h]\d{2}\b"),
    "period": re.compile(
        r"\b(?:hang|moi) (?:ngay|tuan|thang|quy|nam)\b|\bdinh k[iy]\b|\bthuong k[iy]\b"
        r"|\b\d+ (?:thang|nam|ngay|lan|gio|phut)\b|\b(?:mot|hai|ba) (?:lan|thang)\b"
    ),
    "contact": re.compile(r"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b|@"),
    "money": re.compile(r"\d[\d.,]*\s*(?:dong|trieu|ty|ti|nghin|ngan)\b|%"),
    "count": re.compile(rf"\d|\b(?:{_NUMBER_WORDS})\b"),
    "who": re.compile(
        r"\b(?:ban|dang uy|chi bo|dang bo|cap uy|van phong|dong chi|co quan|don vi|uy ban|bi thu"
        r"|thuong truc|doan|hoi|to chuc|truong|mat tran)\b"
    ),
}

# "Qua theo dõi, đến ngày 25/9 mới có 17 chi bộ gửi": what has happened, not what is due
_REMARK = re.compile(r"\bqua (?:theo doi|kiem tra|tong hop)\b|\bden ngay [\d/]+,? (?:moi|da|con)\b")
# "bao nhiêu đảng viên", "mấy trang": what is counted stands right after a number
# "may" without marks may be part of a name ("Khe Mây"): it asks only after words like these.
_COUNTED = re.compile(
    r"(?:\bbao nhieu|(?:^|\b(?:co|la|trong|den|ket|nop|gom|hop|du|them|phai|duoc|nhat|cao|da) )may)"
    r" (?P<noun>\w+(?: \w+)?)"
)
_PEOPLE = r"(?:nguoi|dong chi|dang vien|ca nhan)"
# Words after "mấy" or "bao nhiêu" that name no thing to count, or have a want of their own.
_NO_NOUN = re.compile(r"tien|phan|ngay|gio|muc|viec|noi|nhiem|loai|cai|lan|thi|la|hom|thang|\w")


def holds(question: Question, about: Topic, text: str, below: Sequence[str]) -> bool:
    """Say whether a unit holds what is asked for.

    Args:
        question: What is asked.
        about: Its topic.
        text: The unit's own text.
        below: The texts of what stands under it.
    """
    folded, own = fold(" ".join((text, *below))), fold(text)
    wants = question.wants & _EXPECTED.keys()
    if "list" in question.wants:
        wants -= {"who", "count"} if below else {"who"}
    if "due" in wants and _REMARK.search(own):
        return False
    if "definition" in question.wants and not _defines(about, own):
        return False
    return all(_EXPECTED[want].search(folded) for want in wants) and _counts(question, folded)


def _defines(about: Topic, folded: str) -> bool:
    term = r"\W+".join(about.syllables)
    return re.search(rf"{term}\W+(?:la|duoc hieu la|gom|bao gom)\b", folded) is not None


def _counts(question: Question, folded: str) -> bool:
    """Say whether a text counts what is asked for, if the question names it."""
    match = _COUNTED.search(question.folded)
    if match is None or "list" in question.wants:
        return True
    noun = match["noun"].split()[0]
    if _NO_NOUN.fullmatch(noun):
        return True
    said = _PEOPLE if re.match(_PEOPLE, match["noun"]) else re.escape(noun)
    number = rf"(?:\d[\d.,]*|\b(?:{_NUMBER_WORDS}))"
    return re.search(rf"{number}%?\s+(?:\w+\s+){{0,2}}?{said}\b", folded) is not None
