"""Figures of words alone, the model alone and the product, and the time of each stage.

    python -m tests.bench.retrieval FOLDER... [--embeddings NAME]

Each FOLDER is in BEIR layout. A row is Acc@1, R@5, R@10, MRR@10, as written and stripped; the
stages are of a warm question, milliseconds at the median and the share of the whole.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from datetime import date
from pathlib import Path

import numpy as np

from knowledge.domain import Scope
from knowledge.embeddings import BUNDLED, NONE, NamedEmbeddings, load
from knowledge.evaluation import Questions, index, read_questions, retrieval
from knowledge.language import fold
from knowledge.passages import embedded_text
from knowledge.retrieve import Retriever

_ASKED = 300
_SCOPE = Scope(today=date(2000, 1, 1))


def say(*parts: str) -> None:
    """Write one line of the table."""
    print(*parts, flush=True)  # noqa: T201  # a command of its own


def main() -> None:
    """Print the figures of every folder named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--embeddings", default=BUNDLED)
    arguments = parser.parse_args()
    for folder in arguments.folders:
        measure(folder, arguments.embeddings)


def measure(folder: Path, name: str = BUNDLED) -> float:
    """Print everything about one folder, and return the median of a warm question in ms."""
    say(f"\n{folder.name}")
    _print_figures(folder, name)
    questions, embeddings = read_questions(folder), load(name)
    if embeddings is not None:
        _print_alone(questions, embeddings)
    return _print_stages(questions, embeddings)


def _print_figures(folder: Path, embeddings: str) -> None:
    for label, name in (("words", NONE), ("product", embeddings)):
        both = [
            retrieval(folder, strip_diacritics=stripped, embeddings_name=name)
            for stripped in (False, True)
        ]
        cells = ("/".join(f"{x:.3f}" for x in (f.acc1, f.r5, f.r10, f.mrr10)) for f in both)
        times = (f"p50 {f.ms_p50:.2f} ms, p95 {f.ms_p95:.2f} ms" for f in both)
        say(f"{label:12}", " · ".join(cells), "|", " · ".join(times))


def _print_alone(questions: Questions, embeddings: NamedEmbeddings) -> None:
    """Rank by cosine alone, exactly."""
    table = np.array(embeddings.embed_documents([embedded_text(p) for p in questions.passages]))
    cells = []
    for change in (str, fold):
        places = []
        for text, right in questions.asked:
            ranked = np.argsort(-(table @ np.array(embeddings.embed_query(change(text)))))[:10]
            places.append([n for n, row in enumerate(ranked) if row + 1 in right])
        first = [found[0] if found else 10 for found in places]
        recalls = (
            statistics.fmean(
                sum(n < depth for n in found) / len(right)
                for found, (_, right) in zip(places, questions.asked, strict=True)
            )
            for depth in (5, 10)
        )
        mrr = statistics.fmean(1 / (n + 1) if n < 10 else 0 for n in first)
        figures = (statistics.fmean(n == 0 for n in first), *recalls, mrr)
        cells.append("/".join(f"{x:.3f}" for x in figures))
    say(f"{'model alone':12}", " · ".join(cells))


def _print_stages(questions: Questions, embeddings: NamedEmbeddings | None) -> float:
    texts = [text for text, _ in questions.asked[:_ASKED]]
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        retriever = index(questions.passages, place, embeddings, stack)
        whole, stages = _timed(retriever, texts)
    say(f"{'whole':12} {whole:6.2f} ms on {len(questions.passages)} passages")
    for name, spent in stages.items():
        say(f"  {name:10} {spent:6.2f} ms {spent / whole:4.0%}")
    return whole


def _timed(retriever: Retriever, texts: list[str]) -> tuple[float, dict[str, float]]:
    lexical, vectors, embeddings, ranker = (
        retriever._lexical,
        retriever._vectors,
        retriever._embeddings,
        retriever._ranker,
    )

    def embed(text: str) -> object:
        return embeddings.embed_query(text) if embeddings else None

    found = [lexical.candidates(text, 60) for text in texts]
    asked = [np.asarray(embed(text) or [0.0], np.float32) for text in texts]
    stages: dict[str, float] = {
        "words": _median(lambda n: lexical.candidates(texts[n], 60), len(texts)),
        "embedding": _median(lambda n: embed(texts[n]), len(texts)),
        "vectors": _median(lambda n: vectors and vectors.search(asked[n], 100), len(texts)),
        "rank": _median(lambda n: ranker.rank(found[n]), len(texts)),
    }
    whole = _median(lambda n: retriever.retrieve(texts[n], _SCOPE), len(texts))
    return whole, stages | {"the rest": max(whole - sum(stages.values()), 0.0)}


def _median(work: Callable[[int], object], count: int) -> float:
    """Do *work* for each of *count* questions and return the median in milliseconds."""
    took = []
    for number in range(count):
        began = time.perf_counter()
        work(number)
        took.append((time.perf_counter() - began) * 1000)
    return statistics.median(took)


if __name__ == "__main__":
    main()
