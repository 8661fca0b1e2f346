"""What a child process gives up before it opens a file: room, time, and the network."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ingest.limits import Limits

try:
    import resource
except ModuleNotFoundError:  # Windows has no such module
    resource = None  # type: ignore[assignment]

# Source: linux/sched.h
_NEW_USER, _NEW_NETWORK = 0x10000000, 0x40000000


def confine(limits: Limits) -> None:
    """Bind this process to *limits*; where the system has no such limits, the parent's clock does.

    The soft limit on CPU time is below the hard one, so that the signal tells why; it rises with
    each page read from a picture, see ``grant_page``. That on memory is below what an office
    program may have, see ``office_memory``.
    """
    if resource is None:
        return
    longest = limits.cpu_seconds + limits.ocr_pages * limits.ocr_cpu_seconds + 1
    most_memory = max(limits.memory_bytes, limits.office_memory_bytes)
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, most_memory),
        (resource.RLIMIT_CPU, limits.cpu_seconds, longest),
        (resource.RLIMIT_FSIZE, limits.written_bytes, limits.written_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))


def grant_page(limits: Limits) -> None:
    """Raise this process's limit on CPU time by what one page read from a picture may take."""
    if resource is not None:
        soft, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (min(soft + limits.ocr_cpu_seconds, hard), hard))


@contextmanager
def office_memory() -> Iterator[None]:
    """Let what is started inside have the larger share that ``confine`` kept for it."""
    if resource is None:
        yield
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))


def leave_network() -> bool:
    """Go where there is no network, not even this machine's own; say whether that worked.

    Linux lets root do so, and most systems let anyone who becomes root of nothing but themselves.
    Where it doesn't, nothing is lost: no loader opens a connection. Must be called before this
    process has a second thread.
    """
    if sys.platform != "linux":
        return False
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_NEW_NETWORK) == 0:
        return True
    user, group = os.getuid(), os.getgid()
    if system.unshare(_NEW_USER | _NEW_NETWORK) != 0:
        return False
    _stay(user, group)
    return True


def _stay(user: int, group: int) -> None:
    """Keep the ids that files are written with; a system that forbids it only hides them."""
    for name, line in (
        ("setgroups", "deny"),
        ("uid_map", f"{user} {user} 1"),
        ("gid_map", f"{group} {group} 1"),
    ):
        with suppress(OSError):
            Path(f"/proc/self/{name}").write_text(line, encoding="ascii")
