"""A list of cells and people taken in: all of it in one transaction, or nothing."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy.orm import Session

from bot.organisation import Cell
from bot.organisation.importing import Listing, Plan
from bot.store.appointing import TURN, admins, keep_one
from bot.store.people import cell_row, take_away
from bot.tables import CellSuccessionRow, PersonRow, PostRow
from knowledge.database import Database
from knowledge.store import audit


class Importing:
    """What changes cells and people in bulk."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def take(self, plan: Plan, *, by: str, now: datetime) -> None:
        """Do what *plan* says; who is held and not on the list stays as they are.

        The demo organisation goes in the same step: a list is of a real one.

        Raises:
            LastAdmin: If no administrator would be left.
        """
        if not plan.changes:
            return
        with self._database.writing(TURN) as session:
            take_away(session, "samples")
            before = admins(session)
            _cells(session, [*plan.new_cells, *plan.changed_cells])
            made: dict[str, int] = {}
            for one in plan.people:
                if one.changes:
                    _person(session, one, made)
            keep_one(session, before)
            facts = {
                "cells": len(plan.new_cells) + len(plan.changed_cells),
                "people": sum(one.changes for one in plan.people),
            }
            audit.note(session, "imported", about="people", by=by, now=now, **facts)


def _cells(session: Session, cells: list[Cell]) -> None:
    # first without those above them, which may come later in the list
    for cell in cells:
        row = session.merge(cell_row(cell, "staff"))
        row.parent_id = None
    session.flush()
    for cell in cells:
        session.merge(cell_row(cell, "staff"))
        for new in cell.succession.by if cell.succession else ():
            session.merge(CellSuccessionRow(old_id=cell.id, new_id=new))
    session.flush()


def _person(session: Session, one: Listing, made: dict[str, int]) -> None:
    person_id = one.person_id if one.person_id is not None else made.get(one.key)
    if person_id is None:
        row = PersonRow(name=one.name, phone=one.phone, origin="staff")
        session.add(row)
        session.flush()
        person_id = made[one.key] = row.id
    person = session.get_one(PersonRow, person_id)
    # whoever only joined stands on a list of the office from now on
    person.origin = "staff"
    person.phone = one.phone or person.phone
    session.merge(PostRow(person_id=person_id, cell_id=one.cell_id, role=one.role, title=one.title))
