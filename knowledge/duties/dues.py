"""From duties, days and members to dues: who owes what by when; pure.

A duty is worked out once for all cells that set nothing of their own, for most don't.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from knowledge.domain import Due, Duty, EndedBody, Period
from knowledge.duties.timing import Span, Timing, When

if TYPE_CHECKING:
    from collections.abc import Callable

    from knowledge.domain import Book

# cell id -> names of its groups
Cells = Mapping[str, Collection[str]]
# a letter names a day so near the period that it asks for
_AROUND = timedelta(days=400)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Joined:
    """What a later paper's duty settles of earlier ones."""

    # the earlier duties that are one with it altogether
    whole: tuple[Duty, ...] = ()
    # the one period that it asks for, with the duty of the plan
    one: tuple[tuple[Period, Duty], ...] = ()

    @property
    def duties(self) -> tuple[Duty, ...]:
        return (*self.whole, *(duty for _, duty in self.one))


def is_active(duty: Duty) -> bool:
    """Say whether a duty can be due for anybody: confirmed, as a deadline, and bound."""
    return (
        duty.state == "confirmed"
        and duty.use == "deadline"
        and duty.bound.kind != "nobody"
        and duty.merged_into is None
    )


def bound_cells(duty: Duty, cells: Cells) -> list[str]:
    """List whom of *cells* a duty binds; ``OFFICE`` among them where it is the office's own."""
    return [cell for cell, groups in cells.items() if duty.bound.covers(cell, groups)]


class Dues:
    """The dues of one book.

    Args:
        book: What the register holds.
        timing: What gives days to a duty.
        cells: Whom to look at; with ``OFFICE`` for the office's own.
        ended: What became of a body by a day.
    """

    def __init__(
        self,
        book: Book,
        timing: Timing,
        cells: Cells,
        ended: Callable[[str, date], EndedBody | None],
    ) -> None:
        self._book = book
        self._timing = timing
        self._cells = cells
        self._ended = ended
        self._active = _newest(duty for duty in book.duties.values() if is_active(duty))
        self._joined = _joined(book)
        self._replaced = self._replacing()

    def between(self, first: date, last: date) -> list[Due]:
        """List every due whose day lies in the range, both ends included, by day, then duty."""
        span = Span(first=first, last=last)
        found = [due for duty in self._active for due in self._of(duty, span)]
        return sorted(found, key=lambda due: (due.day, due.duty.id, due.cell))

    def undated(self, today: date) -> list[Duty]:
        """List duties that bind some of the cells, hold today, and have no day for any of them."""
        return [
            duty
            for duty in self._active
            if (duty.ended is None or duty.ended.on >= today)
            and bound_cells(duty, self._cells)
            and not any(self._timing.has_day(duty, cell) for cell in bound_cells(duty, self._cells))
        ]

    def _of(self, duty: Duty, span: Span) -> Iterator[Due]:
        bound = bound_cells(duty, self._cells)
        own = self._timing.cells_of_their_own(duty)
        plain = [cell for cell in bound if cell not in own]
        if plain:
            yield from self._spread(duty, plain, self._timing.when(duty, None, span))
        for cell in bound:
            if cell in own:
                yield from self._spread(duty, [cell], self._timing.when(duty, cell, span))

    def _spread(self, duty: Duty, cells: Iterable[str], whens: list[When]) -> Iterator[Due]:
        joined = self._joined.get(duty.id, _Joined())
        also = joined.duties
        root = min(one.root for one in (duty, *also))
        for when in whens:
            period = joined.one[0][0] if joined.one else when.period
            later = self._replaced.get((duty.id, period.key), frozenset())
            ended = self._bodies(duty, when.day)
            for cell in cells:
                if cell not in later:
                    yield Due(
                        duty=duty,
                        cell=cell,
                        period=period,
                        day=when.day,
                        day_by=when.by,
                        advised=when.advised,
                        why=when.why,
                        times=when.times,
                        document=when.document,
                        set_day=when.set_day,
                        also=also,
                        ended_bodies=ended,
                        root=root,
                    )

    def _bodies(self, duty: Duty, day: date) -> tuple[EndedBody, ...]:
        read = duty.obligation
        names = dict.fromkeys((*read.to, *read.via, *read.who))
        return tuple(body for name in names if (body := self._ended(name, day)) is not None)

    def _replacing(self) -> dict[tuple[int, str], frozenset[str]]:
        """Return, by duty and period, the cells for which a later paper's duty stands instead.

        One that has no day for a cell, or was withdrawn before it, stands for nothing.
        """
        active = {duty.id: duty for duty in self._active}
        found: dict[tuple[int, str], frozenset[str]] = {}
        for merge in self._book.merges:
            if merge.period is not None and merge.into_id in active:
                cells = self._with_days(active[merge.into_id], merge.period)
                key = (merge.duty_id, merge.period.key)
                found[key] = found.get(key, frozenset()) | cells
        return found

    def _with_days(self, duty: Duty, period: Period) -> frozenset[str]:
        span = Span(first=period.start - _AROUND, last=period.end + _AROUND)
        own = self._timing.cells_of_their_own(duty)
        plain = bool(self._timing.when(duty, None, span))
        return frozenset(
            cell
            for cell in bound_cells(duty, self._cells)
            if (self._timing.when(duty, cell, span) if cell in own else plain)
        )


def _newest(duties: Iterable[Duty]) -> list[Duty]:
    """Keep of the versions of one duty the newest whose directive was not withdrawn."""
    kept: dict[int, Duty] = {}
    for duty in duties:
        if duty.root not in kept or duty.ended is None or duty.ended.why != "withdrawn":
            kept[duty.root] = duty
    return list(kept.values())


def _joined(book: Book) -> dict[int, _Joined]:
    whole: dict[int, list[Duty]] = defaultdict(list)
    one: dict[int, list[tuple[Period, Duty]]] = defaultdict(list)
    for merge in book.merges:
        duty = book.duties[merge.duty_id]
        if merge.period is None:
            whole[merge.into_id].append(duty)
        else:
            one[merge.into_id].append((merge.period, duty))
    return {
        into: _Joined(whole=tuple(_newest(whole[into])), one=_newest_of_each(one[into]))
        for into in {*whole, *one}
    }


def _newest_of_each(joined: Iterable[tuple[Period, Duty]]) -> tuple[tuple[Period, Duty], ...]:
    pairs = list(joined)
    kept = {duty.id for duty in _newest(duty for _, duty in pairs)}
    return tuple((period, duty) for period, duty in pairs if duty.id in kept)
