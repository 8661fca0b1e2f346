"""A file in, one directive out: stores nothing, knows no channel."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

from ingest import clean, columns, encodings, metadata, obligations, references, sandbox, structure
from ingest.blocks import Block, Loaded
from ingest.limits import DEFAULT, Limits, Progress, silent
from ingest.loaders import txt
from knowledge.domain import Directive
from knowledge.errors import SecretDocument, UnreadableDocument

__all__ = ["Limits", "Progress", "read", "read_text"]


def read(
    path: Path, *, limits: Limits = DEFAULT, progress: Callable[[Progress], None] | None = None
) -> Directive:
    """Read one directive from a file.

    Args:
        path: The file; its content decides its format.
        limits: What its reading may cost.
        progress: Called with each step, in this thread.

    Raises:
        UnsupportedFormat: If no loader reads this kind of file.
        UnreadableDocument: If it is missing, empty, damaged, or takes more than *limits*.
        SecretDocument: If it bears a secrecy mark; nothing of it is kept.
    """
    loaded = sandbox.load(path, limits=limits, progress=progress or silent)
    return _directive(loaded, path.name, path.read_bytes(), limits)


def read_text(text: str, source: str, *, limits: Limits = DEFAULT) -> Directive:
    """Read one directive from plain text, as ``read`` does from a file named *source*."""
    loaded = Loaded(blocks=tuple(txt.blocks(text)))
    return _directive(loaded, source, text.encode(), limits)


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


def _directive(loaded: Loaded, source: str, content: bytes, limits: Limits) -> Directive:
    cleaned = _healed(loaded.blocks, source, limits)
    units = structure.parse(cleaned)
    cited = references.find(cleaned, units)
    facts = metadata.find(cleaned, units, cited)
    duties, windows = obligations.find(cleaned, units)
    return Directive(
        source=source,
        sha256=hashlib.sha256(content).hexdigest(),
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
        obligations=duties,
        windows=windows,
        evidence=facts.evidence,
        repairs=cleaned.repairs,
        pages=loaded.pages,
    )
