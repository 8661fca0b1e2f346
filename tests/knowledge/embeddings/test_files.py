from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from knowledge.embeddings import files
from knowledge.embeddings.files import digest, fingerprint


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "model"
    (made / "1_Pooling").mkdir(parents=True)
    (made / "config.json").write_text("{}", encoding="utf-8")
    (made / "1_Pooling" / "config.json").write_text('{"mean": 1}', encoding="utf-8")
    (made / "model.safetensors").write_bytes(os.urandom(5000))
    return made


def test_a_copy_is_the_same_model(folder: Path, tmp_path: Path) -> None:
    copy = shutil.copytree(folder, tmp_path / "copy")
    os.utime(copy / "model.safetensors", (1, 1))
    (copy / "README.md").write_text("words", encoding="utf-8")

    assert fingerprint(copy) == fingerprint(folder)


@pytest.mark.parametrize("name", ["config.json", "1_Pooling/config.json", "model.safetensors"])
def test_a_changed_file_is_another_model(folder: Path, name: str) -> None:
    before = fingerprint(folder)
    path = folder / name
    path.write_bytes(path.read_bytes()[:-1] + b"!")

    assert fingerprint(folder) != before


def test_large_weights_are_sampled_from_begin_to_end(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "_WHOLE_BYTES", 1000)
    monkeypatch.setattr(files, "_SAMPLE_BYTES", 10)
    path = folder / "model.safetensors"
    before = fingerprint(folder)

    path.write_bytes(bytes(255 - byte for byte in path.read_bytes()))
    trained = fingerprint(folder)
    path.write_bytes(path.read_bytes()[:-1] + bytes([path.read_bytes()[-1] ^ 1]))

    assert len({before, trained, fingerprint(folder)}) == 3


def test_parts_are_told_apart_where_they_meet() -> None:
    assert digest("ab", "c") != digest("a", "bc")
