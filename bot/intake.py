"""One directive handed in, with all its files: read, shown, published; what is known is no work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import ingest
from bot.texts.terminal import Fate
from ingest import Limits, Progress, Source, corrections
from ingest.limits import DEFAULT, silent
from knowledge.domain import Audience, Correction, Directive, Held
from knowledge.errors import AssistantError, DeclarationNeeded, SecretDocument
from knowledge.library import Library, Published
from knowledge.store import File, Revision

logger = logging.getLogger(__name__)

# new: it replaces none of the similar ones · an id: it takes the place of that one · skip
Choice = Literal["new", "skip"] | int


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of what was handed in."""

    # the first file, or the archive
    path: Path
    fate: Fate
    held: Held | None = None
    error: AssistantError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """How a person, or nobody, decides."""

    # shown what was read: shall it be published?
    publish: Callable[[Directive], bool]
    # it is much like these: which one does it replace?
    choose: Callable[[Directive, Sequence[Held]], Choice]
    # it is a scan: does the person declare that it bears no secrecy mark?
    declare: Callable[[Path], bool] = lambda _path: False


# Nobody is asked: everything is published, and replaces nothing by likeness alone.
YES = Asked(publish=lambda _directive: True, choose=lambda _directive, _similar: "new")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where papers are handed in, by whom, and on what terms."""

    library: Library
    by: str
    now: Callable[[], datetime]
    asked: Asked = YES
    # who hands them in declared that none bears a secrecy mark
    not_secret: bool = False
    # drafts and the like wait for a second person
    hold: bool = True
    limits: Limits = DEFAULT
    progress: Callable[[Progress], None] = silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What was read from the files of one directive; nothing of it is held yet."""

    directive: Directive
    # the main file first
    files: tuple[File, ...]
    # what a person put right since, as it stands in the text
    corrections: tuple[Correction, ...] = ()
    # whom it is for; None: for whom what it takes the place of is, else everybody
    audience: Audience | None = None
    # the directive that it takes the place of, by a person's word
    replaces: int | None = None


def take(desk: Desk, paths: Sequence[Path]) -> Outcome:
    """Take the files of one directive in; ``library.sync()`` is left to do.

    Args:
        desk: Where they are handed in.
        paths: Its files, or one archive of them.
    """
    try:
        with handed_in(desk, paths) as sources:
            return _take(desk, sources, paths[0])
    except AssistantError as error:
        fate: Fate = "refused" if isinstance(error, SecretDocument) else "failed"
        return Outcome(path=paths[0], fate=fate, error=error)


@contextmanager
def handed_in(desk: Desk, paths: Sequence[Path]) -> Iterator[list[Source]]:
    """Lay out the files of one directive; what is refused meanwhile is logged, and raised.

    Raises:
        AssistantError: If an archive cannot be opened, and whatever the block raises.
    """
    try:
        with ingest.opened(paths, limits=desk.limits) as sources:
            yield sources
    except SecretDocument:
        # time and person alone: neither name nor word of the file may stay anywhere
        logger.warning("refused", extra={"action": "secret_refused", "person": desk.by})
        raise
    except AssistantError as error:
        logger.info("refused", extra={"action": "ingest_failed", "code": error.code})
        raise


def _take(desk: Desk, sources: Sequence[Source], path: Path) -> Outcome:
    held = known(desk.library, [source.sha256 for source in sources])
    if held is not None:
        return Outcome(path=path, fate=_fate_of(held, "unchanged"), held=held)
    reading = _read(desk, sources, path)
    if not desk.asked.publish(reading.directive):
        return Outcome(path=path, fate="skipped")
    return settle(desk, path, reading)


def known(library: Library, sha256s: Sequence[str]) -> Held | None:
    """Return the directive that all these files were read for, by this very reader."""
    found = (library.store.find_file(one) for one in sha256s)
    held = next((one for one in found if one), None)
    if held is None or held.directive.reader != ingest.READER:
        return None
    kept = {file.sha256 for file in library.store.files(held.id)}
    return held if set(sha256s) <= kept else None


def _read(desk: Desk, sources: Sequence[Source], path: Path) -> Reading:
    """Read, and ask for the declaration where it turns out to be needed."""
    try:
        return read(desk, sources)
    except DeclarationNeeded:
        if not desk.asked.declare(path):
            raise
        return read(replace(desk, not_secret=True), sources)


def read(desk: Desk, sources: Sequence[Source]) -> Reading:
    """Read one directive from its files, which are laid out.

    Raises:
        AssistantError: As ``ingest.read_together``.
    """
    found = ingest.read_together(
        sources, not_secret=desk.not_secret, limits=desk.limits, progress=desk.progress
    )
    files = (
        File(
            source=source.name,
            sha256=source.sha256,
            role=role,
            path=source.path,
            declared=desk.not_secret,
        )
        for source, role in found.files
    )
    return Reading(directive=found.directive, files=tuple(files))


def settle(desk: Desk, path: Path, reading: Reading) -> Outcome:
    """Hold what was read, as the person decides; ``library.sync()`` is left to do.

    Raises:
        UnknownDirective: If the person named another to replace that is not there.
        UnreadableDocument: If a file is no longer the one that was read.
        Busy: If another process kept the database for half a minute.
    """
    whole = known(desk.library, [file.sha256 for file in reading.files])
    if whole is not None:  # somebody else was faster
        return Outcome(path=path, fate=_fate_of(whole, "unchanged"), held=whole)
    held = desk.library.store.find_file(reading.files[0].sha256)
    if held is not None:
        return _again(desk, path, held, reading)
    return _publish(desk, path, reading)


def _publish(desk: Desk, path: Path, reading: Reading) -> Outcome:
    if reading.replaces is not None:
        return _replace(desk, path, reading, reading.replaces)
    published = _as(desk, reading, new=False)
    if published.outcome == "needs_choice":
        similar = [desk.library.store.held(one) for one in published.similar]
        choice = desk.asked.choose(reading.directive, similar)
        if choice == "skip":
            return Outcome(path=path, fate="skipped")
        if choice != "new":
            return _replace(desk, path, reading, choice)
        published = _as(desk, reading, new=True)
    return Outcome(path=path, fate=_fate(published), held=published.held)


def _as(desk: Desk, reading: Reading, *, new: bool) -> Published:
    return desk.library.publish(
        reading.directive,
        files=reading.files,
        corrections=reading.corrections,
        audience=reading.audience,
        by=desk.by,
        now=desk.now(),
        as_new=new,
        hold=desk.hold,
        sync=False,
    )


def _replace(desk: Desk, path: Path, reading: Reading, old_id: int) -> Outcome:
    published = desk.library.replace(
        old_id,
        reading.directive,
        files=reading.files,
        corrections=reading.corrections,
        audience=reading.audience,
        by=desk.by,
        now=desk.now(),
        sync=False,
    )
    return Outcome(path=path, fate=_fate(published), held=published.held)


def _again(desk: Desk, path: Path, held: Held, reading: Reading) -> Outcome:
    """Put a fuller or a better reading in the place of the one held, corrections and all."""
    directive, files = reading.directive, reading.files
    kept = {file.sha256 for file in desk.library.store.files(held.id)}
    completed = not {file.sha256 for file in files} <= kept
    whole = directive if completed or not held.directive.attachments else None
    if whole is None:  # the main file alone: its annexes stay
        return Outcome(path=path, fate=_fate_of(held, "unchanged"), held=held)
    held, _lost = revise(
        desk.library,
        held,
        directive,
        reason="completed" if completed else "reread",
        by=desk.by,
        now=desk.now(),
        files=files,
    )
    fate: Fate = "completed" if completed else "reread"
    return Outcome(path=path, fate=_fate_of(held, fate), held=held)


def revise(  # noqa: PLR0913  # keywords, each plain by its name
    library: Library,
    held: Held,
    directive: Directive,
    *,
    reason: Literal["reread", "completed"],
    by: str,
    now: datetime,
    files: Sequence[File] = (),
) -> tuple[Held, int]:
    """Hold another reading of a directive's files under its handle, with the corrections that fit.

    Returns:
        The directive, and how many corrections fit it no more.
    """
    same = replace(directive, source=held.directive.source, sha256=held.directive.sha256)
    applied = corrections.reapply(same, held.directive, held.corrections)
    revision = Revision(
        directive=applied.directive, corrections=applied.kept, reason=reason, by=by, now=now
    )
    revised = library.revise(held.id, revision, files=files, sync=False)
    return revised, len(applied.lost)


def _fate(published: Published) -> Fate:
    # a choice has been made by now
    return "skipped" if published.outcome == "needs_choice" else published.outcome


def _fate_of(held: Held, fate: Fate) -> Fate:
    return "held" if held.status == "waiting" else fate
