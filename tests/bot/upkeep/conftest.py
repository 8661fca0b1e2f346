from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.database import Database

NOW = datetime(2026, 11, 20, 2, 0, tzinfo=UTC)


@pytest.fixture
def office(data: Path) -> Iterator[Database]:
    """The database of an office that keeps two original files."""
    originals = data / "originals"
    originals.mkdir()
    (originals / f"{'a' * 64}.docx").write_bytes(b"ke hoach")
    (originals / f"{'b' * 64}.pdf").write_bytes(b"huong dan" * 1000)
    (originals / f"{'c' * 64}.pdf.77.partial").write_bytes(b"nua chung")
    with closing(Database(f"sqlite:///{data / 'troly.db'}")) as database:
        yield database
