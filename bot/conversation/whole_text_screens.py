"""The part of a directive around one character of its text, a screen at a time."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from string import Template

from bot.conversation import files
from bot.conversation.replies import Button, Line, Reply
from bot.errors import StaleButton
from bot.texts import pages, places
from bot.texts import whole as texts
from knowledge.domain import Citation, Held, Unit

_MOST = 3000  # characters on one screen: one message, with room for what stands around them
_MOST_BUTTONS = 3  # under one answer
# "III" of "III.2" and of "III-1", "Điều 3" of "Điều 3.2.a", "PL" of "PL.r1"
_PART = re.compile(r"[^.(\[-]*")


def button(held: Held, at: int) -> Button:
    """Offer the part of a directive in which the character *at* of its text stands."""
    return Button(texts.BUTTON, f"text:{held.id}:{at}")


def buttons(citations: Iterable[Citation], shelf: Mapping[int, Held]) -> Sequence[Button]:
    """Offer the parts that an answer quotes from, of each directive the first."""
    first: dict[int, Citation] = {}
    for one in citations:
        first.setdefault(one.directive_id, one)
    cited = [(shelf[one.directive_id], one) for one in list(first.values())[:_MOST_BUTTONS]]
    if len(cited) == 1:
        return [button(held, one.start) for held, one in cited]
    return [
        replace(button(held, one.start), label=texts.button(held, _part_of(one.path)))
        for held, one in cited
    ]


def _part_of(path: str) -> str:
    found = _PART.match(path)
    return found[0].strip() if found else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    path: str
    # of the directive's text; the end is not included
    start: int
    end: int
    # a character of the part behind it; None behind the last
    next: int | None


def shown(held: Held, at: int, begin: int = 0) -> Reply:
    """Show a part of a directive.

    Args:
        held: The directive.
        at: A character of its text; the part that holds it is shown.
        begin: Where the screen begins, if that is behind the beginning of the part.

    Raises:
        StaleButton: If the text is shorter than that.
    """
    text = held.directive.text
    part = _part(held.directive.units, text, at)
    if part is None or begin >= len(text):
        raise StaleButton
    start = max(part.start, begin)
    end = _end(text, start, part.end)
    printed = map(places.readable, text[start:end].splitlines())
    said = [Line("plain", line) for line in printed if line]
    lines = [Line("title", texts.where(held, part.path)), *said, *_compare(held, start, end)]
    buttons = [files.original(held)]
    if end < part.end:
        buttons.insert(0, Button(texts.MORE, f"text:{held.id}:{at}:{end}", more=True))
    elif part.next is not None:
        buttons.insert(0, Button(texts.NEXT, f"text:{held.id}:{part.next}"))
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def _part(units: Sequence[Unit], text: str, at: int) -> _Part | None:
    """Return the part around a character: neighbours of one beginning of the path."""
    inside = [number for number, unit in enumerate(units) if unit.start <= at]
    if not inside:
        return None
    last = first = inside[-1]
    key = _key(units[first])
    while first > 0 and _key(units[first - 1]) == key:
        first -= 1
    while last + 1 < len(units) and _key(units[last + 1]) == key:
        last += 1
    start = text.rfind("\n", 0, units[first].start) + 1  # its marker stands before it
    following = units[last + 1].start if last + 1 < len(units) else None
    return _Part(path=key[0], start=start, end=units[last].end, next=following)


def _key(unit: Unit) -> tuple[str, bool]:
    """Name the part that a unit is of; without a path, what stands above and below the body."""
    path = _part_of(unit.path)
    return path, not path and unit.kind == "foot"


def _end(text: str, start: int, end: int) -> int:
    """Return where a screen ends: with a line, if one ends on it."""
    if end - start <= _MOST:
        return end
    line = text.rfind("\n", start, start + _MOST)
    return line + 1 if line > start else start + _MOST


def _compare(held: Held, start: int, end: int) -> Iterator[Line]:
    """Say of which pages these words were read from a picture that nobody has compared yet."""
    on = {unit.page for unit in held.directive.units if unit.start < end and unit.end > start}
    for page in sorted(page for page in on if page is not None):
        if held.scanned_on(start, end, page) is not None:
            yield Line("note", Template(pages.COMPARE).substitute(page=page))
