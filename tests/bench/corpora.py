"""More passages than a set of questions has, made of its own articles, the same for one seed.

    python -m tests.bench.corpora FOLDER INTO --passages 60000 [--seed 1]

FOLDER is in BEIR layout, and so is what is written to INTO: the same questions, the articles as
they are, then copies that should answer none of the questions. A copy keeps some sentences of one
article and takes others from elsewhere; a third of the pairs of syllables come from yet other
sentences, numbers change, and it stands in a law of an invented name.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
from collections.abc import Iterator, Sequence
from itertools import chain, count, islice
from pathlib import Path
from random import Random

Row = dict[str, str]

_SENTENCE_END = re.compile(r"(?<=[.;:])\s+|\n+")
_NUMBER = re.compile(r"\d+")
_KEPT = 0.5  # of the sentences of an article
_REWORDED = 0.35  # of the pairs of syllables of a sentence
_ARTICLES = 60  # of one invented law
_TITLE = "Luật {name}, Điều {number}"


def read(folder: Path) -> list[Row]:
    """Read the articles of *folder*, those that answer a question first."""
    lines = (folder / "corpus.jsonl").read_text("utf-8").splitlines()
    rows = [json.loads(line) for line in lines if line.strip()]
    pairs = (folder / "qrels.tsv").read_text("utf-8").splitlines()[1:]
    right = {pair.split("\t")[1] for pair in pairs if pair}
    return sorted(rows, key=lambda row: row["_id"] not in right)


def grown(articles: Sequence[Row], seed: int = 1) -> Iterator[Row]:
    """Yield the articles as they are, then copies without an end."""
    return chain(articles, _Copies(articles, seed))


def write(folder: Path, into: Path, passages: int, seed: int = 1) -> None:
    """Write the questions of *folder* with as many passages to *into*."""
    into.mkdir(parents=True, exist_ok=True)
    for name in ("queries.jsonl", "qrels.tsv"):
        shutil.copyfile(folder / name, into / name)
    with (into / "corpus.jsonl").open("w", encoding="utf-8") as file:
        for row in islice(grown(read(folder), seed), passages):
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


class _Copies:
    """Copies of articles, one after the other."""

    def __init__(self, articles: Sequence[Row], seed: int) -> None:
        self._random = Random(seed)  # noqa: S311  # a seed that can be told is the point
        self._articles = [[part.split() for part in _sentences(row["text"])] for row in articles]
        self._pool = [words for one in self._articles for words in one if len(words) > 1]

    def __iter__(self) -> Iterator[Row]:
        for number in count():
            if number % _ARTICLES == 0:
                name = self._name()
            article = self._articles[self._random.randrange(len(self._articles))]
            title = _TITLE.format(name=name, number=number % _ARTICLES + 1)
            yield {"_id": f"copy-{number}", "title": title, "text": self._text(article)}

    def _name(self) -> str:
        """Invent the name of a law: "đất đai và người cao tuổi"."""
        first, second = (" ".join(self._pair() + self._pair()).strip(".,;:") for _ in range(2))
        return f"{first} và {second}"

    def _text(self, article: list[list[str]]) -> str:
        random = self._random
        sentences = [words for words in article if random.random() < _KEPT]
        while len(sentences) < len(article):
            at = random.randrange(len(sentences) + 1)
            sentences.insert(at, random.choice(self._pool))
        return "\n".join(self._reworded(words) for words in sentences)

    def _reworded(self, words: list[str]) -> str:
        """Put pairs of other sentences in place of some, and other numbers in place of all."""
        made: list[str] = []
        for at in range(0, len(words), 2):
            pair = words[at : at + 2]
            made += self._pair() if self._random.random() < _REWORDED else pair
        return _NUMBER.sub(self._number, " ".join(made))

    def _pair(self) -> list[str]:
        words = self._random.choice(self._pool)
        at = self._random.randrange(len(words) - 1)
        return words[at : at + 2]

    def _number(self, match: re.Match[str]) -> str:
        digits = len(match.group())
        return str(self._random.randrange(10 ** (digits - 1), 10**digits))


def _sentences(text: str) -> list[str]:
    return [part for part in _SENTENCE_END.split(text) if part.strip()]


def main() -> None:
    """Write one set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("into", type=Path)
    parser.add_argument("--passages", type=int, required=True)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write(given.folder, given.into, given.passages, given.seed)


if __name__ == "__main__":
    main()
