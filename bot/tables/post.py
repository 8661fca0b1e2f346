"""The rows of what came in over a channel, and of what goes out."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.letters import Lane, State
from knowledge.database import Base

# SQLite counts up an INTEGER alone
_Counted = BigInteger().with_variant(Integer(), "sqlite")


class InboxRow(Base):
    """One update as it came, kept before the channel is told that it arrived."""

    __tablename__ = "inbox"
    __table_args__ = (UniqueConstraint("channel", "update_id"), {"sqlite_autoincrement": True})

    # in the order of arrival
    id: Mapped[int] = mapped_column(_Counted, primary_key=True)
    channel: Mapped[str]
    update_id: Mapped[int] = mapped_column(BigInteger)
    # what comes from one chat is handled in order: "telegram:42"
    chat: Mapped[str]
    raw: Mapped[dict[str, Any]]
    received_at: Mapped[datetime]
    # how often its handling was begun: one that ends the process each time is put aside
    begun: Mapped[int]
    done_at: Mapped[datetime | None] = mapped_column(index=True)


class OutboxRow(Base):
    """One letter, and what became of it."""

    __tablename__ = "outbox"
    __table_args__ = (UniqueConstraint("key"), {"sqlite_autoincrement": True})

    id: Mapped[int] = mapped_column(_Counted, primary_key=True)
    key: Mapped[str]
    to: Mapped[str] = mapped_column(index=True)
    thread: Mapped[int | None]
    answers: Mapped[int | None] = mapped_column(BigInteger)
    instead_of: Mapped[str | None]
    edits: Mapped[int | None] = mapped_column(BigInteger)
    lane: Mapped[Lane] = mapped_column(String)
    reply: Mapped[dict[str, Any]]
    state: Mapped[State] = mapped_column(String, index=True)
    written_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    expires_at: Mapped[datetime | None]
    attempts: Mapped[int]
    # the process that took it, and until when it may be sending it
    taken_by: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    # ids of its messages in the chat, in order
    messages: Mapped[list[Any]]
    error: Mapped[str | None]


class PaceRow(Base):
    """When the next message may go over a channel, whichever process sends it."""

    __tablename__ = "paces"

    channel: Mapped[str] = mapped_column(primary_key=True)
    free_at: Mapped[datetime]


class SilentRow(Base):
    """An account that cannot be written to: it blocked the assistant, or is gone."""

    __tablename__ = "silent_accounts"

    account: Mapped[str] = mapped_column(primary_key=True)
    since: Mapped[datetime]


class LongActionRow(Base):
    """What a button means whose action is longer than a channel lets a button carry."""

    __tablename__ = "long_actions"

    key: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str]
    shown_at: Mapped[datetime] = mapped_column(index=True)


class ContactRow(Base):
    """When a channel was last reached, or when something last came from one of its chats."""

    __tablename__ = "contacts"

    # "telegram", "telegram:42"
    name: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]
