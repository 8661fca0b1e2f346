"""Footnotes of a .pdf page: small print below a short rule, and the raised marks that point there.

A note is no part of the paragraph that goes on over the page, and its mark none of the word before
it: "năm 2025¹" is the year 2025. The mark stays where the note begins.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

import pypdfium2 as pdfium  # type: ignore[import-untyped]

from ingest.loaders.pdf_lines import Line, lines
from ingest.loaders.pdf_words import Sheet, Word
from ingest.page_numbers import is_page_number

# In shares of the page's width: how long the rule above notes is; 0.2 to 0.33 as programs draw it.
_SHORTEST, _LONGEST = 0.1, 0.5
_LEVEL = 0.5  # of their size: words of one line
_THIN = 3.0  # points
_SMALLER = 0.93  # of the size of the running text: notes are set in 10 points of 13 or 14
# In sizes of the word before it: how far a mark is raised, and how close to it.
_RAISED, _HIGHEST, _NEAR = 0.1, 0.7, 0.3
_MARK_SIZE = 0.85  # of the word before it
# "1 Theo" · "1Theo" · "[1] Theo" · "(1) Theo" · "1. Theo" · "* Theo"; "2030, được" is none
_BEGINS = re.compile(r"[\[(]?(?P<mark>\d{1,3}|\*{1,4})(?:[\])]|\.(?!\d))?\s?(?=[^\W\d]|[“\"'(])")
_MARK = re.compile(r"[\[(]?(\d{1,3}|\*{1,4})[\])]?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One footnote, or what goes on of one from the page before."""

    # with the mark apart: "1 Theo Kế hoạch…"
    texts: tuple[str, ...]
    # from 1
    page: int
    # it has no mark of its own
    goes_on: bool


def apart(
    words: Sequence[Word], page: pdfium.PdfPage, sheet: Sheet, number: int, *, is_open: bool
) -> tuple[list[Word], list[Note]]:
    """Tell the footnotes of a page from its other words.

    Args:
        words: Those of the page that stand in no table.
        page: The page.
        sheet: What is known of it.
        number: Of the page, from 1.
        is_open: The page before has notes, of which the last may go on here.

    Returns:
        The words that are left, without the marks that point to the notes, and the notes.
    """
    for rule in _rules(page, sheet) if _has_small(words, sheet) else ():
        above, below = _parted(words, rule)
        found = _notes(above, lines(below, number), is_open=is_open)
        if found:
            marks = {match[1] for note in found if (match := _MARK.match(note.texts[0]))}
            return list(_unmarked(above, marks)), found
    return list(words), []


def _has_small(words: Sequence[Word], sheet: Sheet) -> bool:
    """Say whether small print stands in the lower half: no other page is looked at twice."""
    usual = median(word.size for word in words) if words else 0.0
    return any(word.size < _SMALLER * usual and word.base > sheet.height / 2 for word in words)


def _rules(page: pdfium.PdfPage, sheet: Sheet) -> Iterator[float]:
    """Yield where short rules are drawn, in points from the top, from the highest."""
    if sheet.turned or page.get_rotation():
        return
    _, _, _, above = page.get_bbox()
    found = []
    for drawn in page.get_objects(filter=[pdfium.raw.FPDF_PAGEOBJ_PATH]):
        left, bottom, right, top = drawn.get_bounds()
        if top - bottom <= _THIN and _SHORTEST < (right - left) / sheet.width < _LONGEST:
            found.append(above - top)
    yield from sorted(found)


def _parted(words: Sequence[Word], rule: float) -> tuple[list[Word], list[Word]]:
    """Return the words above a rule, and those below it but for the number of the page."""
    below = [word for word in words if word.base > rule]
    last = max((word.base for word in below), default=rule)
    foot = [word for word in below if last - word.base < _LEVEL * word.size]
    if is_page_number(" ".join(word.text for word in foot)):
        below = [word for word in below if word not in foot]
    orders = {word.order for word in below}
    return [word for word in words if word.order not in orders], below


def _notes(above: Sequence[Word], below: Sequence[Line], *, is_open: bool) -> list[Note]:
    """Return the notes that the lines below a rule are; none if they are something else."""
    if not below or not above:
        return []
    usual = median(word.size for word in above)
    if not all(line.size < _SMALLER * usual for line in below):
        return []
    notes: list[Note] = []
    for line in below:
        _add(notes, line)
    return notes if is_open or not notes[0].goes_on else []


def _add(notes: list[Note], line: Line) -> None:
    match = _BEGINS.match(line.text)
    if match and (not notes or _follows(notes[-1], match["mark"])):
        text = f"{line.text[: match.end()].rstrip()} {line.text[match.end() :]}"
        notes.append(Note(texts=(text,), page=line.page, goes_on=False))
    elif notes:
        last = notes[-1]
        notes[-1] = Note(texts=(*last.texts, line.text), page=last.page, goes_on=last.goes_on)
    else:
        notes.append(Note(texts=(line.text,), page=line.page, goes_on=True))


def _follows(note: Note, mark: str) -> bool:
    """Say whether *mark* is the next one, for a line within a note may begin with a number."""
    last = _MARK.match(note.texts[0])
    if note.goes_on or last is None:
        return True
    if mark.isdigit() and last[1].isdigit():
        return int(mark) == int(last[1]) + 1
    return mark != last[1]


def _unmarked(words: Sequence[Word], marks: set[str]) -> Iterator[Word]:
    """Yield words without the raised *marks* at their ends, whose room they take."""
    pointing = [
        word for word in words if (match := _MARK.fullmatch(word.text)) and match[1] in marks
    ]
    room: dict[int, float] = {}  # position of a word -> where it ends with its mark
    dropped = set()
    for mark in pointing:
        marked = [word.order for word in words if _is_raised(mark, word)]
        room |= dict.fromkeys(marked, mark.right)
        dropped |= {mark.order} if marked else set()
    for word in words:
        if word.order not in dropped:
            yield replace(word, right=room.get(word.order, word.right))


def _is_raised(word: Word, before: Word) -> bool:
    """Say whether *word* is a mark raised at the end of the one before it."""
    up = (before.base - word.base) / before.size
    near = abs(word.left - before.right) < _NEAR * before.size
    return near and _RAISED < up < _HIGHEST and word.size < _MARK_SIZE * before.size
