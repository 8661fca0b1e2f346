"""A database and a library of their own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from knowledge.database import Database
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from tests.fakes import CountingEmbeddings, ExactVectors

NOW = datetime(2026, 2, 4, 8, tzinfo=UTC)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    made.create()
    yield made
    made.close()


@pytest.fixture
def embeddings() -> CountingEmbeddings:
    return CountingEmbeddings()


@pytest.fixture
def vectors() -> ExactVectors:
    return ExactVectors()


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    return Lexical(tmp_path / "lexical", writer=True)


@pytest.fixture
def library(
    tmp_path: Path,
    database: Database,
    lexical: Lexical,
    vectors: ExactVectors,
    embeddings: CountingEmbeddings,
) -> Iterator[Library]:
    made = Library(database, tmp_path, lexical, vectors, embeddings, IndexLock(tmp_path))
    yield made
    made.close()
