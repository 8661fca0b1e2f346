"""Marks of secrecy and urgency stamped on a scan: red letters, which the page read fades away."""

from __future__ import annotations

from collections.abc import Iterator

import cv2
import numpy as np

from ingest.patterns import URGENCY
from ingest.pieces import plain
from ingest.scans import ink
from ingest.scans.arrays import Colour, Gray, Rect, per_millimetre
from ingest.scans.engine import Engine, Row
from ingest.secrecy import security_mark
from knowledge.errors import SecretDocument

# Source: Thông tư 24/2020/TT-BCA, Điều 3 and its annexes, gives the stamps of MẬT, TỐI MẬT and
# TUYỆT MẬT 8 mm of height, 20 to 40 mm of length and capitals; copies shrink and grow.
_LEAST_HEIGHT, _MOST_HEIGHT = 3.0, 25.0  # millimetres
_LEAST_WIDTH, _MOST_WIDTH = 6.0, 90.0
_BESIDE, _BELOW = 4.0, 2.5  # millimetres between the words of one stamp, and between its lines
_INK = 128  # of 255: redder than that is a stroke
_MARGIN = 1.0  # millimetres of white around what is read
_MOST = 12  # stamps on a page; more red than that is a picture
_TURNS = (0.0, -4.0, 4.0, -9.0, 9.0)  # degrees by which a hand stamps askew
_FRAME = 0.7  # of a stamp's length and height: what is as large is its frame


def urgency(page: Colour, engine: Engine) -> tuple[str, Rect] | None:
    """Look at every red stamp of an upright *page*, each once.

    Returns:
        The mark of urgency (KHẨN, HỎA TỐC) stamped there, and where; None for none.

    Raises:
        SecretDocument: If a stamp is a secrecy mark.
    """
    urgent = None
    for rect, rows in _readings(page, engine):
        mark = security_mark(row.text for row in rows)
        if mark is not None:
            raise SecretDocument(mark=mark)
        if urgent is None:
            said = (row.text for row in rows if URGENCY.fullmatch(plain(row.text)))
            urgent = next(((text, rect) for text in said), None)
    return urgent


def _readings(page: Colour, engine: Engine) -> Iterator[tuple[Rect, list[Row]]]:
    """Yield what each red stamp may say, read level and askew."""
    red = ink.red_alone(page)
    millimetre = per_millimetre(page.shape)
    for rect in list(_stamps(red, millimetre))[:_MOST]:
        stamp = _framed(_unframed(rect.cut(red)), millimetre)
        for degrees in _TURNS:
            yield rect, engine.rows(_turned(stamp, degrees), block=True)


def _stamps(red: Gray, millimetre: float) -> Iterator[Rect]:
    """Yield where red strokes stand together in the size of a stamp, from the top."""
    strokes = ((red < _INK) * 255).astype(np.uint8)
    beside, below = (max(1, round(near * millimetre)) for near in (_BESIDE, _BELOW))
    grown = cv2.dilate(strokes, np.ones((below, beside), np.uint8))
    _, _, stats, _ = cv2.connectedComponentsWithStats(grown)
    height, width = red.shape
    for left, top, across, down, _ in sorted(stats[1:].tolist(), key=lambda one: one[1]):
        fits = (
            _LEAST_WIDTH <= across / millimetre <= _MOST_WIDTH
            and _LEAST_HEIGHT <= down / millimetre <= _MOST_HEIGHT
        )
        if fits:
            yield Rect(left, top, min(width, left + across), min(height, top + down))


def _unframed(stamp: Gray) -> Gray:
    """Rub out the frame of a stamp, which is as long and as high as all of it; no letter is."""
    strokes = ((stamp < _INK) * 255).astype(np.uint8)
    height, width = strokes.shape
    _, labels, stats, _ = cv2.connectedComponentsWithStats(strokes)
    frames = [
        number
        for number, (_, _, across, down, _) in enumerate(stats.tolist())
        if number and across >= _FRAME * width and down >= _FRAME * height
    ]
    thick = cv2.dilate(np.isin(labels, frames).astype(np.uint8), np.ones((3, 3), np.uint8))
    cleaned: Gray = np.where(thick > 0, 255, stamp).astype(np.uint8)
    return cleaned


def _framed(stamp: Gray, millimetre: float) -> Gray:
    """Put white around a stamp: tesseract misses print at an edge."""
    margin = max(4, round(_MARGIN * millimetre))
    padded: Gray = np.pad(stamp, margin, constant_values=255)
    return padded


def _turned(stamp: Gray, degrees: float) -> Gray:
    """Return a stamp turned about its middle, nothing of it cut off."""
    if not degrees:
        return stamp
    height, width = stamp.shape
    side = max(height, width)
    padded = np.pad(stamp, side // 8, constant_values=255)
    centre = (padded.shape[1] / 2, padded.shape[0] / 2)
    turn = cv2.getRotationMatrix2D(centre, degrees, 1.0)
    size = (padded.shape[1], padded.shape[0])
    turned: Gray = np.asarray(
        cv2.warpAffine(padded, turn, size, borderValue=(255,)), dtype=np.uint8
    )
    return turned
