"""One page from picture to blocks: made upright, cut into its parts, each part read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

import cv2
import numpy as np

from ingest.blocks import Block, Loaded, ScannedLine
from ingest.patterns import NATION, PLACE_DATE
from ingest.scans import gutters, ink, orientation, rules, sheet, skew
from ingest.scans.arrays import Colour, Gray, Rect, around, per_millimetre
from ingest.scans.engine import Engine, Row, Word
from ingest.scans.gutters import Columns
from ingest.scans.paragraphs import measures, paragraphs
from ingest.scans.rules import Table
from knowledge.domain import Box, Page


def upright(picture: Colour, engine: Engine | None = None) -> Colour:
    """Return the page on *picture* as people should see it: cut out, level, evenly lit.

    Args:
        picture: RGB, of a scan or a photograph.
        engine: Tesseract, if there is one at hand.
    """
    engine = engine or Engine()
    page = sheet.evened(sheet.flattened(picture))
    page = np.ascontiguousarray(np.rot90(page, orientation.turns(ink.without_red(page), engine)))
    return skew.straightened(page, skew.angle(ink.without_red(page)))


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
    """
    engine = Engine()
    reading = _Reading(upright(picture, engine), engine, number)
    blocks = tuple(reading.blocks())
    page = Page(
        number=number,
        source=source,
        in_source=in_source,
        read_by="ocr",
        sure=reading.sureness(),
    )
    return Loaded(blocks=blocks, pages=(page,))


class _Reading:
    """One upright page while it is read."""

    def __init__(self, page: Colour, engine: Engine, number: int) -> None:
        self._page = page
        self._engine = engine
        self._number = number
        self._millimetre = per_millimetre(page.shape)
        print_ = ink.without_red(page)
        mask = ink.mask(print_, self._millimetre)
        print_ = np.where(ink.dark(print_, self._millimetre) > mask, np.uint8(255), print_)
        self._ruled = rules.find(mask, self._millimetre)
        wide = cv2.dilate(self._ruled.lines, np.ones((3, 3), np.uint8))
        self._gray: Gray = np.where(wide > 0, np.uint8(255), print_)
        self._ink: Gray = np.where(wide > 0, np.uint8(0), mask)
        for table in self._ruled.tables:
            table.rect.cut(self._ink)[:] = 0
        self._words: list[Word] = []

    def sureness(self) -> float:
        """Return the mean over all letters read so far, 1 for a blank page."""
        letters = sum(len(word.text) for word in self._words)
        sure = sum(word.sure * len(word.text) for word in self._words)
        return round(sure / letters, 3) if letters else 1.0

    def blocks(self) -> Iterator[Block]:
        """Yield what the page holds, from the top."""
        columns = gutters.find(self._ink, self._millimetre)
        special = [
            *((table.rect, partial(self._table, table)) for table in self._ruled.tables),
            *((found.rect, partial(self._columns, found)) for found in columns),
        ]
        done = 0
        for rect, read_part in sorted(special, key=lambda part: part[0].top):
            yield from self._flow(done, rect.top)
            yield from read_part()
            done = max(done, rect.bottom)
        yield from self._flow(done, self._gray.shape[0])

    def _flow(self, top: int, bottom: int) -> Iterator[Block]:
        if top < bottom:
            yield from self._paragraphs(self._rows(Rect(0, top, self._gray.shape[1], bottom)))

    def _paragraphs(self, rows: Sequence[Row]) -> Iterator[Block]:
        if rows:
            for lines in paragraphs(rows, measures(rows)):
                yield self._block(lines)

    def _columns(self, columns: Columns) -> Iterator[Block]:
        rect = columns.rect
        width = self._gray.shape[1]
        left = self._rows(Rect(0, rect.top, columns.at, rect.bottom), block=True)
        right = self._rows(Rect(columns.at, rect.top, width, rect.bottom), block=True)
        if columns.narrow and not any(_heads(row.text) for row in right):
            yield from self._flow(rect.top, rect.bottom)
            return
        for row in [*left, *right]:
            yield replace(self._block([row]), region="column")

    def _table(self, table: Table) -> Iterator[Block]:
        for row in table.rows:
            cells = [" ".join(line.text for line in self._rows(cell, block=True)) for cell in row]
            if any(cells):
                box = self._box(around(list(row)))
                block = Block.row(cells, page=self._number)
                yield replace(block, scanned=(ScannedLine(box=box),))

    def _rows(self, rect: Rect, *, block: bool = False) -> list[Row]:
        """Read a part of the page; places are those on the page."""
        if not rect.cut(self._ink).any() and not block:
            return []
        crop = rect.cut(self._gray)
        if not crop.size:
            return []
        edge = int(2 * self._millimetre)
        framed = cv2.copyMakeBorder(crop, edge, edge, edge, edge, cv2.BORDER_CONSTANT, value=[255])
        rows = self._engine.rows(framed.astype(np.uint8), block=block)
        moved = [_moved(row, rect.left - edge, rect.top - edge) for row in rows]
        self._words += [word for row in moved for word in row.words]
        return moved

    def _block(self, lines: Sequence[Row]) -> Block:
        return Block(
            text="\n".join(row.text for row in lines),
            page=self._number,
            scanned=tuple(ScannedLine(box=self._box(row.rect)) for row in lines),
        )

    def _box(self, rect: Rect) -> Box:
        height, width = self._gray.shape
        return Box(
            left=round(rect.left / width, 4),
            top=round(rect.top / height, 4),
            right=round(rect.right / width, 4),
            bottom=round(rect.bottom / height, 4),
        )


def _heads(text: str) -> bool:
    return bool(NATION.search(text) or PLACE_DATE.search(text))


def _moved(row: Row, right: int, down: int) -> Row:
    return Row(
        words=tuple(
            replace(
                word,
                rect=Rect(
                    word.rect.left + right,
                    word.rect.top + down,
                    word.rect.right + right,
                    word.rect.bottom + down,
                ),
            )
            for word in row.words
        )
    )
