"""The rows of what staff are at work on: drafts, announcements, members' questions, counts."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base
from knowledge.tables import DirectiveRow

DraftState = Literal["open", "read", "posted", "dropped"]
# sent: by the person's own press; unanswered: the documents do not say; disputed: "Chưa đúng";
# review: the paper behind an answer of the office has changed
Why = Literal["sent", "unanswered", "disputed", "review"]

_DIRECTIVE = f"{DirectiveRow.__tablename__}.id"


class AwaitedRow(Base):
    """What a person was asked to type."""

    __tablename__ = "awaited"

    account: Mapped[str] = mapped_column(primary_key=True)
    action: Mapped[str]
    until: Mapped[datetime]


class DraftRow(Base):
    """A paper that somebody is about to publish; its files lie in a folder of its own."""

    __tablename__ = "drafts"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    account: Mapped[str] = mapped_column(index=True)
    state: Mapped[DraftState] = mapped_column(String)
    # whether its bearer declared that it bears no secrecy mark
    declared: Mapped[bool]
    began_at: Mapped[datetime]
    expires_at: Mapped[datetime] = mapped_column(index=True)
    # what the channel calls the messages that its files came in
    marks: Mapped[list[Any]]
    # one for each file: name, source, sha256, role
    files: Mapped[list[Any]]
    # as it was read and put right since; None before, and once it is settled
    directive: Mapped[dict[str, Any] | None]
    corrections: Mapped[list[Any]]
    # new · the id of the directive that it replaces; None until a person said so
    choice: Mapped[str | None]
    # "all:" · "staff:" · "cells:chi-bo-1,chi-bo-3"; nothing where nobody said
    audience: Mapped[str]
    # the directive held, once it is published
    held_id: Mapped[int | None] = mapped_column(ForeignKey(_DIRECTIVE))


class AnnouncementRow(Base):
    """A directive that members are to be told of, once a day all together."""

    __tablename__ = "announcements"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    by: Mapped[str]
    at: Mapped[datetime]
    # the day on whose letters it stands; None while it waits
    told_on: Mapped[date | None] = mapped_column(index=True)
    # when it was taken back
    recalled_at: Mapped[datetime | None]


class QuestionRow(Base):
    """A question that the office should answer, or has answered."""

    __tablename__ = "questions"
    __table_args__ = (
        Index("ix_questions_account", "account"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    # who is to be told; None where nobody waits for it
    account: Mapped[str | None]
    text: Mapped[str]
    why: Mapped[Why] = mapped_column(String)
    # what was answered, where that is disputed or to be looked at again
    answered: Mapped[str | None]
    asked_at: Mapped[datetime]
    # None while it waits
    settled_at: Mapped[datetime | None] = mapped_column(index=True)
    settled_by: Mapped[str | None]
    # the answer given; None where it was put aside
    curated_id: Mapped[int | None] = mapped_column(ForeignKey("curated_answers.id"))


class TallyRow(Base):
    """How often something happened on a day; nobody's name, nobody's words."""

    __tablename__ = "tallies"

    day: Mapped[date] = mapped_column(primary_key=True)
    # "answered", "not_in_documents", …
    what: Mapped[str] = mapped_column(primary_key=True)
    count: Mapped[int]
