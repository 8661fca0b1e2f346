"""What a question costs as the library grows, which stage it goes to, and the memory it takes.

    python -m tests.bench.growth FOLDER [--sizes 1000 10000 60000 100000] [--questions 300]

The articles of FOLDER (BEIR layout) and copies of them (see ``corpora``) are published in papers of
thirty, as a service publishes them. At each size a fresh process opens the library and is asked;
one core, CPU milliseconds at the median. A stage is what it takes itself, without the stages it
calls. MiB are of that process after all questions, then after whole answers to twenty of them, with
the pages of the index of words that it has mapped; "own" are those without any mapped file;
"open" is what opening it takes and "publish more" what was published since the row above took, in
CPU seconds.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from functools import wraps
from itertools import islice
from pathlib import Path
from typing import Any

from bot import app
from bot.settings import Settings
from knowledge import retrieve
from knowledge.domain import Directive, Scope, Unit
from knowledge.language import nfc
from knowledge.retrieve import Retriever
from tests.bench import corpora
from tests.bench.process import megabytes, own_megabytes, say

_SCOPE = Scope(today=date(2026, 11, 22))
_ARTICLES = 30  # of one paper
_WARM_UP = 5
_ANSWERS = 20
# stage -> where it is looked up: a part of the retriever, or the module of that name; and the
# function there. What a version of the product has not, is left out.
_STAGES = {
    "which are held": ("_store", "all_held"),
    "words": ("_lexical", "candidates"),
    "embedding": ("_embeddings", "embed_query"),
    "vectors": ("_vectors", "search"),
    "fusion": ("retrieve", "fuse"),
    "rows": ("_store", "passages"),
    "rank": ("_ranker", "rank"),
}


class Clock:
    """The seconds that each stage takes itself, of one question."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inner = [0.0]

    def around(self, stage: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """Time *function* whenever it is called."""

        @wraps(function)
        def clocked(*args: Any, **kwargs: Any) -> Any:
            self._inner.append(0.0)
            begin = time.process_time()
            try:
                return function(*args, **kwargs)
            finally:
                whole = time.process_time() - begin
                self.spent[stage] += whole - self._inner.pop()
                self._inner[-1] += whole

        return clocked


@contextmanager
def clocked(retriever: Retriever) -> Iterator[Clock]:
    """Put a clock around every stage that *retriever* has, while the block runs."""
    clock, put_back = Clock(), []
    for stage, (part, name) in _STAGES.items():
        where = retrieve if part == "retrieve" else type(getattr(retriever, part, None))
        plain = getattr(where, name, None)
        if plain is not None:
            put_back.append((where, name, plain))
            setattr(where, name, clock.around(stage, plain))
    try:
        yield clock
    finally:
        for where, name, plain in put_back:
            setattr(where, name, plain)


def fill(folder: Path, data: Path, passages: int) -> dict[str, float]:
    """Publish papers until so many passages are held; return what it took."""
    begin = time.process_time()
    with app.services(Settings(TROLY_DATA=data)) as services:
        library, now = services.library, datetime.now(UTC)
        held = len(services.held())
        for paper in islice(papers(folder), held, None):
            if library.store.census()[1] >= passages:
                break
            library.publish(paper, by="bench", now=now, as_new=True, hold=False, sync=False)
        library.sync()
        return {"seconds": time.process_time() - begin, "passages": library.store.census()[1]}


def papers(folder: Path) -> Iterator[Directive]:
    """Make papers of the articles and of copies of them, the same in every process."""
    rows = corpora.grown(corpora.read(folder))
    number = 0
    while True:
        number += 1
        yield _paper(number, list(islice(rows, _ARTICLES)))


def _paper(number: int, rows: list[corpora.Row]) -> Directive:
    units = _units(rows)
    return Directive(
        source=f"{number}.txt",
        sha256=f"{number:064x}",
        number=f"{number}-QĐ/TW",
        type="quyết định",
        issuer=f"Cơ quan {number}",
        issued_on="2026-02-03",
        place=None,
        subject=None,
        signer=None,
        recipients=(),
        circulation=None,
        urgency=None,
        bound_to_year=None,
        warnings=(),
        text="".join(f"{unit.text}\n" for unit in units),
        units=tuple(units),
        references=(),
    )


def _units(rows: list[corpora.Row]) -> list[Unit]:
    units, start = [], 0
    for at, row in enumerate(rows, 1):
        end = start + len(row["text"])
        units.append(
            Unit(
                path=str(at),
                kind="item",
                marker=f"Điều {at}",
                heading=(row["title"],),
                text=row["text"],
                start=start,
                end=end,
            )
        )
        start = end + 1
    return units


def serve(folder: Path, data: Path, questions: int) -> dict[str, Any]:
    """Open the library, ask, and return CPU milliseconds, by stage too, and MiB."""
    asked = _questions(folder)[:questions]
    begin = time.process_time()
    with app.services(Settings(TROLY_DATA=data)) as services:
        opened = time.process_time() - begin
        retriever = services.answering._retriever
        times, stages = _asked(retriever, asked)
        by_questions = megabytes(os.getpid())
        answers = sorted(_cpu(services.answering.answer, text) for text in asked[:_ANSWERS])
        return {
            "opened": opened,
            "p50": statistics.median(times),
            "p95": sorted(times)[len(times) * 95 // 100],
            "stages": stages,
            "memory": by_questions,
            "memory_answers": megabytes(os.getpid()),
            "own": own_megabytes(os.getpid()),
            "answer": statistics.median(answers),
        }


def _questions(folder: Path) -> list[str]:
    """Read the questions of *folder* alone: its articles would count as memory."""
    lines = (folder / "queries.jsonl").read_text("utf-8").splitlines()
    return [nfc(json.loads(line)["text"]) for line in lines if line.strip()]


def _asked(retriever: Retriever, asked: list[str]) -> tuple[list[float], dict[str, float]]:
    """Ask everything twice, for the clocks of the stages take time themselves."""
    for text in asked[:_WARM_UP]:
        retriever.retrieve(text, _SCOPE)
    times = [_cpu(retriever.retrieve, text) for text in asked]
    spent: defaultdict[str, list[float]] = defaultdict(list)
    with clocked(retriever) as clock:
        for text in asked:
            clock.spent.clear()
            whole = _cpu(retriever.retrieve, text)
            for stage, seconds in clock.spent.items():
                spent[stage].append(seconds * 1000)
            spent["the rest"].append(whole - sum(clock.spent.values()) * 1000)
    return times, {stage: statistics.median(each) for stage, each in spent.items()}


def _cpu(ask: Callable[..., Any], text: str) -> float:
    begin = time.process_time()
    ask(text, _SCOPE)
    return (time.process_time() - begin) * 1000


def _child(task: str, folder: Path, data: Path, number: int) -> dict[str, Any]:
    command = [sys.executable, "-m", "tests.bench.growth", str(folder), "--child", task]
    done = subprocess.run(  # noqa: S603  # ourselves
        [*command, str(data), str(number)], stdout=subprocess.PIPE, check=True
    )
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Print a row for each size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--sizes", nargs="+", type=int, default=[1000, 10_000, 60_000, 100_000])
    parser.add_argument("--questions", type=int, default=300)
    parser.add_argument("--child", nargs=3, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
        task, data, number = given.child
        measured = {"fill": fill, "serve": serve}[task](given.folder, Path(data), int(number))
        say(json.dumps(measured))
        return
    with tempfile.TemporaryDirectory() as name:
        for size in sorted(given.sizes):
            filled = _child("fill", given.folder, Path(name), size)
            row = _child("serve", given.folder, Path(name), given.questions)
            _print(row, filled, heading=size == min(given.sizes))


def _print(row: dict[str, Any], filled: dict[str, float], *, heading: bool) -> None:
    stages = row["stages"]
    if heading:
        columns = (
            "passages",
            "p50 / p95",
            *stages,
            "whole answer",
            "MiB",
            "own MiB",
            "open, s",
            "publish more, s",
        )
        say("|", " | ".join(columns), "|")
        say("|" + "---|" * len(columns))
    cells = (
        f"{filled['passages']:,}",
        f"{row['p50']:.1f} / {row['p95']:.1f}",
        *(f"{taken:.2f}" for taken in stages.values()),
        f"{row['answer']:.0f}",
        f"{row['memory']:.0f}, {row['memory_answers']:.0f}",
        f"{row['own']:.0f}",
        f"{row['opened']:.1f}",
        f"{filled['seconds']:.0f}",
    )
    say("|", " | ".join(cells), "|")


if __name__ == "__main__":
    main()
