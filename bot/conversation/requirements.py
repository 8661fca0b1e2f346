"""What one directive asks, by actor, with each exact words on demand."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import find, in_force, of_id, several
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import StaleButton
from bot.texts import documents
from bot.texts import requirements as texts
from knowledge.domain import Duty, Held, Obligation
from knowledge.errors import UnknownDirective

PAGE = 6  # duties on one screen: each has a button of its own
# "requirements:list:7:6": those of vb 7 from the seventh on; "requirements:quote:7:3": one of them
_BUTTON = re.compile(r"requirements:(?P<what>list|quote):(?P<id>\d{1,9})(?::(?P<at>\d{1,6}))?")
# what cells owe stands before what else is to be done
_ORDER = ("report", "submit", "review", "plan", "inspect", "task", "meeting")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One obligation of a directive, and what staff made of it."""

    # among the obligations of the directive
    position: int
    read: Obligation
    # None where the register does not hold it
    duty: Duty | None

    @property
    def holds(self) -> Obligation:
        """The obligation as it holds: with what staff corrected."""
        return self.duty.obligation if self.duty is not None else self.read


# the duties of one directive in the register
Duties = Callable[[int], Sequence[Duty]]


def no_duties(_directive_id: int) -> Sequence[Duty]:
    """Return none: where there is no register, everything is as it was read."""
    return ()


def here(duty: Duty, zone: tzinfo | None) -> Duty:
    """Return *duty* with its moment in *zone*: what people read is a day of theirs."""
    at = duty.decided_at
    return duty if at is None or zone is None else replace(duty, decided_at=at.astimezone(zone))


class Requirements:
    """Tell what a directive asks of whom."""

    def __init__(
        self,
        held: Callable[[], Sequence[Held]],
        duties: Duties = no_duties,
        *,
        zone: tzinfo | None = None,
    ) -> None:
        """Take what is held, the duties of one directive in the register, and whose days count."""
        self._held = held
        self._register = duties
        self._zone = zone

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/yeucau", "/yeucau 31-KH", and the buttons under them."""
        held = person.sees(await asyncio.to_thread(self._held))
        if message.action is not None:
            yield await asyncio.to_thread(self._pressed, held, message.action)
        elif message.words:
            yield await asyncio.to_thread(self._named, held, message.words)
        else:
            yield choosing(held)

    def _duties(self, directive_id: int) -> Sequence[Duty]:
        return [here(one, self._zone) for one in self._register(directive_id)]

    def _named(self, held: Sequence[Held], said: str) -> Reply:
        found = in_force(find(held, said))
        if not found:
            raise UnknownDirective(number=said)
        if len(found) > 1:
            return several(found, said, action="requirements:list")
        return listing(found[0], self._duties(found[0].id))

    def _pressed(self, held: Sequence[Held], action: str) -> Reply:
        button = _BUTTON.fullmatch(action)
        if button is None:
            raise StaleButton
        one = of_id(held, int(button["id"]))
        at = int(button["at"] or 0)
        if button["what"] == "list":
            return listing(one, self._duties(one.id), first=at)
        if at >= len(one.directive.obligations):
            raise StaleButton
        return quote(one, self._duties(one.id), at)


def choosing(held: Sequence[Held]) -> Reply:
    """Offer the newest directives that ask for something."""
    asking = [one for one in held if one.directive.obligations and one.status != "superseded"]
    if not asking:
        return say(texts.NONE_HELD)
    newest = sorted(asking, key=lambda one: one.id, reverse=True)[:PAGE]
    buttons = tuple(Button(documents.named(one), f"requirements:list:{one.id}:0") for one in newest)
    return Reply(lines=(Line("plain", texts.WHICH),), buttons=buttons)


def asked(held: Held, duties: Sequence[Duty]) -> list[Asked]:
    """List what a directive asks, by actor: who owes reports first, of each the reports first."""
    by_position = {duty.position: duty for duty in duties}
    every = [
        Asked(position=position, read=read, duty=by_position.get(position))
        for position, read in enumerate(held.directive.obligations)
    ]
    live = [one for one in every if one.duty is None or one.duty.state != "rejected"]
    first: dict[str, int] = {}
    for one in live:
        who = texts.actor(one.holds)
        first[who] = min(first.get(who, len(_ORDER)), _ORDER.index(one.holds.kind))
    actors = sorted(first, key=lambda who: (first[who], who == texts.NOBODY))
    return sorted(
        live,
        key=lambda one: (
            actors.index(texts.actor(one.holds)),
            _ORDER.index(one.holds.kind),
            one.position,
        ),
    )


def listing(held: Held, duties: Sequence[Duty], *, first: int = 0) -> Reply:
    """Show one page of what a directive asks.

    Raises:
        StaleButton: If there is no such page.
    """
    every = asked(held, duties)
    name = documents.named(held)
    if not every:
        return say(Template(texts.NONE).substitute(name=name))
    page = every[first : first + PAGE]
    if not page:
        raise StaleButton
    return Reply(
        lines=tuple(_lines(name, every, page, first)), buttons=tuple(_buttons(held, every, first))
    )


def whole(held: Held, duties: Sequence[Duty]) -> Iterator[Line]:
    """Say everything that a directive asks, on a screen without end."""
    every = asked(held, duties)
    if every:
        yield from _lines(documents.named(held), every, every, 0)


def _lines(name: str, every: Sequence[Asked], page: Sequence[Asked], first: int) -> Iterator[Line]:
    if first == 0:
        title = Template(texts.ASKED).substitute(name=name, count=len(every))
        yield Line("title", title)
        if all(one.duty is None or one.duty.state == "proposed" for one in every):
            yield Line("note", texts.UNCONFIRMED_ALL)
    before = ""
    for number, one in enumerate(page, start=first + 1):
        who = texts.actor(one.holds)
        if who != before:
            yield Line("key", f"{who[:1].upper()}{who[1:]}:")
        before = who
        yield Line("plain", texts.item(number, one.duty, one.holds))


def _buttons(held: Held, every: Sequence[Asked], first: int) -> Iterator[Button]:
    for number, one in enumerate(every[first : first + PAGE], start=first + 1):
        label = Template(texts.QUOTE).substitute(number=number)
        yield Button(label, f"requirements:quote:{held.id}:{one.position}")
    left = len(every) - first - PAGE
    if left > 0:
        label = Template(texts.MORE).substitute(left=left)
        yield Button(label, f"requirements:list:{held.id}:{first + PAGE}", more=True)


def quote(held: Held, duties: Sequence[Duty], position: int) -> Reply:
    """Show one duty whole, with the exact words."""
    duty = next((one for one in duties if one.position == position), None)
    read = held.directive.obligations[position]
    back = Button(texts.ALL_OF, f"requirements:list:{held.id}:0")
    return Reply(lines=tuple(texts.whole(held, duty, read)), buttons=(back,))
