"""The mark at the start of a line (I, 1., 4.1., (1), a), -, +, Điều 5.) and lists inside a line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from ingest.patterns import ROMAN
from knowledge.language import fold

Kind = Literal[
    "part",
    "chapter",
    "section",
    "capital",
    "roman",
    "article",
    "number",
    "decimal",
    "letter",
    "paren",
    "star",
    "dash",
    "plus",
    "dot",
]
BULLETS: frozenset[Kind] = frozenset({"star", "dash", "plus", "dot"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """A mark, as printed, and the piece of path it stands for."""

    kind: Kind
    printed: str
    # "II", "4.1", "(2)", "Điều 5"; a bullet has its sign, the count is added by place
    label: str
    # where the text after it starts
    end: int

    @property
    def ordinal(self) -> int:
        """Its place in its list, from 1; 0 for a bullet."""
        return _ordinal(self.kind, self.label)


# Emphasis that opens at the mark: "**1.** Công tác" · "**I. MỤC ĐÍCH**"
_LEAD = r"\s*\*{0,3}\s*"
_TAIL = r"\*{0,3}\s*"
_UPPER = r"(?=[\"“(*]*[^\W\d_a-zđ])"
_NAMED_END = rf"\s*(?:[.:–-]\s*\*{{0,3}}\s*|\*{{0,3}}\s*(?=$)|\s\*{{0,3}}{_UPPER})"
# "1- Công tác" · "1 – Công tác": a capital must follow, and a small letter after it
_HYPHEN = rf"\s?[-–]\s*(?={_TAIL}[“\"]?[^\W\d_a-zđ][^\W\d_]*[a-zà-ỹ\s])(?![^\s/]*/)"

_PATTERNS: tuple[tuple[Kind, re.Pattern[str]], ...] = (
    # "Phần thứ nhất" · "PHẦN II. NHIỆM VỤ"
    (
        "part",
        re.compile(rf"{_LEAD}((?:Phần|PHẦN)\s+((?:thứ|THỨ)\s+\w+|{ROMAN}|\d+))\b{_NAMED_END}"),
    ),
    # "Chương I" · "CHƯƠNG 2: QUY ĐỊNH CHUNG"
    ("chapter", re.compile(rf"{_LEAD}((?:Chương|CHƯƠNG)\s+({ROMAN}|\d+))\b{_NAMED_END}")),
    # "Mục 1. CHẾ ĐỘ BÁO CÁO"
    ("section", re.compile(rf"{_LEAD}((?:Mục|MỤC)\s+({ROMAN}|\d+))\b{_NAMED_END}")),
    # "Điều 5. Thường trực Đảng ủy" · "Điều 2"
    ("article", re.compile(rf"{_LEAD}((?:Điều|ĐIỀU)\s+(\d+[a-zđ]?))\b{_NAMED_END}")),
    # "I. MỤC ĐÍCH" · "II - NỘI DUNG" · "III/ TỔ CHỨC"; not "V.I. Lênin", "V/v"
    (
        "roman",
        re.compile(
            rf"{_LEAD}(({ROMAN}))\s*[.)–:/-]+(?!\s?[A-Z]\.)(?:\s+{_TAIL}(?=\S)|{_TAIL}{_UPPER})"
        ),
    ),
    # "A. CÔNG TÁC XÂY DỰNG ĐẢNG" · "B - NHIỆM VỤ"
    ("capital", re.compile(rf"{_LEAD}(([A-HK-U]))\s*(?:[.)]|\s[–-])\s+{_TAIL}(?=\S)")),
    # "4.1. Về giáo dục" · "2.3.1 Chỉ tiêu" · "2.1- Giao Văn phòng"; not "6.6.2014"
    (
        "decimal",
        re.compile(
            rf"{_LEAD}((\d{{1,2}}(?:\.\d{{1,2}}){{1,3}}))"
            rf"(?:\s*[.):](?!\d)\s*|{_HYPHEN}|\s+){_TAIL}(?=\S)"
        ),
    ),
    # "1. Công tác" · "2) Về tổ chức" · "3/ Kinh phí" · "1.Công tác" · "1- Công tác";
    # not "31-KH/ĐU", "10 - 15 đảng viên"
    (
        "number",
        re.compile(
            rf"{_LEAD}((\d{{1,3}}))"
            rf"(?:\s?[.):]\*{{0,3}}\s+|\s?/\s+|[.)](?=[^\W\d_])|{_HYPHEN}){_TAIL}(?=\S)"
        ),
    ),
    # "(1). Tổng kết" · "(2) bản kiểm điểm"
    ("paren", re.compile(rf"{_LEAD}\((\d{{1,2}})\)()[.:;]?\s*{_TAIL}(?=\S)")),
    # "a) Dự toán" · "b. Chủ trương" · "đ/ Nội dung"
    ("letter", re.compile(rf"{_LEAD}(([a-zđ]))(?:\s?[)/.]\s+|\)){_TAIL}(?=\S)")),
    # "* Về công tác tổ chức"; not "*chữ nghiêng*"
    ("star", re.compile(r"\s*(\*)()\s+(?=[^\s*])")),
    # "- Các cấp ủy"; not "-----"
    ("dash", re.compile(r"\s*\*{0,2}([-–—−])()(?![-–—−_])\s*(?=\S)")),
    # "+ Chi bộ"
    ("plus", re.compile(r"\s*\*{0,2}(\+)()\s*(?=\S)")),
    # "• Chi bộ" · "▪ Chi bộ"
    ("dot", re.compile(r"\s*\*{0,2}([•▪●◦■□►✓·○◆❖\uf0b7\uf0a7\uf0fc])()\s*(?=\S)")),
)

_SIGNS: dict[Kind, str] = {"star": "*", "dash": "-", "plus": "+", "dot": "•"}
_NAMES: dict[Kind, str] = {
    "part": "Phần ",
    "chapter": "Chương ",
    "section": "Mục ",
    "article": "Điều ",
}
_ORDINALS = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
_LETTERS = "abcdđefghijklmnopqrstuvwxyz"
# Vietnamese lists run a, b, c, d, đ, e or skip đ, f, j, w, z: a step of two is still the next.


def marker(text: str) -> Marker | None:
    """Read the mark that *text* starts with; ``None`` where it starts with none."""
    for kind, pattern in _PATTERNS:
        match = pattern.match(text)
        if match and (kind != "roman" or roman_value(match[2])):
            return Marker(
                kind=kind, printed=_printed(kind, match), label=_label(kind, match), end=match.end()
            )
    return None


def _printed(kind: Kind, match: re.Match[str]) -> str:
    return f"({match[1]})" if kind == "paren" else " ".join(match[1].split())


def _label(kind: Kind, match: re.Match[str]) -> str:
    if kind in _SIGNS:
        return _SIGNS[kind]
    if kind == "paren":
        return f"({int(match[1])})"
    return _NAMES.get(kind, "") + _value(match[2])


def _value(label: str) -> str:
    words = fold(label).split()
    if words[0] == "thu":
        return to_roman(_ORDINALS.index(words[1]) + 1) if words[1] in _ORDINALS else label
    return str(int(label)) if label.isdigit() else label


def _ordinal(kind: Kind, label: str) -> int:
    value = label.strip("()").rsplit(" ", 1)[-1].rsplit(".", 1)[-1]
    if kind in _SIGNS:
        return 0
    if kind in ("letter", "capital"):
        return _LETTERS.find(value.lower()) + 1
    digits = re.match(r"\d+", value)
    return int(digits[0]) if digits else roman_value(value)


def follows(later: Marker, earlier: Marker) -> bool:
    """Say whether *later* can be the next of the list that *earlier* belongs to."""
    if (
        later.kind != earlier.kind
        or later.label.rpartition(".")[0] != earlier.label.rpartition(".")[0]
    ):
        return False
    step = later.ordinal - earlier.ordinal
    return step == 1 or (later.kind == "letter" and step == 2)  # noqa: PLR2004  # đ left out


_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10}


def roman_value(numeral: str) -> int:
    """Return the value of a Roman numeral up to 39; 0 for what is none ("IIII", "VX")."""
    total = 0
    for char, after in zip(numeral, [*numeral, ""][1:], strict=True):
        value = _ROMAN_VALUES.get(char, 0)
        total += -value if value < _ROMAN_VALUES.get(after, 0) else value
    return total if to_roman(total) == numeral else 0


def to_roman(value: int) -> str:
    """Return *value*, 1 to 39, as a Roman numeral; empty for others."""
    units = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
    return "X" * (value // 10) + units[value % 10] if 0 < value < 40 else ""  # noqa: PLR2004


# "(1). Tổng kết …; (2). Sơ kết …" · "a) bản kiểm điểm; b) biên bản"
_INLINE: dict[Kind, re.Pattern[str]] = {
    "paren": re.compile(r"\((\d{1,2})\)[.:]?\s*(?=\S)"),
    "letter": re.compile(r"(?<![\w(])([a-zđ])\)\s+(?=\S)"),
}
# what may stand before an inner mark
_BEFORE_INLINE = re.compile(r"(?:^|[:;.,…]|\bvà)\s*\*{0,2}$")


def inner_list(text: str, start: int = 0, first: Marker | None = None) -> list[tuple[Marker, int]]:
    """Find the list inside a line, "(1). …; (2). …", as (mark, where it starts) pairs.

    Args:
        text: The line.
        start: Where to begin.
        first: The mark the line itself starts with, if the list inside may go on from it.

    Returns:
        At least two marks in sequence from 1 (or one more, after *first*); empty where there is no
        such list: "theo mục (1)" is none.
    """
    for kind, pattern in _INLINE.items():
        before = first if first and first.kind == kind else None
        found = _sequence(kind, pattern, text, start, before)
        if len(found) + (before is not None) > 1:
            return found
    return []


def _sequence(
    kind: Kind, pattern: re.Pattern[str], text: str, start: int, before: Marker | None
) -> list[tuple[Marker, int]]:
    found: list[tuple[Marker, int]] = []
    for match in pattern.finditer(text, start):
        label = f"({int(match[1])})" if kind == "paren" else match[1]
        printed = f"({match[1]})" if kind == "paren" else match[1]
        mark = Marker(kind=kind, printed=printed, label=label, end=match.end())
        last = found[-1][0] if found else before
        next_one = follows(mark, last) if last else mark.ordinal == 1
        if next_one and _BEFORE_INLINE.search(text, start, match.start()):
            found.append((mark, match.start()))
    return found
