"""Servers for a test run, on loopback ports: PostgreSQL where it is installed, and Chroma."""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from sqlalchemy import text

from knowledge.database import Base, Database

_INSTALLED = Path("/usr/lib/postgresql")
_UNPRIVILEGED = ("postgres", "nobody")
_TRIES, _PAUSE_SECONDS = 300, 0.1


def postgresql_programs() -> Path | None:
    """Return the folder of ``initdb`` and ``pg_ctl``, of the newest version there is."""
    found = sorted(_INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    on_path = shutil.which("initdb")
    return Path(on_path).resolve().parent if on_path else None


# the marks of a module whose tests want a server of their own
NEEDS_POSTGRESQL = [
    pytest.mark.slow,
    pytest.mark.skipif(
        postgresql_programs() is None, reason="PostgreSQL is not installed: apt install postgresql"
    ),
]


@contextmanager
def postgresql() -> Iterator[str]:
    """Start a cluster of its own on a loopback port; yield its URL; stop and delete it after."""
    programs = postgresql_programs()
    if programs is None:
        raise FileNotFoundError("initdb")
    with tempfile.TemporaryDirectory(prefix="troly-pg-") as name:
        folder = Path(name)
        user = _give_away(folder)
        data, port = folder / "data", free_port()
        options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='{folder}'"
        _run(user, programs / "initdb", "-D", data, "-U", "troly", "-A", "trust", "-E", "UTF8")
        start = ("-D", data, "-l", folder / "log", "-o", options, "-w", "start")
        _run(user, programs / "pg_ctl", *start)
        try:
            yield f"postgresql://troly@127.0.0.1:{port}/postgres"
        finally:
            _run(user, programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")


def empty(database: Database) -> None:
    """Delete every row of a PostgreSQL database, and count from 1 again."""
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with database.engine.begin() as connection:
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY"))


def _give_away(folder: Path) -> str | None:
    """Give *folder* to a user who is not root, for PostgreSQL refuses to run as root."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    user = next(name for name in _UNPRIVILEGED if name in known)
    shutil.chown(folder, user)
    return user


def free_port() -> int:
    """Return a port of this machine on which nothing listens now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _run(user: str | None, *command: object) -> None:
    subprocess.run(  # noqa: S603  # the programs found above
        [str(part) for part in command],
        check=True,
        user=user,
        cwd="/",
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def chroma(folder: Path) -> Iterator[str]:
    """Start a Chroma server on a loopback port; yield its URL; stop it after."""
    port = free_port()
    command = [Path(sys.executable).with_name("chroma"), "run", "--path", folder]
    options = ["--host", "127.0.0.1", "--port", port]
    with subprocess.Popen(  # noqa: S603  # the program that comes with chromadb
        [str(part) for part in (*command, *options)],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            _wait_for(port)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()


def _wait_for(port: int) -> None:
    for _ in range(_TRIES):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(_PAUSE_SECONDS)
    raise TimeoutError(f"nothing listens on port {port}")
