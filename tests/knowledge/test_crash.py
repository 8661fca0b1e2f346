"""Processes that are killed while they publish, and processes beside one another."""

from __future__ import annotations

import random
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from knowledge.library import Library
from tests.fakes import CountingEmbeddings
from tests.knowledge.publisher import opened, publish

_KILLS = 6
# from the first line on: several directives are published in this time, and Chroma writes
_LONGEST_SECONDS = 2.5


@contextmanager
def _publisher(folder: Path, first: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "tests.knowledge.publisher", str(folder), str(first)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        try:
            yield process
        finally:
            process.kill()


def _killed(folder: Path, first: int, seconds: float) -> list[int]:
    """Let a process publish for a while, kill it, and return the numbers it said were published."""
    with _publisher(folder, first) as process:
        assert process.stdout is not None
        said = [process.stdout.readline()]
        time.sleep(seconds)
        process.kill()
        said += process.stdout.readlines()
    return [int(line.split()[0]) for line in said if line.endswith("\n")]


def _numbers(library: Library) -> set[int]:
    return {int((held.directive.number or "0-").split("-")[0]) for held in library.store.all_held()}


def _assert_whole(library: Library) -> None:
    """Every directive is complete, its file is there, and both indexes hold what SQL does."""
    assert [finding for finding in library.check() if finding.code != "original_leftover"] == []
    assert library.check() == []
    for held in library.store.all_held():
        original = library.store.original(held.id)
        assert original is not None
        assert original.stem == held.directive.sha256
        assert all(
            unit.text == held.directive.text[unit.start : unit.end] for unit in held.directive.units
        )


@pytest.mark.slow
def test_nothing_published_is_lost_by_kills_at_any_moment(tmp_path: Path) -> None:
    moments = random.Random(20)  # noqa: S311  # moments, not secrets
    published: set[int] = set()

    for _ in range(_KILLS):
        first = max(published, default=0) + 1
        seconds = moments.uniform(0, _LONGEST_SECONDS)
        published |= set(_killed(tmp_path, first, seconds))
        with opened(tmp_path) as library:
            assert published <= _numbers(library)
            published = _numbers(library)  # one may have been committed and not yet said
            _assert_whole(library)


@pytest.mark.slow
def test_each_index_folder_can_be_deleted_at_any_time(tmp_path: Path) -> None:
    embeddings = CountingEmbeddings()
    with opened(tmp_path, embeddings) as library:
        for number in range(1, 4):
            publish(library, number, tmp_path)
    embedded = embeddings.embedded

    for name in ("chroma", "tantivy"):
        shutil.rmtree(tmp_path / name)
        with opened(tmp_path, embeddings) as library:
            _assert_whole(library)

    assert embeddings.embedded == embedded > 0


def test_a_folder_deleted_while_it_is_open_is_made_anew(tmp_path: Path) -> None:
    embeddings = CountingEmbeddings()
    with opened(tmp_path, embeddings) as library:
        publish(library, 1, tmp_path)
        embedded = embeddings.embedded
        shutil.rmtree(tmp_path / "chroma")
        shutil.rmtree(tmp_path / "tantivy")

        publish(library, 2, tmp_path)

        _assert_whole(library)
        assert embeddings.embedded == 2 * embedded


def test_what_another_process_publishes_is_seen_by_the_one_that_serves(tmp_path: Path) -> None:
    with opened(tmp_path) as serving:
        publish(serving, 1, tmp_path)

        with _publisher(tmp_path, 2) as process:
            assert process.stdout is not None
            lines = [process.stdout.readline() for _ in range(2)]
        serving.sync()

        assert lines == ["2 new\n", "3 new\n"]
        assert {1, 2, 3} <= _numbers(serving)
        _assert_whole(serving)
