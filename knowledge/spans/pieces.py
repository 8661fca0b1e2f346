"""Sentences and items of a text, each with the lead-ins that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

# "Điều 4." · "2.1." · "a)" · "-", "•" and the bullets of Word's own fonts
_MARKER = re.compile(
    r"\s*(?:(?P<part>(?:Điều|Chương|Mục|Phần)\s+\w+)|(?P<number>\d+(?:\.\d+)*)\s*[.)]?\s"
    r"|(?P<letter>[a-zđ])\s*[.)]\s|(?P<bullet>[-–—+•*○▪\ue000-\uf8ff])\s?)"
)
# A sentence ends before a space; "2. " and "a. " are markers, and "P. " an abbreviation.
_END = re.compile(r"(?<=[.;?!])(?<!\b\d\.)(?<!\b\d\d\.)(?<!\b[^\W\d_]\.)\s+")
# "… như sau:", "… sau đây.": what follows belongs to it.
_LEAD_IN = re.compile(r"(?::|\b(?:sau|sau đây|như sau|dưới đây|gồm)\s*[.:]?)\s*$")
_LINE = re.compile(r"[^\n]*[^\s][^\n]*")
_HEADING = "heading"  # a first line that ends no sentence: everything stands under it


@dataclass(frozen=True, slots=True)
class Piece:
    """One sentence, or one item of a list, of a text."""

    # start included, end excluded
    start: int
    end: int
    # places of the pieces that it stands under, outermost first
    under: tuple[int, ...]
    # whether it leads in what follows: "… như sau:"
    leads: bool


def cut(text: str) -> tuple[Piece, ...]:
    """Cut *text* into pieces, in order; space between them is of none."""
    pieces: list[Piece] = []
    # what is open: the kind of marker, and the place of the piece that opened it
    above: list[tuple[str, int]] = []
    before = ""
    for line in _LINE.finditer(text):
        kind = _kind(line[0])
        above = _still_open(above, kind, before)
        under = tuple(place for _, place in above)
        pieces += (
            Piece(start, end, under, _LEAD_IN.search(text, start, end) is not None)
            for start, end in _sentences(text, *line.span())
        )
        if not (before or pieces[-1].leads) and _is_heading(text, line.end()):
            pieces[-1] = replace(pieces[-1], leads=True)
            above.append((_HEADING, len(pieces) - 1))
        elif pieces[-1].leads or (kind and not kind.startswith("bullet")):
            above.append((kind or "lead-in", len(pieces) - 1))
        before = line[0].rstrip()
    return tuple(pieces)


def _is_heading(text: str, end: int) -> bool:
    """Say whether a first line that ends there is a heading of what follows."""
    return bool(text[end:].strip()) and not text[:end].rstrip().endswith((".", ";", "!", "?"))


def _kind(line: str) -> str:
    """Name the kind of marker that a line begins with; "" for none."""
    found = _MARKER.match(line)
    if found is None or found.lastgroup is None:
        return ""
    if found.lastgroup == "number":
        return f"number {found['number'].count('.')}"
    return found.lastgroup + (found["bullet"] or "")


def _still_open(above: list[tuple[str, int]], kind: str, before: str) -> list[tuple[str, int]]:
    """Close what a line ends: its own kind of marker, or lists where plain text goes on."""
    kinds = [one for one, _ in above]
    if kind in kinds:
        return above[: kinds.index(kind)]
    if not kind and before.endswith((".", "!", "?")) and not _LEAD_IN.search(before):
        return above[:1] if kinds[:1] == [_HEADING] else []
    return above


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    ends = [(found.start(), found.end()) for found in _END.finditer(text, start, end)]
    for (_, first), (last, _) in pairwise([(start, start), *ends, (end, end)]):
        trimmed = text[first:last].strip()
        if trimmed:
            at = text.index(trimmed, first)
            yield at, at + len(trimmed)
