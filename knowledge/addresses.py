"""Places in a directive as people name them: "mục II.4.2 (3)", "điểm a khoản 2 Điều 5"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.language import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place inside a directive as asked for: "mục II.4.2 (3)" -> ("ii", "4", "2", "(3)")."""

    printed: str
    parts: tuple[str, ...]


_PLACE_WORD = (
    r"(?:muc|phan|chuong|dieu|khoan|diem|y|tiet|phu luc|gach dau dong(?: thu)?"
    r"|(?<!dau )dong(?: thu)?(?= (?:so )?\d))"
)
_ROMAN = r"[ivxl]+"
_LABEL = (
    rf"(?:\(?\d{{1,2}}(?:\.\d{{1,2}})*\)?|{_ROMAN}(?:\.\d{{1,2}})*|[a-zđ])(?:\s?\(\d{{1,2}}\))?"
)
# "phụ lục kế hoạch 12, dòng 3"
_ROW = re.compile(r"\bphu luc\b.*\bdong (?:thu |so )?(\d{1,2})\b")
# "mục II.4.2 (3)" · "điểm a khoản 2 Điều 5" · "phần III" · "phụ lục 2"
_ADDRESS = re.compile(
    rf"\b{_PLACE_WORD}\s+(?:so\s*)?{_LABEL}(?![\w])"
    rf"(?:[\s,]*(?:cua\s+)?{_PLACE_WORD}\s+{_LABEL}(?![\w]))*"
)
_ADDRESS_PART = re.compile(rf"({_PLACE_WORD})\s+(?:so\s*)?({_LABEL})(?![\w])")
# a letter that bears a mark is a word and no label: "địa điểm ở đâu", "có mấy mục ạ"
_MARKED_LETTER = re.compile(r"(?i)\b(?![a-zđý])[^\W\d_]\b")
# Vietnamese names the smallest part first; these words say how deep a part stands.
_DEPTH = {
    "phan": 0,
    "chuong": 0,
    "phu luc": 0,
    "dong": 3,
    "muc": 1,
    "dieu": 1,
    "khoan": 2,
    "diem": 3,
}
_LABEL_PART = re.compile(rf"\(\d+\)|\d+|{_ROMAN}(?![a-z])|[a-zđ]")


def find_address(text: str) -> Address | None:
    """Find the place in a directive that a question asks for, outermost part first."""
    folded = fold(_MARKED_LETTER.sub("-", text))
    row = _ROW.search(folded)
    if row:
        start = folded.rindex("dong", row.start(), row.start(1))
        return Address(printed=text[start : row.end()], parts=("pl", row[1]))
    match = _ADDRESS.search(folded)
    if match is None:
        return None
    printed = text[match.start() : match.end()]
    parts = [
        (found[1], printed[found.start(2) : found.end(2)].lower())  # "điểm đ" is not "điểm d"
        for found in _ADDRESS_PART.finditer(match[0])
    ]
    parts.sort(key=lambda part: _DEPTH.get(part[0], 4))
    labels = [label for word, printed in parts for label in _labels(word, printed)]
    return Address(printed=printed, parts=tuple(labels))


def _labels(word: str, printed: str) -> list[str]:
    if word == "phu luc":
        return [f"pl{printed.strip('()')}"]
    if word.startswith("gach dau dong"):
        return [f"-{printed}"]
    if word == "dieu":
        return ["điều", *_LABEL_PART.findall(printed)]
    if word in {"phan", "chuong"} and printed.isdigit():
        return [roman(int(printed))]
    return _LABEL_PART.findall(printed)


def roman(number: int) -> str:
    """Write a number below 40 in Roman numerals, in lower case."""
    steps = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))
    digits = ""
    for value, letters in steps:
        while number >= value:
            digits, number = digits + letters, number - value
    return digits
