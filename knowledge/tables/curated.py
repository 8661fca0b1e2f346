"""The rows of what the office answered itself."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class CuratedRow(Base):
    """A question as it was asked, and what the office answered to it."""

    __tablename__ = "curated_answers"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    question: Mapped[str]
    # its words, folded: who asks in the same words is given the answer
    words: Mapped[str] = mapped_column(index=True)
    text: Mapped[str]
    # the directive that it rests on; None: the office's own word
    directive_id: Mapped[int | None] = mapped_column(ForeignKey("directives.id"))
    # of the text of that directive when it was answered, hex
    text_sha256: Mapped[str | None]
    by: Mapped[str]
    at: Mapped[datetime]
    # draft · live · review · ended, as ``knowledge.curated`` says
    state: Mapped[Literal["draft", "live", "review", "ended"]] = mapped_column(String)
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[str | None]
