"""Word documents, walked part by part so that nothing printed is lost and nothing else comes in.

Kept: automatic numbers, tracked insertions, content controls, text boxes, nested tables, merged
cells once, notes. Left out: tracked deletions, hidden text, field codes, page headers and footers,
unless those bear a secrecy mark or a document number that stands nowhere else.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from lxml.etree import _Element

from ingest.blocks import Block, Loaded, Region
from ingest.limits import Limits, Progress, silent
from ingest.loaders import docx_fonts, docx_tables, docx_text, marks
from ingest.loaders.archive import Archive
from ingest.loaders.docx_numbering import Numbering
from ingest.loaders.docx_styles import Styles
from ingest.loaders.fonts import Fonts
from ingest.loaders.wordml import (
    ALTERNATIVES,
    MAIN,
    RELATION_ID,
    SDT,
    STRICT,
    TBL,
    P,
    chosen,
    content,
    w,
)
from knowledge.errors import UnreadableDocument

_MAIN_PART = "/officeDocument"
_TRANSPARENT = {w("ins"), w("moveTo"), w("customXml"), w("smartTag")}
_EVERY = 200  # paragraphs between two reports of progress


def load(path: Path, limits: Limits, report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a .docx file.

    Raises:
        UnreadableDocument: If it is damaged, encrypted or beyond *limits*.
    """
    archive = Archive(path, limits, "docx", renamed={STRICT: MAIN})
    parts = _Parts(archive)
    root = archive.xml(parts.main)
    body = None if root is None else root.find(w("body"))
    if body is None:
        raise UnreadableDocument(path=path.name, format="docx", reason="damaged")
    styles = Styles(parts.related("/styles"))
    fonts = docx_fonts.of(styles, body, parts.related("/footnotes"), parts.related("/endnotes"))
    numbering = Numbering(parts.related("/numbering"), styles)
    walk = _Walk(styles, fonts, numbering, report, len(body))
    blocks = [*walk.blocks(body, "flow"), *walk.notes(parts)]
    return Loaded(blocks=(*marks.among(_margins(body, parts, styles), blocks), *blocks))


class _Parts:
    """The parts that the main part points to."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        package = archive.xml("_rels/.rels")
        self.main = next(
            (
                target.lstrip("/")
                for kind, target, _ in _relations(package)
                if kind.endswith(_MAIN_PART)
            ),
            "word/document.xml",
        )
        folder, name = posixpath.split(self.main)
        self._folder = folder
        self._relations = list(_relations(archive.xml(f"{folder}/_rels/{name}.rels")))

    def related(self, kind: str) -> _Element | None:
        """Return the root of the part of one kind: "/styles"."""
        return next((self._open(t) for k, t, _ in self._relations if k.endswith(kind)), None)

    def by_id(self, relation_id: str | None) -> _Element | None:
        """Return the root of the part that a relation names."""
        return next((self._open(t) for _, t, i in self._relations if i == relation_id), None)

    def _open(self, target: str) -> _Element | None:
        name = posixpath.normpath(posixpath.join("/", self._folder, target))
        return self._archive.xml(name.lstrip("/"))


def _relations(root: _Element | None) -> Iterator[tuple[str, str, str]]:
    """Yield (type, target, id) of the relations inside the file."""
    for relation in () if root is None else root:
        if relation.get("TargetMode") != "External":
            yield relation.get("Type", ""), relation.get("Target", ""), relation.get("Id", "")


class _Walk:
    """Goes through the body once, in reading order."""

    def __init__(
        self,
        styles: Styles,
        fonts: Fonts,
        numbering: Numbering,
        report: Callable[[Progress], None] = silent,
        total: int = 0,
    ) -> None:
        self._styles = styles
        self._fonts = fonts
        self._numbering = numbering
        self._report = report
        self._total = total
        self._notes: list[tuple[str, str]] = []
        self._carried = ""
        # where a number alone is text: the first column of a table is often numbered so
        self._in_cell = False

    def blocks(self, container: Iterable[_Element], region: Region) -> Iterator[Block]:
        """Yield what *container* prints; its tables and text boxes where they stand."""
        for done, element in enumerate(container):
            if region == "flow" and done % _EVERY == 0:
                self._report(Progress(stage="load", done=done, total=max(done, self._total)))
            if element.tag == P:
                yield from self._paragraph(element, region)
            elif element.tag == TBL:
                yield from self._table(element)
            elif element.tag == SDT:
                yield from self.blocks(content(element), region)
            elif element.tag in _TRANSPARENT:
                yield from self.blocks(element, region)
            elif element.tag == ALTERNATIVES:
                branch = chosen(element)
                yield from self.blocks(() if branch is None else branch, region)

    def _paragraph(self, element: _Element, region: Region) -> Iterator[Block]:
        paragraph = docx_text.read(element, self._styles)
        self._notes += paragraph.notes
        text = self._carried + self._fonts.printed(paragraph.pieces)
        self._carried = text if paragraph.runs_on else ""
        if not paragraph.runs_on:
            hidden = not text.strip() and docx_text.is_hidden(element, self._styles)
            marker = "" if hidden else self._numbering.marker(element)
            if text.strip() or (marker and self._in_cell):
                yield Block(text=(marker + text.strip()).strip(), region=region)
        for box in paragraph.boxes:
            yield from self.blocks(box, "box")

    def _table(self, table: _Element) -> Iterator[Block]:
        rows = docx_tables.rows(table)
        if docx_tables.is_layout(table, rows, self._styles):
            for cells in docx_tables.columns(rows):
                for cell in cells:
                    yield from self.blocks(cell, "column")
            return
        for row in rows:
            texts = [self._cell(cell.element) for cell in row]
            if any(texts):
                yield Block.row(texts)

    def _cell(self, cell: _Element) -> str:
        """Return all that a cell of a ruled table holds, in one line."""
        outer, self._in_cell = self._in_cell, True
        inner = " ".join(block.text for block in self.blocks(cell, "column"))
        self._in_cell = outer
        return " ".join(inner.split())

    def notes(self, parts: _Parts) -> Iterator[Block]:
        """Yield the footnotes and endnotes pointed to so far, in that order."""
        for kind in ("footnote", "endnote"):
            wanted = [number for pointed, number in self._notes if pointed == kind]
            root = parts.related(f"/{kind}s") if wanted else None
            held = {} if root is None else {note.get(w("id")): note for note in root}
            for number in dict.fromkeys(wanted):
                yield from self.blocks(held.get(number, ()), "box")


def _margins(body: _Element, parts: _Parts, styles: Styles) -> Iterator[Block]:
    """Yield the lines of page headers and footers."""
    for kind in ("headerReference", "footerReference"):
        for reference in body.iter(w(kind)):
            part = parts.by_id(reference.get(RELATION_ID))
            walk = _Walk(styles, docx_fonts.of(styles, part), Numbering(None, styles))
            yield from walk.blocks(() if part is None else part, "box")
