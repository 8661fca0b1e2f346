"""From printed lines to the text that is stored: Unicode form, lost spaces, broken paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ingest.blocks import Block, Region
    from knowledge.domain import Repair


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One paragraph or table row of the healed text: ``text[start:end]``."""

    start: int
    end: int
    page: int | None = None
    cells: tuple[str, ...] = ()
    region: Region = "flow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The healed text, its lines in order, and every place where it differs from the print."""

    text: str
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...] = ()


def heal(blocks: Sequence[Block]) -> Cleaned:
    """Join *blocks* into the stored text."""
    lines = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        lines.append(
            Line(start=start, end=end, page=block.page, cells=block.cells, region=block.region)
        )
        start = end + 1
    return Cleaned(text="\n".join(block.text for block in blocks), lines=tuple(lines))
