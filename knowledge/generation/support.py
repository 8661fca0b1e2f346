"""What a claim says beyond its quotes.

A model may leave out, join and lead over. It may add no number, date, name or other word of
substance, change hardly anything in their order, and drop no "không", no "trừ" and no "nếu". Strict
on purpose: a true claim that is dropped is said by the quote itself, a false one would be believed.
"""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING, Literal

from rapidfuzz.distance import LCSseq

from knowledge.language import find_dates, find_numbers, nfc, place_tones
from knowledge.terms import tokens

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Fault = Literal[
    "not_quoted", "number", "date", "document", "name", "polarity", "words", "markup", "empty"
]

CLAIM = "claim"  # the code of a statement that a model phrased
# Of the words of a claim, how many must stand in its quotes in one order; all must stand there.
_IN_ORDER = 0.85
_LONGEST = 600  # characters; a claim is a sentence


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


# Words that turn what is said around.
_NEGATORS = _words("không chưa chẳng cấm")
# Words that bound a whole sentence: "trừ chi bộ ở xa, …"; "chỉ" is none in "chỉ thị", "chỉ đạo".
_BOUND = re.compile(r"\b(?:trừ|nếu|trường hợp|(?<!địa )chỉ(?! (?:thị|đạo|huy|tiêu|số|dẫn)))\b")
# Words that lead over to what is quoted and say nothing of it.
_LEADING = _words(
    "văn bản này theo quy định yêu cầu nêu ghi rõ là thì của các những đó như đồng chí và việc"
)
_NUMBER_WORDS = _words("một hai ba bốn năm sáu bảy tám chín mười")
_ORDERED = _words("ngày tháng năm quý điều khoản điểm mục số thứ lần")
_UNITS = _words(
    "ngày tuần tháng quý năm giờ phút lần đồng triệu tỷ nghìn người trang bản đoạn tuổi"
)
_MARKUP = re.compile(
    r"https?:|www\.|t\.me|@\w|[<>\[\]{}`*_#|\\]|[\U0001f000-\U0001faff]", re.IGNORECASE
)
_WORD = re.compile(r"\w[\w-]*")
_CLAUSE = re.compile(r"[.;:!?,\n]+\s*")


def faults(claim: str, quotes: Sequence[str], named: Sequence[str] = ()) -> tuple[Fault, ...]:
    """Name what is wrong with *claim*; nothing where every part of it is said.

    Args:
        claim: One sentence.
        quotes: The exact words that it stands on.
        named: What the documents quoted from are called: a claim may name them.
    """
    claim, said = place_tones(nfc(claim)), [place_tones(nfc(quote)) for quote in quotes]
    # a claim may name its document before what it says or after
    known = "\n".join((*named, *said, *named))
    found: dict[Fault, bool] = {
        "empty": not claim.strip() or len(claim) > _LONGEST,
        "not_quoted": not "".join(said).strip(),
        "markup": _MARKUP.search(claim) is not None,
        "number": not _numbers(claim) <= _every_number(known),
        "date": not _dates(claim) <= _dates(known),
        "document": not _documents_stand(claim, known),
        "name": not all(_stands(name, known) for name in _names(claim)),
        "polarity": not _keeps_polarity(claim, said),
        "words": not _is_said(claim, known),
    }
    return tuple(fault for fault, is_so in found.items() if is_so)


def _numbers(text: str) -> set[str]:
    """List numbers as a reader takes them: "ngày 15", "15 ngày", "15" where nothing is beside."""
    return {
        f"{before} {number}" if before else f"{number} {after}".strip()
        for before, number, after in _numbered(text)
    }


def _every_number(text: str) -> set[str]:
    """List numbers in every way that a claim may take them."""
    return {
        said
        for before, number, after in _numbered(text)
        for said in (number, f"{before} {number}", f"{number} {after}")
    }


def _numbered(text: str) -> Iterator[tuple[str, str, str]]:
    """Yield each number, with what is numbered before it and what is counted after it, or ""."""
    words = ["", *tokens(text), ""]
    for before, word, after in zip(words, words[1:], words[2:], strict=False):
        unit = after if after in _UNITS else ""
        digits = any(char.isdecimal() for char in word)
        if digits or (word in _NUMBER_WORDS and unit):
            yield (before if before in _ORDERED and digits else ""), word, unit


def _dates(text: str) -> frozenset[str]:
    return frozenset(date.iso for date in find_dates(text))


def _documents_stand(claim: str, known: str) -> bool:
    printed = find_numbers(known)
    return all(any(one.fits(wanted) for one in printed) for wanted in find_numbers(claim))


def _names(claim: str) -> Iterator[str]:
    """Yield runs of words with capitals, but for the first word of a sentence alone."""
    for sentence in re.split(r"(?<=[.!?:])\s+", claim):
        words = _WORD.findall(sentence)
        for is_name, run in groupby(enumerate(words), key=lambda one: one[1][:1].isupper()):
            listed = list(run)
            if is_name and listed != [(0, words[0])]:
                yield " ".join(word for _, word in listed)


def _stands(name: str, known: str) -> bool:
    """Look for a name with its capitals, or in capitals throughout."""
    spaced = f" {' '.join(_WORD.findall(known))} "
    return f" {name} " in spaced or f" {name.upper()} " in spaced


def _keeps_polarity(claim: str, quotes: Sequence[str]) -> bool:
    """Say whether a claim negates and bounds what its quotes do, and nothing else."""
    words = set(tokens(claim))
    clauses = [tokens(clause) for quote in quotes for clause in _CLAUSE.split(quote)]
    said = {one for clause in clauses for one in _negated(clause)}
    told = {one for clause in clauses if _is_told(clause, words) for one in _negated(clause)}
    bounds = {bound for quote in quotes for bound in _BOUND.findall(quote.lower())}
    own = {one for clause in _CLAUSE.split(claim) for one in _negated(tokens(clause))}
    return told <= own <= said and bounds == set(_BOUND.findall(claim.lower()))


def _negated(clause: Sequence[str]) -> set[tuple[str, ...]]:
    """List each "không" of a clause with the two words that it stands before."""
    return {
        tuple(clause[place : place + 3]) for place, word in enumerate(clause) if word in _NEGATORS
    }


def _is_told(clause: Sequence[str], words: set[str]) -> bool:
    """Say whether a claim tells most of a clause of its quote."""
    telling = [word for word in clause if word not in _LEADING | _NEGATORS]
    return bool(telling) and sum(word in words for word in telling) > len(telling) / 2


def _is_said(claim: str, known: str) -> bool:
    """Say whether all words of a claim stand in what is known, and nearly all in one order."""
    words, there = [word for word in tokens(claim) if word not in _LEADING], tokens(known)
    in_order = LCSseq.similarity(words, there)
    return bool(words) and set(words) <= set(there) and in_order >= _IN_ORDER * len(words)
