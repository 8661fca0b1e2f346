"""A passage as the ranker reads it: one number for each syllable, in order.

Four bytes a syllable, kept in the index of words, so that no text is read to rank.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from zlib import crc32

import numpy as np

from knowledge.language import fold
from knowledge.terms import tokens

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    Numbers = NDArray[np.uint32]
    Places = NDArray[np.intp]

# "… hằng tháng; các chi bộ …": where a sentence or an item of a list ends.
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+|\n+")
_END = 0  # of a sentence
_MARKS_BITS = 8
_BYTES = 4
_HEADER = 2  # numbers: how many are the title, and how many the heading


@lru_cache(maxsize=1 << 16)
def code(token: str) -> int:
    """Number *token*: 24 bits for its letters, the lowest 8 for its marks."""
    letters = crc32(fold(token).encode()) >> _MARKS_BITS
    marks = crc32(token.encode()) % (1 << _MARKS_BITS)
    return max(letters << _MARKS_BITS | marks, 1)


def stripped(codes: Numbers) -> Numbers:
    """Leave the marks out of *codes*."""
    return codes >> np.uint32(_MARKS_BITS)


def encode(title: str, heading: Sequence[str], text: str) -> bytes:
    """Write down a passage: its title, its heading, its text; each sentence closed.

    The heading of a text that stands under none is its first line.
    """
    head, body = ("\n".join(heading), text) if heading else text.partition("\n")[::2]
    zones = [_codes(zone) for zone in (title, head, body)]
    numbers = [len(zones[0]), len(zones[1]), *(number for zone in zones for number in zone)]
    return np.array(numbers, np.uint32).tobytes()


def _codes(text: str) -> list[int]:
    codes: list[int] = []
    for sentence in _SENTENCE_END.split(text):
        found = [code(token) for token in tokens(sentence)]
        codes += [*found, _END] if found else []
    return codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """Several passages, their numbers one after the other; k passages, n numbers in all."""

    # shape (n,): the numbers, whose they are, their place in their passage, their sentence
    codes: Numbers
    owner: Places
    place: Places
    sentence: Places
    # shape (k,): how many numbers are the passage, its title, its heading
    length: Places
    title: Places
    head: Places
    # shape (number of sentences,): whose each is
    sentence_owner: Places

    @classmethod
    def read(cls, encoded: Sequence[bytes]) -> Written:
        """Read what ``encode`` wrote."""
        every = np.frombuffer(b"".join(encoded), np.uint32)
        size = np.array([len(one) // _BYTES for one in encoded], np.intp)
        start = np.cumsum(size) - size
        length = size - _HEADER
        kept = np.ones(len(every), np.bool_)
        kept[start] = kept[start + 1] = False
        codes = every[kept]
        owner = np.repeat(np.arange(len(size)), length)
        ends = codes == _END
        return cls(
            codes=codes,
            owner=owner,
            place=np.arange(len(codes)) - (np.cumsum(length) - length)[owner],
            sentence=np.cumsum(ends) - ends,
            length=length,
            title=every[start].astype(np.intp),
            head=every[start + 1].astype(np.intp),
            sentence_owner=owner[ends],
        )
