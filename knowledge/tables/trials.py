"""The rows of trials: what a configured model did on the built-in check."""

from __future__ import annotations

from typing import Any

from sqlalchemy.orm import Mapped, mapped_column

from knowledge.database import Base


class TrialRow(Base):
    """One trial of one model, so that no model is ever tried twice on the same check."""

    __tablename__ = "model_trials"

    # embeddings · reranker
    kind: Mapped[str] = mapped_column(primary_key=True)
    model_id: Mapped[str] = mapped_column(primary_key=True)
    # what it was tried on, and beside what
    against: Mapped[str] = mapped_column(primary_key=True)
    figures: Mapped[dict[str, Any]]
