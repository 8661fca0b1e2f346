"""Units made of lines of text, for the tests on duties."""

from __future__ import annotations

from ingest import obligations
from ingest.clean import Cleaned
from knowledge.domain import Obligation, Unit


def _unit(path: str, text: str, heading: tuple[str, ...] = (), start: int = 0) -> Unit:
    return Unit(
        path=path, kind="item", marker="", heading=heading, text=text, start=start,
        end=start + len(text),
    )  # fmt: skip


def of_units(*pairs: tuple[str, str], heading: tuple[str, ...] = ()) -> tuple[Obligation, ...]:
    """Read the duties of units given by path and text, all under the same headings."""
    units, start = [], 0
    for path, text in pairs:
        units.append(_unit(path, text, heading, start))
        start += len(text) + 1
    cleaned = Cleaned(text="\n".join(text for _, text in pairs), lines=())
    return obligations.find(cleaned, tuple(units))[0]
