"""Many files at once: each is read, shown, published, and counted; none stops the others."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Literal

import ingest
from bot.errors import NothingToRead
from bot.texts.terminal import Fate
from knowledge.domain import Directive, Held
from knowledge.errors import AssistantError, SecretDocument
from knowledge.library import Library, Published

logger = logging.getLogger(__name__)

# new: it replaces none of the similar ones · an id: it takes the place of that one · skip
Choice = Literal["new", "skip"] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one file."""

    path: Path
    fate: Fate
    held: Held | None = None
    error: AssistantError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from one file, or why nothing was."""

    source: str
    directive: Directive | None = None
    error: AssistantError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a person, or nobody, decides."""

    # shown what was read: shall it be published?
    publish: Callable[[Directive], bool]
    # it is much like these: which one does it replace?
    choose: Callable[[Directive, Sequence[Held]], Choice]


# Nobody is asked: everything is published, and replaces nothing by likeness alone.
YES = Asked(publish=lambda _directive: True, choose=lambda _directive, _similar: "new")


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


def read(name: str, stdin: Callable[[], str]) -> Reading:
    """Read one file, or what *stdin* gives for "-"; nothing is stored."""
    try:
        directive = ingest.read_text(stdin(), name) if name == "-" else ingest.read(_existing(name))
    except AssistantError as error:
        return Reading(source=Path(name).name, error=error)
    return Reading(source=directive.source, directive=directive)


def _existing(name: str) -> Path:
    path = Path(name)
    if not path.is_file():
        raise NothingToRead(path=name)
    return path


def publish(  # noqa: PLR0913  # keywords, each plain by its name
    library: Library,
    paths: Iterable[Path],
    *,
    asked: Asked,
    by: str,
    now: Callable[[], datetime],
    hold: bool = True,
) -> Iterator[Outcome]:
    """Read and publish each file, and say what became of it; ``library.sync()`` is left to do.

    Args:
        library: Where to.
        paths: The files.
        asked: Who decides.
        by: Who publishes.
        now: The clock.
        hold: Let drafts and the like wait for a second person.
    """
    for path in paths:
        try:
            yield _publish_one(library, path, asked=asked, by=by, now=now(), hold=hold)
        except AssistantError as error:
            logger.info("refused", extra={"action": "ingest_failed", "code": error.code})
            fate: Fate = "refused" if isinstance(error, SecretDocument) else "failed"
            yield Outcome(path=path, fate=fate, error=error)


def _publish_one(  # noqa: PLR0913  # keywords, each plain by its name
    library: Library, path: Path, *, asked: Asked, by: str, now: datetime, hold: bool
) -> Outcome:
    directive = ingest.read(path)
    if not asked.publish(directive):
        return Outcome(path=path, fate="skipped")
    published = library.publish(directive, original=path, by=by, now=now, hold=hold, sync=False)
    if published.outcome == "needs_choice":
        similar = [library.store.held(one) for one in published.similar]
        choice = asked.choose(directive, similar)
        if choice == "skip":
            return Outcome(path=path, fate="skipped")
        published = _as_chosen(library, path, directive, choice, by=by, now=now)
    return Outcome(path=path, fate=_fate(published), held=published.held)


def _as_chosen(  # noqa: PLR0913  # keywords, each plain by its name
    library: Library, path: Path, directive: Directive, choice: Choice, *, by: str, now: datetime
) -> Published:
    if isinstance(choice, int):
        return library.replace(choice, directive, original=path, by=by, now=now, sync=False)
    return library.publish(directive, original=path, by=by, now=now, as_new=True, sync=False)


def _fate(published: Published) -> Fate:
    # a choice has been made by now
    return "skipped" if published.outcome == "needs_choice" else published.outcome
