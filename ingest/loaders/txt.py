"""Plain text: paragraphs between blank lines, pages between form feeds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from ingest.blocks import Block, Loaded
from ingest.limits import Limits, Progress, silent
from knowledge.errors import UnreadableDocument

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v]")


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a text file.

    Raises:
        UnreadableDocument: If it is not Unicode text, or longer than *limits* allow.
    """
    text = decode(path)
    if len(text) > limits.text_chars:
        raise UnreadableDocument(path=path.name, format="txt", reason="too_large")
    return Loaded(blocks=tuple(blocks(text)))


def decode(path: Path) -> str:
    """Return the text of a file in UTF-8, or in UTF-16 with a byte order mark."""
    data = path.read_bytes()
    encoding = next((name for mark, name in _ENCODINGS if data.startswith(mark)), "utf-8")
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableDocument(path=path.name, format="txt", reason="encoding") from error


def blocks(text: str) -> list[Block]:
    """Split *text* at its blank lines; pages are counted only where form feeds part them."""
    pages = _LINE_BREAKS.sub("\n", text).split("\f")
    return [
        Block(text=paragraph.strip("\n"), page=number if len(pages) > 1 else None)
        for number, page in enumerate(pages, 1)
        for paragraph in _BLANK_LINES.split(page)
        if paragraph.strip()
    ]
