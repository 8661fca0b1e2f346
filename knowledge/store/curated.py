"""The answers of the office in one database."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select, update

from knowledge.curated import Curated, fingerprint, words
from knowledge.store import audit
from knowledge.tables import CuratedRow

if TYPE_CHECKING:
    from datetime import datetime

    from knowledge.database import Database
    from knowledge.domain import Held


class CuratedAnswers:
    """Keeps what the office answered; of answers to one question one is live at most."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def draft(
        self, question: str, text: str, source: Held | None, *, by: str, now: datetime
    ) -> Curated:
        """Write an answer down that is not given yet.

        Args:
            question: As it was asked.
            text: The answer.
            source: The directive that it rests on; None: the office's own word.
            by: Who answers.
            now: The moment.
        """
        row = CuratedRow(
            question=question,
            words=words(question),
            text=text,
            directive_id=None if source is None else source.id,
            text_sha256=None if source is None else fingerprint(source),
            by=by,
            at=now,
            state="draft",
        )
        with self._database.writing("curated") as session:
            session.add(row)
            session.flush()
            return _curated(row)

    def give(self, curated_id: int, *, by: str, now: datetime) -> Curated | None:
        """Show an answer from now on, in the place of any other to the same question.

        Returns:
            The answer; None where there is none that waits for this.
        """
        with self._database.writing("curated") as session:
            row = session.get(CuratedRow, curated_id)
            if row is None or row.state not in {"draft", "review"}:
                return None
            others = update(CuratedRow).where(
                CuratedRow.words == row.words, CuratedRow.state.in_(("live", "review"))
            )
            session.execute(others.values(state="ended", ended_by=by, ended_at=now))
            session.refresh(row)
            row.state, row.ended_by, row.ended_at = "live", None, None
            audit.note(session, "answered", about=f"answer {row.id}", by=by, now=now)
            return _curated(row)

    def keep(self, curated_id: int, source: Held | None, *, by: str, now: datetime) -> None:
        """Note that an answer still holds, for *source* as it is now."""
        with self._database.writing("curated") as session:
            row = session.get_one(CuratedRow, curated_id)
            row.text_sha256 = None if source is None else fingerprint(source)
            row.directive_id = None if source is None else source.id
            row.state, row.by, row.at = "live", by, now
            audit.note(session, "answer_kept", about=f"answer {row.id}", by=by, now=now)

    def end(self, curated_id: int, *, by: str, now: datetime) -> None:
        """Show an answer no longer."""
        with self._database.writing("curated") as session:
            row = session.get_one(CuratedRow, curated_id)
            row.state, row.ended_by, row.ended_at = "ended", by, now
            audit.note(session, "answer_ended", about=f"answer {row.id}", by=by, now=now)

    def review(self, curated_id: int) -> bool:
        """Put a live answer up for review; return False where it is not live."""
        live = update(CuratedRow).where(CuratedRow.id == curated_id, CuratedRow.state == "live")
        with self._database.writing("curated") as session:
            found = session.execute(live.values(state="review").returning(CuratedRow.id)).all()
            return bool(found)

    def get(self, curated_id: int) -> Curated | None:
        """Return an answer, whatever became of it."""
        with self._database.reading() as session:
            row = session.get(CuratedRow, curated_id)
            return None if row is None else _curated(row)

    def to(self, question: str) -> Curated | None:
        """Return the live answer to a question asked in these very words."""
        live = select(CuratedRow).where(
            CuratedRow.words == words(question), CuratedRow.state == "live"
        )
        with self._database.reading() as session:
            row = session.scalars(live.order_by(CuratedRow.id.desc())).first()
            return None if row is None else _curated(row)

    def live(self) -> list[Curated]:
        """List what is shown."""
        live = select(CuratedRow).where(CuratedRow.state == "live").order_by(CuratedRow.id)
        with self._database.reading() as session:
            return [_curated(row) for row in session.scalars(live)]


def _curated(row: CuratedRow) -> Curated:
    return Curated(
        id=row.id,
        question=row.question,
        text=row.text,
        directive_id=row.directive_id,
        text_sha256=row.text_sha256,
        by=row.by,
        at=row.at,
        state=row.state,
    )
