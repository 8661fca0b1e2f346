"""Which way up a page is, found by reading a few of its lines."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ingest.scans.arrays import Gray, per_millimetre
from ingest.scans.engine import Engine, Row

_STRIP = 30  # millimetres: five lines or six
# Read the right way up, words of a poor scan are at 0.8 and more; any other way at 0.5 and less.
_READS = 0.7
# Quarter turns to the left, the likeliest first: sheets lie in feeders upside down, photographs
# come sideways.
_TURNS = (0, 2, 1, 3)
_WORD = 2  # letters; shorter ones are as often dust


def turns(page: Gray, engine: Engine) -> int:
    """Return by how many quarter turns to the left *page* must be turned to stand upright."""
    best, most = 0, 0.0
    for quarter in _TURNS:
        sure = _sureness(engine.rows(_strip(np.rot90(page, quarter)), block=True))
        if sure >= _READS:
            return quarter
        if sure > most:
            best, most = quarter, sure
    return best


def _strip(page: NDArray[np.uint8]) -> Gray:
    """Return the few lines' height of *page* in which dark and light change most often."""
    height = int(_STRIP * per_millimetre(page.shape))
    changes = np.abs(np.diff(page.astype(np.int16), axis=1)) > np.int16(60)
    busy = np.convolve(changes.sum(axis=1), np.ones(height), mode="valid")
    top = int(busy.argmax()) if len(busy) else 0
    return page[top : top + height]


def _sureness(rows: list[Row]) -> float:
    """Return the mean over all letters, 0 where there are none."""
    words = [word for row in rows for word in row.words if len(word.text) >= _WORD]
    letters = sum(len(word.text) for word in words)
    return sum(word.sure * len(word.text) for word in words) / letters if letters else 0.0
