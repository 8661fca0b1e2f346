"""A directive as someone hands it in, with its files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.likeness import sketch

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from knowledge.domain import Directive


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
    sketch: bytes = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "sketch", sketch(self.directive.text))
