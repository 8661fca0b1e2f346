"""How far a report has come in all cells (tiến độ): handed in, received, missing; pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from bot.reminders.ledger import STATES, Standing, State
from knowledge.domain import Due


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One cell and its report."""

    cell: str
    # as people call it
    name: str
    due: Due
    standing: Standing

    @property
    def day(self) -> date:
        """The last day that counts for this cell."""
        extended = self.standing.extended
        return self.due.day if extended is None or extended.day is None else extended.day

    @property
    def state(self) -> State:
        """Say how it stands."""
        return self.standing.state

    @property
    def at(self) -> datetime | None:
        """The moment at which it came to stand so; None where nothing was noted."""
        entry = {
            "received": self.standing.received,
            "handed_in": self.standing.handed_in,
            "returned": self.standing.returned,
            "excused": self.standing.excused,
            "waiting": None,
        }[self.state]
        return None if entry is None else entry.at

    def is_late(self, today: date) -> bool:
        """Say whether its day has passed and it is still the cell's to do."""
        return self.standing.is_open and self.day < today


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """One duty in one period, over all cells that it binds."""

    # "Báo cáo công tác quý – quý I/2026"
    what: str
    # "Kế hoạch 31-KH/ĐU ngày 12/01/2026"
    directive: str
    # the last day of most cells
    day: date
    rows: tuple[Row, ...]

    @property
    def counts(self) -> dict[State, int]:
        """Count the cells by state, in the order in which progress is told; none left out."""
        found = Counter(row.state for row in self.rows)
        return {state: found[state] for state in STATES}

    @property
    def behind(self) -> tuple[Row, ...]:
        """List the cells that still have something to do."""
        return tuple(row for row in self.rows if row.standing.is_open)


def together(rows: Iterable[Row]) -> dict[tuple[int, str], tuple[Row, ...]]:
    """Put together the rows of one duty and one period, by (oldest duty, key of the period)."""
    groups: defaultdict[tuple[int, str], list[Row]] = defaultdict(list)
    for row in rows:
        groups[row.due.root or row.due.duty.root, row.due.period.key].append(row)
    return {key: tuple(each) for key, each in groups.items()}


def most_common_day(rows: Iterable[Row]) -> date:
    """Return the last day of most cells; of several the earliest."""
    days: Mapping[date, int] = Counter(row.due.day for row in rows)
    return min(days, key=lambda day: (-days[day], day))
