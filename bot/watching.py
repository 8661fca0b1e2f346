"""The folder into which the office scanner drops papers: each is taken in once, and moved away.

What is dropped is taken once it has stopped changing. What became of it stands in a text file, and
both go into a folder of their own: ``da-nhan`` (taken), ``cho-duyet`` (waits for a second person),
``loi`` (could not be taken). Killed at any moment, the next start finds it still in its place, or
held already, which is no work.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from filelock import FileLock, Timeout

from bot.intake import Desk, Outcome, take
from bot.texts import watching as texts
from knowledge.errors import Busy

TAKEN, WAITING, FAILED = "da-nhan", "cho-duyet", "loi"
_FOLDER_OF = {"held": WAITING, "failed": FAILED, "skipped": FAILED}
_RESULT = ".ketqua.txt"
# what a scanner, a copying program or a browser writes while it is not done
_UNDONE = (".part", ".partial", ".tmp", ".crdownload", ".download")
_LOCK = ".troly-watch.lock"

# for each file, its size in bytes and when it was changed, in nanoseconds
_State = tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class Watch:
    """One folder that is looked at.

    Args:
        folder: Where files are dropped; a folder in it holds the files of one directive.
        desk: Where they are handed in.
    """

    folder: Path
    desk: Desk
    # how each thing stood when it was last looked at
    _seen: dict[Path, _State] = field(default_factory=dict)
    # what bears a secrecy mark and is still there, as it stood
    _refused: dict[Path, _State] = field(default_factory=dict)

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Keep every other process from looking at this folder.

        Raises:
            Busy: If one does already.
        """
        lock = FileLock(self.folder / _LOCK, timeout=0)
        try:
            lock.acquire()
        except Timeout as error:
            raise Busy(reason="watching", path=self.folder) from error
        try:
            yield
        finally:
            lock.release()

    def look(self) -> Iterator[Outcome]:
        """Take in what stands as it stood when it was last looked at."""
        for path in self._whole():
            outcome = take(self.desk, _files(path))
            self.desk.library.sync()
            self._put_away(path, outcome)
            yield outcome

    def _whole(self) -> list[Path]:
        found = {path: _state(path) for path in sorted(self.folder.iterdir()) if _counts(path)}
        whole = [
            path
            for path, state in found.items()
            if state and state == self._seen.get(path) != self._refused.get(path)
        ]
        self._seen = found
        return whole

    def _put_away(self, path: Path, outcome: Outcome) -> None:
        """Move what was dropped to where it belongs, the result first.

        What bears a secrecy mark is for the person to delete: it stays where it is, and its name
        is written nowhere.
        """
        if outcome.fate == "refused":
            self._refused[path] = self._seen[path]
            _write(self.folder / f"{texts.REFUSED}{_RESULT}", texts.result("", outcome))
            return
        into = self.folder / _FOLDER_OF.get(outcome.fate, TAKEN)
        into.mkdir(exist_ok=True)
        goal = _free(into / path.name)
        _write(goal.with_name(goal.name + _RESULT), texts.result(path.name, outcome))
        with suppress(FileNotFoundError):  # the person was quicker
            path.rename(goal)


def _counts(path: Path) -> bool:
    name = path.name.casefold()
    hidden = name.startswith((".", "~$")) or name.endswith((_RESULT, *_UNDONE))
    return not hidden and path.name not in {TAKEN, WAITING, FAILED}


def _files(path: Path) -> list[Path]:
    """List the files of one directive: the file itself, or all in the folder."""
    if path.is_file():
        return [path]
    return sorted(file for file in path.rglob("*") if file.is_file() and _counts(file))


def _state(path: Path) -> _State:
    """Say how something stands; nothing while it is empty or goes away under our eyes."""
    try:
        stats = [(file, file.stat()) for file in _files(path)]
    except FileNotFoundError:
        return ()
    if not all(stat.st_size for _, stat in stats):
        return ()
    return tuple((str(file), stat.st_size, stat.st_mtime_ns) for file, stat in stats)


def _free(path: Path) -> Path:
    """Return *path*, or one beside it that is not taken: "a (2).pdf"."""
    count, free = 1, path
    while free.exists():
        count += 1
        free = path.with_name(f"{path.stem} ({count}){path.suffix}")
    return free


def _write(path: Path, text: str) -> None:
    # Notepad of older systems knows UTF-8 by its mark alone, and lines by both signs
    path.write_text(text, encoding="utf-8-sig", newline="\r\n")
