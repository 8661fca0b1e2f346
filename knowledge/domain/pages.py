"""How a directive stood on paper: its pages, where its lines are printed, what is not sure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

# text: the file's own text · repaired: its text, put right · ocr: read from a picture
ReadBy = Literal["text", "repaired", "ocr"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on an upright page, in fractions of its width and height, from the top left."""

    left: float
    top: float
    right: float
    bottom: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page (trang) as it was read."""

    # from 1, through all files of the directive: what ``Unit.page`` counts
    number: int
    # name of the file that it is a page of, and which page of that file, from 1
    source: str
    in_source: int
    read_by: ReadBy
    # 0 to 1: how sure the reader is of its words; 1 for text
    sure: float = 1.0
    # places of a picture that look like print and were read as nothing
    unread: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PrintedLine:
    """Where on a page read from a picture a span of the text is printed."""

    start: int
    end: int
    page: int
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """A span that OCR is not sure of; staff compare it with the picture of its line."""

    start: int
    end: int
    page: int
    # a number or a date is asked about sooner than a word
    kind: Literal["word", "number", "date"]
    # 0 to 1
    sure: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What a person found who compared a span with the paper: other words, or that it is right."""

    # of the text as it is now
    start: int
    end: int
    # None where the format knows no pages
    page: int | None
    # what had been read there, and what stands there now; the same where it was read right
    printed: str
    words: str
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    """An annex (phụ lục) or form (biểu mẫu) that came as a file of its own.

    What was read from it is part of the directive's text, after the main file.
    """

    # file name, without folders
    source: str
    # of the file's bytes, hex
    sha256: str
    kind: Literal["annex", "form"]
    # its first heading as printed; None where it has none
    title: str | None
    # directive.text[start:end]
    start: int
    end: int
