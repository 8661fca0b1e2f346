"""A database as one file, as it stood at one moment, and back.

SQLite copies itself (``VACUUM INTO``); PostgreSQL comes with programs that do it.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

from bot.errors import BackupFailed, DatabaseToolMissing
from knowledge.database import Database

_SECONDS = 3600.0  # longer than any database of this kind takes
_INSTALLED = Path("/usr/lib/postgresql")  # of Debian: /usr/lib/postgresql/15/bin


def take(database: Database, into: Path) -> None:
    """Write *database* into the file *into*, while others go on writing to it.

    Raises:
        DatabaseToolMissing: If ``pg_dump`` is not installed.
        BackupFailed: If it did not work.
    """
    if database.on_sqlite:
        with closing(sqlite3.connect(str(database.url.database))) as connection:
            connection.execute("VACUUM INTO ?", (str(into),))
        return
    _run("pg_dump", database, "--format=custom", "--no-owner", "--no-privileges", f"--file={into}")


def lay(database: Database, file: Path) -> None:
    """Put what ``take`` wrote in the place of a database of PostgreSQL, all or nothing.

    Raises:
        DatabaseToolMissing: If ``pg_restore`` is not installed.
        BackupFailed: If it did not work; the database is as it was.
    """
    _run(
        "pg_restore", database, "--single-transaction", "--clean", "--if-exists", "--no-owner",
        "--no-privileges", str(file),
    )  # fmt: skip


def _run(program: str, database: Database, *arguments: str) -> None:
    url = database.url
    # by the environment: what stands on a command line can be read by everybody on the machine
    environment = os.environ | {
        name: str(value)
        for name, value in {
            "PGHOST": url.host, "PGPORT": url.port, "PGUSER": url.username,
            "PGPASSWORD": url.password,
        }.items()
        if value is not None
    }  # fmt: skip
    try:
        ended = subprocess.run(  # noqa: S603  # a program of PostgreSQL
            [_found(program), f"--dbname={url.database}", *arguments],
            env=environment,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise BackupFailed(reason="database", said=program) from error
    if ended.returncode != 0:
        said = ended.stderr.decode(errors="replace").strip().splitlines()
        raise BackupFailed(reason="database", said=said[-1] if said else program)


def _found(program: str) -> str:
    versions = sorted(_INSTALLED.glob(f"*/bin/{program}"), key=lambda path: int(path.parts[-3]))
    found = str(versions[-1]) if versions else shutil.which(program)
    if found is None:
        raise DatabaseToolMissing(program=program)
    return found
