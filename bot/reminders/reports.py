"""What is noted of a report, and who learns of it: messages that change, and letters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.conversation.replies import Button, Line, Reply
from bot.letters import Letter
from bot.reminders.ledger import Entry, What
from bot.reminders.planner import Planner
from bot.store.reminders import Bearing
from bot.texts import deadlines
from bot.texts import reminders as reminder_texts
from bot.texts import reporting as texts
from bot.texts.reminders import Told
from knowledge.domain import OFFICE, Due

put = texts.put
# a message of so long ago is not changed any more
_CHANGED = timedelta(days=40)
_LASTS = timedelta(days=3)
# what the office did is told to the cell at once, in a letter of its own
_TOLD: dict[What, str] = {
    "returned": texts.RETURNED,
    "extended": texts.EXTENDED,
    "excused": texts.EXCUSED,
    "ours": texts.STILL_OURS,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reports:
    """Notes what became of reports. Doing the same again, as after a kill, changes nothing."""

    planner: Planner

    def note(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        due: Due,
        what: What,
        *,
        by: str,
        now: datetime,
        note: str = "",
        day: date | None = None,
        files: tuple[str, ...] = (),
        but: str = "",
    ) -> Entry:
        """Add one line to the ledger, and let everybody who was written to learn of it.

        Args:
            due: The report.
            what: What is noted.
            by: Who notes it.
            now: The moment.
            note: Why, where that is asked.
            day: Of an extension, its last day.
            files: Names of what was sent as evidence.
            but: Key of a letter that the answer to this itself changes.
        """
        last = self._same(due, what, note, day, files)
        if last is None:
            entry = Entry(
                due_key=due.key,
                due_on=due.day,
                what=what,
                by=by,
                at=now,
                note=note,
                day=day,
                files=files,
            )
            [last] = self.planner.looking.ledger.note([entry])
        self._change(due.key, last, now, but=but)
        if what in _TOLD:
            self._tell(due, last, now)
        if what == "not_ours":
            self._ask_office(due, last, now)
        return last

    def _same(
        self, due: Due, what: What, note: str, day: date | None, files: tuple[str, ...]
    ) -> Entry | None:
        """Return the last line where it says the very same: it was pressed twice, or again."""
        lines = self.planner.looking.ledger.lines(due.key)
        said = (what, note, day, files)
        if lines and (lines[-1].what, lines[-1].note, lines[-1].day, lines[-1].files) == said:
            return lines[-1]
        return None

    def _change(self, due_key: str, entry: Entry, now: datetime, *, but: str) -> None:
        """Let the messages that bear a reminder of a due say how it stands now."""
        planner = self.planner
        letters = []
        for bearing in planner.reminders.bearing(due_key):
            if bearing.key == but or _is_old(bearing, now):
                continue
            told = planner.told(bearing.reminders)
            if bearing.state == "waiting" and not any(one.standing.is_open for one in told):
                planner.outbox.cancel(bearing.key)
                continue
            reply = planner.reply(bearing, now)
            if reply is None or planner.outbox.rewrite(bearing.key, reply):
                continue
            if bearing.state in {"sent", "taken", "sending"}:
                letters.append(
                    Letter(
                        key=f"{bearing.key}:e{entry.id}",
                        to=bearing.account,
                        reply=reply,
                        instead_of=bearing.key,
                        expires_at=now + _LASTS,
                    )
                )
        planner.outbox.post(letters, now=now)

    def _tell(self, due: Due, entry: Entry, now: datetime) -> None:
        """Write to the officers of the cell what the office did."""
        planner = self.planner
        told = self.told(due)
        if told is None or due.cell == OFFICE:
            return
        look = planner.looking.at(now)
        seen = planner.seen(look.moment, now)
        head = put(_TOLD[entry.what], what=told.what)
        begin = planner.hours().next_open(now, seen.is_off)
        shown = tuple(_without_title(reminder_texts.lines([told], now)))
        buttons = _answers(told)
        letters = [
            Letter(
                key=f"report:{entry.id}:{account}",
                to=account,
                reply=Reply(lines=(Line("title", head), *shown), buttons=buttons),
                not_before=begin,
                expires_at=begin + _LASTS,
            )
            for account in look.accounts(due.cell)
        ]
        planner.outbox.post(letters, now=now)

    def _ask_office(self, due: Due, entry: Entry, now: datetime) -> None:
        """Ask the office whether a due is the cell's."""
        planner = self.planner
        told = self.told(due)
        if told is None:
            return
        look = planner.looking.at(now)
        cell = look.cell_names.get(due.cell, due.cell)
        lines = (
            Line("title", put(texts.ASKED, cell=cell)),
            Line("key", told.what),
            Line("plain", put(texts.ASKED_BY, by=entry.by)),
            *deadlines.details(due.duty, told.held),
        )
        buttons = (
            Button(texts.EXCUSE, f"progress:excuse:{due.key}"),
            Button(texts.OURS, f"progress:ours:{due.key}"),
        )
        letters = [
            Letter(
                key=f"notours:{entry.id}:{account}",
                to=account,
                reply=Reply(lines=lines, buttons=buttons),
            )
            for account in look.accounts(OFFICE)
        ]
        planner.outbox.post(letters, now=now)

    def told(self, due: Due) -> Told | None:
        """Return a due as it stands now; None where its directive is not held any more."""
        held = self.planner.looking.seen_by(due.cell).held.get(due.directive_id)
        if held is None:
            return None
        standing = self.planner.looking.ledger.of(due.key)
        return Told(ref=due.key, rule="", due=due, held=held, standing=standing)


def _is_old(bearing: Bearing, now: datetime) -> bool:
    return all(one.day < now.date() - _CHANGED for one in bearing.reminders)


def _without_title(lines: Iterable[Line]) -> Iterable[Line]:
    return (line for line in lines if line.kind != "title")


def _answers(told: Told) -> tuple[Button, ...]:
    """Offer what a cell may answer to a letter that is no reminder."""
    show = Button(reminder_texts.SHOW, f"deadlines:show:{told.due.key}")
    if not told.standing.is_open:
        return (show,)
    return (Button(reminder_texts.DONE, f"report:done:{told.due.key}"), show)
