"""A question that goes on from the one before, said in full: "còn ở Lào Cai thì sao?".

Only what one reading explains is taken up, and the reply says what was taken; a question that is
whole by itself is never touched. What cannot stand alone and has nothing before it is asked back.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.answer.naming import words
from knowledge.answer.overlap import topic
from knowledge.domain import Turn
from knowledge.language import TYPE_NAMES, fold
from knowledge.question import Question, understand
from knowledge.wants import WANTS

# "còn … thì sao", "thế … thì sao", "vậy còn …"; not "còn hiệu lực không", "còn gì nữa"
_INSTEAD = re.compile(
    r"^\W*(?:(?:the|vay|roi|a|u) )?(?:(?:con(?! (?:hieu luc|ap dung|gia tri|dung|thuc hien|theo"
    r"|gi|ai|nua|bao nhieu|may|lai|phai|thieu|no)\b)(?: (?:doi voi|voi|nhu))?|the|vay) )?"
    r"(?P<what>(?!(?:con|the|vay)\b)[^?]+?)"
    r"(?P<so> (?:thi sao|thi the nao|thi nhu the nao|the nao|ra sao|sao|thi|nhi))?"
    r"(?: (?:a|vay|ha|nhi|em|chau))?\W*$"
)
_LONGEST_SLOT = 9  # syllables of what is put in the place of something
_THERE = re.compile(r"^(?:o|tai|ben|phia)\s+")
_PERIOD = re.compile(
    r"\b(?:(?:hang|moi|dinh ky|dau|cuoi|giua) )?(?:6 thang|sau thang|9 thang|tuan|thang|quy|nam)"
    r"(?: (?:\d{1,4}|i{1,3}|iv|nay|sau|toi|truoc|ngoai))*\b(?! vien)"
)
_BODY = re.compile(
    r"\b(?:cac )?(?:chi bo|chi uy|dang bo|dang uy|dang vien|bi thu|pho bi thu|van phong|cap uy"
    r"|to dang|doan thanh nien|cong doan|mat tran|hoi vien|doan vien|ban (?:tuyen giao|to chuc"
    r"|dan van|thuong vu|xay dung dang))\b"
)
# "việc đó", "báo cáo ấy", "cái này": what was asked about; papers are pointed at elsewhere
_THAT = re.compile(
    r"\b(?:(?:viec|cai|dieu|noi dung|bao cao|nhiem vu|cuoc hop|hoi nghi|khoan|chuyen) "
    r"(?:do|nay|ay|kia|tren)|cai do)\b"
)
# Wants of the paper itself, which say enough with the paper alone.
_OF_THE_PAPER = frozenset(
    {
        *("signer", "issued_on", "issuer", "number", "status", "urgency", "basis", "replaces"),
        *("appendix", "outline", "subject", "bound_to_year", "verbatim", "catalogue"),
        *("write", "watch"),
    }
)
# What a question may say beside its wants and still say of nothing what it is about.
_SAYS_NOTHING = frozenset(
    words(
        "han ngay may nao bao gio khi luc nop gui cho ai dau ve den toi qua la thi sao phai can"
        " duoc"
        " bao lau nhieu lan mot trong truoc sau cham nhat a vay the con ha nhi dong chi va hay vao"
        " to chuc lam chu tri thuc hien phu trach"
        " thang quy nam tuan hom thoi diem nguoi nhung cac gi khong co"
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Followed:
    """What a follow-up was taken for."""

    # in full; "" where nothing before it tells
    question: str
    # the directive that it keeps to; None for any
    directive_id: int | None = None


def follow(
    question: Question, turns: Sequence[Turn], names: Collection[str] = ()
) -> Followed | None:
    """Say *question* in full; None where it stands by itself, or the paper alone is meant.

    Args:
        question: What was typed.
        turns: The exchanges of today, oldest first.
        names: Folded pairs of syllables of proper names, by which places are known.
    """
    instead = _INSTEAD.match(question.folded)
    if instead is not None and _is_slot(question, instead):
        if not turns:
            return Followed(question="")
        said = question.text[instead.start("what") : instead.end("what")]
        return _with_last(turns[-1], said, names)
    if not turns or _names_a_paper(question):
        return None
    last = turns[-1]
    about = _about(last.question, names)
    that = _THAT.search(question.folded)
    if that is not None and about:
        text = f"{question.text[: that.start()]}{about}{question.text[that.end() :]}"
        return _kept(last, " ".join(text.split()))
    if _says_nothing(question) and about:
        return _kept(last, f"{about} {question.text}")
    return None


def _is_slot(question: Question, instead: re.Match[str]) -> bool:
    """Say whether what stands after "còn" is a few words that only fill a place."""
    what = instead["what"]
    begins = re.match(r"\W*(?:(?:the|vay|roi) )?con\b", question.folded) is not None
    asks = instead["so"] is not None and "sao" in instead["so"]
    return (begins or asks) and 0 < len(words(what)) <= _LONGEST_SLOT


def _names_a_paper(question: Question) -> bool:
    return bool(
        question.numbers or question.address or question.handle is not None or question.bare
    )


def _says_nothing(question: Question) -> bool:
    """Say whether a question wants something and says of nothing what: "hạn mấy ngày?"."""
    wants = question.wants - {"list", "count", "day", "hour"}
    return (
        bool(question.wants)
        and not (wants and wants <= _OF_THE_PAPER)
        and _SAYS_NOTHING.issuperset(words(question.folded))
    )


def _kept(last: Turn, question: str) -> Followed:
    """Keep to the directive of the last answer, if that was one."""
    one = last.directive_ids[0] if len(last.directive_ids) == 1 else None
    return Followed(question=question, directive_id=one)


def _about(asked: str, names: Collection[str]) -> str:
    """Return the words of a question that say what it is about."""
    before = understand(asked)
    runs = [before.as_written(" ".join(run)) for run in topic(before, names).runs]
    if not runs:
        return ""
    start = before.text.find(runs[0])
    if len(words(before.folded[:start])) == 1 and not WANTS["who"].search(before.folded[:start]):
        start = 0  # "ngày hội", "mục tiêu": a syllable that elsewhere says nothing
    whole = before.text[start : before.text.rfind(runs[-1]) + len(runs[-1])]
    asks = any(
        pattern.search(fold(whole)) for name, pattern in WANTS.items() if name != "definition"
    )
    return " ".join(runs) if asks else whole


def _with_last(last: Turn, said: str, names: Collection[str]) -> Followed:
    """Put *said* in the place of its like in the last question."""
    before = understand(last.question)
    own = understand(said)
    if own.address is not None and not own.numbers:
        return _kept(last, said)
    if _names_a_paper(own) or _is_named(own.folded):
        return Followed(question=f"{said} {_tail(before)}")
    if _says_nothing(own) or (own.wants and not topic(own, names).runs):
        return _kept(last, f"{_about(last.question, names)} {said}")
    for fill in (_period, _place, _alike, _body):
        filled = fill(before, said, names)
        if filled is not None:
            return Followed(question=" ".join(filled.split()))
    return Followed(question=f"{said} {_tail(before)}")


_TYPES = re.compile(rf"^(?:{'|'.join(map(re.escape, map(fold, TYPE_NAMES)))})\b")


def _is_named(folded: str) -> bool:
    """Say whether words begin with the type of a paper, as its name does; reports are duties."""
    return _TYPES.match(folded) is not None and not folded.startswith("bao cao")


def _period(before: Question, said: str, _names: Collection[str]) -> str | None:
    """Put a period in the place of the one that was asked about: "còn quý IV thì sao"."""
    mine, theirs = _PERIOD.search(fold(said)), _PERIOD.search(before.folded)
    if mine is None or theirs is None:
        return None
    period = said[mine.start() : mine.end()]
    return f"{before.text[: theirs.start()]}{period}{before.text[theirs.end() :]}"


def _place(before: Question, said: str, names: Collection[str]) -> str | None:
    """Put a place in the place of those named: "còn ở Lào Cai thì sao"."""
    folded = fold(said)
    there = _THERE.match(folded)
    if there is None and not _pairs(folded) & set(names):
        return None
    name = said[there.end() :] if there else said
    return f"{_without_places(before, names)} ở {name}"


def _pairs(folded: str) -> set[str]:
    return {f"{one} {other}" for one, other in pairwise(words(folded))}


def _without_places(before: Question, names: Collection[str]) -> str:
    """Leave the places out of a question, with the "ở" or "của" before them."""
    named = sorted(_pairs(before.folded) & set(names), key=before.folded.find)
    text = before.text
    for pair in named:
        found = re.search(rf"(?:\b(?:o|tai|cua|ben)\s+)?\b{pair}\b", fold(text))
        if found is not None:
            text = f"{text[: found.start()]}{text[found.end() :]}"
    return text.strip(" ?.!")


def _body(before: Question, said: str, _names: Collection[str]) -> str | None:
    """Put a body in the place of the one that was asked about: "còn chi bộ thì sao"."""
    theirs = _BODY.search(before.folded)
    if _BODY.match(fold(said)) is None or theirs is None:
        return None
    return f"{before.text[: theirs.start()]}{said}{before.text[theirs.end() :]}"


def _alike(before: Question, said: str, names: Collection[str]) -> str | None:
    """Put words in the place of those that begin as they do: "báo cáo quý" for "báo cáo năm"."""
    mine = words(fold(said))
    for run in topic(before, names).runs:
        if run[:2] == tuple(mine[:2]):
            # of a body as many words as are said; what it does goes on
            taken = run[: len(mine)] if _BODY.match(" ".join(run)) else run
            return before.text.replace(before.as_written(" ".join(taken)), said, 1)
    return None


def _tail(before: Question) -> str:
    """Return what was asked, from the first words that ask on: "gửi cho ai"."""
    starts = [
        found.start()
        for name, pattern in WANTS.items()
        if name in before.wants and (found := pattern.search(before.folded))
    ]
    return before.text[min(starts) :] if starts else before.text
