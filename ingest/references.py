"""Which papers a paper cites, and how (văn bản viện dẫn)."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ingest import organs
from ingest.pieces import words
from ingest.relations import relation
from knowledge.domain import Reference
from knowledge.language import (
    TYPE_ABBREVIATIONS,
    TYPE_NAMES,
    DocumentNumber,
    find_dates,
    find_numbers,
    fold,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.clean import Cleaned
    from knowledge.domain import Relation, Unit

_CITING = frozenset({"title", "body", "heading", "item", "row", "appendix"})
_TYPE = "|".join(re.escape(fold(name)) for name in TYPE_NAMES)
# "Chương trình hành động số 05-CTr/TU": what may stand between a type and its number
_QUALIFIED = r"(?:\s(?:hanh dong|phoi hop|lien tich|ket luan|giam sat|cong tac|toan khoa))*"
# "Nghị quyết số " · "quyết định " · "Công văn: số ", right before a number
_NAMED_BEFORE = re.compile(rf"\b(?P<type>{_TYPE}){_QUALIFIED}\s*:?\s*(?:so\b)?\s*:?\s*$")
# "Luật Tổ chức chính quyền địa phương số 72/2025/QH15": a law's title stands before its number
_LAW_BEFORE = re.compile(r"\b(?P<type>bo luat|luat|phap lenh|nghi quyet)\b[^;:.\n]{0,140}$")
_ASSEMBLY = re.compile(r"(?:qh|ubtvqh)\d")
_BEFORE = 160
_NUMBER_WORD = re.compile(r"\bso\s*:?\s*$")
# "(kèm theo Kế hoạch số …)", the paper's own number or that of the letter around it
_OWN = re.compile(r"\bkem theo\s*$")

# Papers cited without a number, by what they are named for:
# "Nghị quyết Đại hội XIII của Đảng" · "Nghị quyết Trung ương 4 khóa XII" · "Điều lệ Đảng"
_UNNUMBERED = re.compile(
    r"(?<!các )(?P<type>Nghị quyết|Điều lệ)\s+(?P<of>(?:Đại hội|Hội nghị (?:lần|Trung|Ban)"
    r"|Trung ương\s\d|Đảng)\b)"
)
# "Căn cứ Quy chế làm việc của Ban Chấp hành …": named only by type and issuer, where a paper says
# what it stands on
_BASIS = re.compile(
    r"(?:^|[.;]\s|\n)[-–\s*]{0,8}(?:Căn cứ|Thực hiện|Theo)\s+(?P<type>"
    + "|".join(name.capitalize() for name in TYPE_NAMES)
    + r")(?P<subject>\s(?!số\b|này\b)[^,;:.\n]{0,120}?)?\scủa\s+(?=[^\W\d_])"
)
_SENTENCE_START = re.compile(r"[\n\t]|[.!?]\s+(?=[^\W\d_a-z])|\(\d+\)\.?\s|\./\.")
_SENTENCE_END = re.compile(r"[\n\t;]|[.!?](?:\s|$)")
_AROUND = 400
_MOST_OWN = 20  # numbers in a head


@dataclass(frozen=True, slots=True, kw_only=True)
class _Citation:
    number: str | None
    type: str | None
    issuer: str | None
    date: str | None
    start: int
    end: int


def find(cleaned: Cleaned, units: Sequence[Unit]) -> tuple[Reference, ...]:
    """Find every paper that is cited outside head and foot, in the order of the text.

    The paper's own number is none. A paper cited without number is one only where it is named for
    who adopted it ("Nghị quyết Đại hội XIII của Đảng", "Điều lệ Đảng") or stands as the basis with
    its issuer ("Căn cứ Quy chế làm việc của …"). Mentions that add nothing, the same number cited
    the same way or merely named again, are left out.
    """
    own = [n for unit in units if unit.kind == "head" for n in find_numbers(unit.text)]
    citing = [unit for unit in units if unit.kind in _CITING]
    starts = [unit.start for unit in citing]
    citations = [
        citation
        for citation in _citations(cleaned.text, own[:_MOST_OWN])
        if _stands_in(citation, citing, starts)
    ]
    return tuple(_collapsed(_related(cleaned.text, citations)))


def _stands_in(citation: _Citation, units: Sequence[Unit], starts: Sequence[int]) -> bool:
    """Say whether one of *units*, which are in order and apart, holds the citation."""
    at = bisect_right(starts, citation.start) - 1
    return at >= 0 and citation.start < units[at].end


def _citations(text: str, own: Sequence[DocumentNumber]) -> list[_Citation]:
    found: list[_Citation] = []
    for number in find_numbers(text):
        citation = _numbered(text, number)
        before = fold(text[max(0, citation.start - 20) : citation.start])
        if not any(_is_same(number, mine) for mine in own) and not _OWN.search(before):
            found.append(citation)
    taken = bytearray(len(text))
    for citation in found:
        taken[citation.start : citation.end] = b"1" * (citation.end - citation.start)
    for citation in (*_unnumbered(text), *_bases(text)):
        if not any(taken[citation.start : citation.end]):
            taken[citation.start : citation.end] = b"1" * (citation.end - citation.start)
            found.append(citation)
    return sorted(found, key=lambda citation: citation.start)


def _is_same(number: DocumentNumber, own: DocumentNumber) -> bool:
    """Say whether a number is the paper's own; a blank one is nobody's."""
    return number.number is not None and own.number is not None and own.fits(number)


def _numbered(text: str, number: DocumentNumber) -> _Citation:
    before = fold(text[max(0, number.start - _BEFORE) : number.start])
    is_law = number.symbol is None and _ASSEMBLY.match(fold(number.organ or ""))
    named = (_LAW_BEFORE if is_law else _NAMED_BEFORE).search(before)
    word = _NUMBER_WORD.search(before)
    start = number.start
    for match in (named, word):
        if match:
            start = number.start - (len(before) - match.start())
            break
    end, issuer, date = _particulars(text, number.end)
    return _Citation(
        number=_printed(text, number),
        type=_type(text, start, named, number),
        issuer=issuer,
        date=date,
        start=start,
        end=end,
    )


def _printed(text: str, number: DocumentNumber) -> str | None:
    if number.number is None:
        return None
    return re.sub(r"\s*([-–—/])\s*", r"\1", " ".join(text[number.start : number.end].split()))


def _type(text: str, start: int, named: re.Match[str] | None, number: DocumentNumber) -> str | None:
    if named:
        return " ".join(text[start : start + len(named["type"])].lower().split())
    types = TYPE_ABBREVIATIONS.get(number.symbol or "", ())
    return types[0] if len(types) == 1 else None


_LINK = re.compile(r"[\s*]*,?[\s*]*(?:\(\s*)?")
_DATE_LINK = re.compile(r"(?:ký|ban hành)?\s*(?:vào\s)?(?:ngày\s*)?", re.IGNORECASE)
_OF = re.compile(r"của\s+(?=[^\W\d_])", re.IGNORECASE)


def _particulars(text: str, end: int) -> tuple[int, str | None, str | None]:
    """Read date and issuer after a number, in either order; also say where they end."""
    issuer: str | None = None
    date: str | None = None
    for _ in range(2):
        link = _LINK.match(text, end)
        at = link.end() if link else end
        if date is None and (dated := _date_at(text, at)):
            date, end = dated
            continue
        of = _OF.match(text, at)
        if issuer is None and of and text[of.end()].isupper():
            end = organs.name_end(text, of.end())
            issuer = words(text[of.end() : end])
    return end, issuer, date


def _date_at(text: str, at: int) -> tuple[str, int] | None:
    link = _DATE_LINK.match(text, at)
    starts = {at, link.end() if link else at}
    for date in find_dates(text[at : at + 60]):
        if at + date.start in starts:
            end = at + date.end
            return date.iso, end + (text[end : end + 1] == ")" and "(" in text[at - 2 : at])
    return None


def _unnumbered(text: str) -> Iterator[_Citation]:
    for match in _UNNUMBERED.finditer(text):
        end = organs.name_end(text, match.start("of"))
        yield _Citation(
            number=None,
            type=match["type"].lower(),
            issuer=words(text[match.start("of") : end]),
            date=None,
            start=match.start(),
            end=end,
        )


def _bases(text: str) -> Iterator[_Citation]:
    for match in _BASIS.finditer(text):
        if not text[match.end()].isupper():
            continue
        end = organs.name_end(text, match.end())
        date = _date_at(text, end + 1)
        yield _Citation(
            number=None,
            type=match["type"].lower(),
            issuer=words(text[match.end() : end]),
            date=date[0] if date else None,
            start=match.start("type"),
            end=date[1] if date else end,
        )


def _related(text: str, citations: Sequence[_Citation]) -> Iterator[Reference]:
    last: tuple[int, Relation] | None = None
    for citation in citations:
        start = _sentence_start(text, citation.start)
        gap, said = None, None
        if last and last[0] >= start:
            gap, said = text[last[0] : citation.start], last[1]
        stop = _SENTENCE_END.search(text, citation.end, citation.end + _AROUND)
        after = text[citation.end : stop.start() if stop else citation.end + _AROUND]
        how = relation(text[start : citation.start], gap, said, after)
        last = (citation.end, said if said and how == "viện dẫn" else how)
        yield Reference(
            number=citation.number,
            type=citation.type,
            issuer=citation.issuer,
            date=citation.date,
            relation=how,
            start=citation.start,
            end=citation.end,
        )


def _sentence_start(text: str, at: int) -> int:
    begin = max(0, at - 2 * _AROUND)
    ends = [match.end() for match in _SENTENCE_START.finditer(text, begin, at)]
    return ends[-1] if ends else begin


def _collapsed(references: Iterator[Reference]) -> list[Reference]:
    """Keep the first of several mentions, and give it what only a later one says."""
    kept: list[Reference] = []
    for reference in references:
        same = [at for at, other in enumerate(kept) if _repeats(reference, other)]
        if not same:
            kept.append(reference)
        for at in same:
            kept[at] = replace(
                kept[at],
                issuer=kept[at].issuer or reference.issuer,
                date=kept[at].date or reference.date,
            )
    return kept


def _repeats(reference: Reference, other: Reference) -> bool:
    """Say whether a mention adds nothing: the same paper, cited the same way or merely named."""
    if reference.relation not in ("viện dẫn", other.relation) or reference.number != other.number:
        return False
    if reference.date and other.date and reference.date != other.date:
        return False
    named = (reference.type, fold(reference.issuer or ""))
    return reference.number is not None or named == (other.type, fold(other.issuer or ""))
