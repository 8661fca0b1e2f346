"""An office that holds directives and is asked about them: real parts, put together."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import ingest
from knowledge.answer import Answering
from knowledge.answer.asking import Asking
from knowledge.database import Database
from knowledge.domain import Answer, Directive, Held, Scope, Turn
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.retrieve import Retriever

NOW = datetime(2026, 11, 22, 8, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PAPERS = Path(__file__).parents[2] / "data" / "papers"


@dataclass(frozen=True)
class Office:
    answering: Answering
    # by the first word of the file: "12-KH"
    by_name: Mapping[str, Held]

    @property
    def shelf(self) -> dict[int, Held]:
        return {held.id: held for held in self.by_name.values()}

    @property
    def held(self) -> tuple[Held, ...]:
        return tuple(sorted(self.by_name.values(), key=lambda held: held.id))

    def names(self, held: Iterable[Held]) -> list[str]:
        names = {one.id: name for name, one in self.by_name.items()}
        return [names[one.id] for one in held]

    def cited(self, answer: Answer) -> list[str]:
        """Name each paper that is quoted, in the order of reading."""
        ids = dict.fromkeys(c.directive_id for s in answer.statements for c in s.citations)
        return self.names(self.shelf[directive_id] for directive_id in ids)

    def offered(self, answer: Answer) -> list[str]:
        return self.names(self.shelf[choice.directive_id] for choice in answer.choices)

    def ask(self, question: str, **scope: Any) -> Answer:
        return self.answering.answer(question, Scope(today=TODAY, **scope))

    def asking(self, question: str, **scope: Any) -> Asking:
        understood = self.answering._understood(question, self.held)
        return self.answering._asking(understood, Scope(today=TODAY, **scope), self.held)

    def after(self, name: str) -> dict[str, Any]:
        """Make the scope of somebody who was just answered from a directive."""
        turn = Turn(question="…", directive_ids=(self.by_name[name].id,))
        return {"turns": (turn,)}


@contextmanager
def opened(folder: Path, directives: Iterable[Directive]) -> Iterator[Office]:
    """Hold *directives* in a library of their own, on SQLite and words alone."""
    database = Database(f"sqlite:///{folder / 'troly.db'}")
    database.create()
    lexical = Lexical(folder / "lexical", writer=True)
    library = Library(database, folder, lexical, None, None, IndexLock(folder))
    for directive in directives:
        library.publish(directive, original=None, by="văn phòng", now=NOW, sync=False, hold=False)
    library.sync()
    yield Office(
        answering=Answering(library.store, Retriever(library.store, lexical), lexical),
        by_name={_name(held.directive.source): held for held in library.store.all_held()},
    )
    library.close()
    database.close()


def paper(name: str, *instead: tuple[str, str]) -> Directive:
    """Read one of the papers by its first words, with some words put in place of others."""
    (path,) = PAPERS.glob(f"{name}-*.txt")
    text = path.read_text(encoding="utf-8")
    for old, new in instead:
        text = text.replace(old, new)
    return ingest.read_text(text, path.name)


def papers() -> list[Directive]:
    """Read them all, in the order of their names."""
    return [
        ingest.read_text(path.read_text(encoding="utf-8"), path.name)
        for path in sorted(PAPERS.glob("*.txt"))
    ]


def _name(source: str) -> str:
    """Name a paper by its number and type: "12-KH-tu-sach.txt" -> "12-KH"."""
    return "-".join(source.split("-")[:2])


def codes(answer: Answer) -> list[str]:
    return [statement.code for statement in answer.statements]


def quotes(answer: Answer) -> list[str]:
    return [citation.quote for s in answer.statements for citation in s.citations]
