"""The stages of reading after the loader, in order: what is read from the healed text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from typing import Any

from ingest import metadata, obligations, personal, references, structure
from ingest.annexes import Annex
from ingest.clean import Cleaned
from knowledge.domain import Directive, Page
from knowledge.domain import Warning as Doubt

# Which reader this is. It is raised whenever the same files are read better than before, and never
# for anything else: ``troly reread`` reads the kept files of every earlier one again.
READER = "4"


def directive(  # noqa: PLR0913  # what a file says beside its text
    cleaned: Cleaned,
    source: str,
    sha256: str,
    pages: tuple[Page, ...],
    annexes: Sequence[Annex] = (),
    *,
    signed_at: Sequence[str] = (),
) -> Directive:
    """Read a directive from its healed text: its units, what it cites, its facts, its duties.

    Args:
        cleaned: The healed text, that of annexes after that of the main file.
        source: Name of the main file.
        sha256: Of its bytes.
        pages: Of all files.
        annexes: What of the text came as files of their own.
        signed_at: ISO times that the signatures of the main file state.
    """
    units = structure.parse(cleaned, annexes)
    cited = references.find(cleaned, units)
    found = metadata.find(cleaned, units, cited, signed_at=signed_at)
    facts: dict[str, Any] = {fact.name: getattr(found, fact.name) for fact in fields(found)}
    facts["warnings"] = (*found.warnings, *_of_pages(pages))
    if personal.is_personal(found.type, found.subject, units):
        facts["warnings"] += (Doubt(code="personal_file"),)
    duties, windows = obligations.find(cleaned, units)
    return Directive(
        source=source,
        sha256=sha256,
        **facts,
        text=cleaned.text,
        units=units,
        references=cited,
        obligations=tuple(duty for duty in duties if not _in_form(duty.start, annexes)),
        windows=windows,
        repairs=cleaned.repairs,
        pages=pages,
        printed_lines=cleaned.printed_lines,
        doubts=cleaned.doubts,
        reader=READER,
    )


def _of_pages(pages: Sequence[Page]) -> Iterator[Doubt]:
    """Warn of print that was read as nothing."""
    unread = [str(page.number) for page in pages if page.unread]
    if unread:
        yield Doubt(code="print_unread", facts={"pages": ", ".join(unread)})


def _in_form(offset: int, annexes: Sequence[Annex]) -> bool:
    """Say whether a place lies in a form: what is to be filled in there is asked for elsewhere."""
    return any(one.kind == "form" and one.start <= offset < one.end for one in annexes)
