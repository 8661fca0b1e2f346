"""A .pdf as pdfplumber reads it: where rules are drawn, and letters where PDFium's are broken.

Everything that is asked of pdfplumber is asked here, for its parser ends in whatever it happens to
meet in a damaged file: types, lookups, errors of its own. PDFium reads most of those, so what
pdfplumber stumbles over is a page that it knows nothing of, and no reason to lose the paper.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from io import BufferedReader, BytesIO
from pathlib import Path
from typing import Self, TypeAlias, TypeVar

import pdfplumber
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pdfplumber.page import Page
from pdfplumber.pdf import PDF

from ingest.loaders.pdf_words import AS_IT_IS, Sheet, Style, words

# left, top, right, bottom in points, from the top left of the page
Frame: TypeAlias = tuple[float, float, float, float]
# the cells of one table, row by row, without those merged into the one above
Grid: TypeAlias = list[list[Frame]]

_BELOW = 0.2  # of their size: how far letters reach below the line they stand on
# How pdfminer writes a letter of which the font does not say what it is.
_NAMELESS = re.compile(r"\(cid:\d+\)")
_NO_LETTER = "\ufffd"
_Told = TypeVar("_Told")


class Plumber:
    """One file as pdfplumber reads it, opened when it is first asked."""

    def __init__(self, path: Path, document: pdfium.PdfDocument) -> None:
        """Take a file, and the same as PDFium has opened it."""
        self._path = path
        self._document = document
        self._stack = ExitStack()
        self._opened: PDF | None = None
        self._is_closed_to_it = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._told(self._stack.close)

    def letters(self, at: int) -> Sheet | None:
        """Return the words of page *at*, from 0; None where it cannot read that page."""
        return self._of_page(at, _sheet)

    def grids(self, at: int) -> list[Grid]:
        """Return the ruled tables of page *at*, from 0; none where it cannot read that page."""
        return self._of_page(at, _grids) or []

    def _of_page(self, at: int, told: Callable[[Page], _Told]) -> _Told | None:
        opened = self._open()
        return self._told(lambda: _closing(opened.pages[at], told)) if opened else None

    def _open(self) -> PDF | None:
        """Return the file, if it opens: as it is, or else as PDFium writes it anew."""
        if self._opened is None and not self._is_closed_to_it:
            self._opened = self._told(self._as_it_is)
            self._opened = self._opened or self._told(self._mended)
            self._is_closed_to_it = self._opened is None
        return self._opened

    def _as_it_is(self) -> PDF:
        return self._with_all_pages(self._stack.enter_context(self._path.open("rb")))

    def _mended(self) -> PDF:
        """Open what PDFium, which finds the objects of a file without its index, makes of it."""
        written = BytesIO()
        self._document.save(written)
        return self._with_all_pages(written)

    def _with_all_pages(self, file: BufferedReader | BytesIO) -> PDF:
        opened = self._stack.enter_context(pdfplumber.open(file))
        if len(opened.pages) != len(self._document):
            raise LookupError  # its pages are not those that PDFium counts
        return opened

    @staticmethod
    def _told(ask: Callable[[], _Told]) -> _Told | None:
        try:
            return ask()
        except MemoryError:
            raise  # a limit that the file has met, whoever reads it
        except Exception:  # noqa: BLE001  # see above: nobody can list what the parser raises
            return None


def _closing(page: Page, told: Callable[[Page], _Told]) -> _Told:
    try:
        return told(page)
    finally:
        page.close()


def _grids(page: Page) -> list[Grid]:
    left, top, *_ = page.cropbox
    return [
        [[_moved(cell, left, top) for cell in row.cells if cell] for row in table.rows]
        for table in page.find_tables()
    ]


def _moved(cell: Frame, left: float, top: float) -> Frame:
    """Return a frame from the top left of the page, wherever its coordinates begin."""
    return (cell[0] - left, cell[1] - top, cell[2] - left, cell[3] - top)


def _sheet(page: Page) -> Sheet:
    """Return the upright words of a page in the order of the file."""
    left, top, right, bottom = page.cropbox
    letters = [
        (
            _NAMELESS.sub(_NO_LETTER, str(char["text"])) or _NO_LETTER,
            char["x0"] - left,
            char["bottom"] - top - _BELOW * char["size"],
            char["x1"] - left,
            char["bottom"] - top,
            Style(size=char["size"], font=str(char["fontname"]).rpartition("+")[2]),
        )
        for char in page.chars
        if char["upright"]
    ]
    return Sheet(
        words=tuple(words(letters, AS_IT_IS)),
        width=float(right - left),
        height=float(bottom - top),
        turned=(page.rotation or 0) // 90,
    )
