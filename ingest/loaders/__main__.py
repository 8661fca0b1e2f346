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

from ingest.limits import OCR, Limits, Progress
from ingest.loaders import load
from knowledge.errors import AssistantError, UnreadableDocument

try:
    import resource
except ModuleNotFoundError:  # Windows has no such module
    resource = None  # type: ignore[assignment]


def confine(limits: Limits) -> None:
    """Bind this process to *limits*; where the system has no such limits, the parent's clock does.

    The soft limit on CPU time is below the hard one, so that the signal tells why; it rises with
    each page read from a picture, see ``grant_page``.
    """
    if resource is None:
        return
    longest = limits.cpu_seconds + limits.ocr_pages * limits.ocr_cpu_seconds + 1
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory_bytes, limits.memory_bytes),
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

    def report(progress: Progress) -> None:
        if progress.stage == OCR:
            grant_page(limits)
        say({"progress": asdict(progress)})

    say(answer(path, limits, report))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Limits(**json.loads(sys.argv[2])))
