"""A process that a bench measures from outside: its time on the processor, its memory."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_TICK = os.sysconf("SC_CLK_TCK")


def say(*parts: str) -> None:
    """Write one line."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


@contextmanager
def running(command: list[str], environment: Mapping[str, str] | None = None) -> Iterator[int]:
    """Run a command for as long as the block takes, and yield its process id."""
    with subprocess.Popen(  # noqa: S603  # what a bench names
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    ) as process:
        try:
            yield process.pid
        finally:
            process.kill()


def cpu_seconds(pid: int) -> float:
    """Return the seconds that a process has spent, in user and kernel code."""
    fields = Path(f"/proc/{pid}/stat").read_text("ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICK


def own_megabytes(pid: int) -> float:
    """Return the MiB that a process alone holds: no file that the kernel may read again."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    line = next(line for line in rollup.splitlines() if line.startswith("Anonymous"))
    return int(line.split()[1]) / 1024


def megabytes(pid: int) -> float:
    """Return the MiB that a process holds in memory, shared libraries and mapped files included."""
    status = Path(f"/proc/{pid}/status").read_text("ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
