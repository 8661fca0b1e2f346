"""Staff decide what directives ask of whom: confirm, correct, reject, merge, bind, set days."""

from __future__ import annotations

import asyncio
import re
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from string import Template
from typing import ClassVar

from bot.conversation import register_screens as screens
from bot.conversation import typed_duty
from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import find, in_force, of_id, several
from bot.conversation.replies import Line, Reply
from bot.conversation.requirements import here
from bot.errors import NotStaff, StaleButton
from bot.organisation import STAFF, Cell, Organisation
from bot.texts import documents
from bot.texts import register as texts
from knowledge.domain import ALL, OWN, Bound, DayRule, Duty, Held
from knowledge.errors import UnknownDirective
from knowledge.register import Register

# "register:open:7" · "register:bound:12:group:trường học"
_BUTTON = re.compile(r"register:(?P<what>[a-z]+):(?P<id>\d{1,9})(?::(?P<more>.+))?")
_EDITED = "/sua"


class Deciding:
    """What staff decide of the register, on any channel."""

    def __init__(
        self,
        register: Register,
        held: Callable[[], Sequence[Held]],
        organisation: Callable[[], Organisation],
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Take the register, what is held, the cells, and the clock."""
        self._register = register
        self._held = held
        self._organisation = organisation
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/xacnhan", "/xacnhan 31-KH", "/sua 12 …", and the buttons under them.

        Raises:
            NotStaff: If the person is not of the office.
        """
        if not person.is_staff:
            raise NotStaff
        yield await asyncio.to_thread(self._reply, signature(person), message)

    def _reply(self, by: str, message: Message) -> Reply:
        if message.action is not None:
            return self._pressed(by, message.action)
        if message.text.lower().startswith(_EDITED):
            return self._typed(by, message.words)
        if message.words:
            return self._named(message.words)
        return self._waiting()

    def _pressed(self, by: str, action: str) -> Reply:
        button = _BUTTON.fullmatch(action)
        act = self._ACTS.get(button["what"]) if button else None
        if button is None or act is None:
            raise StaleButton
        return act(self, by, int(button["id"]), button["more"] or "")

    def _waiting(self) -> Reply:
        by_id = {one.id: one for one in self._held()}
        rows = [
            (by_id[one], len(self._register.proposal(one).deadlines))
            for one in self._register.waiting()
            if one in by_id
        ]
        year = self._now().year
        known = {held.id for held, _ in rows}
        renewals = [
            r for r in self._register.renewals(year) if r.new and r.new.directive_id in known
        ]
        # newest first, and what asks for reports before what is only to be looked up
        rows.sort(key=lambda row: (row[1] == 0, -row[0].id))
        return screens.waiting(rows, len(renewals), year)

    def _named(self, said: str) -> Reply:
        found = in_force(find(self._held(), said))
        if not found:
            raise UnknownDirective(number=said)
        if len(found) > 1:
            return several(found, said, action="register:open")
        return self._open(found[0])

    def _typed(self, by: str, words: str) -> Reply:
        typed = typed_duty.read(words, self._now().date())
        if typed.event is not None:
            self._register.set_event(typed.id, on=typed.event, by=by, now=self._now())
            duty = self._register.duty(typed.id)
            return self._shown(duty.id, screens.event_set(duty, typed.event))
        if typed.day is not None:
            self._register.set_day(typed.id, typed.day, by=by, now=self._now())
            return self._shown(typed.id, texts.DAY_SET)
        self._register.edit(typed.id, by=by, now=self._now(), changes=typed.changes)
        return self._shown(typed.id, texts.EDITED)

    def one(self, directive_id: int) -> Held:
        """Return a directive held.

        Raises:
            StaleButton: If it is no longer there.
        """
        return of_id(self._held(), directive_id)

    def _open(self, held: Held) -> Reply:
        waits = self._register.proposal(held.id)
        return screens.proposal(held, waits, self._names(), self._now().year)

    def _names(self) -> dict[str, str]:
        return {cell.id: cell.name for cell in self._organisation().cells}

    def _cells(self, duty: Duty) -> list[Cell]:
        """List the cells that "mọi chi bộ" stands for."""
        every = set(self._register.cells_of(replace(duty, bound=ALL)))
        return [cell for cell in self._organisation().cells if cell.id in every]

    def _shown(self, duty_id: int, told: str = "") -> Reply:
        zone = self._now().tzinfo
        duty = here(self._register.duty(duty_id), zone)
        days = [
            replace(one, at=one.at.astimezone(zone)) for one in self._register.set_days(duty_id)
        ]
        history = self._register.history(duty_id)
        last = texts.last(replace(one, at=one.at.astimezone(zone)) for one in history)
        lines = texts.whole(duty, self.one(duty.directive_id), self._names(), days, last)
        if told:
            lines.insert(0, Line("key", told))
        has_day = any(day.cell is None for day in days)
        return screens.duty(duty, lines, has_day=has_day)

    def _open_pressed(self, _by: str, directive_id: int, _more: str) -> Reply:
        return self._open(self.one(directive_id))

    def _all(self, by: str, directive_id: int, _more: str) -> Reply:
        return self._confirm_all(by, directive_id, ALL)

    def _suggested(self, by: str, directive_id: int, _more: str) -> Reply:
        return self._confirm_all(by, directive_id, None)

    def _confirm_all(self, by: str, directive_id: int, bound: Bound | None) -> Reply:
        held = self.one(directive_id)
        now = self._now()
        decided = self._register.confirm_all(directive_id, by=by, now=now, bound=bound)
        if not decided:
            raise StaleButton
        return screens.confirmed(held, decided, by, f"{now:%d/%m/%Y %H:%M}")

    def _each(self, _by: str, directive_id: int, more: str) -> Reply:
        found = self._register.duties(directive_id)
        found.sort(key=lambda duty: (duty.use != "deadline", duty.position))
        first = int(more) if more.isdigit() else 0
        return screens.each(self.one(directive_id), found, first=first)

    def _duty(self, _by: str, duty_id: int, _more: str) -> Reply:
        return self._shown(duty_id)

    def _confirm(self, by: str, duty_id: int, _more: str) -> Reply:
        self._register.confirm([duty_id], by=by, now=self._now(), use="deadline")
        return self._shown(duty_id, texts.CONFIRM_ONE_DONE)

    def _reference(self, by: str, duty_id: int, _more: str) -> Reply:
        self._register.confirm([duty_id], by=by, now=self._now(), use="reference")
        return self._shown(duty_id, texts.REFERENCE_DONE)

    def _reject(self, by: str, duty_id: int, _more: str) -> Reply:
        self._register.reject([duty_id], by=by, now=self._now())
        return self._shown(duty_id, texts.REJECTED)

    def _bind(self, _by: str, duty_id: int, _more: str) -> Reply:
        duty = self._register.duty(duty_id)
        groups = Counter(name for cell in self._cells(duty) for name in cell.groups)
        return screens.binding(duty, groups)

    def _bound(self, by: str, duty_id: int, more: str) -> Reply:
        kind, _, name = more.partition(":")
        group = Bound(kind="groups", members=frozenset({name}))
        to = {"all": ALL, "office": OWN}.get(kind, group)
        self._register.bind([duty_id], bound=to, by=by, now=self._now())
        said = Template(texts.BOUND_TO).substitute(names=texts.bound(to, self._names()))
        return self._shown(duty_id, said)

    def _choose(self, _by: str, duty_id: int, _more: str) -> Reply:
        duty = self._register.duty(duty_id)
        return screens.cells(duty, self._cells(duty))

    def _toggle(self, by: str, duty_id: int, cell: str) -> Reply:
        bound = self._register.duty(duty_id).bound
        chosen = bound.members if bound.kind == "cells" else frozenset()
        to = Bound(kind="cells", members=chosen ^ {cell})
        self._register.bind([duty_id], bound=to, by=by, now=self._now())
        return self._choose(by, duty_id, "")

    def _edit(self, _by: str, duty_id: int, _more: str) -> Reply:
        return screens.editing(self._register.duty(duty_id))

    def _period(self, by: str, duty_id: int, period: str) -> Reply:
        self._register.edit(duty_id, by=by, now=self._now(), changes={"period": period})
        return self._shown(duty_id, texts.EDITED)

    def _day(self, _by: str, duty_id: int, _more: str) -> Reply:
        return screens.day(self._register.duty(duty_id))

    def _event(self, _by: str, duty_id: int, _: str) -> Reply:
        return screens.event(self._register.duty(duty_id), self._now().date())

    def _ahead(self, by: str, duty_id: int, days: str) -> Reply:
        self._register.set_day(duty_id, DayRule(ahead_days=int(days)), by=by, now=self._now())
        return self._shown(duty_id, texts.DAY_SET)

    def _clear(self, by: str, duty_id: int, _more: str) -> Reply:
        for day in self._register.set_days(duty_id):
            if day.cell is None:
                self._register.clear_day(day.id, by=by, now=self._now())
        return self._shown(duty_id, texts.DAY_CLEARED)

    def _merge(self, by: str, directive_id: int, more: str) -> Reply:
        offers = self._register.proposal(directive_id).merges
        if not more.isdigit() or int(more) >= len(offers):
            raise StaleButton
        offer = offers[int(more)]
        self._register.merge(
            offer.duty.id, into=offer.into.id, by=by, now=self._now(), period=offer.period
        )
        name = documents.named(self.one(offer.into.directive_id))
        return _told(
            Template(texts.MERGED).substitute(name=name), self._open(self.one(directive_id))
        )

    def _split(self, by: str, duty_id: int, _more: str) -> Reply:
        self._register.split(duty_id, by=by, now=self._now())
        return self._shown(duty_id, texts.SPLIT_DONE)

    def _extend(self, by: str, directive_id: int, year: str) -> Reply:
        held = self.one(directive_id)
        self._register.extend(directive_id, year=int(year), by=by, now=self._now())
        said = Template(texts.EXTENDED).substitute(name=documents.named(held), year=year)
        return _told(said, self._open(held))

    def _renewals(self, _by: str, year: int, _more: str) -> Reply:
        return screens.renewals(self._register.renewals(year), year)

    def _renew(self, by: str, year: int, _more: str) -> Reply:
        found = self._register.renewals(year)
        done: list[Duty] = self._register.renew(found, by=by, now=self._now())
        told = Template(texts.RENEWED).substitute(count=len(done), year=year + 1, before=year)
        return _told(told, self._waiting())

    _ACTS: ClassVar[dict[str, Callable[[Deciding, str, int, str], Reply]]] = {
        "open": _open_pressed,
        "all": _all,
        "suggested": _suggested,
        "each": _each,
        "duty": _duty,
        "confirm": _confirm,
        "reference": _reference,
        "reject": _reject,
        "bind": _bind,
        "bound": _bound,
        "cells": _choose,
        "toggle": _toggle,
        "edit": _edit,
        "period": _period,
        "day": _day,
        "event": _event,
        "ahead": _ahead,
        "clear": _clear,
        "merge": _merge,
        "split": _split,
        "extend": _extend,
        "renewals": _renewals,
        "renew": _renew,
    }


def _told(said: str, reply: Reply) -> Reply:
    return replace(reply, lines=(Line("key", said), *reply.lines))


def signature(person: Person) -> str:
    """Name who decides, with the post in which they do: "Vi Thị Ngoan (Chánh Văn phòng)"."""
    title = next((post.title for post in person.posts if post.role in STAFF and post.title), "")
    return f"{person.name} ({title})" if title else person.name
