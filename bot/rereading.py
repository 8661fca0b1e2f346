"""Kept originals read again by a better reader, under the same handles."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime

import ingest
from bot.intake import revise
from ingest import Limits, Progress, Source
from knowledge.domain import Directive, Held
from knowledge.errors import AssistantError, OriginalMissing
from knowledge.library import Library

# What is told when it differs between two readings.
_TOLD = ("number", "type", "issuer", "issued_on", "subject", "signer", "recipients", "text")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reread:
    """What reading a directive again came to."""

    held: Held
    # names of fields that are another than before; "duties" where these are
    changed: tuple[str, ...] = ()
    # corrections whose place is known no more
    lost: int = 0
    error: AssistantError | None = None


def outdated(held: Iterable[Held], *, every: bool = False) -> list[Held]:
    """List what another reader than this one read, or *every* one."""
    return [one for one in held if every or one.directive.reader != ingest.READER]


def reread(  # noqa: PLR0913  # keywords, each plain by its name
    library: Library,
    held: Held,
    *,
    by: str,
    now: datetime,
    limits: Limits,
    progress: Callable[[Progress], None],
) -> Reread:
    """Read the kept files of a directive again; ``library.sync()`` is left to do."""
    try:
        sources, declared = _sources(library, held)
        read = ingest.read_together(sources, not_secret=declared, limits=limits, progress=progress)
        revised, lost = revise(library, held, read.directive, reason="reread", by=by, now=now)
    except AssistantError as error:
        return Reread(held=held, error=error)
    return Reread(held=revised, changed=changed(held.directive, revised.directive), lost=lost)


def _sources(library: Library, held: Held) -> tuple[list[Source], bool]:
    """Return the kept files that the held text was read from, and whether they were declared."""
    files = [
        file for file in library.store.files(held.id) if file.role in {"main", "annex", "form"}
    ]
    if not files or not all(file.path for file in files):
        raise OriginalMissing(name=held.directive.source)
    sources = [Source(path=file.path, name=file.source) for file in files if file.path]
    return sources, all(file.declared for file in files)


def changed(before: Directive, after: Directive) -> tuple[str, ...]:
    """Name the fields in which two readings differ; "duties" where these do."""
    told = [name for name in _TOLD if getattr(before, name) != getattr(after, name)]
    duties = [(one.quote, dict(one.due)) for one in before.obligations]
    again = [(one.quote, dict(one.due)) for one in after.obligations]
    return tuple(told if duties == again else [*told, "duties"])
