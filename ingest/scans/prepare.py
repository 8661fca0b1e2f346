"""A picture made into the upright page that people see and that is read."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np

from ingest.scans import curl, ink, orientation, rules, sheet, skew
from ingest.scans.arrays import Colour, Gray, per_millimetre
from ingest.scans.engine import Engine, shared
from ingest.scans.rules import Table

# Pixels to the millimetre at which a page is read: 216 dpi. On photographs of 280 dpi tesseract
# lost one line in thirty that it found at this size; scans of 300 dpi read as well and faster.
_FINEST = 8.5
_LETTERS = 17  # pixels that letters keep: those of 12 points at 200 dpi
_LOWEST = 6  # pixels; lower ones are dots and dust
_MOST = 20_000_000  # pixels, A3 at 300 dpi has 17: work on one takes some 30 bytes each
_WORTH = 0.9  # a page that would hardly shrink is left as it is


def upright(picture: Colour, engine: Engine | None = None) -> Colour:
    """Return the page on *picture* as people should see it: cut out, level, evenly lit.

    Args:
        picture: RGB, of a scan or a photograph.
        engine: Tesseract, if there is one at hand.

    Raises:
        PartMissing: If tesseract's Vietnamese is not installed.
    """
    picture = _bounded(picture)
    cut = sheet.flattened(picture)
    lit = sheet.evened(cut)
    turns = orientation.turns(ink.without_red(lit), engine or shared())
    page: Colour = np.ascontiguousarray(np.rot90(lit, turns))
    page = skew.straightened(page, skew.angle(ink.without_red(page)))
    is_scan = cut is picture and lit is cut
    return page if is_scan else curl.unbent(page, ink.without_red(page))


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """An upright page, and what of it is print."""

    colour: Colour
    # dark print on light paper, without stamps, specks and drawn lines
    gray: Gray
    # mask of the running print: tables, drawn lines and specks left out
    ink: Gray
    tables: tuple[Table, ...]
    # in pixels
    millimetre: float


def prepared(page: Colour) -> Prepared:
    """Take apart the print, the stamps, the dust and the drawn lines of an upright *page*."""
    page = _at_most(page, _FINEST)
    millimetre = per_millimetre(page.shape)
    shown = ink.without_red(page)
    dark = ink.dark(shown, millimetre)
    print_ = ink.without_specks(dark, millimetre)
    ruled = rules.find(ink.dark(shown, millimetre, ink.DARKER_LINES), millimetre)
    lines = cv2.dilate(ruled.lines, np.ones((3, 3), np.uint8)) > 0
    gray = np.where(lines | (dark > print_), np.uint8(255), shown)
    flow = np.where(lines, np.uint8(0), print_)
    for table in ruled.tables:
        table.rect.cut(flow)[:] = 0
    return Prepared(colour=page, gray=gray, ink=flow, tables=ruled.tables, millimetre=millimetre)


def _at_most(page: Colour, finest: float) -> Colour:
    """Return *page* with no more pixels to the millimetre than that, but small print legible."""
    factor = finest / per_millimetre(page.shape)
    if factor >= _WORTH:
        return page
    factor = max(factor, _LETTERS / max(_letters(page), 1))
    return page if factor >= _WORTH else _shrunk(page, factor)


def _letters(page: Colour) -> float:
    """Return how many pixels high the letters of a page are, 0 for a blank one."""
    dark = ink.dark(ink.without_red(page), per_millimetre(page.shape))
    count, _, stats, _ = cv2.connectedComponentsWithStats(dark, connectivity=8)
    heights = stats[1:count, cv2.CC_STAT_HEIGHT]
    heights = heights[heights >= _LOWEST]
    return float(np.median(heights)) if len(heights) else 0.0


def _bounded(picture: Colour) -> Colour:
    """Return *picture* in no more pixels than there is memory to work on."""
    factor = math.sqrt(_MOST / (picture.shape[0] * picture.shape[1]))
    return picture if factor >= 1 else _shrunk(picture, factor)


def _shrunk(page: Colour, factor: float) -> Colour:
    smaller = cv2.resize(page, None, fx=factor, fy=factor, interpolation=cv2.INTER_AREA)
    return smaller.astype(np.uint8)
