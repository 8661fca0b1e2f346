"""How a cell, or one person, wants to be reminded; and the month as a picture, asked for."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.due_list import may_set
from bot.conversation.register import signature
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import NotOfTheCell, NotStaff, StaleButton
from bot.reminders.digests import Digests
from bot.reminders.look import find
from bot.reminders.planner import Planner
from bot.store.reach import Reach
from bot.texts import deadlines
from bot.texts import wishes as texts
from knowledge.domain import Due

put = texts.put
# "wishes:of:7:chi-bo-3:2026-Q1" · "wishes:set:7-3-1:7:chi-bo-3:2026-Q1" · "wishes:all:7:…"
_BUTTON = re.compile(r"wishes:(?P<what>[a-z]+)(?::(?P<rest>.+))?")
_DAYS = re.compile(r"(?P<days>usual|none|\d{1,2}(?:-\d{1,2})*):(?P<key>.+)")
_OFFERED: tuple[tuple[int, ...], ...] = ((14, 7, 3, 1), (7, 3, 1), (3, 1), (1,), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """Answers the buttons under a due that change how it is reminded of."""

    planner: Planner
    digests: Digests
    reach: Reach
    now: Callable[[], datetime]

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one button.

        Raises:
            StaleButton: If the due is not in the register any more.
            NotOfTheCell: If the person does not speak for its cell.
            NotStaff: If it is for all cells, and the person is not of the office.
        """
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        what, rest = button["what"], button["rest"] or ""
        if what in {"evening", "day"}:
            self.reach.in_evening(person.id, wanted=what == "evening")
            return say(texts.EVENING_SET if what == "evening" else texts.BY_DAY_SET)
        if what == "month":
            return self._month(person)
        if what in {"of", "all"}:
            return self._shown(person, self._due(person, rest), for_all=what == "all")
        chosen = _DAYS.fullmatch(rest)
        if what not in {"set", "setall"} or chosen is None:
            raise StaleButton
        return self._set(person, chosen["days"], chosen["key"], for_all=what == "setall")

    def _due(self, person: Person, key: str) -> Due:
        moment = self.planner.looking.register.moment(person.reader)
        due = find(moment, key, self.now().date()) if key.count(":") == 2 else None  # noqa: PLR2004  # duty:cell:period
        if due is None:
            raise StaleButton
        return due

    def _set(self, person: Person, days: str, key: str, *, for_all: bool) -> Reply:
        due = self._due(person, key)
        self._may(person, due, for_all=for_all)
        leads = [] if days in {"usual", "none"} else [int(day) for day in days.split("-")]
        self.planner.reminders.set_leads(
            None if days == "usual" else leads,
            root=due.root or due.duty.root,
            cell="" if for_all else due.cell,
            by=signature(person),
            now=self.now(),
        )
        shown = self._shown(person, due, for_all=for_all)
        return replace(shown, lines=(Line("plain", texts.SET), *shown.lines))

    def _may(self, person: Person, due: Due, *, for_all: bool) -> None:
        if for_all and not person.is_staff:
            raise NotStaff
        if not for_all and not may_set(person, due.cell):
            raise NotOfTheCell(reason="report", cell=person.cell_names.get(due.cell))

    def _shown(self, person: Person, due: Due, *, for_all: bool) -> Reply:
        """Say how it is reminded of now, and offer other ways."""
        self._may(person, due, for_all=for_all)
        moment = self.planner.looking.register.moment(person.reader)
        what = deadlines.what(due.duty, moment.held[due.directive_id])
        cell = "" if for_all else due.cell
        leads = self.planner.reminders.leads().of(due.root or due.duty.root, cell)
        scope = texts.OF_ALL if for_all else put(texts.OF_CELL, cell=person.cell_names[due.cell])
        lines = (
            Line("title", put(texts.TITLE, what=what)),
            Line("note", scope),
            Line("key", put(texts.NOW, days=texts.days(leads))),
        )
        led = "wishes:setall" if for_all else "wishes:set"
        offers = [
            Button(
                put(texts.CHOOSE, days=texts.days(days)),
                f"{led}:{'-'.join(map(str, days)) or 'none'}:{due.key}",
            )
            for days in _OFFERED
            if tuple(sorted(leads, reverse=True)) != days
        ]
        usual = Button(texts.USUAL, f"{led}:usual:{due.key}")
        return Reply(lines=lines, buttons=(*offers, usual, *self._hours(person)))

    def _hours(self, person: Person) -> tuple[Button, ...]:
        """Offer the other time of the day to who reads on a telephone."""
        if person.is_at_machine:
            return ()
        if person.id in self.reach.now().in_evening:
            return (Button(texts.BY_DAY, "wishes:day"),)
        begin, end = self.planner.hours().evening
        hours = f"{begin:%H:%M}–{end:%H:%M}"
        return (Button(put(texts.EVENING, hours=hours), "wishes:evening"),)

    def _month(self, person: Person) -> Reply:
        now = self.now()
        look = self.planner.looking.at(now)
        rows = [
            row
            for cell, rows in self.digests.by_cell(look, now.date()).items()
            if cell in person.owing
            for row in rows
        ]
        cells = ", ".join(dict.fromkeys(person.cell_names.values()))
        if not rows:
            return say(put(texts.NO_MONTH, cells=cells))
        return self.digests.month(look, rows, cells, now.date())
