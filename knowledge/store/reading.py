"""What is held, read from SQL; cheap enough to ask at every question."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Literal

import numpy as np
from sqlalchemy import bindparam, func, select

from knowledge.domain import THE_OFFICE, Held, Reader, seen
from knowledge.errors import UnknownDirective
from knowledge.store import loading, records
from knowledge.store.loading import AT_ONCE, Succession, chunks, find_file, is_live
from knowledge.tables import (
    ChangeRow,
    DirectiveRow,
    EarlierReadingRow,
    FileRow,
    PassageRow,
    PrintedLinesRow,
    VectorRow,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from numpy.typing import NDArray
    from sqlalchemy import ColumnElement, Select

    from knowledge.database import Database
    from knowledge.domain import Passage, PrintedLine
    from knowledge.store.shelved import Body

_BODIES = 16  # papers whose text stays in memory: an answer reads up to twelve
# made once: to put a query together takes longer than to run it
_PASSAGES = select(*records.PASSAGE_COLUMNS).where(
    PassageRow.id.in_(bindparam("ids", expanding=True)), ~PassageRow.retired
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What became of one directive at one generation."""

    generation: int
    directive_id: int
    kind: Literal["added", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptFile:
    """A file that a directive was read from."""

    source: str
    sha256: str
    # main · annex · form · copy · archive
    role: str
    # None where no copy was kept, or it is gone
    path: Path | None
    # whether who added it declared that it bears no secrecy mark
    declared: bool
    added_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EarlierText:
    """What stood in the place of a directive's text until something better did."""

    text: str
    until: datetime
    by: str
    # corrected · reread · completed
    reason: str


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
        self._read: loading.Read = {}
        self._held: tuple[int, dict[int, Held]] = (-1, {})
        self._body = lru_cache(maxsize=_BODIES)(self._read_body)

    def generation(self) -> int:
        """Return how often the library has changed; 0 while it is empty."""
        with self._database.reading() as session:
            return loading.generation(session)

    def held(self, directive_id: int) -> Held:
        """Return one directive, a withdrawn one too.

        Raises:
            UnknownDirective: If none has this id.
        """
        found = self._all().get(directive_id)
        if found is None:
            raise UnknownDirective(handle=f"vb {directive_id}")
        return found

    def all_held(
        self, *, include_withdrawn: bool = False, reader: Reader = THE_OFFICE
    ) -> list[Held]:
        """List what is held, ordered by id; read anew only when the library changed.

        Args:
            include_withdrawn: List what was withdrawn too.
            reader: List what exists for them alone; unless told, everything.
        """
        held = seen(self._all().values(), reader)
        return [
            one
            for one in held
            if one.status != "waiting" and (include_withdrawn or one.status != "withdrawn")
        ]

    def waiting(self) -> list[Held]:
        """List what waits for a second person's yes, ordered by id; no answer speaks of it."""
        return [held for held in self._all().values() if held.status == "waiting"]

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """Return the passages with these ids, in this order; unknown ids are left out."""
        wanted = list(ids)
        with self._database.reading() as session:
            rows = session.execute(_PASSAGES, {"ids": wanted})
            found = {row.id: records.passage(row) for row in rows}
        return [found[passage_id] for passage_id in wanted if passage_id in found]

    def all_passages(self, directive_ids: Collection[int] | None = None) -> Iterator[Passage]:
        """Yield what should be indexed, ordered by id.

        Args:
            directive_ids: Of these directives only; None is all. Withdrawn ones have none.
        """
        for chunk in chunks(directive_ids):
            query = select(*records.PASSAGE_COLUMNS).join(DirectiveRow)
            query = query.where(is_live(), ~PassageRow.retired)
            if chunk is not None:
                query = query.where(PassageRow.directive_id.in_(chunk))
            with self._database.reading() as session:
                rows = session.execute(
                    query.order_by(PassageRow.id).execution_options(yield_per=AT_ONCE)
                )
                yield from (records.passage(row) for row in rows)

    def passage_ids(
        self, directive_ids: Collection[int], *, retired_only: bool = False
    ) -> list[int]:
        """List the ids of all passages of some directives, withdrawn or not."""
        kept = (PassageRow.retired,) if retired_only else ()
        with self._database.reading() as session:
            return [
                passage_id
                for chunk in chunks(directive_ids)
                for passage_id in session.scalars(
                    select(PassageRow.id).where(PassageRow.directive_id.in_(chunk or ()), *kept)
                )
            ]

    def census(self) -> tuple[int, int]:
        """Return the generation and how many passages should be indexed at it."""
        query = select(func.count()).select_from(PassageRow).join(DirectiveRow)
        with self._database.reading() as session:
            count = session.scalar(query.where(is_live(), ~PassageRow.retired))
            return loading.generation(session), count or 0

    def vectors(
        self, model_id: str, directive_ids: Collection[int] | None = None
    ) -> Iterator[tuple[int, NDArray[np.float32]]]:
        """Yield id and vector of each passage that should be indexed and has one by this model."""
        query = (
            select(PassageRow.id, VectorRow.value)
            .join(DirectiveRow, DirectiveRow.id == PassageRow.directive_id)
            .join(VectorRow, VectorRow.text_sha256 == PassageRow.text_sha256)
            .where(is_live(), ~PassageRow.retired, VectorRow.model_id == model_id)
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

    def files(self, directive_id: int) -> list[KeptFile]:
        """List the files that a directive was read from, in the order they were added."""
        query = select(FileRow).where(FileRow.directive_id == directive_id)
        with self._database.reading() as session:
            rows = session.scalars(query.order_by(FileRow.added_at, FileRow.position)).all()
        return [
            KeptFile(
                source=row.source,
                sha256=row.sha256,
                role=row.role,
                path=self._kept(row.original),
                declared=row.declared,
                added_by=row.added_by,
            )
            for row in rows
        ]

    def original(self, directive_id: int) -> Path | None:
        """Find the file that a directive was read from, if it was kept."""
        kept = (file.path for file in self.files(directive_id) if file.role in {"main", "copy"})
        return next((path for path in kept if path), None)

    def original_names(self) -> set[str]:
        """List the names of all originals that should be there."""
        query = select(FileRow.original).where(FileRow.original.is_not(None))
        with self._database.reading() as session:
            return set(session.scalars(query))

    def _kept(self, name: str | None) -> Path | None:
        if self._originals is None or name is None or not (self._originals / name).exists():
            return None
        return self._originals / name

    def find_file(self, sha256: str) -> Held | None:
        """Return the directive that was read from this file, unless it was withdrawn."""
        query = find_file(sha256)
        with self._database.reading() as session:
            found = session.scalars(query).first()
        return None if found is None else self.held(found)

    def printed_lines(self, directive_id: int) -> tuple[PrintedLine, ...]:
        """Return where the lines of a scanned directive stand on its pages, in order."""
        with self._database.reading() as session:
            row = session.get(PrintedLinesRow, directive_id)
            return tuple(map(records.printed_line, row.lines)) if row else ()

    def earlier_texts(self, directive_id: int) -> list[EarlierText]:
        """List what stood in the place of a directive's text before, oldest first."""
        query = select(EarlierReadingRow).where(EarlierReadingRow.directive_id == directive_id)
        with self._database.reading() as session:
            return [
                EarlierText(text=row.text, until=row.ended_at, by=row.ended_by, reason=row.reason)
                for row in session.scalars(query.order_by(EarlierReadingRow.revision))
            ]

    def _all(self) -> dict[int, Held]:
        with self._lock, self._database.reading() as session:
            generation = loading.generation(session)
            if self._held[0] != generation:
                self._held = (generation, loading.held(session, self._read, self._body))
            return self._held[1]

    def _read_body(self, directive_id: int, revision: int) -> Body:
        with self._database.reading() as session:
            return loading.body(session, directive_id, revision)


def _not_embedded(model_id: str, wanted: ColumnElement[int]) -> Select[int]:
    done = select(VectorRow.text_sha256).where(VectorRow.model_id == model_id)
    return (
        select(wanted)
        .select_from(PassageRow)
        .join(DirectiveRow)
        .where(is_live(), ~PassageRow.retired, PassageRow.text_sha256.not_in(done))
    )
