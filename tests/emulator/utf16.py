"""Places in a text as Telegram counts them: in units of UTF-16."""

from __future__ import annotations


def length(text: str) -> int:
    """Return how many units a text takes; a letter beyond U+FFFF takes two."""
    return len(text.encode("utf-16-le")) // 2


def part(text: str, begin: int, end: int | None = None) -> str:
    """Return what stands between two places, the second left out."""
    units = text.encode("utf-16-le")
    return units[begin * 2 : None if end is None else end * 2].decode("utf-16-le")
