"""Several readings of one part of a page, and the clearest line of each."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.patterns import person_name
from ingest.scans.engine import Row

_WORTH = 0.6  # a word less sure than this makes a reading worse
_FITS = 1.5
_SHARED = 0.4  # of the lower of two lines: they are readings of one


def merit(rows: Sequence[Row]) -> float:
    """Return how well something reads: sure letters, junk counted against them."""
    return sum((word.sure - _WORTH) * len(word.text) for row in rows for word in row.words)


def clearest(readings: Sequence[Sequence[Row]]) -> list[Row]:
    """Return each line as the reading has it that is surest of it, from the top.

    A seal or a pen spoils one line in one reading and another in the next. What no reading is sure
    of is left out where another line stands.
    """
    rows = sorted((row for rows in readings for row in rows), key=_fitness, reverse=True)
    kept: list[Row] = []
    for row in rows:
        if merit([row]) > 0 and not any(_is_same(row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda row: row.base)


def _fitness(row: Row) -> float:
    """Return the merit of a line, more if it is a name or in capitals, as in a signature block."""
    fits = person_name(row.text) is not None or row.text.isupper()
    return merit([row]) * (_FITS if fits else 1)


def _is_same(one: Row, other: Row) -> bool:
    shared = min(one.rect.bottom, other.rect.bottom) - max(one.rect.top, other.rect.top)
    return shared > _SHARED * min(one.rect.height, other.rect.height)
