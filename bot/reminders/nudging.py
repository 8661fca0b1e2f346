"""Staff remind those who are behind, by one press; once a day, in hours in which people read."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.letters import Letter
from bot.reminders.planner import Planner
from bot.reminders.progress import Row
from bot.reminders.rules import Chat, Owed, Reminder
from bot.reminders.writing import Writing

_LASTS = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Nudged:
    """What came of it."""

    # cells that are written to, now or at the next hour; how many of them by this press
    reached: int
    new: int
    at: datetime
    # names of cells in which nobody can be written to
    not_reached: tuple[str, ...]


def nudge(planner: Planner, rows: Sequence[Row], *, now: datetime) -> Nudged:
    """Write to the officers of the cells that are behind.

    Args:
        planner: What plans.
        rows: Their reports.
        now: The moment.
    """
    look = planner.looking.at(now)
    seen = planner.seen(look.moment, now)
    begin = seen.hours.next_open(now, seen.is_off)
    accounts = {row.cell: look.accounts(row.cell) for row in rows}
    reached = [row for row in rows if accounts[row.cell]]
    shelf = {one.id: one for one in planner.held()}
    writing = Writing(look, shelf, seen)

    def letter(key: str, account: str, each: Sequence[tuple[int, Reminder]]) -> Letter:
        written = writing.letter(key, account, each)
        return replace(written, not_before=begin, expires_at=begin + _LASTS)

    wanted = list(_reminders(reached, accounts, now, begin))
    floor = min((row.day for row in rows), default=now.date())
    written = planner.reminders.plan(wanted, letter, now=now, floor=floor)
    return Nudged(
        reached=len(reached),
        new=written,
        at=begin,
        not_reached=tuple(row.name for row in rows if not accounts[row.cell]),
    )


def _reminders(
    rows: Sequence[Row], accounts: dict[str, list[str]], now: datetime, begin: datetime
) -> Iterable[Reminder]:
    for row in rows:
        chats = tuple(Chat(account=account) for account in accounts[row.cell])
        owed = Owed(due=row.due, known_at=now, standing=row.standing, officers=chats)
        for chat in chats:
            yield Reminder(
                owed=owed,
                rule=f"nudge:{begin:%Y-%m-%d}",
                to="cell",
                chat=chat,
                since=begin,
                until=begin + _LASTS,
                critical=False,
                late=False,
            )
