"""The child's side of the sandbox: reads one file and says on stdout, line by line, what it found.

Each line is one JSON object: ``{"progress": {…}}`` any number of times, then ``{"loaded": {…}}``
or ``{"error": {"code": …, "facts": {…}}}`` once. Told a folder too, it lays out an archive
there and answers ``{"members": […]}``.
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
from ingest.loaders import load, unzip
from ingest.loaders.confinement import confine, grant_page, leave_network
from knowledge.errors import AssistantError, UnreadableDocument


def take_stdout() -> TextIO:
    """Return stdout for the answers alone; what a library prints goes to stderr from now on."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "w", encoding="utf-8")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    return answers


def answer(
    path: Path,
    limits: Limits,
    report: Callable[[Progress], None],
    folder: Path | None = None,
) -> dict[str, object]:
    """Read *path*, or unpack it into *folder*; return the last line that the parent gets."""
    try:
        if folder is not None:
            return {"members": unzip.unpack(path, folder, limits)}
        return {"loaded": asdict(load(path, limits, report))}
    except MemoryError:
        return _refusal(UnreadableDocument(path=path.name, reason="memory"))
    except AssistantError as error:
        return _refusal(error)


def _refusal(error: AssistantError) -> dict[str, object]:
    return {"error": {"code": error.code, "facts": error.facts}}


def main(path: Path, limits: Limits, folder: Path | None = None) -> None:
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

    say(answer(path, limits, report, folder))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Limits(**json.loads(sys.argv[2])), *map(Path, sys.argv[3:]))
