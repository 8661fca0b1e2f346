"""The child's side of the sandbox: reads one file and says on stdout, line by line, what it found.

Each line is one JSON object: ``{"progress": {…}}`` any number of times, then ``{"loaded": {…}}``
or ``{"error": {"code": …, "facts": {…}}}`` once.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from ingest.limits import Limits, Progress
from ingest.loaders import load
from knowledge.errors import AssistantError, UnreadableDocument


def confine(limits: Limits) -> None:
    """Bind this process to *limits*; where the system has no such limits, the parent's clock does.

    The soft limit on CPU time is one second below the hard one, so that the signal tells why.
    """
    try:
        import resource  # noqa: PLC0415  # Windows has no such module
    except ModuleNotFoundError:
        return
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
        (resource.RLIMIT_CPU, limits.cpu_seconds, limits.cpu_seconds + 1),
        (resource.RLIMIT_FSIZE, limits.written_bytes, limits.written_bytes),
        (resource.RLIMIT_CORE, 0, 0),
    ):
        resource.setrlimit(kind, (soft, hard))


def take_stdout() -> TextIO:
    """Return stdout for the answers alone; what a library prints goes to stderr from now on."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def answer(path: Path, limits: Limits, report: Callable[[Progress], None]) -> dict[str, object]:
    """Read *path*; return the last line that the parent gets."""
    try:
        return {"loaded": asdict(load(path, limits, report))}
    except MemoryError:
        return _refusal(UnreadableDocument(path=path.name, reason="memory"))
    except AssistantError as error:
        return _refusal(error)


def _refusal(error: AssistantError) -> dict[str, object]:
    return {"error": {"code": error.code, "facts": error.facts}}


def main(path: Path, limits: Limits) -> None:
    """Read *path* within *limits* and answer."""
    confine(limits)
    stdout = take_stdout()

    def say(message: dict[str, object]) -> None:
        print(json.dumps(message), file=stdout, flush=True)

    say(answer(path, limits, lambda progress: say({"progress": asdict(progress)})))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Limits(**json.loads(sys.argv[2])))
