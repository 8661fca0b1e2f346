"""What came beside the main file: an annex (phụ lục) or a form (biểu mẫu), told by its looks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from ingest.patterns import (
    APPENDIX,
    ENCLOSED_WITH,
    NATION,
    NUMBER_LINE,
    ORGAN_START,
    PLACE_DATE,
    ROMAN,
    TITLE,
    is_rule,
)
from ingest.regions import Placed, Region, starts_appendix
from knowledge.language import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.pieces import Piece

# "Mẫu số 01" · "BIỂU MẪU 2A" · "Mẫu 1-KNĐ" · "BIỂU TỔNG HỢP KẾT QUẢ" · "MẪU BÁO CÁO"
FORM = re.compile(
    r"(?:BIỂU MẪU|Biểu mẫu|MẪU BIỂU|Mẫu biểu|BIỂU|Biểu|MẪU|Mẫu)\b"
    rf"(?: (?:SỐ|số)\b)? ?:? ?(?P<number>\d{{1,2}}[A-Za-z]?\b|{ROMAN}\b)?"
)
# "bieu mau 02.docx" · "Mau so 1.xlsx" · "BM01.doc"
_FORM_NAME = re.compile(r"(?:^|[\W_\d])(?:bieu|mau|form|bm)(?=$|[\W_\d])")
# "phu luc 1.pdf" · "PL-02.xlsx" · "danh sach kem theo.docx"
_ANNEX_NAME = re.compile(r"(?:^|[\W_\d])(?:phu ?luc|pl|kem theo|dinh kem)(?=$|[\W_\d])")
# "Họ và tên: ……………" · "Số: ____" · "Chi bộ .........."
_BLANK = re.compile(r"\.{5,}|…{2,}|_{5,}|(?:\. ){4,}")
_BLANK_LINES = 3  # from so many on, a paper is there to be filled in
_TOP_LINES = 15  # among which the name of an annex stands
_LONGEST_TITLE = 200
_NO_TITLE = (NATION, NUMBER_LINE, PLACE_DATE, ENCLOSED_WITH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Annex:
    """Which part of the text came as a file, or pictures, of its own; *end* is not included."""

    start: int
    end: int
    kind: Literal["annex", "form"]


def named_as(name: str) -> Literal["annex", "form"] | None:
    """Say what the name of a file calls it; None where it calls it neither."""
    words = fold(name.rpartition(".")[0] or name).replace("_", " ")
    if _ANNEX_NAME.search(words):
        return "annex"
    return "form" if _FORM_NAME.search(words) else None


def kind_of(pieces: Sequence[Piece], name: str) -> Literal["annex", "form"]:
    """Say whether a paper is there to be read or to be filled in.

    Args:
        pieces: Its printed lines.
        name: Of its file.
    """
    if any(FORM.match(piece.plain) for piece in pieces[:_TOP_LINES] if not piece.cells):
        return "form"
    blanks = sum(_BLANK.search(piece.text) is not None for piece in pieces)
    if blanks >= _BLANK_LINES or _is_empty_table(pieces):
        return "form"
    return named_as(name) or "annex"


def _is_empty_table(pieces: Sequence[Piece]) -> bool:
    """Say whether most rows of a table below the one that titles its columns are left empty."""
    rows = [piece.cells for piece in pieces if piece.cells][1:]
    empty = [row for row in rows if sum(bool(cell.strip()) for cell in row) <= len(row) // 2]
    return len(rows) >= _BLANK_LINES and len(empty) * 2 > len(rows)


def is_named(pieces: Sequence[Piece]) -> bool:
    """Say whether the first lines of a paper call it an annex or a form."""
    return any(_names(piece) for piece in pieces[:_TOP_LINES])


def title_of(pieces: Sequence[Piece]) -> str | None:
    """Return the words that head a paper, but for its number as an annex; None for none."""
    for piece in pieces[:_TOP_LINES]:
        text = " ".join(cell for cell in piece.cells if cell) if piece.cells else piece.plain
        named = APPENDIX.fullmatch(text) or FORM.match(text)
        rest = text[named.end("number") :] if named and named["number"] else text
        rest = rest.strip(" .:–-") if named else rest
        if named and not named["number"] and named.end() == len(text):
            continue
        if _is_heading(rest):
            return rest
    return None


def _is_heading(text: str) -> bool:
    if not any(char.isalpha() for char in text) or len(text) > _LONGEST_TITLE or is_rule(text):
        return False
    if any(pattern.fullmatch(text) for pattern in _NO_TITLE):
        return False
    is_body = ORGAN_START.match(text) and not TITLE.fullmatch(text)  # "BÁO" of "BÁO CÁO"
    return not is_body and _BLANK.search(text) is None


def place(pieces: Sequence[Piece]) -> list[Placed]:
    """Place the lines of one annex: everything stands under it, whatever it looks like."""
    if not pieces:
        return []
    first = next((at for at, one in enumerate(pieces[:_TOP_LINES]) if _names(one)), None)
    placed = []
    if first or pieces[0].cells:
        named = pieces[first].plain if first is not None else None
        placed.append(Placed(piece=pieces[0].part(0, 0), region="appendix", named=named))
    for at, piece in enumerate(pieces):
        starts = not placed or (at != first and starts_appendix(piece, after_foot=False))
        placed.append(Placed(piece=piece, region=_region(piece, starts=starts)))
    return placed


def _names(piece: Piece) -> bool:
    if piece.cells:
        return False
    return starts_appendix(piece, after_foot=False) or FORM.match(piece.plain) is not None


def _region(piece: Piece, *, starts: bool) -> Region:
    if starts:
        return "appendix"
    return "rule" if is_rule(piece.plain) else "body"
