"""The words of a page as pdfplumber reads them: where PDFium's text of it is broken."""

from __future__ import annotations

from pdfplumber.page import Page

from ingest.loaders.pdf_words import Letter, Sheet, Style, words

_BELOW = 0.2  # of their size: how far letters reach below the line they stand on


def read(page: Page) -> Sheet:
    """Return the upright words of a page in the order of the file."""
    left, top, right, bottom = page.cropbox
    letters = [
        Letter(
            str(char["text"]),
            (char["x0"] - left, char["bottom"] - top - _BELOW * char["size"]),
            (char["x1"] - left, char["bottom"] - top),
            Style(size=char["size"], font=str(char["fontname"]).rpartition("+")[2]),
        )
        for char in page.chars
        if char["upright"]
    ]
    return Sheet(
        words=tuple(words(letters, lambda x, y: (x, y))),
        width=float(right - left),
        height=float(bottom - top),
        turned=(page.rotation or 0) // 90,
    )
