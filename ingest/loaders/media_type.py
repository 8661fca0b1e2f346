"""What kind of file this is, told from its first bytes."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from ingest.loaders import ole
from knowledge.errors import UnreadableDocument

TEXT = "text/plain"
MARKDOWN = "text/markdown"
HTML = "text/html"
RTF = "application/rtf"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
DOCM = "application/vnd.ms-word.document.macroEnabled.12"
ODT = "application/vnd.oasis.opendocument.text"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
MSG = "application/vnd.ms-outlook"
MHT = "multipart/related"
XML = "application/xml"
ZIP = "application/zip"
RAR = "application/vnd.rar"
SEVEN_ZIP = "application/x-7z-compressed"
BINARY = "application/octet-stream"
PNG, JPEG, TIFF = "image/png", "image/jpeg", "image/tiff"
WEBP, BMP = "image/webp", "image/bmp"
PICTURES = (PNG, JPEG, TIFF, WEBP, BMP)

_SHORT_NAMES = {
    TEXT: "txt",
    MARKDOWN: "md",
    HTML: "html",
    RTF: "rtf",
    PDF: "pdf",
    DOCX: "docx",
    DOCM: "docm",
    ODT: "odt",
    XLSX: "xlsx",
    PPTX: "pptx",
    ODS: "ods",
    DOC: "doc",
    XLS: "xls",
    PPT: "ppt",
    MSG: "msg",
    MHT: "mht",
    XML: "xml",
    ZIP: "zip",
    RAR: "rar",
    SEVEN_ZIP: "7z",
    BINARY: "binary",
}

# what zipfile raises for an archive that it cannot read; RuntimeError: one with a password
_DAMAGE = (
    *(zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError),
    *(RuntimeError, NotImplementedError),
)
_ZIP_START = b"PK\x03\x04"
# Source: the format's own specification for each.
_SIGNATURES = (
    (b"{\\rtf", RTF),
    (b"MIME-Version:", MHT),
    (b"\x89PNG\r\n\x1a\n", PNG),
    (b"\xff\xd8\xff", JPEG),
    (b"GIF8", "image/gif"),
    (b"II*\x00", TIFF),
    (b"MM\x00*", TIFF),
    (b"Rar!", RAR),
    (b"7z\xbc\xaf", SEVEN_ZIP),
)
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# The stream that only this program writes; the first that is there decides.
_STREAMS = (
    ("WordDocument", DOC),
    ("Workbook", XLS),
    ("Book", XLS),
    ("PowerPoint Document", PPT),
    ("__properties_version1.0", MSG),
)
# The folder that only this kind of Office file has; the first that is there decides.
_FOLDERS = (("word/vbaProject.bin", DOCM), ("word/", DOCX), ("xl/", XLSX), ("ppt/", PPTX))
# "RIFF", its length, "WEBP" · "BM", its length, zeros
_LATER_SIGNATURES = (
    (re.compile(rb"RIFF.{4}WEBP", re.DOTALL), WEBP),
    (re.compile(rb"BM.{4}\0{4}", re.DOTALL), BMP),
)
_BYTE_ORDER_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
# in UTF-16, at least each third letter of Vietnamese is an ASCII one, whose second byte is zero
_ZEROS = 3
# A reader looks for %PDF within the first kilobyte.
_HEAD = 1024
_MARKDOWN_SUFFIXES = {".md", ".markdown"}
# "<!DOCTYPE html>" · "<?xml version=" · "<div class="
_MARKUP = re.compile(rb"\s*<[!?]?[a-z]+[\s>/]", re.IGNORECASE)


def of(path: Path) -> str:
    """Return the media type of the file at *path*.

    The name decides only between plain text and Markdown, which look alike.

    Raises:
        UnreadableDocument: If the file is empty, or an archive or Word file that does not open.
    """
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not head.strip(b"\x00 \t\r\n"):
        raise UnreadableDocument(path=path.name, format=path.suffix.lstrip("."), reason="empty")
    if head.startswith(_ZIP_START):
        return _archive(path)
    if b"%PDF-" in head:
        return PDF
    if head.startswith(_OLE_START):
        return _ole(path)
    for signature, kind in _SIGNATURES:
        if head.startswith(signature):
            return kind
    for pattern, kind in _LATER_SIGNATURES:
        if pattern.match(head):
            return kind
    return _text(head, path.suffix.lower())


def short_name(kind: str) -> str:
    """Return what people call a media type: "docx"."""
    return _SHORT_NAMES.get(kind, kind.rpartition("/")[2])


def _archive(path: Path) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            names = archive.namelist()
    except _DAMAGE as error:
        raise UnreadableDocument(path=path.name, format="docx", reason="damaged") from error
    if "mimetype" in names and "content.xml" in names:
        return _open_document(path)
    for folder, kind in _FOLDERS:
        if "[Content_Types].xml" in names and any(name.startswith(folder) for name in names):
            return kind
    return ZIP


def _open_document(path: Path) -> str:
    """Return what the first member of an OpenDocument file says that it is."""
    try:
        with zipfile.ZipFile(path) as archive, archive.open("mimetype") as member:
            kind = member.read(_HEAD).decode("ascii", errors="replace").strip()
    except _DAMAGE as error:
        raise UnreadableDocument(path=path.name, format="odt", reason="damaged") from error
    return ODT if kind.removesuffix("-template") == ODT else kind


def _ole(path: Path) -> str:
    """Return .doc and the like, but refuse a .docx with a password, which Word wraps in one."""
    if ole.has_stream(path, "EncryptedPackage"):
        raise UnreadableDocument(path=path.name, format="docx", reason="encrypted")
    for stream, kind in _STREAMS:
        if ole.has_stream(path, stream):
            return kind
    raise UnreadableDocument(path=path.name, format="doc", reason="damaged")


def _text(head: bytes, suffix: str) -> str:
    if not head.startswith(_BYTE_ORDER_MARKS):
        if b"\x00" in head and not _is_wide(head):
            return BINARY
        if _MARKUP.match(head):
            return XML if _is_plain_xml(head) else HTML
    return MARKDOWN if suffix in _MARKDOWN_SUFFIXES else TEXT


def _is_plain_xml(head: bytes) -> bool:
    return head.lstrip().startswith(b"<?xml") and b"<html" not in head.lower()


def _is_wide(head: bytes) -> bool:
    """Say whether the zeros of *head* are those of UTF-16: many, all on one side of the letters."""
    first, second = head[0::2].count(0), head[1::2].count(0)
    return min(first, second) == 0 and max(first, second) * _ZEROS > len(head) // 2
