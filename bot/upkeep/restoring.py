"""A backup laid out again, in an empty data folder: checked first, and nothing is sent again."""

from __future__ import annotations

import hashlib
import shutil
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot import migrations, storage
from bot.errors import BackupFailed, BadBackup, DatabaseToolMissing, DataHeld
from bot.store import restored
from bot.upkeep import manifest, snapshots
from bot.upkeep.manifest import Manifest
from knowledge.database import Database
from knowledge.lock import IndexLock

_CHUNK = 1 << 20
_LAYING = ".troly-restoring-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was brought back."""

    held: Manifest
    # where the data folder of before stays; None where there was nothing
    before: Path | None


def look(backup: Path) -> Manifest:
    """Return what a backup says that it holds.

    Raises:
        BadBackup: If it is no backup, or one of a newer program.
    """
    with _opened(backup) as pack:
        try:
            written = pack.read(manifest.NAME)
        except KeyError as error:
            raise BadBackup(path=backup, reason="not_ours") from error
    found = manifest.read(written)
    if found is None:
        raise BadBackup(path=backup, reason="not_ours")
    if found.format > manifest.FORMAT or found.revision not in migrations.revisions():
        raise BadBackup(path=backup, reason="newer", version=found.version)
    return found


def restore(  # noqa: PLR0913  # keywords, each plain by its name
    backup: Path, data: Path, url: str, *, by: str, now: datetime, replace: bool = False
) -> Restored:
    """Lay a backup out as the data folder *data* and the database at *url*.

    Everything is unpacked, checked and brought to this release beside the data folder before that
    is touched; a process that is killed leaves it as it was. Nothing that waited is sent, and no
    question of then is answered again.

    Args:
        backup: The file.
        data: The data folder; what it holds is put aside beside it where *replace* says so.
        url: The database: in *data*, or a PostgreSQL server.
        by: Who does it, for the audit.
        now: The moment.
        replace: Whether what is there may be put aside; of a server's database it is lost.

    Raises:
        BadBackup: If it is damaged, no backup, of a newer program, or of another kind of database.
        DataHeld: If there is something already, or the assistant is at work there.
        DatabaseToolMissing: If PostgreSQL's own program for it is not installed.
        BackupFailed: If that program could not do it.
    """
    held = look(backup)
    if _kind(url) != held.kind:
        raise BadBackup(path=backup, reason=f"of_{held.kind}")
    _must_be_free(data, url, replace=replace)
    data.parent.mkdir(parents=True, exist_ok=True)
    for stale in data.parent.glob(f"{_LAYING}*"):  # of a process that was killed
        shutil.rmtree(stale)
    laid = Path(tempfile.mkdtemp(prefix=_LAYING, dir=data.parent))
    try:
        _unpack(backup, held, laid)
        file = laid / held.database
        with _half_done(data, if_any=held.kind == "postgresql"):
            if held.kind == "postgresql":
                with closing(Database(url)) as database:
                    snapshots.lay(database, file)
                file.unlink()
            in_it = url if held.kind == "postgresql" else f"sqlite:///{file}"
            with closing(Database(in_it)) as database:
                migrations.upgrade(database)
                restored.settle(database, by=by, backup=backup.name, now=now)
        before = _put_in_place(laid, data, now)
        _put_elsewhere(data / held.database, url, now)
    finally:
        shutil.rmtree(laid, ignore_errors=True)
    return Restored(held=held, before=before)


@contextmanager
def _half_done(data: Path, *, if_any: bool) -> Iterator[None]:
    """Let nobody open *data* until the block is done: the database of a server is not settled."""
    if not if_any:
        yield
        return
    data.mkdir(parents=True, exist_ok=True)
    mark = data / storage.RESTORING
    mark.touch()
    try:
        yield  # a process that is killed leaves it there
    except (BackupFailed, DatabaseToolMissing):  # the database is as it was
        mark.unlink()
        raise
    mark.unlink()


def _must_be_free(data: Path, url: str, *, replace: bool) -> None:
    if not _holds_something(data, url):
        return
    if data.is_dir():
        lock = IndexLock(data)
        if not lock.acquire():
            raise DataHeld(path=data, reason="at_work")
        lock.release()
    if not replace:
        raise DataHeld(path=data, reason="not_empty")


def _holds_something(data: Path, url: str) -> bool:
    if data.is_dir() and any(data.iterdir()):
        return True
    if _kind(url) == "sqlite":
        return _file(url).exists()
    with closing(Database(url)) as database:
        database.reach()
        return migrations.revision(database) is not None


def _file(url: str) -> Path:
    """Return the file of a SQLite database, without opening it."""
    return Path(url.partition("///")[2])


def _kind(url: str) -> manifest.Kind:
    """Name the kind of database, without opening it: that would make its folder."""
    return "sqlite" if url.startswith("sqlite") else "postgresql"


@contextmanager
def _opened(backup: Path) -> Iterator[zipfile.ZipFile]:
    if not backup.is_file():
        raise BadBackup(path=backup, reason="no_file")
    try:
        with zipfile.ZipFile(backup) as pack:
            yield pack
    except (zipfile.BadZipFile, OSError, EOFError) as error:
        raise BadBackup(path=backup, reason="damaged") from error


def _unpack(backup: Path, held: Manifest, into: Path) -> None:
    """Take out what the manifest names, and check it."""
    if shutil.disk_usage(into).free < held.size:
        raise BadBackup(path=backup, reason="no_room")
    with _opened(backup) as pack:
        for name, wanted in held.files.items():
            path = into / name
            path.parent.mkdir(exist_ok=True)
            digest = hashlib.sha256()
            try:
                source = pack.open(name)
            except KeyError as error:
                raise BadBackup(path=backup, reason="damaged") from error
            with source, path.open("wb") as target:
                while piece := source.read(_CHUNK):
                    digest.update(piece)
                    target.write(piece)
            if digest.hexdigest() != wanted.sha256:
                raise BadBackup(path=backup, reason="damaged")


def _put_elsewhere(file: Path, url: str, now: datetime) -> None:
    """Move the database to where ``DATABASE_URL`` says, if that is not the data folder."""
    if _kind(url) != "sqlite" or _file(url).absolute() == file.absolute():
        return
    wanted = _file(url)
    wanted.parent.mkdir(parents=True, exist_ok=True)
    for old in (wanted, *(wanted.with_name(f"{wanted.name}-{log}") for log in ("wal", "shm"))):
        if old.exists():  # its log goes with it
            old.rename(old.with_name(f"{old.name}.truoc-{now:%Y%m%d-%H%M%S}"))
    shutil.move(file, wanted)


def _put_in_place(laid: Path, data: Path, now: datetime) -> Path | None:
    """Let *laid* be the data folder; return where what was there stays, if there was anything."""
    before = None
    if data.exists():
        if any(data.iterdir()):
            before = data.rename(data.with_name(f"{data.name}.truoc-{now:%Y%m%d-%H%M%S}"))
        else:
            data.rmdir()
    laid.rename(data)
    return before
