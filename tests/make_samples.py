"""Build the Word files of ``samples/`` from their sources in ``tests/data/samples/``.

Run ``python -m tests.make_samples``. A source is plain text with a mark before a line:

==========  =====================================================================
``L|`` R|   left and right cell of the two-column head (a table without borders)
``N|`` S|   left and right cell of the foot: recipients, signature
``C|``      centred paragraph
``1|`` 2 3  paragraph with an automatic number of that level (``scheme:`` above)
``B|``      paragraph with an automatic dash
``T|``      row of a ruled table, cells parted by ``||``; ``^`` joins the cell above, ``<`` the left
``PB|``     page break
(none)      paragraph
==========  =====================================================================

In a line ``**bold**``, ``//italic//``, ``{+tracked insertion+}`` and ``{-tracked deletion-}``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import Any

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

SOURCES = Path(__file__).parent / "data" / "samples"
SAMPLES = Path(__file__).parents[1] / "samples"

# level texts of the automatic numbers: (format, text) for levels 1 to 3
SCHEMES: dict[str, tuple[tuple[str, str], ...]] = {
    "roman": (("upperRoman", "%1."), ("decimal", "%2."), ("decimal", "%2.%3.")),
    "dieu": (("decimal", "Điều %1."), ("decimal", "%2."), ("lowerLetter", "%3)")),
}
_NUMBERS, _DASHES = 90, 91  # ids of the two lists, free in the default template
_WRITTEN_AT = datetime(2026, 11, 1, tzinfo=UTC)
_MARK = re.compile(r"(L|R|N|S|C|1|2|3|B|T|PB)\| ?")
# **bold** //italic// {+inserted+} {-deleted-}
_SPAN = re.compile(r"(\*\*|//|\{\+|\+\}|\{-|-\})")


@dataclass(frozen=True)
class Source:
    """One sample before it is a Word file: its numbering and its (mark, text) lines."""

    scheme: str
    lines: tuple[tuple[str, str], ...]


def parse(text: str) -> Source:
    """Read the lines of a source."""
    scheme = "roman"
    lines: list[tuple[str, str]] = []
    for line in text.splitlines():
        if line.startswith("scheme: "):
            scheme = line.removeprefix("scheme: ")
        elif mark := _MARK.match(line):
            lines.append((mark[1], line[mark.end() :]))
        else:
            lines.append(("", line))
    return Source(scheme, tuple(lines))


def build(source: Source) -> bytes:
    """Make the Word file, the same bytes each time."""
    document = docx.Document()
    _page(document)
    _lists(document, SCHEMES[source.scheme])
    for kind, group in groupby(source.lines, key=lambda line: _BLOCK.get(line[0], "flow")):
        _DRAW[kind](document, list(group))
    properties = document.core_properties
    properties.author = "Trợ lý Văn bản"
    properties.created = properties.modified = _WRITTEN_AT
    written = io.BytesIO()
    document.save(written)
    return _same_bytes(written.getvalue())


def _page(document: Document) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(15)
    section.top_margin = section.bottom_margin = Mm(20)
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(14)
    number = section.header.paragraphs[0]
    number.alignment = WD_ALIGN_PARAGRAPH.CENTER
    field = parse_xml(f'<w:fldSimple {nsdecls("w")} w:instr="PAGE"/>')
    number._p.append(field)


def _lists(document: Document, scheme: Sequence[tuple[str, str]]) -> None:
    numbering = document.part.numbering_part.element
    for identity, levels in ((_NUMBERS, scheme), (_DASHES, (("bullet", "-"),))):
        drawn = "".join(
            f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
            f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/></w:lvl>'
            for depth, (form, text) in enumerate(levels)
        )
        names = nsdecls("w")
        abstract = f'<w:abstractNum {names} w:abstractNumId="{identity}">{drawn}</w:abstractNum>'
        numbering.insert(0, parse_xml(abstract))
        numbering.append(
            parse_xml(
                f'<w:num {names} w:numId="{identity}"><w:abstractNumId w:val="{identity}"/></w:num>'
            )
        )


def _columns(document: Document, lines: list[tuple[str, str]]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, marks in zip(table.rows[0].cells, ("LN", "RS"), strict=True):
        for at, text in enumerate(text for mark, text in lines if mark in marks):
            paragraph = cell.paragraphs[0] if at == 0 else cell.add_paragraph()
            if lines[0][0] == "L" or marks == "RS":
                paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            _runs(paragraph, text)


def _flow(document: Document, lines: list[tuple[str, str]]) -> None:
    for mark, text in lines:
        paragraph = document.add_paragraph()
        if mark == "PB":
            paragraph.add_run().add_break(WD_BREAK.PAGE)
        elif mark == "C":
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        elif mark == "B":
            _number(paragraph, _DASHES, 0)
        elif mark:
            _number(paragraph, _NUMBERS, int(mark) - 1)
        else:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        _runs(paragraph, text)


def _number(paragraph: Paragraph, identity: int, level: int) -> None:
    properties: Any = paragraph._p.get_or_add_pPr()
    number = properties.get_or_add_numPr()
    number.get_or_add_ilvl().val = level
    number.get_or_add_numId().val = identity


def _ruled(document: Document, lines: list[tuple[str, str]]) -> None:
    rows = [[cell.strip() for cell in text.split("||")] for _, text in lines]
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for across, column in enumerate(zip(*rows, strict=True)):
        for down, text in enumerate(column):
            if text in ("^", "<"):
                _join(table, down, across, text)
            else:
                _runs(table.cell(down, across).paragraphs[0], text)
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _join(table: Table, down: int, across: int, to: str) -> None:
    anchor = table.cell(down - 1, across) if to == "^" else table.cell(down, across - 1)
    merged: _Cell = anchor.merge(table.cell(down, across))
    for empty in merged.paragraphs[1:]:
        merged._tc.remove(empty._p)


def _runs(paragraph: Paragraph, text: str) -> None:
    for piece, marks in _spans(text):
        run = paragraph.add_run(piece)
        run.bold, run.italic = "**" in marks or None, "//" in marks or None
        change = "ins" if "+" in marks else "del" if "-" in marks else None
        if change:
            tracked = parse_xml(
                f'<w:{change} {nsdecls("w")} w:id="1" w:author="Văn phòng" '
                f'w:date="2026-11-10T08:00:00Z"/>'
            )
            paragraph._p.replace(run._r, tracked)
            tracked.append(run._r)
        if change == "del":
            for kept in run._r.findall(qn("w:t")):
                kept.tag = qn("w:delText")


def _spans(text: str) -> Iterator[tuple[str, frozenset[str]]]:
    marks: frozenset[str] = frozenset()
    for piece in _SPAN.split(text):
        if _SPAN.fullmatch(piece):
            marks ^= {piece.strip("{}")}
        elif piece:
            yield piece, marks


def plain(source: Source) -> str:
    """Return the text without automatic numbers and deletions, blocks parted by spaces."""
    kept = [re.sub(r"\{-.*?-\}|\|\| [<^]|^\^ ", "", text) for _, text in source.lines]
    return " ".join(" ".join(_SPAN.sub("", text).replace("||", " ") for text in kept).split())


def _same_bytes(archive: bytes) -> bytes:
    """Write the archive again without the time of writing."""
    written = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(archive)) as old, zipfile.ZipFile(written, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _WRITTEN_AT.timetuple()[:6])
            new.writestr(member, old.read(name), compress_type=zipfile.ZIP_DEFLATED)
    return written.getvalue()


_BLOCK = {"L": "columns", "R": "columns", "N": "columns", "S": "columns", "T": "ruled"}
_DRAW = {"columns": _columns, "ruled": _ruled, "flow": _flow}


def main() -> None:
    """Build every sample that has a source."""
    for path in sorted(SOURCES.glob("*.txt")):
        written = build(parse(path.read_text(encoding="utf-8")))
        (SAMPLES / f"{path.stem}.docx").write_bytes(written)


if __name__ == "__main__":
    main()
