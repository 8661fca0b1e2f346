"""What is held, read from SQL; cheap enough to ask at every question."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal, TypeVar

import numpy as np
from sqlalchemy import func, select

from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.store import records
from knowledge.tables import (
    ChangeRow,
    DirectiveRow,
    FileRow,
    ObligationRow,
    PassageRow,
    ReferenceRow,
    SuccessionRow,
    UnitRow,
    VectorRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from knowledge.database import Database
    from knowledge.domain import Directive, Passage

# Rows fetched at a time, so that a whole library is never in memory twice; SQLite takes at least
# 32,766 values in one statement.
_AT_ONCE = 2000

_Row = TypeVar("_Row", UnitRow, ReferenceRow, ObligationRow)


@dataclass(frozen=True, slots=True, kw_only=True)
class Succession:
    """One directive that took the place of another, and what says so."""

    old_id: int
    new_id: int
    # version (same identity) · by_staff · cited (the new one says so)
    how: Literal["version", "by_staff", "cited"]
    # where the new one says so; None unless cited
    start: int | None = None
    end: int | None = None


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
        for chunk in _chunks(directive_ids):
            query = select(PassageRow).join(DirectiveRow).where(DirectiveRow.withdrawn_at.is_(None))
            if chunk is not None:
                query = query.where(PassageRow.directive_id.in_(chunk))
            with self._database.reading() as session:
                rows = session.scalars(
                    query.order_by(PassageRow.id).execution_options(yield_per=_AT_ONCE)
                )
                yield from (records.passage(row) for row in rows)

    def passage_ids(self, directive_ids: Collection[int]) -> list[int]:
        """List the ids of all passages of some directives, withdrawn or not."""
        with self._database.reading() as session:
            return [
                passage_id
                for chunk in _chunks(directive_ids)
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
            .execution_options(yield_per=_AT_ONCE)
        )
        for chunk in _chunks(directive_ids):
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
            return _successions(session, directive_id)

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
                self._held = (generation, self._load(session))
            return self._held[1]

    def _load(self, session: Session) -> dict[int, Held]:
        rows = list(session.scalars(select(DirectiveRow).order_by(DirectiveRow.id)))
        self._read |= _directives(session, [row for row in rows if row.id not in self._read])
        later: dict[int, list[int]] = defaultdict(list)
        for succession in _successions(session):
            if succession.new_id not in later[succession.old_id]:
                later[succession.old_id].append(succession.new_id)
        cited: dict[int, list[int | None]] = defaultdict(list)
        order = (ReferenceRow.directive_id, ReferenceRow.position)
        resolved = select(ReferenceRow.directive_id, ReferenceRow.resolved_id).order_by(*order)
        for directive_id, resolved_id in session.execute(resolved):
            cited[directive_id].append(resolved_id)
        return {
            row.id: Held(
                id=row.id,
                directive=self._read[row.id],
                status=_status(row, superseded=bool(later[row.id])),
                published_at=row.published_at,
                superseded_by=tuple(later[row.id]),
                cites=tuple(cited[row.id]),
            )
            for row in rows
        }


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


def _status(row: DirectiveRow, *, superseded: bool) -> str:
    """Say no more than there is evidence for: "in force" has none yet."""
    if row.withdrawn_at is not None:
        return "withdrawn"
    if superseded:
        return "superseded"
    return "unknown" if row.bound_to_year is None else "bound_to_year"


def _successions(session: Session, directive_id: int | None = None) -> list[Succession]:
    """Read both kinds; what a withdrawn directive says does not count."""
    recorded = select(SuccessionRow).join(DirectiveRow, DirectiveRow.id == SuccessionRow.new_id)
    cited = select(ReferenceRow).join(DirectiveRow, DirectiveRow.id == ReferenceRow.directive_id)
    cited = cited.where(ReferenceRow.supersedes)
    if directive_id is not None:
        recorded = recorded.where(SuccessionRow.old_id == directive_id)
        cited = cited.where(ReferenceRow.resolved_id == directive_id)
    live = DirectiveRow.withdrawn_at.is_(None)
    found = [
        Succession(old_id=row.old_id, new_id=row.new_id, how=row.how)
        for row in session.scalars(recorded.where(live))
    ] + [
        Succession(
            old_id=row.resolved_id,
            new_id=row.directive_id,
            how="cited",
            start=row.start,
            end=row.end,
        )
        for row in session.scalars(cited.where(live))
        if row.resolved_id is not None
    ]
    return sorted(found, key=lambda succession: (succession.old_id, succession.new_id))


def _directives(session: Session, rows: Sequence[DirectiveRow]) -> dict[int, Directive]:
    ids = [row.id for row in rows]
    units = _details(session, UnitRow, ids)
    references = _details(session, ReferenceRow, ids)
    obligations = _details(session, ObligationRow, ids)
    return {
        row.id: records.directive(row, units[row.id], references[row.id], obligations[row.id])
        for row in rows
    }


def _details(session: Session, table: type[_Row], ids: Sequence[int]) -> dict[int, list[_Row]]:
    found: dict[int, list[_Row]] = defaultdict(list)
    for chunk in _chunks(ids):
        query = select(table).where(table.directive_id.in_(chunk or ()))
        for row in session.scalars(query.order_by(table.directive_id, table.position)):
            found[row.directive_id].append(row)
    return found


def _chunks(ids: Collection[int] | None) -> Iterator[Sequence[int] | None]:
    """Cut a long list into statements; None, for all, is one statement."""
    if ids is None:
        yield None
        return
    listed = list(ids)
    for start in range(0, len(listed), _AT_ONCE):
        yield listed[start : start + _AT_ONCE]
