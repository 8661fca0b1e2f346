"""Builders that several tests share."""

from __future__ import annotations

from collections.abc import Sequence

from ingest import metadata, references, structure
from ingest.blocks import Block
from ingest.clean import Cleaned, Line
from ingest.metadata import Metadata
from knowledge.domain import Reference, Unit


def cleaned_of(*lines: str | Sequence[str]) -> Cleaned:
    """Make healed text of printed lines; a sequence of cells is a row of a ruled table."""
    blocks = [Block(text=row) if isinstance(row, str) else Block.row(row) for row in lines]
    made: list[Line] = []
    start = 0
    for block in blocks:
        end = start + len(block.text)
        made.append(Line(start=start, end=end, cells=block.cells, region=block.region))
        start = end + 1
    return Cleaned(text="\n".join(block.text for block in blocks), lines=tuple(made))


def paper(text: str) -> Cleaned:
    """Make healed text of a whole paper; a line "a | b | c" is a row, blank lines are dropped."""
    lines = [line.strip() for line in text.strip().splitlines()]
    return cleaned_of(
        *(
            [cell.strip() for cell in line.split("|")] if "|" in line else line
            for line in lines
            if line
        )
    )


def units_of(text: str) -> tuple[Unit, ...]:
    """Read the units of a whole paper."""
    return structure.parse(paper(text))


def metadata_of(text: str) -> Metadata:
    """Read what a whole paper says of itself."""
    cleaned = paper(text)
    return metadata.find(cleaned, structure.parse(cleaned))


def references_of(text: str) -> tuple[Reference, ...]:
    """Read what a whole paper cites."""
    cleaned = paper(text)
    return references.find(cleaned, structure.parse(cleaned))
