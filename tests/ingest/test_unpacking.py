from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

import ingest
from ingest.limits import DEFAULT
from ingest.unpacking import opened
from knowledge.errors import UnreadableDocument, UnsupportedFormat
from tests.sheet_files import archive, workbook


def _names(path: Path) -> list[str]:
    with opened([path]) as sources:
        return [source.name for source in sources]


def test_an_archive_is_laid_out_under_the_names_that_people_know(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.zip",
        {
            "Kế hoạch/KH 31.txt": "một",
            "Kế hoạch/Phụ lục.txt": "hai",
            "__MACOSX/KH 31.txt": "x",
            "Kế hoạch/~$KH 31.txt": "x",
            "Kế hoạch/Thumbs.db": "x",
        },
    )

    with opened([path]) as sources:
        found = [(source.name, source.path.read_text(encoding="utf-8")) for source in sources]
        folder = sources[0].path.parent

    assert found == [("KH 31.txt", "một"), ("Phụ lục.txt", "hai")]
    assert not folder.exists()


def test_names_in_an_archive_are_never_paths(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"../../evil.txt": "một", "/etc/b.txt": "hai"})

    with opened([path]) as sources:
        inside = {source.path.parent for source in sources}
        names = [source.name for source in sources]

    assert len(inside) == 1
    assert names == ["evil.txt", "b.txt"]
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_name_in_utf_8_that_is_not_marked_so_is_read_as_that(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    archive(path, {"x.txt": "một"})
    path.write_bytes(path.read_bytes().replace(b"x.txt", "ế.t".encode()))

    assert _names(path) == ["ế.t"]


def test_the_same_name_twice_is_told_apart_and_the_same_content_taken_once(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.zip", {"a/1.txt": "một", "b/1.txt": "hai", "c/2.txt": "một"})

    assert _names(path) == ["1.txt", "1 (2).txt"]


@pytest.mark.parametrize(
    ("members", "limits", "reason"),
    [
        pytest.param({}, {}, "empty", id="nothing in it"),
        pytest.param(
            {"a.txt": "x", "b.txt": "y"}, {"together_files": 1}, "too_many_files", id="many"
        ),
        pytest.param({"a.txt": "0" * 3_000_000}, {}, "too_large_unpacked", id="a bomb"),
    ],
)
def test_an_archive_that_cannot_be_taken_says_why(
    tmp_path: Path, members: dict[str, str], limits: dict[str, int], reason: str
) -> None:
    path = archive(tmp_path / "a.zip", {".hidden": "x"} | members)

    with (
        pytest.raises(UnreadableDocument) as raised,
        opened([path], limits=replace(DEFAULT, **limits)),
    ):
        pass

    assert raised.value.facts["reason"] == reason


@pytest.mark.parametrize("start", [b"PK\x03\x04", b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c"])
def test_an_archive_in_an_archive_is_refused(tmp_path: Path, start: bytes) -> None:
    inner = archive(tmp_path / "b.zip", {"a.txt": "x"}).read_bytes()
    path = archive(tmp_path / "a.zip", {"b": inner if start[:2] == b"PK" else start + b"\x00" * 40})

    with pytest.raises(UnsupportedFormat) as raised, opened([path]):
        pass

    assert raised.value.facts == {"path": "a.zip", "format": "zip", "reason": "nested_archive"}


@pytest.mark.parametrize(
    ("name", "start"), [("a.rar", b"Rar!\x1a\x07\x00"), ("a.7z", b"7z\xbc\xaf\x27\x1c")]
)
def test_other_archives_are_refused_by_name(tmp_path: Path, name: str, start: bytes) -> None:
    path = tmp_path / name
    path.write_bytes(start + b"\x00" * 40)

    with pytest.raises(UnsupportedFormat) as raised:
        ingest.read(path)

    assert raised.value.facts == {"path": name, "format": name[2:], "reason": "archive"}


def test_a_workbook_by_another_name_is_a_file_of_its_own(tmp_path: Path) -> None:
    path = workbook(tmp_path / "bieu.zip", ("A", (("a", "b"),)))

    assert _names(path) == ["bieu.zip"]


def test_a_file_that_is_gone_is_missing(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as raised, opened([tmp_path / "a.txt"]):
        pass

    assert raised.value.facts == {"path": "a.txt", "reason": "missing"}
