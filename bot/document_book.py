"""The office's register of documents (sổ văn bản) as a table: one row a directive, oldest first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, datetime, tzinfo
from pathlib import Path
from string import Template

from bot import sheets
from bot.conversation.card import said
from bot.errors import FileUnwritable
from bot.texts import cards, documents
from bot.texts import document_book as texts
from knowledge.answer import standing
from knowledge.domain import Held, Obligation

_WHOLE_DATE = len("2026-11-20")
# the width of each column, in characters; all of them fit the long side of A4
_WIDTHS = (5, 11, 15, 11, 24, 11, 32, 38, 34, 10, 20, 30)
_UNDATED = frozenset({"none", "blank", "immediate"})


def save(path: Path, shelf: Sequence[Held], *, now: datetime, office: str = "") -> None:
    """Write the book into a file.

    Raises:
        FileUnwritable: If it cannot be written there.
    """
    try:
        path.write_bytes(written(shelf, now=now, office=office))
    except OSError as error:
        raise FileUnwritable(path=path) from error


def written(shelf: Sequence[Held], *, now: datetime, office: str = "") -> bytes:
    """Write the book as an Excel file.

    Args:
        shelf: Everything held.
        now: When it is written; days of entry are counted in its zone.
        office: Whose book it is.
    """
    columns = [
        sheets.Column(head=head, width=width)
        for head, width in zip(texts.HEADS, _WIDTHS, strict=True)
    ]
    rows = (_row(number, one, shelf, now.tzinfo) for number, one in enumerate(shelf, start=1))
    notes = Template(texts.NOTES).substitute(count=len(shelf), day=f"{now:%d/%m/%Y}", office=office)
    return sheets.written(texts.TITLE, columns, rows, notes=notes.strip(" ."))


def _row(number: int, held: Held, shelf: Sequence[Held], zone: tzinfo | None) -> list[sheets.Value]:
    directive = held.directive
    return [
        number,
        held.published_at.astimezone(zone).date(),
        f"{directive.number or documents.NO_NUMBER} [{held.handle}]",
        _issued(directive.issued_on),
        directive.issuer,
        directive.type,
        directive.subject,
        _status(held, shelf),
        "\n".join(line.text for line in cards.around(held, shelf)),
        _counted(directive.obligations),
        documents.signed(directive.signer, directive.text) if directive.signer else None,
        "\n".join(documents.concerns(directive)),
    ]


def _issued(issued_on: str | None) -> sheets.Value:
    """Return a whole date as one; what is blank in part is said in words."""
    if issued_on is not None and len(issued_on) == _WHOLE_DATE:
        return date.fromisoformat(issued_on)
    return documents.dated(issued_on)


def _status(held: Held, shelf: Sequence[Held]) -> str:
    lines = said(standing(held, shelf), shelf)
    return "\n".join(f"“{line.text}”" if line.kind == "quote" else line.text for line in lines)


def _counted(obligations: Iterable[Obligation]) -> str:
    duties = list(obligations)
    dated = sum(one.due.get("type", "none") not in _UNDATED for one in duties)
    return f"{len(duties)} / {dated}"
