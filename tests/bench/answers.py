"""What a warm answer costs, and which stage the time goes to.

    python -m tests.bench.answers [--copies 20]

The samples are published so many times, as papers of other numbers and issuers, and their
questions are asked. CPU milliseconds of one process, at the median and the 95th of a hundred; the
shares are of the sum. Vectors are those of the bundled model, in Chroma.
"""

from __future__ import annotations

import argparse
import json
import statistics
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import ingest
from bot import app
from bot.settings import Settings
from knowledge import answer as answering
from knowledge.answer import Answering
from knowledge.domain import Directive, Scope
from knowledge.retrieve import Retriever

_ROOT = Path(__file__).parents[2]
_QUESTIONS = _ROOT / "tests" / "data" / "questions_samples.jsonl"
_SCOPE = Scope(today=date(2026, 11, 22))
_WARM_UP = 5
# stage -> where its function is looked up
_STAGES: dict[str, tuple[Any, str]] = {
    "understand": (answering, "understand"),
    "which directives": (answering, "meant"),
    "retrieve": (Retriever, "retrieve"),
    "verify": (answering, "verify"),
}


def say(*parts: str) -> None:
    """Write one line."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--copies", type=int, default=20)
    copies = parser.parse_args().copies
    with tempfile.TemporaryDirectory() as folder, _library(Path(folder), copies) as services:
        held, passages = len(services.held()), services.library.store.census()[1]
        say(f"{held} directives, {passages} passages")
        _measure(services.answering)


@contextmanager
def _library(folder: Path, copies: int) -> Iterator[app.Services]:
    with app.services(Settings(TROLY_DATA=folder)) as services:
        for paper in _papers(copies):
            services.library.publish(
                paper,
                original=None,
                by="bench",
                now=datetime.now(UTC),
                as_new=True,
                hold=False,
                sync=False,
            )
        services.library.sync()
        yield services


def _papers(copies: int) -> Iterator[Directive]:
    read = [ingest.read(path) for path in sorted((_ROOT / "samples").iterdir())]
    for at in range(copies):
        for place, one in enumerate(read):
            number = one.number and f"{at * 100 + place}-{one.number.split('-', 1)[1]}"
            issuer = f"{one.issuer} số {at}"
            yield replace(one, sha256=f"{at:032x}{place:032x}", number=number, issuer=issuer)


def _measure(product: Answering) -> None:
    questions = [json.loads(line)["question"] for line in _QUESTIONS.read_text().splitlines()]
    for question in questions[:_WARM_UP]:
        product.answer(question, _SCOPE)
    spent: defaultdict[str, float] = defaultdict(float)
    with _clocked(spent):
        times = [_timed(product, question) for question in questions]
    whole = sum(times)
    say(f"CPU ms: median {1000 * statistics.median(times):.1f}, 95th {1000 * _95th(times):.1f}")
    for stage, seconds in spent.items():
        say(f"  {stage:<18}{seconds / whole:6.1%}")
    say(f"  {'choose and cut':<18}{1 - sum(spent.values()) / whole:6.1%}")


@contextmanager
def _clocked(spent: defaultdict[str, float]) -> Iterator[None]:
    """Put a clock around each stage while the block runs."""
    plain = {stage: getattr(where, name) for stage, (where, name) in _STAGES.items()}
    for stage, (where, name) in _STAGES.items():
        setattr(where, name, _clock(plain[stage], spent, stage))
    yield
    for stage, (where, name) in _STAGES.items():
        setattr(where, name, plain[stage])


def _clock(
    function: Callable[..., Any], spent: defaultdict[str, float], stage: str
) -> Callable[..., Any]:
    @wraps(function)
    def clocked(*args: Any, **kwargs: Any) -> Any:
        start = time.process_time()
        try:
            return function(*args, **kwargs)
        finally:
            spent[stage] += time.process_time() - start

    return clocked


def _timed(product: Answering, question: str) -> float:
    start = time.process_time()
    product.answer(question, _SCOPE)
    return time.process_time() - start


def _95th(times: list[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


if __name__ == "__main__":
    main()
