"""What is held, read from SQL; cheap enough to ask at every question."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

import numpy as np
from sqlalchemy import func, select

from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.store import loading, records
from knowledge.store.loading import AT_ONCE, Succession, chunks
from knowledge.tables import (
    ChangeRow,
    DirectiveRow,
    FileRow,
    PassageRow,
    VectorRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from knowledge.database import Database
    from knowledge.domain import Directive, Passage


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one directive at one generation."""

    generation: int
    directive_id: int
    kind: Literal["added", "withdrawn"]


class Store:
    """The directives, passages and vectors of one database.

    Args:
        database: Where the rows are.
        originals: Folder of the files that directives were read from.
    """

    def __init__(self, database: Database, originals: Path | None = None) -> None:
        self._database = database
        self._originals = originals
        self._lock = Lock()
        self._read: dict[int, Directive] = {}  # a directive never changes once published
        self._held: tuple[int, dict[int, Held]] = (-1, {})

    def generation(self) -> int:
        """Return how often the library has changed; 0 while it is empty."""
        with self._database.reading() as session:
            return _generation(session)

    def held(self, directive_id: int) -> Held:
        """Return one directive, a withdrawn one too.

        Raises:
            UnknownDirective: If none has this id.
        """
        found = self._all().get(directive_id)
        if found is None:
            raise UnknownDirective(handle=f"vb {directive_id}")
        return found

    def all_held(self, *, include_withdrawn: bool = False) -> list[Held]:
        """List what is held, ordered by id; read anew only when the library changed."""
        return [
            held for held in self._all().values() if include_withdrawn or held.status != "withdrawn"
        ]

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order; unknown ids are left out."""
        wanted = list(ids)
        query = select(PassageRow).where(PassageRow.id.in_(wanted))
        with self._database.reading() as session:
            found = {row.id: records.passage(row) for row in session.scalars(query)}
        return [found[passage_id] for passage_id in wanted if passage_id in found]

    def all_passages(self, directive_ids: Collection[int] | None = None) -> Iterator[Passage]:
        """Yield what should be indexed, ordered by id.

        Args:
            directive_ids: Of these directives only; None is all. Withdrawn ones have none.
        """
        for chunk in chunks(directive_ids):
            query = select(PassageRow).join(DirectiveRow).where(DirectiveRow.withdrawn_at.is_(None))
            if chunk is not None:
                query = query.where(PassageRow.directive_id.in_(chunk))
            with self._database.reading() as session:
                rows = session.scalars(
                    query.order_by(PassageRow.id).execution_options(yield_per=AT_ONCE)
                )
                yield from (records.passage(row) for row in rows)

    def passage_ids(self, directive_ids: Collection[int]) -> list[int]:
        """List the ids of all passages of some directives, withdrawn or not."""
        with self._database.reading() as session:
            return [
                passage_id
                for chunk in chunks(directive_ids)
                for passage_id in session.scalars(
                    select(PassageRow.id).where(PassageRow.directive_id.in_(chunk or ()))
                )
            ]

    def census(self) -> tuple[int, int]:
        """Return the generation and how many passages should be indexed at it."""
        query = select(func.count()).select_from(PassageRow).join(DirectiveRow)
        with self._database.reading() as session:
            count = session.scalar(query.where(DirectiveRow.withdrawn_at.is_(None)))
            return _generation(session), count or 0

    def vectors(
        self, model_id: str, directive_ids: Collection[int] | None = None
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield id and vector of each passage that should be indexed and has one by this model."""
        query = (
            select(PassageRow.id, VectorRow.value)
            .join(DirectiveRow, DirectiveRow.id == PassageRow.directive_id)
            .join(VectorRow, VectorRow.text_sha256 == PassageRow.text_sha256)
            .where(DirectiveRow.withdrawn_at.is_(None), VectorRow.model_id == model_id)
            .order_by(PassageRow.id)
            .execution_options(yield_per=AT_ONCE)
        )
        for chunk in chunks(directive_ids):
            part = query if chunk is None else query.where(PassageRow.directive_id.in_(chunk))
            with self._database.reading() as session:
                for passage_id, value in session.execute(part):
                    yield passage_id, np.frombuffer(value, dtype="<f2").astype(np.float32)

    def without_vector(self, model_id: str, limit: int) -> list[Passage]:
        """List up to *limit* passages, one for each text, that this model has not embedded yet."""
        query = _not_embedded(model_id, func.min(PassageRow.id)).group_by(PassageRow.text_sha256)
        with self._database.reading() as session:
            ids = session.scalars(query.limit(limit)).all()
        return self.passages(ids)

    def count_without_vector(self, model_id: str) -> int:
        """Count the texts that this model has not embedded yet."""
        query = _not_embedded(model_id, func.count(PassageRow.text_sha256.distinct()))
        with self._database.reading() as session:
            return session.scalar(query) or 0

    def changes(self, since: int) -> list[Change]:
        """List what changed after generation *since*, oldest first."""
        query = select(ChangeRow).where(ChangeRow.generation > since)
        with self._database.reading() as session:
            return [
                Change(generation=row.generation, directive_id=row.directive_id, kind=row.kind)
                for row in session.scalars(query.order_by(ChangeRow.generation))
            ]

    def successions(self, directive_id: int) -> list[Succession]:
        """List what took the place of this directive, and what says so, oldest first."""
        with self._database.reading() as session:
            return loading.successions(session, directive_id)

    def original(self, directive_id: int) -> Path | None:
        """Find the file that a directive was read from, if it was kept."""
        query = select(FileRow.original).where(
            FileRow.directive_id == directive_id, FileRow.original.is_not(None)
        )
        with self._database.reading() as session:
            name = session.scalars(query.order_by(FileRow.added_at)).first()
        if self._originals is None or name is None or not (self._originals / name).exists():
            return None
        return self._originals / name

    def original_names(self) -> set[str]:
        """List the names of all originals that should be there."""
        query = select(FileRow.original).where(FileRow.original.is_not(None))
        with self._database.reading() as session:
            return set(session.scalars(query))

    def _all(self) -> dict[int, Held]:
        with self._lock, self._database.reading() as session:
            generation = _generation(session)
            if self._held[0] != generation:
                self._held = (generation, loading.held(session, self._read))
            return self._held[1]


def _not_embedded(model_id: str, wanted: ColumnElement[int]) -> Select[int]:
    done = select(VectorRow.text_sha256).where(VectorRow.model_id == model_id)
    return (
        select(wanted)
        .select_from(PassageRow)
        .join(DirectiveRow)
        .where(DirectiveRow.withdrawn_at.is_(None), PassageRow.text_sha256.not_in(done))
    )


def _generation(session: Session) -> int:
    return session.scalar(select(func.max(ChangeRow.generation))) or 0
