"""The office writes to many at once: looked at before, counted, and stopped while it runs."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.conversation.dialogue import Message, Person
from bot.conversation.register import signature
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import StaleButton, TextTooLong
from bot.letters import RATE, Letter
from bot.organisation import Cell, Organisation
from bot.reminders import Hours
from bot.reminders.look import officers
from bot.store import Outbox, People
from bot.store.broadcasts import Broadcast, Broadcasts
from bot.store.reach import Reach, Reachable
from bot.texts import broadcasting as texts

put = texts.put
# "broadcast:to:12:officers" · "broadcast:toggle:12:chi-bo-3"
_BUTTON = re.compile(r"broadcast:(?P<what>[a-z]+)(?::(?P<id>\d{1,9}))?(?::(?P<more>.+))?")
_LONGEST = 3000  # characters, so that it stays one message
_LASTS = timedelta(days=2)
_PAGE = 30  # cells to choose from at once; Telegram takes 100 buttons


@dataclass(frozen=True, slots=True, kw_only=True)
class Broadcasting:
    """Answers "/thongbao" and the buttons that follow it."""

    broadcasts: Broadcasts
    outbox: Outbox
    people: People
    reach: Reach
    hours: Callable[[], Hours]
    is_off: Callable[[date], bool]
    now: Callable[[], datetime]

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one command or button.

        Raises:
            StaleButton: If the text is not there any more.
            TextTooLong: If it does not fit into one message.
        """
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        if message.action is None:
            return self._written(person, message.words)
        button = _BUTTON.fullmatch(message.action)
        if button is None:
            raise StaleButton
        if button["what"] == "text":
            return self._written(person, message.text.strip())
        found = self.broadcasts.get(int(button["id"] or 0))
        if found is None:
            raise StaleButton
        answers: dict[str, Callable[[], Reply]] = {
            "whom": lambda: self._whom(found),
            "to": lambda: self._preview(self._to(found, button["more"] or "")),
            "cells": lambda: self._choose(found, int(button["more"] or 0)),
            "toggle": lambda: self._toggle(found, button["more"] or ""),
            "send": lambda: self._send(found),
            "stop": lambda: self._stop(found),
            "status": lambda: self._status(found),
            "drop": lambda: self._drop(found),
        }
        if button["what"] not in answers:
            raise StaleButton
        return answers[button["what"]]()

    def _written(self, person: Person, text: str) -> Reply:
        if not text:
            return Reply(lines=say(texts.ASK).lines, awaits="broadcast:text")
        if len(text) > _LONGEST:
            raise TextTooLong
        made = self.broadcasts.draft(text, account=person.id, by=signature(person), now=self.now())
        return self._whom(made)

    def _whom(self, one: Broadcast) -> Reply:
        organisation, reach = self.people.organisation(), self.reach.now()
        buttons = [
            Button(
                put(label, count=len(_accounts(kind, organisation, reach))),
                f"broadcast:to:{one.id}:{kind}",
            )
            for kind, label in (("officers", texts.OFFICERS), ("members", texts.MEMBERS))
        ]
        return Reply(
            lines=(*self._shown(one), Line("key", texts.WHOM)),
            buttons=(
                *buttons,
                Button(texts.CELLS, f"broadcast:cells:{one.id}"),
                Button(texts.REWRITE, "broadcast:text"),
                Button(texts.DROP, f"broadcast:drop:{one.id}"),
            ),
        )

    def _to(self, one: Broadcast, audience: str) -> Broadcast:
        return self.broadcasts.change(one.id, audience=audience) if one.state == "draft" else one

    def _choose(self, one: Broadcast, first: int = 0) -> Reply:
        cells = self._there()
        buttons = [
            Button(
                put(texts.CHOSEN, cell=cell.name) if cell.id in one.cells else cell.name,
                f"broadcast:toggle:{one.id}:{cell.id}",
            )
            for cell in cells[first : first + _PAGE]
        ]
        left = len(cells) - first - _PAGE
        if left > 0:
            more = put(texts.MORE, count=left)
            buttons.append(Button(more, f"broadcast:cells:{one.id}:{first + _PAGE}", more=True))
        if one.cells:
            done = put(texts.DONE, count=len(one.cells))
            buttons.append(Button(done, f"broadcast:to:{one.id}:{one.audience}"))
        return Reply(lines=(Line("plain", texts.CHOOSE),), buttons=tuple(buttons), replaces=True)

    def _there(self) -> list[Cell]:
        """List the cells that there are today."""
        today, cells = self.now().date(), self.people.organisation().cells
        return [cell for cell in cells if cell.exists(today) and not cell.is_organ]

    def _toggle(self, one: Broadcast, cell: str) -> Reply:
        changed = self._to(one, f"cells:{','.join(sorted(one.cells ^ {cell}))}")
        ids = [cell.id for cell in self._there()]
        return self._choose(changed, ids.index(cell) // _PAGE * _PAGE if cell in ids else 0)

    def _preview(self, one: Broadcast) -> Reply:
        """Show the message as it goes out, to how many, and how long that takes."""
        organisation, reach = self.people.organisation(), self.reach.now()
        accounts = _accounts(one.audience, organisation, reach)
        if not accounts:
            back = Button(texts.ANOTHER, f"broadcast:whom:{one.id}")
            return Reply(lines=(Line("plain", texts.NOBODY),), buttons=(back,))
        now, begin = self.now(), self._begin()
        when = texts.NOW if begin <= now else put(texts.LATER, at=f"{begin:%H:%M %d/%m/%Y}")
        told = put(
            texts.TO, count=len(accounts), begin=when, lasts=texts.lasts(len(accounts) / RATE)
        )
        missed = _missed(one.audience, organisation, reach)
        lines = [Line("note", texts.PREVIEW), *self._shown(one), Line("key", told)]
        if missed:
            lines.append(Line("plain", put(texts.NOT_REACHED, cells=", ".join(missed))))
        buttons = (
            Button(texts.SEND, f"broadcast:send:{one.id}"),
            Button(texts.ANOTHER, f"broadcast:whom:{one.id}"),
            Button(texts.DROP, f"broadcast:drop:{one.id}"),
        )
        return Reply(lines=tuple(lines), buttons=buttons)

    def _begin(self) -> datetime:
        return self.hours().next_open(self.now(), self.is_off)

    def _shown(self, one: Broadcast) -> Iterator[Line]:
        """Return the message as everybody reads it."""
        at = one.made_at.astimezone(self.now().tzinfo)
        yield Line("title", texts.HEAD)
        yield from (Line("plain", line) for line in one.text.splitlines() if line.strip())
        yield Line("note", put(texts.SIGNED, by=one.by, at=f"{at:%H:%M %d/%m/%Y}"))

    def _send(self, one: Broadcast) -> Reply:
        """Write the letters; pressed twice, they are the same."""
        if one.state in {"stopped", "dropped"}:
            return self._status(one)
        accounts = _accounts(one.audience, self.people.organisation(), self.reach.now())
        reply, begin = Reply(lines=tuple(self._shown(one))), self._begin()
        letters = (
            Letter(
                key=f"{one.prefix}{account}",
                to=account,
                reply=reply,
                lane="broadcast",
                not_before=begin,
                expires_at=begin + _LASTS,
            )
            for account in accounts
        )
        self.outbox.post(letters, now=self.now())
        sent = self.broadcasts.change(one.id, state="sent", count=len(accounts))
        return Reply(
            lines=(Line("key", put(texts.SENT, count=len(accounts))),), buttons=_while(sent)
        )

    def _stop(self, one: Broadcast) -> Reply:
        self.outbox.cancel_all(one.prefix)
        return self._status(self.broadcasts.change(one.id, state="stopped"))

    def _drop(self, one: Broadcast) -> Reply:
        if one.state != "draft":
            return self._status(one)
        self.broadcasts.change(one.id, state="dropped")
        return say(texts.DROPPED)

    def _status(self, one: Broadcast) -> Reply:
        if one.state == "dropped":
            return say(texts.DROPPED)
        states = self.outbox.tally(one.prefix)
        waiting = sum(states.get(name, 0) for name in ("waiting", "taken", "sending"))
        failed = sum(states.get(name, 0) for name in ("failed", "blocked", "unknown"))
        said = put(
            texts.STATUS_ROW,
            sent=states.get("sent", 0),
            count=one.count,
            waiting=waiting,
            failed=failed,
        )
        lines = [Line("key", said)]
        if one.state == "stopped":
            stopped = states.get("cancelled", 0)
            lines.append(Line("plain", put(texts.STATUS_STOPPED, stopped=stopped)))
        return Reply(lines=tuple(lines), buttons=_while(one) if waiting else ())


def _while(one: Broadcast) -> tuple[Button, ...]:
    stop = Button(texts.STOP, f"broadcast:stop:{one.id}")
    return (Button(texts.STATUS, f"broadcast:status:{one.id}"), stop)


def _accounts(audience: str, organisation: Organisation, reach: Reachable) -> list[str]:
    """List the accounts of an audience, each once."""
    if audience == "members":
        members: Sequence[int] = [one.id for one in organisation.members]
    else:
        cells = _cells(audience, organisation)
        members = [one.id for cell in cells for one in officers(organisation, cell)]
    return list(
        dict.fromkeys(account for one in members for account in reach.of_person.get(one, ()))
    )


def _missed(audience: str, organisation: Organisation, reach: Reachable) -> list[str]:
    """Name the cells of an audience of which nobody can be written to."""
    if audience == "members":
        return []
    names = {cell.id: cell.name for cell in organisation.cells}
    return [
        names[cell]
        for cell in _cells(audience, organisation)
        if not any(reach.of_person.get(one.id) for one in officers(organisation, cell))
    ]


def _cells(audience: str, organisation: Organisation) -> list[str]:
    kind, _, ids = audience.partition(":")
    if kind == "cells":
        return [cell.id for cell in organisation.cells if cell.id in ids.split(",")]
    return [c.id for c in organisation.cells if not c.is_organ and c.succession is None]
