"""The rows of reminding: what was noted of reports, who was reminded of what, what goes to all."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import BigInteger, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.reminders.ledger import What
from knowledge.database import Base

# SQLite counts up an INTEGER alone
_Counted = BigInteger().with_variant(Integer(), "sqlite")
# draft: being looked at by whoever wrote it
BroadcastState = Literal["draft", "sent", "stopped", "dropped"]


class LedgerRow(Base):
    """One line of the ledger of reports; the database itself refuses to change or delete it."""

    __tablename__ = "ledger"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(_Counted, primary_key=True)
    due_key: Mapped[str] = mapped_column(index=True)
    due_on: Mapped[date] = mapped_column(index=True)
    what: Mapped[What] = mapped_column(String)
    by: Mapped[str]
    at: Mapped[datetime]
    note: Mapped[str]
    day: Mapped[date | None]
    # names in the folder of the line
    files: Mapped[list[Any]]


class ReminderRow(Base):
    """One reminder of one due to one account; which letter bears it."""

    __tablename__ = "reminders"
    __table_args__ = (
        UniqueConstraint("due_key", "day", "rule", "account"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(_Counted, primary_key=True)
    due_key: Mapped[str] = mapped_column(index=True)
    # the last day that counted when it was planned
    day: Mapped[date] = mapped_column(index=True)
    rule: Mapped[str]
    account: Mapped[str]
    # it makes no sense any more from then on
    until: Mapped[datetime]
    critical: Mapped[bool]
    # key of the letter
    letter: Mapped[str] = mapped_column(index=True)
    planned_at: Mapped[datetime]


class LaterRow(Base):
    """When somebody wants to be reminded of a due again."""

    __tablename__ = "put_off"

    due_key: Mapped[str] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]


class LeadRow(Base):
    """How many days ahead reminders begin: of one duty, of one cell, of both, or of neither."""

    __tablename__ = "lead_times"

    # the oldest duty that it is; 0: of every one
    root: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    # empty: of every one
    cell: Mapped[str] = mapped_column(primary_key=True)
    days: Mapped[list[Any]]
    by: Mapped[str]
    at: Mapped[datetime]


class EveningRow(Base):
    """An account that is reminded in the evening."""

    __tablename__ = "evening_accounts"

    account: Mapped[str] = mapped_column(primary_key=True)


class BroadcastRow(Base):
    """What the office writes to many at once."""

    __tablename__ = "broadcasts"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str]
    by: Mapped[str]
    text: Mapped[str]
    # "officers" · "members" · "cells:chi-bo-1,chi-bo-3"
    audience: Mapped[str]
    state: Mapped[BroadcastState] = mapped_column(String)
    made_at: Mapped[datetime]
    # to how many accounts it went
    count: Mapped[int]
