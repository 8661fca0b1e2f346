"""The printed lines of a paper, as the stages after cleaning look at them."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.language import place_tones

if TYPE_CHECKING:
    from collections.abc import Iterator

    from ingest.clean import Cleaned, Line

# "**T/M BAN THƯỜNG VỤ": emphasis of a .txt file, seen through but kept in the stored text
_EMPHASIS = re.compile(r"\*+")
_SPACES = re.compile(r"\s+")
# Two columns printed on one line; what the second may start with:
# "ĐẢNG ỦY XÃ BÌNH AN ĐẢNG CỘNG SẢN VIỆT NAM" · "Số 12-KH/ĐU Bình An, ngày 05 tháng 01 năm 2026"
# · "Nơi nhận: T/M BAN THƯỜNG VỤ"
_SECOND_COLUMN = re.compile(
    r"\s+(?=\*{0,3}(?:ĐẢNG CỘNG SẢN VIỆT NAM|CỘNG H(?:ÒA|OÀ) XÃ HỘI|Độc lập ?[-–]))"
    r"|(?<=/)(?P<organ>[A-ZĐ][\w-]*)(?P<gap>\s+)(?=[^\W\d][^,:;.]{1,40},\s?ngày\b)"
    r"|(?<=nhận:)\s+(?=\*{0,3}(?:T/M|K/T|T/L|TM\.|KT\.|TL\.)\s?[A-ZĐ])"
)
_WIDEST_PAIR = 160
_LINE_BREAK = re.compile(r"\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One printed line: ``text`` is the stored text from *start* to *end*, nothing stripped off."""

    text: str
    start: int
    end: int
    page: int | None = None
    # non-empty for a row of a ruled table
    cells: tuple[str, ...] = ()

    @property
    def plain(self) -> str:
        """The words alone: no emphasis, single spaces, tones placed; offsets are lost."""
        return plain(self.text)

    def part(self, start: int, end: int) -> Piece:
        """Return ``text[start:end]`` of this piece as a piece of its own."""
        return replace(
            self,
            text=self.text[start:end],
            start=self.start + start,
            end=self.start + end,
            cells=(),
        )


def words(text: str) -> str:
    """Strip emphasis and double spaces off *text*; the spelling stays as printed."""
    return _SPACES.sub(" ", _EMPHASIS.sub("", text)).strip()


def plain(text: str) -> str:
    """Return the words of *text* with tones placed anew, for matching; as long as ``words``."""
    return place_tones(words(text))


def is_upper(text: str) -> bool:
    """Say whether *text* has letters and all of them are capitals."""
    return text.isupper()


def starts_upper(text: str) -> bool:
    """Say whether the first letter of *text*, past quotes and brackets, is a capital."""
    first = next((char for char in text if char.isalpha()), "")
    return first.isupper()


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Shrink a span until neither spaces nor half a pair of emphasis marks stand at its ends."""
    start, end = _stripped(text, start, end)
    runs = [match.span() for match in _EMPHASIS.finditer(text, start, end)]
    opens = bool(runs) and runs[0][0] == start
    closes = bool(runs) and runs[-1][1] == end
    wraps = opens and closes and len(runs) == 2  # noqa: PLR2004  # one at either end
    lone = len(runs) % 2 == 1
    if closes and (wraps or lone):
        end = runs[-1][0]
    if opens and (wraps or (lone and not closes)):
        start = runs[0][1]
    return _stripped(text, start, end)


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def split(cleaned: Cleaned) -> list[Piece]:
    """List the printed lines of a paper, two columns on one line taken apart, blanks left out.

    What signatures put on it belongs to no part of the paper.
    """
    lines = (line for line in cleaned.lines if line.region != "stamp")
    pieces = (piece for line in lines for piece in _pieces(cleaned.text, line))
    return [piece for piece in pieces if piece.text.strip()]


def _pieces(text: str, line: Line) -> Iterator[Piece]:
    whole = Piece(
        text=text[line.start : line.end],
        start=line.start,
        end=line.end,
        page=line.page,
        cells=line.cells,
    )
    if line.cells:
        yield whole
        return
    for start, end in _spans(whole.text, _LINE_BREAK):
        piece = whole.part(start, end)
        columns = _spans(piece.text, _SECOND_COLUMN) if len(piece.text) <= _WIDEST_PAIR else ()
        yield from (piece.part(*column) for column in columns)
        if not columns:
            yield piece


def _spans(text: str, gap: re.Pattern[str]) -> list[tuple[int, int]]:
    gaps = [_gap(match) for match in gap.finditer(text)]
    starts = [0, *(end for _, end in gaps)]
    return list(zip(starts, [*(start for start, _ in gaps), len(text)], strict=True))


def _gap(match: re.Match[str]) -> tuple[int, int]:
    return match.span("gap") if match.groupdict().get("gap") else match.span()
