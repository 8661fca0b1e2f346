"""Letters and what became of them; each is sent by the one process that claimed it."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, case, delete, func, insert, or_, select, update
from sqlalchemy.orm import Session, aliased

from bot.conversation.replies import Reply, to_json
from bot.letters import IN_HAND, LANES, OPEN, Claimed, Letter, Sent, State
from bot.store import letter_rows
from bot.tables import OutboxRow, SilentRow
from knowledge.database import Database

# what adds letters takes turns, so that none slips past an account that falls silent
TURN = "outbox"
_AT_ONCE = 500  # letters looked up at once: SQLite takes no more than 32766 values


class Outbox:
    """The letters in one database, whichever process wrote them."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._owner = uuid.uuid4().hex

    def post(self, letters: Iterable[Letter], *, now: datetime) -> int:
        """Write letters down; one whose key is held already stays as it is.

        Returns:
            How many were new.
        """
        every = list(letters)
        with self._database.writing(TURN) as session:
            return sum(
                len(added(session, every[begin : begin + _AT_ONCE], now))
                for begin in range(0, len(every), _AT_ONCE)
            )

    def begin(self, letter: Letter, *, now: datetime, lease: timedelta) -> Claimed | None:
        """Write one letter down and take it in the same step: for an answer that goes at once.

        Returns:
            The letter to send; also one that a process took which was ended before it handed it
            over. None if it was sent, waits for its turn, or its account takes none.
        """
        with self._database.writing(TURN) as session:
            new = added(session, [letter], now)
            row = _of_key(session, letter.key)
            free = row.state == "waiting" if new else self._is_left(row)
            if not free:
                return None
            self._take(row, now + lease)
            session.flush()
            return letter_rows.claimed(row)

    def claim(self, *, now: datetime, lease: timedelta, limit: int = 50) -> list[Claimed]:
        """Take letters that may go now: answers first, then in the order of writing.

        Args:
            now: The moment.
            lease: How long this process may take until it hands them over.
            limit: How many at most.
        """
        lanes = {lane: place for place, lane in enumerate(LANES)}
        other = aliased(OutboxRow)
        elsewhere = (  # a chat is written to by one process at a time, in order
            select(other.id)
            .where(other.to == OutboxRow.to, other.state.in_(IN_HAND))
            .where(other.taken_by != self._owner)
        )
        rows = (
            select(OutboxRow)
            .where(OutboxRow.state == "waiting", _may_go(now), ~elsewhere.exists())
            .order_by(case(lanes, value=OutboxRow.lane), OutboxRow.id)
            .limit(limit)
        )
        with self._database.writing(TURN) as session:
            claimed = list(session.scalars(rows))
            for row in claimed:
                self._take(row, now + lease)
        return [letter_rows.claimed(row) for row in claimed]

    def hand_over(self, letter_id: int, *, now: datetime, lease: timedelta) -> None:
        """Note that a letter is given to the channel now: from here on it may arrive."""
        row = update(OutboxRow).where(OutboxRow.id == letter_id)
        with self._database.writing() as session:
            session.execute(row.values(state="sending", lease_until=now + lease))

    def _take(self, row: OutboxRow, until: datetime) -> None:
        row.state, row.taken_by, row.lease_until = "taken", self._owner, until
        row.attempts += 1

    def _is_left(self, row: OutboxRow) -> bool:
        """Say whether a process that is gone had taken the letter, and no more."""
        return row.state == "taken" and row.taken_by != self._owner

    def arriving(self, letter_id: int, messages: Sequence[int]) -> None:
        """Note that so many messages of a letter that is being sent have arrived."""
        row = update(OutboxRow).where(OutboxRow.id == letter_id)
        with self._database.writing() as session:
            session.execute(row.values(messages=list(messages)))

    def sent(self, letter_id: int, messages: Sequence[int], *, now: datetime) -> None:
        """Note that a letter arrived, as these messages."""
        self._end(letter_id, "sent", sent_at=now, messages=list(messages))

    def again(self, letter_id: int, *, not_before: datetime, error: str) -> None:
        """Put back a letter that surely did not arrive."""
        self._end(letter_id, "waiting", not_before=not_before, error=error)

    def ended(self, letter_id: int, state: State, *, error: str) -> None:
        """Note that a letter will not be sent again: unknown, failed, blocked or cancelled."""
        self._end(letter_id, state, error=error)

    def silence(self, account: str, *, now: datetime) -> None:
        """Note that *account* cannot be written to: what waits for it, and will, is blocked."""
        waiting = update(OutboxRow).where(OutboxRow.to == account, OutboxRow.state == "waiting")
        with self._database.writing(TURN) as session:
            session.merge(SilentRow(account=account, since=now))
            session.execute(waiting.values(state="blocked", error="silent"))

    def hear(self, account: str) -> None:
        """Note that *account* can be written to again: it wrote itself."""
        with self._database.reading() as session:
            if session.get(SilentRow, account) is None:
                return
        with self._database.writing(TURN) as session:
            session.execute(delete(SilentRow).where(SilentRow.account == account))

    def move(self, account: str, to: str) -> None:
        """Send to *to* whatever was meant for *account*: a group got another id."""
        letters = update(OutboxRow).where(OutboxRow.to == account)
        with self._database.writing(TURN) as session:
            session.execute(letters.values(to=to))

    def settle(self, *, now: datetime) -> int:
        """Free what a process took and never handed over; cancel what is too old.

        What was handed over and never marked is ``unknown`` from now on.

        Returns:
            How many letters are unknown by this.
        """
        ended = OutboxRow.lease_until < now
        taken = update(OutboxRow).where(OutboxRow.state == "taken", ended)
        handed = update(OutboxRow).where(OutboxRow.state == "sending", ended)
        late = update(OutboxRow).where(OutboxRow.state == "waiting", OutboxRow.expires_at <= now)
        with self._database.writing() as session:
            session.execute(taken.values(state="waiting"))
            session.execute(late.values(state="cancelled", error="expired"))
            lost = handed.values(state="unknown", error="lease").returning(OutboxRow.id)
            return len(session.execute(lost).all())

    def came(self, key: str, *, now: datetime) -> None:
        """Note that a letter arrived after all: somebody pressed a button of it."""
        unknown = update(OutboxRow).where(OutboxRow.key == key, OutboxRow.state == "unknown")
        with self._database.writing() as session:
            session.execute(unknown.values(state="sent", sent_at=now, error=None))

    def rewrite(self, key: str, reply: Reply) -> bool:
        """Let a letter that waits still say something else; return whether it waited."""
        waiting = update(OutboxRow).where(OutboxRow.key == key, OutboxRow.state == "waiting")
        with self._database.writing() as session:
            changed = waiting.values(reply=to_json(reply)).returning(OutboxRow.id)
            return bool(session.execute(changed).all())

    def cancel(self, *keys: str) -> int:
        """Cancel the letters of these keys that still wait, and return how many."""
        waiting = update(OutboxRow).where(OutboxRow.key.in_(keys), OutboxRow.state == "waiting")
        with self._database.writing() as session:
            gone = waiting.values(state="cancelled", error="cancelled").returning(OutboxRow.id)
            return len(session.execute(gone).all())

    def cancel_all(self, prefix: str) -> int:
        """Cancel every letter that waits and whose key begins so, and return how many."""
        waiting = update(OutboxRow).where(
            OutboxRow.key.startswith(prefix, autoescape=True), OutboxRow.state == "waiting"
        )
        with self._database.writing() as session:
            gone = waiting.values(state="cancelled", error="cancelled").returning(OutboxRow.id)
            return len(session.execute(gone).all())

    def stuck_since(self) -> datetime | None:
        """Return when the oldest letter was written that was tried and waits still."""
        stuck = select(func.min(OutboxRow.written_at)).where(
            OutboxRow.state == "waiting", OutboxRow.attempts > 0
        )
        with self._database.reading() as session:
            return session.scalar(stuck)

    def tally(self, prefix: str) -> dict[State, int]:
        """Count the letters whose keys begin with *prefix*, by what became of them."""
        found = (
            select(OutboxRow.state, func.count())
            .where(OutboxRow.key.startswith(prefix, autoescape=True))
            .group_by(OutboxRow.state)
        )
        with self._database.reading() as session:
            return dict(session.execute(found).all())

    def forget_waiting(self) -> int:
        """Cancel everything not sent yet, as after a restore, and return how many."""
        waiting = update(OutboxRow).where(OutboxRow.state.in_(OPEN))
        with self._database.writing() as session:
            gone = waiting.values(state="cancelled", error="restored").returning(OutboxRow.id)
            return len(session.execute(gone).all())

    def arrived(self, key: str) -> Sent | None:
        """Return where the letter of that key arrived; None where it did not."""
        with self._database.reading() as session:
            row = session.scalar(select(OutboxRow).where(OutboxRow.key == key))
        if row is None or row.state != "sent":
            return None
        return Sent(key=row.key, to=row.to, messages=tuple(row.messages))

    def keys(self, prefix: str) -> list[str]:
        """List the keys that begin with *prefix*, in the order of writing."""
        with self._database.reading() as session:
            found = select(OutboxRow.key).where(OutboxRow.key.startswith(prefix, autoescape=True))
            return list(session.scalars(found.order_by(OutboxRow.id)))

    def _end(self, letter_id: int, state: State, **values: object) -> None:
        row = update(OutboxRow).where(OutboxRow.id == letter_id)
        with self._database.writing() as session:
            session.execute(row.values(state=state, lease_until=None, **values))


def _may_go(now: datetime) -> ColumnElement[bool]:
    begun = or_(OutboxRow.not_before.is_(None), OutboxRow.not_before <= now)
    fresh = or_(OutboxRow.expires_at.is_(None), OutboxRow.expires_at > now)
    return begun & fresh


def _of_key(session: Session, key: str) -> OutboxRow:
    return session.scalars(select(OutboxRow).where(OutboxRow.key == key)).one()


def added(session: Session, letters: Iterable[Letter], now: datetime) -> list[str]:
    """Add those letters whose key is not held, in a transaction of the ``TURN``.

    What nobody takes is blocked at once.

    Returns:
        The keys that are new.
    """
    by_key = {letter.key: letter for letter in letters}
    held = select(OutboxRow.key).where(OutboxRow.key.in_(by_key))
    known = set(session.scalars(held))
    to = {letter.to for letter in by_key.values()}
    silent = set(session.scalars(select(SilentRow.account).where(SilentRow.account.in_(to))))
    new = {key: letter for key, letter in by_key.items() if key not in known}
    if new:
        session.execute(
            insert(OutboxRow), [letter_rows.values(one, now, silent) for one in new.values()]
        )
    return list(new)
