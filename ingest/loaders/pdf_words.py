"""The words of a .pdf page and where they stand, whatever order the file draws them in."""

from __future__ import annotations

import math
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from ctypes import addressof, c_double, create_string_buffer
from dataclasses import dataclass
from typing import TypeAlias

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

# A word ends at a gap of so much of its size; a printed space has 0.2 to 0.3, kerning up to 0.1.
GAP = 0.16
# A letter this far off the line of its word is raised or lowered: another word.
_RAISED = 0.1
# A letter drawn again over so much of itself makes it bold.
_DOUBLED = 0.7
_QUARTER = math.pi / 2
_UPRIGHT = 0.1  # radians; letters turned further from their page's direction are no lines of it
# How PDFium writes a hyphen at the end of a line.
_HYPHENS = {0x02: "-", 0xFFFE: "-"}
_LONGEST_NAME = 200  # bytes
_SMALLEST = 1.0  # points; a font that claims none still has a size
_INVISIBLE = 3  # text rendering mode of a layer put under a scan; ISO 32000-1, table 106


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """Letters printed without a gap; lengths in points, from the top left of the upright page."""

    text: str
    left: float
    right: float
    # the line the letters stand on
    base: float
    # of the font
    size: float
    # position among the words of its page as the file draws them
    order: int
    # a space is printed right before it
    spaced: bool = False
    # not to be seen, as the text that a scanner puts under its picture
    hidden: bool = False
    # name of its font, without what marks a part of it: ".VnTime"
    font: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What is written on one page, upright."""

    words: tuple[Word, ...]
    # in points
    width: float
    height: float
    # how many quarters the page was turned, clockwise, for its text to be upright
    turned: int = 0
    # text that runs in another direction than the page: watermarks, notes in the margin
    aslant: str = ""
    # lines that were put on it by a signature
    stamps: tuple[str, ...] = ()


Place: TypeAlias = Callable[[float, float], tuple[float, float]]


def read(page: pdfium.PdfPage) -> Sheet:
    """Return the words of a page in the order of the file."""
    text = page.get_textpage()
    letters = list(_letters(text.raw, text.count_chars()))
    quarters = Counter(letter.style.quarter for letter in letters)
    turned = quarters.most_common(1)[0][0] if quarters else page.get_rotation() // 90
    straight = [letter for letter in letters if _is_straight(letter.style, turned)]
    aslant = "".join(letter.text for letter in letters if not _is_straight(letter.style, turned))
    left, bottom, right, top = page.get_bbox()
    across, down = right - left, top - bottom
    place = _places(turned, left, bottom, right, top)
    text.close()
    return Sheet(
        words=tuple(words(straight, place)),
        width=down if turned % 2 else across,
        height=across if turned % 2 else down,
        turned=turned,
        aslant=" ".join(aslant.split()),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """What the letters of one text object have in common."""

    size: float
    # to which quarter the letters are turned, anticlockwise from the page as the file has it
    quarter: int = 0
    # by how much they are turned further, in radians
    off: float = 0.0
    hidden: bool = False
    font: str = ""


@dataclass(slots=True)
class Letter:
    """One character, or a few drawn as one; ``at`` is its place and ``end`` that of the next."""

    text: str
    at: tuple[float, float]
    end: tuple[float, float]
    style: Style


def _letters(text: raw.FPDF_TEXTPAGE, count: int) -> Iterator[Letter]:
    """Yield the characters drawn on the page; the spaces that PDFium makes up are left out."""
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    drawn_by, style = None, Style(size=0)
    for at in range(count):
        code = raw.FPDFText_GetUnicode(text, at)
        if not code or raw.FPDFText_IsGenerated(text, at) == 1:
            continue
        shown = raw.FPDFText_GetTextObject(text, at)
        if (address := addressof(shown.contents)) != drawn_by:
            drawn_by, style = address, _style(text, at, shown)
        raw.FPDFText_GetCharOrigin(text, at, x, y)
        raw.FPDFText_GetLooseCharBox(text, at, box)
        end = _end(box, style.quarter)
        yield Letter(_HYPHENS.get(code) or chr(code), (x.value, y.value), end, style)


def _style(text: raw.FPDF_TEXTPAGE, at: int, shown: raw.FPDF_PAGEOBJECT) -> Style:
    matrix = raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(text, at, matrix)
    size = raw.FPDFText_GetFontSize(text, at) * math.hypot(matrix.c, matrix.d)
    turns = math.atan2(matrix.b, matrix.a) / _QUARTER
    return Style(
        size=max(size, _SMALLEST),
        quarter=round(turns) % 4,
        off=abs(turns - round(turns)) * _QUARTER,
        hidden=raw.FPDFTextObj_GetTextRenderMode(shown) == _INVISIBLE,
        font=_font(shown),
    )


def _font(shown: raw.FPDF_PAGEOBJECT) -> str:
    """Return the name of the font of a text object, without "ABCDEF+" of one cut to size."""
    name = create_string_buffer(_LONGEST_NAME)
    raw.FPDFFont_GetBaseFontName(raw.FPDFTextObj_GetFont(shown), name, _LONGEST_NAME)
    return name.value.decode("utf-8", "replace").rpartition("+")[2]


def _end(box: raw.FS_RECTF, quarter: int) -> tuple[float, float]:
    """Return the corner of a letter's box where it ends, in the direction it is written."""
    return (
        box.left if quarter == 2 else box.right,  # noqa: PLR2004  # upside down
        box.bottom if quarter == 3 else box.top,  # noqa: PLR2004  # downwards
    )


def _is_straight(style: Style, turned: int) -> bool:
    return style.quarter == turned and style.off < _UPRIGHT


def _places(turned: int, left: float, bottom: float, right: float, top: float) -> Place:
    """Return what takes a place on the page to one from the top left of the page set upright."""
    return (
        lambda x, y: (x - left, top - y),
        lambda x, y: (y - bottom, x - left),
        lambda x, y: (right - x, y - bottom),
        lambda x, y: (top - y, right - x),
    )[turned]


@dataclass(slots=True)
class _Growing:
    """A word while letters are added to it."""

    first: Letter
    left: float
    right: float
    base: float
    spaced: bool
    text: str

    def takes(self, letter: Letter, left: float, base: float) -> bool:
        """Say whether *letter* goes on with this word."""
        if _is_combining(letter.text):
            return True
        size = self.first.style.size
        near = left - self.right < GAP * size and left >= self.left
        return near and abs(base - self.base) <= _RAISED * size

    def add(self, letter: Letter, left: float, right: float) -> None:
        """Add a letter, unless it is the last one drawn once more."""
        width = right - left
        doubled = self.text.endswith(letter.text) and self.right - left > _DOUBLED * width > 0
        if not doubled or _is_combining(letter.text):
            self.text += letter.text
        self.right = max(self.right, right)

    def word(self, order: int) -> Word:
        """Return the word that has come together."""
        style = self.first.style
        return Word(
            text=self.text,
            left=self.left,
            right=self.right,
            base=self.base,
            size=style.size,
            order=order,
            spaced=self.spaced,
            hidden=style.hidden,
            font=style.font,
        )


def _is_combining(text: str) -> bool:
    """Say whether *text*, which is more than one character where letters are joined, is a mark."""
    return unicodedata.combining(text[0]) > 0


def words(letters: Iterable[Letter], place: Place) -> list[Word]:
    """Put letters together that follow one another without a gap."""
    grown: list[_Growing] = []
    open_word: _Growing | None = None
    space_end: float | None = None
    for letter in letters:
        left, base = place(*letter.at)
        right = max(place(*letter.end)[0], left)
        if letter.text.isspace():
            open_word, space_end = None, right
        elif open_word and open_word.takes(letter, left, base):
            open_word.add(letter, left, right)
        else:
            near = space_end is not None and abs(space_end - left) < 2 * GAP * letter.style.size
            open_word = _Growing(letter, left, right, base, near, letter.text)
            grown.append(open_word)
            space_end = None
    return [word.word(order) for order, word in enumerate(grown)]
