"""Tesseract: a picture of print in, its lines and words out, each with how sure it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image
from tesserocr import (  # type: ignore[import-untyped]
    OEM,
    PSM,
    RIL,
    PyResultIterator,
    PyTessBaseAPI,
    iterate_level,
)

from ingest.scans.arrays import Gray, Rect, around
from knowledge.errors import PartMissing
from knowledge.language import nfc

LANGUAGE = "vie"
# Where Debian, Fedora, Homebrew and the Windows installer put the languages.
_FOLDERS = (
    "/usr/share/tesseract-ocr/*/tessdata",
    "/usr/share/tessdata",
    "/usr/share/tesseract/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
    "C:/Program Files/Tesseract-OCR/tessdata",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word as read, and where it is printed on the picture."""

    text: str
    rect: Rect
    # 0 to 1
    sure: float
    # of each symbol; as many as ``text`` has letters, but for ligatures
    letters: tuple[float, ...]
    # what was read, where a rule put something else there
    read: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One printed line: one word at least."""

    words: tuple[Word, ...]
    # how far down its letters stand, in the middle of the line
    base: float

    @property
    def text(self) -> str:
        """The words with single spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def rect(self) -> Rect:
        """Where the line is printed."""
        return around([word.rect for word in self.words])

    def moved(self, right: int, down: int) -> Row:
        """Return it so many pixels further right and down."""
        words = tuple(replace(word, rect=word.rect.moved(right, down)) for word in self.words)
        return Row(words=words, base=self.base + down)


def tessdata() -> Path:
    """Return the folder that holds the Vietnamese language of tesseract.

    Raises:
        PartMissing: If it is not installed.
    """
    for pattern in _FOLDERS:
        root = Path(pattern.partition("*")[0])
        folders = root.parent.glob(Path(pattern).relative_to(root.parent).as_posix())
        for folder in sorted(folders, reverse=True):
            if (folder / f"{LANGUAGE}.traineddata").is_file():
                return folder
    raise PartMissing(part="ocr", package="tesseract-ocr-vie")


class Engine:
    """Tesseract with one picture loaded at a time; costs 0.1 s to make and 60 MB to hold."""

    def __init__(self, folder: Path | None = None) -> None:
        """Load the language.

        Raises:
            PartMissing: If it is not installed.
        """
        self._api = PyTessBaseAPI(
            path=str(folder or tessdata()), lang=LANGUAGE, psm=PSM.SINGLE_COLUMN, oem=OEM.LSTM_ONLY
        )

    def rows(self, picture: Gray, *, block: bool = False, line: bool = False) -> list[Row]:
        """Read a picture.

        Args:
            picture: Dark print on light paper, lines level.
            block: All of it is one block of one size, such as a cell.
            line: All of it is one line.
        """
        mode = PSM.SINGLE_LINE if line else PSM.SINGLE_BLOCK if block else PSM.SINGLE_COLUMN
        self._api.SetPageSegMode(mode)
        self._api.SetImage(_image(picture))
        self._api.Recognize()
        found = list(_rows(self._api.GetIterator()))
        self._api.Clear()
        return found


@cache
def shared() -> Engine:
    """Return the one engine of this process, which reads one file.

    Raises:
        PartMissing: If the language is not installed.
    """
    return Engine()


def _image(picture: NDArray[np.uint8]) -> Image.Image:
    return Image.fromarray(np.ascontiguousarray(picture))


def _rows(iterator: PyResultIterator | None) -> Iterator[Row]:
    """Yield the lines that *iterator* goes over symbol by symbol."""
    words: list[Word] = []
    base = 0.0
    for at in iterate_level(iterator, RIL.SYMBOL) if iterator is not None else ():
        if at.IsAtBeginningOf(RIL.TEXTLINE):
            if words:
                yield Row(words=tuple(words), base=base)
            words, base = [], _base(at)
        if at.IsAtBeginningOf(RIL.WORD):
            words += _word(at)
        elif words:
            words[-1] = _with_symbol(words[-1], at)
    if words:
        yield Row(words=tuple(words), base=base)


def _base(at: PyResultIterator) -> float:
    line = at.Baseline(RIL.TEXTLINE)
    return (line[0][1] + line[1][1]) / 2 if line else 0.0


def _word(at: PyResultIterator) -> list[Word]:
    """Return the word that begins here, its first letter sure or not; none for a blank."""
    box = at.BoundingBox(RIL.WORD)
    text = nfc(at.GetUTF8Text(RIL.WORD).strip()) if box else ""
    if not text:
        return []
    word = Word(text=text, rect=Rect(*box), sure=at.Confidence(RIL.WORD) / 100, letters=())
    return [_with_symbol(word, at)]


def _with_symbol(word: Word, at: PyResultIterator) -> Word:
    sure = at.Confidence(RIL.SYMBOL) / 100
    return replace(word, letters=(*word.letters, min(sure, 1.0)))
