"""The letter of one account: what it owes itself, what it must tell others, who is behind."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bot.conversation import reminder_screens as screens
from bot.conversation.reminder_screens import Seen
from bot.conversation.replies import Reply
from bot.letters import Letter
from bot.reminders.look import Look
from bot.reminders.rules import Reminder
from bot.texts.reminders import Told
from knowledge.domain import OFFICE, Held


class Writing:
    """Writes the letters of one moment."""

    def __init__(
        self,
        look: Look,
        shelf: Mapping[int, Held],
        seen: Seen,
        restored_at: datetime | None = None,
    ) -> None:
        """Take what was read; of what held at *restored_at* nobody knows whether it was sent."""
        self._restored_at = restored_at
        self._shelf = shelf
        self._seen = seen
        self._names = look.cell_names

    def letter(self, key: str, account: str, each: Sequence[tuple[int, Reminder]]) -> Letter:
        """Write one letter.

        Args:
            key: Of the letter.
            account: To whom.
            each: What it bears, at least one, each with its id.
        """
        now, hours = self._seen.now, self._seen.hours
        by_day, by_night = (hours.open_until(now, evening=late) for late in (False, True))
        return Letter(
            key=key,
            to=account,
            reply=_joined(list(self._parts(each))),
            lane="reminder",
            expires_at=by_day or by_night,
        )

    def _parts(self, each: Sequence[tuple[int, Reminder]]) -> Iterator[Reply]:
        own = [(ref, one) for ref, one in each if one.to == "cell" and _is_own(one)]
        unreached = [one for _, one in each if one.to == "cell" and not _is_own(one)]
        overdue = [one for _, one in each if one.to == "office"]
        if own:
            several = len({one.owed.due.cell for _, one in own}) > 1
            told = [self._told(one, ref, named=several) for ref, one in own]
            restored = self._restored_at
            again = restored is not None and any(one.since <= restored for _, one in own)
            yield screens.letter(told, self._seen, again=again)
        if unreached or overdue:
            yield screens.for_office(
                list(self._groups(unreached)), list(self._groups(overdue)), self._seen
            )

    def _told(self, reminder: Reminder, ref: int, *, named: bool) -> Told:
        due = reminder.owed.due
        return Told(
            ref=ref,
            rule=reminder.rule,
            due=due,
            held=self._shelf[due.directive_id],
            standing=reminder.owed.standing,
            of_cell=self._names.get(due.cell, "") if named else "",
            late=reminder.late,
        )

    def _groups(self, reminders: Iterable[Reminder]) -> Iterator[list[Told]]:
        """Put together the cells that owe the same for the same period."""
        groups: defaultdict[tuple[int, str], list[Told]] = defaultdict(list)
        for one in reminders:
            due = one.owed.due
            groups[due.duty.id, due.period.key].append(self._told(one, 0, named=True))
        yield from groups.values()


def _is_own(reminder: Reminder) -> bool:
    """Say whether who is written to speaks for the cell; else nobody of it could be reached."""
    return bool(reminder.owed.officers) or reminder.owed.due.cell == OFFICE


def _joined(parts: Sequence[Reply]) -> Reply:
    first, *rest = parts
    for one in rest:
        lines, buttons = (*first.lines, *one.lines), (*first.buttons, *one.buttons)
        first = replace(first, lines=lines, buttons=buttons)
    return first
