"""Document numbers, as papers print them and as people type them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.language.letters import fold
from knowledge.language.names import TYPE_ABBREVIATIONS, TYPE_NAMES, symbol_of


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """A document number in its parts; ``None`` for a part that is blank or was not said."""

    # 31; None where blank
    number: int | None
    # KH, as printed
    symbol: str | None
    # BTGĐUK, as printed
    organ: str | None
    # only state documents bear one: 2022 in "49/2022/NĐ-CP"
    year: int | None = None
    # where it stands in the text it was found in
    start: int = 0
    end: int = 0

    def fits(self, other: DocumentNumber) -> bool:
        """Say whether every part that both state is the same ("KH 31" fits "31-KH/BTGĐUK")."""
        pairs = (
            (self.number, other.number),
            (_key(self.symbol), _key(other.symbol)),
            (_key(self.organ), _key(other.organ)),
            (self.year, other.year),
        )
        return all(
            mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None
        )


def _key(symbol: str | None) -> str | None:
    return None if symbol is None else re.sub(r"\W", "", fold(symbol))


# On folded text, so that case and diacritics do not matter; offsets stay valid.
_SYMBOL = "|".join(sorted(dict.fromkeys(map(fold, TYPE_ABBREVIATIONS)), key=len, reverse=True))
_ORGAN = r"[a-z][a-z0-9]*(?:-[a-z]+\b)?"
_DASH = "[-\u2013\u2014]"

# "31-KH/BTGĐUK" · "09 KH/ĐU" · "16 -\nHD/BTCTW" · "Số - HD/ĐUK" (blank)
_PARTY_NUMBER = re.compile(
    rf"(?:(?<![\w/])(?P<number>\d{{1,4}})|\bso\b[ .:…_]*(?={_DASH}))\s*{_DASH}?\s*"
    rf"\b(?P<symbol>{_SYMBOL})\s?/\s?(?P<organ>{_ORGAN})"
)
# "15/QĐ-UBND" · "49/2022/NĐ-CP"
_STATE_NUMBER = re.compile(
    rf"(?<![\w/])(?P<number>\d{{1,4}})(?:/(?P<year>\d{{4}}))?"
    rf"/(?P<symbol>{_SYMBOL}){_DASH}(?P<organ>[a-z][a-z0-9]*)"
)
# "117/2025/QH15" · "02/2025/UBTVQH15"
_LAW_NUMBER = re.compile(
    r"(?<![\w/])(?P<number>\d{1,3})/(?P<year>\d{4})/(?P<organ>(?:qh|ubtvqh)\d{1,2})\b"
)
# "Công văn số 402/SNNMT-PTNT": a letter of a state body bears no symbol of a type
_LETTER_NUMBER = re.compile(
    r"(?:(?<=cong van so )|(?<=cong van so: )|(?<=cong van ))"
    r"(?P<number>\d{1,5})/(?P<organ>[a-z]{2,}\d*(?:-[a-z]+\d*)*)\b"
)
_PERIOD = (
    r"(?!\s*(?:/|thang|nam|quy(?! (?:dinh|che|hoach|tac))|lan|ngay|tuan|dong(?! \d)|don vi"
    r"|chi bo)\b)(?!\s*/)"
)
_TYPE_NAME = "|".join(re.escape(fold(name)) for name in TYPE_NAMES)
# "31-KH" · "31 kh"
_NUMBER_THEN_SYMBOL = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,4}})\s?{_DASH}?\s?(?P<symbol>{_SYMBOL})\b"
)
# "KH 31" · "nq45" · "kế hoạch số 31" · "hd 85 btgtu" · "chương trình hành động 25"
_SYMBOL_THEN_NUMBER = re.compile(
    rf"\b(?:(?P<symbol>{_SYMBOL})|(?P<name>{_TYPE_NAME})(?: hanh dong)?)(?:\s+so)?\s*{_DASH}?"
    rf"\s*0*(?P<number>\d{{1,4}})\b"
    rf"{_PERIOD}"
)
_FIRST_YEAR, _LAST_YEAR = 1945, 2100


def find_numbers(text: str, *, loose: bool = False) -> list[DocumentNumber]:
    """Find the document numbers in *text*, in order, blank ones included ("Số - HD/ĐUK").

    Args:
        text: NFC text.
        loose: Also take what people type in a question: "kh 31", "31-KH", "kế hoạch số 31". A year
            ("kế hoạch 2024") or a count ("bc 6 tháng") is not taken for a number.
    """
    folded = fold(text)
    patterns = [_PARTY_NUMBER, _STATE_NUMBER, _LAW_NUMBER, _LETTER_NUMBER]
    if loose:
        patterns += [_SYMBOL_THEN_NUMBER, _NUMBER_THEN_SYMBOL]
    found: list[DocumentNumber] = []
    taken = bytearray(len(text))
    for pattern in patterns:
        for match in pattern.finditer(folded):
            if not any(taken[match.start() : match.end()]):
                parsed = _number_of(match, text)
                if parsed is not None:
                    found.append(parsed)
                    taken[parsed.start : parsed.end] = b"1" * (parsed.end - parsed.start)
    return sorted(found, key=lambda number: number.start)


def _number_of(match: re.Match[str], text: str) -> DocumentNumber | None:
    groups = match.groupdict()

    def printed(name: str) -> str | None:
        if groups.get(name) is None:
            return None
        start, end = match.span(name)
        return text[start:end]

    number = None if groups["number"] is None else int(groups["number"])
    if number is not None and groups.get("organ") is None and _FIRST_YEAR <= number <= _LAST_YEAR:
        return None
    symbol = printed("symbol")
    if symbol is None and groups.get("name"):
        symbol = symbol_of(text[slice(*match.span("name"))])
    return DocumentNumber(
        number=number,
        symbol=symbol,
        organ=printed("organ"),
        year=int(groups["year"]) if groups.get("year") else None,
        start=match.start(),
        end=match.end(),
    )
