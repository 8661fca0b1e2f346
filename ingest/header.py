"""What the head and title of a paper state: number, type, issuer, place, date, subject, marks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest import organs
from ingest.patterns import (
    ABOUT,
    ADDRESSEE,
    BARE_NUMBER,
    CIRCULATION,
    CLOSING,
    DRAFT,
    NATION,
    NUMBER_LINE,
    PLACE_DATE,
    TITLE,
    URGENCY,
    is_type_name,
)
from ingest.pieces import is_upper, plain, words
from knowledge.language import TYPE_NAMES, find_dates, fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from knowledge.domain import Unit

# Lines among which the issuer stands; a list of addressees may follow.
_LONGEST_HEADER = 40
# Lines of a head that name nobody.
_NOT_ISSUERS = (NATION, NUMBER_LINE, PLACE_DATE, DRAFT, URGENCY, CIRCULATION, ABOUT, ADDRESSEE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A fact as printed and where; *value* is ``None`` where its place is left blank."""

    value: str | None
    start: int
    end: int


def number(head: Sequence[Unit]) -> Found | None:
    """Find the document's own number; blank: "Số - HD/ĐU"."""
    for at, unit in enumerate(head):
        text = plain(unit.text)
        end = unit.end
        if re.match(r"(?i)số\b", text) and text.endswith(("-", "–", "/")) and at + 1 < len(head):
            text, end = f"{text}{plain(head[at + 1].text)}", head[at + 1].end
        match = NUMBER_LINE.fullmatch(text) or BARE_NUMBER.fullmatch(text)
        if match and not find_dates(text):
            value = match["number"] and _tidy(match["number"] + match["tail"])
            return Found(value=value or None, start=unit.start, end=end)
    return None


def _tidy(printed: str) -> str:
    return re.sub(r"\s*([-–—/])\s*", r"\1", printed).strip()


def type_name(title: Unit | None, head: Sequence[Unit], number: Found | None) -> Found | None:
    """Find the printed type; a paper that prints none but addresses somebody is a công văn."""
    if title is not None:
        first = title.text.split("\n", 1)[0]
        match = TITLE.match(plain(first))
        if match or is_type_name(plain(first)):
            value = match["type"] if match else plain(first).strip(" .:")
            start, end = _span(title.text, value)
            return Found(value=value.lower(), start=title.start + start, end=title.start + end)
    is_letter = any(ADDRESSEE.match(plain(unit.text)) for unit in head)
    symbol = fold(number.value or "") if number else ""
    if is_letter or (title is not None and ABOUT.match(plain(title.text))) or "-cv/" in symbol:
        return Found(value="công văn", start=-1, end=-1)
    return None


def _span(text: str, words: str) -> tuple[int, int]:
    """Return where *words* stand in *text*, whatever marks and spaces stand between them."""
    pattern = r"[\s*]+".join(re.escape(fold(word)) for word in words.split())
    match = re.search(pattern, fold(text))
    return match.span() if match else (0, len(text))


def issuer(head: Sequence[Unit], text: str) -> Found | None:
    """Join the lines that name the superior and the issuing body."""
    head = head[:_LONGEST_HEADER]
    lines = [unit for unit in head if _names_somebody(plain(unit.text))]
    if not lines:
        return None
    first = head.index(lines[0])
    block = [lines[0]]
    for unit in lines[1:]:  # lines of one column stand together
        between = head[first + 1 : head.index(unit)]
        if all(NATION.search(plain(other.text)) for other in between if other not in lines):
            block.append(unit)
    value = organs.joined([plain(unit.text) for unit in block], text)
    return Found(value=value, start=block[0].start, end=block[-1].end)


def _names_somebody(text: str) -> bool:
    if not is_upper(text) or any(pattern.match(text) for pattern in _NOT_ISSUERS):
        return False
    return len(text) > 2 and "MẬT" not in text.split()  # noqa: PLR2004


# "…, Đảng ủy Khối hướng dẫn thực hiện": how a body says in a sentence that it issues
_ISSUES = re.compile(
    r"\s(?:xây dựng|ban hành|hướng dẫn|yêu cầu|thông báo|kết luận|đề nghị|quyết định|quy định"
    r"|báo cáo|triển khai|kính báo|trân trọng|chỉ đạo|lập)\b",
    re.IGNORECASE,
)
_LINK = 10  # characters between a comma and the name after it
_OWN_CLOSING = re.compile(r"\bcủa\s+(?=[^\W\d_])")


def stated_issuer(body: Sequence[Unit]) -> Found | None:
    """Take the issuer from the closing or the opening sentence, for a paper without a header."""
    return _closing_issuer(body) or _opening_issuer(body)


def _closing_issuer(body: Sequence[Unit]) -> Found | None:
    for unit in reversed(body):
        if CLOSING.match(plain(unit.text)):
            for match in reversed(list(_OWN_CLOSING.finditer(unit.text))):
                end = organs.name_end(unit.text, match.end())
                if organs.ORGAN_IN_TEXT.match(plain(unit.text[match.end() : end])):
                    return _found_name(unit, match.end(), end)
    return None


def _opening_issuer(body: Sequence[Unit]) -> Found | None:
    for unit in body[:3]:
        for match in organs.ORGAN_IN_TEXT.finditer(unit.text):
            before = unit.text[max(0, match.start() - _LINK) : match.start()]
            if match.start() and not before.rstrip("* ").endswith(","):
                continue
            end = organs.name_end(unit.text, match.start())
            if _ISSUES.match(unit.text, end):
                return _found_name(unit, match.start(), end)
    return None


def _found_name(unit: Unit, start: int, end: int) -> Found:
    name = words(unit.text[start:end])
    return Found(value=name, start=unit.start + start, end=unit.start + end)


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """The line of place and date; both are ``None`` where left blank."""

    place: Found | None
    issued_on: str | None
    start: int
    end: int


def dated(units: Iterable[Unit]) -> Dated | None:
    """Find the line of place and date, "Bình An, ngày 05 tháng 01 năm 2023"."""
    for unit in units:
        match = PLACE_DATE.fullmatch(plain(unit.text))
        if match:
            dates = find_dates(plain(unit.text))
            place = words(unit.text)[slice(*match.span("place"))]
            start, end = _span(unit.text, place) if place else (0, 0)
            return Dated(
                place=Found(value=place, start=unit.start + start, end=unit.start + end)
                if place
                else None,
                issued_on=dates[0].iso if dates else None,
                start=unit.start,
                end=unit.end,
            )
    return None


def subject(title: Unit | None) -> Found | None:
    """Find the subject (trích yếu): the title without the type's name, or what "V/v" announces."""
    if title is None:
        return None
    start = _subject_start(title.text)
    said = words(title.text[start:]).strip(" -–:")
    if not said:
        return None
    start += len(title.text[start:]) - len(title.text[start:].lstrip(" *\n-–:"))
    end = len(title.text.rstrip(" *\n)" if title.text.lstrip(" *").startswith("(") else " *\n"))
    said = said.removesuffix(")") if title.text.lstrip(" *").startswith("(") else said
    return Found(value=said, start=title.start + start, end=title.start + end)


_TYPE_WORDS = "|".join(re.escape(fold(name)).replace(r"\ ", r"[\s*]+") for name in TYPE_NAMES)
_BEFORE_SUBJECT = re.compile(
    rf"[\s*(]*(?:(?:du\s+thao\s+)?(?:{_TYPE_WORDS})(?![^\W\d_])[\s*]*|v\s?/\s?v\s?:?\s*)"
)
# "THÔNG BÁO KẾT LUẬN" · "CHƯƠNG TRÌNH HÀNH ĐỘNG": the rest of a type's name
_REST_OF_TYPE = re.compile(r"(?:KẾT LUẬN|HÀNH ĐỘNG|LIÊN TỊCH|LIÊN NGÀNH)\b[\s*]*")
# "KẾT LUẬN CỦA BAN THƯỜNG VỤ ĐẢNG ỦY": whose it is, in capitals, is no subject
_WHOSE = re.compile(r"(?:CỦA\s|BAN\s|HỘI\s|ĐẢNG\s)[^\n]*(?:\n|$)")


def _subject_start(text: str) -> int:
    match = _BEFORE_SUBJECT.match(fold(text))
    start = match.end() if match else 0
    rest = _REST_OF_TYPE.match(text, start)
    start = rest.end() if rest else start
    whose = _WHOSE.match(text, start)
    return whose.end() if whose and is_upper(whose[0]) and text[whose.end() :].strip() else start


def marked(units: Iterable[Unit], pattern: re.Pattern[str]) -> Found | None:
    """Find a stand-alone mark (khẩn, lưu hành nội bộ), in lower case."""
    for unit in units:
        match = pattern.fullmatch(plain(unit.text))
        if match:
            return Found(value=match["mark"].strip().lower(), start=unit.start, end=unit.end)
    return None


def is_draft(units: Iterable[Unit]) -> bool:
    """Say whether the head or title calls the paper a draft (dự thảo)."""
    lines = (line for unit in units for line in unit.text.split("\n"))
    return any(_calls_draft(plain(line)) for line in lines)


def _calls_draft(text: str) -> bool:
    match = TITLE.fullmatch(text)
    return DRAFT.fullmatch(text) is not None or bool(match and match["draft"])
