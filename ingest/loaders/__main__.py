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
from ingest.loaders.confinement import confine, grant_page, leave_network
from knowledge.errors import AssistantError, UnreadableDocument


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
    leave_network()
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
