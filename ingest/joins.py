"""When a printed line only goes on with the paragraph that the line above it began.

A directive's paragraph begins with a capital, a number or a dash. So a line in lower case after an
unfinished one was broken off by a page or a line end, and the two are joined. Titles, headers,
recipients and list items are not.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from ingest.blocks import Region, ScannedLine
from knowledge.language import fold


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """One line as printed, in Unicode form C, without the spaces around it."""

    text: str
    # its only block began with it: a blank line, a new paragraph or a new page stands before
    begins_block: bool = True
    # how many spaces stood before it
    indent: int = 0
    page: int | None = None
    cells: tuple[str, ...] = ()
    region: Region = "flow"
    # where it stands on the page shows that it goes on with the line before
    runs_on: bool = False
    # where it stands on its page, if that was read from a picture
    scanned: ScannedLine | None = None


# "- Tiếp" · "+ Chi bộ" · "1. Công tác" · "4.1. Về" · "(2). Tổng kết" · "a) Báo cáo"
# · "II - NỘI DUNG" · "Điều 5" · "Căn cứ Luật" · "Chương II" · "Nơi nhận:" · "PHỤ LỤC 1"
MARKER = re.compile(
    r"""
    [-–—+•▪●○◦*](?!\w)\s* | [-–—]\s?(?=[^\W\d_])
    | \(?\d{1,3}(?:\.\d{1,3})*\s?[.)/](?!\d)
    | [IVXLC]{1,6}\s?[-–—.)]\s
    | \(?[a-zđ]\s?[.)](?:\s|$)
    | (?:Điều|Chương|Mục|Phần)\s+(?:\d+|[IVXLC]+|thứ)\b
    | (?:Căn\scứ|Theo\sđề\snghị|Xét)\s
    | (?:N(?:ơi\snhận|ƠI\sNHẬN)|K(?:ính\sgửi|ÍNH\sGỬI)|P(?:hụ\slục|HỤ\sLỤC))\b
    """,
    re.VERBOSE,
)
_EMPHASIS = "*_"
# "như sau:" · "nhiệm vụ." · "thực hiện./." · "xã hội...”"
_SENTENCE_END = re.compile(r"[.!?…:][\"'”’»)\]*_]*$")
# "nổi cộm;" ends an item of an unmarked list, or only a clause
_CLAUSE_END = re.compile(r";[*_]*$")
# A clause of a paragraph this long goes on; shorter ones are items.
_LONG = 100  # characters
# "của" · "và các" · "số": a line that ends so is not at its end
_HANGING = re.compile(
    r"\b(?:của|và|các|những|với|về|theo|tại|từ|cho|là|do|bởi|nhằm|bằng|hoặc|được|đối với)$"
)
HANGING_NUMBER = re.compile(r"\b(?:số|ngày|tháng|Điều|khoản|khóa|thứ)$", re.IGNORECASE)
_NUMBER_START = re.compile(r"(?:\d|[IVXLC]+\b)")
_BRACKETS = (("(", ")"), ("“", "”"), ("[", "]"))
_SOON = 80  # characters from a bracket to the break, and on to its end
_ADDRESS = re.compile(r"(?:https?://|www\.|\S+@)")
_RECIPIENTS = re.compile(r"\W*noi nhan\b")
_ANNEX = re.compile(r"\W*phu luc\b")

# "29-" + "NQ/TW": a document number broken at its dash goes on without a space
_BROKEN_NUMBER = re.compile(r"\d-$")
# "Mác-" + "Lênin" · "và/" + "hoặc"; a dash between spaces breaks no word
_BROKEN_WORD = re.compile(r"\w[-/]$")
_SYMBOL_START = re.compile(r"[A-ZĐ]{1,6}[a-z]?/")

_HEADER_LINES = 25  # a header never has more
_RUNNING_WORDS = 12  # from so many words on, a line is text
# "Số 31-KH/BTGĐUK" · "Số: /CV-ĐU" · "Bình Định, ngày 05 tháng 01 năm 2023"
_HEADER = re.compile(r"\W*so\b[\s:]*[\d.…/_-]|.*\bngay\b.*\bthang\b.*\bnam\b")


def separator(before: str, after: str, *, wrapped: bool = False) -> str:
    """Return what stands between two joined lines: a space, or nothing within a number.

    Where the print ran out of room (*wrapped*) a word is broken after its hyphen or stroke too.
    """
    broken = _BROKEN_NUMBER.search(before[-2:]) and _SYMBOL_START.match(after)
    return "" if broken or (wrapped and _BROKEN_WORD.search(before[-2:])) else " "


def header_end(lines: Sequence[Printed]) -> int:
    """Return how many lines at the start belong to the header and title, 0 where there is none.

    They reach to the first running text, if a line in capitals, a number or a date stands before.
    """
    head = 0
    for line in lines[:_HEADER_LINES]:
        if line.cells or _is_running(line.text):
            break
        head += 1
    marked = any(is_capitals(line.text) or _HEADER.match(fold(line.text)) for line in lines[:head])
    return head if marked else 0


def _is_running(text: str) -> bool:
    return len(text.split()) >= _RUNNING_WORDS and not is_capitals(text)


def foot_spans(lines: Sequence[Printed]) -> list[bool]:
    """Say of each line whether it stands in a list of recipients or a signature block."""
    inside = False
    found = []
    for line in lines:
        folded = fold(line.text)
        inside = (inside or bool(_RECIPIENTS.match(folded))) and not _ANNEX.match(folded)
        found.append(inside)
    return found


def is_capitals(text: str) -> bool:
    """Say whether all letters are capitals, as in headers and titles."""
    return text.upper() == text and text.lower() != text


def wrap_width(lines: Sequence[Printed]) -> int | None:
    """Return the width at which this text was wrapped by a program, None where it wasn't.

    It was if most lines that another one follows in their block are filled: the next word would
    have passed the longest line.
    """
    pairs = [
        (before, after)
        for before, after in itertools.pairwise(lines)
        if not after.begins_block and not before.cells and before.region == "flow"
    ]
    width = max((len(line.text) + line.indent for line in lines if not line.cells), default=0)
    if not _NARROWEST <= width <= _WIDEST:
        return None
    filled = sum(_is_filled(before, after, width) for before, after in pairs)
    return width if filled >= _FEWEST_FILLED and filled * 2 >= len(pairs) else None


_NARROWEST, _WIDEST = 40, 130  # characters on a line of a printed page or a terminal
_FEWEST_FILLED = 3


def _is_filled(before: Printed, after: Printed, width: int) -> bool:
    first_word = len(after.text.partition(" ")[0])
    return before.indent + len(before.text) + 1 + first_word > width


def goes_on(before: Printed, after: Printed, width: int | None, *, in_foot: bool = False) -> bool:
    """Say whether *after* goes on with the paragraph of *before*.

    Args:
        before: The last line of the paragraph so far.
        after: The line below it.
        width: Where the text was wrapped by a program, see ``wrap_width``.
        in_foot: Whether they stand among recipients and signatures.
    """
    if before.cells or after.cells or (before.region, after.region) != ("flow", "flow"):
        return False
    if is_capitals(before.text) or (in_foot and not MARKER.match(before.text)):
        return False
    if _closes(before.text, after.text):
        return True
    if _begins(after.text):
        return False
    if width is not None and not after.begins_block and _is_filled(before, after, width):
        return after.indent <= before.indent and not is_capitals(after.text)
    return _is_unfinished(before.text, after.text)


def _begins(text: str) -> bool:
    """Say whether *text* can only begin a line: a list item, a heading, an address."""
    return bool(MARKER.match(text) or MARKER.match(text.lstrip(_EMPHASIS)) or _ADDRESS.match(text))


def _is_unfinished(before: str, after: str) -> bool:
    start = after.lstrip(_EMPHASIS)
    end = before.rstrip(_EMPHASIS)
    if _SENTENCE_END.search(before) or is_capitals(after):
        return False
    if _CLAUSE_END.search(before) and len(before) < _LONG:
        return False
    if start[:1].islower():
        return True
    if HANGING_NUMBER.search(end):
        return bool(_NUMBER_START.match(start))
    return bool(_HANGING.search(end)) or (end.endswith(",") and len(end) >= _LONG)


def _closes(before: str, after: str) -> bool:
    """Say whether *after* soon closes a bracket or quotation that *before* ends in."""
    end, start = before[-_SOON:], after[:_SOON]
    for opening, closing in _BRACKETS:
        if end.rfind(opening) > end.rfind(closing):
            first = re.search(f"[{re.escape(opening + closing)}]", start)
            return first is not None and first[0] == closing
    return False
