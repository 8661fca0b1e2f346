"""Words put for others: chat spellings, abbreviations both ways, numbers and dates respelled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from random import Random

from knowledge.language import (
    ORGAN_ABBREVIATIONS,
    TYPE_ABBREVIATIONS,
    DocumentNumber,
    find_dates,
    find_numbers,
)

# What chats put for words, and for letters at the start and the end of a word.
_CHAT_WORDS: dict[str, tuple[str, ...]] = {
    "không": ("ko", "k", "hok", "khong", "kg"),
    "được": ("dc", "đc", "đk"),
    "gì": ("j", "zì"),
    "với": ("vs",),
    "cũng": ("cx", "cug"),
    "người": ("ng", "ngừi"),
    "như thế nào": ("ntn", "như nào"),
    "bao nhiêu": ("bn", "bnhiu", "bao nhiu"),
    "bao giờ": ("bjo", "bgio"),
    "trước": ("trc",),
    "làm": ("lm",),
    "việc": ("vc",),
    "những": ("nhữg", "nhug"),
    "nhiều": ("nhìu",),
    "thời gian": ("tgian",),
    "biết": ("bít", "bik"),
    "rồi": ("r", "rùi"),
    "thôi": ("thui",),
    "mình": ("mk", "mìh"),
    "vậy": ("z", "v"),
    "quá": ("wá", "wa"),
    "hôm nay": ("hnay",),
}
_CHAT_LETTERS = ((r"\bph", "f"), (r"\bgi(?=[^\W\d_])", "j"), (r"\bqu", "w"), (r"(?<!n)ng\b", "g"))
_CHATTED = 0.15  # share of the words that take chat letters
_PUT = 0.7  # share of the phrases that are put in another way

# Fields of work as papers and chats abbreviate them; types and organs are those of the language.
_FIELDS = {
    "bảo hiểm y tế": "BHYT",
    "bảo hiểm xã hội": "BHXH",
    "giáo dục và đào tạo": "GD&ĐT",
    "khoa học và công nghệ": "KH&CN",
    "công nghệ thông tin": "CNTT",
    "an toàn thực phẩm": "ATTP",
    "cải cách hành chính": "CCHC",
    "chuyển đổi số": "CĐS",
    "nông thôn mới": "NTM",
    "văn bản": "VB",
    "cơ quan": "CQ",
    "đơn vị": "ĐV",
    "tổ chức": "TC",
    "đảng viên": "ĐV",
    "lãnh đạo": "LĐ",
}
_TYPES = {names[0]: symbol for symbol, names in TYPE_ABBREVIATIONS.items() if symbol.isupper()}
_ORGANS = {name.lower(): symbol for symbol, name in ORGAN_ABBREVIATIONS.items()}
PHRASES: Mapping[str, str] = {**_TYPES, **_ORGANS, **_FIELDS, "quy định": "QĐ"}
# A symbol of three letters or more names one phrase alone.
_SYMBOLS = {symbol: phrase for phrase, symbol in PHRASES.items() if len(symbol) > 2}


def _any_of(phrases: Mapping[str, object], flags: int = 0) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", flags)


_CHAT_PATTERN = _any_of(_CHAT_WORDS, re.IGNORECASE)
_PHRASE_PATTERN = _any_of(PHRASES, re.IGNORECASE)
_SYMBOL_PATTERN = _any_of(_SYMBOLS)


def chatty(text: str, random: Random) -> str:
    """Write as in chats: "ko", "fải", "j"."""

    def letters(match: re.Match[str]) -> str:
        word = match[0]
        if random.random() >= _CHATTED or word.isupper():
            return word
        for pattern, put in _CHAT_LETTERS:
            word = re.sub(pattern, put, word)
        return word

    put = _CHAT_PATTERN.sub(lambda m: _perhaps(m[0], _CHAT_WORDS[m[0].lower()], random), text)
    return re.sub(r"[^\W\d_]+", letters, put)


def abbreviated(text: str, random: Random) -> str:
    """Put abbreviations for phrases, in capitals or, as on phones, in small letters."""

    def put(match: re.Match[str]) -> str:
        symbol = PHRASES[match[0].lower()]
        return _perhaps(match[0], (symbol, symbol.lower()), random)

    return _outside_numbers(_PHRASE_PATTERN, put, text)


def written_out(text: str, random: Random) -> str:
    """Put the phrase for each abbreviation, where documents may have the abbreviation alone."""
    del random
    return _outside_numbers(_SYMBOL_PATTERN, lambda match: _SYMBOLS[match[0]], text)


def numbers_respelled(text: str, random: Random) -> str:
    """Spell document numbers otherwise: "31-KH/ĐU" as "kh31", "KH số 31", "31 kh đu"."""
    for number in reversed(find_numbers(text, loose=True)):
        if number.number is not None and (number.symbol or number.organ):
            put = random.choice(_respellings(number))
            text = text[: number.start] + put + text[number.end :]
    return text


def _respellings(number: DocumentNumber) -> list[str]:
    year = f"/{number.year}" if number.year else ""
    symbol, organ = number.symbol or "", number.organ or ""
    stroke = "/".join(filter(None, (f"{number.number}{year}", symbol)))
    whole = "-".join(filter(None, (stroke, organ)))
    spaced = " ".join(filter(None, (str(number.number), year.strip("/"), symbol, organ)))
    forms = [
        spaced.lower(),
        whole.lower(),
        f"{number.number:02d}{whole[len(str(number.number)) :]}",
    ]
    if symbol and not number.year:
        forms += [
            f"{symbol.lower()}{number.number} {organ}".strip(),
            f"{symbol} số {number.number}",
        ]
    return forms


def dates_respelled(text: str, random: Random) -> str:
    """Spell whole dates otherwise: "5/1/2023", "05.01.2023", "5 tháng 1 năm 2023", "5-1-23"."""
    for found in reversed(find_dates(text)):
        if found.iso.count("-") == 2:  # the day is given
            day = date.fromisoformat(found.iso)
            put = random.choice(
                (
                    f"{day.day}/{day.month}/{day.year}",
                    f"{day:%d.%m.%Y}",
                    f"{day.day}-{day.month}-{day:%y}",
                    f"{day.day}/{day.month}/{day:%y}",
                    f"ngày {day.day} tháng {day.month} năm {day.year}",
                    f"{day.day} thang {day.month} {day.year}",
                    f"ngày {day.day} tháng {day.month}/{day.year}",
                )
            )
            text = text[: found.start] + put + text[found.end :]
    return text


def _outside_numbers(pattern: re.Pattern[str], put: object, text: str) -> str:
    numbers = find_numbers(text, loose=True)

    def replace(match: re.Match[str]) -> str:
        inside = any(one.start <= match.start() < one.end for one in numbers)
        return match[0] if inside else str(put(match))  # type: ignore[operator]

    return pattern.sub(replace, text)


def _perhaps(phrase: str, others: tuple[str, ...], random: Random) -> str:
    return random.choice(others) if random.random() < _PUT else phrase
