"""The two answers to somebody who asks to be let in: approved, or not of this cell."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.letting_in import Approvers, asked, matches, outcome
from bot.conversation.replies import Line, Reply
from bot.errors import NotAdmin, NotOfTheCell, StaleButton
from bot.organisation import Organisation
from bot.store import People, Request, Requests

# "approving:show:12" · "approving:yes:12:7": as person 7 of the list, 0 for nobody of it
_BUTTON = re.compile(r"approving:(?P<what>show|yes|no):(?P<id>\d{1,9})(?::(?P<as>\d{1,9}))?")


class Approving:
    """Decide who is let in."""

    def __init__(
        self,
        people: People,
        requests: Requests,
        approvers: Approvers,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Take the people, what they asked, those who are told, and the clock."""
        self._people = people
        self._requests = requests
        self._approvers = approvers
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer a button of a letter.

        Raises:
            StaleButton: If there is no such request.
            NotOfTheCell: If the person speaks neither for the cell nor for the office.
            NotAdmin: If it would bring an account to somebody of the office.
        """
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        yield await asyncio.to_thread(self._reply, person, button)

    def _reply(self, person: Person, button: re.Match[str]) -> Reply:
        request = self._requests.get(int(button["id"]))
        if request is None:
            raise StaleButton
        organisation = self._people.organisation()
        self._check(person, request, organisation)
        if request.state != "waiting":
            said = outcome(request, organisation, self._now())
            return Reply(lines=(Line("plain", said),), replaces=True)
        if button["what"] == "show":
            known = self._people.speaking(request.account) is not None
            return asked(request, organisation, self._people, known=known)
        self._decide(person, request, organisation, button)
        decided = self._requests.get(request.id) or request
        said = self._approvers.decided(decided, but=person.id)
        return Reply(lines=(Line("key", said),), replaces=True)

    def _check(self, person: Person, request: Request, organisation: Organisation) -> None:
        if not person.is_staff and not person.leads(request.cell_id):
            cell = organisation.cell(request.cell_id)
            raise NotOfTheCell(reason="approve", cell=cell.name if cell else request.cell_id)

    def _decide(
        self,
        person: Person,
        request: Request,
        organisation: Organisation,
        button: re.Match[str],
    ) -> None:
        by, now = signed(person), self._now()
        if button["what"] == "no":
            self._requests.refuse(request.id, by=by, now=now)
            return
        chosen = int(button["as"] or 0)
        known = {one.id: one for one in matches(request, organisation)}
        if chosen and chosen not in known:
            raise StaleButton
        # whoever is let in as somebody of the office may do what the office may
        if chosen and known[chosen].is_staff and person.role != "admin":
            raise NotAdmin
        self._requests.approve(request.id, person_id=chosen or None, by=by, now=now)


def signed(person: Person) -> str:
    """Name who decides, with the highest post in which they do: "Nông Thị Lụa (Bí thư)"."""
    title = next((post.title for post in person.posts if post.role != "member" and post.title), "")
    return f"{person.name} ({title})" if title else person.name
