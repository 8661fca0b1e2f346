"""Cut citations out of held directives: by unit, by sentence, by clause."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from knowledge.domain import Citation, Fact, Held, Unit

# A sentence ends at . ? ! before a space and a capital or a list number; a clause also at ";".
_SENTENCE_END = re.compile(r"[.?!…]+[”\"»)*]*(?=\s+[^\Wa-zà-ỹđ\d_])|\n")
_CLAUSE_END = re.compile(r"[.?!…]+[”\"»)*]*(?=\s+[^\Wa-zà-ỹđ\d_])|;|\n")


# What ends a sentence belongs to it: "). ”", "./."
_CLOSING = re.compile(r"[)”\"]*(?:\./\.|\.(?!\w))[)”\"]*")


def cite(held: Held, start: int, end: int, *, path: str | None = None) -> Citation:
    """Cite *held* from *start* to *end*, without space or ";" at the sides, with its full stop."""
    text = held.directive.text
    while start < end and (text[start].isspace() or text[start] == ";"):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] == ";"):
        end -= 1
    closing = _CLOSING.match(text, end)
    end = closing.end() if closing else end
    unit = unit_at(held, start)
    return Citation(
        directive_id=held.id,
        path=(unit.path if unit else "") if path is None else path,
        quote=text[start:end],
        start=start,
        end=end,
        page=unit.page if unit else None,
    )


def unit_at(held: Held, offset: int) -> Unit | None:
    """Return the unit whose own text holds *offset*."""
    return next((u for u in held.directive.units if u.start <= offset < u.end), None)


def cite_unit(held: Held, unit: Unit) -> Citation:
    """Cite a unit's own text."""
    return cite(held, unit.start, unit.end, path=unit.path)


def sentences(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` into sentences; offsets are those of *text*."""
    return _cut(text, start, end, _SENTENCE_END)


def clauses(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Cut ``text[start:end]`` into clauses, at sentence ends and semicolons."""
    return _cut(text, start, end, _CLAUSE_END)


def _cut(text: str, start: int, end: int, ends: re.Pattern[str]) -> list[tuple[int, int]]:
    pieces = []
    at = start
    for match in ends.finditer(text, start, end):
        pieces.append((at, match.end()))
        at = match.end()
    pieces.append((at, end))
    return [(a, b) for a, b in pieces if text[a:b].strip()]


def sentence_at(held: Held, offset: int, *, longest: int = 400) -> Citation:
    """Cite the sentence around *offset*, or its clause where the sentence is over *longest*."""
    text = held.directive.text
    unit = unit_at(held, offset)
    start, end = (unit.start, unit.end) if unit else _line(text, offset)
    for cut in (sentences, clauses):
        a, b = next(piece for piece in cut(text, start, end) if piece[0] <= offset < piece[1])
        if b - a <= longest:
            break
    return cite(held, a, b)


def _line(text: str, offset: int) -> tuple[int, int]:
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def children(units: Sequence[Unit], parent: Unit) -> tuple[Unit, ...]:
    """Return every unit under *parent*, in order; body paragraphs bear their heading's path."""
    if not parent.path:
        return ()
    at = next(i for i, unit in enumerate(units) if unit.start == parent.start)
    below = []
    for unit in units[at + 1 :]:
        if not under(unit.path, parent.path) or unit.kind in {"foot", "head", "title"}:
            break
        below.append(unit)
    return tuple(below)


def lead_rows(held: Held, row: Unit) -> tuple[Unit, ...]:
    """Return what a table row is to be read with: its table's header, and the row it goes on from.

    A row without number continues the numbered one above it, with which it shares merged cells.
    """
    if row.kind != "row":
        return ()
    above: list[Unit] = []
    for unit in held.directive.units:
        if unit.start >= row.start:
            break
        if unit.kind == "heading" and "\t" in unit.text:
            above = [unit]
        elif unit.kind == "row" and unit.marker and not row.marker:
            above = [*(u for u in above if u.kind == "heading"), unit]
    return tuple(above)


_COMPONENT = re.compile(r"\(\d+\)|-\d+|\+\d+|[^\W_]+")


@lru_cache(maxsize=20_000)
def components(path: str) -> tuple[str, ...]:
    """Split a path: "II.4.2(3)" -> ("ii", "4", "2", "(3)")."""
    return tuple(part.lower() for part in _COMPONENT.findall(path))


def under(path: str, parent: str) -> bool:
    """Say whether *path* is *parent* or stands below it."""
    above = components(parent)
    return components(path)[: len(above)] == above


def printed(held: Held, fact: Fact) -> tuple[Citation, ...]:
    """Cite the first place of a fact, if it is printed (of a blank number, the blank line)."""
    span = held.directive.printed(fact)
    return (cite(held, *span),) if span else ()


def everywhere(held: Held, fact: Fact) -> tuple[Citation, ...]:
    """Cite each place of a fact: a number may be printed in part, and in part on a stamp."""
    spans = [(one.start, one.end) for one in held.directive.evidence if one.fact == fact]
    return tuple(cite(held, *span) for span in spans)
