"""Plans in a process of its own: ``python -m tests.bot.reminders.planning_process URL``."""

from __future__ import annotations

import sys
from contextlib import closing
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.conversation.reminder_screens import Seen
from bot.organisation import Organisation
from bot.reminders import Chat, Hours, Owed, due, rules
from bot.reminders.look import Look
from bot.reminders.writing import Writing
from bot.store.reach import Reachable
from bot.store.reminders import Reminders
from knowledge.calendar import WorkCalendar
from knowledge.database import Database
from tests.bot import dues
from tests.bot.factories import held

NOW = datetime(2026, 3, 10, 9, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
CELLS, DUES, OFFICERS = 700, 2, 2


def owed(cells: int, duties: int, officers: int) -> tuple[Owed, ...]:
    """Let each cell owe as many reports, and have as many officers."""
    known = [dues.duty(id=number, root=number) for number in range(1, duties + 1)]
    return tuple(
        Owed(
            due=replace(dues.due(duty=duty), cell=f"cell-{cell}"),
            known_at=NOW - timedelta(days=60),
            officers=tuple(Chat(account=f"telegram:{cell}{n}") for n in range(officers)),
        )
        for cell in range(cells)
        for duty in known
    )


def plan(database: Database, of: tuple[Owed, ...]) -> int:
    """Plan what holds at ``NOW``, and return how many letters were new."""
    work = WorkCalendar()
    look = Look(
        now=NOW,
        moment=None,  # type: ignore[arg-type]  # not asked: the dues are given
        organisation=Organisation(),
        reach=Reachable(of_person={}, in_evening=frozenset()),
        owed=of,
    )
    seen = Seen(now=NOW, hours=Hours(), is_off=lambda day: work.day_off(day) is not None)
    writing = Writing(look, {7: held()}, seen)
    wanted = due(NOW, of, Hours(), work)
    floor = NOW.date() - rules.BACK
    return Reminders(database).plan(wanted, writing.letter, now=NOW, floor=floor)


def main() -> None:
    """Plan once."""
    with closing(Database(sys.argv[1])) as database:
        plan(database, owed(CELLS, DUES, OFFICERS))


if __name__ == "__main__":
    main()
