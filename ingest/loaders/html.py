"""HTML: documents that Word or LibreOffice wrote as such, and saved web pages.

The walk is the same for both. Of a web page, trafilatura says where the document is among menus and
advertisements; its own text loses columns, line breaks and list numbers.
"""

from __future__ import annotations

import codecs
import logging
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from lxml import etree
from lxml.etree import _Element

from ingest.blocks import Loaded
from ingest.legacy_fonts import western
from ingest.limits import Limits, Progress, silent
from ingest.loaders import html_walk, marks
from knowledge.errors import UnreadableDocument

_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE)
_HEAD_BYTES = 4096
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What the fonts of before Unicode are declared as; their letters are told apart later.
_WESTERN = {"iso8859-1", "cp1252", "ascii", "latin-1", "cp1258"}
# Word and LibreOffice name themselves in the head, and so does what is pasted from them.
_EXPORTED = re.compile(
    r"name=[\"']?generator[\"']?[^>]*(?:libreoffice|openoffice|microsoft word)"
    r"|content=[\"']?(?:libreoffice|openoffice|microsoft word)|word\.document|class=[\"']?mso",
    re.IGNORECASE,
)
_PAGE_PARTS = {"nav", "header", "footer", "aside", "main", "article", "form", "iframe"}
_MARGINS = {"header", "footer"}
_MOST = 0.9  # share of the page's words that the document's element holds


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read an HTML file.

    Raises:
        UnreadableDocument: If it is too large or nested too deep, or holds nothing that opens.
    """
    data = path.read_bytes()
    if len(data) > limits.html_bytes:
        raise UnreadableDocument(path=path.name, format="html", reason="too_large")
    text = decode(data)
    root = _parsed(text, path.name)
    html_walk.prune(root)
    margins = [block for part in _margins(root) for block in html_walk.blocks(part)]
    content = root if _is_exported(root, text) else _content(root, text)
    blocks = list(html_walk.blocks(content))
    return Loaded(blocks=(*marks.among(margins, blocks), *blocks))


def _margins(root: _Element) -> list[_Element]:
    """Take the page headers and footers that LibreOffice writes out of the tree."""
    margins = [part for part in root.iter("div") if part.get("title") in _MARGINS]
    for part in margins:
        html_walk.remove(part)
    return margins


def decode(data: bytes) -> str:
    """Return the text of a page: by its mark, as UTF-8 if it is that, as declared, as Western."""
    for mark, name in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(name, errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _as_declared(data)


def _as_declared(data: bytes) -> str:
    declared = _CHARSET.search(data[:_HEAD_BYTES])
    try:
        name = codecs.lookup(declared[1].decode("ascii")).name if declared else "latin-1"
    except LookupError:
        name = "latin-1"
    if name in _WESTERN or name.startswith("utf"):
        return western(data)
    return data.decode(name, errors="replace")


def _parsed(text: str, name: str) -> _Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    root = etree.fromstring(text.replace("\x00", "").encode("utf-8", errors="replace"), parser)
    # libxml2 stops at 256 elements within each other and would hand over what came before
    if any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log):
        raise UnreadableDocument(path=name, format="html", reason="too_deep")
    if root is None:
        raise UnreadableDocument(path=name, format="html", reason="empty")
    return root


def _is_exported(root: _Element, text: str) -> bool:
    """Say whether an office program wrote the file, or nothing in it is part of a web page."""
    if _EXPORTED.search(text[:_HEAD_BYTES]):
        return True
    return not any(element.tag in _PAGE_PARTS for element in root.iter(etree.Element))


def _content(root: _Element, text: str) -> _Element:
    """Return the smallest element that holds nearly all that trafilatura takes for the document."""
    found = _main_words(text)
    body = root.find("body")
    at = root if body is None else body
    if not found:
        return at
    while (inner := _holding(at, found)) is not None:
        at = inner
    return at


def _main_words(text: str) -> set[str]:
    """Return the words of the page's main text, each with the one behind it."""
    import trafilatura  # noqa: PLC0415  # half a second, for saved web pages alone

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    main = trafilatura.extract(
        text, include_comments=False, include_tables=True, favor_recall=True, deduplicate=False
    )
    return _pairs((main or "").replace("|", " "))


def _pairs(text: str) -> set[str]:
    words = text.split()
    return {f"{first} {second}" for first, second in pairwise(words)}


def _holding(element: _Element, found: set[str]) -> _Element | None:
    """Return the child that holds most of *found*, if it holds nearly all that its parent does."""
    wanted = len(found & _pairs(_spaced(element)))
    for child in element.iterchildren(etree.Element):
        if wanted and len(found & _pairs(_spaced(child))) >= wanted * _MOST:
            return child if child.tag not in html_walk.TEXT_BLOCKS else None
    return None


def _spaced(element: _Element) -> str:
    return " ".join(map(str, element.itertext()))
