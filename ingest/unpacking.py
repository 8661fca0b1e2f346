"""The files that someone hands in, a .zip among them laid out first, in a folder that goes away."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from ingest import sandbox, temporary
from ingest.limits import DEFAULT, Limits
from knowledge.errors import UnreadableDocument

_ZIP_START = b"PK\x03\x04"
# Zip archives too, but each is one document; whatever else begins like one is looked into.
_DOCUMENTS = frozenset({".docx", ".docm", ".xlsx", ".xlsm", ".odt", ".ods", ".pptx"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A file as someone hands it in."""

    path: Path
    # what people call it, without folders; files from an archive lie under names of ours
    name: str
    # of its bytes, hex
    sha256: str = field(init=False)

    def __post_init__(self) -> None:
        if not self.path.is_file():
            raise UnreadableDocument(path=self.name, reason="missing")
        with self.path.open("rb") as file:
            object.__setattr__(self, "sha256", hashlib.file_digest(file, "sha256").hexdigest())


@contextmanager
def opened(paths: Iterable[Path], *, limits: Limits = DEFAULT) -> Iterator[list[Source]]:
    """Lay out the files at *paths*, the members of archives in the place of these.

    A file that is there twice is handed on once; of two names that are the same the second gets a
    number.

    Raises:
        UnsupportedFormat: If an archive holds another one.
        UnreadableDocument: If a file is missing, or an archive is damaged or beyond *limits*.
    """
    with temporary.folder("zip") as folder:
        found: dict[str, Source] = {}
        for number, path in enumerate(paths):
            for source in _sources(path, folder / str(number), limits):
                found.setdefault(source.sha256, source)
        yield _apart(found.values())


def is_archive(path: Path) -> bool:
    """Say whether a file may be an archive of files, told from its first bytes and its name."""
    if path.suffix.lower() in _DOCUMENTS or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(_ZIP_START)) == _ZIP_START


def _sources(path: Path, folder: Path, limits: Limits) -> list[Source]:
    if is_archive(path):
        folder.mkdir()
        members = sandbox.unpack(path, folder, limits=limits)
        if members is not None:
            return [Source(path=folder / file, name=name) for file, name in members]
    return [Source(path=path, name=path.name)]


def _apart(sources: Iterable[Source]) -> list[Source]:
    taken: dict[str, int] = {}
    named = []
    for source in sources:
        count = taken[source.name] = taken.get(source.name, 0) + 1
        pure = PurePath(source.name)
        name = source.name if count == 1 else f"{pure.stem} ({count}){pure.suffix}"
        named.append(_renamed(source, name))
    return named


def _renamed(source: Source, name: str) -> Source:
    return source if name == source.name else Source(path=source.path, name=name)
