"""The rows of how people are let in: consent, invitations, requests, guesses, codes."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base

# waiting for a yes · approved · refused · taken back
JoinState = Literal["waiting", "approved", "refused", "withdrawn"]
# what somebody may guess at
Guessed = Literal["invite", "admin"]

_CELL = "cells.id"


class ConsentRow(Base):
    """Whether whoever speaks by an account agrees that it is kept; a no is all that is kept."""

    __tablename__ = "consents"

    account: Mapped[str] = mapped_column(primary_key=True)
    agreed: Mapped[bool]
    at: Mapped[datetime]


class InviteRow(Base):
    """A link into one cell."""

    __tablename__ = "invites"

    code: Mapped[str] = mapped_column(primary_key=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey(_CELL), index=True)
    made_by: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
    # how many requests came by it
    used: Mapped[int]


class JoinRequestRow(Base):
    """Somebody who wants to be let into a cell, and what became of it."""

    __tablename__ = "join_requests"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(index=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey(_CELL), index=True)
    # as typed, cleaned
    name: Mapped[str]
    invite: Mapped[str | None]
    state: Mapped[JoinState] = mapped_column(String)
    asked_at: Mapped[datetime]
    decided_at: Mapped[datetime | None]
    decided_by: Mapped[str | None]


class GuessRow(Base):
    """A code that was tried and was none."""

    __tablename__ = "guesses"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[Guessed] = mapped_column(String)
    account: Mapped[str] = mapped_column(index=True)
    at: Mapped[datetime]


class AdminCodeRow(Base):
    """A code that makes one person an administrator, once; only its hash is kept."""

    __tablename__ = "admin_codes"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    salt: Mapped[str]
    digest: Mapped[str]
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]
    used_by: Mapped[str | None]
