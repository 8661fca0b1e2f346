"""Folders for the moment: gone with the block, or after the process that was killed in it."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

_PREFIX = "troly-"
_LOCK, _INSIDE = "owner.lock", "in"
_FRESH_SECONDS = 60.0  # a folder so young may not have its lock yet


@contextmanager
def folder(kind: str) -> Iterator[Path]:
    """Make a folder for the block; what is laid into it is deleted at the end.

    The system frees its lock when this process dies, however it dies: then ``sweep`` deletes it.

    Args:
        kind: One word for what it holds, part of its name.
    """
    with tempfile.TemporaryDirectory(prefix=f"{_PREFIX}{kind}-") as name:
        inside = Path(name) / _INSIDE
        inside.mkdir()
        # not of a thread: it may be left in another than it was entered in
        with FileLock(Path(name) / _LOCK, thread_local=False):
            yield inside


def sweep() -> int:
    """Delete the folders of processes that are gone, and return how many."""
    youngest = time.time() - _FRESH_SECONDS
    left = [path for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*-*") if path.is_dir()]
    return sum(_swept(path, youngest) for path in left)


def _swept(path: Path, youngest: float) -> bool:
    try:
        is_ours = (path / _INSIDE).is_dir()  # another program's may begin with our name
        if not is_ours or path.stat().st_mtime > youngest:
            return False
        with FileLock(path / _LOCK, timeout=0):
            shutil.rmtree(path, ignore_errors=True)
    except (Timeout, OSError):  # in use, gone meanwhile, or somebody else's
        return False
    return not path.exists()
