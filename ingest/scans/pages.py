"""One page from picture to blocks: made upright, cut into its parts, each part read."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

import cv2

from ingest.blocks import Block, Loaded, Misread, Region, ScannedLine, Unsure
from ingest.joins import separator
from ingest.patterns import NATION
from ingest.scans import certainty, gutters, ink, marks, overlooked
from ingest.scans.arrays import Colour, Gray, Rect, around
from ingest.scans.engine import Engine, Row, Word, shared
from ingest.scans.gutters import Columns
from ingest.scans.merit import clearest, merit
from ingest.scans.paragraphs import column_paragraphs, goes_on, measures, paragraphs
from ingest.scans.prepare import Prepared, prepared, upright
from ingest.scans.rules import Table
from ingest.scans.second_look import SecondLook
from knowledge.domain import Box, Page

_Span = TypeVar("_Span", Unsure, Misread)
_FRAME = 2.0  # millimetres of white around what is read: tesseract misses print at an edge
_CELL_EDGE = 0.4  # millimetres of a cell that its lines may still touch
_NATION_LINES = 3  # of the right column; a stamp or a page number may come first
_LINE = 12  # letters
_SCRAP = 2  # letters
_SURE = 0.7  # of such a line that is the end of the one above: "xã,", "(b/c),"
_POOR = 0.7  # mean over the words of a line
_DARK = 140  # of 255: a cell without any darker pixel is empty


def read(picture: Colour, *, number: int, source: str, in_source: int) -> Loaded:
    """Read the page on *picture*.

    Args:
        picture: RGB, shape (height, width, 3).
        number: Of the page, from 1, through all files of the directive.
        source: Name of its file.
        in_source: Which page of that file it is, from 1.

    Returns:
        Its paragraphs, table rows and columns in reading order; boxes are fractions of what
        ``upright`` returns.

    Raises:
        PartMissing: If tesseract's Vietnamese is not installed.
        SecretDocument: If a red stamp on it is a secrecy mark.
    """
    engine = shared()
    page = upright(picture, engine)
    # on the page as fine as it is: what is prepared for reading may be coarser
    urgent = marks.urgency(page, engine)
    made = prepared(page)
    reading = _Reading(made, engine, number)
    blocks = (*_stamped(urgent, page, number), *reading.blocks())
    seen = [line.box for block in blocks for line in block.scanned]
    told = Page(
        number=number,
        source=source,
        in_source=in_source,
        read_by="ocr",
        sure=reading.sureness(),
        unread=overlooked.count(made.ink, made.millimetre, seen),
    )
    return Loaded(blocks=blocks, pages=(told,))


class _Reading:
    """One prepared page while it is read."""

    def __init__(self, page: Prepared, engine: Engine, number: int) -> None:
        self._page = page
        self._engine = engine
        self._number = number
        # whether a paragraph of the running text was read
        self._begun = False
        self._look = SecondLook(engine, page.millimetre)

    def sureness(self) -> float:
        """Return the mean over all letters read so far, 1 for a blank page."""
        return self._look.sureness()

    def blocks(self) -> Iterator[Block]:
        """Yield what the page holds, from the top."""
        special = [
            *((table.rect, partial(self._table, table)) for table in self._page.tables),
            *(
                (found.rect, partial(self._columns, found))
                for found in gutters.find(self._page.ink, self._page.millimetre)
                if not found.narrow or self._is_header(found)
            ),
        ]
        done = 0
        for rect, read_part in sorted(special, key=lambda part: part[0].top):
            yield from self._flow(done, rect.top)
            yield from read_part()
            done = max(done, rect.bottom)
        yield from self._flow(done, self._page.gray.shape[0])

    def _flow(self, top: int, bottom: int) -> Iterator[Block]:
        part = Rect(0, top, self._page.gray.shape[1], bottom)
        if top >= bottom or not part.cut(self._page.ink).any():
            return
        rows = self._rows(part, self._page.gray, block=True)
        if _is_poor(rows):
            rows = max(rows, self._rows(part, self._page.gray), key=merit)
        self._look.note(rows)
        if not rows:
            return
        page = measures(rows)
        groups = paragraphs(rows, page)
        joins = self._number > 1 and not self._begun and goes_on(groups, page)
        for lines in groups:
            block = self._block(lines)
            joined = joins and block.text[:1].isalpha()
            joins = joins and not joined
            self._begun = True
            yield replace(block, goes_on=True) if joined else block

    def _is_header(self, columns: Columns) -> bool:
        """Say whether the right column begins with the Party's or the nation's name."""
        rect = columns.rect
        right = Rect(columns.at, rect.top, self._page.gray.shape[1], rect.bottom)
        rows = self._raw(right, self._page.gray, block=True)
        return any(NATION.match(row.text) for row in rows[:_NATION_LINES])

    def _columns(self, columns: Columns) -> Iterator[Block]:
        rect, width = columns.rect, self._page.gray.shape[1]
        left = Rect(0, rect.top, columns.at, rect.bottom)
        right = Rect(columns.at, rect.top, width, rect.bottom)
        for column in (self._rows(left, self._page.gray, block=True), self._best(right)):
            self._look.note(column)
            for lines in column_paragraphs([row for row in column if not _is_scrap(row)]):
                yield self._block(lines, "column")

    def _best(self, part: Rect) -> list[Row]:
        """Read a column that may bear a signature and a stamp: as it is, and with them faded."""
        shown = [self._page.gray]
        found = self._rows(part, self._page.gray, block=True)
        if ink.is_written_on(part.cut(self._page.colour)):
            shown.append(ink.without_blue(self._page.colour))
        if not any(NATION.match(row.text) for row in found):
            shown.append(ink.darkest(self._page.gray))
        others = [self._rows(part, page, block=True) for page in shown[1:]]
        return clearest([found, *others]) if others else found

    def _table(self, table: Table) -> Iterator[Block]:
        for row in table.rows:
            cells = [self._cell(cell) for cell in row]
            self._look.note([line for cell in cells for line in cell])
            texts = [_joined(lines) for lines in cells]
            if any(texts):
                box = self._box(around(list(row)))
                unsure = _in_cells(certainty.unsure, cells, texts)
                misread = _in_cells(certainty.misread, cells, texts)
                yield Block(
                    text="\t".join(texts),
                    cells=tuple(texts),
                    page=self._number,
                    scanned=(ScannedLine(box=box, unsure=unsure, misread=misread),),
                )

    def _cell(self, cell: Rect) -> list[Row]:
        inner = cell.shrunk(max(1, round(_CELL_EDGE * self._page.millimetre)))
        if not (inner.cut(self._page.gray) < _DARK).any():
            return []
        found = self._rows(inner, self._page.gray, block=True)
        return found or self._rows(inner, self._page.gray, line=True)

    def _rows(
        self, part: Rect, page: Gray, *, block: bool = False, line: bool = False
    ) -> list[Row]:
        """Read a part of the page, doubtful lines twice; places are those on the page."""
        return self._look.checked(self._raw(part, page, block=block, line=line), page)

    def _raw(self, part: Rect, page: Gray, *, block: bool = False, line: bool = False) -> list[Row]:
        crop = part.cut(page)
        if not crop.size:
            return []
        edge = int(_FRAME * self._page.millimetre)
        framed = cv2.copyMakeBorder(crop, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=[255])
        rows = self._engine.rows(framed.astype("uint8"), block=block, line=line)
        return [row.moved(part.left - edge, part.top - edge) for row in rows]

    def _block(self, lines: Sequence[Row], region: Region = "flow") -> Block:
        return Block(
            text="\n".join(row.text for row in lines),
            page=self._number,
            region=region,
            wrapped=True,
            scanned=tuple(
                ScannedLine(
                    box=self._box(row.rect),
                    unsure=certainty.unsure(row.words),
                    misread=certainty.misread(row.words),
                )
                for row in lines
            ),
        )

    def _box(self, rect: Rect) -> Box:
        height, width = self._page.gray.shape
        return _box(rect, height, width)


def _stamped(urgent: tuple[str, Rect] | None, page: Colour, number: int) -> Iterator[Block]:
    """Yield the mark of urgency that is stamped in red, which is faded for reading."""
    if urgent is not None:
        text, rect = urgent
        shown = (ScannedLine(box=_box(rect, *page.shape[:2])),)
        yield Block(text=text, page=number, region="box", scanned=shown)


def _box(rect: Rect, height: int, width: int) -> Box:
    return Box(
        left=round(max(0, rect.left) / width, 4),
        top=round(max(0, rect.top) / height, 4),
        right=round(min(width, rect.right) / width, 4),
        bottom=round(min(height, rect.bottom) / height, 4),
    )


def _is_scrap(row: Row) -> bool:
    """Say whether a line of a column is a letter or two: what a rule or an asterisk is read as."""
    text = row.text
    letters = sum(char.isalnum() for char in text)
    if letters > _SCRAP or text == "*" or any(char.isdigit() for char in text):
        return False
    is_end = letters == _SCRAP and certainty.is_plausible(text)
    return not is_end or any(word.sure < _SURE for word in row.words)


def _is_poor(rows: Sequence[Row]) -> bool:
    """Say whether a line reads so badly that two may have been taken for one."""
    long = [row.words for row in rows if len(row.text) >= _LINE]
    return any(sum(word.sure for word in words) < _POOR * len(words) for words in long)


def _joined(rows: Sequence[Row]) -> str:
    text = ""
    for row in rows:
        text += separator(text, row.text) + row.text if text else row.text
    return text


def _in_cells(
    spans: Callable[[Sequence[Word], int], tuple[_Span, ...]],
    cells: Sequence[Sequence[Row]],
    texts: Sequence[str],
) -> tuple[_Span, ...]:
    """List what *spans* finds in the words of a table's row; offsets count from its first cell."""
    found: list[_Span] = []
    start = 0
    for rows, text in zip(cells, texts, strict=True):
        at = 0
        for row in rows:
            at = text.find(row.text, at)
            found += spans(row.words, start + at)
            at += len(row.text)
        start += len(text) + 1
    return tuple(found)
