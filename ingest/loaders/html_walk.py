"""The blocks of an HTML tree, as a browser would set them: paragraphs, lists, tables."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from lxml import etree
from lxml.etree import _Element

from ingest.blocks import Block, Region
from ingest.loaders import docx_tables, html_tables
from ingest.loaders.docx_numbering import letters, roman
from ingest.loaders.fonts import Fonts, Look, Piece

# Elements that a browser sets as blocks of their own.
_LEAVES = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "li", "dt", "dd", "address", "caption"}
_GROUPS = {
    *("html", "body", "div", "section", "article", "main", "center", "blockquote", "figure"),
    *(
        "ul",
        "ol",
        "dl",
        "header",
        "footer",
        "aside",
        "figcaption",
        "details",
        "summary",
        "fieldset",
    ),
    *("tbody", "tr", "td", "th", "thead", "tfoot", "form", "hr"),
}
_BLOCKS = _LEAVES | _GROUPS | {"table"}
# what no element of a document is inside of
TEXT_BLOCKS = _LEAVES | {"table", "tr", "td", "tbody"}
# Never printed, or not part of what is read.
_DROPPED = {
    *("script", "style", "head", "noscript", "template", "iframe", "object", "embed", "svg", "xml"),
    *("button", "input", "select", "textarea", "nav", "audio", "video", "canvas", "title", "del"),
    "strike",
}
_HIDDEN = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE
)
# Parts of a web page around a document, by the names that their authors give them.
_AROUND = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|sidebar|breadcrumbs?|share|social|comments?|banner"
    r"|advert\w*|ads?|related|tin-?lien-?quan|pagination|popup|cookie\w*)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ROLES = {"navigation", "banner", "contentinfo", "search", "complementary"}
_FONT_FAMILY = re.compile(r"font-family\s*:\s*[\"']?([^;\"',]+)", re.IGNORECASE)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
# "- ", "+ ", "1. ", "a) ": an item that brings its own mark needs no other
_OWN_MARK = re.compile(r"\s*(?:[-–—+•*]|\d{1,3}[.)]|[a-zđ]\))\s")
_UNMARKED = re.compile(r"list-style(?:-type)?\s*:\s*none", re.IGNORECASE)


def prune(root: _Element) -> None:
    """Take out of the tree what is not printed and what stands around the document."""
    for element in list(root.iter(etree.Element)):
        if element.tag == "body" or element is root:
            continue
        if element.tag in _DROPPED or _is_hidden(element) or _is_around(element):
            remove(element)


def _is_hidden(element: _Element) -> bool:
    return "hidden" in element.attrib or bool(_HIDDEN.search(element.get("style", "")))


def _is_around(element: _Element) -> bool:
    if element.get("role") in _ROLES:
        return True
    names = f"{element.get('class', '')} {element.get('id', '')}"
    return element.tag in _GROUPS and bool(_AROUND.search(names))


def remove(element: _Element) -> None:
    """Remove an element; the text behind it stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    # a character that a number stood for (&#1;) may be in the tree, but cannot be put there
    if before is None:
        parent.text = _CONTROLS.sub("", (parent.text or "") + (element.tail or ""))
    else:
        before.tail = _CONTROLS.sub("", (before.tail or "") + (element.tail or ""))
    element.tail = None
    parent.remove(element)


def blocks(root: _Element) -> Iterator[Block]:
    """Yield the blocks of a pruned tree in reading order."""
    return _Walk(Fonts(_runs(root, ""))).blocks(root, "flow")


def _runs(element: _Element, font: str) -> Iterator[tuple[str, str]]:
    font = _font(element) or font
    yield font, element.text or ""
    for child in element.iterchildren(etree.Element):
        yield from _runs(child, font)
        yield font, child.tail or ""
    if element.tag in _BLOCKS or element.tag == "br":
        yield font, "\n"


def _font(element: _Element) -> str:
    styled = _FONT_FAMILY.search(element.get("style", ""))
    return styled[1].strip() if styled else element.get("face", "").split(",")[0].strip()


@dataclass(slots=True)
class _Walk:
    """Goes through the tree once; what stands in a line gathers until a block begins or ends."""

    fonts: Fonts
    pieces: list[Piece] = field(default_factory=list)
    # printed before the next line
    marker: str = ""

    def blocks(self, element: _Element, region: Region) -> Iterator[Block]:
        """Yield the blocks in *element*."""
        look = Look(self._font_of(element))
        yield from self._inside(element, region, look)
        yield from self._flush(region)

    def _font_of(self, element: _Element) -> str:
        owners = (element, *element.iterancestors())
        return next((font for owner in owners if (font := _font(owner))), "")

    def _inside(self, element: _Element, region: Region, look: Look) -> Iterator[Block]:
        look = replace(look, font=_font(element) or look.font)
        is_pre = element.tag == "pre"
        self._text(element.text, look, is_pre=is_pre)
        number = _first_number(element)
        for child in element.iterchildren(etree.Element):
            if child.tag == "br":
                self.pieces.append(Piece("\n", look))
            elif child.tag in _BLOCKS:
                yield from self._flush(region)
                if child.tag == "li":
                    number = int(_digits(child.get("value")) or number)
                    self.marker = _label(child) or _marker(element, child, number)
                    number += 1
                yield from self._block(child, region, look)
            else:
                yield from self._inside(child, region, look)
            self._text(child.tail, look, is_pre=is_pre)

    def _block(self, element: _Element, region: Region, look: Look) -> Iterator[Block]:
        if element.tag == "table":
            yield from self._table(element, region)
        else:
            yield from self._inside(element, region, look)
        yield from self._flush(region)

    def _text(self, text: str | None, look: Look, *, is_pre: bool) -> None:
        if text:
            self.pieces.append(Piece(text if is_pre else _SPACES.sub(" ", text), look))

    def _flush(self, region: Region) -> Iterator[Block]:
        printed = self.fonts.printed(self.pieces)
        self.pieces = []
        text = "\n".join(line.strip() for line in printed.split("\n")).strip()
        if text:
            marker = "" if _OWN_MARK.match(f"{text} ") and self.marker[:1] in "-+" else self.marker
            self.marker = ""
            yield Block(text=f"{marker} {text}".strip(), region=region)

    def _table(self, table: _Element, region: Region) -> Iterator[Block]:
        rows = html_tables.rows(table)
        kind = html_tables.kind(table, rows)
        if kind == "data":
            for row in rows:
                texts = [self._cell(cell.element) for cell in row]
                if any(texts):
                    yield Block.row(texts)
            return
        inner: Region = "column" if kind == "columns" else region
        cells: Iterable[list[_Element]] = (
            docx_tables.columns(rows)
            if kind == "columns"
            else ([cell.element for cell in row] for row in rows)
        )
        for group in cells:
            for cell in group:
                yield from self.blocks(cell, inner)

    def _cell(self, cell: _Element) -> str:
        inner = " ".join(block.text for block in self.blocks(cell, "column"))
        return " ".join(inner.split())


def _first_number(element: _Element) -> int:
    return int(_digits(element.get("start")) or 1)


def _digits(text: str | None) -> str:
    return text if text and text.isdecimal() and len(text) < _LONGEST_NUMBER else ""


_LONGEST_NUMBER = 5  # digits


def _label(item: _Element) -> str:
    """Take the number out of an item that LibreOffice writes before it as text; "" where none."""
    for span in item.iter("span"):
        if span.get("class", "").startswith("ListLabel") and _item_of(span) is item:
            text = " ".join(map(str, span.itertext())).strip()
            remove(span)
            return text if any(letter.isalnum() for letter in text) else ""
    return ""


def _item_of(element: _Element) -> _Element | None:
    return next(element.iterancestors("li"), None)


def _marker(parent: _Element, item: _Element, number: int) -> str:
    """Return what a browser prints before a list item, as the papers write it."""
    if _UNMARKED.search(f"{parent.get('style', '')};{item.get('style', '')}"):
        return ""
    if parent.tag == "ol":
        return f"{_FORMATS.get(parent.get('type', '1'), str)(number)}."
    depth = sum(1 for outer in item.iterancestors() if outer.tag in {"ul", "ol"})
    return "-" if depth <= 1 else "+"


_FORMATS = {
    "a": letters,
    "A": lambda number: letters(number).upper(),
    "i": lambda number: roman(number).lower(),
    "I": roman,
}
