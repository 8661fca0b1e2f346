"""How wide letters are in a picture, and texts cut into lines by that."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

_POINTS = 72  # to an inch
_DOTS = 65536  # FreeType tells a width in 16.16 fixed point
_UNIT = 100  # a size at which rounding is lost
_SPACES = re.compile(r"[ \t\r\n\v\f]+")  # not the no-break space
_DROPPED = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")  # no font has a letter for them
_NO_BREAK = "\u00a0"
_CUT = " …"


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Say how many inches *text* takes in one line."""
    return sum(_wide(letter, bold) for letter in text) * size / _POINTS


@lru_cache(maxsize=4096)
def _wide(letter: str, bold: bool) -> float:
    """Say how wide a letter is, in its height."""
    from matplotlib.font_manager import FontProperties, findfont, get_font  # noqa: PLC0415

    font = get_font(findfont(FontProperties(weight="bold" if bold else "normal")))
    font.set_size(_UNIT, _POINTS)
    return font.load_char(ord(letter)).linearHoriAdvance / _DOTS / _UNIT


def together(name: str) -> str:
    """Join the words of *name* so that they stay in one line, where one line holds them."""
    return _SPACES.sub(_NO_BREAK, name.strip())


def wrapped(
    text: str, *, size: float, inches: float, bold: bool = False, most: int = 40
) -> list[str]:
    """Cut *text* into lines, at least one.

    Args:
        text: Its line breaks count as spaces.
        size: Of the letters, in points.
        inches: How wide a line may be.
        bold: Whether the letters are.
        most: So many lines; what takes more ends in "…".
    """
    lines = [""]
    for piece in _pieces(text, size, inches, bold):
        joined = f"{lines[-1]} {piece}" if lines[-1] else piece
        if width(joined, size, bold=bold) <= inches:
            lines[-1] = joined
        else:
            lines.append(piece)
    if len(lines) > most:
        return [*lines[: most - 1], _cut(lines[most - 1], size, inches, bold)]
    return lines


def _cut(line: str, size: float, inches: float, bold: bool) -> str:
    """Show that *line* goes on: after a word, or within one that fills it alone."""
    while width(line + _CUT, size, bold=bold) > inches and re.search(r"\s", line):
        line = re.sub(r"\s+\S*$", "", line)
    while line and width(line + _CUT, size, bold=bold) > inches:
        line = line[:-1]
    return f"{line.rstrip(' ,;' + _NO_BREAK)}{_CUT}"


def _pieces(text: str, size: float, inches: float, bold: bool) -> Iterator[str]:
    """Return what is not parted: words, names that a line holds, parts of longer words."""
    for name in filter(None, _SPACES.split(_DROPPED.sub("", text))):
        whole = width(name, size, bold=bold) <= inches
        for word in [name] if whole else filter(None, name.split(_NO_BREAK)):
            yield from _parts(word, size, inches, bold)


def _parts(word: str, size: float, inches: float, bold: bool) -> Iterator[str]:
    part = ""
    for letter in word:
        if part and width(part + letter, size, bold=bold) > inches:
            yield part
            part = ""
        part += letter
    yield part
