"""What the person's cells owe: the list, one due on a card, and a day of the cell's own."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from string import Template

from bot.conversation import due_list, own_days
from bot.conversation.dialogue import Message, Person
from bot.conversation.due_list import Item, View
from bot.conversation.reminder_screens import Seen
from bot.conversation.replies import Reply, say
from bot.errors import BadDay, NotOfTheCell, StaleButton
from bot.reminders import Hours, Standing
from bot.texts import ask as ask_texts
from bot.texts import due_list as texts
from knowledge.domain import DayRule, Duty, Held
from knowledge.register import SHOWN_LATE, Owing, Register

# "deadlines:page:5" · "deadlines:show:7:chi-bo-3:2026-Q1" · "deadlines:ahead:3:7:chi-bo-3:2026-Q1"
_BUTTON = re.compile(r"deadlines:(?P<what>[a-z]+):(?P<rest>.+)")
_NUMBERED = re.compile(r"(?P<number>\d{1,9})(?::(?P<key>.+))?")
# "/datngay 3 10/4": the row of the list, and what is wanted of it
_WANTED = re.compile(r"(?P<row>\d{1,3})[.,:)]?\s+(?P<said>.+)")


def _nothing_noted(_since: date) -> Mapping[str, Standing]:
    return {}


def _plain_hours(now: datetime) -> Seen:
    return Seen(now=now, hours=Hours(), is_off=lambda _day: False)


class Deadlines:
    """List dues, show one, and set a day."""

    def __init__(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        register: Register,
        held: Callable[[], Sequence[Held]],
        *,
        now: Callable[[], datetime],
        office: str = "",
        standings: Callable[[date], Mapping[str, Standing]] = _nothing_noted,
        seen: Callable[[datetime], Seen] = _plain_hours,
    ) -> None:
        """Take the register, what is held, the clock, and whom to name for help.

        Args:
            register: Who owes what.
            held: What is held.
            now: The clock.
            office: Whom to name for help.
            standings: Returns how reports stand that were due on a day or later.
            seen: Returns the hours and days around a moment.
        """
        self._standings = standings
        self._seen = seen
        self._register = register
        self._held = held
        self._now = now
        self._office = office or ask_texts.OFFICE

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/hanbaocao", "/datngay", and the buttons under them."""
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        if not person.owing:
            return say(Template(texts.UNKNOWN).substitute(office=self._office))
        view = self._view(person)
        if message.action is not None:
            return self._pressed(view, message.action)
        if message.text.lower().startswith("/datngay"):
            return self._typed(view, message.words)
        return due_list.page(view, 0)

    def _view(self, person: Person) -> View:
        now = self._now()
        owing = Owing(partial(self._register.moment, person.reader), person.owing, now.date())
        return View(
            owing=owing,
            shelf={one.id: one for one in person.sees(self._held())},
            person=person,
            office=self._office,
            standings=self._standings(now.date() - SHOWN_LATE),
            seen=self._seen(now),
        )

    def _pressed(self, view: View, action: str) -> Reply:
        """Answer a button.

        Raises:
            StaleButton: If what it stands for is no longer there.
        """
        button = _BUTTON.fullmatch(action)
        if button is None:
            raise StaleButton
        if button["what"] == "show":
            return due_list.card(view, view.due(button["rest"]))
        numbered = _NUMBERED.fullmatch(button["rest"])
        if numbered is None:
            raise StaleButton
        return self._numbered(view, button["what"], int(numbered["number"]), numbered["key"] or "")

    def _numbered(self, view: View, what: str, number: int, key: str) -> Reply:
        """Answer a button that bears a number: a place in the list, an id, or days."""
        if what == "page":
            return due_list.page(view, number)
        if what == "duty":
            return due_list.undated(view, view.duty(number))
        if what == "ahead":
            due = view.due(key)
            return self._set(view, due, own_days.ahead(due, number))
        if what == "each":
            duty = view.duty(number if key.isdecimal() else 0)
            return self._set(view, duty, own_days.each(duty, int(key), self._cell(view, duty)))
        if what == "clear":
            return self._clear(view, number)
        raise StaleButton

    def _typed(self, view: View, words: str) -> Reply:
        """Set the day that was typed: "/datngay 3 10/4"; "/datngay 3 bỏ" takes it back."""
        wanted = _WANTED.fullmatch(words.strip())
        if wanted is None:
            return say(*texts.HOW_TO_SET)
        items = view.items
        row = int(wanted["row"])
        if not 1 <= row <= len(items):
            raise BadDay(reason="no_row", row=row)
        item = items[row - 1]
        cell = self._cell(view, item)
        if own_days.takes_back(wanted["said"]):
            return self._take_back(view, item, cell)
        rule = own_days.said(item, wanted["said"], cell, view.owing.today)
        return self._set(view, item, rule)

    def _cell(self, view: View, item: Item) -> str:
        """Return the cell of the person that an item is of, one that they lead if there is one."""
        if not isinstance(item, Duty):
            return item.cell
        bound = [cell for cell in self._register.cells_of(item) if cell in view.person.owing]
        return next((cell for cell in bound if due_list.may_set(view.person, cell)), bound[0])

    def _set(self, view: View, item: Item, rule: DayRule) -> Reply:
        """Set a day.

        Raises:
            NotOfTheCell: If the person does not speak for the cell.
        """
        if not due_list.may_set(view.person, rule.cell or ""):
            raise NotOfTheCell(cell=view.person.cell_names.get(rule.cell or ""))
        duty = item if isinstance(item, Duty) else item.duty
        made = self._register.set_day(duty.id, rule, by=view.person.name, now=self._now())
        return due_list.after_setting(self._view(view.person), made)

    def _take_back(self, view: View, item: Item, cell: str) -> Reply:
        duty = item if isinstance(item, Duty) else item.duty
        own = [one for one in self._register.set_days(duty.id) if one.cell == cell]
        if not own:
            raise BadDay(reason="none_set")
        return self._clear(view, own[-1].id)

    def _clear(self, view: View, set_day_id: int) -> Reply:
        """Take back a day that the person's cell set.

        Raises:
            StaleButton: If it is none of the dues shown.
            NotOfTheCell: If the person does not speak for the cell.
        """
        set_days = (due.set_day for due in (*view.owing.late, *view.owing.ahead) if due.set_day)
        day = next((one for one in set_days if one.id == set_day_id), None)
        if day is None:
            raise StaleButton
        if not due_list.may_set(view.person, day.cell or ""):
            raise NotOfTheCell(cell=view.person.cell_names.get(day.cell or ""))
        self._register.clear_day(set_day_id, by=view.person.name, now=self._now())
        return due_list.after_clearing()
