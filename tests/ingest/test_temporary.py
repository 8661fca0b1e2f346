from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest import temporary

_HOLD = (
    "import sys, tempfile, time; from ingest import temporary; tempfile.tempdir = sys.argv[1]\n"
    "with temporary.folder('read') as folder:\n"
    "    (folder / 'quet.tif').write_bytes(b'x'); print(folder, flush=True); time.sleep(60)"
)


@pytest.fixture
def place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    return tmp_path


def _aged(place: Path) -> None:
    """Let every folder be older than one whose lock may not be there yet."""
    for path in place.iterdir():
        os.utime(path, (time.time() - 3600,) * 2)


def test_nothing_is_left_behind_the_block(place: Path) -> None:
    with temporary.folder("zip") as folder:
        (folder / "a.docx").write_bytes(b"x")
        assert [path.name for path in folder.iterdir()] == ["a.docx"]

    assert list(place.iterdir()) == []


def test_what_a_killed_process_left_is_swept_and_what_is_in_use_is_not(place: Path) -> None:
    command = [sys.executable, "-c", _HOLD, str(place)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:  # noqa: S603
        assert process.stdout is not None
        held = Path(process.stdout.readline().strip())
        _aged(place)
        in_use = temporary.sweep()
        assert (held / "quet.tif").exists()
        process.kill()
    _aged(place)

    with temporary.folder("sent") as own:
        _aged(place)
        assert (in_use, temporary.sweep()) == (0, 1)
        assert own.exists()
    assert list(place.iterdir()) == []


def test_a_young_folder_and_what_is_not_ours_stay(place: Path) -> None:
    (place / "troly-read-moi").mkdir()
    (place / "khac").mkdir()

    assert temporary.sweep() == 0
    assert {path.name for path in place.iterdir()} == {"troly-read-moi", "khac"}


def test_what_another_program_made_under_our_name_stays(place: Path) -> None:
    """A PostgreSQL of a test lies in such a folder, and holds no lock of ours."""
    (place / "troly-pg-1" / "data").mkdir(parents=True)
    _aged(place)

    assert temporary.sweep() == 0
    assert (place / "troly-pg-1" / "data").is_dir()
