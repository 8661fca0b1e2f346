"""Whether the quote that is shown holds the words that answer, and how long it is.

    python -m tests.bench.spans FOLDER... [--limit N]

Each FOLDER is in BEIR layout; its questions bear the words that answer (``answer_extractive``, or
``answer``), which stand in the right passage. Rows: a plain window, the run of sentences of at most
so many characters with the greatest weight of syllables and pairs; the product's choice, given the
right passage, and in the passage that the product finds first. A row is the share of questions
whose words are held, by which half of the titles their passage is of too, and the length of the
quote in characters. The last line is the gain over the window with its interval of 95 %.

With ``--answers`` the passages of each title are published as one paper and asked about, as a
member asks: all quotes of an answer count, and an answer that finds nothing shows none or what
stands nearby.
"""

from __future__ import annotations

import argparse
import json
import re
import statistics
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path

import ingest
from knowledge import spans
from knowledge.domain import Directive, Scope
from knowledge.evaluation import index, read_questions
from knowledge.language import fold, nfc
from knowledge.retrieve import Retriever
from knowledge.terms import Term, term, tokens
from tests.bench.process import say
from tests.bench.ranker import interval
from tests.knowledge.answer.offices import opened

_SCOPE = Scope(today=date(2026, 11, 22))
_WINDOWS = (250, 350)

Idf = Callable[[Term], float]
Choose = Callable[[str, str, Idf], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the passage that answers it, and the words in it that do."""

    question: str
    title: str
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class Shown:
    """Whether a quote held the words, and how many characters it has."""

    held: bool
    length: int


def main() -> None:
    """Print the rows of every folder named."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--answers", action="store_true")
    given = parser.parse_args()
    for folder in given.folders:
        asked = list(read(folder))[: given.limit]
        say(f"\n{folder.name}: {len(asked)} questions")
        if given.answers:
            _print("answers", asked, list(_answered(asked, list(_papers(folder)))))
        else:
            _measure(folder, asked)


def holds(quote: str, words: str) -> bool:
    """Say whether *quote* holds *words*; spaces and line breaks may differ."""
    return _tidy(words) in _tidy(quote)


def read(folder: Path) -> Iterator[Asked]:
    """Yield the questions whose words that answer stand in their passage."""
    passages = {row["_id"]: row for row in _rows(folder / "corpus.jsonl")}
    right = dict(
        line.split("\t")[:2]
        for line in reversed((folder / "qrels.tsv").read_text("utf-8").splitlines()[1:])
    )
    for row in _rows(folder / "queries.jsonl"):
        words = row.get("answer_extractive") or row.get("answer") or ""
        passage = passages.get(right.get(row["_id"], ""))
        if words and passage and holds(passage["text"], words):
            yield Asked(nfc(row["text"]), passage.get("title", ""), nfc(passage["text"]), words)


def window(longest: int) -> Choose:
    """Return what takes the run of sentences, up to *longest* characters, of the most weight."""

    def choose(question: str, text: str, idf: Idf) -> tuple[int, int]:
        words = tokens(question)
        weights = {one: idf(term(*one)) for one in (*zip(words), *pairwise(words))}
        folded = {one: tuple(map(fold, one)) for one in weights}
        pieces = spans.cut(text)

        def worth(run: tuple[int, int]) -> float:
            there = [fold(word) for word in tokens(text[run[0] : run[1]])]
            found = {*zip(there), *pairwise(there)}
            return sum(weight for one, weight in weights.items() if folded[one] in found)

        runs = [
            (one.start, other.end)
            for place, one in enumerate(pieces)
            for other in pieces[place:]
            if other is one or other.end - one.start <= longest
        ]
        return max(runs, key=lambda run: (worth(run), run[1] - run[0]))

    return choose


def _measure(folder: Path, asked: Sequence[Asked]) -> None:
    with ExitStack() as stack:
        place = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        retriever = index(read_questions(folder).passages, place, None, stack)
        idf = retriever._lexical.idf()
        plain = {}
        for longest in _WINDOWS:
            plain[longest] = [_given(one, window(longest), idf) for one in asked]
            _print(f"window of {longest}", asked, plain[longest])
        chosen = [_given(one, spans.quote, idf) for one in asked]
        _print("product, given it", asked, chosen)
        _print("product, finding it", asked, [_found(one, retriever, idf) for one in asked])
    before = [float(one.held) for one in plain[_WINDOWS[-1]]]
    low, high = interval(before, [float(one.held) for one in chosen])
    say(f"  gain over the window of {_WINDOWS[-1]}: {low:+.3f} to {high:+.3f}")


def _given(one: Asked, choose: Choose, idf: Idf) -> Shown:
    start, end = choose(one.question, one.text, idf)
    return Shown(holds(one.text[start:end], one.words), end - start)


def _found(one: Asked, retriever: Retriever, idf: Idf) -> Shown:
    hits = retriever.retrieve(one.question, _SCOPE, limit=1)
    if not hits:
        return Shown(held=False, length=0)
    text = hits[0].passage.text
    start, end = spans.quote(one.question, text, idf)
    return Shown(text == one.text and holds(text[start:end], one.words), end - start)


def _answered(asked: Sequence[Asked], papers: Sequence[Directive]) -> Iterator[Shown]:
    with tempfile.TemporaryDirectory() as folder, opened(Path(folder), papers) as office:
        for one in asked:
            answer = office.answering.answer(one.question, _SCOPE)
            quotes = [c.quote for s in answer.statements for c in s.citations]
            said = "\n".join(quotes)
            yield Shown(holds(said, one.words), len(said))


def _papers(folder: Path) -> Iterator[Directive]:
    """Make a paper of the passages of each title."""
    texts: dict[str, list[str]] = {}
    for row in _rows(folder / "corpus.jsonl"):
        texts.setdefault(row.get("title", ""), []).append(nfc(row["text"]))
    for number, (title, passages) in enumerate(texts.items(), start=1):
        head = f"ĐƠN VỊ\n\nSố: {number}-QĐ/ĐU\n\nngày 02 tháng 3 năm 2026\n\nQUY ĐỊNH\n{title}"
        yield ingest.read_text("\n\n".join((head, *passages)) + "\n", f"{number}-QD-x.txt")


def _print(label: str, asked: Sequence[Asked], shown: Sequence[Shown]) -> None:
    titles = sorted({one.title for one in asked})
    halves = [
        [
            got.held
            for one, got in zip(asked, shown, strict=True)
            if titles.index(one.title) % 2 == n
        ]
        for n in (0, 1)
    ]
    lengths = [one.length for one in shown]
    apart = " and ".join(f"{statistics.fmean(half):.3f}" for half in halves if half)
    say(
        f"  {label:20} {statistics.fmean(one.held for one in shown):.3f} ({apart}),"
        f" {statistics.median(lengths):.0f} characters, mean {statistics.fmean(lengths):.0f}"
    )


def _rows(file: Path) -> Iterator[dict[str, str]]:
    with file.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _tidy(text: str) -> str:
    return re.sub(r"\s+", " ", nfc(text)).strip()


if __name__ == "__main__":
    main()
