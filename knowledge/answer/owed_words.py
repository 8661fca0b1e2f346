"""How people ask what they owe: the words of such questions, and which duty they speak of."""

from __future__ import annotations

import re

from knowledge.answer.asking import Asking
from knowledge.answer.citing import unit_at
from knowledge.answer.naming import identity
from knowledge.answer.overlap import Overlap, Topic
from knowledge.answer.stop_words import ANY_DUTY_WORDS
from knowledge.domain import Due, Duty
from knowledge.language import Span, fold

# Wants of somebody who asks about a paper, not about what there is to do.
_OF_A_PAPER = frozenset(
    {"signer", "issued_on", "issuer", "verbatim", "recipients", "basis", "replaces", "status"}
    | {"appendix", "subject", "outline", "definition", "catalogue", "write", "watch", "who"}
)
_COVERED = 0.75  # of the words that tell a duty from others
_DIGITS = re.compile(r"\d")


def names_a_paper(asking: Asking) -> bool:
    """Say whether the question is about one paper, or about what no register holds."""
    question = asking.question
    named = question.numbers or question.handle or question.bare or question.address
    return bool(named) or bool(question.wants & _OF_A_PAPER)


def spelled(folded: str) -> str:
    """Write the words for a report the way they are looked for here."""
    return re.sub(r"\b(?:b/c|bc)\b", "bao cao", folded)


_UNIT_KINDS = {"month": "monthly", "quarter": "quarterly", "half": "semiannual", "year": "annual"}


def is_of(due: Due, span: Span) -> bool:
    """Say whether a due is for the very period that was named: that of quarter 4."""
    kind = _UNIT_KINDS.get(span.unit)
    return kind is not None and due.period.kind == kind and due.period.start == span.first


def fits(due: Due, kind: str) -> bool:
    """Say whether a due is one of that kind; a yearly day in summer is that of the half-year."""
    stated = due.period.kind
    if stated == "annual":
        half = due.day.month in _MIDYEAR
        return kind == ("semiannual" if half else "annual")
    return stated == kind


_MIDYEAR = range(5, 8)

# "báo cáo tháng", "báo cáo quý": how often what is asked about recurs
_KINDS = (
    ("semiannual", re.compile(r"\b(?:0?6|sau) thang\b|\bnua nam\b")),
    ("weekly", re.compile(r"\b(?:bao cao|hang) tuan\b")),
    ("monthly", re.compile(r"\b(?:bao cao|hang) thang\b")),
    ("quarterly", re.compile(r"\b(?:bao cao|hang) quy\b|\bquy [1-4i]")),
    ("annual", re.compile(r"\b(?:bao cao|hang) (?:cuoi )?nam\b|\bcuoi nam\b")),
)


def kind_of(folded: str, span: Span | None) -> str | None:
    """Return how often what is asked about recurs, as far as the question says."""
    found = next((kind for kind, words in _KINDS if words.search(spelled(folded))), None)
    return found or (_UNIT_KINDS.get(span.unit) if span and span.named else None)


def specific(asking: Asking) -> tuple[str, ...]:
    """Return the words that tell one duty from others, beyond those of any report and period."""
    return _telling(asking).syllables


def _telling(asking: Asking) -> Topic:
    figures = (word for word in asking.topic.syllables if _DIGITS.search(word))
    return asking.topic.without((*ANY_DUTY_WORDS, *figures))


def is_meant(asking: Asking, duty: Duty) -> bool:
    """Say whether a duty holds enough of the words that tell it from others, side by side."""
    telling = _telling(asking)
    if not telling.syllables:
        return True
    return Overlap(telling, _as_rare, 1).coverage(said_of(asking, duty)) >= _COVERED


def _as_rare(_term: str) -> int:
    """Weigh every word the same."""
    return 1


def said_of(asking: Asking, duty: Duty) -> str:
    """Return what is said of a duty: its own words, its headings, its directive's name."""
    read = duty.as_read
    held = asking.directive(duty.directive_id)
    unit = unit_at(held, read.start) if held else None
    own = duty.obligation
    named = identity(held) if held else ""
    heading = unit.heading if unit else ()
    return " | ".join((own.what, read.quote, *heading, *own.who, *own.to, *own.via, named))


_EACH = (
    ("weekly", re.compile(r"\b(?:1|mot|moi|hang) tuan\b")),
    ("monthly", re.compile(r"\b(?:1|mot|moi|hang) thang\b")),
    ("quarterly", re.compile(r"\b(?:1|mot|moi|hang) quy\b")),
)


def each_kind(folded: str) -> str | None:
    """Return the kind of period that is counted over: "mỗi tháng"."""
    return next((kind for kind, words in _EACH if words.search(folded)), None)


def asks_when(asking: Asking) -> bool:
    """Say whether a day is asked for, and not what there is to do."""
    folded = fold(asking.question.text)
    if _WHEN.search(folded):
        return True
    return "due" in asking.question.wants and not _WHAT.search(folded)


_WHEN = re.compile(
    r"\b(?:bao gio|bao h|khi nao|luc nao|ngay nao|ngay may|hom nao|bua nao|truoc ngay)\b"
    r"|\b(?:may|bao nhieu) ngay (?:nua|thi)|\bhan (?:ngay|chot|nop la)\b"
)
# "có những hạn nào" · "có gì đến hạn": days are asked for only as those of what there is to do
_WHAT = re.compile(r"\b(?:nhung|cac|co|may) han\b|\bhan (?:nao|gi)\b|\bden han\b")

_HANDED_IN = r"(?:nop|gui|bao cao)"
_ASKS = r"(?:gi|nao|khong|may|bao nhieu|nhung|cac|chua)"
# "đã nộp rồi sao còn nhắc" · "nộp xong thì bấm vào đâu" · "làm sao để báo là đã nộp"
RECORDING = re.compile(
    rf"\b{_HANDED_IN}\b[^?]{{0,25}}\b(?:roi|xong)\b[^?]{{0,30}}\b(?:sao|ma|van|con|nhac|bam|ghi nhan|the nao)\b"
    rf"|\b(?:lam sao|cach|the nao|o dau|vao dau|bam)\b[^?]{{0,30}}\b(?:da {_HANDED_IN}|ghi nhan|xac nhan|danh dau)\b"
    r"|\bsao (?:con|van|cu) nhac\b"
)
# "quá hạn" · "còn nợ báo cáo gì" · "chậm báo cáo nào"
LATE = re.compile(
    r"\b(?:qua|tre) han\b|\b(?:con |dang )?no (?:bao cao|gi|nao)\b|\btre roi\b|\bbi (?:tre|cham)\b"
    r"|\b(?:dang )?cham (?:bao cao|nop|gui|han)|\bchua (?:nop|gui)\b[^?]*\b(?:gi|nao)\b|\bcon thieu\b"
)
# "một năm nộp mấy báo cáo" · "báo cáo định kỳ nào" · "những loại báo cáo gì"
COUNTED = re.compile(
    r"\b(?:may|bao nhieu|nhieu)(?: cai| loai| ban)? bao cao\b|\bbao cao dinh k[yi]\b|\bloai bao cao\b"
)
# "tháng này nộp gì" · "tuần này có gì đến hạn"
LISTED = re.compile(
    rf"\b(?:{_HANDED_IN}|han)\b[^?]*\b{_ASKS}\b|\b{_ASKS}\b[^?]*\b(?:{_HANDED_IN}|han)\b"
)
# "sắp tới nộp gì" · "báo cáo tiếp theo" · "hạn gần nhất"
NEXT = re.compile(r"\b(?:sap (?:toi|den|phai)|tiep theo|ke tiep|gan nhat|toi day)\b")
# "bao giờ nộp báo cáo quý 4" · "còn mấy ngày nữa đến hạn"
REPORT = re.compile(rf"\b(?:{_HANDED_IN}|han|trinh)\b")
# "tháng sau có gì không" · "tuần tới có việc gì" · "thứ Sáu phải làm gì"
ANYTHING = re.compile(r"\b(?:co|phai lam|can lam)(?: nhung| viec| cai)? gi\b")
# "phải nộp gì"
TO_DO = re.compile(rf"\bphai (?:{_HANDED_IN}|lam)\b[^?]*\bgi\b")
