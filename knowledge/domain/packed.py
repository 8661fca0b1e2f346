"""Long texts kept small in memory: thousands of papers are held, and few of them are read at once.

A directive that is read from the database is made with a ``Packed`` text, and its units with a
``Part`` of it. Whoever reads ``text`` gets the words, as of any other directive.
"""

from __future__ import annotations

import zlib
from functools import lru_cache
from typing import Any, TypeVar

_READ_AT_ONCE = 64  # texts that stay unpacked after they were read
_QUICK = 1  # level of zlib: twice as quick as its own choice, a tenth larger

T = TypeVar("T")


class Packed:
    """A text, packed until it is read."""

    __slots__ = ("_bytes",)

    def __init__(self, text: str) -> None:
        self._bytes = zlib.compress(text.encode(), _QUICK)

    def read(self) -> str:
        """Return the text."""
        return _unpacked(self._bytes)


class Part:
    """The characters of a packed text from *start*, included, to *end*, excluded."""

    __slots__ = ("_end", "_start", "_whole")

    def __init__(self, whole: Packed, start: int, end: int) -> None:
        self._whole, self._start, self._end = whole, start, end

    def read(self) -> str:
        """Return the characters."""
        return self._whole.read()[self._start : self._end]


@lru_cache(maxsize=_READ_AT_ONCE)
def _unpacked(packed: bytes) -> str:
    return zlib.decompress(packed).decode()


def unpacks_text(cls: type[T]) -> type[T]:
    """Let the field ``text`` of a dataclass be given packed, and be read as a string."""
    field: Any = cls.__dict__["text"]

    def read(self: T) -> str:
        value = field.__get__(self, cls)
        return value if isinstance(value, str) else str(value.read())

    def keep(self: T, value: object) -> None:
        field.__set__(self, value)

    setattr(cls, "text", property(read, keep))  # noqa: B010  # the checker knows it as a string
    return cls
