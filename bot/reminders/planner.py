"""Asks who is to be reminded now, and writes each letter once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.conversation import reminder_screens as screens
from bot.conversation.reminder_screens import Seen
from bot.conversation.replies import Reply, say
from bot.letters import Letter
from bot.reminders import moments, rules
from bot.reminders.hours import Hours
from bot.reminders.look import Look, Looking, cell_of, find, officers
from bot.reminders.rules import Reminder
from bot.reminders.writing import Writing
from bot.store import Outbox
from bot.store.reminders import Bearing, Planned, Reminders, again
from bot.texts import reminders as texts
from bot.texts.reminders import Told
from knowledge.domain import OFFICE, Held
from knowledge.register.moment import Moment

# a letter that may have arrived is followed by a second copy no sooner than that
_SECOND_COPY = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Planner:
    """Plans reminders; whatever it does, doing it again changes nothing."""

    looking: Looking
    held: Callable[[], Sequence[Held]]
    outbox: Outbox
    hours: Callable[[], Hours]
    # whether the clock of this machine can be trusted
    is_right: Callable[[datetime], bool] = lambda _now: True
    # when the database was brought back from a backup: what held then may have been sent
    restored_at: Callable[[], datetime | None] = lambda: None

    @property
    def reminders(self) -> Reminders:
        """What was planned."""
        return self.looking.reminders

    def run(self, now: datetime) -> int:
        """Write the letters that are due now.

        While the clock cannot be trusted nobody is reminded, and the office is told once a day.

        Returns:
            How many letters were written.
        """
        if not self.hours().are_open(now):
            return 0
        if not self.is_right(now):
            return self.outbox.post(self._of_the_clock(now), now=now)
        written = self.outbox.post(list(self._copies(now)), now=now)
        look = self.looking.at(now)
        shelf = self._shelf()
        restored = self.restored_at()
        wanted = [
            one
            for one in self.due(look)
            if one.owed.due.directive_id in shelf
            and (restored is None or one.critical or one.since > restored)
        ]
        if not wanted:
            return written
        writing = Writing(look, shelf, self.seen(look.moment, now), restored)
        floor = now.date() - rules.BACK
        return written + self.reminders.plan(wanted, writing.letter, now=now, floor=floor)

    def due(self, look: Look) -> list[Reminder]:
        """List the reminders that hold now, planned before or not."""
        return moments.due(look.now, look.owed, self.hours(), look.moment.work)

    def seen(self, moment: Moment, now: datetime) -> Seen:
        """Return the days and hours around a moment."""
        return Seen(
            now=now, hours=self.hours(), is_off=lambda day: moment.work.day_off(day) is not None
        )

    def letter(self, look: Look, reminders: Sequence[Reminder]) -> Letter:
        """Return the letter that bears *reminders*, all of one account, as if it went now."""
        writing = Writing(look, self._shelf(), self.seen(look.moment, look.now))
        return writing.letter("", reminders[0].chat.account, [(0, one) for one in reminders])

    def told(self, reminders: Sequence[Planned]) -> list[Told]:
        """Return the dues of a letter as they stand now; those that are gone are left out."""
        organisation = self.looking.people.organisation()
        cells = dict.fromkeys(cell_of(one.due_key) for one in reminders)
        moments_of = {cell: self.looking.seen_by(cell, organisation) for cell in cells}
        names = {one.id: one.name for one in organisation.cells} if len(cells) > 1 else {}
        found = []
        for one in reminders:
            moment = moments_of[cell_of(one.due_key)]
            due = find(moment, one.due_key, one.day)
            if due is not None:
                found.append(
                    Told(
                        ref=one.id,
                        rule=one.rule,
                        due=due,
                        held=moment.held[due.directive_id],
                        standing=self.looking.ledger.of(due.key),
                        of_cell=names.get(due.cell, ""),
                    )
                )
        return found

    def reply(self, bearing: Bearing, now: datetime) -> Reply | None:
        """Write a letter again as its dues stand now; None where none of them is left."""
        told = self.told(bearing.reminders)
        if not told:
            return None
        return screens.letter(told, self.seen(self.looking.register.moment(), now))

    def _copies(self, now: datetime) -> Iterator[Letter]:
        """Write a second copy of what must not be missed and may not have arrived.

        Of a second copy of which nobody knows either, the office is told.
        """
        for bearing in self.reminders.unknown(now, copies=True):
            yield from self._to_office(bearing, now)
        for bearing in self.reminders.unknown(now):
            told = [one for one in self.told(bearing.reminders) if one.standing.is_open]
            seen = self.seen(self.looking.register.moment(), now)
            begin = self.hours().next_open(now + _SECOND_COPY, seen.is_off)
            until = min(one.until for one in bearing.reminders)
            if told and begin < until:
                yield Letter(
                    key=again(bearing.key),
                    to=bearing.account,
                    reply=screens.letter(told, seen, again=True),
                    lane="reminder",
                    not_before=begin,
                    expires_at=until,
                )

    def _to_office(self, bearing: Bearing, now: datetime) -> Iterator[Letter]:
        told = [one for one in self.told(bearing.reminders) if one.standing.is_open]
        if not told:
            return
        look = self.looking.at(now)
        member = self.looking.people.speaking(bearing.account)
        reply = screens.doubtful(told, member.named if member else "", self.seen(look.moment, now))
        for account in look.accounts(OFFICE):
            yield Letter(
                key=f"{bearing.key}:office:{account}",
                to=account,
                reply=reply,
                expires_at=min(one.until for one in bearing.reminders),
            )

    def _of_the_clock(self, now: datetime) -> list[Letter]:
        organisation, reach = self.looking.people.organisation(), self.looking.reach.now()
        accounts = (reach.of_person.get(one.id, ()) for one in officers(organisation, OFFICE))
        reply = say(texts.CLOCK)
        return [
            Letter(key=f"clock:{now:%Y-%m-%d}:{account}", to=account, reply=reply)
            for each in accounts
            for account in each
        ]

    def _shelf(self) -> dict[int, Held]:
        return {one.id: one for one in self.held()}
