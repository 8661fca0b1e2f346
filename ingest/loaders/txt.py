"""Plain text: paragraphs between blank lines, pages between form feeds."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable
from pathlib import Path

from ingest import encodings
from ingest.blocks import Block, Loaded
from ingest.limits import Limits, Progress, silent
from knowledge.errors import UnreadableDocument

_ENCODINGS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# UTF-16 without a mark: where the zero of an ASCII letter stands, 1 if behind it
_UTF_16 = (("utf-16-le", 1), ("utf-16-be", 0))
_HEAD = 1024
_ZEROS = 3  # at least each third letter of Vietnamese is an ASCII one; other texts have no zeros
_BLANK_LINES = re.compile(r"\n(?:[^\S\n]*\n)+")
_LINE_BREAKS = re.compile(r"\r\n?|[\u0085\u2028\u2029\v]")


def load(path: Path, limits: Limits, _report: Callable[[Progress], None] = silent) -> Loaded:
    """Read a text file.

    Raises:
        UnreadableDocument: If it is illegible, or longer than *limits* allow.
    """
    text = decode(path)
    if len(text) > limits.text_chars:
        raise UnreadableDocument(path=path.name, format="txt", reason="too_large")
    return Loaded(blocks=tuple(blocks(text)))


def decode(path: Path) -> str:
    """Return the text of a file in Unicode, whatever it is coded in.

    Raises:
        UnreadableDocument: If its words are legible in no encoding known.
    """
    data = path.read_bytes()
    encoding = _marked(data)
    try:
        text = data.decode(encoding or "utf-8")
    except UnicodeDecodeError as error:
        read = None if encoding else encodings.from_bytes(data)
        if read is None:
            raise UnreadableDocument(path=path.name, format="txt", reason="encoding") from error
        return read
    return "\n".join(encodings.in_unicode(text.split("\n")))


def _marked(data: bytes) -> str | None:
    """Return the encoding that a byte order mark names, or zeros beside ASCII letters."""
    for mark, name in _ENCODINGS:
        if data.startswith(mark):
            return name
    return next((name for name, odd in _UTF_16 if _is_zeros(data[:_HEAD], odd)), None)


def _is_zeros(head: bytes, odd: int) -> bool:
    return b"\x00" in head and head[odd::2].count(0) * _ZEROS > len(head[odd::2])


def blocks(text: str) -> list[Block]:
    """Split *text* at its blank lines; pages are counted only where form feeds part them."""
    pages = _LINE_BREAKS.sub("\n", text).split("\f")
    return [
        Block(text=paragraph.strip("\n"), page=number if len(pages) > 1 else None)
        for number, page in enumerate(pages, 1)
        for paragraph in _BLANK_LINES.split(page)
        if paragraph.strip()
    ]
