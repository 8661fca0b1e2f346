"""Automatic numbering: the "1.", "a)", "II -" that Word prints but does not store."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from lxml.etree import _Element

from ingest.encodings import decode, of_font, settle
from ingest.loaders.docx_styles import Styles, font
from ingest.loaders.wordml import child, flag, value, w

_DEEPEST = 9  # levels, fixed by the format
_LARGEST = 3999  # numerals end here; a file may claim to start at a billion
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def roman(number: int) -> str:
    """Write a number as Word does in upper Roman numerals: 14 -> "XIV"."""
    written = ""
    for size, letters in _ROMAN:
        written += letters * (number // size)
        number %= size
    return written


def letters(number: int) -> str:
    """Write a number as Word does in letters: 1 -> "a", 26 -> "z", 27 -> "aa", 53 -> "aaa"."""
    repeats, letter = divmod(number - 1, 26)
    return chr(ord("a") + letter) * (repeats + 1) if number > 0 else ""


_FORMATS: Mapping[str, Callable[[int], str]] = {
    "decimal": str,
    "decimalZero": lambda number: f"{number:02d}",
    "upperRoman": roman,
    "lowerRoman": lambda number: roman(number).lower(),
    "upperLetter": lambda number: letters(number).upper(),
    "lowerLetter": letters,
    "none": lambda _number: "",
}
# Glyphs that are printed as they are; all other bullets become what the papers use themselves:
# a dash at the first level (gạch đầu dòng), a plus below it.
_OWN_GLYPHS = {"-": "-", "–": "-", "—": "-", "−": "-", "+": "+"}
_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is counted and printed."""

    start: int = 1
    format: str = "decimal"
    text: str = ""
    space: str = " "
    # the level (from 1) whose use restarts this one; 0: none; None: every higher one
    restart: int | None = None
    all_decimal: bool = False
    style: str | None = None

    @classmethod
    def read(cls, element: _Element) -> Level:
        """Read a ``w:lvl``."""
        # A custom format stands in an alternative whose last branch is a plain one.
        formats = [found.get(w("val")) for found in element.iter(w("numFmt"))]
        restart = value(element, "lvlRestart")
        return cls(
            start=_number(value(element, "start"), 1),
            format=(formats or ["decimal"])[-1] or "decimal",
            text=_in_unicode(
                value(element, "lvlText") or "", font(child(element, "rPr", "rFonts"))
            ),
            space="" if value(element, "suff") == "nothing" else " ",
            restart=None if restart is None else _number(restart, 0),
            all_decimal=bool(flag(element, "isLgl")),
            style=value(element, "pStyle"),
        )


def _in_unicode(text: str, font_name: str) -> str:
    """Return the text of a level, "§iÒu %1" in an old font, in Unicode."""
    return decode(text, settle(text, of_font(font_name)))


@dataclass(frozen=True, slots=True)
class _List:
    """A ``w:num``: whose levels it shares and what it overrides."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class _Counts:
    """How far each level of a list has counted; None before its first use."""

    at: list[int | None] = field(default_factory=lambda: [None] * _DEEPEST)


class Numbering:
    """Counts along the document; ask once for each paragraph, in order."""

    def __init__(self, root: _Element | None, styles: Styles) -> None:
        self._styles = styles
        self._lists = {} if root is None else _lists(root, styles)
        self._counts: dict[str, _Counts] = {}
        self._begun: set[str] = set()

    def marker(self, paragraph: _Element) -> str:
        """Return what is printed before a paragraph, with the space after it; "" where nothing."""
        found = self._place(paragraph)
        if found is None:
            return ""
        list_id, depth = found
        numbered = self._lists[list_id]
        level = numbered.levels[depth]
        counts = self._count(list_id, depth)
        printed = (
            _bullet(level.text, depth)
            if level.format == "bullet"
            else _PLACE.sub(lambda place: self._written(numbered, level, counts, place), level.text)
        )
        return f"{printed}{level.space}" if printed.strip() else ""

    def _place(self, paragraph: _Element) -> tuple[str, int] | None:
        """Return the list and the level that a paragraph belongs to."""
        own = child(paragraph, "pPr", "numPr")
        list_id, depth = value(own, "numId"), value(own, "ilvl")
        styled = self._styles.numbering(self._styles.paragraph(paragraph))
        if list_id is None and styled is not None:
            list_id, styled_depth, owner = styled
            depth = depth or styled_depth or self._linked_depth(list_id, owner)
        if list_id is None or list_id not in self._lists:
            return None
        place = _number(depth, 0)
        return (list_id, place) if place in self._lists[list_id].levels else None

    def _linked_depth(self, list_id: str | None, style_id: str) -> str | None:
        levels = self._lists[list_id].levels if list_id in self._lists else {}
        return next((str(at) for at, level in levels.items() if level.style == style_id), None)

    def _count(self, list_id: str, depth: int) -> _Counts:
        numbered = self._lists[list_id]
        counts = self._counts.setdefault(numbered.abstract, _Counts())
        if list_id not in self._begun:
            self._begun.add(list_id)
            for at in numbered.starts:
                counts.at[at] = None
        current = counts.at[depth]
        counts.at[depth] = self._start(numbered, depth) if current is None else current + 1
        for deeper in range(depth + 1, _DEEPEST):
            restart = numbered.levels.get(deeper, Level()).restart
            if restart is None or depth < restart:
                counts.at[deeper] = None
        return counts

    @staticmethod
    def _start(numbered: _List, depth: int) -> int:
        return numbered.starts.get(depth, numbered.levels.get(depth, Level()).start)

    def _written(self, numbered: _List, level: Level, counts: _Counts, place: re.Match[str]) -> str:
        depth = int(place[1]) - 1
        count = counts.at[depth]
        name = "decimal" if level.all_decimal else numbered.levels.get(depth, Level()).format
        at = self._start(numbered, depth) if count is None else count
        return _FORMATS.get(name, str)(at) if at <= _LARGEST else str(at)


def _bullet(glyph: str, depth: int) -> str:
    return _OWN_GLYPHS.get(glyph.strip(), "-" if depth == 0 else "+")


def _number(text: str | None, otherwise: int) -> int:
    try:
        return otherwise if text is None else int(text)
    except ValueError:
        return otherwise


def _lists(root: _Element, styles: Styles) -> dict[str, _List]:
    abstracts = {
        element.get(w("abstractNumId"), ""): element for element in root.findall(w("abstractNum"))
    }
    numbers = {element.get(w("numId"), ""): element for element in root.findall(w("num"))}
    lists = {}
    for list_id, number in numbers.items():
        abstract_id = value(number, "abstractNumId") or ""
        abstract = abstracts.get(_linked(abstract_id, abstracts, numbers, styles))
        if abstract is not None:
            overrides = number.findall(w("lvlOverride"))
            own = {_depth(one): level for one in overrides for level in one.findall(w("lvl"))}
            shared = {_depth(level): level for level in abstract.findall(w("lvl"))}
            lists[list_id] = _List(
                abstract=abstract.get(w("abstractNumId"), ""),
                levels={at: Level.read(level) for at, level in (shared | own).items()},
                starts={
                    _depth(one): _number(value(one, "startOverride"), 1)
                    for one in overrides
                    if child(one, "startOverride") is not None
                },
            )
    return lists


def _linked(
    abstract_id: str,
    abstracts: Mapping[str, _Element],
    numbers: Mapping[str, _Element],
    styles: Styles,
) -> str:
    """Follow a list that borrows the levels of a list style."""
    style_id = value(abstracts.get(abstract_id), "numStyleLink")
    styled = styles.numbering(style_id)
    if styled is None or styled[0] is None:
        return abstract_id
    return value(numbers.get(styled[0]), "abstractNumId") or abstract_id


def _depth(element: _Element) -> int:
    return min(max(_number(element.get(w("ilvl")), 0), 0), _DEEPEST - 1)
