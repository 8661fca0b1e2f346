from __future__ import annotations

import gc
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from knowledge import chroma_client
from knowledge.errors import ProviderUnavailable
from knowledge.torn import find_damage
from knowledge.vectors import Vectors
from tests.knowledge.servers import chroma

# Chroma writes its files from a thousand rows on; below that they live in its log.
_WRITTEN = 1200


def _rows(count: int, first: int = 1) -> list[tuple[int, NDArray[np.float32]]]:
    random = np.random.default_rng(7)
    matrix = random.standard_normal((first + count, 16), dtype=np.float32)
    return [(first + place, matrix[first + place - 1]) for place in range(count)]


def _filled(folder: Path, count: int = 20) -> None:
    vectors = Vectors.open(folder, model_id="m")
    vectors.apply(remove=[], add=_rows(count), generation=3)
    vectors.close()


def _damaged(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}.damaged")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "chroma"


def test_the_nearest_passage_comes_first_with_its_cosine(folder: Path) -> None:
    rows = _rows(20)
    vectors = Vectors.open(folder, model_id="m")
    vectors.apply(remove=[], add=rows, generation=1)

    found = vectors.search(rows[4][1] * 3, 5)

    assert len(found) == 5
    assert found[0][0] == 5
    assert found[0][1] == pytest.approx(1.0, abs=1e-5)
    assert [score for _, score in found] == sorted((score for _, score in found), reverse=True)
    vectors.close()


@pytest.mark.parametrize("held", [0, 3, 11])
def test_of_fewer_than_asked_for_all_are_found(folder: Path, held: int) -> None:
    vectors = Vectors.open(folder, model_id="m")
    vectors.apply(remove=[], add=_rows(_WRITTEN), generation=1)
    vectors.apply(remove=range(held + 1, _WRITTEN + 1), add=[], generation=2)

    found = vectors.search(_rows(1)[0][1], 100)

    assert sorted(id_ for id_, _ in found) == list(range(1, held + 1))
    vectors.close()


def test_what_was_applied_is_there_after_a_restart(folder: Path) -> None:
    _filled(folder)

    vectors = Vectors.open(folder, model_id="m")

    assert (vectors.generation, vectors.count()) == (3, 20)
    vectors.close()


def test_applying_the_same_again_changes_nothing(folder: Path) -> None:
    _filled(folder)
    vectors = Vectors.open(folder, model_id="m")

    vectors.apply(remove=[2, 99], add=_rows(20)[2:], generation=4)
    vectors.apply(remove=[2, 99], add=_rows(20)[2:], generation=4)

    assert (vectors.generation, vectors.count()) == (4, 19)
    vectors.close()


def test_vectors_of_another_model_stay_until_ours_are_whole(folder: Path) -> None:
    _filled(folder)

    vectors = Vectors.open(folder, model_id="another", name="owner/another")
    before = vectors.before()

    assert (vectors.generation, vectors.count(), vectors.search(_rows(1)[0][1], 5)) == (0, 0, [])
    assert before is not None
    assert before.model_id == "m"
    assert before.search(_rows(20)[4][1], 3)[0][0] == 5

    vectors.apply(remove=[], add=_rows(10), generation=3)
    assert vectors.before() is None
    assert vectors.count() == 10
    with pytest.raises(ProviderUnavailable):
        before.search(_rows(20)[4][1], 3)
    vectors.close()


def test_what_the_model_before_was_called_is_kept(folder: Path) -> None:
    first = Vectors.open(folder, model_id="m", name="owner/m")
    first.apply(remove=[], add=_rows(3), generation=1)
    first.close()

    vectors = Vectors.open(folder, model_id="another")

    before = vectors.before()
    assert before is not None
    assert before.name == "owner/m"
    vectors.close()


def test_a_half_filled_collection_answers_for_nobody(folder: Path) -> None:
    _filled(folder)
    broken = Vectors.open(folder, model_id="half")
    broken._open().upsert(ids=["1"], embeddings=np.ones((1, 16), np.float32))
    broken.close()

    vectors = Vectors.open(folder, model_id="third")

    before = vectors.before()
    assert before is not None
    assert before.model_id == "m"
    vectors.close()
    back = Vectors.open(folder, model_id="m")
    assert (back.generation, back.count()) == (3, 20)
    assert back._others() == []
    back.close()


def test_a_collection_of_an_earlier_release_is_kept(folder: Path) -> None:
    client = chroma_client.client(folder)
    folder.mkdir(exist_ok=True)
    old = client.create_collection(
        "passages", embedding_function=None, metadata={"model": "m", "generation": 2}
    )
    old.upsert(ids=["7"], embeddings=np.ones((1, 16), np.float32))
    chroma_client.close(client)

    vectors = Vectors.open(folder, model_id="m")

    assert (vectors.generation, vectors.count()) == (2, 1)
    vectors.close()


def test_files_of_a_model_that_is_gone_are_deleted_at_the_next_opening(folder: Path) -> None:
    _filled(folder, _WRITTEN)
    vectors = Vectors.open(folder, model_id="another")
    vectors.apply(remove=[], add=_rows(_WRITTEN), generation=3)
    vectors.close()

    vectors = Vectors.open(folder, model_id="another")

    assert vectors.count() == _WRITTEN
    assert len([path for path in folder.iterdir() if path.is_dir()]) == 1
    vectors.close()


def test_clearing_leaves_no_files_behind(folder: Path) -> None:
    vectors = Vectors.open(folder, model_id="m")
    vectors.apply(remove=[], add=_rows(_WRITTEN), generation=1)

    vectors.clear()

    assert (vectors.generation, vectors.count()) == (0, 0)
    assert [path.name for path in folder.iterdir()] == ["chroma.sqlite3"]
    vectors.close()


def test_closed_vectors_are_unavailable(folder: Path) -> None:
    vectors = Vectors.open(folder, model_id="m")
    vectors.close()

    with pytest.raises(ProviderUnavailable):
        vectors.search(_rows(1)[0][1], 5)


def test_a_server_that_is_not_there_is_unavailable() -> None:
    with pytest.raises(ProviderUnavailable):
        Vectors.open("http://127.0.0.1:9", model_id="m")


def test_importing_the_module_does_not_import_chromadb() -> None:
    code = "import sys, knowledge.vectors, knowledge.library; assert 'chromadb' not in sys.modules"

    subprocess.run([sys.executable, "-c", code], check=True)  # noqa: S603  # our own words


@pytest.mark.slow
def test_a_server_keeps_vectors_as_a_folder_does(tmp_path: Path) -> None:
    rows = _rows(20)
    with chroma(tmp_path / "server") as url:
        vectors = Vectors.open(url, model_id="m")
        vectors.apply(remove=[], add=rows, generation=3)
        vectors.apply(remove=[2], add=[], generation=4)
        vectors.close()

        again = Vectors.open(url, model_id="m")
        assert (again.generation, again.count()) == (4, 19)
        assert again.search(rows[4][1], 3)[0][0] == 5
        assert len(again.search(rows[4][1], 100)) == 19
        other = Vectors.open(url, model_id="another")
        before = other.before()
        assert before is not None
        assert before.search(rows[4][1], 3)[0][0] == 5
        other.apply(remove=[], add=rows, generation=1)
        assert (other.before(), other.count()) == (None, 20)
        other.close()

        again.clear()
        assert (again.generation, again.count()) == (0, 0)

    with pytest.raises(ProviderUnavailable):
        again.search(rows[4][1], 3)
    again.close()
    del vectors, again, other, before
    gc.collect()  # a connection left open warns here, and a warning is an error


def _segment(folder: Path) -> Path:
    return next(path for path in folder.iterdir() if path.is_dir())


def _resize(name: str, change: int) -> Callable[[Path], None]:
    def resize(folder: Path) -> None:
        path = _segment(folder) / name
        with path.open("r+b") as file:
            file.truncate(path.stat().st_size + change)

    return resize


@pytest.mark.parametrize(
    "tear",
    [
        # what a kill during Chroma's write leaves: a size of gigabytes that aren't there
        pytest.param(_resize("link_lists.bin", 99_000_000_000), id="links without end"),
        pytest.param(_resize("link_lists.bin", -7), id="links cut short"),
        pytest.param(_resize("data_level0.bin", -100), id="vectors cut short"),
        pytest.param(_resize("header.bin", -4), id="header cut short"),
        pytest.param(lambda folder: shutil.rmtree(_segment(folder)), id="files deleted"),
        pytest.param(lambda folder: (folder / "chroma.sqlite3").unlink(), id="no database"),
        pytest.param(
            lambda folder: (folder / "chroma.sqlite3").write_bytes(b"x" * 9000), id="no SQLite"
        ),
    ],
)
def test_a_torn_folder_is_put_aside_and_an_empty_one_begun(
    folder: Path, tear: Callable[[Path], None]
) -> None:
    _filled(folder, _WRITTEN)
    assert find_damage(folder) is None
    tear(folder)

    vectors = Vectors.open(folder, model_id="m")

    assert (vectors.generation, vectors.count()) == (0, 0)
    assert _damaged(folder).is_dir()
    vectors.close()


def _mark_open(folder: Path) -> None:
    folder.with_name("chroma.open").touch()


def test_a_whole_folder_that_was_not_closed_is_kept_after_a_trial(folder: Path) -> None:
    _filled(folder)
    _mark_open(folder)

    vectors = Vectors.open(folder, model_id="m")

    assert vectors.count() == 20
    assert not _damaged(folder).exists()
    vectors.close()


def test_a_folder_that_was_not_closed_and_fails_a_trial_is_put_aside(folder: Path) -> None:
    _filled(folder, _WRITTEN)
    pickle = _segment(folder) / "index_metadata.pickle"
    pickle.write_bytes(b"\x00" * pickle.stat().st_size)
    _mark_open(folder)

    vectors = Vectors.open(folder, model_id="m")

    assert vectors.count() == 0
    assert _damaged(folder).is_dir()
    vectors.close()


def test_a_folder_deleted_while_it_is_open_makes_vectors_unavailable(folder: Path) -> None:
    vectors = Vectors.open(folder, model_id="m")
    vectors.apply(remove=[], add=_rows(_WRITTEN), generation=1)
    shutil.rmtree(folder)

    with pytest.raises(ProviderUnavailable):
        vectors.apply(remove=[], add=_rows(_WRITTEN, first=5000), generation=2)

    vectors.clear()
    assert vectors.count() == 0
    vectors.close()
