"""Who may write the indexes: at most one process of all that share a data folder."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class IndexLock:
    """The lock file of one data folder; the system frees it when its holder dies."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        # one lock for all threads of the process: work moves between them
        self._file = FileLock(folder / "index.lock", thread_local=False)

    @property
    def held(self) -> bool:
        """Whether this process holds it."""
        return self._file.is_locked

    def acquire(self) -> bool:
        """Take it if it is free, without waiting; return whether this process holds it now."""
        if self.held:
            return True
        try:
            self._file.acquire(timeout=0)
        except Timeout:
            return False
        return True

    def release(self) -> None:
        """Let go of it."""
        self._file.release(force=True)

    @contextmanager
    def borrowed(self) -> Iterator[bool]:
        """Hold it for the block if it can be had; give it back unless it was held before."""
        before = self.held
        try:
            yield self.acquire()
        finally:
            if self.held and not before:
                self.release()
