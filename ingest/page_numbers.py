"""Page numbers that were printed into the text, recognised only where they can be nothing else."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ingest.joins import Printed, goes_on

# "2" · "- 3 -" · "Trang 4" · "5/12"
_PAGE_NUMBER = re.compile(r"(?:[-–—]\s?)?(?:[Tt]rang\s)?(\d{1,3})(?:\s?/\s?\d{1,3})?(?:\s?[-–—])?")


def printed_page_numbers(lines: Sequence[Printed]) -> frozenset[int]:
    """Return the positions in *lines* of lone page numbers.

    Certain is a number that stands first or last on the page it counts, and one between the two
    halves of a broken paragraph if it is above all such numbers before it.
    """
    found = set()
    highest = 1
    for at, line in enumerate(lines):
        match = None if line.cells or line.region == "stamp" else _PAGE_NUMBER.fullmatch(line.text)
        if match is None:
            continue
        number = int(match[1])
        if _is_at_edge(lines, at, number) or (number > highest and _parts_a_paragraph(lines, at)):
            found.add(at)
            highest = max(highest, number)
    return frozenset(found)


def _is_at_edge(lines: Sequence[Printed], at: int, number: int) -> bool:
    page = lines[at].page
    if page is None or number != page:
        return False
    above = lines[at - 1].page if at else None
    below = lines[at + 1].page if at + 1 < len(lines) else None
    return (above == page) != (below == page)


def _parts_a_paragraph(lines: Sequence[Printed], at: int) -> bool:
    return 0 < at < len(lines) - 1 and goes_on(lines[at - 1], lines[at + 1], None)
