"""Lines that hold a number or read badly, read a second time at another size and compared."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from difflib import SequenceMatcher

import cv2
import numpy as np

from ingest.scans import certainty
from ingest.scans.arrays import Gray, Rect
from ingest.scans.engine import Engine, Row, Word
from ingest.scans.spelling import LOST_DASH, spelled

_FINE = 9.0  # pixels to the millimetre, 230 dpi: finer scans are made smaller, others larger
_SMALLER, _LARGER = 0.72, 1.3
_SOFT = 0.05  # millimetres of blur
_AROUND = 0.6  # millimetres of the page around a line
_FRAME = 12  # pixels of white
_BAD = 0.8  # a word read less surely is read again
_JUNK = 0.7  # a mark within a line that is no word and less sure is dust
# A lone letter less sure than this, so many heights off the line, is dust too.
_FAR_SURE, _FAR = 0.55, 0.6
# A dash before an item: how far left of the letters it stands, in millimetres, at least and at
# most; how far above their foot; how long; how many times as long as high; in how many pixels.
_DASH_GAP, _DASH_REACH, _DASH_RISE = 0.5, 5.0, 1.1
_DASH_LENGTHS, _DASH_FLAT, _DASH_AREA = (0.7, 3.0), 1.8, 4
# Strokes of "III": dark over most of a letter's height
_STROKE = 0.62
_UPRIGHT = "IH1l"  # what a stroke is read as
_DARK = 150  # of 255
_NOISE = 0.3  # below, a word is noise rather than a number
_MOST_STROKES = 3  # at the end of a Roman number
# What a Roman number is worth whose strokes were counted, surer than tesseract ever is, and one
# whose strokes could not be.
_COUNTED, _UNCOUNTED = 1.0, 0.4
_MARKER = re.compile(r"\d{1,2}(?:\.\d{1,2})*\.")
# what a line may consist of besides letters and digits
_MARKS = frozenset("-–—+*•.…/")


class SecondLook:
    """Checks what was read of one page, and remembers it."""

    def __init__(self, engine: Engine, millimetre: float) -> None:
        self._engine = engine
        self._millimetre = millimetre
        self._letters = 0
        self._sure = 0.0

    def sureness(self) -> float:
        """Return the mean over all letters so far, 1 before any."""
        return round(self._sure / self._letters, 3) if self._letters else 1.0

    def checked(self, rows: Sequence[Row], page: Gray) -> list[Row]:
        """Return *rows* of *page* without dust, each word as sure as two readings make it."""
        found = []
        for row in rows:
            kept = _without_dust(row)
            if kept is not None:
                kept = self._with_dash(kept, page)
                found.append(spelled(self._compared(spelled(kept), page)))
        return found

    def _with_dash(self, row: Row, page: Gray) -> Row:
        """Put back the dash before an item, which tesseract overlooks in one line of thirty."""
        first = row.words[0]
        if not first.text[0].isalpha():
            return row
        reach, gap = (round(share * self._millimetre) for share in (_DASH_REACH, _DASH_GAP))
        left, middle, high = first.rect.left, row.base - _DASH_RISE * self._millimetre, gap
        strip = Rect(
            max(0, left - reach), round(middle) - high, max(0, left - gap), round(middle) + high
        )
        rect = _flat(strip.cut(page), self._millimetre)
        if rect is None:
            return row
        dash = Word(text="-", rect=rect.moved(strip.left, strip.top), sure=0.9, letters=())
        return replace(row, words=(dash, *row.words))

    def note(self, rows: Sequence[Row]) -> None:
        """Count *rows* for ``sureness``."""
        for row in rows:
            for word in row.words:
                self._letters += len(word.text)
                self._sure += word.sure * len(word.text)

    def _compared(self, row: Row, page: Gray) -> Row:
        words = [_with_strokes(certainty.judged(word), page) for word in row.words]
        if any(certainty.is_number(word.text) or word.sure < _BAD for word in words):
            words = _merged(words, self._again(row.rect, page))
        return replace(row, words=tuple(_with_whole_marker(words)))

    def _again(self, line: Rect, page: Gray) -> list[Word]:
        """Read one line at another size."""
        height, width = page.shape
        crop = line.grown(round(_AROUND * self._millimetre), height, width).cut(page)
        soft = cv2.GaussianBlur(crop, (0, 0), _SOFT * self._millimetre)
        factor = _SMALLER if self._millimetre > _FINE else _LARGER
        inter = cv2.INTER_AREA if factor < 1 else cv2.INTER_CUBIC
        sized = cv2.resize(soft, None, fx=factor, fy=factor, interpolation=inter)
        framed = cv2.copyMakeBorder(
            sized, _FRAME, _FRAME, _FRAME, _FRAME, cv2.BORDER_CONSTANT, value=[255]
        )
        rows = self._engine.rows(framed.astype(np.uint8), line=True)
        return [certainty.judged(word) for row in rows for word in spelled(row).words]


def _flat(strip: Gray, millimetre: float) -> Rect | None:
    """Return where a dash stands in a strip of the page that holds nothing else, if one does."""
    if not strip.size:
        return None
    dark = np.where(strip < _DARK, np.uint8(255), np.uint8(0))
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    parts = [part for part in stats[1:count].tolist() if part[4] >= _DASH_AREA]
    if len(parts) != 1:
        return None
    left, top, width, height, _ = parts[0]
    shortest, longest = (length * millimetre for length in _DASH_LENGTHS)
    is_dash = shortest <= width <= longest and width >= _DASH_FLAT * height
    return Rect(left, top, left + width, top + height) if is_dash else None


def _without_dust(row: Row) -> Row | None:
    """Leave out what is no print, None where nothing else is left."""
    words = [word for at, word in enumerate(row.words) if not _is_dust(row.words, at)]
    return replace(row, words=tuple(words)) if words else None


def _is_dust(words: Sequence[Word], at: int) -> bool:
    """Say whether word *at* of a line is a mark that nobody prints, or a letter far off it."""
    word = words[at]
    if not any(char.isalnum() for char in word.text):
        is_mark = set(word.text) <= _MARKS or (at == 0 < len(words) - 1 and word.text in LOST_DASH)
        return not is_mark or (word.sure < _JUNK and len(words) > 1 and at > 0)
    if len(word.text) > 1 or word.sure >= _FAR_SURE or len(words) == 1:
        return False
    beside = (
        words[1].rect.left - word.rect.right
        if at == 0
        else (word.rect.left - words[at - 1].rect.right)
    )
    return at in (0, len(words) - 1) and beside > _FAR * max(one.rect.height for one in words)


def _merged(first: Sequence[Word], second: Sequence[Word]) -> list[Word]:
    """Compare two readings of one line word by word; the first one's places stand."""
    one, other = [word.text for word in first], [word.text for word in second]
    merged: list[Word] = []
    for tag, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes():
        if tag == "insert":
            continue
        if tag == "equal" or b - a == d - c:
            merged += map(_agreed, first[a:b], second[c:d])
        else:
            merged += (
                replace(word, sure=min(word.sure, _UNCOUNTED))
                if certainty.is_number(word.text) and word.sure < _COUNTED
                else word
                for word in first[a:b]
            )
    return merged


def _agreed(first: Word, second: Word) -> Word:
    """Compare two readings of a word; strokes that were counted are surer than either."""
    return first if first.sure >= _COUNTED else certainty.agreed(first, second)


def _with_strokes(word: Word, page: Gray) -> Word:
    """Return a Roman number with as many I at its end as it has strokes: "III" is read "II"."""
    bare = word.text.rstrip(".-–)/:")
    head = bare.rstrip(_UPRIGHT)
    if head == bare or set(head) - set("XV") or not set(bare) & set("IH") or word.sure < _NOISE:
        return word
    strokes = _strokes(word.rect.cut(page))
    if not 1 <= strokes <= _MOST_STROKES or (strokes == 1 and len(bare) > 1):
        return replace(word, sure=min(word.sure, _UNCOUNTED)) if "I" in bare else word
    text = head + "I" * strokes + word.text[len(bare) :]
    read = word.read or (word.text if word.text != text else "")
    return replace(word, text=text, read=read, letters=(word.sure,) * len(text), sure=_COUNTED)


def _with_whole_marker(words: list[Word]) -> list[Word]:
    """Doubt "1 1." where a line begins with it: the marker of an item, "1.1.", has no space."""
    begin = words[:2]
    if len(begin) > 1 and begin[0].text.isdigit() and _MARKER.fullmatch(begin[1].text):
        begin = [replace(word, sure=min(word.sure, _UNCOUNTED)) for word in begin]
    return [*begin, *words[2:]]


def _strokes(letters: Gray) -> int:
    """Count the upright strokes as high as the letters, 0 where a bar joins two, as in "H"."""
    dark = letters < _DARK
    rows = np.flatnonzero(dark.any(axis=1))
    if not len(rows):
        return 0
    dark = dark[rows[0] : rows[-1] + 1]
    height = dark.shape[0]
    tall = dark.sum(axis=0) >= _STROKE * height
    edges = np.diff(tall.astype(np.int8), prepend=0, append=0)
    starts, ends = np.flatnonzero(edges == 1), np.flatnonzero(edges == -1)
    middle = dark[int(0.35 * height) : int(0.65 * height) + 1]
    for end, start in zip(ends, starts[1:], strict=False):
        if middle[:, end:start].any(axis=0).all():
            return 0
    return len(starts)
