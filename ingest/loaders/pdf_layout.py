"""From the printed lines of all pages to blocks: columns apart, paragraphs whole."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ingest.blocks import Block
from ingest.joins import MARKER
from ingest.loaders import pdf_columns, pdf_tables
from ingest.loaders.pdf_columns import Columns
from ingest.loaders.pdf_lines import Line
from ingest.loaders.pdf_notes import Note
from ingest.loaders.pdf_paragraphs import Margins, goes_on, margins
from ingest.loaders.pdf_tables import Row, Table
from ingest.page_numbers import is_page_number
from ingest.patterns import is_authority
from knowledge.language import nfc

_DASHED = re.compile(r"[-–+]")
_NATION = re.compile(r"(?:CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA|ĐẢNG CỘNG SẢN) VIỆT NAM")
_HANGING = re.compile(r"\b(?:ngày|tháng|năm)$")
_MOST_ABOVE = 3  # lines of a signature that may end a page above the recipients
_ENDED = re.compile(r"[.;,:]$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """What one page prints: its lines from the top, without those in ruled tables, and these."""

    page: int
    # in points
    width: float
    lines: tuple[Line, ...]
    tables: tuple[Table, ...] = ()
    # its footnotes, which are no lines
    notes: tuple[Note, ...] = ()
    # what runs in another direction than the page: a watermark, a note in the margin
    aslant: str = ""
    # lines that were put on it by a signature
    stamps: tuple[str, ...] = ()
    # already blocks, because the page was read from a picture; then it has no lines
    blocks: tuple[Block, ...] = ()


def blocks(pages: Sequence[Printed]) -> Iterator[Block]:
    """Yield the blocks of all pages in reading order."""
    parts: list[_Parts] = []
    for page in _with_tables_joined(pages):
        parts.append(_Parts.of(page, parts[-1] if parts else None))
    parts = _with_feet_joined(parts)
    spaces = _margins(parts)
    flow = _Flow()
    for part in parts:
        yield from _page(part, flow, spaces[round(part.page.width)])
    yield from flow.end()


def _with_tables_joined(pages: Sequence[Printed]) -> list[Printed]:
    """Join the parts of tables that go on from the foot of one page at the head of the next."""
    joined = list(pages)
    for at, (page, after) in enumerate(pairwise(pages)):
        if _ends_in_table(page) and _begins_with_table(after):
            head = page.tables[-1].rows
            above, below = pdf_tables.joined(joined[at].tables[-1], after.tables[0], head)
            joined[at] = replace(joined[at], tables=(*joined[at].tables[:-1], above))
            joined[at + 1] = replace(after, tables=(below, *after.tables[1:]))
    return joined


def _ends_in_table(page: Printed) -> bool:
    lines = [line for line in page.lines if not is_page_number(line.text)]
    return bool(page.tables) and all(line.base < page.tables[-1].frame[3] for line in lines)


def _begins_with_table(page: Printed) -> bool:
    lines = [line for line in page.lines if not is_page_number(line.text)]
    return bool(page.tables) and all(line.base > page.tables[0].frame[1] for line in lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """A page with its page numbers and blocks of columns told apart from its running text."""

    page: Printed
    above: tuple[Line, ...]
    lines: tuple[Line, ...]
    below: tuple[Line, ...]
    columns: tuple[Columns, ...]

    @classmethod
    def of(cls, page: Printed, before: _Parts | None) -> _Parts:
        """Tell the parts of *page*; a signature block may have begun on the page *before*."""
        lines = page.lines
        above = lines[: 1 if lines and is_page_number(lines[0].text) else 0]
        lines = lines[len(above) :]
        below = lines[-1:] if lines and is_page_number(lines[-1].text) else ()
        lines = lines[: len(lines) - len(below)]
        carried = before.open_foot() if before else None
        found = tuple(pdf_columns.find(lines, page.width, carried))
        return cls(page=page, above=above, lines=lines, below=below, columns=found)

    def open_foot(self) -> tuple[float, float] | None:
        """Return the gutter of the signature block that the page ends in, if it does."""
        last = self.columns[-1] if self.columns else None
        ends = last is not None and last.kind == "foot" and last.end == len(self.lines)
        return last.gutter if last and ends else None

    def running(self) -> Iterator[Line]:
        """Yield the lines that stand in no column."""
        done = 0
        for block in self.columns:
            yield from self.lines[done : block.first]
            done = block.end
        yield from self.lines[done:]


def _with_feet_joined(parts: Sequence[_Parts]) -> list[_Parts]:
    """Put signature blocks that go on at the head of the next page together, column by column."""
    joined = list(parts)
    for at in range(len(parts) - 1, 0, -1):
        above, below = joined[at - 1], joined[at]
        rest = below.columns[0] if below.columns else None
        if rest is None or rest.first or rest.kind != "foot":
            continue
        is_open = above.open_foot() is not None
        begun = above.columns[-1] if is_open else _begun(above, rest)
        others = above.columns[:-1] if is_open else above.columns
        if begun:
            whole = replace(begun, left=begun.left + rest.left, right=begun.right + rest.right)
            joined[at - 1] = replace(above, columns=(*others, whole))
            taken = replace(rest, left=(), right=())
            joined[at] = replace(below, columns=(taken, *below.columns[1:]))
    return joined


def _begun(part: _Parts, rest: Columns) -> Columns | None:
    """Return the lines that end a page and begin the right column of the block below them."""
    first = len(part.lines)
    done = part.columns[-1].end if part.columns else 0
    while first > max(done, len(part.lines) - _MOST_ABOVE):
        line = part.lines[first - 1]
        if line.left < rest.gutter[0] or not nfc(line.text).isupper():
            break
        first -= 1
    lines = part.lines[first:]
    if not (lines and rest.left and is_authority(" ".join(nfc(lines[0].text).split()))):
        return None
    return replace(rest, first=first, end=len(part.lines), left=(), right=lines)


def _margins(parts: Sequence[_Parts]) -> Mapping[int, Margins]:
    by_width: dict[int, list[Line]] = defaultdict(list)
    for part in parts:
        by_width[round(part.page.width)] += part.running()
    return {width: margins(lines, width) for width, lines in by_width.items()}


@dataclass(slots=True)
class _Flow:
    """Where the running text has come to."""

    # of the paragraph it is in, from all pages; empty after anything else was printed
    paragraph: list[Line] = field(default_factory=list)
    # those of them on this page
    here: list[Line] = field(default_factory=list)
    # the first of them goes on with the page before
    carried: bool = False
    # of the page, in points
    width: float = 0
    # footnotes that stand below the paragraph, which goes on above them or on the next page
    notes: list[Note] = field(default_factory=list)

    def add(self, line: Line, space: Margins) -> Iterator[Block]:
        """Take the next line; yield the paragraph before, if it ends there."""
        on = bool(self.paragraph) and goes_on(self.paragraph, line, space)
        if not on:
            yield from self.end()
        elif not self.here:
            self.carried = True
        self.paragraph.append(line)
        self.here.append(line)

    def end(self) -> Iterator[Block]:
        """Yield the paragraph; what comes after it is another one."""
        yield from self.turn()
        self.paragraph = []
        for note in self.notes:
            yield Block(text="\n".join(note.texts), page=note.page, region="box", wrapped=True)
        self.notes = []

    def note(self, notes: Sequence[Note]) -> None:
        """Keep the footnotes of a page; the first may go on with the last of the page before."""
        for note in notes:
            if note.goes_on and self.notes:
                last = self.notes[-1]
                self.notes[-1] = replace(last, texts=(*last.texts, *note.texts))
            else:
                self.notes.append(note)

    def turn(self) -> Iterator[Block]:
        """Yield what the paragraph has on this page; the next page may go on with it."""
        if self.here:
            text = "\n".join(line.text for line in self.here)
            page = self.here[0].page
            yield Block(text=text, page=page, wrapped=True, goes_on=self.carried)
        self.here, self.carried = [], False


def _page(part: _Parts, flow: _Flow, space: Margins) -> Iterator[Block]:
    number = part.page.page
    if part.page.blocks or (flow.paragraph and flow.width != part.page.width):
        yield from flow.end()
    flow.width = part.page.width
    yield from part.page.blocks
    yield from (Block(text=line.text, page=number) for line in part.above)
    for item in _items(part):
        if isinstance(item, Line):
            yield from flow.add(item, space)
        else:
            yield from flow.end()
            yield from _columns(item) if isinstance(item, Columns) else [_row(item, number)]
    yield from flow.turn()
    flow.note(part.page.notes)
    yield from (Block(text=line.text, page=number) for line in part.below)
    if part.page.aslant:
        yield Block(text=part.page.aslant, page=number, region="box")
    yield from (Block(text=text, page=number, region="stamp") for text in part.page.stamps)


def _items(part: _Parts) -> list[Line | Columns | Row]:
    """Return what the page prints below one another, from the top."""
    placed: list[tuple[float, Line | Columns | Row]] = [
        *((line.base, line) for line in part.running()),
        *((part.lines[block.first].base, block) for block in part.columns),
        *((row.top, row) for table in part.page.tables for row in table.rows),
    ]
    return [item for _, item in sorted(placed, key=lambda one: one[0])]


def _row(row: Row, page: int) -> Block:
    return Block.row(row.cells, page=page)


def _columns(columns: Columns) -> Iterator[Block]:
    for lines in (columns.left, columns.right):
        paragraphs: list[list[Line]] = []
        for line in lines:
            if paragraphs and _goes_on_in_column(paragraphs[-1], line):
                paragraphs[-1].append(line)
            else:
                paragraphs.append([line])
        for paragraph in paragraphs:
            text = "\n".join(line.text for line in paragraph)
            yield Block(text=text, page=paragraph[0].page, region="column", wrapped=True)


def _goes_on_in_column(paragraph: Sequence[Line], line: Line) -> bool:
    """Say whether *line* goes on with "V/v …", a date, or a recipient after a dash."""
    text, before = nfc(line.text), nfc(paragraph[-1].text)
    if _NATION.fullmatch(f"{before} {text}"):
        return True
    if MARKER.match(text) or before.isupper():
        return False
    if text[:1].islower() or (_HANGING.search(before) and text[:1].isdigit()):
        return True
    listed = bool(_DASHED.match(paragraph[0].text)) and not _ENDED.search(before)
    return listed and line.left >= paragraph[0].left and not text.isupper()
