"""Backups: made while the assistant works, whole or not there at all, the newest ones kept."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from filelock import FileLock

from bot import migrations
from bot.errors import BackupFailed
from bot.upkeep import manifest, snapshots
from bot.upkeep.manifest import Manifest, Stored
from knowledge.database import Database
from knowledge.store import Store

_NAMES = "troly-*.zip"
_PART = ".part"
_SNAPSHOT = ".snapshot-"
_CHUNK = 1 << 20
_WAIT_SECONDS = 600  # for a backup that another process is making
_OWN_FILE, _OWN_FOLDER = 0o600, 0o700  # people's names stand in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A backup that is done."""

    path: Path
    manifest: Manifest
    # older ones that were deleted for it
    deleted: tuple[Path, ...]


def make(database: Database, data: Path, into: Path, *, keep: int, now: datetime) -> Made:
    """Copy everything that cannot be made again into one file of the folder *into*.

    Args:
        database: The truth; others may write to it meanwhile.
        data: Where the original files are, under ``originals``, and what cells sent.
        into: Made if it is not there; for its owner alone.
        keep: How many backups stay, this one included.
        now: The moment, in the zone of the office: the file is named by it.

    Raises:
        BackupFailed: If the folder cannot be written, is full, or the database cannot be read.
        DatabaseToolMissing: If PostgreSQL's own program for it is not installed.
    """
    name = f"troly-{now:%Y%m%d-%H%M%S}.zip"
    with _explaining(into):
        into.mkdir(parents=True, exist_ok=True, mode=_OWN_FOLDER)
        with FileLock(into / ".troly-backup.lock", timeout=_WAIT_SECONDS):
            _clean(into)
            part = into / f"{name}{_PART}"
            held = _written(database, data, part, now)
            _flush(part)
            part.replace(into / name)
            deleted = _beyond(into, keep)
    return Made(path=into / name, manifest=held, deleted=deleted)


def listed(folder: Path) -> list[Path]:
    """List the backups of a folder, the newest first."""
    return sorted(folder.glob(_NAMES), reverse=True)


def _written(database: Database, data: Path, part: Path, now: datetime) -> Manifest:
    files: dict[str, Stored] = {}
    kind: manifest.Kind = "sqlite" if database.on_sqlite else "postgresql"
    with (
        tempfile.TemporaryDirectory(prefix=_SNAPSHOT, dir=part.parent) as folder,
        os.fdopen(os.open(part, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWN_FILE), "w+b") as file,
        zipfile.ZipFile(file, "w") as pack,
    ):
        snapshot = Path(folder) / manifest.DATABASES[kind]
        # first the database: what its rows name was on the disk before they were committed
        snapshots.take(database, snapshot)
        files[snapshot.name] = _put(pack, snapshot, snapshot.name, zipfile.ZIP_DEFLATED)
        for name, original in _kept(data):
            files[name] = _put(pack, original, name, zipfile.ZIP_STORED)
        held = Manifest(
            format=manifest.FORMAT,
            made_at=now,
            version=version("troly"),
            revision=migrations.revision(database) or "",
            kind=kind,
            directives=len(Store(database).all_held()),
            files=files,
        )
        pack.writestr(manifest.NAME, held.written())
    return held


def _kept(data: Path) -> Iterator[tuple[str, Path]]:
    """List the files that lie under their hash, each with its name in the backup."""
    for folder in manifest.FOLDERS:
        for path in sorted((data / folder).glob("[0-9a-f]*")):
            if not path.name.endswith(".partial"):
                yield f"{folder}{path.name}", path


def _put(pack: zipfile.ZipFile, path: Path, name: str, how: int) -> Stored:
    """Put a file into the pack, and return what was read of it."""
    digest, size = hashlib.sha256(), 0
    entry = zipfile.ZipInfo(name)
    entry.compress_type, entry.file_size = how, path.stat().st_size
    with path.open("rb") as source, pack.open(entry, "w") as target:
        while piece := source.read(_CHUNK):
            digest.update(piece)
            size += len(piece)
            target.write(piece)
    return Stored(size=size, sha256=digest.hexdigest())


def _flush(path: Path) -> None:
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def _clean(folder: Path) -> None:
    """Delete what a process that was killed left."""
    for part in folder.glob(f"{_NAMES}{_PART}"):
        part.unlink()
    for snapshot in folder.glob(f"{_SNAPSHOT}*"):
        shutil.rmtree(snapshot)


def _beyond(folder: Path, keep: int) -> tuple[Path, ...]:
    """Delete all but the newest *keep*, and return which."""
    old = listed(folder)[max(keep, 1) :]
    for path in old:
        path.unlink()
    return tuple(old)


@contextmanager
def _explaining(folder: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        full = error.errno in {errno.ENOSPC, errno.EDQUOT}
        raise BackupFailed(reason="full" if full else "not_writable", path=folder) from error
