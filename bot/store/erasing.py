"""What is kept about somebody, deleted: at their wish, or when its time is over."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.letters import IN_HAND, OPEN
from bot.store.appointing import TURN, admins, keep_one
from bot.tables import (
    AccountRow,
    AwaitedRow,
    ConsentRow,
    ContactRow,
    EveningRow,
    GuessRow,
    InboxRow,
    JoinRequestRow,
    LaterRow,
    OutboxRow,
    PersonRow,
    PostRow,
    QuestionRow,
    ReminderRow,
)
from knowledge.database import Database
from knowledge.store import audit

# guesses count for an hour
_GUESSES_LAST = timedelta(days=1)


class Erasing:
    """Deletes in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def erase(self, account: str, *, now: datetime) -> None:
        """Delete everything that is kept about whoever speaks by *account*.

        What they did in the organisation's name stays on record, under the number of the person;
        so does the name of somebody whom a list of the office brought in.

        Raises:
            LastAdmin: If no administrator would be left.
        """
        with self._database.writing(TURN) as session:
            before = admins(session)
            bound = session.get(AccountRow, account)
            person = bound.person_id if bound is not None else None
            for table, column in (
                (AccountRow, AccountRow.id),
                (ConsentRow, ConsentRow.account),
                (AwaitedRow, AwaitedRow.account),
                (QuestionRow, QuestionRow.account),
                (JoinRequestRow, JoinRequestRow.account),
                (GuessRow, GuessRow.account),
                (ContactRow, ContactRow.name),
                (EveningRow, EveningRow.account),
                (LaterRow, LaterRow.account),
                (ReminderRow, ReminderRow.account),
            ):
                session.execute(delete(table).where(column == account))
            _letters(session, account)
            _updates(session, account)
            if person is not None:
                _person(session, person)
                about = f"person {person}"
                audit.note(session, "erased", about=about, by=about, now=now)
            keep_one(session, before)

    def sweep(self, *, now: datetime, keep: timedelta) -> None:
        """Delete what was said to people, and what came of requests, longer ago than *keep*."""
        before = now - keep
        ended = OutboxRow.state.not_in(OPEN)
        said = update(OutboxRow).where(ended, OutboxRow.written_at < before)
        decided = JoinRequestRow.state.not_in(("waiting",))
        with self._database.writing() as session:
            # where a letter arrived is kept: it may have to be put right
            session.execute(said.values(reply={}))
            gone = delete(JoinRequestRow).where(decided, JoinRequestRow.decided_at < before)
            session.execute(gone)
            session.execute(delete(GuessRow).where(GuessRow.at < now - _GUESSES_LAST))


def _letters(session: Session, account: str) -> None:
    """Empty what was written to somebody, and let what has not left stay here."""
    own = update(OutboxRow).where(OutboxRow.to == account)
    waiting = own.where(OutboxRow.state == "waiting")
    session.execute(waiting.values(state="cancelled", error="erased"))
    session.execute(own.where(OutboxRow.state.not_in(IN_HAND)).values(reply={}))


def _updates(session: Session, account: str) -> None:
    """Delete the raw messages of somebody, in groups too; the one at work goes in its time."""
    channel, _, number = account.partition(":")
    done = select(InboxRow).where(InboxRow.channel == channel, InboxRow.done_at.is_not(None))
    for row in session.scalars(done):
        if row.chat == account or number in _senders(row.raw):
            session.delete(row)


def _senders(raw: Mapping[str, Any]) -> Iterator[str]:
    """Name who sent an update: "from" of whatever it holds."""
    for part in raw.values():
        sender = part.get("from") if isinstance(part, dict) else None
        if isinstance(sender, dict):
            yield str(sender.get("id"))


def _person(session: Session, person: int) -> None:
    """Delete who only ever joined, unless they still speak by another account."""
    row = session.get_one(PersonRow, person)
    speaks = select(func.count()).select_from(AccountRow).where(AccountRow.person_id == person)
    roles = set(session.scalars(select(PostRow.role).where(PostRow.person_id == person)))
    if row.origin != "joined" or session.scalar(speaks) or roles - {"member"}:
        return
    session.execute(delete(PostRow).where(PostRow.person_id == person))
    session.delete(row)
