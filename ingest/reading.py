"""The stages of reading, in order: load, heal, and read structure, facts, duties from the text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from ingest import (
    clean,
    columns,
    encodings,
    metadata,
    sandbox,
    stages,
    stamps,
    together,
)
from ingest.blocks import Block, Loaded
from ingest.limits import DEFAULT, OCR, Limits, Progress, silent
from ingest.loaders import txt
from ingest.together import Healed
from ingest.unpacking import Source
from knowledge.domain import Directive
from knowledge.errors import (
    AssistantError,
    DeclarationNeeded,
    SecretDocument,
    UnreadableDocument,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One directive, and the files that it was read from."""

    directive: Directive
    # with what each is, the main file first: main · annex · form
    files: tuple[tuple[Source, str], ...]


def read(
    path: Path,
    *,
    not_secret: bool = False,
    limits: Limits = DEFAULT,
    progress: Callable[[Progress], None] | None = None,
) -> Directive:
    """Read one directive from one file.

    Args:
        path: The file; its content decides its format.
        not_secret: A person declared that it bears no secrecy mark.
        limits: What its reading may cost.
        progress: Called with each step, in this thread.

    Raises:
        DeclarationNeeded: If a page of it is a picture and nobody declared that.
        UnsupportedFormat: If no loader reads this kind of file.
        UnreadableDocument: If it is missing, empty, damaged, or takes more than *limits*.
        SecretDocument: If it bears a secrecy mark; nothing of it is kept.
    """
    source = Source(path=path, name=path.name)
    return read_together(
        [source], not_secret=not_secret, limits=limits, progress=progress
    ).directive


def read_together(
    sources: Sequence[Source],
    *,
    not_secret: bool = False,
    limits: Limits = DEFAULT,
    progress: Callable[[Progress], None] | None = None,
) -> Together:
    """Read one directive from all files that came together: main text, annexes, forms.

    What looks most like a directive is the main text; photographs are the pages of one paper. The
    others are appended to its text, each an appendix with a path of its own.

    Args:
        sources: The files, in the order in which they were handed in; one at least.
        not_secret: A person declared that none of them bears a secrecy mark.
        limits: What reading each of them may cost.
        progress: Called with each step, in this thread.

    Raises:
        DeclarationNeeded: If a page is a picture and nobody declared that.
        UnsupportedFormat: If no loader reads one of them.
        UnreadableDocument: If one is missing, empty, damaged, or takes more than *limits*.
        SecretDocument: If one bears a secrecy mark; nothing of any is kept.
    """
    told = progress or silent
    if not not_secret:
        told = partial(_declared, told)
    groups = together.groups([source.name for source in sources])
    papers = {group[0]: _paper([sources[at] for at in group], limits, told) for group in groups}
    ordered = together.main_first(list(papers.values()))
    whole, annexes, attachments = together.joined(ordered)
    found = stages.directive(
        whole.cleaned, whole.source, whole.sha256, whole.pages, annexes, signed_at=whole.signed_at
    )
    roles = {one.sha256: one.kind for one in attachments}
    first = {sources[at].sha256: sources[group[0]].sha256 for group in groups for at in group}
    files = [(source, roles.get(first[source.sha256], "main")) for source in sources]
    warnings = (*found.warnings, *together.own_directives(ordered[1:]))
    return Together(
        directive=replace(found, attachments=attachments, warnings=warnings),
        files=tuple(sorted(files, key=lambda file: file[1] != "main")),
    )


def read_text(text: str, source: str, *, limits: Limits = DEFAULT) -> Directive:
    """Read one directive from plain text, as ``read`` does from a file named *source*."""
    loaded = Loaded(blocks=tuple(txt.blocks(text)))
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    return stages.directive(_healed(loaded.blocks, source, limits), source, sha256, loaded.pages)


def _paper(
    sources: Sequence[Source], limits: Limits, progress: Callable[[Progress], None]
) -> Healed:
    """Read one paper, from one file or from the pictures of its pages."""
    loaded = [_load(source, limits, progress) for source in sources]
    bound = together.bound(loaded, [source.name for source in sources])
    first = sources[0]
    return Healed(
        source=first.name,
        sha256=first.sha256,
        cleaned=_healed(bound.blocks, first.name, limits),
        pages=bound.pages,
        signed_at=bound.signed_at,
    )


def _declared(progress: Callable[[Progress], None], told: Progress) -> None:
    """Stop the child that is about to read a picture: a stamp on it shows to nobody but OCR."""
    if told.stage == OCR:
        raise DeclarationNeeded
    progress(told)


def _load(source: Source, limits: Limits, progress: Callable[[Progress], None]) -> Loaded:
    """Load one file; what cannot be done is told under the name that people know it by."""
    try:
        return sandbox.load(source.path, limits=limits, progress=progress)
    except AssistantError as error:
        error.facts["path"] = source.name
        raise


def _healed(blocks: Sequence[Block], source: str, limits: Limits) -> clean.Cleaned:
    """Heal the text, and refuse what must not or cannot be kept before anything else sees it."""
    if sum(len(block.text) + 1 for block in blocks) > limits.text_chars:
        raise UnreadableDocument(path=source, reason="too_large")
    cleaned = clean.heal(columns.apart(stamps.apart(encodings.readable(blocks))))
    if not cleaned.text.strip():
        raise UnreadableDocument(path=source, reason="empty")
    if encodings.is_legacy(cleaned.text):
        raise UnreadableDocument(path=source, reason="encoding")
    mark = metadata.security_mark(cleaned.text.splitlines())
    if mark is not None:
        raise SecretDocument(path=source, mark=mark)
    return cleaned
