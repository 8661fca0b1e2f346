"""The mark of a state secret (dấu độ mật): standing alone on its line, no word of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ingest.patterns import RECIPIENTS, TITLE, is_type_name
from ingest.pieces import plain
from knowledge.language import nfc, place_tones

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# From the lowest to the highest.
_MARKS = {"MẬT": "MẬT", "TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}
_LEVELS = tuple(_MARKS.values())
# "TUYỆT" on one line and "MẬT" on the next, as in a stamp
_FIRST_HALVES = ("TỐI", "TUYỆT")
# "… công tác bảo" above "mật": two lines of one word
_WORD_BROKEN = re.compile(r"\b(?:bảo|bí|cơ|ẩn|chế độ)\W*$", re.IGNORECASE)
# "Độ mật: TỐI MẬT" · "ĐỘ MẬT: Mật" · "DẤU MẬT: MẬT" · "DẤU ĐỘ MẬT: TỐI MẬT"
_LABELLED = re.compile(
    r"(?:(?:mức\s|dấu\s(?:chỉ\s)?)?độ|dấu)\smật\s?[:=]\s?\W{0,3}"
    r"(?P<mark>tuyệt mật|tối mật|mật)\b(?!\s?[:=])",
    re.IGNORECASE,
)
# "DẤU ĐỘ MẬT" · "DẤU CHỈ ĐỘ MẬT": where the stamp goes
_STAMP = re.compile(r"\W*DẤU (?:(?:CHỈ )?ĐỘ )?MẬT\W*")
# "MẬT (bản số 02)" · "TỐI MẬT - Bản số: 01"
_COPY_NUMBER = re.compile(r"\W*\(?(?:bản|BẢN|Bản)\s(?:số|SỐ)\b.{0,12}$|\W*\d{1,2}\W*$")
# "Số 05-KH/ĐU (MẬT)" · "Số 05-KH/ĐU TUYỆT MẬT" · "Số 05-KH/ĐU (Tối mật)"
_BY_NUMBER = re.compile(
    r"^(?:Số|SỐ)\b.{0,40}?(?:(?<!\w)(?P<mark>TUYỆT MẬT|TỐI MẬT|MẬT)"
    r"|\((?P<bracketed>(?i:tuyệt mật|tối mật|mật))\))\W*$"
)
# "MẬT ĐẢNG CỘNG SẢN VIỆT NAM" · "ĐẢNG CỘNG SẢN VIỆT NAM MẬT": two columns on one line
_BY_NATION = re.compile(
    r"^(?:.*?\s)??(?P<before>TUYỆT MẬT|TỐI MẬT|MẬT)\W+(?:ĐẢNG CỘNG SẢN|CỘNG H)"
    r"|(?:VIỆT NAM)\W+(?P<after>TUYỆT MẬT|TỐI MẬT|MẬT)\W*$"
)
# "M Ậ T" · "t ố i  m ậ t": no sentence is spaced so
_SPACED = re.compile(r"\W*\w(?:[\s.]+\w){2,8}\W*")
_LONGEST = 60
# Lines of a header before the title, of a signature block, and at the very end of a paper.
_HEADER_LINES, _FOOT_LINES, _LAST_LINES = 15, 25, 3


@dataclass(frozen=True, slots=True)
class _Part:
    """A printed line, or one column of it."""

    text: str
    # the only column of its line: no cell of a table, no label beside
    alone: bool


def security_mark(lines: Iterable[str]) -> str | None:
    """Return the mark a paper bears: "MẬT", "TỐI MẬT" or "TUYỆT MẬT"; ``None`` for none.

    In capitals it counts wherever it stands alone, in any case ("Tối mật") where it stands alone in
    the header or the signature block. Spaced letters ("T U Y Ệ T  M Ậ T"), frames and asterisks do
    not hide it. "bảo mật", "BÍ MẬT NHÀ NƯỚC" in a title and "văn bản theo chế độ mật" are words of
    a sentence. Every line of the paper is looked at: a page header may come last.

    Args:
        lines: Printed lines; one may hold several, with breaks or tabs between.
    """
    parts = [part for line in lines for part in _parts(line)]
    edges = _edges(parts)
    before = ""
    for at, part in enumerate(parts):
        mark = _mark(part.text, before, any_case=at in edges and part.alone)
        if mark:
            return mark
        before = plain(part.text) or before
    return None


def _parts(line: str) -> Iterable[_Part]:
    for printed in nfc(line).split("\n"):
        columns = [text for text in re.split(r"[\t|]", printed) if text.strip()]
        yield from (_Part(text, alone=len(columns) == 1) for text in columns)


def _edges(parts: Sequence[_Part]) -> set[int]:
    """Return the positions of header and signature block."""
    texts = [plain(part.text) for part in parts]
    header = texts[:_HEADER_LINES]
    title = next((at for at, text in enumerate(header) if _is_title(text)), len(header))
    edges = {*range(title), *range(max(0, len(texts) - _LAST_LINES), len(texts))}
    foot = next((at for at, text in enumerate(texts) if RECIPIENTS.match(text)), len(texts))
    return edges | set(range(max(0, foot - _LAST_LINES), min(len(texts), foot + _FOOT_LINES)))


def _is_title(text: str) -> bool:
    return TITLE.fullmatch(text) is not None or is_type_name(text)


def _mark(line: str, before: str, *, any_case: bool) -> str | None:
    text = place_tones(plain(line)).strip(" _")
    if not text or len(text) > _LONGEST or "MẬT" not in re.sub(r"\W", "", text).upper():
        return None
    for pattern in (_LABELLED, _BY_NUMBER, _BY_NATION):
        match = pattern.search(text)
        if match:
            return str(next(filter(None, match.groups()))).upper()
    if _STAMP.fullmatch(text):
        return "MẬT"
    alone = _alone(_COPY_NUMBER.sub("", text), any_case=any_case)
    if alone != "MẬT":
        return alone
    listed = re.match(r"\s*[-–+•]\s", line)  # an item of a list that explains the marks
    if listed or _WORD_BROKEN.search(before):
        return None
    first_half = _letters(before).upper()
    return f"{first_half} MẬT" if first_half in _FIRST_HALVES else alone


def _alone(text: str, *, any_case: bool) -> str | None:
    """Read a line of nothing but a mark, or of several: "MẬT/TUYỆT MẬT" bears the highest."""
    shown = text.upper() if any_case or _SPACED.fullmatch(text) else text
    whole = _MARKS.get(_letters(shown))
    if whole:
        return whole
    several = [_MARKS.get(_letters(part)) for part in shown.split("/")]
    marks = [mark for mark in several if mark]
    return max(marks, key=_LEVELS.index) if marks and len(marks) == len(several) else None


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text)
