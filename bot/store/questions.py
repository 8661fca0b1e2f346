"""Questions that the office should answer; of nobody is it told who asked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from sqlalchemy import delete, func, select

from bot.tables import QuestionRow, Why
from knowledge.curated import words
from knowledge.database import Database

LONGEST = 500  # characters of a question that are kept


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """A question that waits, however many asked it."""

    # of the first who asked
    id: int
    text: str
    # why it is here, the most telling reason first
    why: tuple[Why, ...]
    asked_at: datetime
    # how many asked it
    count: int
    # what was answered, where that is disputed or to be looked at again
    answered: str | None = None
    # the answer of the office that is to be looked at again
    curated_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """One asking of a question that was answered: who is to be told."""

    id: int
    account: str
    text: str


_T = TypeVar("_T")
# the order in which reasons are told, and questions are listed
_ORDER: tuple[Why, ...] = ("sent", "review", "disputed", "unanswered")


class Questions:
    """The questions of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def ask(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        text: str,
        why: Why,
        *,
        now: datetime,
        account: str | None = None,
        answered: str | None = None,
        curated_id: int | None = None,
    ) -> int:
        """Put a question into the queue; asked again by the same account, it is there once.

        Args:
            text: The question; of a long one the beginning is kept.
            why: Why it is asked.
            now: The moment.
            account: Who is to be told; None where nobody waits for it.
            answered: What was answered before.
            curated_id: The answer of the office that is to be looked at again.

        Returns:
            Its id.
        """
        said = text.strip()[:LONGEST]
        with self._database.writing("questions") as session:
            mine = select(QuestionRow).where(
                QuestionRow.settled_at.is_(None), QuestionRow.account == account
            )
            for row in session.scalars(mine):
                if words(row.text) == words(said):
                    if _ORDER.index(why) < _ORDER.index(row.why):
                        row.why = why
                    row.answered = answered or row.answered
                    return row.id
            row = QuestionRow(
                account=account,
                text=said,
                why=why,
                answered=answered,
                asked_at=now,
                curated_id=curated_id,
            )
            session.add(row)
            session.flush()
            return row.id

    def open(self) -> list[Open]:
        """List what waits: what people sent first, then by reason, the oldest first."""
        waiting = select(QuestionRow).where(QuestionRow.settled_at.is_(None))
        with self._database.reading() as session:
            rows = list(session.scalars(waiting.order_by(QuestionRow.id)))
        alike: dict[str, list[QuestionRow]] = {}
        for row in rows:
            alike.setdefault(words(row.text), []).append(row)
        found = [_open(group) for group in alike.values()]
        return sorted(found, key=lambda one: (_ORDER.index(one.why[0]), one.id))

    def get(self, question_id: int) -> Open | None:
        """Return a question that waits, by the id of any who asked it; None once it does not."""
        with self._database.reading() as session:
            row = session.get(QuestionRow, question_id)
        if row is None or row.settled_at is not None:
            return None
        asked = words(row.text)
        return next((one for one in self.open() if words(one.text) == asked), None)

    def settle(
        self, question: str, *, by: str, now: datetime, curated_id: int | None = None
    ) -> list[Settled]:
        """Take a question out of the queue, answered by *curated_id* or put aside.

        Returns:
            Whoever asked it and can be told, once each.
        """
        asked = words(question)
        waiting = select(QuestionRow).where(QuestionRow.settled_at.is_(None))
        with self._database.writing("questions") as session:
            rows = [
                row
                for row in session.scalars(waiting.order_by(QuestionRow.id))
                if words(row.text) == asked
            ]
            for row in rows:
                row.settled_at, row.settled_by = now, by
                row.curated_id = curated_id
            return [
                Settled(id=row.id, account=row.account, text=row.text)
                for row in rows
                if row.account is not None
            ]

    def forget(self, account: str) -> None:
        """Delete what *account* asked; answers that the office kept are the office's."""
        with self._database.writing("questions") as session:
            session.execute(delete(QuestionRow).where(QuestionRow.account == account))

    def sweep(self, *, before: datetime) -> int:
        """Delete what was asked before that moment, answered or not; return how many.

        Answers that the office kept are kept.
        """
        old = delete(QuestionRow).where(QuestionRow.asked_at < before)
        with self._database.writing("questions") as session:
            return len(session.execute(old.returning(QuestionRow.id)).all())

    def count_open(self) -> int:
        """Count the askings that wait."""
        waiting = select(func.count()).select_from(QuestionRow)
        with self._database.reading() as session:
            return session.scalar(waiting.where(QuestionRow.settled_at.is_(None))) or 0


def _open(rows: Sequence[QuestionRow]) -> Open:
    return Open(
        id=rows[0].id,
        text=rows[0].text,
        why=tuple(sorted({row.why for row in rows}, key=_ORDER.index)),
        asked_at=rows[0].asked_at,
        count=len({row.account for row in rows}),
        answered=_last(row.answered for row in rows),
        curated_id=_last(row.curated_id for row in rows),
    )


def _last(values: Iterable[_T | None]) -> _T | None:
    found = [value for value in values if value is not None]
    return found[-1] if found else None
