"""The demo organisation with people who speak on Telegram, and the letters that wait for them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from bot.app import Services
from bot.conversation import Button, Message, Person, Reply
from bot.letters import Letter
from bot.organisation import Member
from bot.store import Consents, Outbox
from knowledge.database import Database

SECRETARY, CLERK, ADMIN = "telegram:31", "telegram:90", "telegram:99"


@dataclass
class Office:
    """Speak as somebody, and read what everybody gets."""

    services: Services
    database: Database
    arrived: list[Letter] = field(default_factory=list)

    @property
    def outbox(self) -> Outbox:
        return Outbox(self.database)

    def member(self, name: str) -> Member:
        members = self.services.people.organisation().members
        return next(one for one in members if one.name == name)

    def bind(self, account: str, name: str) -> Member:
        """Let somebody of the list speak by an account, consent included."""
        now = self.services.now()
        self.services.people.bind(account, self.member(name), now=now)
        Consents(self.database).put(account, agreed=True, now=now)
        return self.member(name)

    async def say(
        self,
        account: str,
        text: str = "",
        *,
        action: str | None = None,
        name: str = "Lan",
        in_group: bool = False,
    ) -> Reply:
        """Say or press something, and return the last reply."""
        person = Person(id=account, name=name)
        message = Message(text, action=action, in_group=in_group)
        conversation = self.services.conversation
        return [reply async for reply in conversation.handle(person, message)][-1]

    async def press(self, account: str, action: str, *, name: str = "Lan") -> Reply:
        return await self.say(account, action=action, name=name)

    def letters(self, account: str) -> list[Letter]:
        """Let every letter that waits arrive; return all that this account ever got, in order."""
        now = self.services.now()
        for one in self.outbox.claim(now=now, lease=timedelta(minutes=1)):
            self.outbox.sent(one.id, [one.id], now=now)
            self.arrived.append(one.letter)
        return [letter for letter in self.arrived if letter.to == account]

    def last(self, account: str) -> Reply:
        """Return what the last letter to an account says."""
        return self.letters(account)[-1].reply


def labels(buttons: Sequence[Button]) -> list[str]:
    return [button.label for button in buttons]


def action(reply: Reply, label: str) -> str:
    """Return what the button of that label does."""
    return next(button.action for button in reply.buttons if button.label.startswith(label))
