"""PDF: the text of each page where it has one that can be trusted, else its picture."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pypdfium2 as pdfium  # type: ignore[import-untyped]
from pypdfium2 import raw

from ingest.blocks import Loaded
from ingest.limits import Limits, Progress, silent
from ingest.loaders import pdf_layout, pdf_lines, pdf_words
from ingest.loaders.pdf_layout import Printed
from ingest.loaders.pdf_tables import Finder, outside
from knowledge.domain import Page
from knowledge.errors import UnreadableDocument

_PASSWORD = raw.FPDF_ERR_PASSWORD


def load(path: Path, limits: Limits, report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a .pdf file.

    Raises:
        UnreadableDocument: If it is damaged, has a password or too many pages.
    """
    with _opened(path, limits) as document, Finder(path) as finder:
        pages, printed = [], []
        for at, page in enumerate(document):
            report(Progress(stage="pages", done=at, total=len(document)))
            printed.append(_printed(page, at, finder))
            pages.append(Page(number=at + 1, source=path.name, in_source=at + 1, read_by="text"))
            page.close()
    return Loaded(blocks=tuple(pdf_layout.blocks(printed)), pages=tuple(pages))


def _printed(page: pdfium.PdfPage, at: int, finder: Finder) -> Printed:
    """Return what page *at*, from 0, prints."""
    sheet = pdf_words.read(page)
    tables = finder.find(at, page, sheet)
    lines = pdf_lines.lines(tuple(outside(sheet.words, tables)), at + 1)
    return Printed(
        page=at + 1,
        width=sheet.width,
        lines=tuple(lines),
        tables=tuple(tables),
        aslant=sheet.aslant,
    )


@contextmanager
def _opened(path: Path, limits: Limits) -> Iterator[pdfium.PdfDocument]:
    try:
        document = pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        reason = "encrypted" if error.err_code == _PASSWORD else "damaged"
        raise UnreadableDocument(path=path.name, format="pdf", reason=reason) from error
    try:
        if not len(document):
            raise UnreadableDocument(path=path.name, format="pdf", reason="empty")
        if len(document) > limits.pdf_pages:
            raise UnreadableDocument(path=path.name, format="pdf", reason="too_many_pages")
        yield document
    finally:
        document.close()
