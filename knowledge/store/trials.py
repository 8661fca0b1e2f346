"""The trials of models that were made before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import delete

from knowledge.tables import TrialRow

if TYPE_CHECKING:
    from collections.abc import Mapping

    from knowledge.database import Database


class Trials:
    """What models did on the built-in check, by kind, model, and what they were tried against."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, kind: str, model_id: str, against: str) -> dict[str, Any] | None:
        """Return the figures that were kept; None for a model not tried so before."""
        with self._database.reading() as session:
            row = session.get(TrialRow, (kind, model_id, against))
            return None if row is None else row.figures

    def keep(self, kind: str, model_id: str, against: str, figures: Mapping[str, Any]) -> None:
        """Keep the figures of a model, in the place of earlier ones."""
        with self._database.writing() as session:
            session.execute(
                delete(TrialRow).where(TrialRow.kind == kind, TrialRow.model_id == model_id)
            )
            session.add(
                TrialRow(kind=kind, model_id=model_id, against=against, figures=dict(figures))
            )
