"""The link into a cell, as words, as a square to scan, and as one to print."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path

from bot import qr_codes
from bot.conversation.approving import signed
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Button, Line, Reply
from bot.errors import NotOfTheCell, StaleButton
from bot.links import Links
from bot.organisation import Cell, Organisation
from bot.store import Invite, Invites
from bot.texts import inviting as texts

PAGE = 8
_BUTTON = re.compile(r"inviting:(?P<what>cells|cell|print|new|revoke):(?P<which>[a-z0-9-]{1,60})")


class Inviting:
    """Make, show and end the link into a cell."""

    def __init__(  # collaborators, each plain by its name
        self,
        organisation: Callable[[], Organisation],
        invites: Invites,
        links: Links,
        *,
        now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        """Take the cells, their codes, where links lead, the clock, and a folder for pictures."""
        self._organisation = organisation
        self._invites = invites
        self._links = links
        self._now = now
        self._folder = folder

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/moi" and the buttons under it.

        Raises:
            StaleButton: If there is no such cell.
            NotOfTheCell: If the person speaks neither for the cell nor for the office.
        """
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        cells = self._cells(person)
        if message.action is None:
            return self._shown(person, cells[0]) if len(cells) == 1 else _choosing(cells, 0)
        button = _BUTTON.fullmatch(message.action)
        if button is None:
            raise StaleButton
        which, now = button["which"], self._now()
        if button["what"] == "cells":
            return _choosing(cells, int(which) if which.isdecimal() else 0)
        cell = self._one(cells, which)
        if button["what"] == "revoke":
            self._invites.revoke(cell.id, by=signed(person), now=now)
            said = texts.put(texts.REVOKED, cell=cell.name)
            return Reply(lines=(Line("key", said),), replaces=True)
        if button["what"] == "new":
            self._invites.make(cell.id, by=signed(person), now=now)
        return self._shown(person, cell, to_print=button["what"] == "print")

    def _cells(self, person: Person) -> list[Cell]:
        """List the cells into which the person may invite."""
        today = self._now().date()
        return [
            cell
            for cell in self._organisation().cells
            if cell.exists(today) and (person.is_staff or person.leads(cell.id))
        ]

    def _one(self, cells: list[Cell], cell_id: str) -> Cell:
        found = next((cell for cell in cells if cell.id == cell_id), None)
        if found is not None:
            return found
        known = self._organisation().cell(cell_id)
        if known is None:
            raise StaleButton
        raise NotOfTheCell(reason="invite", cell=known.name)

    def _shown(self, person: Person, cell: Cell, *, to_print: bool = False) -> Reply:
        now = self._now()
        invite = self._invites.of(cell.id, now=now)
        invite = invite or self._invites.make(cell.id, by=signed(person), now=now)
        link = self._links.to(invite.code)
        drawn = None
        if link is not None:
            # a name that tells one cell from another, and one code from the next
            name = f"moi-{cell.id}-{invite.code[-4:]}"
            drawn = qr_codes.drawn(link, self._folder, name, to_print=to_print)
        return Reply(
            lines=tuple(_lines(cell, invite, link, now)),
            buttons=tuple(_buttons(cell, has_link=link is not None)),
            file=drawn if to_print else None,
            picture=None if to_print else drawn,
        )


def _lines(cell: Cell, invite: Invite, link: str | None, now: datetime) -> list[Line]:
    until = f"{invite.expires_at.astimezone(now.tzinfo):%d/%m/%Y}"
    way = texts.put(texts.LINK, link=link) if link else texts.put(texts.TYPED, code=invite.code)
    return [
        Line("key", texts.put(texts.INVITE, cell=cell.name, until=until)),
        Line("plain", way),
        Line("note", texts.put(texts.RULE, used=invite.used)),
    ]


def _buttons(cell: Cell, *, has_link: bool) -> list[Button]:
    to_print = [Button(texts.TO_PRINT, f"inviting:print:{cell.id}")] if has_link else []
    return [
        *to_print,
        Button(texts.NEW, f"inviting:new:{cell.id}"),
        Button(texts.REVOKE, f"inviting:revoke:{cell.id}"),
    ]


def _choosing(cells: list[Cell], first: int) -> Reply:
    if not cells:
        return Reply(lines=(Line("key", texts.NO_CELLS),))
    page = cells[first : first + PAGE]
    buttons = [Button(cell.name, f"inviting:cell:{cell.id}") for cell in page]
    if first + PAGE < len(cells):
        buttons.append(Button(texts.MORE, f"inviting:cells:{first + PAGE}", more=True))
    return Reply(lines=(Line("key", texts.WHICH_CELL),), buttons=tuple(buttons))
