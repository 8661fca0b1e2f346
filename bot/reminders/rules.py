"""From which days on a due is reminded of: one entry of ``RULES`` for each kind; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Literal

from bot.reminders.ledger import NOTHING, Standing
from knowledge.calendar import WorkCalendar
from knowledge.domain import Due

To = Literal["cell", "office"]

# Days before the day that is wise, unless a person set others.
LEADS = (7, 3, 1)
# The longest that may be set, and so how far ahead dues are looked at; with the longest run of
# days off before it.
LONGEST_LEAD = 30
AHEAD = timedelta(days=LONGEST_LEAD + 31)
# So many working days after the last day the office is told who is missing.
OFFICE_AFTER = 3
# So many days back dues are looked at: a reminder after the day holds no longer than that.
BACK = timedelta(days=31)
_HOLDS_AFTER = 3  # working days that "not yet received" makes sense
_OFFICE_HOLDS = 5  # working days that the list for the office does
# what recurs so often is not reminded of earlier than that
_LONGEST_OF = {"daily": 0, "weekly": 1}


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """Somebody who can be written to."""

    # "telegram:42"
    account: str
    # reminded in the evening, but for the morning of the day itself
    evening: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """One due with all that decides when whom to remind of it."""

    due: Due
    # since when it is known to be due: earlier reminders were nobody's to send
    known_at: datetime
    standing: Standing = NOTHING
    leads: tuple[int, ...] = LEADS
    # who speaks for the cell; the office where nobody of the cell can be reached
    officers: tuple[Chat, ...] = ()
    office: tuple[Chat, ...] = ()
    # when somebody wants to be reminded again: account -> moment
    later: tuple[tuple[str, datetime], ...] = ()

    @property
    def day(self) -> date:
        """The last day that counts: that of the register, or a later one that the office gave."""
        extended = self.standing.extended
        return self.due.day if extended is None or extended.day is None else extended.day

    def advised(self, work: WorkCalendar) -> date:
        """Return the day that is wise: the last working day not later than ``day``."""
        if self.day == self.due.day:
            return self.due.advised
        return work.last_working_day(self.day) or self.day


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminder:
    """One reminder that holds now, to one chat."""

    owed: Owed
    # "ahead:3", "morning", "missing", "office", "later:2026-03-12T13:30"
    rule: str
    to: To
    chat: Chat
    # the moment from which it holds
    since: datetime
    # it holds no longer from then on
    until: datetime
    # whether a second copy is sent where the first may not have arrived
    critical: bool
    # whether it should have gone out on an earlier day
    late: bool

    @property
    def key(self) -> tuple[str, date, str, str]:
        """What is sent once: a due, its day, a rule, a chat."""
        return self.owed.due.key, self.owed.day, self.rule, self.chat.account


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A day from which a rule holds for a due."""

    rule: str
    day: date
    # until the end of this day at most
    last: date
    critical: bool = False
    # goes in office hours, whatever hours somebody chose
    by_day: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A kind of reminder: to whom it goes, and from which days on."""

    to: To
    slots: Callable[[Owed, WorkCalendar], Iterator[Slot]]


def _ahead(owed: Owed, work: WorkCalendar) -> Iterator[Slot]:
    """Some days before the day that is wise; on the working day before where that is one off."""
    advised = owed.advised(work)
    longest = _LONGEST_OF.get(owed.due.period.kind, LONGEST_LEAD)
    for lead in sorted(owed.leads, reverse=True):
        if 0 < lead <= longest:
            day = advised - timedelta(days=lead)
            day = work.last_working_day(day) or day
            critical = lead == 1
            yield Slot(rule=f"ahead:{lead}", day=day, last=owed.day, critical=critical)


def _morning(owed: Owed, work: WorkCalendar) -> Iterator[Slot]:
    """In the morning of the day that is wise itself."""
    day = owed.advised(work)
    yield Slot(rule="morning", day=day, last=owed.day, critical=True, by_day=True)


def _missing(owed: Owed, work: WorkCalendar) -> Iterator[Slot]:
    """On the first working day after the last one, while nobody noted the report."""
    if owed.due.period.kind != "daily" and owed.known_at.date() <= owed.day:
        first = work.shift(owed.day, 1)
        last = work.shift(owed.day, _HOLDS_AFTER)
        yield Slot(rule="missing", day=first, last=last, critical=True, by_day=True)


def _office(owed: Owed, work: WorkCalendar) -> Iterator[Slot]:
    """To the office, some working days later."""
    if owed.due.period.kind not in _LONGEST_OF and owed.known_at.date() <= owed.day:
        first = work.shift(owed.day, OFFICE_AFTER)
        last = work.shift(owed.day, OFFICE_AFTER + _OFFICE_HOLDS - 1)
        yield Slot(rule="office", day=first, last=last, by_day=True)


# In the order in which those of one day take each other's place: the last one stands.
RULES: tuple[Rule, ...] = (
    Rule(to="cell", slots=_ahead),
    Rule(to="cell", slots=_morning),
    Rule(to="cell", slots=_missing),
    Rule(to="office", slots=_office),
)
