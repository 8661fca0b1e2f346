"""Staff take a paper out of use: asked once more, with the reason, and what ends with it."""

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
from bot.texts import withdrawing as texts
from knowledge.domain import Held
from knowledge.library import Library
from knowledge.register import Register

# "withdraw:ask:7" · "withdraw:sure:7:mistake" · "withdraw:do:7:mistake"
_BUTTON = re.compile(r"withdraw:(?P<what>ask|sure|do):(?P<id>\d{1,9})(?::(?P<why>[a-z]+))?")


def _nobody(_directive_id: int, _now: datetime) -> int:
    """Put nothing right: nobody was told."""
    return 0


class Withdrawing:
    """Take a directive out of every answer and every list of dues; its rows stay."""

    def __init__(
        self,
        library: Library,
        register: Register,
        held: Callable[[], Sequence[Held]],
        *,
        now: Callable[[], datetime],
        recall: Callable[[int, datetime], int] = _nobody,
    ) -> None:
        """Take what withdraws, what says which duties end, what is held, and the clock.

        *recall* puts right what members were told of a directive, by its id.
        """
        self._library = library
        self._register = register
        self._held = held
        self._now = now
        self._recall = recall

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the button of a card, and those that follow it.

        Raises:
            NotStaff: If the person is not of the office.
            StaleButton: If the directive is no longer there, or no such reason.
        """
        if not person.is_staff:
            raise NotStaff
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        yield await asyncio.to_thread(self._reply, signature(person), button)

    def _reply(self, by: str, button: re.Match[str]) -> Reply:
        one = of_id(self._held(), int(button["id"]))
        if button["what"] == "ask":
            return _why(one)
        reason = texts.REASONS.get(button["why"] or "")
        if reason is None:
            raise StaleButton
        if button["what"] == "sure":
            return self._sure(one, button["why"], reason)
        self._library.withdraw(one.id, by=by, now=self._now(), reason=reason)
        self._recall(one.id, self._now())
        return Reply(lines=(Line("key", texts.done(one, reason)), _recorded(by, self._now())))

    def _sure(self, one: Held, why: str, reason: str) -> Reply:
        known = self._register.duties(one.id)
        ending = sum(duty.state == "confirmed" and duty.use == "deadline" for duty in known)
        return Reply(
            lines=tuple(Line("plain", said) for said in texts.sure(one, reason, ending)),
            buttons=(
                Button(texts.DO, f"withdraw:do:{one.id}:{why}"),
                Button(texts.KEEP, f"documents:show:{one.id}"),
            ),
        )


def _why(one: Held) -> Reply:
    buttons = [
        Button(reason, f"withdraw:sure:{one.id}:{why}") for why, reason in texts.REASONS.items()
    ]
    keep = Button(texts.KEEP, f"documents:show:{one.id}")
    return Reply(lines=(Line("title", texts.asked(one)),), buttons=(*buttons, keep))


def _recorded(by: str, at: datetime) -> Line:
    return Line("note", texts.recorded(by, f"{at:%d/%m/%Y %H:%M}"))
