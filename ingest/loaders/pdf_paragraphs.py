"""Which printed lines of a .pdf are one paragraph: told from where they begin and end.

A line goes on with the one above if that one is full (the next word had no room on it) and the
next begins where lines that go on begin. Where places leave it open, words decide.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.joins import HANGING_NUMBER, MARKER
from ingest.loaders.pdf_lines import Line
from knowledge.language import nfc

# In shares of the size of the letters: what counts as another left edge; the space between words.
_SHIFT, _SPACE = 0.8, 0.25
_INWARD = 4.0  # sizes from the margin: what begins further right is centred
_OTHER_SIZE = 0.1  # of the larger size
# In usual steps from line to line: room that parts paragraphs, and that parts sections.
_APART, _FAR = 1.15, 1.7
_CENTRED = 0.02  # of the width of the text: how far off its middle a centred line may be
_USUAL_STEP = 1.3  # of the size, where a document has too few lines to tell
_MOST = 0.95  # of the lines end at the right margin or before it; some stick out
_MOSTLY = 0.8  # of the paragraphs
_FEW = 3  # wide lines; fewer do not show where the margins are
_EDGE = 0.1  # of the width of the page: where its margins are then
_WIDE_LINE = 0.45  # of the page: shorter lines say nothing of the margins
_SENTENCE_END = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# "(3) biên bản", after a line with "(2)" in it
_COUNTED = re.compile(r"(?P<open>\(?)(?P<number>\d{1,2})(?P<close>[.)])")
_DASH = re.compile(r"[-–—+•▪●○◦*]")
# "Điều 5", "Căn cứ": begin paragraphs, but a line within one may begin so too
_WORD = re.compile(r"[^\W\d_]{2}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Margins:
    """Where the running text of pages of one width begins and ends, in points."""

    left: float
    right: float
    # from line to line of one paragraph, in sizes of the letters
    step: float
    # paragraphs begin further right than their other lines
    indented: bool
    # room is left between paragraphs
    spaced: bool

    def is_inward(self, line: Line) -> bool:
        """Say whether *line* begins further right than the text."""
        return line.left - self.left > _SHIFT * line.size

    def is_centred(self, line: Line) -> bool:
        """Say whether *line* stands in the middle, and does not fill the width."""
        width = self.right - self.left
        off = abs(line.centre - (self.left + self.right) / 2)
        room = _SHIFT * line.size
        inward = line.left > self.left + room and line.right < self.right - room
        return inward and off <= _CENTRED * width

    def is_full(self, line: Line, after: Line) -> bool:
        """Say whether the first word of *after* had no room at the end of *line*."""
        if self.is_centred(line):
            word = after.tokens[0]
            needed = line.right - line.left + word.right - word.left + _SPACE * line.size
            return needed > (self.right - self.left) * (1 - _CENTRED)
        return _is_full(line, after, self.right)


def margins(lines: Sequence[Line], width: float) -> Margins:
    """Measure the running text of pages *width* points wide from their *lines*, in order."""
    wide = [line for line in lines if line.right - line.left > _WIDE_LINE * width]
    sides = [(line.left, line.right) for line in wide]
    if len(wide) < _FEW:  # a page of a table, or a cover
        sides += [(line.left, line.right) for line in lines]
        sides.append((_EDGE * width, (1 - _EDGE) * width))
    left = min(side[0] for side in sides)
    rights = sorted(side[1] for side in sides)
    right = rights[int(_MOST * (len(rights) - 1))]
    pairs = [(a, b) for a, b in pairwise(lines) if a.page == b.page and _is_same_size(a, b)]
    step = _step(pairs)
    begun = [a for a, b in pairs if b.left - left < _SHIFT * b.size and _is_full(a, b, right)]
    hung = sum(line.left - left > _SHIFT * line.size for line in begun)
    level = sum(line.left - left <= _SHIFT * line.size and _is_marked(line) for line in begun)
    ended = [
        b.base - a.base > _APART * step * a.size
        for a, b in pairs
        if not _is_full(a, b, right) and a.left - left < _INWARD * a.size
    ]
    spaced = sum(ended) >= _MOSTLY * len(ended) > 0
    return Margins(left=left, right=right, step=step, indented=hung > level, spaced=spaced)


def _step(pairs: Sequence[tuple[Line, Line]]) -> float:
    """Return the usual step: the middle of the smaller half, for larger ones part paragraphs."""
    steps = sorted((b.base - a.base) / a.size for a, b in pairs)
    near = [step for step in steps if step < 2 * _USUAL_STEP]
    return median(near[: (len(near) + 1) // 2]) if near else _USUAL_STEP


def _is_same_size(a: Line, b: Line) -> bool:
    return abs(a.size - b.size) <= _OTHER_SIZE * max(a.size, b.size)


def _is_full(line: Line, after: Line, right: float) -> bool:
    word = after.tokens[0]
    return line.right + word.right - word.left + _SPACE * line.size > right


def _is_marked(line: Line) -> bool:
    return MARKER.match(nfc(line.text)) is not None


def goes_on(paragraph: Sequence[Line], after: Line, space: Margins) -> bool:
    """Say whether *after* goes on with the paragraph whose lines so far are *paragraph*.

    Args:
        paragraph: At least one line; the last stands right above *after*, or at the end of the
            page before.
        after: A line of the running text.
        space: The margins of both.
    """
    line = paragraph[-1]
    if not (_is_same_size(line, after) and space.is_full(line, after)):
        return False
    if space.is_centred(line) and (space.is_centred(after) or space.is_inward(after)):
        return _is_same_title(line, after, space)
    if space.spaced and line.page == after.page:
        return _is_near(line, after, space)
    return not _begins(line, after, space) and _reads_on(paragraph, after, space)


def _is_same_title(line: Line, after: Line, space: Margins) -> bool:
    """Say whether a line below a centred one is the rest of a title of several lines."""
    alike = nfc(line.text).isupper() == nfc(after.text).isupper()
    near = _is_near(line, after, space) and not _begins(line, after, space)
    return space.is_centred(after) and alike and near


def _reads_on(paragraph: Sequence[Line], after: Line, space: Margins) -> bool:
    line = paragraph[-1]
    lower = nfc(after.text)[:1].islower()
    if not _is_near(line, after, space):
        return lower and _is_near(line, after, space, _FAR)
    return lower or _is_in_place(paragraph, after, space)


def _is_near(line: Line, after: Line, space: Margins, most: float = _APART) -> bool:
    if line.page != after.page:
        return True
    return after.base - line.base <= most * space.step * max(line.size, after.size)


def _begins(line: Line, after: Line, space: Margins) -> bool:
    """Say whether the mark that *after* begins with, if any, is that of a new paragraph."""
    before, text = nfc(line.text), nfc(after.text)
    if not MARKER.match(text) or HANGING_NUMBER.search(before) or _counts_on(before, text):
        return False
    at_margin = after.left - space.left < _SHIFT * after.size
    doubtful = bool(_DASH.match(text) or _WORD.match(text))
    unfinished = not _SENTENCE_END.search(before)
    return not (doubtful and at_margin and space.indented and unfinished)


def _counts_on(before: str, text: str) -> bool:
    """Say whether *text* begins with the number after one that stands within *before*."""
    number = _COUNTED.match(text)
    if number is None:
        return False
    last = re.escape(f"{number['open']}{int(number['number']) - 1}{number['close']}")
    return re.search(rf"(?<!\w){last}", before[1:]) is not None


def _is_in_place(paragraph: Sequence[Line], after: Line, space: Margins) -> bool:
    """Say whether *after*, which begins with a capital or a sign, begins where lines go on."""
    line = paragraph[-1]
    ended = bool(_SENTENCE_END.search(nfc(line.text)))
    shift = (after.left - line.left) / after.size
    first = len(paragraph) == 1
    if shift > _SHIFT:
        return first and _is_marked(line) and not ended
    if shift < -_SHIFT:
        return first
    if first:
        return not ended and not (space.is_inward(line) and space.indented and not _is_marked(line))
    return space.indented or not ended
