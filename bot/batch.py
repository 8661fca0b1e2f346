"""Many files at once: each directive is read, shown, published, counted; none stops the others."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import ingest
from bot.errors import NothingToRead
from bot.intake import Desk, Outcome, take
from ingest import Progress
from ingest.limits import silent
from knowledge.domain import Directive
from knowledge.errors import AssistantError


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one file, or why nothing was."""

    source: str
    directive: Directive | None = None
    error: AssistantError | None = None


def files(paths: Iterable[Path]) -> list[Path]:
    """List the files to read: folders with everything in them but hidden and lock files, sorted.

    Raises:
        NothingToRead: If a path names nothing, or a folder holds no file.
    """
    return [file for path in paths for file in _files_of(path)]


def _files_of(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    found = _files_in(path)
    if not found:
        raise NothingToRead(path=path)
    return found


def _files_in(folder: Path) -> list[Path]:
    files = (file for file in folder.rglob("*") if file.is_file())
    return sorted(file for file in files if not _is_hidden(file, folder))


def _is_hidden(file: Path, folder: Path) -> bool:
    # "~$31-KH.docx" is what Word leaves beside a file that is open
    return any(part.startswith((".", "~$")) for part in file.relative_to(folder).parts)


def names(said: Iterable[str]) -> list[str]:
    """List what to read: "-" and files as they are, folders by the files in them."""
    return [name for one in said for name in _names_of(one)]


def _names_of(said: str) -> list[str]:
    path = Path(said)
    if not path.is_dir():
        return [said]
    return [str(file) for file in _files_in(path)] or [said]


def read(
    names: Sequence[str],
    stdin: Callable[[], str],
    *,
    not_secret: bool = False,
    progress: Callable[[Progress], None] = silent,
) -> Reading:
    """Read one directive from its files, or from what *stdin* gives for "-"; nothing is stored."""
    try:
        if names[0] == "-":
            directive = ingest.read_text(stdin(), names[0])
        else:
            with ingest.opened([_existing(name) for name in names]) as sources:
                directive = ingest.read_together(
                    sources, not_secret=not_secret, progress=progress
                ).directive
    except AssistantError as error:
        return Reading(source=Path(names[0]).name, error=error)
    return Reading(source=directive.source, directive=directive)


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise NothingToRead(path=name)
    return path


def groups(paths: Iterable[Path], *, together: bool = False) -> list[list[Path]]:
    """List the files of each directive: every file is one by itself, or all are one *together*.

    Raises:
        NothingToRead: If a path names nothing, or a folder holds no file.
    """
    found = files(paths)
    return [found] if together else [[file] for file in found]


def publish(desk: Desk, groups: Iterable[Sequence[Path]]) -> Iterator[Outcome]:
    """Take each directive in and say what became of it; ``library.sync()`` is left to do."""
    return (take(desk, paths) for paths in groups)
