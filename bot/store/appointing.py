"""What changes who may do what; each act in one transaction, with its line in the audit."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from bot.errors import LastAdmin, StaleButton
from bot.organisation import OWN_CELL, Role
from bot.store.admin_codes import spend
from bot.tables import AccountRow, CellRow, PersonRow, PostRow
from knowledge.database import Database
from knowledge.store import audit

# two who act at once would each leave the other as the last administrator
TURN = "people"


class Appointing:
    """Posts and accounts of people, as those who may change them change them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def has_admin(self) -> bool:
        """Say whether an administrator is there who can speak by some account."""
        with self._database.reading() as session:
            return admins(session) > 0

    def appoint(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        person_id: int,
        cell_id: str,
        role: Role,
        *,
        by: str,
        now: datetime,
        title: str | None = None,
    ) -> None:
        """Give somebody a role in a cell; the title stays unless another is given.

        Raises:
            StaleButton: If there is no such person or cell.
            LastAdmin: If no administrator would be left.
        """
        with self._database.writing(TURN) as session:
            before = admins(session)
            row = _post(session, person_id, cell_id)
            was = row.role
            row.role = role
            row.title = row.title if title is None else title
            keep_one(session, before)
            facts = {"cell": cell_id, "role": role, "was": was}
            audit.note(session, "appointed", about=f"person {person_id}", by=by, now=now, **facts)

    def take_out(self, person_id: int, cell_id: str, *, by: str, now: datetime) -> None:
        """Take somebody out of a cell; who is in no other is known no longer by any account.

        Raises:
            LastAdmin: If no administrator would be left.
        """
        with self._database.writing(TURN) as session:
            before = admins(session)
            own = PostRow.person_id == person_id
            session.execute(delete(PostRow).where(own, PostRow.cell_id == cell_id))
            if not session.scalar(select(func.count()).select_from(PostRow).where(own)):
                session.execute(delete(AccountRow).where(AccountRow.person_id == person_id))
            keep_one(session, before)
            about = f"person {person_id}"
            audit.note(session, "taken_out", about=about, by=by, now=now, cell=cell_id)

    def hand_over(self, cell_id: str, *, old: int, new: int, by: str, now: datetime) -> None:
        """Give the post of one person in a cell to another of it; the first stays a member.

        Raises:
            StaleButton: If either is not of the cell, or the first has no post to give.
        """
        with self._database.writing(TURN) as session:
            from_, to = (session.get(PostRow, (one, cell_id)) for one in (old, new))
            if from_ is None or to is None or old == new or from_.role != "secretary":
                raise StaleButton
            # who is of the office too stays so
            to.role = "secretary" if to.role == "member" else to.role
            to.title, from_.role, from_.title = from_.title, "member", ""
            audit.note(session, "handed_over", about=cell_id, by=by, now=now, old=old, new=new)

    def unbind(self, person_id: int, *, by: str, now: datetime) -> int:
        """Let nobody speak as somebody any more by the accounts there are, and return how many.

        Raises:
            LastAdmin: If no administrator would be left.
        """
        with self._database.writing(TURN) as session:
            before = admins(session)
            gone = delete(AccountRow).where(AccountRow.person_id == person_id)
            count = len(session.execute(gone.returning(AccountRow.id)).all())
            keep_one(session, before)
            audit.note(session, "unbound", about=f"person {person_id}", by=by, now=now)
            return count

    def claim(
        self, code: str, account: str, *, name: str, organisation: str, now: datetime
    ) -> bool:
        """Make whoever speaks by *account* an administrator, by a code; False if it is none.

        Args:
            code: As typed.
            account: Who typed it.
            name: What they are called, where nobody knows them yet.
            organisation: Its name, where no cell is held yet.
            now: The moment.
        """
        with self._database.writing(TURN) as session:
            if not spend(session, code, account=account, now=now):
                return False
            person = _speaking(session, account, name, now)
            cell = _organ(session, organisation)
            session.merge(
                PostRow(
                    person_id=person,
                    cell_id=cell,
                    role="admin",
                    title=_title(session, person, cell),
                )
            )
            about = f"person {person}"
            audit.note(session, "claimed_admin", about=about, by=name, now=now, cell=cell)
            return True


def admins(session: Session) -> int:
    """Count the administrators who can speak by some account."""
    session.flush()
    found = (
        select(func.count(PostRow.person_id.distinct()))
        .join(AccountRow, AccountRow.person_id == PostRow.person_id)
        .where(PostRow.role == "admin")
    )
    return session.scalar(found) or 0


def keep_one(session: Session, before: int) -> None:
    """Refuse what would leave no administrator, where there was one.

    Raises:
        LastAdmin: If it would.
    """
    if before and not admins(session):
        raise LastAdmin


def _post(session: Session, person_id: int, cell_id: str) -> PostRow:
    row = session.get(PostRow, (person_id, cell_id))
    if row is not None:
        return row
    if session.get(PersonRow, person_id) is None or session.get(CellRow, cell_id) is None:
        raise StaleButton
    row = PostRow(person_id=person_id, cell_id=cell_id, role="member", title="")
    session.add(row)
    return row


def _speaking(session: Session, account: str, name: str, now: datetime) -> int:
    known = session.get(AccountRow, account)
    if known is not None:
        return known.person_id
    person = PersonRow(name=name, phone=None, origin="staff")
    session.add(person)
    session.flush()
    session.add(AccountRow(id=account, person_id=person.id, added_at=now))
    return person.id


def _organ(session: Session, organisation: str) -> str:
    """Return the cell of the organisation itself: the topmost organ, made where there is none.

    One of the demo organisation goes away with it, and is none to sit in.
    """
    top = select(CellRow.id).where(CellRow.parent_id.is_(None)).order_by(~CellRow.is_organ)
    found = session.scalar(top.where(CellRow.origin == "staff").limit(1))
    if found is not None:
        return found
    if session.get(CellRow, OWN_CELL) is None:
        row = CellRow(id=OWN_CELL, name=organisation, is_organ=True, groups=[], aliases=[])
        row.parent_id, row.origin = session.scalar(top.limit(1)), "staff"
        session.add(row)
        session.flush()
    return OWN_CELL


def _title(session: Session, person: int, cell: str) -> str:
    row = session.get(PostRow, (person, cell))
    return row.title if row is not None else ""
