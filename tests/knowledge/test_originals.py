from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from knowledge import originals
from knowledge.errors import UnreadableDocument

_BYTES = b"van ban"
_SHA256 = hashlib.sha256(_BYTES).hexdigest()


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "KH 12.DOCX"
    path.write_bytes(_BYTES)
    return path


def test_a_file_is_kept_under_its_sha256(file: Path, tmp_path: Path) -> None:
    name = originals.keep(file, _SHA256, tmp_path / "kept")

    assert name == f"{_SHA256}.docx"
    assert [path.name for path in (tmp_path / "kept").iterdir()] == [name]
    assert (tmp_path / "kept" / name).read_bytes() == _BYTES


def test_a_kept_file_that_was_damaged_is_kept_anew(file: Path, tmp_path: Path) -> None:
    kept = tmp_path / "kept" / originals.keep(file, _SHA256, tmp_path / "kept")
    kept.write_bytes(b"")

    originals.keep(file, _SHA256, tmp_path / "kept")

    assert kept.read_bytes() == _BYTES


def test_a_file_that_is_another_by_now_is_refused(file: Path, tmp_path: Path) -> None:
    file.write_bytes(b"khac")

    with pytest.raises(UnreadableDocument):
        originals.keep(file, _SHA256, tmp_path / "kept")

    assert list((tmp_path / "kept").iterdir()) == []


def test_a_file_that_is_gone_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument):
        originals.keep(tmp_path / "gone.txt", _SHA256, tmp_path / "kept")


def test_leftovers_are_what_nobody_wants(file: Path, tmp_path: Path) -> None:
    name = originals.keep(file, _SHA256, tmp_path / "kept")
    (tmp_path / "kept" / "x.partial").touch()

    assert [path.name for path in originals.leftovers(tmp_path / "kept", {name})] == ["x.partial"]
    assert originals.leftovers(tmp_path / "nowhere", set()) == []
