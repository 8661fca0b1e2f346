"""What is held: the list, and one directive on a card."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import replace
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import SeveralDirectives, StaleButton
from bot.texts import documents as texts
from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.language import DocumentNumber, find_numbers, fold

PAGE = 10
# "documents:page:10" · "documents:show:7"
_BUTTON = re.compile(r"documents:(?P<what>page|show):(?P<number>\d{1,9})")
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
        del person
        held = await asyncio.to_thread(self._held)
        if message.action is not None:
            yield pressed(held, message.action)
        elif message.words:
            yield chosen(find(held, message.words), message.words)
        else:
            yield listing(held)


def pressed(held: Sequence[Held], action: str) -> Reply:
    """Answer a button: the next page of the list, or one card.

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
    shown = next((one for one in held if one.id == number), None)
    if shown is None:
        raise StaleButton
    return card(shown)


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
    buttons = [_row(one) for one in page]
    if first + PAGE < len(newest):
        buttons.append(Button(texts.MORE, f"documents:page:{first + PAGE}", more=True))
    title = Template(texts.HELD).substitute(count=len(held))
    return Reply(lines=(Line("title", title),), buttons=tuple(buttons))


def chosen(found: Sequence[Held], said: str) -> Reply:
    """Show the one that was meant, or offer those that may have been.

    Raises:
        UnknownDirective: If there is none.
    """
    if not found:
        raise UnknownDirective(number=said)
    meant = in_force(found)
    if len(meant) == 1:
        others = [texts.named(one) for one in found if one is not meant[0]]
        note = Template(texts.OTHERS).substitute(others="; ".join(others))
        shown = card(meant[0])
        return replace(shown, lines=(*shown.lines, Line("note", note))) if others else shown
    title = Template(texts.SEVERAL).substitute(count=len(found), said=said)
    return Reply(lines=(Line("title", title),), buttons=tuple(_row(one) for one in found))


def card(held: Held) -> Reply:
    """Show what a directive says of itself, and what is odd about it."""
    directive = held.directive
    return Reply(
        lines=(
            Line("title", texts.named(held)),
            Line("key", directive.subject or texts.UNTITLED),
            *(Line("plain", f"{label}: {value}") for label, value in texts.facts(held)),
            *(Line("note", texts.warning(warning)) for warning in directive.warnings),
        )
    )


def _row(held: Held) -> Button:
    about = " · ".join(part for part in (held.directive.subject, texts.status(held)) if part)
    return Button(texts.named(held), f"documents:show:{held.id}", mark=held.handle, about=about)
