"""Papers that are about to be published; each has a row, and a folder with its files."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

from pydantic import TypeAdapter
from sqlalchemy import select

from bot.drafts import Draft, Laid
from bot.intake import Choice
from bot.tables import DraftRow
from knowledge.database import Database
from knowledge.domain import Audience, Correction, Directive

AudienceKind = Literal["all", "cells", "staff"]
_DIRECTIVE = TypeAdapter(Directive)
_CORRECTIONS = TypeAdapter(tuple[Correction, ...])
_SETTLED = ("posted", "dropped")
_KINDS: dict[str, AudienceKind] = {"all": "all", "cells": "cells", "staff": "staff"}


class Drafts:
    """The drafts of one database.

    Args:
        database: Where their rows are.
        folder: Where each has a folder of its own.
        lasts: How long an untouched one is kept.
    """

    def __init__(self, database: Database, folder: Path, *, lasts: timedelta) -> None:
        self._database = database
        self._folder = folder
        self._lasts = lasts

    def begin(
        self,
        account: str,
        *,
        declared: bool,
        now: datetime,
        paths: Sequence[Path] = (),
        marks: Sequence[str] = (),
    ) -> Draft:
        """Begin a draft of *account*; the files are copied, *marks* are of their messages."""
        row = DraftRow(
            account=account,
            state="open",
            declared=declared,
            began_at=now,
            expires_at=now + self._lasts,
            marks=list(marks),
            files=[],
            directive=None,
            corrections=[],
            choice=None,
            audience="",
        )
        with self._database.writing() as session:
            session.add(row)
            session.flush()
            row.files = [_file(one) for one in self._copied(row.id, paths)]
            return self._draft(row)

    def get(self, draft_id: int) -> Draft | None:
        """Return a draft, a settled one too; None once it is gone."""
        with self._database.reading() as session:
            row = session.get(DraftRow, draft_id)
            return None if row is None else self._draft(row)

    def of(self, account: str) -> list[Draft]:
        """List what *account* has not settled, the newest first."""
        mine = select(DraftRow).where(DraftRow.account == account, DraftRow.state.not_in(_SETTLED))
        with self._database.reading() as session:
            rows = session.scalars(mine.order_by(DraftRow.id.desc()))
            return [self._draft(row) for row in rows]

    def lay(self, draft_id: int, paths: Iterable[Path]) -> list[Laid]:
        """Copy files into the folder of a draft; ``save`` notes them."""
        return self._copied(draft_id, paths)

    def save(self, draft: Draft, *, now: datetime) -> Draft:
        """Write a draft as it is now; whoever works at it has the whole time again."""
        with self._database.writing() as session:
            row = session.get_one(DraftRow, draft.id)
            for name, value in _values(draft).items():
                setattr(row, name, value)
            row.expires_at = now + self._lasts
            return self._draft(row)

    def settle(self, draft: Draft, *, held_id: int | None = None) -> None:
        """Let go of everything but that it was posted as *held_id*, or dropped."""
        with self._database.writing() as session:
            row = session.get_one(DraftRow, draft.id)
            row.state = "dropped" if held_id is None else "posted"
            row.held_id = held_id
            row.directive, row.corrections, row.files, row.marks = None, [], [], []
        self._clear(draft.id)

    def sweep(self, *, now: datetime) -> int:
        """Remove what nobody touched for too long, files and all; return how many."""
        old = select(DraftRow).where(DraftRow.expires_at <= now)
        with self._database.writing() as session:
            rows = list(session.scalars(old))
            for row in rows:
                session.delete(row)
        for row in rows:
            self._clear(row.id)
        return len(rows)

    def _copied(self, draft_id: int, paths: Iterable[Path]) -> list[Laid]:
        folder = self._folder / str(draft_id)
        folder.mkdir(parents=True, exist_ok=True)
        first = len(list(folder.iterdir()))
        laid = []
        for number, path in enumerate(paths, start=first):
            # a folder each: the file keeps the name that people gave it
            into = folder / str(number)
            into.mkdir()
            laid.append(Laid(source=path.name, path=Path(shutil.copyfile(path, into / path.name))))
        return laid

    def _clear(self, draft_id: int) -> None:
        shutil.rmtree(self._folder / str(draft_id), ignore_errors=True)

    def _draft(self, row: DraftRow) -> Draft:
        return Draft(
            id=row.id,
            account=row.account,
            state=row.state,
            declared=row.declared,
            began_at=row.began_at,
            expires_at=row.expires_at,
            marks=tuple(row.marks),
            files=tuple(self._laid(file) for file in row.files),
            directive=_DIRECTIVE.validate_python(row.directive) if row.directive else None,
            corrections=_CORRECTIONS.validate_python(row.corrections),
            choice=_choice(row.choice),
            audience=_audience(row.audience),
            held_id=row.held_id,
        )

    def _laid(self, file: Mapping[str, Any]) -> Laid:
        return Laid(**{**file, "path": self._folder / str(file["path"])})


def _file(laid: Laid) -> dict[str, Any]:
    # the last three parts: folder of the draft, of the file, its name
    return {**asdict(laid), "path": str(Path(*laid.path.parts[-3:]))}


def _values(draft: Draft) -> dict[str, Any]:
    found = draft.directive
    return {
        "state": draft.state,
        "declared": draft.declared,
        "marks": list(draft.marks),
        "files": [_file(one) for one in draft.files],
        "directive": None if found is None else _DIRECTIVE.dump_python(found, mode="json"),
        "corrections": _CORRECTIONS.dump_python(draft.corrections, mode="json"),
        "choice": None if draft.choice is None else str(draft.choice),
        "audience": _kept(draft.audience),
    }


def _choice(said: str | None) -> Choice | None:
    if said is None:
        return None
    return "new" if said == "new" else int(said)


def _audience(kept: str) -> Audience | None:
    if not kept:
        return None
    kind, _, cells = kept.partition(":")
    return Audience(kind=_KINDS[kind], cells=frozenset(filter(None, cells.split(","))))


def _kept(audience: Audience | None) -> str:
    """Write whom a paper is for: "all:", "cells:chi-bo-1,chi-bo-3"; nothing where nobody said."""
    return "" if audience is None else f"{audience.kind}:{','.join(sorted(audience.cells))}"
