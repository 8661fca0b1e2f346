"""One conversation with each person: which topic a message belongs to, and what was said before."""

from __future__ import annotations

import asyncio
import logging
from collections import OrderedDict
from collections.abc import AsyncIterator, Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Protocol

from bot.conversation.commands import FILES, QUESTION, STARTS, TOPICS, as_command, command_of
from bot.conversation.replies import Reply, say
from bot.errors import StaleButton
from bot.organisation import Post, Posted
from bot.texts import errors
from knowledge.domain import ANYBODY, OFFICE, THE_OFFICE, Held, Reader, Turn, seen
from knowledge.errors import AssistantError

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Message:
    """What a person sent: words, a pressed button (*action* of a ``Button``), or files."""

    # with files: what was written below them
    text: str = ""
    # with words: these were awaited by a reply, and answer it
    action: str | None = None
    # what was sent at once, in its order, under the names that people gave; gone once handled
    files: tuple[Path, ...] = ()
    # written where others read the answer too
    in_group: bool = False
    # what the channel calls the messages that this came in, so that a reply can take them back
    marks: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """What stands after the command: "31-KH" of "/vanban 31-KH"."""
        return self.text.partition(" ")[2].strip()


@dataclass(frozen=True, slots=True)
class Person(Posted):
    """Who is speaking; *id* names the channel too: ``telegram:12345``."""

    id: str
    # empty where it is not known
    name: str
    # in full; its own directives come first
    organisation: str | None = None
    # what the person is in the organisation; empty for somebody it does not know
    posts: tuple[Post, ...] = ()
    # ids of the cells whose place those of the person took: what was for them is for the person
    before: frozenset[str] = frozenset()
    # others read the answer too
    in_group: bool = False
    # whether they agree that what they do here is kept; asked for on channels that come from afar
    has_agreed: bool = True
    # id of the person in the organisation; None for somebody it does not know
    member_id: int | None = None

    @property
    def is_at_machine(self) -> bool:
        """Say whether somebody sits at the machine on which the assistant runs."""
        return self.id.startswith("terminal:")

    @property
    def reader(self) -> Reader:
        """Say which directives exist for the person; in a group, those that are for everybody.

        Whoever sits at the machine, and is named by nobody, has everything before them anyway.
        """
        if self.in_group:
            return ANYBODY
        if not self.posts and self.is_at_machine:
            return THE_OFFICE
        cells = self.before.union(cell.id for cell in self.cells)
        return Reader(cells=cells, is_staff=self.is_staff)

    def sees(self, held: Iterable[Held]) -> list[Held]:
        """Return what of *held* exists for the person."""
        return seen(held, self.reader)

    @property
    def owing(self) -> tuple[str, ...]:
        """Ids under which the register knows what the person's cells owe; staff: the office's."""
        return tuple(self.cell_names)

    @property
    def cell_names(self) -> dict[str, str]:
        """Names of what ``owing`` lists; what an organ owes is owed by the office."""
        names = {cell.id: cell.name for cell in self.cells if not cell.is_organ}
        organs = [cell.name for cell in self.cells if cell.is_organ]
        return names | ({OFFICE: organs[0]} if organs and self.is_staff else {})


class Topic(Protocol):
    """One thing the assistant can talk about."""

    def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one message, in as many replies as it takes."""
        ...


class Memory:
    """The last exchanges with each person, so that a follow-up question is understood.

    Kept in this process alone: after a restart a person says again what is meant.
    """

    def __init__(self, *, turns: int = 5, people: int = 10_000) -> None:
        self._turns = turns
        self._people = people
        self._held: OrderedDict[tuple[str, bool], tuple[Turn, ...]] = OrderedDict()

    def turns(self, person: Person) -> tuple[Turn, ...]:
        """Return the last exchanges with *person*, oldest first; those in groups stay apart."""
        return self._held.get(_key(person), ())

    def add(self, person: Person, turn: Turn) -> None:
        """Remember *turn*; the oldest turn, and the person silent for longest, are forgotten."""
        self._held[_key(person)] = (*self.turns(person), turn)[-self._turns :]
        self._held.move_to_end(_key(person))
        if len(self._held) > self._people:
            self._held.popitem(last=False)

    def forget(self, account: str) -> None:
        """Forget everything that was said by *account*."""
        for in_group in (False, True):
            self._held.pop((account, in_group), None)


def _key(person: Person) -> tuple[str, bool]:
    return person.id, person.in_group


def takes_files(action: str) -> bool:
    """Say whether what is awaited by *action* is a file, not words."""
    return ":evidence:" in action


class Awaited(Protocol):
    """What each person was asked to type, kept until they do or turn to something else."""

    def put(self, account: str, action: str) -> None:
        """Note that what *account* types next comes with *action*."""
        ...

    def take(self, account: str) -> str:
        """Return what was noted and forget it; empty where nothing is awaited."""
        ...


class AwaitedHere:
    """What people were asked to type, as far as this process knows."""

    def __init__(self) -> None:
        self._held: dict[str, str] = {}

    def put(self, account: str, action: str) -> None:
        """Note that what *account* types next comes with *action*."""
        self._held[account] = action

    def take(self, account: str) -> str:
        """Return what was noted and forget it; empty where nothing is awaited."""
        return self._held.pop(account, "")


Known = Callable[[Person], Person]
# Takes who speaks, what they sent and the topic that it is for; returns the topic that answers.
Guard = Callable[[Person, Message, str], str]


def _as_spoken(person: Person) -> Person:
    return person


def _open_to_all(_person: Person, _message: Message, topic: str) -> str:
    return topic


class Conversation:
    """What every channel talks to."""

    def __init__(
        self,
        topics: Mapping[str, Topic],
        known: Known = _as_spoken,
        guard: Guard = _open_to_all,
        awaited: Awaited | None = None,
    ) -> None:
        """Take the topics, who knows people, and who says what each of them may do.

        Args:
            topics: By the names that ``TOPICS`` and the actions of buttons speak of.
            known: Returns a person with what the organisation knows of them.
            guard: Refuses what somebody may not do; leads those who are not let in elsewhere.
            awaited: What people were asked to type; kept in this process alone by default.
        """
        self.topics = topics
        self._known = known
        self._guard = guard
        self._awaited = awaited or AwaitedHere()

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer *message*; what cannot be done is said in one sentence."""
        try:
            known = await asyncio.to_thread(self._known, person)
            known = replace(known, in_group=message.in_group)
            meant = await asyncio.to_thread(self._meant, known, message)
            async for reply in self._topic(known, meant).handle(known, meant):
                if reply.awaits and not message.in_group:
                    await asyncio.to_thread(self._awaited.put, known.id, reply.awaits)
                yield reply
        except AssistantError as error:
            logger.info("refused", extra={"action": "refused", "code": error.code})
            yield say(errors.sentence(error))

    def _meant(self, person: Person, message: Message) -> Message:
        """Return *message* with the action that its words were awaited by, if they were."""
        if message.in_group:
            return message
        message = _spelled_out(message)
        action = self._awaited.take(person.id)
        said = bool(message.files) if takes_files(action) else bool(message.text.strip())
        is_answer = message.action is None and said and bool(message.files) == takes_files(action)
        if not action or not is_answer or message.text.startswith("/"):
            return message
        return replace(message, action=action)

    def _topic(self, person: Person, message: Message) -> Topic:
        name = _name(message)
        if name not in self.topics:
            raise StaleButton
        return self.topics[self._guard(person, message, name)]


def _name(message: Message) -> str:
    """Name the topic that a message is for."""
    if message.action is not None:
        return message.action.partition(":")[0]
    if message.files:
        return FILES
    command = command_of(message.text)
    if command == "/start":
        led = (topic for start, topic in STARTS.items() if message.words.startswith(start))
        return next(led, TOPICS[command])
    return TOPICS.get(command, QUESTION)


def _spelled_out(message: Message) -> Message:
    """Return *message* with the command that its words stand for: those of a standing button."""
    if message.action is not None or message.files:
        return message
    command = as_command(message.text)
    return message if command is None else replace(message, text=command)
