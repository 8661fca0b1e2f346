"""The rows that hold directives, what is indexed of them, and how they follow one another.

The rows of a directive are one reading of its files. A person's correction, or a better reader,
puts another reading in its place under the same id; the text that was there before stays in
``earlier_readings``. What becomes of it later (withdrawn, superseded) stands beside it.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ForeignKey, Index, String, UniqueConstraint, false
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base

_DIRECTIVE = "directives.id"


class DirectiveRow(Base):
    """One directive as it was read; its lists stand in tables of their own."""

    __tablename__ = "directives"
    # an id is never given twice: "vb 7" must mean one paper for ever
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str]
    sha256: Mapped[str] = mapped_column(index=True)
    number: Mapped[str | None]
    # the parts of the number, folded; None where blank
    number_key: Mapped[str | None] = mapped_column(index=True)
    type: Mapped[str | None]
    issuer: Mapped[str | None]
    issued_on: Mapped[str | None]
    place: Mapped[str | None]
    subject: Mapped[str | None]
    circulation: Mapped[str | None]
    urgency: Mapped[str | None]
    bound_to_year: Mapped[int | None]
    text: Mapped[str]
    # signer, recipients, warnings, windows, evidence, repairs, pages, doubts, attachments
    facts: Mapped[dict[str, Any]]
    # by which a similar text is found, see likeness.py
    sketch: Mapped[bytes]
    published_at: Mapped[datetime]
    published_by: Mapped[str]
    withdrawn_at: Mapped[datetime | None]
    withdrawn_by: Mapped[str | None]
    withdrawn_reason: Mapped[str | None]
    # counts the readings, from 1
    revision: Mapped[int] = mapped_column(server_default="1")
    # version of the reader; "" for one that did not say
    reader: Mapped[str] = mapped_column(server_default="")
    # reasons, joined by commas, for which a second person must say yes; None where nobody must
    waits_for: Mapped[str | None]
    approved_at: Mapped[datetime | None]
    approved_by: Mapped[str | None]
    # whom it exists for: "kind", "cells"; None for everybody
    audience: Mapped[dict[str, Any] | None]


class FileRow(Base):
    """A file that a directive was read from; a scan and the Word file of one paper are two."""

    __tablename__ = "files"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    sha256: Mapped[str] = mapped_column(primary_key=True, index=True)
    source: Mapped[str]
    # name of the kept original; None where the text came without a file
    original: Mapped[str | None]
    added_at: Mapped[datetime]
    added_by: Mapped[str]
    # among the files that came at once
    position: Mapped[int] = mapped_column(server_default="0")
    # main · annex · form · copy (of the same paper) · archive (what the others came in)
    role: Mapped[str] = mapped_column(server_default="main")
    # whether who added it declared that it bears no secrecy mark
    declared: Mapped[bool] = mapped_column(server_default=false())


class UnitRow(Base):
    """One unit; its text is the span of the directive's text."""

    __tablename__ = "units"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    path: Mapped[str]
    kind: Mapped[str]
    marker: Mapped[str]
    heading: Mapped[list[Any]]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]


class ReferenceRow(Base):
    """One citation, and the directive held that it names."""

    __tablename__ = "citations"
    __table_args__ = (Index("ix_citations_resolved_id", "resolved_id"),)

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    number_key: Mapped[str | None] = mapped_column(index=True)
    type: Mapped[str | None]
    issuer: Mapped[str | None]
    date: Mapped[str | None]
    relation: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    resolved_id: Mapped[int | None] = mapped_column(ForeignKey(_DIRECTIVE))
    # whether it ends the whole directive that it names
    supersedes: Mapped[bool]


class ObligationRow(Base):
    """One obligation as it was read; what staff make of it stands elsewhere."""

    __tablename__ = "obligations"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str]
    who: Mapped[list[Any]]
    to: Mapped[list[Any]]
    via: Mapped[list[Any]]
    what: Mapped[str]
    period: Mapped[str]
    due: Mapped[dict[str, Any]]
    unit: Mapped[str]
    quote: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]


class PassageRow(Base):
    """What is indexed."""

    __tablename__ = "passages"
    __table_args__ = (
        UniqueConstraint("directive_id", "position"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE))
    position: Mapped[int]
    path: Mapped[str]
    heading: Mapped[list[Any]]
    title: Mapped[str]
    text: Mapped[str]
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    # of what is embedded: title, headings and text
    text_sha256: Mapped[str] = mapped_column(index=True)
    # it belongs to an earlier reading, and is kept so that the indexes know what to let go of
    retired: Mapped[bool] = mapped_column(server_default=false())


class VectorRow(Base):
    """The vector of one text by one model, so that nothing is ever embedded twice."""

    __tablename__ = "vectors"

    text_sha256: Mapped[str] = mapped_column(primary_key=True)
    model_id: Mapped[str] = mapped_column(primary_key=True)
    # float16, little-endian
    value: Mapped[bytes]


class PrintedLinesRow(Base):
    """Where the lines of a scanned directive stand on its pages; read when a picture is wanted."""

    __tablename__ = "printed_lines"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    # one list for each line: start, end, page, left, top, right, bottom
    lines: Mapped[list[Any]]


class EarlierReadingRow(Base):
    """What stood in a directive's row before another reading took its place."""

    __tablename__ = "earlier_readings"

    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str | None]
    issued_on: Mapped[str | None]
    text: Mapped[str]
    # those of the directive, and its units
    facts: Mapped[dict[str, Any]]
    reader: Mapped[str]
    ended_at: Mapped[datetime]
    ended_by: Mapped[str]
    # corrected · reread · completed (with files that came later)
    reason: Mapped[str]


class CorrectionRow(Base):
    """What a person found who compared a span of a scan with the paper."""

    __tablename__ = "corrections"
    __table_args__ = (Index("ix_corrections_directive_id", "directive_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE))
    # of the text as it is now; moved whenever the text is
    start: Mapped[int]
    end: Mapped[int]
    page: Mapped[int | None]
    printed: Mapped[str]
    words: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    # revision from which its span is known no more, for the new reading has other words there
    lost_at: Mapped[int | None]


class SuccessionRow(Base):
    """A directive that took the place of another by its identity or by a person's word."""

    __tablename__ = "successions"

    old_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    new_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE), primary_key=True)
    how: Mapped[Literal["version", "by_staff"]] = mapped_column(String)


class ChangeRow(Base):
    """What changed in the library at each generation; the indexes read on from theirs."""

    __tablename__ = "changes"

    generation: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    directive_id: Mapped[int] = mapped_column(ForeignKey(_DIRECTIVE))
    kind: Mapped[Literal["added", "withdrawn"]] = mapped_column(String)
