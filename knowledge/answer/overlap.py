"""How much of a question stands in a piece of text: the one measure all answerers share.

Everything is compared folded, so a question typed without diacritics measures the same. Weights
are inverse document frequencies over the passages held.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from knowledge.answer.stop_words import KEPT_COMPOUNDS, STOP_PHRASES, STOP_SYLLABLES
from knowledge.language import POINTED_AT, fold
from knowledge.question import Question

# Syllable or pair of syllables, folded -> number of passages that hold it.
Frequency = Callable[[str], int]

_WORD = re.compile(r"[^\W_]+")


def _any_of(phrases: Iterable[str], *, unless: str = "\0") -> re.Pattern[str]:
    """Match any of *phrases* but before a word of *unless*."""
    longest_first = sorted(phrases, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b(?! (?:{unless})\b)")


# "hướng dẫn nào" asks for words that name one; other types point at a directive.
_TYPE_PHRASES = _any_of(POINTED_AT, unless="nào|gì")
_FOLDED_TYPES = _any_of(map(fold, POINTED_AT), unless="nao|gi")
_PHRASES = _any_of(STOP_PHRASES)
_FOLDED_PHRASES = _any_of(map(fold, STOP_PHRASES))
_KEPT = _any_of(KEPT_COMPOUNDS)
_FOLDED_KEPT = _any_of(map(fold, KEPT_COMPOUNDS))
# types, compounds to keep, phrases and syllables to leave out: as written, and without marks
_WRITTEN = (_TYPE_PHRASES, _KEPT, _PHRASES, STOP_SYLLABLES)
_BARE = (_FOLDED_TYPES, _FOLDED_KEPT, _FOLDED_PHRASES, frozenset(map(fold, STOP_SYLLABLES)))


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question is about: runs of content syllables, folded, in order."""

    runs: tuple[tuple[str, ...], ...]

    @property
    def syllables(self) -> tuple[str, ...]:
        """List the syllables of all runs in order."""
        return tuple(syllable for run in self.runs for syllable in run)

    def beyond(self, names: str) -> Topic:
        """Return the topic without the words by which it names a directive, if any are left.

        Only runs of three syllables or more that stand in *names* as they are go: "thông tin, báo
        cáo" of a quy định so called, but not "báo cáo" of "báo cáo năm".
        """
        spaced = _spaced(names)
        left = Topic(tuple(piece for run in self.runs for piece in _unnamed(run, spaced)))
        return left if left.runs else self

    def without(self, syllables: Iterable[str]) -> Topic:
        """Return the topic with *syllables* cut out of its runs."""
        gone = frozenset(syllables)
        return Topic(_split(self.runs, gone))


_TELLING = 0.2  # of the weight of the rarest pair: a pair below it ("công tác") tells no subject
_NAMING = 3  # syllables in a row that make a name


def _unnamed(run: Sequence[str], names: str) -> list[tuple[str, ...]]:
    """Cut the longest run of syllables that stands in *names* out of *run*."""
    for length in range(len(run), _NAMING - 1, -1):
        for at in range(len(run) - length + 1):
            if f" {' '.join(run[at : at + length])} " in names:
                pieces = (tuple(run[:at]), tuple(run[at + length :]))
                return [piece for piece in pieces if piece]
    return [tuple(run)]


def _split(runs: Iterable[Sequence[str]], gone: frozenset[str]) -> tuple[tuple[str, ...], ...]:
    pieces: list[tuple[str, ...]] = []
    for run in runs:
        piece: list[str] = []
        for syllable in (*run, ""):
            if syllable and syllable not in gone:
                piece.append(syllable)
            elif piece:
                pieces.append(tuple(piece))
                piece = []
    return tuple(pieces)


# "văn bản 7", "văn bản số 12": a name, and no topic
_SHORT_NAME = re.compile(r"\b(?:văn bản|van ban|vb) (?:số |so )?\d+")


def topic(question: Question, names: Collection[str] = ()) -> Topic:
    """Return what *question* is about, without its question words, numbers and type names.

    *names* are folded syllable pairs of proper names, kept whole: "lao cai".

    Words are compared as written where the asker wrote diacritics ("số" asks, "sơ" of "sơ kết" does
    not), folded where not; then the compounds that documents use are kept whole.
    """
    text = question.text.lower()
    for number in question.numbers:
        text = f"{text[: number.start]}{'|' * (number.end - number.start)}{text[number.end :]}"
    if question.handle is not None or question.bare is not None:
        text = _SHORT_NAME.sub("|", text)
    if question.address:
        text = text.replace(question.address.printed.lower(), "|")
    types, kept, phrases, stops = _WRITTEN if question.accented else _BARE
    text = kept.sub(_joined, types.sub("|", text))
    if names and not question.accented:
        text = _any_of(names).sub(_joined, text)
    runs = _split(_pieces(phrases.sub("|", text)), stops)
    return Topic(tuple(tuple(_plain(word) for word in _apart(run)) for run in runs))


def _joined(compound: re.Match[str]) -> str:
    return compound[0].replace(",", "").replace(" ", "\0")


def _pieces(text: str) -> list[list[str]]:
    return [re.findall(r"[^\W_]+(?:\0[^\W_]+)*", piece) for piece in re.split(r"[^\w\s\0]", text)]


def _apart(run: Iterable[str]) -> list[str]:
    joined = " ".join(syllable for word in run for syllable in word.split("\0"))
    return _quarters(fold(joined)).split()


class Overlap:
    """Measures texts against one topic."""

    def __init__(self, about: Topic, frequency: Frequency, passages: int) -> None:
        """Weigh the syllables and pairs of *about* by how rare they are among *passages*."""
        self.topic = about
        self._passages = max(passages, 1)
        self._frequency = frequency
        self._pairs = [pair for run in about.runs for pair in pairwise(run)]
        self._weights = {
            term: self._rarity(term)
            for term in (*about.syllables, *(" ".join(pair) for pair in self._pairs))
        }
        # the highest score that a text can have
        self.total = sum(self._weights.values())

    def _rarity(self, term: str) -> float:
        seen = self._frequency(term)
        return math.log(1 + (self._passages - min(seen, self._passages) + 0.5) / (seen + 0.5))

    def coverage(self, *texts: str) -> float:
        """Return the weight share of the topic's syllables that *texts* hold, 0 to 1.

        A syllable counts in full if a neighbour in the question stands beside it in the text too,
        or if it has no neighbour; alone it counts for half: "phí" of "kinh phí" in "phí vệ sinh".
        """
        text = _spaced(*texts)
        total = held = 0.0
        for run in self.topic.runs:
            for at, syllable in enumerate(run):
                weight = self._weights[syllable]
                total += weight
                held += weight * self._credit(run, at, text)
        return held / total if total else 0.0

    @staticmethod
    def _credit(run: Sequence[str], at: int, text: str) -> float:
        if f" {run[at]} " not in text:
            return 0.0
        pairs = [run[i : i + 2] for i in (at - 1, at) if i >= 0 and i + 1 < len(run)]
        if not pairs or any(f" {' '.join(pair)} " in text for pair in pairs):
            return 1.0
        return 0.5

    def score(self, text: str) -> float:
        """Return the summed weight of the topic's syllables and pairs that *text* holds."""
        spaced = _spaced(text)
        return sum(weight for term, weight in self._weights.items() if f" {term} " in spaced)

    def shares_pair(self, *texts: str) -> bool:
        """Say whether *texts* hold a pair of syllables of the topic, and not its commonest ones."""
        text = _spaced(*texts)
        pairs = [" ".join(pair) for pair in self._pairs]
        least = _TELLING * max((self._weights[pair] for pair in pairs), default=0.0)
        return any(self._weights[pair] >= least and f" {pair} " in text for pair in pairs)

    @staticmethod
    def holds(words: str, *texts: str) -> bool:
        """Say whether *texts* hold *words* side by side, whatever their case and marks."""
        return _spaced(words).strip() in _spaced(*texts)

    def share(self, run: str) -> float:
        """Return the share of the topic's weight that one of its runs has."""
        syllables = [self._weights[syllable] for syllable in run.split()]
        whole = sum(self._weights[syllable] for syllable in self.topic.syllables)
        return sum(syllables) / whole if whole else 0.0

    def missing(self, *texts: str) -> tuple[str, ...]:
        """List the runs, as the question has them, of which *texts* hold too little."""
        text = _spaced(*texts)
        return tuple(
            " ".join(run)
            for run in self.topic.runs
            if sum(self._credit(run, at, text) for at in range(len(run))) < 0.6 * len(run)
        )


def _spaced(*texts: str) -> str:
    return f" {' | '.join(map(_spread, texts))} "


@lru_cache(maxsize=2000)  # one question reads some hundreds, most of them several times
def _spread(text: str) -> str:
    """Return the words of *text*, folded, numbers written one way, with single spaces between."""
    return " ".join(_plain(word) for word in _WORD.findall(_quarters(fold(text))))


_ROMAN_QUARTER = re.compile(r"\bquy (iv|iii|ii|i)\b")
_QUARTERS = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}


def _quarters(folded: str) -> str:
    """Write quarters in figures: "quy ii" -> "quy 2"."""
    return _ROMAN_QUARTER.sub(lambda match: f"quy {_QUARTERS[match[1]]}", folded)


def _plain(word: str) -> str:
    """Write numbers one way: "05" and "5", "một" and "1"."""
    if word == "mot":
        return "1"
    return (word.lstrip("0") or "0") if word.isdecimal() else word
