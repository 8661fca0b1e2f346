"""What is held, changed in one SQL transaction at a time; the indexes follow."""

from __future__ import annotations

from threading import RLock
from typing import TYPE_CHECKING

from knowledge import holding, originals
from knowledge.errors import SamePerson, UnknownDirective
from knowledge.findings import Finding, of_originals
from knowledge.identity import Outcome, Verdict, judge
from knowledge.passages import cut
from knowledge.projection import Projection
from knowledge.store import File, Paper, Revision, Shelf, Store
from knowledge.store.carrying import take_in
from knowledge.store.paper import Published, handed_in

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from knowledge.database import Database
    from knowledge.domain import Audience, Correction, Directive, Held
    from knowledge.embeddings import NamedEmbeddings
    from knowledge.lock import IndexLock
    from knowledge.projection import LexicalIndex, Progress, VectorIndex

__all__ = ["Library", "Published"]


class Library:
    """The directives of one organisation: SQL, the original files, and the indexes.

    Args:
        database: The truth.
        folder: Where the original files are kept, under ``originals``.
        lexical: The index of words, opened for writing if this process may ever hold the lock.
        vectors: The index of vectors; None in a process that doesn't hold the lock.
        embeddings: What makes vectors; None for words alone.
        lock: Who holds it writes the indexes; nobody else does.
        beside: Build many vectors while questions are answered.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # the parts that it keeps in step
        self,
        database: Database,
        folder: Path,
        lexical: LexicalIndex,
        vectors: VectorIndex | None,
        embeddings: NamedEmbeddings | None,
        lock: IndexLock,
        beside: bool = False,
    ) -> None:
        self._database = database
        self._originals = folder / "originals"
        self.store = Store(database, self._originals)
        self._projection = Projection(database, self.store, lexical, vectors, embeddings, beside)
        self._lock = lock
        self._turn = RLock()

    def publish(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        directive: Directive,
        *,
        by: str,
        now: datetime,
        original: Path | None = None,
        files: Sequence[File] = (),
        corrections: Sequence[Correction] = (),
        as_new: bool = False,
        hold: bool = True,
        audience: Audience | None = None,
        sync: bool = True,
    ) -> Published:
        """Hold *directive* from now on; the same file a second time changes nothing.

        Args:
            directive: What was read.
            by: Who publishes it.
            now: The moment.
            original: The one file it was read from, to keep; None if there is none.
            files: All files it was read from, where these are several.
            corrections: What people put right in it before, as it stands in its text.
            as_new: A person said that it replaces none of the similar ones.
            hold: Let what ``holding`` names wait for a second person.
            audience: Whom it exists for; None: as what it takes the place of, else everybody.
            sync: Bring the indexes up to date at once; of many files, only after the last.

        Raises:
            UnreadableDocument: If the file is not the one that was read.
            Busy: If another process kept the database for half a minute.
        """
        paper = handed_in(
            directive, original, files, corrections, by=by, now=now, audience=audience
        )
        waits_for = holding.reasons(directive) if hold else ()
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            verdict = self._judge(shelf, paper)
            if verdict.outcome == "needs_choice" and as_new:
                verdict = Verdict(outcome="new", held_ids=verdict.held_ids)
            held_id = self._settle(shelf, paper, verdict, waits_for)
            take_in(session, held_id, by=by, now=now)
        return self._published(verdict, held_id, sync=sync)

    def foresee(self, directive: Directive, *, files: Sequence[File], now: datetime) -> Verdict:
        """Say what ``publish`` would make of *directive*, and store nothing."""
        with self._database.reading() as session:
            return self._judge(Shelf(session), handed_in(directive, None, files, by="", now=now))

    def replace(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        old_id: int,
        directive: Directive,
        *,
        by: str,
        now: datetime,
        original: Path | None = None,
        files: Sequence[File] = (),
        corrections: Sequence[Correction] = (),
        audience: Audience | None = None,
        sync: bool = True,
    ) -> Published:
        """Hold *directive* in the place of another, by a person's word.

        It exists for whom the other did, unless *audience* says otherwise.

        Raises:
            UnknownDirective: If there is no such other.
            UnreadableDocument: If the file is not the one that was read.
            Busy: If another process kept the database for half a minute.
        """
        paper = handed_in(
            directive, original, files, corrections, by=by, now=now, audience=audience
        )
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            shelf.row(old_id)
            held_id = shelf.find_file(paper.files[0].sha256)
            if held_id is None:
                held_id = self._add(shelf, paper, holding.reasons(directive), after=[old_id])
            follows = held_id != old_id and shelf.succeed([old_id], held_id, "by_staff")
            shelf.link(held_id)
            take_in(session, held_id, by=by, now=now)
        verdict = Verdict(outcome="version" if follows else "unchanged", held_ids=(old_id,))
        return self._published(verdict, held_id, sync=sync)

    def withdraw(self, directive_id: int, *, by: str, now: datetime, reason: str) -> Held:
        """Take a directive out of every answer; its rows stay, with who did it and why.

        Raises:
            UnknownDirective: If none has this id.
            Busy: If another process kept the database for half a minute.
        """
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            if shelf.withdraw(directive_id, by=by, now=now, reason=reason):
                shelf.link(directive_id)
        self.sync()
        return self.store.held(directive_id)

    def show_to(self, directive_id: int, audience: Audience, *, by: str, now: datetime) -> Held:
        """Let a directive exist for these alone from now on, the office always among them.

        Raises:
            UnknownDirective: If none has this id.
            Busy: If another process kept the database for half a minute.
        """
        with self._database.writing("library") as session:
            Shelf(session).show_to(directive_id, audience, by=by, now=now)
        return self.store.held(directive_id)

    def revise(
        self,
        directive_id: int,
        revision: Revision,
        *,
        files: Sequence[File] = (),
        sync: bool = True,
    ) -> Held:
        """Put another reading in the place of the one held, under the same handle.

        Args:
            directive_id: The directive held.
            revision: The other reading.
            files: What it was read from, where that is more than is kept already.
            sync: Bring the indexes up to date at once.

        Raises:
            UnknownDirective: If none has this id.
            UnreadableDocument: If a file is not the one that was read.
            Busy: If another process kept the database for half a minute.
        """
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            before = shelf.row(directive_id).number_key
            if files:
                paper = handed_in(revision.directive, None, files, by=revision.by, now=revision.now)
                kept = originals.keep_all(paper.files, self._originals)
                shelf.add_files(directive_id, paper, kept)
            if shelf.revise(directive_id, revision, cut(revision.directive)):
                shelf.link(directive_id, once=before)
                take_in(session, directive_id, by=revision.by, now=revision.now)
        if sync:
            self.sync()
        return self.store.held(directive_id)

    def approve(self, directive_id: int, *, by: str, now: datetime) -> Held:
        """Let a directive that waits be answered from, by a second person's yes.

        Raises:
            UnknownDirective: If none that waits has this id.
            SamePerson: If *by* is who published it.
            Busy: If another process kept the database for half a minute.
        """
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            row = shelf.row(directive_id)
            if row.waits_for is None or row.withdrawn_at is not None:
                raise UnknownDirective(handle=f"vb {directive_id}", reason="not_waiting")
            if row.published_by.casefold() == by.casefold():
                raise SamePerson(handle=f"vb {directive_id}", person=by)
            shelf.approve(directive_id, by=by, now=now)
            shelf.link(directive_id)
            take_in(session, directive_id, by=by, now=now)
        self.sync()
        return self.store.held(directive_id)

    def sync(self, progress: Progress | None = None) -> None:
        """Bring the indexes up to date with SQL, if this process may write them; often nothing."""
        with self._turn, self._lock.borrowed() as held:
            if held:
                self._projection.catch_up(progress)

    def rebuild(self, progress: Progress | None = None) -> bool:
        """Make the indexes anew from SQL; return False where another process has them open."""
        with self._turn, self._lock.borrowed() as held:
            if held:
                self._projection.rebuild(progress)
            return held

    def check(self) -> list[Finding]:
        """Look at every part, put right what can be, and list what was found."""
        found = [] if self._database.healthy() else [Finding(code="database_damaged", mended=False)]
        # inside a write: no other process is between copying a file and committing its row
        with self._database.writing("library"):
            found += of_originals(self._originals, self.store.original_names())
        return found + self._check_indexes()

    def close(self) -> None:
        """Close the indexes and let another process have them."""
        with self._turn:
            self._projection.close()
            self._lock.release()

    def _judge(self, shelf: Shelf, paper: Paper) -> Verdict:
        known = shelf.find_file(paper.files[0].sha256)
        if known is not None:
            return Verdict(outcome="unchanged", held_ids=(known,))
        return judge(paper.directive, paper.sketch, shelf.entries(paper))

    def _settle(self, shelf: Shelf, paper: Paper, verdict: Verdict, waits: Sequence[str]) -> int:
        """Store what the verdict asks for; return the id of the directive held."""
        if verdict.outcome == "copy":
            kept = originals.keep_all(paper.files, self._originals)
            shelf.add_files(verdict.held_ids[0], paper, kept, as_copy=True)
        if verdict.outcome in {"unchanged", "needs_choice", "copy"}:
            return verdict.held_ids[0]
        after = verdict.held_ids if verdict.outcome == "version" else ()
        new_id = self._add(shelf, paper, waits, after=after)
        if after:
            shelf.succeed(verdict.held_ids, new_id, "version")
        shelf.link(new_id)
        return new_id

    def _add(
        self, shelf: Shelf, paper: Paper, waits_for: Sequence[str], *, after: Sequence[int]
    ) -> int:
        new_id = shelf.add(paper, cut(paper.directive), waits_for=waits_for, after=after)
        shelf.add_files(new_id, paper, originals.keep_all(paper.files, self._originals))
        return new_id

    def _published(self, verdict: Verdict, held_id: int, *, sync: bool) -> Published:
        if sync:
            self.sync()
        held = self.store.held(held_id)
        waits = held.status == "waiting" and verdict.outcome != "needs_choice"
        outcome: Outcome = "held" if waits else verdict.outcome
        return Published(outcome=outcome, held=held, similar=verdict.held_ids)

    def _check_indexes(self) -> list[Finding]:
        with self._turn, self._lock.borrowed() as held:
            behind = self._projection.behind() if held else []
            if behind:
                self._projection.catch_up()
            still = self._projection.behind() if behind else []
        return [Finding(code=f"{name}_behind", mended=name not in still) for name in behind]
