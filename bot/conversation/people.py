"""Staff and secretaries look after people: roles, handing over, taking out, a lost telephone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import ClassVar

from bot import importing
from bot.conversation import people_screens as screens
from bot.conversation.approving import signed
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply
from bot.errors import NotAdmin, NotOfTheCell, NotStaff, StaleButton
from bot.letters import Letter
from bot.organisation import ROLES, STAFF, Cell, Member, Organisation, Role, finding
from bot.store import Appointing, Outbox, People, Requests
from bot.texts import importing as lists
from bot.texts import people as texts


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """One press, by whom, and what is held at that moment."""

    person: Person
    organisation: Organisation
    # what stands behind the verb: "12", "chi-bo-3"
    parts: tuple[str, ...]

    def member(self, place: int) -> Member:
        """Return the person named at that place."""
        wanted = self.parts[place] if place < len(self.parts) else ""
        found = next((m for m in self.organisation.members if str(m.id) == wanted), None)
        if found is None:
            raise StaleButton
        return found

    def cell(self, place: int) -> Cell:
        """Return the cell named at that place, if the person may look after it."""
        found = self.organisation.cell(self.parts[place]) if place < len(self.parts) else None
        if found is None:
            raise StaleButton
        if not self.person.is_staff and not self.person.leads(found.id):
            raise NotOfTheCell(reason="people", cell=found.name)
        return found

    def may_touch(self, member: Member) -> None:
        """Refuse what is for those above: the office changes secretaries, an administrator it."""
        if not screens.may_change(self.person, member):
            raise NotAdmin if member.is_staff else NotStaff

    def may_hand_over(self, member: Member) -> None:
        """Let a secretary hand over the own post alone."""
        if not self.person.is_staff and member.id != self.person.member_id:
            raise NotStaff


class Peopling:
    """Show people, and change what they are."""

    def __init__(  # noqa: PLR0913  # collaborators, each plain by its name
        self,
        people: People,
        appointing: Appointing,
        requests: Requests,
        outbox: Outbox,
        *,
        now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        """Take the people, what changes them, who waits, letters, the clock, a folder for files."""
        self._folder = folder
        self._people = people
        self._appointing = appointing
        self._requests = requests
        self._outbox = outbox
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/thanhvien", "/thanhvien Lụa", and the buttons under them.

        Raises:
            StaleButton: If what a button names is no longer there.
            NotOfTheCell: If the cell is none that the person speaks for.
            NotStaff: If only the office may.
            NotAdmin: If only an administrator may.
            LastAdmin: If no administrator would be left.
        """
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        organisation = self._people.organisation()
        if message.action is None:
            asked = _Asked(person=person, organisation=organisation, parts=())
            return self._found(asked, message.words) if message.words else self._cells(asked)
        _, verb, *parts = (*message.action.split(":"), "")
        act = self._ACTS.get(verb)
        if act is None:
            raise StaleButton
        named = tuple(part for part in parts if part)
        return act(self, _Asked(person=person, organisation=organisation, parts=named))

    def _found(self, asked: _Asked, said: str) -> Reply:
        member = finding.person(asked.organisation, said)
        cells = [post.cell for post in member.posts if self._may_see(asked.person, post.cell)]
        if not cells:
            raise NotOfTheCell(reason="people", cell=", ".join(p.cell.name for p in member.posts))
        return self._shown(asked.person, member, cells[0])

    def _may_see(self, person: Person, cell: Cell) -> bool:
        return person.is_staff or person.leads(cell.id)

    def _own(self, asked: _Asked) -> list[Cell]:
        today = self._now().date()
        every = (cell for cell in asked.organisation.cells if cell.exists(today))
        return [cell for cell in every if self._may_see(asked.person, cell)]

    def _cells(self, asked: _Asked) -> Reply:
        cells = self._own(asked)
        first = int(asked.parts[0]) if asked.parts and asked.parts[0].isdecimal() else 0
        waiting = len(self._requests.waiting({cell.id for cell in cells}))
        if len(cells) == 1 and not waiting:
            return self._of_cell(asked, cells[0], 0)
        return screens.cells(cells, waiting, first=first, is_staff=asked.person.is_staff)

    def _waiting(self, asked: _Asked) -> Reply:
        cells = {cell.id: cell for cell in self._own(asked)}
        return screens.waiting(self._requests.waiting(cells), cells)

    def _template(self, asked: _Asked) -> Reply:
        if not asked.person.is_staff:
            raise NotStaff
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / lists.TEMPLATE_FILE
        file.write_bytes(importing.template())
        return Reply(lines=(Line("key", lists.TEMPLATE_SENT),), file=file)

    def _cell(self, asked: _Asked) -> Reply:
        first = asked.parts[1] if len(asked.parts) > 1 else "0"
        return self._of_cell(asked, asked.cell(0), int(first) if first.isdecimal() else 0)

    def _of_cell(self, asked: _Asked, cell: Cell, first: int) -> Reply:
        members = [m for m in asked.organisation.members if screens.post(m, cell) is not None]
        using = {m.id for m in members if self._people.accounts(m.id)}
        return screens.cell(cell, members, using, asked.person, first=first)

    def _person(self, asked: _Asked) -> Reply:
        return self._shown(asked.person, asked.member(0), asked.cell(1))

    def _shown(self, person: Person, member: Member, cell: Cell) -> Reply:
        return screens.person(member, cell, self._people.accounts(member.id), person)

    def _roles(self, asked: _Asked) -> Reply:
        member, cell = asked.member(0), asked.cell(1)
        if not asked.person.is_staff:
            raise NotStaff
        asked.may_touch(member)
        return screens.roles(member, cell, may_make_staff=asked.person.role == "admin")

    def _role(self, asked: _Asked) -> Reply:
        member, cell, role = asked.member(0), asked.cell(1), _role(asked.parts)
        if not asked.person.is_staff:
            raise NotStaff
        asked.may_touch(member)
        if role in STAFF and asked.person.role != "admin":
            raise NotAdmin
        by, now = signed(asked.person), self._now()
        self._appointing.appoint(member.id, cell.id, role, by=by, now=now)
        facts = {"role": texts.ROLES[role], "cell": cell.name}
        self._tell(member, "role", texts.put(texts.YOUR_ROLE, **facts))
        return screens.done(texts.put(texts.ROLE_SET, name=member.name, **facts), cell)

    def _hand(self, asked: _Asked) -> Reply:
        member, cell = asked.member(0), asked.cell(1)
        asked.may_hand_over(member)
        others = [
            one
            for one in asked.organisation.members
            if one.id != member.id and screens.post(one, cell) is not None
        ]
        return screens.handing(member, cell, others)

    def _handover(self, asked: _Asked) -> Reply:
        old, new, cell = asked.member(0), asked.member(1), asked.cell(2)
        asked.may_hand_over(old)
        held = screens.post(old, cell)
        title = (held.title if held else "") or texts.SECRETARY
        by = signed(asked.person)
        self._appointing.hand_over(cell.id, old=old.id, new=new.id, by=by, now=self._now())
        facts = {"title": title, "cell": cell.name, "old": old.name, "new": new.name, "by": by}
        self._tell(new, "handed", texts.put(texts.HANDED_TO_YOU, **facts))
        if old.id != asked.person.member_id:
            self._tell(old, "handed", texts.put(texts.HANDED_FROM_YOU, **facts))
        # who handed over a post of the own may look after the cell no longer
        own = asked.person.is_staff
        return screens.done(texts.put(texts.HANDED, **facts), cell if own else None)

    def _out(self, asked: _Asked) -> Reply:
        member, cell = asked.member(0), asked.cell(1)
        asked.may_touch(member)
        return screens.take_out(member, cell)

    def _gone(self, asked: _Asked) -> Reply:
        member, cell = asked.member(0), asked.cell(1)
        asked.may_touch(member)
        self._appointing.take_out(member.id, cell.id, by=signed(asked.person), now=self._now())
        said = texts.put(texts.TAKEN_OUT, name=member.name, cell=cell.name)
        return screens.done(said, cell)

    def _lost(self, asked: _Asked) -> Reply:
        asked.may_touch(asked.member(0))
        return screens.lost(asked.member(0), asked.cell(1))

    def _unbound(self, asked: _Asked) -> Reply:
        member, cell = asked.member(0), asked.cell(1)
        asked.may_touch(member)
        if screens.post(member, cell) is None:
            raise StaleButton
        count = self._appointing.unbind(member.id, by=signed(asked.person), now=self._now())
        return screens.done(texts.put(texts.UNBOUND, name=member.name, count=count), cell)

    def _tell(self, member: Member, what: str, said: str) -> None:
        """Write to somebody about themselves."""
        now = self._now()
        letters = (
            Letter(key=f"{what}:{member.id}:{account}:{now.isoformat()}", to=account, reply=reply)
            for account in self._people.reachable(member.id)
            for reply in [screens.told(said)]
        )
        self._outbox.post(letters, now=now)

    _ACTS: ClassVar[dict[str, Callable[[Peopling, _Asked], Reply]]] = {
        "cells": _cells,
        "waiting": _waiting,
        "template": _template,
        "cell": _cell,
        "person": _person,
        "roles": _roles,
        "role": _role,
        "hand": _hand,
        "handover": _handover,
        "out": _out,
        "gone": _gone,
        "lost": _lost,
        "unbound": _unbound,
    }


def _role(parts: tuple[str, ...]) -> Role:
    found = next((role for role in ROLES if parts[2:3] == (role,)), None)
    if found is None:
        raise StaleButton
    return found
