"""Another model is set: the vectors before answer while the new ones are built, kills included."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from threading import Event

import numpy as np
import pytest

from knowledge.beside import Beside
from knowledge.database import Database
from knowledge.errors import ProviderUnavailable
from knowledge.lexical import Lexical
from knowledge.library import Library
from knowledge.lock import IndexLock
from knowledge.switching import Side, Switching
from tests.fakes import CountingEmbeddings, ExactVectors
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import make_directive
from tests.knowledge.publisher import publish
from tests.knowledge.rebuilder import QUESTION, SlowEmbeddings, opened
from tests.knowledge.servers import chroma

ITEMS = [f"Nhiệm vụ {place}: các chi bộ " + "thực hiện đúng hạn, " * 20 for place in range(90)]


class Waiting(CountingEmbeddings):
    """Embeds passages only once it may."""

    def __init__(self) -> None:
        super().__init__("new")
        self.may = Event()

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        assert self.may.wait(20)
        return super().embed_documents(texts)


@pytest.fixture
def waiting() -> Waiting:
    return Waiting()


@pytest.fixture
def library(tmp_path: Path, database: Database, waiting: Waiting) -> Iterator[Library]:
    lexical = Lexical(tmp_path / "lexical", writer=True)
    lock = IndexLock(tmp_path)
    vectors = ExactVectors()
    made = Library(database, tmp_path, lexical, vectors, waiting, lock, beside=True)
    yield made
    waiting.may.set()
    made.close()


def test_many_passages_are_embedded_beside_and_words_follow_at_once(
    library: Library, waiting: Waiting, tmp_path: Path
) -> None:
    library.publish(make_directive(items=ITEMS), original=None, by="văn phòng", now=NOW)
    vectors, lexical = library._projection._vectors, Lexical(tmp_path / "lexical", writer=False)
    assert vectors is not None

    assert (vectors.generation, lexical.generation) == (0, 1)
    library.publish(make_directive(number="2-KH/ĐU"), original=None, by="văn phòng", now=NOW)
    assert (vectors.generation, lexical.generation) == (0, 2)

    waiting.may.set()
    beside = library._projection._beside
    assert beside is not None
    deadline = time.monotonic() + 20
    while beside.running and time.monotonic() < deadline:
        time.sleep(0.01)
    library.sync()
    assert (vectors.generation, vectors.count()) == library.store.census()


def test_a_few_passages_are_embedded_at_once(library: Library, waiting: Waiting) -> None:
    waiting.may.set()
    library.publish(make_directive(), original=None, by="văn phòng", now=NOW)
    vectors = library._projection._vectors

    assert vectors is not None
    assert (vectors.generation, vectors.count()) == library.store.census()


def test_the_new_side_answers_from_when_it_is_whole_and_never_mixes() -> None:
    old, new = ExactVectors(), ExactVectors()
    told: list[str] = []
    before, after = CountingEmbeddings("old"), CountingEmbeddings("new")
    switching = Switching(new, after, Side(old, before), lambda: told.append("switched"))
    vector = np.asarray(before.embed_query("họp"), np.float32)
    old.apply(remove=[], add=[(1, vector)], generation=1)

    asked = np.asarray(switching.embed_query("họp"), np.float32)
    new.apply(remove=[], add=[(2, vector)], generation=1)

    assert [id_ for id_, _ in switching.search(asked, 5)] == [1]  # as it was embedded
    asked = np.asarray(switching.embed_query("họp"), np.float32)
    assert [id_ for id_, _ in switching.search(asked, 5)] == [2]
    switching.embed_query("họp")
    assert told == ["switched"]


def test_work_that_failed_is_not_begun_again() -> None:
    tries: list[int] = []

    def work(stop: Event) -> None:
        del stop
        tries.append(1)
        raise ProviderUnavailable(provider="model")

    beside = Beside(work)
    for _ in range(3):
        beside.start()
        while beside.running:
            time.sleep(0.005)

    assert tries == [1]
    assert beside.failed


def test_work_that_is_stopped_ends_and_is_not_begun_again() -> None:
    def work(stop: Event) -> None:
        assert stop.wait(20)

    beside = Beside(work)
    beside.start()

    beside.stop()
    beside.start()

    assert not beside.running
    assert not beside.failed


@pytest.mark.slow
@pytest.mark.parametrize("on_server", [False, True], ids=["folder", "server"])
@pytest.mark.parametrize("seconds", [0.0, 0.4, 1.1])
def test_a_kill_while_vectors_are_built_leaves_those_before(
    tmp_path: Path, on_server: bool, seconds: float
) -> None:
    with chroma(tmp_path / "server") if on_server else nullcontext(tmp_path / "chroma") as place:
        old = CountingEmbeddings("old")
        with opened(tmp_path, old, place) as (library, _):
            for number in range(1, 5):
                publish(library, number, tmp_path)
            passages = library.store.census()[1]
        embedded = old.embedded

        lines = _killed(tmp_path, place, seconds)

        assert lines[0].startswith("before ")
        with opened(tmp_path, old, place) as (library, vectors):
            assert vectors.generation or len(lines) > 1  # still whole, unless the new one took over
            library.sync()
            assert (vectors.generation, vectors.count()) == library.store.census()
            assert vectors.search(np.asarray(old.embed_query(QUESTION), np.float32), 5)
        assert old.embedded == embedded  # its vectors were kept, in SQL at least
        new = SlowEmbeddings("new")
        with opened(tmp_path, new, place) as (library, vectors):
            library.sync()
            assert (vectors.generation, vectors.count()) == library.store.census()
            assert vectors.before() is None
        assert new.embedded <= passages
        if seconds > 1:
            assert new.embedded < passages


def _killed(folder: Path, place: Path | str, seconds: float) -> list[str]:
    """Let a process build for a while, kill it, and return what it found meanwhile."""
    command = [sys.executable, "-m", "tests.knowledge.rebuilder", str(folder)]
    url = [place] if isinstance(place, str) else []
    with subprocess.Popen([*command, *url], stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        return [*lines, *process.stdout.readlines()]
