"""What it costs to plan ten thousand reminders, beside as many alarms of APScheduler in a database.

    python -m tests.bench.planning [--reminders 10000]

Ours: worked out from the dues (four of each cell, two officers each), worded, and written down
with their letters in one SQLite database; then once more, which finds them all planned. Theirs: as
many jobs added to the store that keeps them over a restart, without any words.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from apscheduler.jobstores.sqlalchemy import (  # type: ignore[import-untyped]
    SQLAlchemyJobStore,
)
from apscheduler.schedulers.background import (  # type: ignore[import-untyped]
    BackgroundScheduler,
)
from sqlalchemy import create_engine

from bot.conversation.reminder_screens import Seen
from bot.organisation import Cell, Organisation
from bot.reminders import Chat, Hours, Owed, due, rules
from bot.reminders.look import Look
from bot.reminders.writing import Writing
from bot.store.reach import Reachable
from bot.store.reminders import Reminders
from knowledge.calendar import WorkCalendar
from knowledge.database import Database
from tests.bench.process import say
from tests.bot import dues
from tests.bot.factories import held

_NOW = datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
_DUES, _OFFICERS = 4, 2


def _owed(reminders: int) -> list[Owed]:
    cells = reminders // (_DUES * _OFFICERS)
    duties = [dues.duty(id=number, root=number) for number in range(1, _DUES + 1)]
    return [
        Owed(
            due=replace(dues.due(duty=duty), cell=f"cell-{cell}"),
            known_at=_NOW - timedelta(days=60),
            officers=tuple(Chat(account=f"telegram:{cell}{n}") for n in range(_OFFICERS)),
        )
        for cell in range(cells)
        for duty in duties
    ]


def _ours(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds of CPU of working out, of writing down, and of looking once more."""
    owed, work = _owed(count), WorkCalendar()
    cells = tuple(Cell(id=one.due.cell, name=one.due.cell) for one in owed[::_DUES])
    shelf = {owed[0].due.directive_id: held()}
    look = Look(
        now=_NOW,
        moment=None,  # type: ignore[arg-type]  # not asked: the dues are given
        organisation=Organisation(cells=cells),
        reach=Reachable(of_person={}, in_evening=frozenset()),
        owed=tuple(owed),
    )
    seen = Seen(now=_NOW, hours=Hours(), is_off=lambda day: work.day_off(day) is not None)
    with closing(Database(f"sqlite:///{folder / 'ours.db'}")) as database:
        database.create()
        store, floor = Reminders(database), _NOW.date() - rules.BACK

        def plan() -> None:
            wanted = due(_NOW, look.owed, Hours(), work)
            assert len(wanted) == count  # what is measured
            store.plan(wanted, Writing(look, shelf, seen).letter, now=_NOW, floor=floor)

        worked_out = _cpu(lambda: due(_NOW, look.owed, Hours(), work))
        return worked_out, _cpu(plan) - worked_out, _cpu(plan) - worked_out


def _theirs(folder: Path, count: int) -> float:
    engine = create_engine(f"sqlite:///{folder / 'theirs.db'}")
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(engine=engine)})
    scheduler.start(paused=True)

    def add() -> None:
        for number in range(count):
            scheduler.add_job(print, "date", run_date=_NOW + timedelta(days=900), args=[number])

    spent = _cpu(add)
    scheduler.shutdown(wait=False)
    engine.dispose()
    return spent


def _cpu(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def main() -> None:
    """Measure once, and print the seconds of CPU."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--reminders", type=int, default=10_000)
    count = parser.parse_args().reminders
    with tempfile.TemporaryDirectory() as name:
        worked_out, written, again = _ours(Path(name), count)
        theirs = _theirs(Path(name), count)
    say(f"reminders                         {count:>10}")
    say(f"worked out, CPU s                 {worked_out:>10.2f}")
    say(f"worded and written, CPU s         {written:>10.2f}")
    say(f"planned once more, CPU s          {again:>10.2f}")
    say(f"APScheduler, alarms kept, CPU s   {theirs:>10.2f}")
    say(f"ours as a share of it             {(worked_out + written) / theirs:>10.2f}")


if __name__ == "__main__":
    main()
