"""Pairs of a question-like text and the article that it is from, made from articles alone.

No question that a person wrote is used. A heading asks for its article, a piece of a sentence for
the article that it stands in, or for the rest of that article without it.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.language import fold, nfc

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.random import Generator

# "… hằng tháng; các chi bộ …": where a sentence or an item of a list ends.
_SENTENCE_END = re.compile(r"(?<=[.;:])\s+|\n+")
_SHORTEST = 6  # syllables of a sentence that can stand for a question
_PER_ARTICLE = 8
_PIECE = (8, 28)  # syllables, about the length of a question
_CUT_SHARE = 0.7
_DROPPED = (0.0, 0.1, 0.2, 0.3)  # shares of syllables that are left out
_STRIPPED_SHARE = 0.3
_REST_SHARE = 0.35
_NAMED_SHARE = 0.2


@dataclass(frozen=True, slots=True)
class Article:
    """One article: what is above it, its heading, and the sentences of its text."""

    title: str
    heading: str
    sentences: tuple[str, ...]

    @property
    def text(self) -> str:
        """The whole of it, as it is indexed."""
        return "\n".join((self.title, self.heading, *self.sentences))


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts that belong together, and the number of the article they are from."""

    article: int
    question: str
    passage: str


def read_articles(corpus: Path) -> list[Article]:
    """Read rows of ``title`` and ``text`` whose first line is the heading."""
    with corpus.open(encoding="utf-8") as file:
        return [_article(json.loads(line)) for line in file]


def _article(row: dict[str, str]) -> Article:
    heading, _, body = nfc(row["text"]).partition("\n")
    sentences = (part.strip() for part in _SENTENCE_END.split(body))
    return Article(nfc(row["title"]), heading, tuple(part for part in sentences if part))


def make_pairs(articles: list[Article], rng: Generator) -> list[Pair]:
    """Make pairs anew, in random order; each pass of a training sees others."""
    pairs = [pair for number, article in enumerate(articles) for pair in _of(number, article, rng)]
    return [pairs[place] for place in rng.permutation(len(pairs))]


def _of(number: int, article: Article, rng: Generator) -> list[Pair]:
    long = [part for part in article.sentences if len(part.split()) >= _SHORTEST]
    chosen = rng.permutation(len(long))[:_PER_ARTICLE]
    pairs = [Pair(number, noisy(long[place], rng), article.text) for place in chosen]
    return [
        _varied(pair, article, long[place], rng) for pair, place in zip(pairs, chosen, strict=True)
    ] + [Pair(number, noisy(article.heading, rng), "\n".join(article.sentences) or article.text)]


def _varied(pair: Pair, article: Article, sentence: str, rng: Generator) -> Pair:
    """Sometimes take the sentence out of its article; sometimes name the law in the question."""
    question, passage = pair.question, pair.passage
    if rng.random() < _REST_SHARE and len(article.sentences) > 2:  # noqa: PLR2004  # leaves two
        rest = (part for part in article.sentences if part is not sentence)
        passage = "\n".join((article.heading, *rest))
    if rng.random() < _NAMED_SHARE:
        question = f"{article.title.rpartition(',')[0]} {question}"
    return Pair(pair.article, question, passage)


def noisy(text: str, rng: Generator) -> str:
    """Make a text more like a question: a piece of it, with gaps, perhaps without diacritics."""
    words = text.split()
    shortest, longest = _PIECE
    if len(words) > shortest and rng.random() < _CUT_SHARE:
        length = int(rng.integers(shortest, min(longest, len(words)) + 1))
        start = int(rng.integers(0, len(words) - length + 1))
        words = words[start : start + length]
    dropped = rng.choice(_DROPPED)
    kept = " ".join([word for word in words if rng.random() >= dropped] or words)
    return fold(kept) if rng.random() < _STRIPPED_SHARE else kept
