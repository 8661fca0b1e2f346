"""Bodies that directives name, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from knowledge.domain.answer import Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A body (cơ quan, tổ chức) with the time that it stood, as an office entered it."""

    id: int
    # as directives write it
    name: str
    began_on: date | None
    # the first day on which it was no more; None while it stands
    ended_on: date | None
    # names of the bodies that took over, wholly or in part; unknown where empty
    successors: tuple[str, ...]
    # the deciding document: its number, and if it is held the place where it says so
    number: str | None
    citation: Citation | None
    by: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class EndedBody:
    """A body named in a duty that has ended."""

    # as the duty names it
    name: str
    ended_on: date
    # what took its place, in order; empty: "chưa rõ, xin hỏi cấp trên"
    successors: tuple[str, ...] = ()
    # number of the deciding document, and where it says so if it is held
    number: str | None = None
    citation: Citation | None = None
