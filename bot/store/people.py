"""Queries on cells and people; a person or a cell leaves here frozen, never as a row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from bot.letters import may_be_sent_to
from bot.organisation import Cell, Member, Organisation, Post, Succession
from bot.tables import (
    AccountRow,
    CellRow,
    CellSuccessionRow,
    InviteRow,
    JoinRequestRow,
    Origin,
    PersonRow,
    PostRow,
)
from knowledge.database import Database


class People:
    """The cells and people in one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def organisation(self, *, without: Origin | None = None) -> Organisation:
        """Return every cell and every person, in the order in which they were added.

        Args:
            without: Leave out what came from there.
        """
        with self._database.reading() as session:
            cells = _cells(session, without)
            rows = select(PersonRow).where(PersonRow.origin != (without or ""))
            people = session.scalars(rows.order_by(PersonRow.id)).all()
            members = _members(session, people, cells)
            return Organisation(cells=tuple(cells.values()), members=members)

    def speaking(self, account: str) -> Member | None:
        """Return who speaks by *account*: "telegram:12345"."""
        with self._database.reading() as session:
            row = session.get(AccountRow, account)
            if row is None:
                return None
            people = [session.get_one(PersonRow, row.person_id)]
            return _members(session, people, _cells(session))[0]

    def accounts(self, person_id: int) -> tuple[str, ...]:
        """Return the accounts by which a person speaks, the one added first first."""
        held = select(AccountRow.id).where(AccountRow.person_id == person_id)
        with self._database.reading() as session:
            found = session.scalars(held.order_by(AccountRow.added_at, AccountRow.id)).all()
        return tuple(found)

    def reachable(self, person_id: int) -> tuple[str, ...]:
        """Return those accounts of a person that letters can reach."""
        return tuple(filter(may_be_sent_to, self.accounts(person_id)))

    def followed_by(self, cell_ids: Iterable[str]) -> frozenset[str]:
        """Return the cells whose place these took, those before them too."""
        with self._database.reading() as session:
            rows = session.scalars(select(CellSuccessionRow)).all()
        found, new = set[str](), set(cell_ids)
        while new:
            new = {row.old_id for row in rows if row.new_id in new} - found
            found |= new
        return frozenset(found)

    def speak(self) -> bool:
        """Say whether anybody speaks by an account."""
        with self._database.reading() as session:
            return bool(session.scalar(select(func.count()).select_from(AccountRow)))

    def is_empty(self) -> bool:
        """Say whether nobody is held."""
        with self._database.reading() as session:
            return not session.scalar(select(func.count()).select_from(PersonRow))

    def has_only(self, origin: Origin) -> bool:
        """Say whether whatever is held came from *origin*; true where nothing is."""
        with self._database.reading() as session:
            counts = (
                session.scalar(select(func.count()).select_from(row).where(row.origin != origin))
                for row in (CellRow, PersonRow)
            )
            return not any(counts)

    def add(self, organisation: Organisation, *, origin: Origin) -> None:
        """Add cells and people; what is held already by the same id, or name, is brought up to it.

        A person is known again by name and telephone; ``Member.id`` is given here.
        """
        with self._database.writing("people") as session:
            for cell in organisation.cells:
                session.merge(cell_row(cell, origin))
                session.flush()  # a parent stands before its children
            for cell in organisation.cells:
                for new in cell.succession.by if cell.succession else ():
                    session.merge(CellSuccessionRow(old_id=cell.id, new_id=new))
            for member in organisation.members:
                _add_member(session, member, origin)

    def bind(self, account: str, member: Member, *, now: datetime) -> None:
        """Let *member* speak by *account*, whoever spoke by it before."""
        with self._database.writing("people") as session:
            session.merge(AccountRow(id=account, person_id=member.id, added_at=now))

    def remove(self, origin: Origin) -> int:
        """Remove the cells and people that came from *origin*.

        Returns:
            How many people were removed.
        """
        with self._database.writing("people") as session:
            return take_away(session, origin)


def take_away(session: Session, origin: Origin) -> int:
    """Remove the cells and people that came from *origin*, and return how many people."""
    people = select(PersonRow.id).where(PersonRow.origin == origin)
    cells = select(CellRow.id).where(CellRow.origin == origin)
    session.execute(delete(AccountRow).where(AccountRow.person_id.in_(people)))
    session.execute(delete(PostRow).where(PostRow.person_id.in_(people)))
    session.execute(delete(PostRow).where(PostRow.cell_id.in_(cells)))
    session.execute(delete(CellSuccessionRow).where(CellSuccessionRow.old_id.in_(cells)))
    session.execute(delete(InviteRow).where(InviteRow.cell_id.in_(cells)))
    session.execute(delete(JoinRequestRow).where(JoinRequestRow.cell_id.in_(cells)))
    inside = update(CellRow).where(CellRow.parent_id.in_(cells), CellRow.origin != origin)
    session.execute(inside.values(parent_id=None))
    removed = session.scalar(select(func.count()).select_from(people.subquery())) or 0
    session.execute(delete(PersonRow).where(PersonRow.origin == origin))
    for row in reversed(_parents_first(session, origin)):
        session.delete(row)
        session.flush()
    return removed


def _cells(session: Session, without: Origin | None = None) -> dict[str, Cell]:
    following: dict[str, list[str]] = {}
    for link in session.scalars(select(CellSuccessionRow).order_by(CellSuccessionRow.new_id)):
        following.setdefault(link.old_id, []).append(link.new_id)
    rows = session.scalars(select(CellRow).where(CellRow.origin != (without or ""))).all()
    cells = {row.id: _cell(row, following.get(row.id, ())) for row in _in_tree_order(rows)}
    return {
        one.id: one if one.parent in cells else replace(one, parent=None) for one in cells.values()
    }


def _cell(row: CellRow, following: Iterable[str]) -> Cell:
    ended = None
    if row.ended_on is not None:
        ended = Succession(by=tuple(following), on=row.ended_on, decided_by=row.ended_by or "")
    return Cell(
        id=row.id,
        name=row.name,
        parent=row.parent_id,
        is_organ=row.is_organ,
        groups=tuple(row.groups),
        aliases=tuple(row.aliases),
        began_on=row.began_on,
        succession=ended,
    )


def cell_row(cell: Cell, origin: Origin) -> CellRow:
    """Write the row of a cell."""
    ended = cell.succession
    return CellRow(
        id=cell.id,
        name=cell.name,
        parent_id=cell.parent,
        is_organ=cell.is_organ,
        groups=list(cell.groups),
        aliases=list(cell.aliases),
        began_on=cell.began_on,
        ended_on=ended.on if ended else None,
        ended_by=ended.decided_by if ended else None,
        origin=origin,
    )


def _members(
    session: Session, people: Iterable[PersonRow], cells: Mapping[str, Cell]
) -> tuple[Member, ...]:
    rows = list(people)
    held = select(PostRow).where(PostRow.person_id.in_([row.id for row in rows]))
    posts: dict[int, list[Post]] = {}
    for post in session.scalars(held.order_by(PostRow.cell_id)):
        if post.cell_id not in cells:
            continue
        named = Post(cell=cells[post.cell_id], role=post.role, title=post.title)
        posts.setdefault(post.person_id, []).append(named)
    return tuple(
        Member(id=row.id, name=row.name, phone=row.phone, posts=tuple(posts.get(row.id, ())))
        for row in rows
    )


def _add_member(session: Session, member: Member, origin: Origin) -> None:
    same = select(PersonRow).where(PersonRow.name == member.name, PersonRow.phone == member.phone)
    row = session.scalars(same).first() or PersonRow(name=member.name, phone=member.phone)
    row.origin = origin
    session.add(row)
    session.flush()
    kept = [post.cell.id for post in member.posts]
    gone = delete(PostRow).where(PostRow.person_id == row.id, PostRow.cell_id.not_in(kept))
    session.execute(gone)
    for post in member.posts:
        session.merge(
            PostRow(person_id=row.id, cell_id=post.cell.id, role=post.role, title=post.title)
        )


def _parents_first(session: Session, origin: Origin) -> list[CellRow]:
    rows = session.scalars(select(CellRow).where(CellRow.origin == origin)).all()
    return _in_tree_order(rows)


def _natural(text: str) -> tuple[tuple[int, str], ...]:
    """Order "chi-bo-2" before "chi-bo-10"."""
    parts = re.findall(r"\d+|\D+", text)
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in parts)


def _in_tree_order(rows: Iterable[CellRow]) -> list[CellRow]:
    """Order cells by id, each after the one above it."""
    by_parent: dict[str | None, list[CellRow]] = {}
    known = {row.id: row for row in rows}
    for row in sorted(known.values(), key=lambda row: _natural(row.id)):
        above = row.parent_id if row.parent_id in known else None
        by_parent.setdefault(above, []).append(row)
    ordered = list(by_parent.get(None, ()))
    for row in ordered:  # grows while it is walked
        ordered += by_parent.get(row.id, ())
    return ordered
