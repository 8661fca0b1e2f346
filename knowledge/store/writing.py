"""What changes the library, each within the transaction that its caller opened."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

import numpy as np
from sqlalchemy import func, select
from sqlalchemy.dialects import postgresql, sqlite

from knowledge import lineage
from knowledge.errors import UnknownDirective
from knowledge.identity import Entry, Known, number_key
from knowledge.likeness import may_be_alike
from knowledge.store import audit, records, revising
from knowledge.store.loading import find_file, is_live
from knowledge.tables import (
    ChangeRow,
    DirectiveRow,
    FileRow,
    PassageRow,
    ReferenceRow,
    SuccessionRow,
    VectorRow,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from numpy.typing import NDArray
    from sqlalchemy.orm import Session

    from knowledge.domain import Audience
    from knowledge.passages import Draft
    from knowledge.store.paper import Paper
    from knowledge.store.revising import Revision


class Shelf:
    """The library inside one write transaction."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def find_file(self, sha256: str) -> int | None:
        """Return the directive that was read from this file, unless it was withdrawn."""
        return self._session.scalars(find_file(sha256)).first()

    def entries(self, paper: Paper) -> list[Entry]:
        """List what a new directive must be compared with, newest last.

        These are all that bear its number, and the similar ones where a number is blank.
        """
        key = number_key(paper.directive.number)
        columns = (DirectiveRow.id, DirectiveRow.number_key, DirectiveRow.sketch)
        query = select(*columns).where(is_live())
        if key is not None:
            same_or_blank = (DirectiveRow.number_key == key) | DirectiveRow.number_key.is_(None)
            query = query.where(same_or_blank)
        ids = [
            row.id
            for row in self._session.execute(query)
            if (key is not None and row.number_key == key) or may_be_alike(paper.sketch, row.sketch)
        ]
        rows = self._session.scalars(
            select(DirectiveRow).where(DirectiveRow.id.in_(ids)).order_by(DirectiveRow.id)
        )
        return [records.entry(row) for row in rows]

    def add(
        self,
        paper: Paper,
        drafts: Sequence[Draft],
        *,
        waits_for: Sequence[str] = (),
        after: Sequence[int] = (),
    ) -> int:
        """Write a directive with all its rows; return its id.

        Args:
            paper: What is handed in.
            drafts: What is to be indexed of it.
            waits_for: Why a second person must say yes before anybody sees it.
            after: Ids of those whose place it takes; unless told, it is for whom the last was.
        """
        row = records.directive_row(paper.directive, paper.sketch, by=paper.by, now=paper.now)
        row.waits_for = ",".join(waits_for) or None
        if paper.audience is not None:
            row.audience = records.audience_value(paper.audience)
        elif after:
            row.audience = self.row(after[-1]).audience
        self._session.add(row)
        self._session.flush()
        self._session.add_all(records.detail_rows(row.id, paper.directive))
        self._session.add_all(records.passage_rows(row.id, drafts))
        self._session.add_all(records.correction_row(row.id, one) for one in paper.corrections)
        revising.put_lines(self._session, row.id, paper.directive)
        self._note("published", row.id, by=paper.by, now=paper.now, waits=list(waits_for))
        self._session.flush()
        self.log(row.id, "added")
        return row.id

    def add_files(
        self, directive_id: int, paper: Paper, kept: Mapping[str, str], *, as_copy: bool = False
    ) -> None:
        """Record the files that a directive was read from; one that is there already stays.

        Args:
            directive_id: The directive.
            paper: What is handed in.
            kept: By sha256, the name that the copy of a file goes by.
            as_copy: They hold the same paper once more.
        """
        known = select(FileRow.sha256).where(FileRow.directive_id == directive_id)
        there = set(self._session.scalars(known))
        for position, file in enumerate(paper.files):
            if file.sha256 not in there:
                there.add(file.sha256)
                self._session.add(
                    FileRow(
                        directive_id=directive_id,
                        sha256=file.sha256,
                        source=file.source,
                        original=kept.get(file.sha256),
                        added_at=paper.now,
                        added_by=paper.by,
                        position=position,
                        role="copy" if as_copy and file.role == "main" else file.role,
                        declared=file.declared,
                    )
                )

    def revise(self, directive_id: int, revision: Revision, drafts: Sequence[Draft]) -> bool:
        """Put another reading in the place of the one held; return whether anything changed.

        Raises:
            UnknownDirective: If none has this id.
        """
        row = self.row(directive_id)
        changed = revising.put(self._session, row, revision, drafts)
        if changed:
            by, now, reason = revision.by, revision.now, revision.reason
            self._note("revised", directive_id, by=by, now=now, reason=reason)
            self._session.flush()
            self.log(directive_id, "added")
        return changed

    def approve(self, directive_id: int, *, by: str, now: datetime) -> None:
        """Let a directive that waits be seen; who may say so has been looked at.

        Raises:
            UnknownDirective: If none has this id.
        """
        row = self.row(directive_id)
        row.waits_for, row.approved_by, row.approved_at = None, by, now
        self._note("approved", directive_id, by=by, now=now)
        self._session.flush()
        self.log(directive_id, "added")

    def succeed(
        self, old_ids: Iterable[int], new_id: int, how: Literal["version", "by_staff"]
    ) -> bool:
        """Record that a directive takes the place of others; return whether that is news."""
        known = select(SuccessionRow.old_id).where(SuccessionRow.new_id == new_id)
        fresh = set(old_ids) - set(self._session.scalars(known))
        rows = [SuccessionRow(old_id=old_id, new_id=new_id, how=how) for old_id in sorted(fresh)]
        self._session.add_all(rows)
        self._session.flush()
        if rows:
            self.log(new_id, "added")
        return bool(rows)

    def withdraw(self, directive_id: int, *, by: str, now: datetime, reason: str) -> bool:
        """Mark a directive as withdrawn; return whether it was not so before.

        Raises:
            UnknownDirective: If none has this id.
        """
        row = self.row(directive_id)
        if row.withdrawn_at is not None:
            return False
        row.withdrawn_at, row.withdrawn_by, row.withdrawn_reason = now, by, reason
        self._note("withdrawn", directive_id, by=by, now=now, reason=reason)
        self._session.flush()
        self.log(directive_id, "withdrawn")
        return True

    def show_to(self, directive_id: int, audience: Audience, *, by: str, now: datetime) -> bool:
        """Say whom a directive exists for; return whether that is news.

        Raises:
            UnknownDirective: If none has this id.
        """
        row, value = self.row(directive_id), records.audience_value(audience)
        if row.audience == value:
            return False
        row.audience = value
        self._note("shown_to", directive_id, by=by, now=now, audience=value or {"kind": "all"})
        self._session.flush()
        self.log(directive_id, "added")
        return True

    def row(self, directive_id: int) -> DirectiveRow:
        """Return the row of a directive.

        Raises:
            UnknownDirective: If none has this id.
        """
        row = self._session.get(DirectiveRow, directive_id)
        if row is None:
            raise UnknownDirective(handle=f"vb {directive_id}")
        return row

    def link(self, directive_id: int, *, once: str | None = None) -> None:
        """Resolve anew the citations in a directive, and all that bear its number.

        Called whenever a directive comes or goes, so the order of publication doesn't matter.

        Args:
            directive_id: The directive.
            once: The key of the number that it bore until now.
        """
        own = ReferenceRow.directive_id == directive_id
        keys = [key for key in (self.row(directive_id).number_key, once) if key]
        query = select(ReferenceRow).where(ReferenceRow.number_key.is_not(None))
        query = query.where(own | ReferenceRow.number_key.in_(keys))
        for reference in self._session.scalars(query).all():
            self._resolve(reference)
        self._session.flush()

    def add_vectors(self, model_id: str, vectors: Mapping[str, NDArray[np.float32]]) -> None:
        """Keep the vectors of texts, by the sha256 of each; one that is there already stays."""
        rows = [
            {"text_sha256": sha, "model_id": model_id, "value": value.astype("<f2").tobytes()}
            for sha, value in vectors.items()
        ]
        dialect = self._session.get_bind().dialect.name
        insert = postgresql.insert if dialect == "postgresql" else sqlite.insert
        if rows:
            self._session.execute(insert(VectorRow).on_conflict_do_nothing(), rows)

    def text_sha256s(self, passage_ids: Sequence[int]) -> dict[int, str]:
        """Return, by id of passage, the sha256 of what is embedded of it."""
        query = select(PassageRow.id, PassageRow.text_sha256).where(PassageRow.id.in_(passage_ids))
        return {row.id: row.text_sha256 for row in self._session.execute(query)}

    def log(self, directive_id: int, kind: Literal["added", "withdrawn"]) -> None:
        """Say that a directive changed, at a new generation."""
        last = self._session.scalar(select(func.max(ChangeRow.generation))) or 0
        self._session.add(ChangeRow(generation=last + 1, directive_id=directive_id, kind=kind))
        self._session.flush()

    def _note(self, act: str, directive_id: int, *, by: str, now: datetime, **facts: Any) -> None:
        audit.note(self._session, act, about=f"vb {directive_id}", by=by, now=now, **facts)

    def _resolve(self, row: ReferenceRow) -> None:
        reference, source = records.reference_of(row), self.row(row.directive_id)
        citing = records.known(source)
        held = {known.id: known for known in self._bearing(row.number_key)}
        row.resolved_id = lineage.resolve(reference, citing, held.values())
        row.supersedes = (
            row.resolved_id is not None
            and lineage.is_sure(reference, citing, held[row.resolved_id])
            and lineage.ends_whole(reference, source.text)
        )

    def _bearing(self, key: str | None) -> list[Known]:
        """List the directives with this number that are live and the last of their versions."""
        newer = (
            select(SuccessionRow.old_id)
            .join(DirectiveRow, DirectiveRow.id == SuccessionRow.new_id)
            .where(SuccessionRow.how == "version", is_live())
        )
        query = select(DirectiveRow).where(
            DirectiveRow.number_key == key,
            is_live(),
            DirectiveRow.id.not_in(newer),
        )
        return [
            records.known(row) for row in self._session.scalars(query.order_by(DirectiveRow.id))
        ]
