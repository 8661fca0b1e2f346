"""What is held, changed in one SQL transaction at a time; the indexes follow."""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import RLock
from typing import TYPE_CHECKING

from knowledge import originals
from knowledge.identity import Outcome, Verdict, judge
from knowledge.passages import cut
from knowledge.projection import Projection
from knowledge.store import Paper, Shelf, Store

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

    from knowledge.database import Database
    from knowledge.domain import Directive, Held
    from knowledge.lock import IndexLock
    from knowledge.projection import Embedder, LexicalIndex, Progress, VectorIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of a directive that was handed in."""

    # unchanged: the same file is held already; copy: its text is, from another file; needs_choice:
    # nothing was stored, a person must say whether it replaces a similar one
    outcome: Outcome
    # the directive as it is held now; of needs_choice and copy, the nearest one held
    held: Held
    # ids of directives held that it may be, or that it took the place of, nearest first
    similar: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that ``check`` found, and whether it put it right."""

    # database_damaged · original_missing · original_leftover · lexical_behind · vectors_behind
    code: str
    mended: bool
    facts: Mapping[str, str] = field(default_factory=dict)


class Library:
    """The directives of one organisation: SQL, the original files, and the indexes.

    Args:
        database: The truth.
        folder: Where the original files are kept, under ``originals``.
        lexical: The index of words, opened for writing if this process may ever hold the lock.
        vectors: The index of vectors; None in a process that doesn't hold the lock.
        embeddings: What makes vectors; None for words alone.
        lock: Who holds it writes the indexes; nobody else does.
    """

    def __init__(  # noqa: PLR0913, PLR0917  # the parts that it keeps in step
        self,
        database: Database,
        folder: Path,
        lexical: LexicalIndex,
        vectors: VectorIndex | None,
        embeddings: Embedder | None,
        lock: IndexLock,
    ) -> None:
        self._database = database
        self._originals = folder / "originals"
        self.store = Store(database, self._originals)
        self._projection = Projection(database, self.store, lexical, vectors, embeddings)
        self._lock = lock
        self._turn = RLock()

    def publish(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        directive: Directive,
        *,
        original: Path | None,
        by: str,
        now: datetime,
        as_new: bool = False,
        sync: bool = True,
    ) -> Published:
        """Hold *directive* from now on; the same file a second time changes nothing.

        Args:
            directive: What was read.
            original: The file it was read from, to keep; None if there is none.
            by: Who publishes it.
            now: The moment.
            as_new: A person said that it replaces none of the similar ones.
            sync: Bring the indexes up to date at once; of many files, only after the last.

        Raises:
            UnreadableDocument: If the file is not the one that was read.
            Busy: If another process kept the database for half a minute.
        """
        paper = Paper(directive=directive, original=original, by=by, now=now)
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            verdict = self._judge(shelf, paper)
            if verdict.outcome == "needs_choice" and as_new:
                verdict = Verdict(outcome="new", held_ids=verdict.held_ids)
            held_id = self._settle(shelf, paper, verdict)
        return self._published(verdict, held_id, sync=sync)

    def replace(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        old_id: int,
        directive: Directive,
        *,
        original: Path | None,
        by: str,
        now: datetime,
        sync: bool = True,
    ) -> Published:
        """Hold *directive* in the place of another, by a person's word.

        Raises:
            UnknownDirective: If there is no such other.
            UnreadableDocument: If the file is not the one that was read.
            Busy: If another process kept the database for half a minute.
        """
        paper = Paper(directive=directive, original=original, by=by, now=now)
        with self._database.writing("library") as session:
            shelf = Shelf(session)
            shelf.row(old_id)
            held_id = shelf.find_file(directive.sha256)
            if held_id is None:
                held_id = self._add(shelf, paper)
            follows = held_id != old_id and shelf.succeed([old_id], held_id, "by_staff")
            shelf.link(held_id)
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

    def sync(self, progress: Progress | None = None) -> None:
        """Bring the indexes up to date with SQL, if this process may write them.

        Cheap when nothing changed: call it at start, and before answering beside other processes.
        """
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
        return found + self._check_originals() + self._check_indexes()

    def close(self) -> None:
        """Close the indexes and let another process have them."""
        with self._turn:
            self._projection.close()
            self._lock.release()

    def _judge(self, shelf: Shelf, paper: Paper) -> Verdict:
        known = shelf.find_file(paper.directive.sha256)
        if known is not None:
            return Verdict(outcome="unchanged", held_ids=(known,))
        return judge(paper.directive, paper.sketch, shelf.entries(paper))

    def _settle(self, shelf: Shelf, paper: Paper, verdict: Verdict) -> int:
        """Store what the verdict asks for; return the id of the directive held."""
        if verdict.outcome in {"unchanged", "needs_choice"}:
            return verdict.held_ids[0]
        if verdict.outcome == "copy":
            shelf.add_file(verdict.held_ids[0], paper, self._keep(paper))
            return verdict.held_ids[0]
        new_id = self._add(shelf, paper)
        if verdict.outcome == "version":
            shelf.succeed(verdict.held_ids, new_id, "version")
        shelf.link(new_id)
        return new_id

    def _add(self, shelf: Shelf, paper: Paper) -> int:
        new_id = shelf.add(paper, cut(paper.directive))
        shelf.add_file(new_id, paper, self._keep(paper))
        return new_id

    def _keep(self, paper: Paper) -> str | None:
        """Keep the original file; it must be safe before the row that names it is committed."""
        if paper.original is None:
            return None
        return originals.keep(paper.original, paper.directive.sha256, self._originals)

    def _published(self, verdict: Verdict, held_id: int, *, sync: bool) -> Published:
        if sync:
            self.sync()
        return Published(
            outcome=verdict.outcome, held=self.store.held(held_id), similar=verdict.held_ids
        )

    def _check_originals(self) -> list[Finding]:
        # inside a write: no other process is between copying a file and committing its row
        with self._database.writing("library"):
            wanted = self.store.original_names()
            left = originals.leftovers(self._originals, wanted)
            for path in left:
                path.unlink()
        missing = sorted(name for name in wanted if not (self._originals / name).is_file())
        return [
            *(_finding("original_leftover", path.name, mended=True) for path in left),
            *(_finding("original_missing", name, mended=False) for name in missing),
        ]

    def _check_indexes(self) -> list[Finding]:
        with self._turn, self._lock.borrowed() as held:
            behind = self._projection.behind() if held else []
            if behind:
                self._projection.catch_up()
            still = self._projection.behind() if behind else []
        return [Finding(code=f"{name}_behind", mended=name not in still) for name in behind]


def _finding(code: str, name: str, *, mended: bool) -> Finding:
    return Finding(code=code, mended=mended, facts={"file": name})
