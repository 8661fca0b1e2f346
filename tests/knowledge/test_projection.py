from __future__ import annotations

import logging
from pathlib import Path
from typing import Any

import pytest

from knowledge.database import Database
from knowledge.errors import ProviderUnavailable
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.projection import next_size
from knowledge.store import Store
from tests.fakes import CountingEmbeddings, ExactVectors
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import make_directive


class FailingVectors(ExactVectors):
    """Vectors whose next calls of ``apply`` fail, as those of a lost folder or server do."""

    def __init__(self, failures: int) -> None:
        super().__init__()
        self.failures = failures

    def apply(self, **arguments: Any) -> None:
        if self.failures > 0:
            self.failures -= 1
            raise ProviderUnavailable(provider="chroma")
        super().apply(**arguments)


def _library(tmp_path: Path, database: Database, vectors: ExactVectors) -> Library:
    lexical = Lexical(tmp_path / "lexical", writer=True)
    return Library(database, tmp_path, lexical, vectors, CountingEmbeddings(), IndexLock(tmp_path))


def _publish(library: Library, number: int = 1) -> None:
    library.publish(
        make_directive(number=f"{number}-KH/ĐU"), original=None, by="văn phòng", now=NOW
    )


def test_vectors_that_fail_once_are_begun_anew(tmp_path: Path, database: Database) -> None:
    vectors = FailingVectors(failures=0)
    library = _library(tmp_path, database, vectors)
    _publish(library, 1)
    vectors.failures = 1

    _publish(library, 2)

    assert (vectors.generation, vectors.count()) == library.store.census()


def test_vectors_that_stay_away_leave_the_words(
    tmp_path: Path, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    vectors = FailingVectors(failures=2)
    library = _library(tmp_path, database, vectors)

    with caplog.at_level(logging.WARNING):
        _publish(library)

    assert vectors.generation == 0
    assert [record.__dict__["action"] for record in caplog.records] == [
        "vectors_failed",
        "vectors_lag",
    ]
    library.sync()
    assert (vectors.generation, vectors.count()) == library.store.census()


def test_indexes_of_a_later_state_are_begun_anew(tmp_path: Path, database: Database) -> None:
    vectors = ExactVectors()
    library = _library(tmp_path, database, vectors)
    _publish(library)
    vectors.generation = 9
    Lexical(tmp_path / "lexical", writer=True).apply(remove=[], add=[], generation=9)

    library.sync()

    assert vectors.generation == 1
    assert Lexical(tmp_path / "lexical", writer=False).generation == 1


def test_an_index_with_too_few_passages_is_begun_anew_at_start(
    tmp_path: Path, database: Database
) -> None:
    vectors = ExactVectors()
    _publish(_library(tmp_path, database, vectors))
    vectors.apply(remove=[1, 2], add=[], generation=1)

    _library(tmp_path, database, vectors).sync()

    assert (vectors.generation, vectors.count()) == Store(database).census()


def test_progress_counts_the_texts_that_are_embedded(tmp_path: Path, database: Database) -> None:
    library = _library(tmp_path, database, ExactVectors())
    library.publish(make_directive(), original=None, by="văn phòng", now=NOW, sync=False)
    seen: list[tuple[int, int]] = []

    library.sync(lambda done, total: seen.append((done, total)))

    count = library.store.census()[1]
    assert seen == [(count, count)]


@pytest.mark.parametrize(
    ("size", "seconds", "following"),
    [
        pytest.param(32, 0.01, 64, id="fast"),
        pytest.param(256, 0.01, 256, id="as many as there may be"),
        pytest.param(32, 16.0, 8, id="slow"),
        pytest.param(4, 60.0, 4, id="as few as there may be"),
        pytest.param(16, 4.0, 16, id="right"),
    ],
)
def test_batches_take_about_the_same_time(size: int, seconds: float, following: int) -> None:
    assert next_size(size, seconds) == following


class BreakingEmbeddings(CountingEmbeddings):
    """Breaks off after some batches, as a killed process does."""

    def __init__(self, batches: int) -> None:
        super().__init__()
        self.batches = batches

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        if self.batches == 0:
            raise KeyboardInterrupt
        self.batches -= 1
        return super().embed_documents(texts)


def test_what_was_embedded_before_a_break_is_not_embedded_again(
    tmp_path: Path, database: Database
) -> None:
    items = [f"Nhiệm vụ {place}: các chi bộ " + "thực hiện đúng hạn, " * 20 for place in range(90)]
    breaking, later = BreakingEmbeddings(1), CountingEmbeddings()
    lock = IndexLock(tmp_path)
    lexical = Lexical(tmp_path / "lexical", writer=True)
    library = Library(database, tmp_path, lexical, ExactVectors(), breaking, lock)
    directive = make_directive(items=items)

    with pytest.raises(KeyboardInterrupt):
        library.publish(directive, original=None, by="văn phòng", now=NOW)
    vectors = ExactVectors()
    Library(database, tmp_path, lexical, vectors, later, lock).sync()

    count = library.store.census()[1]
    assert breaking.embedded == 32
    assert later.embedded == count - 32
    assert vectors.count() == count
