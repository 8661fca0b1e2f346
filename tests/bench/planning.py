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
from datetime import timedelta
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import (  # type: ignore[import-untyped]
    SQLAlchemyJobStore,
)
from apscheduler.schedulers.background import (  # type: ignore[import-untyped]
    BackgroundScheduler,
)
from sqlalchemy import create_engine

from bot.reminders import Hours, due
from knowledge.calendar import WorkCalendar
from knowledge.database import Database
from tests.bench.process import say
from tests.bot.reminders import planning_process as planning

_DUES, _OFFICERS = 4, 2


def _ours(folder: Path, count: int) -> tuple[float, float, float]:
    """Return the seconds of CPU of working out, of writing down, and of looking once more."""
    owed = planning.owed(count // (_DUES * _OFFICERS), _DUES, _OFFICERS)
    with closing(Database(f"sqlite:///{folder / 'ours.db'}")) as database:
        database.create()
        worked_out = _cpu(lambda: due(planning.NOW, owed, Hours(), WorkCalendar()))
        written, again = (_cpu(lambda: planning.plan(database, owed)) for _ in range(2))
    return worked_out, written - worked_out, again - worked_out


def _theirs(folder: Path, count: int) -> float:
    engine = create_engine(f"sqlite:///{folder / 'theirs.db'}")
    scheduler = BackgroundScheduler(jobstores={"default": SQLAlchemyJobStore(engine=engine)})
    scheduler.start(paused=True)

    def add() -> None:
        for number in range(count):
            scheduler.add_job(
                print, "date", run_date=planning.NOW + timedelta(days=900), args=[number]
            )

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
