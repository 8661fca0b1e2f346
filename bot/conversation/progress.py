"""Staff look after reports: who handed in, what came, who is behind, and what is done about it."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import date, datetime

from bot.conversation import progress_screens as screens
from bot.conversation.dialogue import Message, Person
from bot.conversation.handouts import Handouts
from bot.conversation.progress_screens import Key, Overview
from bot.conversation.register import signature
from bot.conversation.replies import Line, Reply, say
from bot.errors import BadDay, StaleButton
from bot.organisation import finding
from bot.reminders.ledger import What
from bot.reminders.nudging import Nudged, nudge
from bot.reminders.planner import Planner
from bot.reminders.progress import Row
from bot.reminders.reports import Reports
from bot.texts import progress as texts
from bot.texts import reminders as reminder_texts
from knowledge.language import find_span

put = texts.put
# "progress:of:7:2026-Q1" · "progress:cell:7:chi-bo-3:2026-Q1" · "progress:list:6"
_BUTTON = re.compile(r"progress:(?P<what>[a-z]+)(?::(?P<rest>.+))?")
_GROUP = re.compile(r"(?P<root>\d{1,9}):(?P<period>[^:]+)(?::(?P<page>\d{1,4}))?")
_OF_GROUPS = frozenset({"of", "pick", "all", "nudge", "byhand", "picture", "sheet", "urge"})
# noted by one press
_NOTED: frozenset[What] = frozenset({"received", "ours", "cleared"})
_ASKED: dict[str, str] = {
    "returned": texts.ASK_RETURN,
    "extend": texts.ASK_EXTEND,
    "excuse": texts.ASK_EXCUSE,
}


class Following:
    """Answers "/tiendo" and the buttons under it."""

    def __init__(
        self, reports: Reports, handouts: Handouts, *, now: Callable[[], datetime]
    ) -> None:
        """Take what notes, what makes files, and the clock."""
        self._reports = reports
        self._handouts = handouts
        self._now = now

    @property
    def _planner(self) -> Planner:
        return self._reports.planner

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer one command or button.

        Raises:
            StaleButton: If what it speaks of is not there any more.
            UnknownCell: If no cell is called so.
            BadDay: If an extension has no day, or one that is not later.
        """
        replies = await asyncio.to_thread(lambda: list(self._replies(person, message)))
        for reply in replies:
            yield reply

    def _replies(self, person: Person, message: Message) -> Iterator[Reply]:
        overview = self._overview()
        if message.action is None:
            yield self._asked(overview, message.words)
            return
        button = _BUTTON.fullmatch(message.action)
        if button is None:
            raise StaleButton
        what, rest = button["what"], button["rest"] or ""
        if what == "list":
            yield screens.listing(overview, int(rest) if rest.isdigit() else 0)
        elif what == "byhand" and not rest:
            yield from self._handouts.by_hand(overview, self._handouts.unreached(overview))
        elif what in _OF_GROUPS:
            group = _GROUP.fullmatch(rest)
            if group is None:
                raise StaleButton
            yield from self._of_group(overview, what, group, signature(person))
        else:
            yield from self._of_cell(overview, what, rest, message, signature(person))

    def _overview(self) -> Overview:
        look = self._planner.looking.at(self._now())
        return Overview.of(look, {one.id: one for one in self._planner.held()})

    def _asked(self, overview: Overview, words: str) -> Reply:
        if not words:
            return screens.listing(overview, 0)
        cell = finding.cell(self._planner.looking.people.organisation(), words)
        return screens.of_cell(overview, cell.id, cell.name)

    def _of_group(
        self, overview: Overview, what: str, group: re.Match[str], by: str
    ) -> Iterator[Reply]:
        key = (int(group["root"]), group["period"])
        if key not in overview.groups:
            raise StaleButton
        progress = overview.groups[key]
        if what == "of":
            yield screens.of_one(overview, key)
        elif what == "pick":
            yield screens.pick(overview, key, int(group["page"] or 0))
        elif what == "all":
            yield self._receive(overview, key, by)
        elif what == "nudge":
            yield self._nudge(overview, key)
        elif what == "byhand":
            yield from self._handouts.by_hand(overview, progress.behind)
        else:
            yield self._handouts.file(what, progress, self._now())

    def _receive(self, overview: Overview, key: Key, by: str) -> Reply:
        """Note as received whatever cells said they handed in."""
        rows = [row for row in overview.groups[key].rows if row.state == "handed_in"]
        for row in rows:
            self._reports.note(row.due, "received", by=by, now=self._now())
        done = Line("plain", put(texts.MARKED_ALL, count=len(rows)))
        return screens.of_one(self._overview(), key, done)

    def _nudge(self, overview: Overview, key: Key) -> Reply:
        behind = overview.groups[key].behind
        if not behind:
            return screens.of_one(overview, key, Line("plain", texts.NOBODY_BEHIND))
        outcome = nudge(self._planner, behind, now=self._now())
        return screens.of_one(overview, key, *self._nudged(outcome))

    def _nudged(self, outcome: Nudged) -> Iterator[Line]:
        now = self._now()
        if outcome.reached and not outcome.new:
            yield Line("plain", texts.NUDGED_ALREADY)
        elif outcome.reached and outcome.at <= now:
            yield Line("plain", put(texts.NUDGED, count=outcome.reached))
        elif outcome.reached:
            at = reminder_texts.moment(outcome.at, now.tzinfo)
            yield Line("plain", put(texts.NUDGED_LATER, count=outcome.reached, at=at))
        if outcome.not_reached:
            yield Line("plain", put(texts.NOT_REACHED, cells=", ".join(outcome.not_reached)))

    def _of_cell(
        self, overview: Overview, what: str, key: str, message: Message, by: str
    ) -> Iterator[Reply]:
        row = overview.row(key)
        if row is None:
            raise StaleButton
        if what == "cell":
            yield screens.card(overview, row)
        elif what == "files":
            yield from self._handouts.evidence_of(row)
        elif what in _NOTED:
            yield self._noted(row, what, by, "", None)
        elif what == "excuse" and row.standing.not_ours is not None:
            yield self._noted(row, "excused", by, texts.NOT_HIS, None)
        elif what in _ASKED and not message.text.strip():
            asked = say(put(_ASKED[what], cell=row.name))
            yield Reply(lines=asked.lines, awaits=f"progress:{what}:{key}")
        elif what in _ASKED:
            yield self._explained(row, what, message.text.strip(), by)
        else:
            raise StaleButton

    def _explained(self, row: Row, what: str, words: str, by: str) -> Reply:
        if what == "extend":
            day, why = _extension(words, row.day, self._now().date())
            return self._noted(row, "extended", by, why, day)
        return self._noted(row, "returned" if what == "returned" else "excused", by, words, None)

    def _noted(self, row: Row, what: What, by: str, note: str, day: date | None) -> Reply:
        self._reports.note(row.due, what, by=by, now=self._now(), note=note, day=day)
        overview = self._overview()
        changed = overview.row(row.due.key)
        if changed is None:  # an extension may lead further than is looked
            return Reply(lines=(Line("plain", texts.NOTED),), buttons=(screens.BACK,))
        return screens.card(overview, changed)


def _extension(words: str, before: date, today: date) -> tuple[date, str]:
    """Read "25/11 do mưa lũ": the new last day, and why.

    Raises:
        BadDay: If there is no day in it, one that is not later than the one before, or no reason.
    """
    span = find_span(words, today)
    if span is None or not span.single:
        raise BadDay(reason="unclear", said=words)
    if span.first <= max(before, today):
        raise BadDay(reason="not_later", day=f"{before:%d/%m/%Y}")
    why = f"{words[: span.start]} {words[span.end :]}".strip(" ,.;:-–")
    if not why:
        raise BadDay(reason="no_reason")
    return span.first, why
