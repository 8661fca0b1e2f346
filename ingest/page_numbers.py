"""Page numbers that were printed into the text, recognised only where they can be nothing else."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ingest.joins import Printed, goes_on

# "2" · "- 3 -" · "Trang 4" · "5/12"
_PAGE_NUMBER = re.compile(
    r"(?P<dash>[-–—]\s?)?(?P<word>[Tt]rang\s)?(?P<number>\d{1,3})(?:\s?/\s?(?P<of>\d{1,3}))?"
    r"(?P<dash_after>\s?[-–—])?"
)
_TWICE = 2  # pages whose numbers are off by the same


def is_page_number(text: str) -> bool:
    """Say whether a line can be the number of a page."""
    return _PAGE_NUMBER.fullmatch(text) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Number:
    """A line that can be the number of its page."""

    at: int
    number: int
    # from that of the page in the file
    off: int
    # "- 2 -", "Trang 2", "2/5" are nothing else where a page begins or ends
    plain: bool


def printed_page_numbers(lines: Sequence[Printed]) -> frozenset[int]:
    """Return the positions in *lines* of lone page numbers.

    Certain is a number that stands first or last on the page it counts, or there in a form that
    only page numbers have, or there on two pages that are counted from another one than the first
    (a cover is not); and one between the two halves of a broken paragraph if it is above all such
    numbers before it.
    """
    edges = {one.at: one for one in _at_edges(lines)}
    usual = Counter(one.off for one in edges.values())
    found = set()
    highest = 1
    for at, line in enumerate(lines):
        number = _number(line)
        if number is None:
            continue
        edge = edges.get(at)
        certain = edge is not None and (
            not edge.plain or edge.off == 0 or usual[edge.off] >= _TWICE
        )
        if certain or (number > highest and _parts_a_paragraph(lines, at)):
            found.add(at)
            highest = max(highest, number)
    return frozenset(found)


def _match(line: Printed) -> re.Match[str] | None:
    return None if line.cells or line.region == "stamp" else _PAGE_NUMBER.fullmatch(line.text)


def _number(line: Printed) -> int | None:
    match = _match(line)
    return int(match["number"]) if match else None


def _at_edges(lines: Sequence[Printed]) -> Iterator[_Number]:
    """Yield what stands first or last on its page, boxes and footnotes aside."""
    shown = [at for at, line in enumerate(lines) if line.region != "box"]
    for place, at in enumerate(shown):
        page, match = lines[at].page, _match(lines[at])
        if page is None or match is None:
            continue
        above = lines[shown[place - 1]].page if place else None
        below = lines[shown[place + 1]].page if place + 1 < len(shown) else None
        if (above == page) != (below == page):
            number = int(match["number"])
            yield _Number(at=at, number=number, off=number - page, plain=not _is_formed(match))


def _is_formed(match: re.Match[str]) -> bool:
    counted = match["of"] is not None and int(match["number"]) <= int(match["of"])
    return bool(match["word"]) or counted or bool(match["dash"] and match["dash_after"])


def _parts_a_paragraph(lines: Sequence[Printed], at: int) -> bool:
    return 0 < at < len(lines) - 1 and goes_on(lines[at - 1], lines[at + 1], None)
