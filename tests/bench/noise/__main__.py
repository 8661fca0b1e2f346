"""What each way of typing costs at the first place.

    python -m tests.bench.noise FOLDER... [--limit N] [--seed S] [--kind NAME]

Each FOLDER is in BEIR layout. Every question is asked as the product asks it: made ready, then
handed to its retriever. A row is a kind of noise: Acc@1, the difference to the clean questions in
points with a 95 % interval (paired bootstrap over the questions), and how many questions changed;
the difference among these alone; and the median time to make one ready.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import numpy as np

from knowledge.domain import Scope
from knowledge.embeddings import BUNDLED, load
from knowledge.evaluation import Questions, index, read_questions
from knowledge.neighbours import Neighbours
from knowledge.question import understand
from knowledge.retrieve import Retriever
from tests.bench.noise import KINDS, spoilt

_SCOPE = Scope(today=date(2000, 1, 1))
_RESAMPLES = 2000


def say(*parts: str) -> None:
    """Write one line of the table."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


def main() -> None:
    """Print the table of every folder named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--embeddings", default=BUNDLED)
    parser.add_argument("--limit", type=int, help="questions asked of each folder")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=list(KINDS), help="these kinds alone")
    parser.add_argument("--misses", type=int, default=0, help="print so many that were lost")
    arguments = parser.parse_args()
    for folder in arguments.folders:
        _measure(folder, arguments)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Asked:
    """What became of a list of questions: which found their passage first, and the time each."""

    right: np.ndarray[tuple[int], np.dtype[np.float64]]
    ms: float


def _measure(folder: Path, arguments: argparse.Namespace) -> None:
    questions = read_questions(folder)
    texts = [text for text, _ in questions.asked[: arguments.limit]]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        retriever = index(questions.passages, place, load(arguments.embeddings), stack)
        ready = _ready(retriever)
        as_it_is = _ask(retriever, questions, texts, str)
        clean = _ask(retriever, questions, texts, ready)
        say(f"\n{folder.name}: {len(texts)} questions, seed {arguments.seed}")
        say(f"{'not made ready':20} {as_it_is.right.mean():.3f}")
        say(f"{'clean':20} {clean.right.mean():.3f}{'':54}{clean.ms:.2f} ms")
        for kind in arguments.kind or KINDS:
            asked = spoilt(texts, kind, arguments.seed)
            got = _ask(retriever, questions, asked, ready)
            say(_row(kind, clean, got, [a != b for a, b in zip(texts, asked, strict=True)]))
            lost = np.flatnonzero(clean.right > got.right)[: arguments.misses]
            for n in lost:
                say(f"    {texts[n]}\n    {asked[n]}\n    {ready(asked[n])}\n")


def _ready(retriever: Retriever) -> Callable[[str], str]:
    near = Neighbours(retriever._lexical)
    return lambda text: understand(text, vocabulary=near.vocabulary, together=near).searched


def _ask(
    retriever: Retriever, questions: Questions, texts: Sequence[str], ready: Callable[[str], str]
) -> _Asked:
    right, took = [], []
    for text, (_, wanted) in zip(texts, questions.asked, strict=False):
        began = time.perf_counter()
        searched = ready(text)
        took.append((time.perf_counter() - began) * 1000)
        hits = retriever.retrieve(searched, _SCOPE, limit=10)
        right.append(bool(hits) and hits[0].passage.id in wanted)
    return _Asked(right=np.array(right, np.float64), ms=statistics.median(took))


def _row(kind: str, clean: _Asked, got: _Asked, changed: Sequence[bool]) -> str:
    difference = 100 * (got.right - clean.right)
    among = difference[np.array(changed)].mean() if any(changed) else 0.0
    draws = np.random.default_rng(0).integers(0, len(difference), (_RESAMPLES, len(difference)))
    low, high = np.percentile(difference[draws].mean(axis=1), (2.5, 97.5))
    return (
        f"{kind:20} {got.right.mean():.3f}  {difference.mean():+5.1f} [{low:+5.1f}, {high:+5.1f}]"
        f"  {sum(changed):4} changed, among them {among:+6.1f}   {got.ms:.2f} ms"
    )


if __name__ == "__main__":
    main()
