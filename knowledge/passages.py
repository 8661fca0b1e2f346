"""A directive cut into passages (đoạn): what is indexed, found and quoted from."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.domain import Directive, Passage, Unit

# Neighbours under one heading are joined up to here; a unit longer than the second is cut at the
# ends of its sentences.
_JOINED_CHARS = 400
_LONGEST_CHARS = 1500

# "… trước ngày 20/11. Các chi bộ …": a sentence ends where a capital or a new line follows.
_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=[^\Wa-zà-ỹđ\d_])|\n")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A passage that has no id yet."""

    path: str
    heading: tuple[str, ...]
    title: str
    text: str
    start: int
    end: int
    page: int | None


def cut(directive: Directive) -> list[Draft]:
    """Cut *directive* into contiguous spans of one unit, or of a few small ones side by side.

    A heading with something under it is not a passage: it stands in the heading chain of what is
    under it.
    """
    title = title_line(directive)
    return [
        Draft(
            path=first.path,
            heading=first.heading,
            title=title,
            text=directive.text[start:end],
            start=start,
            end=end,
            page=first.page,
        )
        for group in _joined(_worth_indexing(directive.units))
        for first in group[:1]
        for start, end in _short_spans(directive.text, first.start, group[-1].end)
    ]


def title_line(directive: Directive) -> str:
    """Name *directive* in one line: "Kế hoạch 31-KH/BTGĐUK · công tác khoa giáo · Ban …"."""
    name = " ".join(part for part in (_capitalised(directive.type), directive.number) if part)
    return " · ".join(part for part in (name, directive.subject, directive.issuer) if part)


def embedded_text(passage: Passage | Draft) -> str:
    """Write what is embedded of *passage*: its title, its headings, its text, a line each."""
    return "\n".join((passage.title, *passage.heading, passage.text))


def _capitalised(name: str | None) -> str:
    return name[:1].upper() + name[1:] if name else ""


def _worth_indexing(units: Iterable[Unit]) -> list[Unit]:
    """Leave out empty units, and headings that the next unit stands under."""
    filled = [unit for unit in units if unit.text.strip()]
    followed = {unit.start for unit, after in pairwise(filled) if _is_heading_of(unit, after)}
    return [unit for unit in filled if unit.start not in followed]


def _is_heading_of(unit: Unit, after: Unit) -> bool:
    return unit.kind == "heading" and unit.text.strip() in (text.strip() for text in after.heading)


def _joined(units: list[Unit]) -> Iterator[list[Unit]]:
    """Group neighbours of one kind under one heading while they stay short together."""
    group: list[Unit] = []
    for unit in units:
        if group and not _fits(group, unit):
            yield group
            group = []
        group.append(unit)
    if group:
        yield group


def _fits(group: list[Unit], unit: Unit) -> bool:
    first = group[0]
    return (
        (first.kind, first.heading, first.page) == (unit.kind, unit.heading, unit.page)
        and first.start <= unit.start
        and unit.end - first.start <= _JOINED_CHARS
    )


def _short_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut a span that is too long at ends of sentences, or anywhere if it has none."""
    while end - start > _LONGEST_CHARS:
        cuts = list(_SENTENCE_END.finditer(text, start, start + _LONGEST_CHARS))
        stop = cuts[-1].start() if cuts else start + _LONGEST_CHARS
        if stop > start:
            yield start, stop
        start = cuts[-1].end() if cuts else stop
    if start < end:
        yield start, end
