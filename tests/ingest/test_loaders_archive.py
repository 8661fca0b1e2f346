from pathlib import Path

import pytest

from ingest.limits import Limits
from ingest.loaders.archive import Archive
from knowledge.errors import UnreadableDocument
from tests.word_files import p, word_file

BOMB = {"word/media/a.bin": b"\0" * 3_000_000}
ENTITY = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'

REFUSED = [
    pytest.param(BOMB, Limits(), "too_large_unpacked", id="a member that shrinks too well"),
    pytest.param(BOMB, Limits(zip_member_bytes=1000), "too_large_unpacked", id="a large member"),
    pytest.param({}, Limits(zip_unpacked_bytes=9), "too_large_unpacked", id="a large sum"),
    pytest.param({}, Limits(zip_members=2), "too_many_parts", id="many members"),
]


@pytest.mark.parametrize(("more", "limits", "reason"), REFUSED)
def test_a_bomb_is_refused_before_it_is_unpacked(
    tmp_path: Path, more: dict[str, str | bytes], limits: Limits, reason: str
) -> None:
    path = word_file(tmp_path, p("Chữ"), more=more)

    with pytest.raises(UnreadableDocument) as raised:
        Archive(path, limits, "docx")

    assert raised.value.facts["reason"] == reason


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_a_document_type_is_refused(tmp_path: Path, encoding: str) -> None:
    path = word_file(tmp_path, "", more={"word/document.xml": ENTITY.encode(encoding)})

    with pytest.raises(UnreadableDocument) as raised:
        Archive(path, Limits(), "docx").xml("word/document.xml")

    assert raised.value.facts["reason"] == "doctype"


def test_a_damaged_member_is_said_to_be_so(tmp_path: Path) -> None:
    path = word_file(tmp_path, "x" * 4000)
    content = bytearray(path.read_bytes())
    at = content.index(b"word/document.xml") + 40
    content[at : at + 10] = b"\xff" * 10
    path.write_bytes(content)

    with pytest.raises(UnreadableDocument) as raised:
        Archive(path, Limits(), "docx").xml("word/document.xml")

    assert raised.value.facts["reason"] == "damaged"


def test_a_member_that_is_not_there_is_none(tmp_path: Path) -> None:
    assert Archive(word_file(tmp_path, ""), Limits(), "docx").xml("word/styles.xml") is None
