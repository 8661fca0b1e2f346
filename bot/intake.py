"""One directive handed in, with all its files: read, shown, published; what is known is no work."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Literal

import ingest
from bot.texts.terminal import Fate
from ingest import Limits, Progress, Source, Together, corrections
from ingest.limits import DEFAULT, silent
from knowledge.domain import Directive, Held
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


def take(desk: Desk, paths: Sequence[Path]) -> Outcome:
    """Take the files of one directive in; ``library.sync()`` is left to do.

    Args:
        desk: Where they are handed in.
        paths: Its files, or one archive of them.
    """
    try:
        return _take(desk, paths)
    except SecretDocument as error:
        # time and person alone: neither name nor word of the file may stay anywhere
        logger.warning("refused", extra={"action": "secret_refused", "person": desk.by})
        return Outcome(path=paths[0], fate="refused", error=error)
    except AssistantError as error:
        logger.info("refused", extra={"action": "ingest_failed", "code": error.code})
        return Outcome(path=paths[0], fate="failed", error=error)


def _take(desk: Desk, paths: Sequence[Path]) -> Outcome:
    with ingest.opened(paths, limits=desk.limits) as sources:
        known = _known(desk.library, [source.sha256 for source in sources])
        if known is not None:
            return Outcome(path=paths[0], fate=_fate_of(known, "unchanged"), held=known)
        read, declared = _read(desk, sources, paths[0])
        if not desk.asked.publish(read.directive):
            return Outcome(path=paths[0], fate="skipped")
        files = _files(read, declared=declared)
        held = desk.library.store.find_file(files[0].sha256)
        if held is not None:
            return _again(desk, paths[0], held, read.directive, files)
        return _publish(desk, paths[0], read.directive, files)


def _known(library: Library, sha256s: Sequence[str]) -> Held | None:
    """Return the directive that all these files were read for, by this very reader."""
    found = (library.store.find_file(one) for one in sha256s)
    held = next((one for one in found if one), None)
    if held is None or held.directive.reader != ingest.READER:
        return None
    kept = {file.sha256 for file in library.store.files(held.id)}
    return held if set(sha256s) <= kept else None


def _read(desk: Desk, sources: Sequence[Source], path: Path) -> tuple[Together, bool]:
    """Read, and ask for the declaration where it turns out to be needed."""
    declared = desk.not_secret
    while True:
        try:
            read = ingest.read_together(
                sources, not_secret=declared, limits=desk.limits, progress=desk.progress
            )
        except DeclarationNeeded:
            if not desk.asked.declare(path):
                raise
            declared = True
        else:
            return read, declared


def _files(read: Together, *, declared: bool) -> list[File]:
    return [
        File(
            source=source.name,
            sha256=source.sha256,
            role=role,
            path=source.path,
            declared=declared,
        )
        for source, role in read.files
    ]


def _publish(desk: Desk, path: Path, directive: Directive, files: Sequence[File]) -> Outcome:
    def publish(*, as_new: bool) -> Published:
        return desk.library.publish(
            directive,
            files=files,
            by=desk.by,
            now=desk.now(),
            as_new=as_new,
            hold=desk.hold,
            sync=False,
        )

    published = publish(as_new=False)
    if published.outcome == "needs_choice":
        similar = [desk.library.store.held(one) for one in published.similar]
        choice = desk.asked.choose(directive, similar)
        if choice == "skip":
            return Outcome(path=path, fate="skipped")
        published = (
            publish(as_new=True)
            if choice == "new"
            else desk.library.replace(
                choice, directive, files=files, by=desk.by, now=desk.now(), sync=False
            )
        )
    return Outcome(path=path, fate=_fate(published), held=published.held)


def _again(
    desk: Desk, path: Path, held: Held, directive: Directive, files: Sequence[File]
) -> Outcome:
    """Put a fuller or a better reading in the place of the one held, corrections and all."""
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
