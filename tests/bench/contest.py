"""One contestant of the bench of retrieval, measured in a process of its own.

    python -m tests.bench.contest build NAME FOLDER PLACE SECONDS
    python -m tests.bench.contest serve NAME ASKED PLACE

"build" indexes the articles of FOLDER into PLACE; what would take more than SECONDS, at the rate of
a first few passages, is not done. "serve" asks the questions of a file. Either runs on one core,
and prints one object of JSON. Times are of the processor, in all threads of the process.
"""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Any

from knowledge.domain import Passage
from knowledge.evaluation import read_questions
from knowledge.language import fold
from tests.bench.contestants import CONTESTANTS, Contestant, Find
from tests.bench.process import megabytes, say

DEPTH = 10
_FEW, _MORE = 20, 120  # passages indexed to learn the rate
_WORTH_A_TRIAL = 1000
_WARM_UP = 5

Asked = Sequence[tuple[str, Collection[int]]]


def run(task: str, name: str, *more: str) -> dict[str, Any]:
    """Do one of the two in a process of its own, and return what it printed."""
    command = [sys.executable, "-m", "tests.bench.contest", task, name, *more]
    done = subprocess.run(command, stdout=subprocess.PIPE, check=True)  # noqa: S603  # ourselves
    measured: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return measured


def build(one: Contestant, passages: Sequence[Passage], place: Path, most: float) -> dict[str, Any]:
    """Index, and return the seconds it took or would take, and the peak of memory in MiB."""
    _trial(one, passages[:_FEW])  # what is imported and loaded is not the index's cost
    if len(passages) > _WORTH_A_TRIAL:
        few, more = (_trial(one, passages[:count]) for count in (_FEW, _MORE))
        expected = (more - few) / (_MORE - _FEW) * len(passages)
        if expected > most:
            return {"would_take": expected}
    begin = time.process_time()
    one.build(passages, place)
    return {"seconds": time.process_time() - begin, "peak": _peak()}


def _trial(one: Contestant, passages: Sequence[Passage]) -> float:
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        begin = time.process_time()
        one.build(passages, Path(name))
        return time.process_time() - begin


def serve(find: Find, asked: Asked) -> dict[str, Any]:
    """Ask everything as written and stripped; return figures, milliseconds and MiB."""
    for text, _ in asked[:_WARM_UP]:
        find(text, DEPTH)
    took: list[float] = []
    found = {}
    for label, change in (("written", str), ("stripped", fold)):
        ranked = []
        for text, _ in asked:
            begin = time.process_time()
            ranked.append(find(change(text), DEPTH))
            took.append((time.process_time() - begin) * 1000)
        found[label] = figures(ranked, [right for _, right in asked])
    took.sort()
    p50, p95 = took[len(took) // 2], took[len(took) * 95 // 100]
    return found | {"p50": p50, "p95": p95, "memory": megabytes(os.getpid())}


def figures(
    ranked: Sequence[Sequence[int]], right: Sequence[Collection[int]]
) -> tuple[float, float, float, float]:
    """Return Acc@1, R@5, R@10 and MRR@10."""
    places = [
        [place for place, id_ in enumerate(ids[:DEPTH]) if id_ in wanted]
        for ids, wanted in zip(ranked, right, strict=True)
    ]
    recalls = [
        statistics.fmean(
            sum(place < depth for place in found) / len(wanted)
            for found, wanted in zip(places, right, strict=True)
        )
        for depth in (5, DEPTH)
    ]
    first = statistics.fmean(found[:1] == [0] for found in places)
    reciprocal = statistics.fmean(1 / (found[0] + 1) if found else 0.0 for found in places)
    return first, recalls[0], recalls[1], reciprocal


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Measure what the command line names."""
    os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    task, name, given, place, *most = sys.argv[1:]
    one = CONTESTANTS[name]
    if task == "build":
        passages = read_questions(Path(given)).passages
        measured = build(one, passages, Path(place), float(most[0]))
    else:
        asked = json.loads(Path(given).read_text("utf-8"))
        measured = serve(one.serve(Path(place)), asked)
    say(json.dumps(measured))


if __name__ == "__main__":
    main()
