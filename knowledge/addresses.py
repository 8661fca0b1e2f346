"""Places in a directive as people name them: "mục II.4.2 (3)", "điểm a khoản 2 Điều 5"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.language import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A place inside a directive as asked for: "mục II.4.2 (3)" -> ("ii", "4", "2", "(3)")."""

    printed: str
    parts: tuple[str, ...]

    @property
    def said(self) -> str:
        """Write it as papers do: "Điều 5.2.a", "mục II.4.2(3)", "phụ lục 2"."""
        first, *rest = self.parts
        if first == "điều":
            return f"Điều {_joined(rest)}"
        if first.startswith("pl"):
            return f"phụ lục {_joined([first[2:], *rest])}".strip()
        if first.startswith("bm"):
            return f"biểu mẫu {_joined([first[2:], *rest])}".strip()
        return f"mục {_joined([first.upper() if _IS_ROMAN.fullmatch(first) else first, *rest])}"


_IS_ROMAN = re.compile(r"[ivxl]+")


def _joined(parts: Sequence[str]) -> str:
    """Join labels with dots, but inner list numbers and dashes: "II", "4", "(3)" -> "II.4(3)"."""
    said = ""
    for part in filter(None, parts):
        said += part if not said or part[0] in "(-+" else f".{part}"
    return said


_PLACE_WORD = (
    r"(?:muc|phan|chuong|dieu|khoan|(?<!dia )(?<!quan )(?<!thoi )diem|y|tiet|phu luc"
    r"|bieu mau|mau(?= so )"
    r"|gach dau dong(?: thu)?"
    r"|(?<!dau )(?<!hanh )dong(?: thu)?(?= (?:so )?\d))"
)
_ROMAN = r"[ivxl]+"
# Letters that label points: a to l; others stand alone as words ("điểm ở đâu").
_LETTER = "[a-eghiklđ]"
_LABEL = (
    rf"(?:\(?\d{{1,2}}(?:\.\d{{1,2}})*\)?|{_ROMAN}(?:\.\d{{1,2}})*|{_LETTER})"
    r"(?:\s?\(\d{1,2}\))?"
)
# "phụ lục kế hoạch 12, dòng 3"
_ROW = re.compile(r"\bphu luc\b.*\bdong (?:thu |so )?(\d{1,2})\b")
# "mục II.4.2 (3)" · "điểm a khoản 2 Điều 5" · "phần III" · "phụ lục 2" · "mẫu số 1"
_ADDRESS = re.compile(
    rf"\b{_PLACE_WORD}\s+(?:so\s*)?{_LABEL}(?![\w])"
    rf"(?:[\s,]*(?:cua\s+)?{_PLACE_WORD}\s+{_LABEL}(?![\w]))*"
)
_ADDRESS_PART = re.compile(rf"({_PLACE_WORD})\s+(?:so\s*)?({_LABEL})(?![\w])")
# A word that bears a mark is no label ("địa điểm ở đâu", "điều vị nào"), but for the place words.
_MARKED_WORD = re.compile(r"[^\W\d_]+")
_PLACE_SYLLABLES = frozenset(
    ("mục", "phần", "chương", "điều", "khoản", "điểm", "ý", "tiết", "phụ", "lục", "biểu", "mẫu")
) | {"gạch", "đầu", "dòng", "thứ", "số", "của", "đ"}
# "vi phạm", "ví dụ" without marks; "vi" alone may be the sixth part
_NO_NUMERAL = re.compile(r"\b(?:vi(?= (?:pham|du|the|tri|dai))|li(?= ))")
# Vietnamese names the smallest part first; these words say how deep a part stands.
_DEPTH = {
    "phan": 0,
    "chuong": 0,
    "phu luc": 0,
    "bieu mau": 0,
    "mau": 0,
    "dong": 3,
    "muc": 1,
    "dieu": 1,
    "khoan": 2,
    "diem": 3,
}
_LABEL_PART = re.compile(rf"\(\d+\)|\d+|{_ROMAN}(?![a-z])|[a-zđ]")


def _masked(match: re.Match[str]) -> str:
    return "-" * len(match[0])


def _unless_place(match: re.Match[str]) -> str:
    word = match[0].lower()
    marked = fold(word) != word
    return _masked(match) if marked and word not in _PLACE_SYLLABLES else match[0]


def find_address(text: str) -> Address | None:
    """Find the place in a directive that a question asks for, outermost part first."""
    folded = _NO_NUMERAL.sub(_masked, fold(_MARKED_WORD.sub(_unless_place, text)))
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
    if word in {"bieu mau", "mau"}:
        return [f"bm{printed.strip('()')}"]
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
