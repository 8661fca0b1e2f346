"""What goes out at the beginning of a week and of a month, once to each account."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path

from bot.charts.month import Mark
from bot.conversation.progress_screens import BACK, Overview, is_own
from bot.conversation.replies import Line, Reply
from bot.letters import Letter
from bot.reminders.look import Look
from bot.reminders.planner import Planner
from bot.reminders.progress import Row
from bot.texts import deadlines
from bot.texts import digests as texts
from knowledge.domain import OFFICE

_ONE_DAY = timedelta(days=1)
_LASTS = timedelta(days=1)
# behind since longer than that is no news of the week
_BEHIND = timedelta(days=21)
# pictures that one look draws, each in a third of a second
_MOST = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Digests:
    """Writes them on the first working day, in the hours of reminders."""

    planner: Planner
    folder: Path

    def run(self, now: datetime) -> int:
        """Write what is to be written today; called again it changes nothing.

        Returns:
            How many letters were new.
        """
        hours = self.planner.hours()
        if hours.open_until(now, evening=False) is None or not self.planner.is_right(now):
            return 0
        today = now.date()
        monday = today - today.weekday() * _ONE_DAY
        is_week, is_month = (
            self._is_first(monday, today),
            self._is_first(today.replace(day=1), today),
        )
        if not is_week and not is_month:
            return 0
        look = self.planner.looking.at(now)
        letters = list(self._week(look, monday)) if is_week else []
        letters += self._month(look, today) if is_month else ()
        return self.planner.outbox.post(letters, now=now)

    def _is_first(self, begin: date, today: date) -> bool:
        """Say whether *today* is the first working day from *begin* on."""
        work = self.planner.looking.register.work_calendar()
        days = (begin + n * _ONE_DAY for n in range((today - begin).days))
        return work.day_off(today) is None and all(work.day_off(day) for day in days)

    def _week(self, look: Look, monday: date) -> Iterator[Letter]:
        shelf = {one.id: one for one in self.planner.held()}
        groups = [one for _, one in Overview.of(look, shelf).in_order if not is_own(one)]
        week = [one for one in groups if monday <= one.day < monday + 7 * _ONE_DAY]
        behind = [one for one in groups if monday - _BEHIND <= one.day < monday and one.behind]
        waiting = sum(one.counts["handed_in"] for one in groups)
        if not week and not behind and not waiting:
            return
        lines = tuple(texts.week(monday, week, behind, waiting))
        for account in look.accounts(OFFICE):
            key = f"week:{monday:%Y-%m-%d}:{account}"
            yield self._letter(key, account, Reply(lines=lines, buttons=(BACK,)), look.now)

    def _month(self, look: Look, today: date) -> Iterator[Letter]:
        """Write to the officers of each cell, some cells at a look."""
        name = f"month:{today:%Y-%m}"
        written = set(self.planner.outbox.keys(f"{name}:"))
        drawn = 0
        for cell, rows in self.by_cell(look, today).items():
            accounts = [
                account
                for account in look.accounts(cell)
                if f"{name}:{cell}:{account}" not in written
            ]
            if accounts and drawn < _MOST:
                drawn += 1
                reply = self.month(look, rows, look.cell_names[cell], today)
                for account in accounts:
                    yield self._letter(f"{name}:{cell}:{account}", account, reply, look.now)

    def by_cell(self, look: Look, today: date) -> dict[str, list[Row]]:
        """Return what is due in the month of *today*, by cell."""
        names = look.cell_names
        found: dict[str, list[Row]] = {}
        for one in look.owed:
            due = one.due
            in_month = (one.day.year, one.day.month) == (today.year, today.month)
            if in_month and due.cell in names and due.period.kind != "daily":
                row = Row(cell=due.cell, name=names[due.cell], due=due, standing=one.standing)
                found.setdefault(due.cell, []).append(row)
        return found

    def month(self, look: Look, rows: Sequence[Row], cells: str, today: date) -> Reply:
        """Draw the month of *today* with what is due in it."""
        from bot.charts import month as chart  # noqa: PLC0415  # matplotlib: half a second

        shelf = {one.id: one for one in self.planner.held()}
        marks = [
            Mark(
                day=row.day,
                what=deadlines.what(row.due.duty, shelf[row.due.directive_id], row.due.period),
                is_done=not row.standing.is_open,
            )
            for row in rows
            if row.due.directive_id in shelf
        ]
        work = look.moment.work
        picture = chart.picture(
            today,
            marks,
            title=cells,
            today=today,
            is_off=lambda day: work.day_off(day) is not None,
        )
        self.folder.mkdir(parents=True, exist_ok=True)
        path = self.folder / f"thang-{today:%Y-%m}-{rows[0].cell}.png"
        path.write_bytes(picture)
        said = texts.put(
            texts.MONTH, cells=cells, month=today.month, year=today.year, count=len(marks)
        )
        return Reply(lines=(Line("key", said),), picture=path)

    @staticmethod
    def _letter(key: str, account: str, reply: Reply, now: datetime) -> Letter:
        return Letter(key=key, to=account, reply=reply, lane="reminder", expires_at=now + _LASTS)
