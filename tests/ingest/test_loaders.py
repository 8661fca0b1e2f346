import zipfile
from pathlib import Path

import pytest

from ingest.limits import DEFAULT
from ingest.loaders import LOADERS, find, load, media_type
from knowledge.errors import UnreadableDocument, UnsupportedFormat
from tests.ole_files import container
from tests.word_files import p, word_file


@pytest.mark.parametrize("kind", LOADERS)
def test_every_entry_of_the_table_names_a_loader(kind: str) -> None:
    assert callable(find(kind))


KINDS = [
    pytest.param("a.txt", "Kế hoạch".encode(), media_type.TEXT, id="text"),
    pytest.param("a.docx", b"Ke hoach", media_type.TEXT, id="text whatever its name"),
    pytest.param("a.md", b"# Ke hoach", media_type.MARKDOWN, id="markdown by its name"),
    pytest.param("a.txt", "Kế".encode("utf-16"), media_type.TEXT, id="text with a byte order mark"),
    pytest.param(
        "a.txt", "Kế hoạch".encode("utf-16-le"), media_type.TEXT, id="two-byte text without one"
    ),
    pytest.param("a.docx", b"%PDF-1.7", media_type.PDF, id="pdf"),
    pytest.param("a.docx", b"\r\n%PDF-1.4", media_type.PDF, id="pdf after a line break"),
    pytest.param("a.docx", b"{\\rtf1", media_type.RTF, id="rtf"),
    pytest.param("a.xls", container("WordDocument", "1Table"), media_type.DOC, id="doc"),
    pytest.param("a.doc", container("Workbook"), media_type.XLS, id="xls"),
    pytest.param("a.doc", container("Book"), media_type.XLS, id="xls of 1995"),
    pytest.param("a.doc", container("PowerPoint Document"), media_type.PPT, id="ppt"),
    pytest.param("a.doc", b"MIME-Version: 1.0", media_type.MHT, id="a page in one file"),
    pytest.param("a.doc", b'<?xml version="1.0"?><w:wordDocument>', media_type.XML, id="xml"),
    pytest.param("a.html", b'<?xml version="1.0"?><html>', media_type.HTML, id="xhtml"),
    pytest.param("a.doc", b" <!DOCTYPE html>", media_type.HTML, id="html"),
    pytest.param("a.txt", b"<div class='x'>", media_type.HTML, id="html without a head"),
    pytest.param("a.txt", b"<3 lan", media_type.TEXT, id="a lesser-than sign"),
    pytest.param("a.docx", b"\x89PNG\r\n\x1a\n", "image/png", id="png"),
    pytest.param("a.pdf", b"\xff\xd8\xff\xe0", "image/jpeg", id="jpeg"),
    pytest.param("a.txt", b"abc\x00def", media_type.BINARY, id="anything with zeros"),
]


@pytest.mark.parametrize(("name", "content", "kind"), KINDS)
def test_content_decides_what_a_file_is(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)

    assert media_type.of(path) == kind


ARCHIVES = [
    pytest.param(["[Content_Types].xml", "word/document.xml"], media_type.DOCX, id="docx"),
    pytest.param(["[Content_Types].xml", "word/document2.xml"], media_type.DOCX, id="new docx"),
    pytest.param(
        ["[Content_Types].xml", "word/document.xml", "word/vbaProject.bin"], media_type.DOCM,
        id="docx with macros",
    ),
    pytest.param(["[Content_Types].xml", "xl/workbook.xml"], media_type.XLSX, id="xlsx"),
    pytest.param(["anything"], media_type.ZIP, id="zip"),
]  # fmt: skip


@pytest.mark.parametrize(("members", "kind"), ARCHIVES)
def test_members_decide_what_an_archive_is(tmp_path: Path, members: list[str], kind: str) -> None:
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "")

    assert media_type.of(path) == kind


OPEN_DOCUMENTS = [
    pytest.param(media_type.ODT, media_type.ODT, id="text"),
    pytest.param(f"{media_type.ODT}-template\n", media_type.ODT, id="template"),
    pytest.param(media_type.ODS, media_type.ODS, id="spreadsheet"),
]


@pytest.mark.parametrize(("says", "kind"), OPEN_DOCUMENTS)
def test_an_opendocument_file_says_what_it_is(tmp_path: Path, says: str, kind: str) -> None:
    path = tmp_path / "a.odt"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("mimetype", says)
        archive.writestr("content.xml", "")

    assert media_type.of(path) == kind


def test_a_format_without_a_loader_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"Rar!")

    with pytest.raises(UnsupportedFormat) as raised:
        load(path, DEFAULT)

    assert raised.value.facts == {"path": "a.docx", "format": "rar", "reason": "archive"}


def of_a_later_version(folder: Path) -> Path:
    """Write an archive that asks for a version of the format that there never was."""
    path = folder / "a.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("word/document.xml", "")
    data = bytearray(path.read_bytes())
    data[data.index(b"PK\x01\x02") + 6] = 255
    path.write_bytes(data)
    return path


def test_an_archive_of_no_known_version_is_damaged(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocument) as raised:
        load(of_a_later_version(tmp_path), DEFAULT)

    assert raised.value.facts["reason"] == "damaged"


UNREADABLE = [
    pytest.param(b"", "empty", id="no bytes"),
    pytest.param(b" \r\n\t\x00", "empty", id="nothing but space"),
    pytest.param(b"PK\x03\x04" + b"x" * 100, "damaged", id="an archive cut short"),
    pytest.param(container("EncryptedPackage"), "encrypted", id="a password"),
]  # fmt: skip


@pytest.mark.parametrize(("content", "reason"), UNREADABLE)
def test_an_unreadable_file_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(content)

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts == {"path": "a.docx", "format": "docx", "reason": reason}


def test_a_word_file_is_read_whatever_its_name(tmp_path: Path) -> None:
    path = word_file(tmp_path, p("Chữ"), name="a.pdf")

    assert [block.text for block in load(path, DEFAULT).blocks] == ["Chữ"]
