from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from knowledge.lock import IndexLock


def _held_elsewhere(folder: Path) -> bool:
    """Ask from another process, as another program would."""
    code = (
        "import sys; from pathlib import Path; from knowledge.lock import IndexLock\n"
        "sys.exit(0 if IndexLock(Path(sys.argv[1])).acquire() else 3)"
    )
    command = [sys.executable, "-c", code, str(folder)]
    return subprocess.run(command, check=False).returncode != 0  # noqa: S603  # our own words


def test_one_process_holds_the_lock_until_it_lets_go(tmp_path: Path) -> None:
    lock = IndexLock(tmp_path)
    assert lock.acquire()
    assert lock.acquire()
    assert _held_elsewhere(tmp_path)

    lock.release()

    assert not lock.held
    assert not _held_elsewhere(tmp_path)


def test_a_borrowed_lock_is_given_back_unless_it_was_held_before(tmp_path: Path) -> None:
    lock = IndexLock(tmp_path)
    with lock.borrowed() as held:
        assert held
    assert not lock.held

    lock.acquire()
    with lock.borrowed():
        pass
    assert lock.held
    lock.release()


def test_a_lock_that_another_holds_is_not_borrowed(tmp_path: Path) -> None:
    holder, other = IndexLock(tmp_path), IndexLock(tmp_path)
    holder.acquire()

    with other.borrowed() as held:
        assert not held

    assert holder.held
    holder.release()
