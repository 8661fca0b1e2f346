"""The rows that hold cells and people, and by which channel a person speaks.

Ids of cells are words, stay for ever, and are all that ``knowledge`` sees of them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from bot.organisation import Role
from knowledge.database import Base

# who brought a row: the demo organisation is put away with the samples; who only ever joined, and
# stands on no list of the office, goes when they want to
Origin = Literal["samples", "staff", "joined"]

_CELL = "cells.id"
_PERSON = "people.id"


class CellRow(Base):
    """One cell; one that was followed by others stays, for its dues and papers do."""

    __tablename__ = "cells"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str]
    parent_id: Mapped[str | None] = mapped_column(ForeignKey(_CELL))
    is_organ: Mapped[bool]
    groups: Mapped[list[Any]]
    aliases: Mapped[list[Any]]
    began_on: Mapped[date | None]
    # the day from which the cells of ``cell_successions`` stand in its place
    ended_on: Mapped[date | None]
    ended_by: Mapped[str | None]
    origin: Mapped[Origin] = mapped_column(String)


class CellSuccessionRow(Base):
    """A cell that took the place of another, wholly or in part."""

    __tablename__ = "cell_successions"

    old_id: Mapped[str] = mapped_column(ForeignKey(_CELL), primary_key=True)
    new_id: Mapped[str] = mapped_column(ForeignKey(_CELL), primary_key=True)


class PersonRow(Base):
    """One person, known by name and telephone alone."""

    __tablename__ = "people"
    # an id is never given twice: what a person did stays that person's
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str | None]
    origin: Mapped[Origin] = mapped_column(String)


class PostRow(Base):
    """What a person is in one cell."""

    __tablename__ = "posts"

    person_id: Mapped[int] = mapped_column(ForeignKey(_PERSON), primary_key=True)
    cell_id: Mapped[str] = mapped_column(ForeignKey(_CELL), primary_key=True, index=True)
    role: Mapped[Role] = mapped_column(String)
    title: Mapped[str]


class AccountRow(Base):
    """An account by which a person speaks: "telegram:12345"."""

    __tablename__ = "accounts"

    id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey(_PERSON), index=True)
    added_at: Mapped[datetime]
