"""Damage that a killed process leaves in a Chroma folder, found without opening it in Chroma.

A kill while Chroma writes its HNSW files leaves them torn; later calls then crash the process
(chroma-core/chroma#7510), which no ``try`` can catch. So the files are looked at before.
"""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import closing
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

# header.bin as hnswlib writes it: version; first offset, room, elements, bytes of one, two
# offsets; highest level, entry point; three widths; a factor, and one more width.
_HEADER = struct.Struct("<i6Qii3QdQ")
_ELEMENTS, _BYTES_OF_ONE = 3, 4
_LENGTH = struct.Struct("<I")
# Vector segments of which something was written to files: the others live in the log alone.
_WRITTEN = """
    SELECT segments.id FROM segments JOIN max_seq_id ON max_seq_id.segment_id = segments.id
    WHERE segments.scope = 'VECTOR'
"""


def find_damage(folder: Path) -> str | None:
    """Say what is wrong with a Chroma folder, in a word or two for the log; None if nothing."""
    if not folder.exists() or not any(folder.iterdir()):
        return None
    database = folder / "chroma.sqlite3"
    if not database.is_file():
        return "no database"
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
            written = [str(row[0]) for row in connection.execute(_WRITTEN)]
    except sqlite3.DatabaseError as error:
        return f"database: {error}"
    found = (_damage_of_segment(folder / segment) for segment in written)
    return next((damage for damage in found if damage), None)


def sweep(folder: Path) -> None:
    """Delete the files of collections that were dropped: Chroma itself leaves them behind.

    Args:
        folder: One that no process has open, and that is not damaged.
    """
    database = folder / "chroma.sqlite3"
    if not database.is_file():
        return
    with closing(sqlite3.connect(f"{database.as_uri()}?mode=ro", uri=True)) as connection:
        kept = {str(row[0]) for row in connection.execute("SELECT id FROM segments")}
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)


def _damage_of_segment(segment: Path) -> str | None:
    try:
        header = _HEADER.unpack((segment / "header.bin").read_bytes())
        vectors_size = (segment / "data_level0.bin").stat().st_size
        torn_links = not _links_are_whole(segment / "link_lists.bin", header[_ELEMENTS])
    except (OSError, struct.error) as error:
        return f"missing or short file: {type(error).__name__}"
    if vectors_size != header[_ELEMENTS] * header[_BYTES_OF_ONE]:
        return "data_level0.bin has another size than its header says"
    return "link_lists.bin is torn" if torn_links else None


def _links_are_whole(path: Path, elements: int) -> bool:
    """Walk over the lists, one for each element: its length, then that many bytes."""
    size, place = path.stat().st_size, 0
    with path.open("rb") as file:
        for _ in range(elements):
            length = file.read(_LENGTH.size)
            if len(length) < _LENGTH.size:
                return False
            place = file.seek(_LENGTH.unpack(length)[0], 1)
            if place > size:
                return False
    return place == size
