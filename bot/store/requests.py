"""People who want to be let into a cell, and what became of them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from bot.tables import AccountRow, JoinRequestRow, JoinState, PersonRow, PostRow
from knowledge.database import Database
from knowledge.store import audit

# the same turn as whatever else changes people
_TURN = "people"
_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """Somebody who wants to be let into a cell."""

    id: int
    account: str
    cell_id: str
    # cleaned, one line
    name: str
    # the code that it came by; None where the cell was chosen from the list
    invite: str | None
    state: JoinState
    asked_at: datetime
    decided_at: datetime | None
    decided_by: str | None


class Requests:
    """The requests in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(
        self, account: str, *, cell_id: str, name: str, invite: str | None, now: datetime
    ) -> Request:
        """Ask to be let in; what the account asked before, and waits, is taken back."""
        row = JoinRequestRow(
            account=account,
            cell_id=cell_id,
            name=name,
            invite=invite,
            state="waiting",
            asked_at=now,
        )
        with self._database.writing(_TURN) as session:
            for earlier in session.scalars(_waiting().where(JoinRequestRow.account == account)):
                earlier.state, earlier.decided_at = "withdrawn", now
            session.add(row)
        return _request(row)

    def get(self, request_id: int) -> Request | None:
        """Return one request."""
        with self._database.reading() as session:
            row = session.get(JoinRequestRow, request_id)
        return None if row is None else _request(row)

    def of(self, account: str) -> Request | None:
        """Return what the account asked last."""
        own = select(JoinRequestRow).where(JoinRequestRow.account == account)
        with self._database.reading() as session:
            row = session.scalar(own.order_by(JoinRequestRow.id.desc()).limit(1))
        return None if row is None else _request(row)

    def count(self, account: str, *, now: datetime) -> int:
        """Count what the account asked within a day."""
        own = select(func.count()).select_from(JoinRequestRow)
        own = own.where(JoinRequestRow.account == account, JoinRequestRow.asked_at > now - _A_DAY)
        with self._database.reading() as session:
            return session.scalar(own) or 0

    def waiting(self, cells: Collection[str] | None = None) -> list[Request]:
        """List what waits, oldest first; of these cells only, if they are named."""
        with self._database.reading() as session:
            rows = session.scalars(_waiting().order_by(JoinRequestRow.id))
            return [_request(row) for row in rows if cells is None or row.cell_id in cells]

    def take_back(self, request_id: int, *, now: datetime) -> None:
        """Let a request wait no longer, at the wish of who made it."""
        with self._database.writing(_TURN) as session:
            row = session.get(JoinRequestRow, request_id)
            if row is not None and row.state == "waiting":
                row.state, row.decided_at = "withdrawn", now

    def approve(self, request_id: int, *, person_id: int | None, by: str, now: datetime) -> bool:
        """Let somebody in, as one of the list or as somebody new; False where it waits no longer.

        Args:
            request_id: What was asked.
            person_id: Who it is of those held; None for nobody of them. Whoever speaks by the
                account already stays that person.
            by: Who says so.
            now: The moment.
        """
        with self._database.writing(_TURN) as session:
            row = session.get(JoinRequestRow, request_id)
            if row is None or row.state != "waiting":
                return False
            person = _person(session, row, person_id)
            if session.get(PostRow, (person, row.cell_id)) is None:
                post = PostRow(person_id=person, cell_id=row.cell_id, role="member", title="")
                session.add(post)
            session.merge(AccountRow(id=row.account, person_id=person, added_at=now))
            row.state, row.decided_at, row.decided_by = "approved", now, by
            about = f"person {person}"
            audit.note(session, "let_in", about=about, by=by, now=now, cell=row.cell_id)
            return True

    def refuse(self, request_id: int, *, by: str, now: datetime) -> bool:
        """Let somebody not in; False where it waits no longer."""
        with self._database.writing(_TURN) as session:
            row = session.get(JoinRequestRow, request_id)
            if row is None or row.state != "waiting":
                return False
            row.state, row.decided_at, row.decided_by = "refused", now, by
            about = f"request {row.id}"
            audit.note(session, "not_let_in", about=about, by=by, now=now, cell=row.cell_id)
            return True


def _waiting() -> Select[JoinRequestRow]:
    return select(JoinRequestRow).where(JoinRequestRow.state == "waiting")


def _person(session: Session, row: JoinRequestRow, person_id: int | None) -> int:
    speaking = session.get(AccountRow, row.account)
    if speaking is not None:
        return speaking.person_id
    if person_id is not None:
        return session.get_one(PersonRow, person_id).id
    person = PersonRow(name=row.name, phone=None, origin="joined")
    session.add(person)
    session.flush()
    return person.id


def _request(row: JoinRequestRow) -> Request:
    return Request(
        id=row.id,
        account=row.account,
        cell_id=row.cell_id,
        name=row.name,
        invite=row.invite,
        state=row.state,
        asked_at=row.asked_at,
        decided_at=row.decided_at,
        decided_by=row.decided_by,
    )
