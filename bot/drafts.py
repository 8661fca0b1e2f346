"""A paper that somebody is about to publish: its files on disk, what was read, what is decided."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.intake import Choice
from bot.tables import DraftState
from knowledge.domain import Audience, Correction, Directive


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """One file of a draft."""

    # what people call it
    source: str
    path: Path
    # hex; empty before it was read
    sha256: str = ""
    # main · annex · form
    role: str = "main"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A paper between its files and *Đăng*."""

    id: int
    # who is at it: "telegram:42"
    account: str
    # open: its files wait, or are waited for · read · posted · dropped
    state: DraftState
    # its bearer declared that it bears no secrecy mark
    declared: bool
    began_at: datetime
    # from then on it is gone, files and all
    expires_at: datetime
    marks: tuple[str, ...] = ()
    files: tuple[Laid, ...] = ()
    # as it stands now, with its printed lines; None before it is read and once it is settled
    directive: Directive | None = None
    corrections: tuple[Correction, ...] = ()
    # what a person said of the similar ones; None until then
    choice: Choice | None = None
    # None: for those for whom what it takes the place of is, else everybody
    audience: Audience | None = None
    # the directive held, once it is published
    held_id: int | None = None

    def paths(self) -> dict[str, Path | None]:
        """Return where each file lies, by the name that people gave."""
        return {file.source: file.path for file in self.files}
