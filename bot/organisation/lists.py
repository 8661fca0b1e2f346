"""A list of cells and people as somebody keeps it: its columns found by their titles."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.errors import BadList
from bot.texts import importing as texts
from knowledge.language import fold

# a title stands above the table, a head among the first lines
_HEAD_WITHIN = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line of the list: what stands in each column that is known, by field."""

    line: int
    values: Mapping[str, str]

    def __getitem__(self, name: str) -> str:
        return self.values.get(name, "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """What stands in a list."""

    entries: tuple[Entry, ...]
    # titles of columns that are not taken
    ignored: tuple[str, ...] = field(default=())


def read(rows: Sequence[tuple[int, Sequence[str]]], *, name: str) -> Listed:
    """Find the columns by their titles, in any order, and read the lines under them.

    Args:
        rows: Lines with their numbers, as ``ingest.sandbox.rows`` hands them on.
        name: Of the file, for people.

    Raises:
        BadList: If no line near the top has a title for the cell.
    """
    for at, (_, cells) in enumerate(rows[:_HEAD_WITHIN]):
        columns = _columns(cells)
        if ("cell" in columns.values() and len(columns) > 1) or list(columns.values()) == ["cell"]:
            ignored = tuple(
                cell.strip() for place, cell in enumerate(cells) if place not in columns if cell
            )
            entries = tuple(_entries(rows[at + 1 :], columns))
            return Listed(entries=entries, ignored=ignored)
    raise BadList(path=name, why=texts.NO_HEAD)


def _columns(cells: Sequence[str]) -> dict[int, str]:
    """Return the field of each column that is known; of two with one title the first counts."""
    found: dict[int, str] = {}
    for at, cell in enumerate(cells):
        title = " ".join(fold(cell).replace("\n", " ").strip(" :*.").split())
        name = next((one for one, titles in texts.COLUMNS.items() if title in titles), None)
        if name is not None and name not in found.values():
            found[at] = name
    return found


def _entries(
    rows: Iterable[tuple[int, Sequence[str]]], columns: Mapping[int, str]
) -> Iterable[Entry]:
    for line, cells in rows:
        values = {
            name: " ".join(cells[at].split()) for at, name in columns.items() if at < len(cells)
        }
        if any(values.values()):
            yield Entry(line=line, values=values)
