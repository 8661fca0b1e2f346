"""The rows of the register: duties, what staff decided of them, days that a person set; bodies.

What is decided changes a row and adds a line to ``duty_decisions``; lines are never changed.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base
from knowledge.domain import State, Use

_DIRECTIVE = "directives.id"
_DUTY = "duties.id"
_BODY = "bodies.id"


class DutyRow(Base):
    """One obligation of one directive in the register."""

    __tablename__ = "duties"
    # what was acknowledged under an id must never become another duty's
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    # the duty of an earlier version that this one goes on from; its own id if none
    root: Mapped[int]
    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), index=True)
    position: Mapped[int]
    # the obligation as it was read when it was entered or last found again: a better reading of
    # the directive may put others in its place
    read: Mapped[dict[str, Any]]
    # whether the directive, as it is read now, still holds it
    stands: Mapped[bool]
    state: Mapped[State] = mapped_column(String, index=True)
    use: Mapped[Use] = mapped_column(String)
    # {"kind": "groups", "members": ["trường học"]}
    bound: Mapped[dict[str, Any]]
    # fields of the obligation that staff edited, with what they hold now
    changes: Mapped[dict[str, Any]]
    since: Mapped[date | None]
    decided_by: Mapped[str | None]
    decided_at: Mapped[datetime | None]


class MergeRow(Base):
    """A duty that is one with that of a later paper, wholly or for one period."""

    __tablename__ = "duty_merges"

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey(_DUTY), index=True)
    into_id: Mapped[int] = mapped_column(ForeignKey(_DUTY), index=True)
    # kind, start and end of the period; None: the whole duty
    period: Mapped[dict[str, Any] | None]


class SetDayRow(Base):
    """A day that the office or a cell set for itself."""

    __tablename__ = "duty_days"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey(_DUTY), index=True)
    cell: Mapped[str | None]
    period: Mapped[str | None]
    due: Mapped[dict[str, Any] | None]
    ahead_days: Mapped[int | None]
    of_id: Mapped[int | None] = mapped_column(ForeignKey(_DUTY))
    only: Mapped[str | None]
    by: Mapped[str]
    at: Mapped[datetime]


class EventRow(Base):
    """The day of an event that a duty counts from."""

    __tablename__ = "duty_events"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey(_DUTY), index=True)
    cell: Mapped[str | None]
    on: Mapped[date]
    by: Mapped[str]
    at: Mapped[datetime]


class ContinuationRow(Base):
    """A year for which staff said that a directive goes on ("tiếp tục áp dụng năm …")."""

    __tablename__ = "continuations"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    year: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    by: Mapped[str]
    at: Mapped[datetime]


class DecisionRow(Base):
    """One line of the log of decisions."""

    __tablename__ = "duty_decisions"

    id: Mapped[int] = mapped_column(primary_key=True)
    duty_id: Mapped[int] = mapped_column(ForeignKey(_DUTY), index=True)
    what: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    facts: Mapped[dict[str, Any]]


class DecreeRow(Base):
    """What an office entered of a decree on days off; the last line on a day counts."""

    __tablename__ = "day_decrees"

    id: Mapped[int] = mapped_column(primary_key=True)
    day: Mapped[date] = mapped_column(index=True)
    # cleared: what was entered before counts no more
    verdict: Mapped[Literal["off", "working", "cleared"]] = mapped_column(String)
    name: Mapped[str | None]
    by: Mapped[str]
    at: Mapped[datetime]


class BodyRow(Base):
    """A body that directives name, and the paper that says when it ended."""

    __tablename__ = "bodies"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    # its words, folded, by which a name in a directive is found
    key: Mapped[str] = mapped_column(index=True)
    began_on: Mapped[date | None]
    ended_on: Mapped[date | None]
    # the deciding document: its number, and if it is held the place where it says so
    number: Mapped[str | None]
    directive_id: Mapped[int | None] = mapped_column(ForeignKey(_DIRECTIVE))
    start: Mapped[int | None]
    end: Mapped[int | None]
    by: Mapped[str]
    at: Mapped[datetime]


class BodySuccessionRow(Base):
    """A body that took over from another, wholly or in part."""

    __tablename__ = "body_successions"

    old_id: Mapped[int] = mapped_column(ForeignKey(_BODY), primary_key=True)
    new_id: Mapped[int] = mapped_column(ForeignKey(_BODY), primary_key=True)
