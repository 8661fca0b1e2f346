"""What both sides know of the language and of how these papers are numbered; pure.

``fold`` and ``place_tones`` keep the length of NFC text, so an offset found in folded text is an
offset in the original.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

# Abbreviation -> type names. QĐ is both quyết định and quy định: the printed name decides.
# Source: Quy định 399-QĐ/TW and 66-QĐ/TW (types of Party documents), Hướng dẫn 36-HD/VPTW.
TYPE_ABBREVIATIONS: dict[str, tuple[str, ...]] = {
    "NQ": ("nghị quyết",),
    "CT": ("chỉ thị",),
    "KL": ("kết luận",),
    "QĐ": ("quyết định", "quy định"),
    "QyĐ": ("quy định",),
    "QĐi": ("quy định",),
    "QC": ("quy chế",),
    "HD": ("hướng dẫn",),
    "TB": ("thông báo",),
    "TBKL": ("thông báo",),
    "BC": ("báo cáo",),
    "KH": ("kế hoạch",),
    "TT": ("thông tri",),
    "CTr": ("chương trình",),
    "CTHĐ": ("chương trình",),
    "ĐA": ("đề án",),
    "PA": ("phương án",),
    "DA": ("dự án",),
    "TTr": ("tờ trình",),
    "CV": ("công văn",),
    "BB": ("biên bản",),
    "PC": ("phiếu chuyển",),
    "GM": ("giấy mời",),
    "NĐ": ("nghị định",),
}

# Every name that can stand as the printed type, longest first.
TYPE_NAMES: tuple[str, ...] = tuple(
    sorted(
        {name for names in TYPE_ABBREVIATIONS.values() for name in names}
        | {
            "cương lĩnh chính trị",
            "điều lệ",
            "chiến lược",
            "thông cáo",
            "tuyên bố",
            "lời kêu gọi",
            "quy hoạch",
            "giấy giới thiệu",
            "giấy chứng nhận",
            "phiếu gửi",
            "thư công",
            "thông tư",
            "luật",
            "công điện",
        },
        key=len,
        reverse=True,
    )
)

# Organ symbols as they stand after the stroke, and in questions. A symbol names a kind of body,
# never one body: thousands of committees sign as ĐU.
ORGAN_ABBREVIATIONS: dict[str, str] = {
    "TW": "Trung ương",
    "BCHTW": "Ban Chấp hành Trung ương",
    "BCT": "Bộ Chính trị",
    "BBT": "Ban Bí thư",
    "VPTW": "Văn phòng Trung ương",
    "BTCTW": "Ban Tổ chức Trung ương",
    "BTGTW": "Ban Tuyên giáo Trung ương",
    "UBKTTW": "Ủy ban Kiểm tra Trung ương",
    "TU": "Tỉnh ủy",
    "HU": "Huyện ủy",
    "ĐU": "Đảng ủy",
    "ĐUK": "Đảng ủy Khối",
    "ĐH": "Đại hội",
    "CB": "chi bộ",
    "ĐB": "đảng bộ",
    "BTV": "Ban Thường vụ",
    "TTr": "Thường trực",
    "BCH": "Ban Chấp hành",
    "BTG": "Ban Tuyên giáo",
    "BTGDV": "Ban Tuyên giáo và Dân vận",
    "BDV": "Ban Dân vận",
    "BTC": "Ban Tổ chức",
    "BXĐĐ": "Ban Xây dựng Đảng",
    "UBKT": "Ủy ban Kiểm tra",
    "VP": "Văn phòng",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
}

_D = str.maketrans("đĐ", "dD")


def nfc(text: str) -> str:
    """Return *text* in Unicode normal form C, the form everything is stored and compared in."""
    return unicodedata.normalize("NFC", text)


def fold(text: str) -> str:
    """Lower *text* and strip its diacritics, "Đảng ủy" -> "dang uy"; NFC text keeps its length."""
    return "".join(_folded(char) for char in text)


_FOLDED: dict[str, str] = {}


def _folded(char: str) -> str:
    if char not in _FOLDED:
        base = unicodedata.normalize("NFD", char.translate(_D))[:1] or char
        lowered = base.lower()
        _FOLDED[char] = lowered if len(lowered) == 1 else base
    return _FOLDED[char]


# "hoà" -> "hòa", "uỷ" -> "ủy", "thuý" -> "thúy"; "quý" and "hoàn" stay, for the tone belongs there.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_OLD_PLACEMENT = re.compile(
    rf"(?<![qQ])([oOuU])([aeyAEY])([{_TONES}])(?![a-zA-ZăâêôơưđĂÂÊÔƠƯĐ\u0300-\u036f])"
)


def place_tones(text: str) -> str:
    """Put tone marks where the newer spelling does: "uỷ" -> "ủy", "hoà" -> "hòa".

    Only open syllables in oa, oe and uy differ between the two spellings. Length is kept for NFC
    text.
    """
    spread = unicodedata.normalize("NFD", text)
    return nfc(_OLD_PLACEMENT.sub(r"\1\3\2", spread))


_SYLLABLE = re.compile(r"\w+", re.UNICODE)


def syllables(text: str) -> list[str]:
    """List the syllables and numbers of *text*, lowered, tones placed, in order."""
    return _SYLLABLE.findall(place_tones(nfc(text)).lower())


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
        )
        return all(
            mine == theirs for mine, theirs in pairs if mine is not None and theirs is not None
        )


def _key(symbol: str | None) -> str | None:
    return None if symbol is None else re.sub(r"\W", "", fold(symbol))


# On folded text, so that case and diacritics do not matter; offsets stay valid.
_SYMBOL = "|".join(
    sorted({fold(abbreviation) for abbreviation in TYPE_ABBREVIATIONS}, key=len, reverse=True)
)
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
_PERIOD = r"(?!\s*(?:/|thang|nam|quy(?! (?:dinh|che|hoach|tac))|lan|ngay|ky|tuan|dong|don vi|chi bo)\b)(?!\s*/)"
_TYPE_NAME = "|".join(re.escape(fold(name)) for name in TYPE_NAMES)
# "31-KH" · "31 kh"
_NUMBER_THEN_SYMBOL = re.compile(
    rf"(?<![\w/.-])(?P<number>\d{{1,4}})\s?{_DASH}?\s?(?P<symbol>{_SYMBOL})\b"
)
# "KH 31" · "nq45" · "kế hoạch số 31" · "hd 85 btgtu"
_SYMBOL_THEN_NUMBER = re.compile(
    rf"\b(?:(?P<symbol>{_SYMBOL})|(?P<name>{_TYPE_NAME}))(?:\s+so)?\s*{_DASH}?\s*0*(?P<number>\d{{1,4}})\b"
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
    for pattern in patterns:
        for match in pattern.finditer(folded):
            if not any(match.start() < seen.end and seen.start < match.end() for seen in found):
                parsed = _number_of(match, text)
                if parsed is not None:
                    found.append(parsed)
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


def symbol_of(type_name: str) -> str | None:
    """Return the usual symbol of a type: "Kế hoạch" -> "KH"; diacritics and case do not matter."""
    wanted = fold(type_name)
    for symbol, names in TYPE_ABBREVIATIONS.items():
        if wanted in (fold(name) for name in names):
            return symbol
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedDate:
    """A date as printed; *iso* is "2023-12-28", or "2025-09" where the day is blank."""

    iso: str
    start: int
    end: int


# "28/12/2023" · "29-09-2025" · "6.6.2014"
_NUMERIC_DATE = re.compile(
    r"(?<![\d/.-])(?P<day>\d{1,2})([/.-])(?P<month>\d{1,2})\2(?P<year>(?:19|20)\d\d)(?![\d/])"
)
# "ngày 05 tháng 01 năm 2023" · "ngày    tháng 9 năm 2025" · "ngày 05 tháng 01/2023"
_WORDED_DATE = re.compile(
    r"\bngay\b[ .…_]*(?P<day>\d{1,2})?[ .…_]*,?\s*thang\s*(?P<month>\d{1,2})"
    r"\s*(?:,?\s*nam|/)\s*(?P<year>(?:19|20)\d\d)\b"
)


def find_dates(text: str) -> list[PrintedDate]:
    """Find the whole dates, and those whose day is left blank, in *text*, in order.

    A date that no calendar has (31/02/2024) is not returned.
    """
    found = []
    for pattern in (_NUMERIC_DATE, _WORDED_DATE):
        for match in pattern.finditer(fold(text)):
            iso = _iso(match["year"], match["month"], match["day"])
            if iso is not None:
                found.append(PrintedDate(iso=iso, start=match.start(), end=match.end()))
    return sorted(found, key=lambda date: date.start)


def _iso(year: str, month: str, day: str | None) -> str | None:
    try:
        whole = date(int(year), int(month), int(day or 1))
    except ValueError:
        return None
    return whole.isoformat() if day else f"{whole:%Y-%m}"
