"""Reminders that were planned, each once, with the letter that bears it."""

from __future__ import annotations

import uuid
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import delete, insert, select, update
from sqlalchemy.orm import Session

from bot.letters import Letter, State
from bot.reminders.rules import LEADS, Reminder
from bot.store.outbox import TURN, added
from bot.tables import LaterRow, LeadRow, OutboxRow, ReminderRow
from knowledge.database import Database

# (due, its day, rule, account)
Key = tuple[str, date, str, str]
_AT_ONCE = 500  # accounts whose letters are written in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Planned:
    """A reminder that was planned."""

    # what buttons speak of
    id: int
    due_key: str
    day: date
    rule: str
    account: str
    until: datetime
    critical: bool
    letter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Bearing:
    """A letter that bears reminders, and how it stands."""

    key: str
    account: str
    state: State
    reminders: tuple[Planned, ...]


# writes the letter of that key, to one account, out of its new reminders, each with its id
Compose = Callable[[str, str, Sequence[tuple[int, Reminder]]], Letter]


class Reminders:
    """What was planned in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def plan(
        self, wanted: Iterable[Reminder], compose: Compose, *, now: datetime, floor: date
    ) -> int:
        """Write letters for those of *wanted* that were not planned yet, one to each account.

        One whose letter surely did not go, because its hour passed or its account was blocked, is
        planned again. A kill, or other processes that plan at the same moment, change nothing.

        Args:
            wanted: The reminders that hold now.
            compose: Writes a letter.
            now: The moment.
            floor: No wanted reminder is of an earlier day.

        Returns:
            How many letters were written.
        """
        by_account: defaultdict[str, list[Reminder]] = defaultdict(list)
        for one in wanted:
            by_account[one.chat.account].append(one)
        accounts = list(by_account)
        written = 0
        for begin in range(0, len(accounts), _AT_ONCE):
            some = accounts[begin : begin + _AT_ONCE]
            with self._database.writing(TURN) as session:
                letters = self._planned(
                    session, {account: by_account[account] for account in some}, compose, now, floor
                )
                written += len(added(session, letters, now))
        return written

    def _planned(
        self,
        session: Session,
        wanted: Mapping[str, list[Reminder]],
        compose: Compose,
        now: datetime,
        floor: date,
    ) -> list[Letter]:
        known = _known(session, wanted, floor)
        new = {account: [(one.key, one) for one in each] for account, each in wanted.items()}
        fresh = {key: one for each in new.values() for key, one in each if key not in known}
        letter_of = {account: f"reminder:{uuid.uuid4().hex}" for account in wanted}
        ids = _insert(session, fresh, letter_of, now)
        gone = {key: row_id for key, (row_id, is_gone) in known.items() if is_gone}
        letters, moved = [], []
        for account, each in new.items():
            letter = letter_of[account]
            moved += [{"id": gone[key], "letter": letter} for key, _ in each if key in gone]
            own = [(ids.get(key) or gone.get(key, 0), one) for key, one in each]
            own = [(row_id, one) for row_id, one in own if row_id]
            if own:
                letters.append(compose(letter, account, own))
        if moved:
            session.execute(update(ReminderRow), moved)
        return letters

    def get(self, reminder_id: int) -> Planned | None:
        """Return one reminder; None where there is none of that id."""
        with self._database.reading() as session:
            row = session.get(ReminderRow, reminder_id)
            return None if row is None else _one(row)

    def of_letter(self, key: str) -> list[Planned]:
        """List the reminders that a letter bears, in order."""
        own = select(ReminderRow).where(ReminderRow.letter == key).order_by(ReminderRow.id)
        with self._database.reading() as session:
            return [_one(row) for row in session.scalars(own)]

    def bearing(self, due_key: str) -> list[Bearing]:
        """List the newest letter to each account that bears a reminder of a due."""
        rows = (
            select(ReminderRow, OutboxRow.state)
            .join(OutboxRow, OutboxRow.key == ReminderRow.letter)
            .where(ReminderRow.due_key == due_key)
            .order_by(OutboxRow.id)
        )
        with self._database.reading() as session:
            newest = {row.account: (row.letter, state) for row, state in session.execute(rows)}
        return [
            Bearing(key=key, account=account, state=state, reminders=tuple(self.of_letter(key)))
            for account, (key, state) in newest.items()
        ]

    def unknown(self, now: datetime, *, copies: bool = False) -> list[Bearing]:
        """List the letters of critical reminders of which nobody knows whether they came.

        Only those that still make sense, and of which no second copy was written; with *copies*
        those whose second copy is unknown, too.
        """
        of = ReminderRow.letter + again("") if copies else ReminderRow.letter
        rows = (
            select(ReminderRow.letter, ReminderRow.account)
            .join(OutboxRow, OutboxRow.key == of)
            .where(
                OutboxRow.state == "unknown",
                ReminderRow.critical.is_(True),
                ReminderRow.until > now,
            )
            .distinct()
        )
        with self._database.reading() as session:
            found = [(key, account) for key, account in session.execute(rows)]
            of_them = [again(key) for key, _ in found]
            held = select(OutboxRow.key).where(OutboxRow.key.in_(of_them))
            copied = set() if copies else set(session.scalars(held))
        return [
            Bearing(key=key, account=account, state="unknown", reminders=tuple(self.of_letter(key)))
            for key, account in found
            if again(key) not in copied
        ]

    def put_off(self, due_keys: Iterable[str], account: str, until: datetime) -> None:
        """Note when *account* wants to be reminded of some dues again."""
        with self._database.writing() as session:
            for key in due_keys:
                session.merge(LaterRow(due_key=key, account=account, until=until))

    def later(self, since: datetime) -> dict[str, tuple[tuple[str, datetime], ...]]:
        """Return who wants to be reminded again, when, by ``Due.key``; nothing before *since*."""
        wanted = select(LaterRow).where(LaterRow.until >= since)
        found: defaultdict[str, list[tuple[str, datetime]]] = defaultdict(list)
        with self._database.reading() as session:
            for row in session.scalars(wanted):
                found[row.due_key].append((row.account, row.until.astimezone(since.tzinfo)))
        return {key: tuple(each) for key, each in found.items()}

    def leads(self) -> Leads:
        """Return how many days ahead reminders begin, as people set it."""
        with self._database.reading() as session:
            rows = session.scalars(select(LeadRow)).all()
        return Leads(set_by={(row.root, row.cell): tuple(row.days) for row in rows})

    def set_leads(  # keywords, each plain by its name
        self, days: Sequence[int] | None, *, root: int = 0, cell: str = "", by: str, now: datetime
    ) -> None:
        """Set how many days ahead reminders begin; None takes back what was set.

        No days at all: in the morning of the day itself alone.
        """
        with self._database.writing() as session:
            if days is not None:
                session.merge(LeadRow(root=root, cell=cell, days=list(days), by=by, at=now))
            else:
                own = (LeadRow.root == root) & (LeadRow.cell == cell)
                session.execute(delete(LeadRow).where(own))


@dataclass(frozen=True, slots=True, kw_only=True)
class Leads:
    """How many days ahead reminders begin."""

    # (oldest duty, cell) -> days; 0 and "" for every one
    set_by: Mapping[tuple[int, str], tuple[int, ...]]

    def of(self, root: int, cell: str) -> tuple[int, ...]:
        """Return what counts: of both, else of the cell, else of the duty, else of all."""
        for key in ((root, cell), (0, cell), (root, ""), (0, "")):
            if key in self.set_by:
                return self.set_by[key]
        return LEADS


def again(letter: str) -> str:
    """Return the key of the second copy of a letter."""
    return f"{letter}:again"


def _known(
    session: Session, wanted: Mapping[str, list[Reminder]], floor: date
) -> dict[Key, tuple[int, bool]]:
    """Return what was planned: its id, and whether its letter surely did not go."""
    rows = (
        select(ReminderRow, OutboxRow.state, OutboxRow.error)
        .outerjoin(OutboxRow, OutboxRow.key == ReminderRow.letter)
        .where(ReminderRow.day >= floor, ReminderRow.account.in_(wanted))
    )
    found: dict[Key, tuple[int, bool]] = {}
    for row, state, error in session.execute(rows):
        gone = state == "blocked" or (state == "cancelled" and error == "expired")
        found[row.due_key, row.day, row.rule, row.account] = row.id, gone
    return found


def _insert(
    session: Session, fresh: Mapping[Key, Reminder], letter_of: Mapping[str, str], now: datetime
) -> dict[Key, int]:
    """Add reminders, each with the key of the letter of its account; return their ids."""
    if not fresh:
        return {}
    rows = [
        {
            "due_key": due_key,
            "day": day,
            "rule": rule,
            "account": account,
            "until": one.until,
            "critical": one.critical,
            "letter": letter_of[account],
            "planned_at": now,
        }
        for (due_key, day, rule, account), one in fresh.items()
    ]
    session.execute(insert(ReminderRow), rows)
    # looked up by the keys of their letters, which are new: three times faster than RETURNING
    row = ReminderRow
    names = (row.id, row.due_key, row.day, row.rule, row.account)
    found = session.execute(select(*names).where(row.letter.in_(set(letter_of.values()))))
    return {(due_key, day, rule, account): row_id for row_id, due_key, day, rule, account in found}


def _one(row: ReminderRow) -> Planned:
    return Planned(
        id=row.id,
        due_key=row.due_key,
        day=row.day,
        rule=row.rule,
        account=row.account,
        until=row.until,
        critical=row.critical,
        letter=row.letter,
    )
