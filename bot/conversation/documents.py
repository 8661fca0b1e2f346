"""What is held: the list, and one directive on a card."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Sequence
from dataclasses import replace
from string import Template

from bot.conversation.card import card, news
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import SeveralDirectives, StaleButton
from bot.texts import documents as texts
from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.language import DocumentNumber, find_numbers, fold

PAGE = 10
# "documents:page:10" · "documents:show:7" · "documents:new:7:8"
_BUTTON = re.compile(
    r"documents:(?P<what>page|show|new):(?P<number>\d{1,9})(?::(?P<first>\d{1,6}))?"
)
# "vb 7" · "VB7"
_HANDLE = re.compile(r"(?:vb|van ban)\s*(\d{1,6})")
# "7": a handle, or the number that is printed
_BARE = re.compile(r"\d{1,6}")


class Documents:
    """List the directives held, and show one."""

    def __init__(self, held: Callable[[], Sequence[Held]]) -> None:
        """Take a way to list what is held now."""
        self._held = held

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/vanban", "/vanban 31-KH", and the buttons under them."""
        held = person.sees(await asyncio.to_thread(self._held))
        is_staff = person.is_staff
        if message.action is not None:
            yield pressed(held, message.action, is_staff=is_staff)
        elif message.words:
            yield chosen(held, message.words, is_staff=is_staff)
        else:
            yield listing(held)


def pressed(held: Sequence[Held], action: str, *, is_staff: bool = False) -> Reply:
    """Answer a button: the next page of the list, one card, or what is new in one.

    Raises:
        StaleButton: If it is no button of ours, or what it showed is no longer there.
    """
    button = _BUTTON.fullmatch(action)
    if button is None:
        raise StaleButton
    number = int(button["number"])
    if button["what"] == "page":
        if number and number >= len(held):
            raise StaleButton
        return listing(held, first=number)
    shown = of_id(held, number)
    if button["what"] == "show":
        return card(shown, held, is_staff=is_staff)
    told = news(shown, held, first=int(button["first"] or 0))
    if told is None:
        raise StaleButton
    return told


def of_id(held: Iterable[Held], directive_id: int) -> Held:
    """Return the directive that a button names.

    Raises:
        StaleButton: If it is no longer there.
    """
    found = next((one for one in held if one.id == directive_id), None)
    if found is None:
        raise StaleButton
    return found


def find(held: Sequence[Held], said: str) -> tuple[Held, ...]:
    """Find the directives that somebody calls *said*: a handle ("vb 7") or a number, however typed.

    "31-KH" may be several, and so may "31": a handle, and printed numbers. "31-KH/ĐUK" is never
    "31-KH/BTGĐUK".
    """
    typed = fold(said).strip()
    handle = _HANDLE.fullmatch(typed)
    if handle:
        return tuple(one for one in held if one.id == int(handle[1]))
    if _BARE.fullmatch(typed):
        wanted = int(typed)
        return tuple(
            one for one in held if one.id == wanted or wanted in {n.number for n in _numbers(one)}
        )
    asked = find_numbers(said, loose=True)[:1]
    return tuple(one for one in held for number in _numbers(one) if asked and asked[0].fits(number))


def in_force(found: Sequence[Held]) -> Sequence[Held]:
    """Return the only one of *found* that has not been superseded or withdrawn, else all."""
    live = [one for one in found if one.status not in {"superseded", "withdrawn"}]
    return live if len(live) == 1 else found


def _numbers(held: Held) -> list[DocumentNumber]:
    """Return the number that is printed on a directive, in its parts; none where it is blank."""
    return find_numbers(held.directive.number or "", loose=True)[:1]


def named(held: Sequence[Held], said: str) -> Held:
    """Find the one directive that *said* names.

    Raises:
        UnknownDirective: If none does.
        SeveralDirectives: If several do.
    """
    found = in_force(find(held, said))
    if not found:
        raise UnknownDirective(number=said)
    if len(found) > 1:
        names = "; ".join(texts.named(one) for one in found)
        raise SeveralDirectives(number=said, found=names)
    return found[0]


def listing(held: Sequence[Held], *, first: int = 0) -> Reply:
    """List one page of what is held, newest first."""
    if not held:
        return say(texts.NONE_HELD)
    newest = sorted(held, key=lambda one: one.id, reverse=True)
    page = newest[first : first + PAGE]
    buttons = [row(one) for one in page]
    if first + PAGE < len(newest):
        buttons.append(Button(texts.MORE, f"documents:page:{first + PAGE}", more=True))
    title = Template(texts.HELD).substitute(count=len(held))
    return Reply(lines=(Line("title", title),), buttons=tuple(buttons))


def chosen(held: Sequence[Held], said: str, *, is_staff: bool = False) -> Reply:
    """Show the one of *held* that was meant, or offer those that may have been.

    Raises:
        UnknownDirective: If there is none.
    """
    found = find(held, said)
    if not found:
        raise UnknownDirective(number=said)
    meant = in_force(found)
    if len(meant) == 1:
        others = [texts.named(one) for one in found if one is not meant[0]]
        note = Template(texts.OTHERS).substitute(others="; ".join(others))
        shown = card(meant[0], held, is_staff=is_staff)
        return replace(shown, lines=(*shown.lines, Line("note", note))) if others else shown
    return several(found, said, action="documents:show")


def several(found: Sequence[Held], said: str, *, action: str) -> Reply:
    """Offer those that may have been meant; *action* takes the id of one."""
    title = Template(texts.SEVERAL).substitute(count=len(found), said=said)
    buttons = tuple(replace(row(one), action=f"{action}:{one.id}") for one in found)
    return Reply(lines=(Line("title", title),), buttons=buttons)


def row(held: Held) -> Button:
    """Return the row of a list that stands for one directive, and shows its card."""
    about = " · ".join(part for part in (held.directive.subject, texts.status(held)) if part)
    return Button(texts.named(held), f"documents:show:{held.id}", mark=held.handle, about=about)
