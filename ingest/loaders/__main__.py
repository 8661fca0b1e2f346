"""The child's side of the sandbox: reads one file and says on stdout, line by line, what it found.

Each line is one JSON object: ``{"progress": {…}}`` any number of times, then ``{"loaded": {…}}``
or ``{"error": {"code": …, "facts": {…}}}`` once. Told ``unpack`` and a folder too, it lays out an
archive there and answers ``{"members": […]}``; told ``cut`` and which lines of which page, it
answers ``{"picture": "PNG in base 64"}``; told ``rows``, it answers ``{"rows": [[5, ["…"]]]}``.
"""

from __future__ import annotations

import base64
import json
import os
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from ingest.limits import OCR, Limits, Progress
from ingest.loaders import load, unzip
from ingest.loaders.confinement import confine, grant_page, leave_network
from knowledge.domain import Box
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
    job: Sequence[str] = (),
) -> dict[str, object]:
    """Read *path*, or do what *job* says with it; return the last line that the parent gets."""
    try:
        if job:
            return _JOBS[job[0]](path, limits, job[1])
        return {"loaded": asdict(load(path, limits, report))}
    except MemoryError:
        return _refusal(UnreadableDocument(path=path.name, reason="memory"))
    except AssistantError as error:
        return _refusal(error)


def _unpack(path: Path, limits: Limits, folder: str) -> dict[str, object]:
    return {"members": unzip.unpack(path, Path(folder), limits)}


def _cut(path: Path, limits: Limits, wanted: str) -> dict[str, object]:
    from ingest.loaders import lines  # noqa: PLC0415  # only this job pays for its libraries

    lines_of = json.loads(wanted)
    boxes = [Box(**box) for box in lines_of["boxes"]]
    picture = lines.cut(path, lines_of["in_source"], boxes, limits)
    return {"picture": base64.b64encode(picture).decode("ascii")}


def _rows(path: Path, limits: Limits, _more: str) -> dict[str, object]:
    from ingest.loaders import rows  # noqa: PLC0415  # only this job pays for its libraries

    return {"rows": rows.load(path, limits)}


_JOBS = {"unpack": _unpack, "cut": _cut, "rows": _rows}


def _refusal(error: AssistantError) -> dict[str, object]:
    return {"error": {"code": error.code, "facts": error.facts}}


def main(path: Path, limits: Limits, job: Sequence[str] = ()) -> None:
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

    say(answer(path, limits, report, job))


if __name__ == "__main__":
    main(Path(sys.argv[1]), Limits(**json.loads(sys.argv[2])), sys.argv[3:])
