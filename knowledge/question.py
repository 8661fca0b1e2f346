"""A question made ready: what members type, spelled out, with what it names and what it wants.

Members type on phones, often without diacritics, so wants and addresses are looked for in folded
text; words keep their diacritics where the asker gave them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language import (
    ORGAN_ABBREVIATIONS,
    TYPE_ABBREVIATIONS,
    DocumentNumber,
    find_numbers,
    fold,
    nfc,
    place_tones,
)
from knowledge.wants import WANTS

# What phones and chats make of words; the key is folded. Source: common chat spelling.
CHAT_SPELLINGS: dict[str, str] = {
    "ko": "không",
    "k": "không",
    "kg": "không",
    "khg": "không",
    "hok": "không",
    "dc": "được",
    "dk": "được",
    "đk": "được",
    "j": "gì",
    "z": "gì",
    "ntn": "như thế nào",
    "bn": "bao nhiêu",
    "bnhieu": "bao nhiêu",
    "tgian": "thời gian",
    "trc": "trước",
    "vs": "với",
    "nv": "nhiệm vụ",
    "t/h": "thực hiện",
    "b/c": "báo cáo",
    "d/c": "đồng chí",
    "vb": "văn bản",
    "dv": "đảng viên",
    "qdinh": "quy định",
    "hdan": "hướng dẫn",
    "lvuc": "lĩnh vực",
    "cq": "cơ quan",
    "dvi": "đơn vị",
    "tc": "tổ chức",
    "bhyt": "bảo hiểm y tế",
    "bhxh": "bảo hiểm xã hội",
    "attp": "an toàn thực phẩm",
    "tdtt": "thể dục, thể thao",
    "cntt": "công nghệ thông tin",
    "gd": "giáo dục",
    "gddt": "giáo dục và đào tạo",
    "khcn": "khoa học và công nghệ",
    "cds": "chuyển đổi số",
    "ntm": "nông thôn mới",
    "pccc": "phòng cháy, chữa cháy",
    "cchc": "cải cách hành chính",
    "dvhd": "đảng viên hoạt động",
    "tccsd": "tổ chức cơ sở đảng",
    "ktgs": "kiểm tra, giám sát",
    "xdd": "xây dựng Đảng",
}

# Typed in lower case without đ these are everyday words (tư, dù, bộ, đã …) and stay as they are.
_ONLY_IN_CAPITALS = {
    "tu", "hu", "du", "cb", "db", "dh", "vp", "da", "pa", "tt", "gm", "pc", "bb", "ttr", "tc", "gd"
}  # fmt: skip
_CHAT_ONLY_LOWER = {"k", "z", "j"}
_TOKEN = re.compile(r"[^\W_]+(?:[/&][^\W_]+)*")
_HANDLE = re.compile(r"\b(?:vb|van ban|v b)\s*(?:so\s*)?(\d{1,5})\b(?!\s*[-/])")
_YEAR = re.compile(r"(?<![\d/.-])(20\d\d|19\d\d)(?![\d])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place inside a directive as asked for: "mục II.4.2 (3)" -> ("ii", "4", "2", "(3)")."""

    printed: str
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what can be seen in it without looking at any document."""

    # as typed
    asked: str
    # abbreviations and chat spellings spelled out, typos mended
    text: str
    # the asker used diacritics
    accented: bool
    numbers: tuple[DocumentNumber, ...]
    # 7 for "vb 7"
    handle: int | None
    address: Address | None
    years: tuple[int, ...]
    # names of WANTS
    wants: frozenset[str]
    # mended words: typed -> taken for
    mended: Mapping[str, str]

    @property
    def folded(self) -> str:
        """Return the text without case and diacritics; offsets are those of ``text``."""
        return fold(self.text)


def understand(asked: str, *, vocabulary: Mapping[str, int] | None = None) -> Question:
    """Make a question ready.

    Args:
        asked: What was typed, in any Unicode form.
        vocabulary: Syllables of the held documents with their document frequency; typos are
            mended towards these. Without it no typo is mended.
    """
    typed = " ".join(place_tones(nfc(asked)).split())
    numbers = tuple(find_numbers(typed, loose=True))
    accented = fold(typed) != typed.lower()
    mended = _typos(typed, numbers, vocabulary or {}, accented=accented)
    text = _spell_out(typed, numbers, mended)
    folded = fold(text)
    handle = _HANDLE.search(fold(typed))
    return Question(
        asked=asked,
        text=text,
        accented=accented,
        numbers=tuple(find_numbers(text, loose=True)),
        handle=int(handle[1]) if handle and not numbers else None,
        address=find_address(text),
        years=tuple(int(year) for year in _YEAR.findall(folded)),
        wants=frozenset(name for name, pattern in WANTS.items() if pattern.search(folded)),
        mended=mended,
    )


def _spell_out(typed: str, numbers: tuple[DocumentNumber, ...], mended: Mapping[str, str]) -> str:
    def replace(match: re.Match[str]) -> str:
        if any(number.start <= match.start() < number.end for number in numbers):
            return match[0]
        return mended.get(match[0]) or meaning(match[0]) or match[0]

    return _TOKEN.sub(replace, typed)


@lru_cache(maxsize=4096)
def meaning(token: str) -> str | None:
    """Spell out one abbreviation ("BTGTU" -> "Ban Tuyên giáo Tỉnh ủy"); None for other words."""
    folded = fold(token)
    if folded != token.lower().replace("đ", "d"):  # "đủ" is a word, "ĐU" is not
        return None
    shouted = token.isupper() or "đ" in token.lower()
    if folded in _ONLY_IN_CAPITALS and not shouted:
        return None
    if folded in CHAT_SPELLINGS and not (folded in _CHAT_ONLY_LOWER and shouted):
        return CHAT_SPELLINGS[folded]
    return _TYPES.get(folded) or _organ(folded)


_TYPES = {fold(symbol): names[0] for symbol, names in TYPE_ABBREVIATIONS.items()} | {
    "qd": "quyết định, quy định"
}
_ORGANS = sorted(
    ((fold(symbol), name) for symbol, name in ORGAN_ABBREVIATIONS.items()),
    key=lambda organ: len(organ[0]),
    reverse=True,
)


def _organ(folded: str) -> str | None:
    """Read glued symbols: "btgduk" -> "Ban Tuyên giáo Đảng ủy Khối"."""
    if not folded:
        return None
    for symbol, name in _ORGANS:
        if folded == symbol:
            return name
        if folded.startswith(symbol):
            rest = _organ(folded[len(symbol) :])
            if rest is not None:
                return f"{name} {rest}"
    return None


_SHORTEST_MENDED = 4  # syllables below it have too many neighbours one letter away
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def _typos(
    typed: str,
    numbers: tuple[DocumentNumber, ...],
    vocabulary: Mapping[str, int],
    *,
    accented: bool,
) -> dict[str, str]:
    """Map each word that no document holds to the one held word nearest to it, if that is clear."""
    if not vocabulary:
        return {}
    known = _known(frozenset(vocabulary))
    mended = {}
    for match in _PLAIN_WORD.finditer(typed):
        word = match[0]
        inside_number = any(number.start <= match.start() < number.end for number in numbers)
        if inside_number or len(word) < _SHORTEST_MENDED or fold(word) in known or meaning(word):
            continue
        if fold(word) in _QUESTION_SYLLABLES:
            continue
        nearest = process.extract(fold(word), known.keys(), scorer=OSA.distance, score_cutoff=1)
        if nearest:
            best = max(nearest, key=lambda found: vocabulary[known[found[0]]])
            mended[word] = known[best[0]] if accented else best[0]
    return mended


@lru_cache(maxsize=4)
def _known(vocabulary: frozenset[str]) -> dict[str, str]:
    return {fold(syllable): syllable for syllable in vocabulary}


# Everyday syllables of questions that documents need not hold.
_QUESTION_SYLLABLES = {
    "nhieu", "dong", "chieu", "sang", "trua", "hoi", "biet", "giup", "muon", "nhung", "phai",
    "nhan", "xem", "tim", "lieu", "thay", "nham", "nguyen", "trich", "liet", "khong", "duoc",
    "nhe", "vay", "truoc", "cuoi", "minh", "chung", "toi", "nhac", "quen", "viet", "soan",
}  # fmt: skip

_PLACE_WORD = r"(?:muc|phan|chuong|dieu|khoan|diem|y|tiet|phu luc|gach dau dong(?: thu)?)"
_ROMAN = r"[ivxl]+"
_LABEL = (
    rf"(?:\(?\d{{1,2}}(?:\.\d{{1,2}})*\)?|{_ROMAN}(?:\.\d{{1,2}})*|[a-zđ])(?:\s?\(\d{{1,2}}\))?"
)
# "mục II.4.2 (3)" · "điểm a khoản 2 Điều 5" · "phần III" · "phụ lục 2"
_ADDRESS = re.compile(
    rf"\b{_PLACE_WORD}\s*(?:so\s*)?{_LABEL}(?![\w])(?:[\s,]*(?:cua\s+)?{_PLACE_WORD}\s*{_LABEL}(?![\w]))*"
)
_ADDRESS_PART = re.compile(rf"({_PLACE_WORD})\s*(?:so\s*)?({_LABEL})(?![\w])")
# Vietnamese names the smallest part first; these words say how deep a part stands.
_DEPTH = {"phan": 0, "chuong": 0, "phu luc": 0, "muc": 1, "dieu": 1, "khoan": 2, "diem": 3}
_LABEL_PART = re.compile(rf"\(\d+\)|\d+|{_ROMAN}(?![a-z])|[a-zđ]")


def find_address(text: str) -> Address | None:
    """Find the place in a directive that a question asks for, outermost part first."""
    match = _ADDRESS.search(fold(text))
    if match is None:
        return None
    parts = [(found[1], found[2]) for found in _ADDRESS_PART.finditer(match[0])]
    parts.sort(key=lambda part: _DEPTH.get(part[0], 4))
    labels = [label for word, printed in parts for label in _labels(word, printed)]
    return Address(printed=text[match.start() : match.end()], parts=tuple(labels))


def _labels(word: str, printed: str) -> list[str]:
    if word == "phu luc":
        return [f"pl{printed.strip('()')}"]
    if word.startswith("gach dau dong"):
        return [f"-{printed}"]
    if word in {"phan", "chuong"} and printed.isdigit():
        return [_roman(int(printed))]
    return _LABEL_PART.findall(printed)


def _roman(number: int) -> str:
    steps = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    digits = ""
    for value, letters in steps:
        while number >= value:
            digits, number = digits + letters, number - value
    return digits
