"""PDF: the text of each page where it holds one that can be trusted, else its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium  # type: ignore[import-untyped]
from numpy.typing import NDArray
from pypdfium2 import raw

from ingest.blocks import Loaded
from ingest.encodings import Encoding
from ingest.limits import OCR, Limits, Progress, silent
from ingest.loaders import (
    pdf_fonts,
    pdf_gate,
    pdf_layout,
    pdf_lines,
    pdf_notes,
    pdf_stamps,
    pdf_tables,
    pdf_words,
)
from ingest.loaders.pdf_layout import Printed
from ingest.loaders.pdf_lines import Line
from ingest.loaders.pdf_plumber import Plumber
from ingest.loaders.pdf_render import render
from ingest.loaders.pdf_words import Sheet
from knowledge.domain import Page, ReadBy
from knowledge.errors import UnreadableDocument

_EVERY = 20  # pages between two reports of progress


def load(path: Path, limits: Limits, report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a .pdf file, each page in its own best way.

    Raises:
        PartMissing: If a page is a picture and tesseract's Vietnamese is not installed.
        UnreadableDocument: If it is damaged, has a password, or is beyond *limits*.
    """
    with _opened(path, limits) as document, Plumber(path, document) as plumber:
        reading = _Reading(path, document, plumber, limits, report)
        times = pdf_stamps.signed_at(document)
        sheets = list(reading.sheets())
        fonts = pdf_fonts.usual(sheets)
        printed = [reading.page(at, sheet, fonts) for at, sheet in enumerate(sheets)]
    blocks = tuple(pdf_layout.blocks(printed))
    return Loaded(blocks=blocks, pages=tuple(reading.pages), signed_at=times)


def page(path: Path, in_source: int, limits: Limits) -> NDArray[np.uint8]:
    """Draw one page of a .pdf, from 1, as it was scanned.

    Raises:
        UnreadableDocument: If it is damaged, beyond *limits*, or has no such page.
    """
    with _opened(path, limits) as document:
        if not 1 <= in_source <= len(document):
            raise UnreadableDocument(path=path.name, format="pdf", reason="missing")
        with closing(document[in_source - 1]) as drawn:
            return render(drawn, limits)


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    """Open a file while it is read; whatever PDFium cannot do with it then, it is damaged."""
    try:
        with closing(pdfium.PdfDocument(path)) as document:
            if not len(document):
                raise UnreadableDocument(path=path.name, format="pdf", reason="empty")
            document.init_forms()  # or the fields of signatures are not drawn
            if len(document) > limits.pdf_pages:
                raise UnreadableDocument(path=path.name, format="pdf", reason="too_many_pages")
            yield document
    except pdfium.PdfiumError as error:
        reason = "encrypted" if error.err_code == raw.FPDF_ERR_PASSWORD else "damaged"
        raise UnreadableDocument(path=path.name, format="pdf", reason=reason) from error


def _apart(sheet: Sheet, written: Sheet) -> Sheet:
    """Tell the lines of signatures on *sheet* from what was *written* on it."""
    words, stamps = pdf_stamps.apart(sheet.words, written.words)
    return replace(sheet, words=tuple(words), stamps=tuple(stamps))


@dataclass(slots=True)
class _Reading:
    """One file while it is read, page by page."""

    path: Path
    document: pdfium.PdfDocument
    plumber: Plumber
    limits: Limits
    report: Callable[[Progress], None]
    pages: list[Page] = field(default_factory=list)
    # pages read from their pictures
    drawn: int = 0
    # the page before has footnotes
    has_notes: bool = False

    def sheets(self) -> Iterator[Sheet]:
        """Yield the words that each page holds."""
        for at in range(len(self.document)):
            if at % _EVERY == 0:
                self._tell("load", at)
            with closing(self.document[at]) as page:
                sheet = pdf_words.read(page)
                has_notes = pdf_stamps.has_notes(page)
                if has_notes:
                    pdf_stamps.make_part_of(page)
            yield self._with_stamps(at, sheet) if has_notes else _apart(sheet, sheet)

    def _with_stamps(self, at: int, written: Sheet) -> Sheet:
        """Return the words of a page whose notes have become part of it."""
        with closing(self.document[at]) as page:
            return _apart(pdf_words.read(page), written)

    def page(self, at: int, sheet: Sheet, fonts: Mapping[str, Encoding]) -> Printed:
        """Return what page *at*, from 0, prints; *fonts* are those in an old encoding."""
        sheet = pdf_fonts.in_unicode(sheet, fonts)
        with closing(self.document[at]) as page:
            if not sheet.words and pdf_gate.is_blank(page):
                return self._text(at, page, sheet, (), "text")
            if not pdf_gate.is_scan(page, sheet.words):
                lines = pdf_lines.lines(sheet.words, at + 1)
                if pdf_gate.is_sound(lines):
                    repaired = bool(fonts) or pdf_gate.is_scattered(sheet.words)
                    return self._text(at, page, sheet, lines, "repaired" if repaired else "text")
                other = self.plumber.letters(at) if sheet.words else None
                lines = pdf_lines.lines(other.words, at + 1) if other else []
                if other and pdf_gate.is_sound(lines):
                    return self._text(at, page, other, lines, "repaired")
            return self._picture(at, page, sheet)

    def _text(
        self,
        at: int,
        page: pdfium.PdfPage,
        sheet: Sheet,
        whole: Sequence[Line],
        read_by: ReadBy,
    ) -> Printed:
        """Return a page whose words make the lines *whole*, if none are a table's or a note's."""
        tables = pdf_tables.find(at, page, sheet, self.plumber)
        words = list(pdf_tables.outside(sheet.words, tables))
        words, notes = pdf_notes.apart(words, page, sheet, at + 1, is_open=self.has_notes)
        self.has_notes = bool(notes)
        self.pages.append(
            Page(number=at + 1, source=self.path.name, in_source=at + 1, read_by=read_by)
        )
        return Printed(
            page=at + 1,
            width=sheet.width,
            lines=tuple(pdf_lines.lines(words, at + 1) if tables or notes else whole),
            notes=tuple(notes),
            tables=tuple(tables),
            aslant=sheet.aslant,
            stamps=sheet.stamps,
        )

    def _picture(self, at: int, page: pdfium.PdfPage, sheet: Sheet) -> Printed:
        self.drawn += 1
        if self.drawn > self.limits.ocr_pages:
            raise UnreadableDocument(path=self.path.name, format="pdf", reason="too_many_pages")
        self._tell(OCR, at)
        picture = render(page, self.limits)
        from ingest import scans  # noqa: PLC0415  # OpenCV, which pages of text do not pay for

        read = scans.read(picture, number=at + 1, source=self.path.name, in_source=at + 1)
        self.pages += read.pages
        return Printed(
            page=at + 1, width=sheet.width, lines=(), blocks=read.blocks, stamps=sheet.stamps
        )

    def _tell(self, stage: str, at: int) -> None:
        self.report(Progress(stage=stage, done=at, total=len(self.document)))
