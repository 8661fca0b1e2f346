"""The rows of who did what in the organisation's name; the database itself refuses to change one.

Whom an act was about stands here as an id, never as a name.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class AuditRow(Base):
    """One act."""

    __tablename__ = "audit"
    __table_args__ = {"sqlite_autoincrement": True}  # noqa: RUF012  # SQLAlchemy's own form

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    # who did it, as signed: "Vi Thị Ngoan (Chánh Văn phòng)"
    by: Mapped[str]
    # "published", "withdrawn", "appointed", …
    act: Mapped[str]
    # what it was done to: "vb 7", "person 12", "chi-bo-3"
    about: Mapped[str]
    facts: Mapped[dict[str, Any]]
