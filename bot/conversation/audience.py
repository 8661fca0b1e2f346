"""Staff say whom a directive is for; for everybody else it does not exist."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import of_id
from bot.conversation.register import signature
from bot.conversation.replies import Button, Line, Reply
from bot.errors import NotStaff, StaleButton
from bot.organisation import Cell, Organisation
from bot.texts import audience as texts
from bot.texts import documents
from knowledge.domain import EVERYBODY, STAFF_ONLY, Audience, Held
from knowledge.library import Library

PAGE = 8
# "audience:ask:7" · "audience:all:7" · "audience:cells:7:8" · "audience:toggle:7:chi-bo-3"
_BUTTON = re.compile(
    r"audience:(?P<what>ask|all|staff|cells|toggle):(?P<id>\d{1,9})(?::(?P<more>[a-z0-9-]+))?"
)


def _nobody(_directive_id: int, _now: datetime) -> int:
    """Put nothing right: nobody was told."""
    return 0


class Audiences:
    """Show and change whom one directive is for."""

    def __init__(
        self,
        library: Library,
        held: Callable[[], Sequence[Held]],
        organisation: Callable[[], Organisation],
        *,
        now: Callable[[], datetime],
        narrowed: Callable[[int, datetime], int] = _nobody,
    ) -> None:
        """Take what is held, the cells, and the clock.

        *narrowed* puts right what people were told of a directive that they see no more.
        """
        self._library = library
        self._held = held
        self._organisation = organisation
        self._now = now
        self._narrowed = narrowed

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the button of a card, and those that follow it.

        Raises:
            NotStaff: If the person is not of the office.
            StaleButton: If the directive is no longer there.
        """
        if not person.is_staff:
            raise NotStaff
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        yield await asyncio.to_thread(self._reply, signature(person), button)

    def _reply(self, by: str, button: re.Match[str]) -> Reply:
        one = of_id(self._held(), int(button["id"]))
        what, more = button["what"], button["more"] or ""
        if what == "ask":
            return self._ask(one)
        if what == "cells":
            return self._choose(one, first=int(more) if more.isdecimal() else 0)
        if what == "toggle":
            return self._toggle(one, more, by)
        return self._set(one, EVERYBODY if what == "all" else STAFF_ONLY, by)

    def _names(self) -> dict[str, str]:
        return {cell.id: cell.name for cell in self._organisation().cells}

    def _ask(self, one: Held) -> Reply:
        self._narrowed(one.id, self._now())  # the cells may just have been chosen, one by one
        who = texts.who(one.audience, self._names())
        return Reply(
            lines=(
                Line("title", texts.put(texts.ASKED, name=documents.named(one))),
                Line("key", texts.put(texts.NOW, who=who)),
                Line("note", texts.RULE),
            ),
            buttons=(
                Button(texts.ALL, f"audience:all:{one.id}"),
                Button(texts.CELLS, f"audience:cells:{one.id}:0"),
                Button(texts.STAFF, f"audience:staff:{one.id}"),
            ),
        )

    def _set(self, one: Held, audience: Audience, by: str) -> Reply:
        held = self._library.show_to(one.id, audience, by=by, now=self._now())
        self._narrowed(one.id, self._now())
        who = texts.who(held.audience, self._names())
        who = who[:1].upper() + who[1:]
        said = texts.put(texts.SET, who=who, name=documents.named(one))
        back = Button(documents.named(one), f"documents:show:{one.id}")
        return Reply(lines=(Line("key", said),), buttons=(back,), replaces=True)

    def _cells(self) -> list[Cell]:
        today = self._now().date()
        return [cell for cell in self._organisation().cells if cell.exists(today)]

    def _choose(self, one: Held, *, first: int, replaces: bool = False) -> Reply:
        every = self._cells()
        page = every[first : first + PAGE]
        buttons = [
            Button(
                texts.put(
                    texts.CHOSEN if cell.id in one.audience.cells else texts.OPEN, name=cell.name
                ),
                f"audience:toggle:{one.id}:{cell.id}",
            )
            for cell in page
        ]
        if first + PAGE < len(every):
            more = f"audience:cells:{one.id}:{first + PAGE}"
            buttons.append(Button(documents.MORE, more, more=True))
        buttons.append(Button(texts.DONE, f"audience:ask:{one.id}"))
        title = Line("title", texts.put(texts.CHOOSE, name=documents.named(one)))
        now = Line("key", texts.put(texts.NOW, who=texts.who(one.audience, self._names())))
        return Reply(lines=(title, now), buttons=tuple(buttons), replaces=replaces)

    def _toggle(self, one: Held, cell: str, by: str) -> Reply:
        known = [one.id for one in self._cells()]
        if cell not in known:
            raise StaleButton
        cells = one.audience.cells ^ {cell}
        # nobody left: the office alone, never everybody by a slip of the finger
        audience = Audience(kind="cells", cells=cells) if cells else STAFF_ONLY
        held = self._library.show_to(one.id, audience, by=by, now=self._now())
        return self._choose(held, first=known.index(cell) // PAGE * PAGE, replaces=True)
