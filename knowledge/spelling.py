"""How people spell on phones and in chats: abbreviations, courtesies and slips of the finger."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from knowledge.language import (
    ORGAN_ABBREVIATIONS,
    TYPE_ABBREVIATIONS,
    DocumentNumber,
    fold,
    is_bare_syllable,
    is_syllable,
)

# What phones and chats make of words; the key is folded. Source: common chat spelling.
CHAT_SPELLINGS: dict[str, str] = {
    "ko": "không",
    "qui": "quy",
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
    "tk": "tổng kết",
    "sdt": "số điện thoại",
    "ds": "danh sách",
    "hs": "hồ sơ",
    "sh": "sinh hoạt",
    "ld": "lãnh đạo",
    "bgio": "bao giờ",
    "bjo": "bao giờ",
    "bcao": "báo cáo",
    "cbo": "chi bộ",
    "bthu": "bí thư",
    "hnay": "hôm nay",
    "hqua": "hôm qua",
    "mk": "mình",
    "cx": "cũng",
    "lm": "làm",
    "vc": "việc",
    "ng": "người",
    "nhug": "những",
    "nhìu": "nhiều",
}

# Letters that chats put for others, at the start of a word and at its end: "fải", "jờ", "thág",
# "hôg". They count only where they make a syllable of what is none. Source: common chat spelling.
_CHAT_LETTERS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^f"), "ph"),
    (re.compile(r"^j"), "gi"),
    (re.compile(r"^w"), "qu"),
    (re.compile(r"^(?:dz|z)"), "d"),
    (re.compile(r"(?<!n)g$"), "ng"),
)
# A word of time that lost its last letters to a hasty thumb: "thán này", "tha 3".
_CUT_SHORT = re.compile(r"\b(?:th[aáâấ]n?)(?= (?:này|nay|sau|tới|toi|trước|truoc|1[0-2]|[1-9])\b)")

# Typed in lower case without đ these are everyday words (tư, dù, bộ, đã …) and stay as they are.
_ONLY_IN_CAPITALS = {
    "tu", "hu", "du", "cb", "db", "dh", "vp", "da", "pa", "tt", "gm", "pc", "bb", "ttr", "tc", "gd"
}  # fmt: skip
_CHAT_ONLY_LOWER = {"k", "z", "j"}
_TOKEN = re.compile(r"[^\W_]+(?:[/&][^\W_]+)*")

# "Cháu ơi, bác là bí thư chi bộ, cho bác hỏi …" · "kính nhờ văn phòng cho tôi hỏi: …"
_GREETING = re.compile(
    r"^.{0,80}?\b(?:(?:cho|xin)(?: (?:toi|em|chau|bac|minh|chung toi|phep))? hoi"
    r"|hoi (?:chau|em|ti|chut|voi))\b"
    r"(?: (?:la|ve viec|rang|voi|mot chut|ti|chut))?[\s:,]*"
)
# "tôi là đảng viên thôn trên, …"
_OF_ONESELF = re.compile(r"^(?:toi|em|chau|bac|minh|chung toi) (?:la|o|ben) [^,]{2,60},\s*")
_THANKS = re.compile(r"\b(?:xin |em |chau )?(?:cam on|cam ta)\b.{0,30}$")
_SHORTEST_QUESTION = 8  # characters; what is left of a question that was all courtesy


def without_courtesy(typed: str) -> str:
    """Leave out greetings, words about oneself and thanks, as long as a question is left."""
    for pattern in (_GREETING, _OF_ONESELF, _THANKS):
        match = pattern.search(fold(typed))
        if match is not None:
            left = (typed[: match.start()].rstrip(" ,.") + typed[match.end() :]).strip()
            typed = left if len(left) >= _SHORTEST_QUESTION else typed
    return typed


def spelled_out(typed: str, numbers: Sequence[DocumentNumber], mended: Mapping[str, str]) -> str:
    """Spell out every abbreviation of *typed* but those inside document numbers."""

    def replace(match: re.Match[str]) -> str:
        if match.start() == 0 and fold(match[0]) == "dc":
            return "đồng chí"
        if any(number.start <= match.start() < number.end for number in numbers):
            return match[0]
        return mended.get(match[0]) or meaning(match[0]) or by_letters(match[0]) or match[0]

    return _CUT_SHORT.sub("tháng", _TOKEN.sub(replace, typed))


@lru_cache(maxsize=4096)
def by_letters(word: str) -> str | None:
    """Read chat letters ("fải" -> "phải", "thág" -> "tháng"); None for a word that has none."""
    lowered = word.lower()
    if _is_syllable(lowered):
        return None
    read = lowered
    for letters, meant in _CHAT_LETTERS:
        read = letters.sub(meant, read)
    return read if read != lowered and _is_syllable(read) else None


def _is_syllable(word: str) -> bool:
    return is_syllable(word) or is_bare_syllable(word)


@lru_cache(maxsize=4096)
def meaning(token: str) -> str | None:
    """Spell out one abbreviation ("BTGTU" -> "Ban Tuyên giáo Tỉnh ủy"); None for other words."""
    folded = fold(token)
    if folded != token.lower().replace("đ", "d"):  # "đủ" is a word, "ĐU" and "bgiờ" are not
        return None if _is_syllable(token.lower()) else CHAT_SPELLINGS.get(folded)
    shouted = token.isupper()
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


_LONGEST_SYMBOL = 14  # letters; BTGDVTU has seven, and reading longer ones tries every split


def _organ(folded: str) -> str | None:
    """Read glued symbols: "btgduk" -> "Ban Tuyên giáo Đảng ủy Khối"."""
    if not folded or len(folded) > _LONGEST_SYMBOL:
        return None
    for symbol, name in _ORGANS:
        if folded == symbol:
            return name
        if folded.startswith(symbol):
            rest = _organ(folded[len(symbol) :])
            if rest is not None:
                return f"{name} {rest}"
    return None


_SHORTEST_MENDED = 4  # below it, every syllable has neighbours one letter away
_PLAIN_WORD = re.compile(r"[^\W\d_]+")


def typos(
    typed: str,
    numbers: Sequence[DocumentNumber],
    vocabulary: Mapping[str, int],
    *,
    accented: bool,
) -> dict[str, str]:
    """Map each word that no document holds to the one held word nearest to it, if that is clear."""
    if not vocabulary:
        return {}
    known = _known(frozenset(vocabulary.items()))
    mended = {}
    for match in _PLAIN_WORD.finditer(typed):
        word = match[0]
        inside_number = any(number.start <= match.start() < number.end for number in numbers)
        if inside_number or _is_word(word) or fold(word) in known:
            continue
        if meaning(word) or by_letters(word):
            continue
        nearest = process.extract(
            fold(word), known.keys(), scorer=OSA.distance, score_cutoff=1, limit=None
        )
        if nearest:
            best = max(nearest, key=lambda found: (vocabulary[known[found[0]]], found[0]))
            mended[word] = known[best[0]] if accented else best[0]
    return mended


@lru_cache(maxsize=4)
def _known(vocabulary: frozenset[tuple[str, int]]) -> dict[str, str]:
    """Map each folded form to its most frequent syllable; of equally frequent ones, to the last."""
    rising = sorted(vocabulary, key=lambda entry: (entry[1], entry[0]))
    return {fold(syllable): syllable for syllable, _ in rising}


def _is_word(word: str) -> bool:
    """Say whether *word* can be meant: it is short, or a syllable with its marks or without."""
    return len(word) < _SHORTEST_MENDED or _is_syllable(word)
