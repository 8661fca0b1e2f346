"""A file in, one directive out: stores nothing, knows no channel."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from ingest import (
    clean,
    columns,
    encodings,
    metadata,
    obligations,
    references,
    sandbox,
    structure,
    together,
)
from ingest.annexes import Annex
from ingest.blocks import Block, Loaded
from ingest.limits import DEFAULT, Limits, Progress, silent
from ingest.loaders import txt
from ingest.together import Healed
from ingest.unpacking import Source, is_archive, opened
from knowledge.domain import Directive, Page
from knowledge.errors import AssistantError, SecretDocument, UnreadableDocument

__all__ = [
    "READER",
    "Limits",
    "Progress",
    "Source",
    "Together",
    "is_archive",
    "opened",
    "read",
    "read_text",
    "read_together",
]

# Which reader this is. It is raised whenever the same files are read better than before, and never
# for anything else: ``troly reread`` reads the kept files of every earlier one again.
READER = "2"


@dataclass(frozen=True, slots=True, kw_only=True)
class Together:
    """One directive, and the files that it was read from."""

    directive: Directive
    # with what each is, the main file first: main · annex · form
    files: tuple[tuple[Source, str], ...]


def read(
    path: Path, *, limits: Limits = DEFAULT, progress: Callable[[Progress], None] | None = None
) -> Directive:
    """Read one directive from one file.

    Args:
        path: The file; its content decides its format.
        limits: What its reading may cost.
        progress: Called with each step, in this thread.

    Raises:
        UnsupportedFormat: If no loader reads this kind of file.
        UnreadableDocument: If it is missing, empty, damaged, or takes more than *limits*.
        SecretDocument: If it bears a secrecy mark; nothing of it is kept.
    """
    source = Source(path=path, name=path.name)
    return read_together([source], limits=limits, progress=progress).directive


def read_together(
    sources: Sequence[Source],
    *,
    limits: Limits = DEFAULT,
    progress: Callable[[Progress], None] | None = None,
) -> Together:
    """Read one directive from all files that came together: main text, annexes, forms.

    What looks most like a directive is the main text; photographs are the pages of one paper. The
    others are appended to its text, each an appendix with a path of its own.

    Args:
        sources: The files, in the order in which they were handed in; one at least.
        limits: What reading each of them may cost.
        progress: Called with each step, in this thread.

    Raises:
        UnsupportedFormat: If no loader reads one of them.
        UnreadableDocument: If one is missing, empty, damaged, or takes more than *limits*.
        SecretDocument: If one bears a secrecy mark; nothing of any is kept.
    """
    groups = together.groups([source.name for source in sources])
    papers = {
        group[0]: _paper([sources[at] for at in group], limits, progress or silent)
        for group in groups
    }
    ordered = together.main_first(list(papers.values()))
    whole, annexes, attachments = together.joined(ordered)
    found = _directive(whole.cleaned, whole.source, whole.sha256, whole.pages, annexes)
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
    return _directive(_healed(loaded.blocks, source, limits), source, sha256, loaded.pages)


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
    )


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
    cleaned = clean.heal(columns.apart(blocks))
    if not cleaned.text.strip():
        raise UnreadableDocument(path=source, reason="empty")
    if encodings.is_legacy(cleaned.text):
        raise UnreadableDocument(path=source, reason="encoding")
    mark = metadata.security_mark(cleaned.text.splitlines())
    if mark is not None:
        raise SecretDocument(path=source, mark=mark)
    return cleaned


def _directive(
    cleaned: clean.Cleaned,
    source: str,
    sha256: str,
    pages: tuple[Page, ...],
    annexes: Sequence[Annex] = (),
) -> Directive:
    units = structure.parse(cleaned, annexes)
    cited = references.find(cleaned, units)
    facts = metadata.find(cleaned, units, cited)
    duties, windows = obligations.find(cleaned, units)
    return Directive(
        source=source,
        sha256=sha256,
        number=facts.number,
        type=facts.type,
        issuer=facts.issuer,
        issued_on=facts.issued_on,
        place=facts.place,
        subject=facts.subject,
        signer=facts.signer,
        recipients=facts.recipients,
        circulation=facts.circulation,
        urgency=facts.urgency,
        bound_to_year=facts.bound_to_year,
        warnings=facts.warnings,
        text=cleaned.text,
        units=units,
        references=cited,
        obligations=tuple(duty for duty in duties if not _in_form(duty.start, annexes)),
        windows=windows,
        evidence=facts.evidence,
        repairs=cleaned.repairs,
        pages=pages,
        reader=READER,
    )


def _in_form(offset: int, annexes: Sequence[Annex]) -> bool:
    """Say whether a place lies in a form: what is to be filled in there is asked for elsewhere."""
    return any(one.kind == "form" and one.start <= offset < one.end for one in annexes)
