"""What people write for longer words on phones and in chats."""

from __future__ import annotations

import re
from functools import lru_cache

from knowledge.language import (
    ORGAN_ABBREVIATIONS,
    TYPE_ABBREVIATIONS,
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
# Typed in lower case without đ these are everyday words (tư, dù, bộ, đã …) and stay as they are.
_ONLY_IN_CAPITALS = {
    "tu", "hu", "du", "cb", "db", "dh", "vp", "da", "pa", "tt", "gm", "pc", "bb", "ttr", "tc", "gd"
}  # fmt: skip
_CHAT_ONLY_LOWER = {"k", "z", "j"}


@lru_cache(maxsize=4096)
def by_letters(word: str) -> str | None:
    """Read chat letters ("fải" -> "phải", "thág" -> "tháng"); None for a word that has none."""
    lowered = word.lower()
    if is_any_syllable(lowered):
        return None
    read = lowered
    for letters, meant in _CHAT_LETTERS:
        read = letters.sub(meant, read)
    return read if read != lowered and is_any_syllable(read) else None


def is_any_syllable(word: str) -> bool:
    """Say whether *word* can be a syllable, with its marks or without."""
    return is_syllable(word) or is_bare_syllable(word)


@lru_cache(maxsize=4096)
def meaning(token: str) -> str | None:
    """Spell out one abbreviation ("BTGTU" -> "Ban Tuyên giáo Tỉnh ủy"); None for other words."""
    folded = fold(token)
    if folded != token.lower().replace("đ", "d"):  # "đủ" is a word, "ĐU" and "bgiờ" are not
        return None if is_any_syllable(token.lower()) else CHAT_SPELLINGS.get(folded)
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
