from pathlib import Path

import pytest

from ingest.blocks import Block
from ingest.limits import DEFAULT, Limits
from ingest.loaders.txt import blocks, load
from knowledge.errors import UnreadableDocument

ENCODINGS = ["utf-8", "utf-8-sig", "utf-16"]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_unicode_is_read_in_each_of_its_forms(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("KẾ HOẠCH\n\nHọc tập".encode(encoding))

    assert load(path, DEFAULT).blocks == (Block(text="KẾ HOẠCH"), Block(text="Học tập"))


def test_big_endian_utf_16_is_read_by_its_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("\ufeffĐảng".encode("utf-16-be"))

    assert load(path, DEFAULT).blocks == (Block(text="Đảng"),)


def test_other_encodings_are_refused_and_not_guessed(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Đảng ủy".encode("cp1258", errors="replace"))

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts == {"path": "a.txt", "format": "txt", "reason": "encoding"}


def test_a_text_without_end_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("Đảng ủy", encoding="utf-8")

    with pytest.raises(UnreadableDocument, match="damaged"):
        load(path, Limits(text_chars=3))


SPLIT = [
    pytest.param("a\nb\n\nc", [("a\nb", None), ("c", None)], id="a blank line parts blocks"),
    pytest.param("a\r\n \r\nb\rc", [("a", None), ("b\nc", None)], id="line ends of all systems"),
    pytest.param("a\fb\n\nc", [("a", 1), ("b", 2), ("c", 2)], id="a form feed begins a page"),
    pytest.param("  a\n    b", [("  a\n    b", None)], id="indents are kept"),
    pytest.param("\n \n", [], id="nothing but space is nothing"),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_text_is_split_into_blocks(text: str, expected: list[tuple[str, int | None]]) -> None:
    assert [(block.text, block.page) for block in blocks(text)] == expected
