"""The files of a .zip laid out in a folder under names of ours; nothing in them is read here."""

from __future__ import annotations

import zipfile
from pathlib import Path, PurePosixPath

from ingest.limits import Limits
from ingest.loaders import media_type
from ingest.loaders.archive import Archive
from knowledge.errors import UnreadableDocument, UnsupportedFormat

# What systems leave in archives for themselves.
_NOT_FOR_PEOPLE = ("__MACOSX", "~$", ".", "Thumbs.db", "desktop.ini")
_UTF8_NAME = 0x800  # flag bit 11 of a member: its name is UTF-8
_PACKED = frozenset({media_type.ZIP, media_type.RAR, media_type.SEVEN_ZIP})
_LONGEST_SUFFIX = 6


def unpack(path: Path, folder: Path, limits: Limits) -> list[tuple[str, str]] | None:
    """Write every file of an archive into *folder*; None where *path* is no archive of files.

    Names in an archive are never used as paths: a file is called by its number here, and the name
    that people know it by is handed back beside it.

    Returns:
        For each file, in the order of the archive: its file in *folder*, the name of the member.

    Raises:
        UnreadableDocument: If it is damaged, empty, has a password, or goes beyond *limits*.
        UnsupportedFormat: If it holds another archive.
    """
    if media_type.of(path) != media_type.ZIP:
        return None
    archive = Archive(path, limits, "zip")
    members = [member for member in archive.members if not _is_left_out(member)]
    if not members:
        raise UnreadableDocument(path=path.name, format="zip", reason="empty")
    if len(members) > limits.together_files:
        raise UnreadableDocument(path=path.name, format="zip", reason="too_many_files")
    return [
        (_written(archive, member, folder, number, path), _name(member))
        for number, member in enumerate(members, 1)
    ]


def _is_left_out(member: zipfile.ZipInfo) -> bool:
    inside = PurePosixPath(member.filename.replace("\\", "/"))
    parts = (part for part in inside.parts if part not in {".", ".."})
    return member.is_dir() or any(part.startswith(_NOT_FOR_PEOPLE) for part in parts)


def _written(
    archive: Archive, member: zipfile.ZipInfo, folder: Path, number: int, path: Path
) -> str:
    suffix = PurePosixPath(member.filename).suffix.lower()
    plain = suffix[1:].isascii() and suffix[1:].isalnum() and len(suffix) <= _LONGEST_SUFFIX
    file = folder / f"{number:03}{suffix if plain else ''}"
    file.write_bytes(archive.read(member.filename))
    if file.stat().st_size and media_type.of(file) in _PACKED:
        raise UnsupportedFormat(path=path.name, format="zip", reason="nested_archive")
    return file.name


def _name(member: zipfile.ZipInfo) -> str:
    """Return the name without folders; UTF-8 that is not marked as such is read as that."""
    name = member.filename
    if not member.flag_bits & _UTF8_NAME:
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError:
            name = member.filename
    return PurePosixPath(name.replace("\\", "/")).name
