"""Telegram cannot be reached for hours: today's dues go to a page and a table in a local folder."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from string import Template

from bot.reminders import page, tables
from bot.reminders.planner import Planner
from bot.reminders.tables import Call
from bot.store import Outbox
from bot.texts import offline as texts
from bot.texts.reminders import Told
from knowledge.domain import OFFICE

logger = logging.getLogger(__name__)

# so long letters that were tried wait before the office is told otherwise
_PATIENCE = timedelta(hours=2)
# takes a subject, words and files; sends them to the office
Mail = Callable[[str, str, Sequence[Path]], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Offline:
    """Looks whether letters are stuck, and writes what they would have said, once a day."""

    planner: Planner
    outbox: Outbox
    folder: Path
    # None where no office e-mail is set
    mail: Mail | None = None

    def run(self, now: datetime) -> Path | None:
        """Write today's page if Telegram is out of reach; return it where it is new."""
        since = self.outbox.stuck_since()
        path = self.folder / f"nhac-viec-{now:%Y-%m-%d}.html"
        if since is None or now - since < _PATIENCE or path.exists():
            return None
        calls = self._calls(now)
        if not calls:
            return None
        self.folder.mkdir(parents=True, exist_ok=True)
        table = path.with_suffix(".xlsx")
        table.write_bytes(tables.calls(calls))
        part = path.with_suffix(".part")
        part.write_text(_page(calls, now, since.astimezone(now.tzinfo)), encoding="utf-8")
        part.replace(path)  # last: with it the day is done
        said = Template(texts.WRITTEN).substitute(page=path, table=table)
        logger.warning(said, extra={"action": "offline"})
        if self.mail is not None:
            subject = Template(texts.SUBJECT).substitute(day=f"{now:%d/%m/%Y}")
            self.mail(subject, said, (path, table))
        return path

    def _calls(self, now: datetime) -> list[Call]:
        """List whom to call about what is to be told now, planned before or not."""
        look = self.planner.looking.at(now)
        shelf = {one.id: one for one in self.planner.held()}
        names = look.cell_names
        dues = {
            one.owed.due.key: one.owed
            for one in self.planner.due(look)
            if one.to == "cell" and one.owed.due.cell != OFFICE
        }
        return [
            call
            for owed in dues.values()
            if owed.due.directive_id in shelf
            for call in tables.calls_of(
                Told(
                    ref=0,
                    rule="",
                    due=owed.due,
                    held=shelf[owed.due.directive_id],
                    standing=owed.standing,
                    of_cell=names.get(owed.due.cell, owed.due.cell),
                ),
                look.organisation,
            )
        ]


def _page(calls: Sequence[Call], now: datetime, since: datetime) -> str:
    note = Template(texts.NOTE).substitute(since=f"{since:%H:%M %d/%m/%Y}")
    title = Template(texts.TITLE).substitute(day=f"{now:%d/%m/%Y}")
    return page.written(title, calls, note=note)
