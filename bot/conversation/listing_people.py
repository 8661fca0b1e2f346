"""A list of cells and people that staff send: shown with each bad line, then taken in."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime

from bot import importing
from bot.conversation.dialogue import Message, Person
from bot.conversation.register import signature
from bot.conversation.replies import Button, Line, Reply
from bot.drafts import Draft
from bot.errors import BadList, NotStaff, StaleButton
from bot.organisation.importing import Plan
from bot.store import People
from bot.store.drafts import Drafts
from bot.texts import listing_people as texts
from bot.texts import publishing
from ingest import Limits
from knowledge.database import Database
from knowledge.errors import UnreadableDocument, UnsupportedFormat

_KINDS = frozenset({".xlsx", ".csv"})
# "people_list:take:12" · "people_list:skip:12"
_BUTTON = re.compile(r"people_list:(?P<what>take|skip):(?P<id>\d{1,9})")
_MOST_BAD = 20  # bad lines named in one message


class ListingPeople:
    """Tell lists from papers, and take them in."""

    def __init__(
        self,
        drafts: Drafts,
        people: People,
        database: Database,
        *,
        limits: Limits,
        now: Callable[[], datetime],
    ) -> None:
        """Take where files wait, where people are held, what reading may cost, and the clock."""
        self._drafts = drafts
        self._people = people
        self._database = database
        self._limits = limits
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the buttons under a list.

        Raises:
            NotStaff: If the person is not of the office.
            StaleButton: If the list is gone, or is another's.
        """
        if not person.is_staff:
            raise NotStaff
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        yield await asyncio.to_thread(self._take, person, button)

    def offer(self, person: Person, draft: Draft) -> Reply | None:
        """Show what the one file of a draft would change; None where it is no list of people."""
        plan = self._plan(person, draft)
        if plan is None:
            return None
        return Reply(lines=tuple(_lines(plan)), buttons=tuple(_buttons(plan, draft)))

    def _plan(self, person: Person, draft: Draft) -> Plan | None:
        if len(draft.files) != 1 or draft.files[0].path.suffix.lower() not in _KINDS:
            return None
        file = draft.files[0]
        try:
            return importing.look(
                file.path,
                self._people.organisation(without="samples"),
                may_make_staff=person.role == "admin",
                limits=self._limits,
                name=file.source,
            )
        except (BadList, UnreadableDocument, UnsupportedFormat):
            return None  # it may still be a paper, and is told what is wrong as one

    def _take(self, person: Person, button: re.Match[str]) -> Reply:
        draft = self._drafts.get(int(button["id"]))
        if draft is None or draft.account != person.id or draft.state != "open":
            raise StaleButton
        plan = self._plan(person, draft)
        if plan is None:
            raise StaleButton
        if plan.troubles and button["what"] == "take":
            # the organisation has changed since: what is wrong now is shown first
            return Reply(lines=tuple(_lines(plan)), buttons=tuple(_buttons(plan, draft)))
        if plan.changes:
            importing.take(plan, self._database, by=signature(person), now=self._now())
        self._drafts.settle(draft)
        return Reply(lines=(Line("key", importing.done(plan)),), replaces=True)


def _lines(plan: Plan) -> Iterator[Line]:
    yield Line("title", texts.IS_LIST)
    said = list(importing.report(plan))
    shown = said[: len(said) - len(plan.troubles) + _MOST_BAD]
    yield from (Line("plain", one) for one in shown)
    if len(shown) < len(said):
        yield Line("note", texts.put(texts.MORE_BAD, count=len(said) - len(shown)))


def _buttons(plan: Plan, draft: Draft) -> Iterator[Button]:
    if plan.changes and not plan.troubles:
        yield Button(texts.TAKE, f"people_list:take:{draft.id}")
    elif plan.changes:
        label = texts.put(texts.SKIP, count=len(plan.troubles))
        yield Button(label, f"people_list:skip:{draft.id}")
    yield Button(texts.IS_PAPER, f"publishing:declare:{draft.id}")
    yield Button(publishing.CANCEL, f"publishing:drop:{draft.id}")
