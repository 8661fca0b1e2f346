"""The words of a .pdf page and where they stand, whatever order the file draws them in."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from ctypes import (
    CFUNCTYPE,
    addressof,
    c_double,
    c_int,
    c_uint,
    c_void_p,
    cast,
    create_string_buffer,
)
from dataclasses import dataclass
from typing import Self, TypeAlias
from unicodedata import combining

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
_SPACE = 0x20
_FIRST_MARK = "\u0300"
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


# What takes a place x, y on the page to one from the top left of the page set upright: a, b, c of
# across = ax + by + c, and d, e, f of down = dx + ey + f.
Place: TypeAlias = tuple[float, float, float, float, float, float]
AS_IT_IS: Place = (1, 0, 0, 0, 1, 0)


def read(page: pdfium.PdfPage) -> Sheet:
    """Return the words of a page in the order of the file."""
    text = page.get_textpage()
    letters = list(_letters(text.raw, text.count_chars()))
    quarters = Counter(letter[-1].quarter for letter in letters)
    turned = quarters.most_common(1)[0][0] if quarters else page.get_rotation() // 90
    aslant = "".join(letter[0] for letter in letters if not letter[-1].is_straight(turned))
    if aslant:
        letters = [letter for letter in letters if letter[-1].is_straight(turned)]
    left, bottom, right, top = page.get_bbox()
    across, down = right - left, top - bottom
    text.close()
    return Sheet(
        words=tuple(words(letters, _place(turned, left, bottom, right, top))),
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

    def is_straight(self, turned: int) -> bool:
        """Say whether letters so drawn run with the lines of a page turned so many quarters."""
        return self.quarter == turned and self.off < _UPRIGHT


# One character, or a few drawn as one; x and y of its place, and x and y of that of the next. A
# page has thousands: a plain tuple is made in a third of the time of anything with names.
Letter: TypeAlias = tuple[str, float, float, float, float, Style]


def _bare(function: object, result: type, *taken: type) -> Callable[..., int]:
    """Return a function of PDFium that takes addresses as numbers: a third faster to call."""
    return CFUNCTYPE(result, *taken)(cast(function, c_void_p).value)  # type: ignore[arg-type]


_code = _bare(raw.FPDFText_GetUnicode, c_uint, c_void_p, c_int)
_object = _bare(raw.FPDFText_GetTextObject, c_void_p, c_void_p, c_int)
_origin = _bare(raw.FPDFText_GetCharOrigin, c_int, c_void_p, c_int, c_void_p, c_void_p)
_box = _bare(raw.FPDFText_GetLooseCharBox, c_int, c_void_p, c_int, c_void_p)


def _letters(text: raw.FPDF_TEXTPAGE, count: int) -> Iterator[Letter]:
    """Yield the characters drawn on the page; the spaces that PDFium makes up are left out."""
    x, y, box = c_double(), c_double(), raw.FS_RECTF()
    page, to_x, to_y, to_box = addressof(text.contents), addressof(x), addressof(y), addressof(box)
    drawn_by, style = 0, Style(size=0)
    for at in range(count):
        code = _code(page, at)
        if not code or (code <= _SPACE and raw.FPDFText_IsGenerated(text, at) == 1):
            continue
        if (shown := _object(page, at)) != drawn_by:
            drawn_by, style = shown, _style(text, at, raw.FPDFText_GetTextObject(text, at))
        _origin(page, at, to_x, to_y)
        _box(page, at, to_box)
        letter = _HYPHENS.get(code) or chr(code)
        # the corner of its box where it ends, in the direction it is written
        end_x = box.left if style.quarter == 2 else box.right  # noqa: PLR2004  # upside down
        end_y = box.bottom if style.quarter == 3 else box.top  # noqa: PLR2004  # downwards
        yield letter, x.value, y.value, end_x, end_y, style


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


def _place(turned: int, left: float, bottom: float, right: float, top: float) -> Place:
    return (
        (1.0, 0.0, -left, 0.0, -1.0, top),
        (0.0, 1.0, -bottom, 1.0, 0.0, -left),
        (-1.0, 0.0, right, 0.0, 1.0, -bottom),
        (0.0, -1.0, top, -1.0, 0.0, right),
    )[turned]


@dataclass(slots=True)
class _Growing:
    """A word while letters are added to it."""

    left: float
    right: float
    base: float
    spaced: bool
    text: str
    style: Style
    # how far its letters are apart at most, and off its line
    gap: float
    off: float

    @classmethod
    def of(cls, letter: Letter, left: float, right: float, base: float, *, spaced: bool) -> Self:
        """Begin a word."""
        style = letter[-1]
        gap, off = GAP * style.size, _RAISED * style.size
        return cls(left, right, base, spaced, letter[0], style, gap, off)

    def takes(self, text: str, left: float, right: float, base: float) -> bool:
        """Add a letter, unless it does not go on with this word; say which."""
        mark = text >= _FIRST_MARK and combining(text[0]) > 0
        near = self.left <= left < self.right + self.gap and abs(base - self.base) <= self.off
        if not (mark or near):
            return False
        width = right - left
        doubled = self.right - left > _DOUBLED * width > 0 and self.text.endswith(text)
        if mark or not doubled:  # a letter may be drawn once more in its place
            self.text += text
        self.right = max(self.right, right)
        return True

    def word(self, order: int) -> Word:
        """Return the word that has come together."""
        return Word(
            text=self.text,
            left=self.left,
            right=self.right,
            base=self.base,
            size=self.style.size,
            order=order,
            spaced=self.spaced,
            hidden=self.style.hidden,
            font=self.style.font,
        )


def words(letters: Iterable[Letter], place: Place) -> list[Word]:
    """Put letters together that follow one another without a gap."""
    a, b, c, d, e, f = place
    grown: list[_Growing] = []
    open_word: _Growing | None = None
    space_end: float | None = None
    for letter in letters:
        text, x, y, end_x, end_y, style = letter
        left, base = a * x + b * y + c, d * x + e * y + f
        right = max(a * end_x + b * end_y + c, left)
        if text.isspace():
            open_word, space_end = None, right
        elif open_word is None or not open_word.takes(text, left, right, base):
            near = space_end is not None and abs(space_end - left) < 2 * GAP * style.size
            open_word = _Growing.of(letter, left, right, base, spaced=near)
            grown.append(open_word)
            space_end = None
    return [word.word(order) for order, word in enumerate(grown)]
