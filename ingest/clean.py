"""From printed lines to the text that is stored: Unicode form, lost spaces, broken paragraphs.

Every repair is kept as a span of the stored text. Only the width of spaces goes unrecorded, for
nobody reads it: several become one, non-breaking ones become plain.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import TypeVar

from ingest import joins, scanned, spaces
from ingest.blocks import Block, Region, ScannedLine
from ingest.joins import Printed
from ingest.page_numbers import printed_page_numbers
from ingest.scanned import Mark
from knowledge.domain import Doubt, PrintedLine, Repair
from knowledge.language import nfc, visible


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph or table row of the healed text: ``text[start:end]``."""

    start: int
    end: int
    page: int | None = None
    cells: tuple[str, ...] = ()
    region: Region = "flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The healed text, its lines in order, and every place where it differs from the print."""

    text: str
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()
    # of what was read from pictures
    printed_lines: tuple[PrintedLine, ...] = ()
    doubts: tuple[Doubt, ...] = ()


def heal(blocks: Sequence[Block]) -> Cleaned:
    """Make the stored text of *blocks*.

    A line keeps one paragraph or one table row. Repairs of kind ``normalised`` cover their whole
    line, and others may lie within them.
    """
    printed = [line for block in blocks for line in _printed(block)]
    lines = [line for line, _ in printed]
    paragraphs = _paragraphs(lines, [changed for _, changed in printed])
    return _join(_with_spaces(paragraphs))


# Look-alikes: the Icelandic and African D for Đ, list marks of symbol fonts for what they show.
_LOOK_ALIKES = str.maketrans(
    {"Ð": "Đ", "ð": "đ", "Ɖ": "Đ", "\uf02d": "-", "\uf02b": "+", "\uf0b7": "•", "\uf0a7": "▪"}
)


def normalised(text: str) -> str:
    """Return *text* in form C, without invisible characters, its spaces single and plain."""
    return " ".join(nfc(visible(text).translate(_LOOK_ALIKES)).split())


def _printed(block: Block) -> Iterator[tuple[Printed, str]]:
    """Yield the lines of a block, each with what was printed if its characters had to change."""
    if block.cells:
        cells = tuple(normalised(cell) for cell in block.cells)
        if any(cells):
            shown = _shown(block, 0, block.text)
            line = Printed(text="\t".join(cells), cells=cells, page=block.page, scanned=shown)
            yield line, _if_changed(block.text, line.text)
        return
    begins = True
    for at, raw in enumerate(block.text.split("\n")):
        text = normalised(raw)
        if text:
            indent = len(raw) - len(raw.lstrip())
            yield (
                Printed(
                    text=text,
                    begins_block=begins,
                    indent=indent,
                    page=block.page,
                    region=block.region,
                    runs_on=block.goes_on if begins else block.wrapped,
                    scanned=_shown(block, at, raw),
                ),
                _if_changed(raw, text),
            )
            begins = False


def _shown(block: Block, at: int, raw: str) -> ScannedLine | None:
    """Return where line *at* of a block stands on its page, if that was read from a picture."""
    if at >= len(block.scanned):
        return None
    return scanned.settled(block.scanned[at], raw, normalised, in_cells=bool(block.cells))


def _if_changed(raw: str, text: str) -> str:
    return raw.strip() if "".join(raw.split()) != "".join(text.split()) else ""


@dataclass(slots=True)
class _Paragraph:
    """A line of the stored text while it is put together; offsets count from its start."""

    first: Printed
    text: str = ""
    repairs: list[Repair] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, line: Printed, printed: str, dropped: Sequence[str]) -> None:
        """Append a printed line, what it was before, and the page numbers dropped before it."""
        if self.text:
            gap = joins.separator(self.text, line.text, wrapped=line.runs_on)
            was = "\n".join(["", *dropped, ""])
            self._note(len(gap), was, "joined_lines")
            self.text += gap
        else:
            self.note_dropped(dropped)
        if printed:
            self._note(len(line.text), printed, "normalised")
        start = len(self.text)
        self.text += line.text
        if line.scanned is not None and line.page is not None:
            self.marks += scanned.marks(line.scanned, line.page, start, len(self.text))
            self.repairs += (
                Repair(
                    start=start + one.start, end=start + one.end, printed=one.read, kind="misread"
                )
                for one in line.scanned.misread
            )

    def note_dropped(self, page_numbers: Sequence[str]) -> None:
        """Record the page numbers that stood where the paragraph has come to."""
        if page_numbers:
            self._note(0, "\n".join(page_numbers), "dropped_page_number")

    def _note(self, length: int, printed: str, kind: str) -> None:
        start = len(self.text)
        self.repairs.append(Repair(start=start, end=start + length, printed=printed, kind=kind))

    def insert_spaces(self, places: Sequence[int]) -> None:
        """Put a space before each offset of *places*, which are in order."""
        pieces = pairwise([0, *places, len(self.text)])
        self.text = " ".join(self.text[start:end] for start, end in pieces)
        self.marks = [_shifted(mark, places) for mark in self.marks]
        self.repairs = [_shifted(repair, places) for repair in self.repairs]
        self.repairs += [
            Repair(start=place + at, end=place + at + 1, printed="", kind="restored_space")
            for at, place in enumerate(places)
        ]


_Span = TypeVar("_Span", Repair, Mark)


def _shifted(span: _Span, places: Sequence[int]) -> _Span:
    """Move a span for the spaces that are put in at *places*; one around a space grows."""
    before = bisect_right(places, span.start)
    within = max(before, bisect_left(places, span.end))
    return replace(span, start=span.start + before, end=span.end + within)


def _paragraphs(lines: Sequence[Printed], changed: Sequence[str]) -> list[_Paragraph]:
    """Join what belongs together and drop printed page numbers."""
    numbers = printed_page_numbers(lines)
    width = joins.wrap_width(lines)
    head, feet = joins.header_end(lines), joins.foot_spans(lines)
    paragraphs: list[_Paragraph] = []
    before: Printed | None = None
    dropped: list[str] = []
    for at, line in enumerate(lines):
        if at in numbers:
            dropped.append(line.text)
            continue
        if before is None or not (
            (line.runs_on and not before.cells)
            or (at >= head and joins.goes_on(before, line, width, in_foot=feet[at]))
        ):
            paragraphs.append(_Paragraph(first=line))
        paragraphs[-1].add(line, changed[at], dropped)
        before, dropped = line, []
    if paragraphs:
        paragraphs[-1].note_dropped(dropped)
    return paragraphs


def _with_spaces(paragraphs: list[_Paragraph]) -> list[_Paragraph]:
    texts = [paragraph.text for paragraph in paragraphs]
    habits = spaces.habits(texts)
    known: Collection[str] = spaces.known_syllables(texts)
    for paragraph in paragraphs:
        paragraph.insert_spaces(spaces.lost(paragraph.text, known, habits))
    return paragraphs


def _join(paragraphs: Sequence[_Paragraph]) -> Cleaned:
    lines: list[Line] = []
    repairs: list[Repair] = []
    marks: list[Mark] = []
    start = 0
    for paragraph in paragraphs:
        first = paragraph.first
        end = start + len(paragraph.text)
        cells = tuple(paragraph.text.split("\t")) if first.cells else ()
        lines.append(Line(start=start, end=end, page=first.page, cells=cells, region=first.region))
        repairs += [_moved(repair, start) for repair in paragraph.repairs]
        marks += [_moved(mark, start) for mark in paragraph.marks]
        start = end + 1
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    in_order = sorted(repairs, key=lambda repair: (repair.start, repair.end))
    return Cleaned(
        text=text,
        lines=tuple(lines),
        repairs=tuple(in_order),
        printed_lines=scanned.printed_lines(marks),
        doubts=scanned.doubts(marks, text),
    )


def _moved(span: _Span, by: int) -> _Span:
    return replace(span, start=span.start + by, end=span.end + by)
