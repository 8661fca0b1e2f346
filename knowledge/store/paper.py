"""A directive as someone hands it in, with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.likeness import sketch

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from knowledge.domain import Audience, Correction, Directive, Held
    from knowledge.identity import Outcome


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file as someone hands it in with a directive."""

    source: str
    sha256: str
    # main · annex · form · copy · archive
    role: str = "main"
    # None where no copy is to be kept
    path: Path | None = None
    # its own bearer declared that it bears no secrecy mark
    declared: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A directive as someone hands it in."""

    directive: Directive
    # what it was read from, the main file first
    files: tuple[File, ...]
    by: str
    now: datetime
    # whom it exists for; None: for those for whom what it takes the place of does
    audience: Audience | None = None
    # what people compared with the paper before it was handed in, as it stands in the text
    corrections: tuple[Correction, ...] = ()
    sketch: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sketch", sketch(self.directive.text))


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """What became of a directive that was handed in."""

    # unchanged: the same file is held already; copy: its text is, from another file; needs_choice:
    # nothing was stored, a person must say whether it replaces a similar one; held: a second person
    # must say yes
    outcome: Outcome
    # the directive as it is held now; of needs_choice and copy, the nearest one held
    held: Held
    # ids of directives held that it may be, or that it took the place of, nearest first
    similar: tuple[int, ...] = ()


def handed_in(  # noqa: PLR0913  # what is handed in, each plain by its name
    directive: Directive,
    original: Path | None,
    files: Sequence[File],
    corrections: Sequence[Correction] = (),
    *,
    by: str,
    now: datetime,
    audience: Audience | None = None,
) -> Paper:
    """Put a directive and its files together; without *files* it came as *original* alone."""
    own = File(source=directive.source, sha256=directive.sha256, path=original)
    return Paper(
        directive=directive,
        files=tuple(files) or (own,),
        by=by,
        now=now,
        audience=audience,
        corrections=tuple(corrections),
    )
