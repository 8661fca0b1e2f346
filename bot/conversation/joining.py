"""How somebody is let in: consent, then a cell by its link or from the list, then the name."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from bot.conversation.dialogue import Message, Person
from bot.conversation.letting_in import Approvers
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import StaleButton, TooManyGuesses, TooManyRequests
from bot.organisation import Cell, Organisation
from bot.organisation.names import cleaned
from bot.store import Consents, Erasing, Guesses, Invites, Request, Requests
from bot.store.invites import PREFIX
from bot.texts import joining as texts

PAGE = 8  # cells on one screen
_MOST_A_DAY = 5  # requests of one account
# "joining:agree:moi-…" · "joining:cells:8" · "joining:cell:chi-bo-3" ·
# "joining:named:chi-bo-3:moi-…"
_BUTTON = re.compile(
    r"joining:(?P<what>agree|refuse|cells|cell|named|mine|again)"
    r"(?::(?P<first>[a-z0-9-]{1,60}))?(?::(?P<code>[a-z0-9-]{1,60}))?"
)
_CODE = re.compile(rf"{PREFIX}[a-z0-9]{{1,40}}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What the sentences speak of."""

    # names the organisation in full, as it is known now
    organisation: Callable[[], str]
    # the office with its telephone
    office: str
    # how long messages are kept
    days: int


class Joining:
    """Say what this is and who lets people in; ask consent, cell and name."""

    def __init__(  # noqa: PLR0913  # collaborators, each plain by its name
        self,
        organisation: Callable[[], Organisation],
        approvers: Approvers,
        *,
        consents: Consents,
        invites: Invites,
        guesses: Guesses,
        requests: Requests,
        erasing: Erasing,
        now: Callable[[], datetime],
        words: Words,
    ) -> None:
        """Take the cells, who is asked, and where what was said is kept."""
        self._organisation = organisation
        self._approvers = approvers
        self._consents = consents
        self._invites = invites
        self._guesses = guesses
        self._requests = requests
        self._erasing = erasing
        self._now = now
        self._words = words

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer whatever somebody sends who is not let in yet, and links into further cells.

        Raises:
            StaleButton: If a button stands for no cell.
            TooManyGuesses: If too many codes were tried that are none.
            TooManyRequests: If the account asked too often today.
            LastAdmin: If the last administrator says no to being kept.
        """
        if message.in_group:
            yield say(texts.IN_GROUP)
            return
        yield await asyncio.to_thread(self._reply, person, message)

    def _reply(self, person: Person, message: Message) -> Reply:
        button = _BUTTON.fullmatch(message.action or "")
        what = button["what"] if button else ""
        first, code = (button["first"] or "", button["code"]) if button else ("", None)
        if what == "refuse":
            return self._decline(person)
        if what == "agree":
            self._consents.put(person.id, agreed=True, now=self._now())
            return self._by_code(person, first) if first else self._next(person)
        if not self._agrees(person):
            return self._ask_consent(message)
        if what in {"cell", "named", "mine"}:
            return self._into(person, message, what, self._cell(first), code)
        if what == "again":
            self._take_back(person)
        if what in {"cells", "again"}:
            return self._cells(int(first) if first.isdecimal() else 0)
        return self._said(person, message)

    def _said(self, person: Person, message: Message) -> Reply:
        """Answer what is no button of ours: a link into a cell, or anything else."""
        if message.action is None and message.words.startswith(PREFIX):
            return self._by_code(person, message.words)
        return self._next(person)

    def _agrees(self, person: Person) -> bool:
        return person.is_at_machine or self._consents.of(person.id) is True

    def _ask_consent(self, message: Message) -> Reply:
        found = _CODE.fullmatch(message.words.lower())
        code = f":{found[0]}" if found else ""
        facts = _facts(self._words)
        return Reply(
            lines=(
                Line("key", texts.put(texts.WHAT_THIS_IS, **facts)),
                Line("plain", texts.put(texts.CHOOSE, **facts)),
                Line("note", texts.NEVER_ASKED),
                Line("title", texts.CONSENT),
                Line("plain", texts.put(texts.KEPT, **facts)),
                Line("plain", texts.put(texts.WHERE, **facts)),
                Line("plain", texts.WITHOUT),
                Line("plain", texts.ERASE),
            ),
            buttons=(
                Button(texts.AGREE, f"joining:agree{code}"),
                Button(texts.REFUSE, "joining:refuse"),
            ),
        )

    def _decline(self, person: Person) -> Reply:
        """Keep the no, and nothing else: an account that spoke for somebody does no longer."""
        last = self._requests.of(person.id)
        self._erasing.erase(person.id, now=self._now())
        self._consents.put(person.id, agreed=False, now=self._now())
        if last is not None and last.state == "waiting":
            self._approvers.taken_back(last)
        said = texts.put(texts.DECLINED, office=self._words.office)
        return Reply(lines=(Line("key", said),), replaces=True)

    def _next(self, person: Person) -> Reply:
        """Say where somebody stands who has agreed."""
        if person.role is not None:
            return Reply(lines=(Line("key", texts.AGREED),), menu=True)
        last = self._requests.of(person.id)
        if last is not None and last.state == "waiting":
            return self._waits(last)
        return self._cells(0)

    def _waits(self, request: Request) -> Reply:
        facts = {"name": request.name, "cell": self._name(request.cell_id)}
        said = texts.put(texts.WAITING, office=self._words.office, **facts)
        again = Button(texts.TAKE_BACK, "joining:again")
        return Reply(lines=(Line("key", said), Line("note", texts.NEVER_ASKED)), buttons=(again,))

    def _take_back(self, person: Person) -> None:
        last = self._requests.of(person.id)
        if last is not None and last.state == "waiting":
            self._requests.take_back(last.id, now=self._now())
            self._approvers.taken_back(last)

    def _cells(self, first: int, *, told: str = "") -> Reply:
        every = self._open()
        if not every:
            said = texts.put(texts.NO_CELLS, office=self._words.office)
            return Reply(lines=(Line("key", said),))
        page = every[first : first + PAGE]
        buttons = [Button(cell.name, f"joining:cell:{cell.id}") for cell in page]
        if first + PAGE < len(every):
            buttons.append(Button(texts.MORE, f"joining:cells:{first + PAGE}", more=True))
        lines = [Line("key", told)] if told else []
        lines += [Line("key", texts.WHICH_CELL), Line("note", texts.NEVER_ASKED)]
        return Reply(lines=tuple(lines), buttons=tuple(buttons))

    def _open(self) -> list[Cell]:
        """List the cells that somebody may join: those there are, and the offices after them."""
        today = self._now().date()
        every = [cell for cell in self._organisation().cells if cell.exists(today)]
        return sorted(every, key=lambda cell: cell.is_organ)

    def _cell(self, cell_id: str) -> Cell:
        found = next((cell for cell in self._open() if cell.id == cell_id), None)
        if found is None:
            raise StaleButton
        return found

    def _name(self, cell_id: str) -> str:
        found = self._organisation().cell(cell_id)
        return found.name if found else cell_id

    def _by_code(self, person: Person, code: str) -> Reply:
        now = self._now()
        if self._guesses.are_too_many("invite", person.id, now=now):
            raise TooManyGuesses(office=self._words.office)
        invite = self._invites.find(code, now=now)
        if invite is None or invite.cell_id not in {cell.id for cell in self._open()}:
            self._guesses.missed("invite", person.id, now=now)
            return self._cells(0, told=texts.BAD_CODE)
        cell = self._cell(invite.cell_id)
        if any(own.id == cell.id for own in person.cells):
            return Reply(lines=(Line("key", texts.put(texts.ALREADY, cell=cell.name)),), menu=True)
        if person.role is not None:
            return self._send(person, cell, person.name, invite.code)
        return self._ask_name(person, cell, invite.code)

    def _into(
        self, person: Person, message: Message, what: str, cell: Cell, code: str | None
    ) -> Reply:
        if what == "cell":
            return self._ask_name(person, cell, None)
        if any(own.id == cell.id for own in person.cells):
            return Reply(lines=(Line("key", texts.put(texts.ALREADY, cell=cell.name)),), menu=True)
        name = cleaned(person.name if what == "mine" else message.text)
        if not name:
            return self._ask_name(person, cell, code, said=texts.NAME_UNCLEAR)
        # a code that was made up in a button counts for nothing
        invite = self._invites.find(code, now=self._now()) if code else None
        known = invite.code if invite and invite.cell_id == cell.id else None
        return self._send(person, cell, name, known)

    def _ask_name(self, person: Person, cell: Cell, code: str | None, *, said: str = "") -> Reply:
        rest = f"{cell.id}:{code}" if code else cell.id
        own = cleaned(person.name)
        mine = [Button(texts.put(texts.MINE, name=own), f"joining:mine:{rest}")] if own else []
        said = said or texts.put(texts.WHICH_NAME, cell=cell.name)
        return Reply(
            lines=(Line("key", said),), buttons=tuple(mine), awaits=f"joining:named:{rest}"
        )

    def _send(self, person: Person, cell: Cell, name: str, code: str | None) -> Reply:
        now = self._now()
        if self._requests.count(person.id, now=now) >= _MOST_A_DAY:
            raise TooManyRequests(office=self._words.office)
        earlier = self._requests.of(person.id)
        made = self._requests.ask(person.id, cell_id=cell.id, name=name, invite=code, now=now)
        if earlier is not None and earlier.state == "waiting":
            self._approvers.taken_back(earlier)
        if code is not None:
            self._invites.count(code)
        self._approvers.ask(made, person)
        said = texts.put(texts.SENT, name=name, cell=cell.name, office=self._words.office)
        return Reply(lines=(Line("key", said), Line("note", texts.NEVER_ASKED)))


def _facts(words: Words) -> dict[str, object]:
    """Return what the sentences speak of, by name."""
    return {"organisation": words.organisation(), "office": words.office, "days": words.days}
