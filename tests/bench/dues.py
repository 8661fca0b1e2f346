"""What the dues of a whole commune cost, beside working each out by itself.

    python -m tests.bench.dues [--cells 200] [--duties 300]

All duties are confirmed and bind all cells; one in ten cells set an earlier day for one duty in
ten. The naive way asks dateutil and holidays anew for each cell, duty and period. CPU seconds of
one process for one year; the ratio is of the two, for each due.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any, TypeVar

import holidays
from dateutil.relativedelta import relativedelta

from knowledge.calendar import WorkCalendar
from knowledge.domain import Book, Due, Duty, SetDay
from knowledge.duties.dues import Dues
from knowledge.duties.timing import Timing
from knowledge.organisations import Roll
from tests.knowledge.duties.factories import make_day, make_duty
from tests.knowledge.factories import make_directive

_FIRST, _LAST = date(2026, 1, 1), date(2026, 12, 31)
# of ten reports six are monthly, three quarterly and one annual
_MIX: tuple[tuple[str, dict[str, Any], int], ...] = (
    ("monthly", {"type": "day_of_month", "boundary": "before", "day": 20}, 6),
    ("quarterly", {"type": "day_of_last_month_of_period", "boundary": "by", "day": 25}, 3),
    ("annual", {"type": "month_day", "boundary": "before", "month": 12, "day": 5}, 1),
)
_T = TypeVar("_T")


def say(*parts: str) -> None:
    """Write one line."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cells", type=int, default=200)
    parser.add_argument("--duties", type=int, default=300)
    asked = parser.parse_args()
    cells = {f"c{number}": frozenset[str]() for number in range(asked.cells)}
    duties = _duties(asked.duties)
    book = Book(duties={duty.id: duty for duty in duties}, set_days=_set_days(duties, list(cells)))

    found, ours = _timed(lambda: _ours(book, cells))
    few = dict(list(cells.items())[: max(1, asked.cells // 20)])
    plain, naive = _timed(lambda: sum(1 for _ in _naive(duties, few)))
    each = (ours / len(found), naive / plain)
    one, alone = _timed(lambda: _ours(book, {"c0": frozenset()}))
    say(f"{len(found)} dues of {asked.cells} cells and {asked.duties} duties in {ours:.2f} CPU s")
    say(f"  one cell: {len(one)} dues in {1000 * alone:.0f} CPU ms")
    say(f"  each due {each[0] * 1e6:.1f} µs, naive {each[1] * 1e6:.1f}: {each[1] / each[0]:.1f} x")


def _duties(count: int) -> list[Duty]:
    mix = [(period, due) for period, due, share in _MIX for _ in range(share)]
    return [
        make_duty(number + 1, period=mix[number % 10][0], due=mix[number % 10][1])
        for number in range(count)
    ]


def _set_days(duties: list[Duty], cells: list[str]) -> dict[int, tuple[SetDay, ...]]:
    return {
        duty.id: tuple(make_day(duty_id=duty.id, cell=cell, ahead_days=3) for cell in cells[::10])
        for duty in duties[::10]
    }


def _ours(book: Book, cells: dict[str, frozenset[str]]) -> list[Due]:
    timing = Timing(book, {1: make_directive()}, WorkCalendar())
    return Dues(book, timing, cells, Roll([]).ended).between(_FIRST, _LAST)


def _naive(duties: list[Duty], cells: dict[str, frozenset[str]]) -> Iterator[date]:
    """Yield the advised day of each cell, duty and month, asking for all anew."""
    steps = {"monthly": 1, "quarterly": 3, "annual": 12}
    for _cell in cells:
        for duty in duties:
            known = holidays.country_holidays("VN", years=_FIRST.year, language="vi")
            step = steps[duty.obligation.period]
            for month in range(step, 13, step):
                day = _FIRST + relativedelta(months=month - 1, day=duty.obligation.due["day"])
                while day.weekday() >= 5 or day in known:
                    day -= timedelta(days=1)
                yield day


def _timed(work: Callable[[], _T]) -> tuple[_T, float]:
    start = time.process_time()
    done = work()
    return done, time.process_time() - start


if __name__ == "__main__":
    main()
