"""Who is asked whether somebody is let into a cell: letters to them, changed once one decided."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from bot.conversation.dialogue import Person
from bot.conversation.replies import Button, Line, Reply
from bot.letters import Letter
from bot.organisation import Member, Organisation
from bot.organisation.names import same
from bot.store import Outbox, People, Request
from bot.texts import joining as texts

_MOST_OFFERED = 3  # people of one name, each with a button


class Approvers:
    """Those who speak for a cell, and the office."""

    def __init__(
        self,
        people: People,
        outbox: Outbox,
        *,
        now: Callable[[], datetime],
        office: str,
    ) -> None:
        """Take the people, where letters go, the clock, and whom to name for help."""
        self._people = people
        self._outbox = outbox
        self._now = now
        self._office = office

    def ask(self, request: Request, person: Person) -> None:
        """Ask everybody who may decide."""
        organisation = self._people.organisation()
        reply = asked(request, organisation, self._people, known=person.role is not None)
        admins_only = any(one.is_staff for one in matches(request, organisation))
        accounts = self._accounts(organisation, request.cell_id, admins_only=admins_only)
        letters = (
            Letter(key=_key(request, account), to=account, reply=reply)
            for account in accounts
            if account != request.account
        )
        self._outbox.post(letters, now=self._now())

    def decided(self, request: Request, *, but: str) -> str:
        """Tell who asked, and let the letters of the others say what came of it.

        Args:
            request: As it is now.
            but: The account that decided, whose own message is changed by its answer.

        Returns:
            What the letters say.
        """
        said = outcome(request, self._people.organisation(), self._now())
        self._change(request, said, but=but)
        letter = Letter(key=f"joined:{request.id}", to=request.account, reply=self._told(request))
        self._outbox.post([letter], now=self._now())
        return said

    def taken_back(self, request: Request) -> None:
        """Let the letters about a request say that it was taken back."""
        cell = self._people.organisation().cell(request.cell_id)
        name = cell.name if cell else request.cell_id
        self._change(request, texts.put(texts.TAKEN_BACK, name=request.name, cell=name), but="")

    def _change(self, request: Request, said: str, *, but: str) -> None:
        prefix = f"joining:{request.id}:"
        waiting = self._outbox.keys(prefix)
        # one that has not left yet need not ask any more
        self._outbox.cancel(*waiting)
        letters = (
            Letter(
                key=f"joining-end:{request.id}:{key.removeprefix(prefix)}",
                to=key.removeprefix(prefix),
                reply=Reply(lines=(Line("plain", said),)),
                instead_of=key,
            )
            for key in waiting
            if key != f"{prefix}{but}"
        )
        self._outbox.post(letters, now=self._now())

    def _told(self, request: Request) -> Reply:
        cell = self._people.organisation().cell(request.cell_id)
        facts = {"name": request.name, "cell": cell.name if cell else "", "office": self._office}
        if request.state == "approved":
            lines = (
                Line("key", texts.put(texts.LET_IN, **facts)),
                Line("plain", texts.LET_IN_NEXT),
            )
            return Reply(lines=lines, menu=True)
        again = Button(texts.CHOOSE_AGAIN, "joining:cells:0")
        return Reply(lines=(Line("key", texts.put(texts.NOT_LET_IN, **facts)),), buttons=(again,))

    def _accounts(
        self, organisation: Organisation, cell_id: str, *, admins_only: bool
    ) -> list[str]:
        may = partial(_may_decide, cell_id=cell_id, admins_only=admins_only)
        return [
            account
            for member in filter(may, organisation.members)
            for account in self._people.reachable(member.id)
        ]


def _key(request: Request, account: str) -> str:
    return f"joining:{request.id}:{account}"


def _may_decide(member: Member, *, cell_id: str, admins_only: bool) -> bool:
    if admins_only:
        return member.role == "admin"
    return member.leads(cell_id) or member.is_staff


def matches(request: Request, organisation: Organisation) -> list[Member]:
    """List the people of the cell who bear the name of who asks."""
    return [
        member
        for member in organisation.members
        if same(member.name, request.name)
        and any(post.cell.id == request.cell_id for post in member.posts)
    ]


def asked(request: Request, organisation: Organisation, people: People, *, known: bool) -> Reply:
    """Say who asks, and offer the two answers.

    Args:
        request: What was asked.
        organisation: Cells and people.
        people: Where their accounts are.
        known: Whether who asks is one of them already, by this account.
    """
    cell = organisation.cell(request.cell_id)
    found = [] if known else matches(request, organisation)[:_MOST_OFFERED]
    lines = [
        Line("title", texts.put(texts.ASKS, cell=cell.name if cell else request.cell_id)),
        Line("key", request.name),
    ]
    if len(found) == 1:
        lines.append(Line("plain", texts.put(texts.ON_LIST, named=found[0].named)))
    elif found:
        lines.append(Line("plain", texts.put(texts.SEVERAL_ON_LIST, count=len(found))))
    else:
        lines.append(Line("plain", texts.NOT_ON_LIST))
    if any(people.accounts(member.id) for member in found):
        lines.append(Line("plain", texts.HAS_ACCOUNT))
    lines.append(Line("plain", texts.BY_INVITE if request.invite else texts.BY_CHOICE))
    lines.append(Line("note", texts.ONLY_KNOWN))
    return Reply(lines=tuple(lines), buttons=_answers(request, found))


def _answers(request: Request, found: list[Member]) -> tuple[Button, ...]:
    yes = f"approving:yes:{request.id}"
    no = Button(texts.NOT_OURS, f"approving:no:{request.id}")
    if not found:
        return (Button(texts.APPROVE, f"{yes}:0"), no)
    if len(found) == 1:
        return (Button(texts.APPROVE, f"{yes}:{found[0].id}"), no)
    each = (
        Button(texts.put(texts.APPROVE_AS, named=one.named), f"{yes}:{one.id}") for one in found
    )
    return (*each, Button(texts.APPROVE_NEW, f"{yes}:0"), no)


def outcome(request: Request, organisation: Organisation, now: datetime) -> str:
    """Say what came of a request, by whom and when."""
    cell = organisation.cell(request.cell_id)
    at = (request.decided_at or now).astimezone(now.tzinfo)
    facts = {
        "name": request.name,
        "cell": cell.name if cell else request.cell_id,
        "by": request.decided_by or "",
        "at": f"{at:%d/%m/%Y %H:%M}",
    }
    if request.state == "approved":
        return texts.put(texts.APPROVED, **facts)
    said = texts.TURNED_DOWN if request.state == "refused" else texts.TAKEN_BACK
    return texts.put(said, **facts)
