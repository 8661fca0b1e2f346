"""What tesseract often gets wrong and the language does not have, read as what it must be."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from ingest.scans.certainty import EDGES, is_common, is_plausible
from ingest.scans.engine import Row, Word
from knowledge.language import TYPE_NAMES, fold, is_syllable

# One capital Đ that tesseract tells as two, the second an Icelandic letter.
_TWICE = re.compile("Đ\u00d0|\u00d0Đ|đ\u00f0|\u00f0đ")
_ICELANDIC = str.maketrans("\u00d0\u00f0", "Đđ")
# "~ Các chi bộ": the dash before an item
LOST_DASH = frozenset("~¬—_=≈")
# "chi bộ" and "Đảng ủy", which it reads "chỉ bộ" and "Đẳng Ủy"
_HOOKED = str.maketrans("ỉỈẳẲ", "iIảẢ")
_BRANCH = frozenset({"bo", "uy", "doan", "hoi", "nhanh", "cuc", "tiet", "phi", "tra"})
_BEFORE_RANK = frozenset({"binh", "cao", "trung", "so", "dong", "ngang", "thuong", "de", "sieu"})
_AFTER_RANK = frozenset({"cap", "thuc", "lap", "hang"})
_COMMITTEES = frozenset({"dang", "tinh", "thanh", "huyen", "thi", "quan", "cap", "chi", "doan"})
_UNSURE_NAME = 0.5
_UNSURE_DIGIT = 0.4
# "202ó" · "2O26" · "34O-CV/ĐU" · "l5/9/2026"
_MIXED = re.compile(r"\d")
_LIKE_DIGITS = re.compile(r"(?<=\d)[óÓOoIlUu]+(?![a-zA-Z])|(?<![a-zA-Z])[OoIl]+(?=\d)")
_DIGITS = str.maketrans("óÓOoIlUu", "66001100")
# "12-KH/ĐU" · "-HD/ĐU" · "09/QĐ-UBND"
_NUMBER = re.compile(r"\d{0,4}[-/][A-ZĐ]")
_TYPES = {fold(name): name.upper() for name in TYPE_NAMES}
_AFTER_CAPITAL = frozenset({"ban", "vien", "quyen"})


def spelled(row: Row) -> Row:
    """Return *row* with such words put right, each with what was read; nothing else changes."""
    words = [_with_digits(replace(word, text=_undoubled(word.text))) for word in row.words]
    if len(words) > 1 and words[0].text in LOST_DASH:
        words[0] = replace(words[0], text="-")
    words = _titled(_numbered(words))
    bare = ["", *(word.text.strip(EDGES) for word in words), ""]
    words = [
        replace(word, text=_respelled(word, bare[at : at + 3]), sure=_sure(word, bare[at + 2]))
        for at, word in enumerate(words)
    ]
    return replace(row, words=tuple(map(_traced, row.words, words)))


def _traced(read: Word, word: Word) -> Word:
    """Return *word* with what was read there, if that is something else."""
    return replace(word, read=read.read or read.text) if word.text != read.text else word


def _with_digits(word: Word) -> Word:
    """Read "202ó" as "2026", and doubt it: a letter among digits looks like one of them."""
    if not _MIXED.search(word.text) or is_plausible(word.text):
        return word
    text = _LIKE_DIGITS.sub(lambda match: match[0].translate(_DIGITS), word.text)
    return replace(word, text=text, sure=min(word.sure, _UNSURE_DIGIT))


def _numbered(words: list[Word]) -> list[Word]:
    """Read "Só 12-KH/ĐU" as "Số 12-KH/ĐU": nothing else stands before a document's number."""
    for at, (word, after) in enumerate(pairwise(words)):
        if fold(word.text.strip(":.")) == "so" and _NUMBER.match(after.text):
            mark = word.text[2:]
            words[at] = replace(word, text=("Số" if word.text[0] == "S" else "số") + mark)
    return words


def _titled(words: list[Word]) -> list[Word]:
    """Read "KÊ HOẠCH" alone on its line as the name of a type that it can only be."""
    line = " ".join(word.text for word in words)
    name = _TYPES.get(fold(line)) if line.isupper() else None
    if name is None:
        return words
    return [replace(word, text=part) for word, part in zip(words, name.split(), strict=True)]


def _sure(word: Word, after: str) -> float:
    """Doubt "Nguyên" before a name: most are Nguyễn, whose mark a seal easily hides."""
    return min(word.sure, _UNSURE_NAME) if _is_nearly_nguyen(word.text, after) else word.sure


def _is_nearly_nguyen(text: str, after: str) -> bool:
    is_name = text[:1].isupper() and text[1:].islower() and after[:1].isupper()
    return is_name and fold(text) == "nguyen" and text != "Nguyễn"


def _undoubled(text: str) -> str:
    """Take out a letter that was told twice with different marks: "HIÍỆN" is "HIỆN"."""
    text = _TWICE.sub(lambda match: "Đ" if match[0].isupper() else "đ", text)
    text = text.translate(_ICELANDIC)
    bare = text.strip(EDGES)
    if is_plausible(text) or not bare.isalpha():
        return text
    folded = fold(bare)
    shorter = {
        bare[:at] + bare[at + 1 :]
        for at in range(len(bare))
        if folded[at] in (folded[at - 1 : at], folded[at + 1 : at + 2])
    }
    likely = [one for one in shorter if is_syllable(one)]
    common = [one for one in likely if is_common(one)]
    found = next((ones[0] for ones in (common, likely) if len(ones) == 1), bare)
    return text.replace(bare, found)


def _respelled(word: Word, around: Sequence[str]) -> str:
    """Put right what its neighbours exclude; *around* is the word between them, edges stripped."""
    text = word.text
    before, bare, after = around
    if _is_nearly_nguyen(text, after) and not is_syllable(text):
        return "Nguyễn"
    if _is_misread(bare.lower(), fold(before), fold(after)):
        text = text.translate(_HOOKED)
        bare = bare.translate(_HOOKED)
    cased = _cased(before, bare, after)
    return text.replace(bare, cased) if cased != bare else text


def _is_misread(word: str, before: str, after: str) -> bool:
    if word == "chỉ":
        return after in _BRANCH
    return word == "đẳng" and before not in _BEFORE_RANK and after not in _AFTER_RANK


def _cased(before: str, word: str, after: str) -> str:
    """Put right the case: "Đảng Ủy xã", "TỈnh", a lone "TỪ" among words in lower case."""
    if before.isupper() or after.isupper() or not is_syllable(word):
        return word
    if word == "Ủy" and fold(before) in _COMMITTEES and fold(after) not in _AFTER_CAPITAL:
        return "ủy"
    mixed = word[:2].isupper() and word[2:].islower()
    toned = word.isupper() and len(word) > 1 and is_common(word) and fold(word) != word.lower()
    if mixed or (toned and (before or after)):
        return word[:1] + word[1:].lower()
    return word
