"""The files that directives were read from, kept under their own sha256."""

from __future__ import annotations

import hashlib
import os
import shutil
from typing import TYPE_CHECKING

from knowledge.errors import UnreadableDocument

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from knowledge.store import File

_PARTIAL = ".partial"


def keep(file: Path, sha256: str, folder: Path) -> str:
    """Copy *file* into *folder*, safe from a power cut once this returns; return its name there.

    Raises:
        UnreadableDocument: If the file is gone, or is no longer the one that was read.
    """
    name = f"{sha256}{file.suffix.lower()}"
    kept = folder / name
    if kept.exists() and _sha256(kept) == sha256:
        return name
    folder.mkdir(parents=True, exist_ok=True)
    partial = folder / f"{name}.{os.getpid()}{_PARTIAL}"
    try:
        shutil.copyfile(file, partial)
    except OSError as error:
        raise UnreadableDocument(path=str(file)) from error
    if _sha256(partial) != sha256:
        partial.unlink()
        raise UnreadableDocument("The file changed after it was read.", path=str(file))
    _flush(partial)
    partial.replace(kept)
    _flush(folder)
    return name


def keep_all(files: Iterable[File], folder: Path) -> dict[str, str]:
    """Keep original files; they must be safe before the rows that name them are committed.

    Returns:
        By sha256, the name that each copy goes by.

    Raises:
        UnreadableDocument: If a file is gone, or is no longer the one that was read.
    """
    kept = ((file.sha256, file.path) for file in files if file.path is not None)
    return {sha: keep(path, sha, folder) for sha, path in kept}


def leftovers(folder: Path, wanted: Collection[str]) -> list[Path]:
    """List the files in *folder* that no directive was read from."""
    if not folder.is_dir():
        return []
    return sorted(path for path in folder.iterdir() if path.name not in wanted)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _flush(path: Path) -> None:
    """Have the system write a file, or the names in a folder, to the disk."""
    if path.is_dir() and os.name == "nt":
        return  # Windows opens no folders, and writes names by itself
    descriptor = os.open(path, os.O_RDONLY if path.is_dir() else os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
