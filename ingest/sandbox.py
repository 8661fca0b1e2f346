"""A loader in a fresh child process with limits: what a file does to it, it does to it alone.

The child is a new interpreter, never a fork of the caller, whose threads and open stores a fork
would copy. It gets an empty temporary folder, its own session, and no environment but what Python
needs, so no token either; where the system lets it, it has no network. What it starts (LibreOffice)
is in its process group, and ends with it.
"""

from __future__ import annotations

import json
import logging
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from pydantic import TypeAdapter

from ingest import temporary
from ingest.blocks import Loaded
from ingest.limits import DEFAULT, OCR, WAIT, Limits, Progress, silent
from knowledge.errors import (
    AssistantError,
    PartMissing,
    SecretDocument,
    UnreadableDocument,
    UnsupportedFormat,
)

# What a child says is checked like anything that comes from outside.
_LOADED = TypeAdapter(Loaded)
_MEMBERS: TypeAdapter[list[tuple[str, str]] | None] = TypeAdapter(list[tuple[str, str]] | None)
_PICTURE = TypeAdapter(str)
_ROWS = TypeAdapter(list[tuple[int, list[str]]])
logger = logging.getLogger(__name__)

_ROOT = Path(__file__).parents[1]
# How the interpreter is called; -P keeps the temporary folder off the module path.
_CHILD = ("-P", "-m", "ingest.loaders")
# What an interpreter needs to start; SYSTEMROOT and the like on Windows.
_KEPT = ("PATH", "LANG", "LC_ALL", "SYSTEMROOT", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "HOME")
_ERRORS: dict[str, type[AssistantError]] = {
    error.code: error
    for error in (PartMissing, SecretDocument, UnreadableDocument, UnsupportedFormat)
}
# JSON writes a Vietnamese letter as "\u1ec1": six characters for one.
_ANSWER_CHARS_PER_CHAR = 8
# a killed process is gone within milliseconds, unless nobody buries it
_LONGEST_DYING_SECONDS, _DYING_STEP_SECONDS = 1.0, 0.01


def load(
    path: Path,
    *,
    limits: Limits = DEFAULT,
    progress: Callable[[Progress], None] = silent,
    child: Sequence[str] = _CHILD,
) -> Loaded:
    """Read a file in a child process.

    Args:
        path: The file; its content decides its format.
        limits: What the child may use.
        progress: Called in this thread as the child reports.
        child: What the interpreter is told to run; stand-ins in tests.

    Raises:
        UnsupportedFormat: If no loader reads this kind of file.
        PartMissing: If a system package that it needs is not installed.
        SecretDocument: If a stamp on a scanned page is a secrecy mark.
        UnreadableDocument: If it is missing, empty, damaged, or takes more than *limits*; the fact
            ``reason`` says which.
    """
    return _LOADED.validate_python(_ask(path, (), "loaded", limits, progress, child))


def unpack(path: Path, into: Path, *, limits: Limits = DEFAULT) -> list[tuple[str, str]] | None:
    """Lay out the members of a .zip in the folder *into*, by a child process.

    Returns:
        For each member its file in *into* and the name people know it by; None where *path* is no
        archive of files.

    Raises:
        UnsupportedFormat: If it holds another archive.
        UnreadableDocument: If it is missing, damaged, or takes more than *limits*.
    """
    answer = _ask(path, ("unpack", str(into.resolve())), "members", limits, silent, _CHILD)
    return _MEMBERS.validate_python(answer)


def cut(path: Path, wanted: Mapping[str, object], *, limits: Limits = DEFAULT) -> str:
    """Cut lines out of a page by a child process, see ``ingest.pictures``.

    Returns:
        A PNG in base 64.
    """
    answer = _ask(path, ("cut", json.dumps(wanted)), "picture", limits, silent, _CHILD)
    return _PICTURE.validate_python(answer)


def rows(path: Path, *, limits: Limits = DEFAULT) -> list[tuple[int, list[str]]]:
    """Read the first table of a workbook or a .csv by a child process: its line numbers, cells."""
    return _ROWS.validate_python(_ask(path, ("rows", ""), "rows", limits, silent, _CHILD))


def _ask(  # noqa: PLR0913, PLR0917  # what a child is told, and how it is listened to
    path: Path,
    more: Sequence[str],
    key: str,
    limits: Limits,
    progress: Callable[[Progress], None],
    child: Sequence[str],
) -> Any:
    """Return what a child answers under *key*."""
    _check(path, limits)
    with temporary.folder("read") as folder, _errors() as errors:
        command = [sys.executable, *child, str(path.resolve())]
        with subprocess.Popen(  # noqa: S603  # our own interpreter, no shell
            [*command, json.dumps(asdict(limits)), *more],
            cwd=folder,
            env=_environment(str(folder)),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=errors,
            start_new_session=True,
            encoding="utf-8",
        ) as process:
            answer, too_slow = _listen(process, limits, progress)
        if key in answer:
            return answer[key]
        if "error" in answer:
            raise _ERRORS[answer["error"]["code"]](**answer["error"]["facts"])
        raise _silence(path, process.returncode, too_slow=too_slow, last_words=_last(errors))


def _check(path: Path, limits: Limits) -> None:
    if not path.is_file():
        raise UnreadableDocument(path=path.name, reason="missing")
    if path.stat().st_size > limits.file_bytes:
        raise UnreadableDocument(path=path.name, reason="too_large")


def _environment(folder: str) -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT if name in os.environ}
    return kept | {
        "PYTHONPATH": str(_ROOT),
        "PYTHONUTF8": "1",
        "PYTHONDONTWRITEBYTECODE": "1",
        # tesseract's threads wait for one another more than they help
        "OMP_THREAD_LIMIT": "1",
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), folder),
    }


@contextmanager
def _errors() -> Iterator[IO[str]]:
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as file:
        yield file


def _listen(
    process: subprocess.Popen[str], limits: Limits, progress: Callable[[Progress], None]
) -> tuple[dict[str, Any], bool]:
    """Return the child's answer, {} if it gave none, and whether it had to be stopped."""
    clock = _Clock(process, limits)
    try:
        for message in _messages(process, limits.text_chars * _ANSWER_CHARS_PER_CHAR):
            if "progress" not in message:
                return message, False
            told = Progress(**message["progress"])
            clock.grant(told)
            progress(told)
        _await_end(process)
        return {}, clock.has_struck
    finally:
        clock.stop()
        _end(process)


class _Clock:
    """Ends the child when its time is up; pages read from a picture and waiting add to it."""

    def __init__(self, process: subprocess.Popen[str], limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._pages = 0
        self._ends_at = time.monotonic() + limits.wall_seconds
        self.has_struck = False
        self._timer = self._started()

    def grant(self, told: Progress) -> None:
        """Give time for what takes it: a page that begins, for no more pages than may be read.

        A child that waits for another's work starts anew.
        """
        if told.stage == WAIT:
            self._ends_at = time.monotonic() + self._limits.wall_seconds
        if told.stage == OCR and self._pages < self._limits.ocr_pages:
            self._pages += 1
            self._ends_at += self._limits.ocr_wall_seconds

    def stop(self) -> None:
        """End the clock; what it struck stays known."""
        self._timer.cancel()

    def _started(self) -> threading.Timer:
        timer = threading.Timer(max(0, self._ends_at - time.monotonic()), self._strike)
        timer.daemon = True
        timer.start()
        return timer

    def _strike(self) -> None:
        if time.monotonic() < self._ends_at:
            self._timer = self._started()
            return
        self.has_struck = True
        _kill(self._process)


def _messages(process: subprocess.Popen[str], longest: int) -> Iterator[dict[str, Any]]:
    """Yield what the child says; a line cut short by its death, or by us, is no message."""
    if process.stdout is None:
        return
    while (line := process.stdout.readline(longest)).endswith("\n"):
        yield json.loads(line)


def _await_end(process: subprocess.Popen[str]) -> None:
    """Wait until the child is over but still known to the system, so that its group is as well."""
    if sys.platform == "win32":
        process.wait()
    else:
        os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)


def _end(process: subprocess.Popen[str]) -> None:
    """End the child and what it started, and wait until nothing of it can write any more."""
    _kill(process)
    process.wait()
    deadline = time.monotonic() + _LONGEST_DYING_SECONDS
    while _has_members(process.pid) and time.monotonic() < deadline:
        time.sleep(_DYING_STEP_SECONDS)


def _kill(process: subprocess.Popen[str]) -> None:
    """End the child and what it started, also where the child itself is over already."""
    if process.returncode is not None:
        return
    if sys.platform == "win32":
        process.kill()
    else:
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            logger.debug("the child ended by itself", extra={"action": "sandbox_kill"})


def _has_members(group: int) -> bool:
    """Say whether a process group is there; those that are dead and not yet buried count."""
    if sys.platform == "win32":
        return False
    try:
        os.killpg(group, 0)
    except (ProcessLookupError, PermissionError):
        return False
    return True


def _last(errors: IO[str]) -> str:
    """Return the name of the exception that ended the child: its message may quote the file."""
    errors.seek(0)
    lines = errors.read().split("\n")
    return next((line.split(":")[0] for line in reversed(lines) if line[:1].isalpha()), "")


def _silence(path: Path, returned: int, *, too_slow: bool, last_words: str) -> UnreadableDocument:
    """Say why a child gave no answer."""
    reason = "crashed"
    if too_slow or returned == -getattr(signal, "SIGXCPU", 0):
        reason = "too_slow"
    elif last_words == "MemoryError":
        reason = "memory"
    logger.warning(
        "a loader ended without an answer: %s",
        last_words or returned,
        extra={"action": "sandbox_silence", "path": path.name, "reason": reason},
    )
    return UnreadableDocument(path=path.name, reason=reason)
