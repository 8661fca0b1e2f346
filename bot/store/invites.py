"""Links into cells: random, for a while, and taken back at will."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Update, select, update

from bot.tables import InviteRow
from knowledge.database import Database
from knowledge.store import audit

# what every code begins with, so that a deep link says what it is
PREFIX = "moi-"
LASTS = timedelta(days=30)
# no letter that reads like another one on paper
_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
_LONG = 12  # 31 ** 12: 59 bits


@dataclass(frozen=True, slots=True, kw_only=True)
class Invite:
    """A code that leads into one cell; it lets nobody in by itself."""

    code: str
    cell_id: str
    made_by: str
    expires_at: datetime
    # how many requests came by it
    used: int


class Invites:
    """The invitations in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def make(self, cell_id: str, *, by: str, now: datetime) -> Invite:
        """Make a new code for a cell; those before it end."""
        code = PREFIX + "".join(secrets.choice(_LETTERS) for _ in range(_LONG))
        row = InviteRow(
            code=code, cell_id=cell_id, made_by=by, made_at=now, expires_at=now + LASTS, used=0
        )
        with self._database.writing() as session:
            session.execute(_of(cell_id).values(revoked_at=now))
            session.add(row)
            audit.note(session, "invited", about=cell_id, by=by, now=now)
        return _invite(row)

    def of(self, cell_id: str, *, now: datetime) -> Invite | None:
        """Return the code that leads into a cell now."""
        held = select(InviteRow).where(InviteRow.cell_id == cell_id, InviteRow.revoked_at.is_(None))
        with self._database.reading() as session:
            row = session.scalar(held.order_by(InviteRow.made_at.desc()))
        return None if row is None or row.expires_at <= now else _invite(row)

    def find(self, code: str, *, now: datetime) -> Invite | None:
        """Return the invitation of that code; None where there is none, or no longer."""
        with self._database.reading() as session:
            row = session.get(InviteRow, code.strip().lower())
        if row is None or row.revoked_at is not None or row.expires_at <= now:
            return None
        return _invite(row)

    def revoke(self, cell_id: str, *, by: str, now: datetime) -> None:
        """Let the codes of a cell lead nowhere any more."""
        with self._database.writing() as session:
            session.execute(_of(cell_id).values(revoked_at=now))
            audit.note(session, "invite_revoked", about=cell_id, by=by, now=now)

    def count(self, code: str) -> None:
        """Note that a request came by a code."""
        used = update(InviteRow).where(InviteRow.code == code).values(used=InviteRow.used + 1)
        with self._database.writing() as session:
            session.execute(used)


def _of(cell_id: str) -> Update:
    return update(InviteRow).where(InviteRow.cell_id == cell_id, InviteRow.revoked_at.is_(None))


def _invite(row: InviteRow) -> Invite:
    return Invite(
        code=row.code,
        cell_id=row.cell_id,
        made_by=row.made_by,
        expires_at=row.expires_at,
        used=row.used,
    )
