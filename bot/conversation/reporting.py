"""What a cell answers to a reminder: handed in, later, not ours; and what it sends as proof."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bot.conversation import reminder_screens as screens
from bot.conversation.dialogue import Message, Person, Topic
from bot.conversation.due_list import may_set
from bot.conversation.register import signature
from bot.conversation.replies import Button, Line, Reply, say
from bot.errors import NotOfTheCell, StaleButton, TooLateToUndo
from bot.reminders.evidence import Evidence
from bot.reminders.ledger import standing
from bot.reminders.look import find
from bot.reminders.planner import Planner
from bot.reminders.reports import Reports
from bot.store.reminders import Planned, again
from bot.texts import reminders as reminder_texts
from bot.texts import reporting as texts
from knowledge.domain import Due

# "report:done:812" (a reminder) · "report:done:7:chi-bo-3:2026-Q1" (a due)
_BUTTON = re.compile(r"report:(?P<what>[a-z]+):(?P<ref>.+)")
_PARTS = 2  # colons in the key of a due


@dataclass(frozen=True, slots=True, kw_only=True)
class _Meant:
    """The report that a button is about."""

    due: Due
    ref: str
    # the reminders of the message in which it was pressed; none elsewhere
    letter: tuple[Planned, ...] = ()

    @property
    def key(self) -> str:
        """The letter in which it was pressed; empty elsewhere."""
        return self.letter[0].letter if self.letter else ""


class Reporting:
    """Answers the buttons of reminders."""

    def __init__(
        self,
        reports: Reports,
        evidence: Evidence,
        deadlines: Topic,
        *,
        now: Callable[[], datetime],
    ) -> None:
        """Take what notes, where evidence is kept, what shows a due, and the clock."""
        self._reports = reports
        self._evidence = evidence
        self._deadlines = deadlines
        self._now = now

    @property
    def _planner(self) -> Planner:
        return self._reports.planner

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one button, or what was sent after "Gửi kèm".

        Raises:
            StaleButton: If the report is not in the register any more.
            NotOfTheCell: If the person does not speak for its cell.
            TooLateToUndo: If it is taken back more than a day later.
        """
        button = _BUTTON.fullmatch(message.action or "")
        if button is None:
            raise StaleButton
        meant = await asyncio.to_thread(self._meant, person, button["ref"])
        if button["what"] == "show":
            shown = Message(action=f"deadlines:show:{meant.due.key}")
            async for reply in self._deadlines.handle(person, shown):
                yield reply
        else:
            yield await asyncio.to_thread(self._reply, person, message, button["what"], meant)

    def _meant(self, person: Person, ref: str) -> _Meant:
        """Find the report, and note that the message with the button came."""
        moment = self._planner.looking.register.moment(person.reader)
        letter: tuple[Planned, ...] = ()
        key, day = ref, self._now().date()
        if ref.isdigit():
            planned = self._planner.reminders.get(int(ref))
            if planned is None:
                raise StaleButton
            key, day = planned.due_key, planned.day
            if planned.account == person.id:
                letter = tuple(self._planner.reminders.of_letter(planned.letter))
                self._came(planned.letter)
        due = find(moment, key, day) if key.count(":") == _PARTS else None
        if due is None:
            raise StaleButton
        if not may_set(person, due.cell):
            raise NotOfTheCell(reason="report", cell=person.cell_names.get(due.cell))
        return _Meant(due=due, ref=ref, letter=letter)

    def _came(self, letter: str) -> None:
        outbox = self._planner.outbox
        outbox.came(letter, now=self._now())
        outbox.cancel(again(letter))

    def _reply(self, person: Person, message: Message, what: str, meant: _Meant) -> Reply:
        by, now = signature(person), self._now()
        answers: dict[str, Callable[[], Reply]] = {
            "done": lambda: self._done(meant, by, now),
            "undo": lambda: self._undo(meant, by, now),
            "afternoon": lambda: self._later(person, meant, what, now),
            "morning": lambda: self._later(person, meant, what, now),
            "evidence": lambda: self._proof(message, meant, by, now),
            "other": lambda: self._ask(person, meant),
            "othersure": lambda: self._not_ours(meant, by, now),
            "back": lambda: self._shown(meant),
        }
        if what not in answers:
            raise StaleButton
        return answers[what]()

    def _not_ours(self, meant: _Meant, by: str, now: datetime) -> Reply:
        self._reports.note(meant.due, "not_ours", by=by, now=now, but=meant.key)
        return self._shown(meant)

    def _done(self, meant: _Meant, by: str, now: datetime) -> Reply:
        """Note that it was handed in; pressed again, or by a second officer, it stays as it is.

        Begun again after a kill, it goes on where it was: the others still learn of it.
        """
        lines = self._planner.looking.ledger.lines(meant.due.key)
        if standing(lines).is_open or lines[-1].what == "handed_in":
            self._reports.note(meant.due, "handed_in", by=by, now=now, but=meant.key)
        return self._shown(meant)

    def _undo(self, meant: _Meant, by: str, now: datetime) -> Reply:
        standing = self._planner.looking.ledger.of(meant.due.key)
        if standing.state == "handed_in":
            if not standing.may_be_undone(now):
                raise TooLateToUndo
            self._reports.note(meant.due, "undone", by=by, now=now, but=meant.key)
        return self._shown(meant)

    def _later(self, person: Person, meant: _Meant, what: str, now: datetime) -> Reply:
        """Remind of everything in the message that is still open once more."""
        seen = self._planner.seen(self._planner.looking.register.moment(), now)
        until = seen.next_morning
        if what == "afternoon":
            until = seen.hours.afternoon(now) or seen.next_morning
        keys = [one.due_key for one in meant.letter] or [meant.due.key]
        self._planner.reminders.put_off(keys, person.id, until)
        told = reminder_texts.moment(until, now.tzinfo)
        shown = self._shown(meant)
        return replace(shown, lines=(Line("plain", texts.put(texts.LATER, at=told)), *shown.lines))

    def _proof(self, message: Message, meant: _Meant, by: str, now: datetime) -> Reply:
        if not message.files:
            return replace(say(texts.EVIDENCE), awaits=f"report:evidence:{meant.ref}")
        names = self._evidence.keep(message.files)
        self._reports.note(meant.due, "evidence", by=by, now=now, files=names)
        shown = self._shown(replace(meant, letter=()), replaces=False)
        return replace(shown, lines=(Line("plain", texts.EVIDENCE_KEPT), *shown.lines))

    def _ask(self, person: Person, meant: _Meant) -> Reply:
        cell = person.cell_names.get(meant.due.cell, "")
        told = self._reports.told(meant.due)
        what = (Line("key", told.what),) if told else ()
        return Reply(
            lines=(
                Line("title", texts.put(texts.SURE, cell=cell)),
                *what,
                Line("note", texts.SURE_NOTE),
            ),
            buttons=(
                Button(texts.SURE_YES, f"report:othersure:{meant.ref}"),
                Button(texts.SURE_NO, f"report:back:{meant.ref}"),
            ),
            replaces=True,
        )

    def _shown(self, meant: _Meant, *, replaces: bool = True) -> Reply:
        """Show the message, or the one due, as it stands now."""
        planner, now = self._planner, self._now()
        told = planner.told(meant.letter)
        if not told:
            one = self._reports.told(meant.due)
            told = [] if one is None else [one]
        if not told:
            raise StaleButton
        seen = planner.seen(planner.looking.register.moment(), now)
        reply = screens.letter(told, seen)
        return replace(reply, replaces=replaces)
