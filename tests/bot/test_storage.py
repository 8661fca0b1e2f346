from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from bot import storage
from bot.errors import DataUnusable
from tests.bot.conftest import Troly

_PAGE = 4096


def _is_a_file(data: Path) -> None:
    data.touch()


def _lies_under_a_file(data: Path) -> None:
    data.parent.rmdir()
    data.parent.touch()


def _holds_no_database(data: Path) -> None:
    data.mkdir()
    (data / "troly.db").write_bytes(b"not a database " * _PAGE)


@pytest.mark.parametrize(
    ("breaks", "said"),
    [
        pytest.param(_is_a_file, "không phải thư mục", id="a file"),
        pytest.param(_lies_under_a_file, "không phải thư mục", id="under a file"),
        pytest.param(_holds_no_database, "bị hỏng", id="a database that is none"),
    ],
)
def test_a_data_folder_that_cannot_be_used_is_one_sentence_that_names_it(
    troly: Troly,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    breaks: Callable[[Path], None],
    said: str,
) -> None:
    data = tmp_path / "state" / "data"
    data.parent.mkdir()
    monkeypatch.setenv("TROLY_DATA", str(data))
    breaks(data)

    result = troly("documents")

    assert (result.code, result.out, result.err.count("\n")) == (1, "", 1)
    assert str(data) in result.err
    assert said in result.err


def test_a_database_damaged_in_the_middle_is_one_sentence(
    troly: Troly, papers: Path, tmp_path: Path
) -> None:
    troly("ingest", str(papers), "--yes")
    file = tmp_path / "data" / "troly.db"
    whole = file.read_bytes()
    noise = random.Random(7).randbytes(len(whole) - 2 * _PAGE)  # noqa: S311  # damage, no secret
    file.write_bytes(whole[: 2 * _PAGE] + noise)

    result = troly("ask", "ai ký?")

    assert (result.code, result.err.count("\n")) == (1, 1)
    assert "bị hỏng" in result.err


def test_a_folder_that_the_system_does_not_let_be_written_says_so() -> None:
    with pytest.raises(DataUnusable) as raised, storage.Using(Path("/proc/troly")):
        pass

    assert raised.value.facts["reason"] == "not_writable"


@pytest.mark.parametrize("inside", [True, False], ids=["in the folder", "elsewhere"])
def test_only_what_is_refused_in_the_folder_is_told_of_it(tmp_path: Path, *, inside: bool) -> None:
    refused = PermissionError(13, "no", str((tmp_path if inside else tmp_path.parent) / "x"))
    expected = DataUnusable if inside else PermissionError

    with pytest.raises(expected), storage.Using(tmp_path):
        raise refused


@pytest.mark.parametrize("options", [(), ("--verbose",)], ids=["quiet", "verbose"])
def test_a_traceback_is_shown_to_those_who_ask_for_it(
    troly: Troly, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...]
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("TROLY_DATA", str(tmp_path / "file"))

    result = troly(*options, "documents")

    assert ("Traceback" in result.err) == bool(options)
    assert "không phải thư mục" in result.err.splitlines()[-1]
