"""The run of pieces that holds most of a question for its length.

The numbers here were set on half of the articles of a set of regulations and looked at on the
other; ``python -m tests.bench.spans`` prints both halves.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from knowledge.language import fold
from knowledge.ranking.asked import LITTLE_WORDS
from knowledge.spans.pieces import Piece, cut
from knowledge.terms import Term, term, tokens

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from collections.abc import Set as AbstractSet

# What a word counts: one that asks or joins, a pair with such a word, three words in a row.
_LITTLE, _HALF_LITTLE, _TRIPLE = 0.25, 0.5, 0.25
_ABOVE = 0.5  # of a word's weight, where only a lead-in or heading has it
_PURE = 0.15  # for a run all of whose words are asked for
_NUMBER = 0.1  # for a number, where one is asked for
_PER_CHARACTER = 0.15 / 1000
_LONGEST_RUN = 900  # characters, before what a lead-in leads in
_LED = 1000  # characters up to which what is led in is taken along
_WHOLE_LIST = 1200  # characters of a list that is quoted whole where a list is asked for
_LEADS_TO_LIST = 0.3  # of the question's weight that its lead-in must have
_SURE = 0.95  # of the question's words of substance: a run that holds it needs no neighbours
ROOM = 330  # characters up to which the neighbours are taken along

_FOR_NUMBER = re.compile(
    r"\b(?:bao (?:nhieu|lau|gio)|may|khi nao|luc nao|ngay nao|thoi (?:han|gian|diem)|ty le|muc)\b"
)
_FOR_LIST = re.compile(
    r"\b(?:nhung|cac|gom|the nao|dieu kien|tieu chuan|trach nhiem|quyen|nhiem vu|yeu cau|quy trinh"
    r"|noi dung|hanh vi|truong hop)\b"
)
_OWN_NUMBER = re.compile(r"^\s*(?:Điều\s+)?\d+(?:\.\d+)*\s*[.)]?")

_Words = tuple[str, ...]


def quote(
    question: str, text: str, idf: Callable[[Term], float], *, room: int = ROOM
) -> tuple[int, int]:
    """Choose what to quote of *text*.

    Args:
        question: As typed, with or without diacritics.
        text: One article, or one unit; not blank.
        idf: Tells how much finding a term says; the rarer, the more.
        room: Characters up to which the neighbours of an unsure run are taken along.

    Returns:
        Start, included, and end, excluded: a contiguous run of whole sentences or items.
    """
    chooser = _Chooser.of(question, text, idf)
    first, last = chooser.best()
    whole = chooser.list_around(first, last)
    first, last = whole or chooser.with_neighbours(first, chooser.with_led(first, last), room)
    return chooser.pieces[first].start, chooser.pieces[last].end


@dataclass(frozen=True, slots=True)
class _Chooser:
    text: str
    pieces: Sequence[Piece]
    # the question's words, pairs and triples that each piece holds
    held: Sequence[AbstractSet[_Words]]
    # how many words each has, and how many of them are asked for
    sizes: Sequence[int]
    asked: Sequence[int]
    # plain weights, and weights by which pieces of this text are told apart
    weights: dict[_Words, float]
    telling: dict[_Words, float]
    # the question's words of substance
    own: AbstractSet[_Words]
    for_number: bool
    for_list: bool

    @classmethod
    def of(cls, question: str, text: str, idf: Callable[[Term], float]) -> _Chooser:
        weights = _weights(tokens(question), idf)
        pieces = cut(text)
        words = [[fold(word) for word in tokens(text[one.start : one.end])] for one in pieces]
        held = [weights.keys() & set(_terms(listed)) for listed in words]
        there = Counter(found for one in held for found in one)
        rare = {word: _rarity(there[word], len(pieces)) for word in weights}
        folded = fold(question)
        own = frozenset(word for word in weights if len(word) == 1 and word[0] not in LITTLE_WORDS)
        return cls(
            text=text,
            pieces=pieces,
            held=held,
            sizes=[len(listed) for listed in words],
            asked=[sum((word,) in own for word in listed) for listed in words],
            weights=weights,
            telling={word: weight * rare[word] for word, weight in weights.items()},
            own=own,
            for_number=_FOR_NUMBER.search(folded) is not None,
            for_list=_FOR_LIST.search(folded) is not None,
        )

    def best(self) -> tuple[int, int]:
        """Return the places of the first and the last piece of the best run."""
        runs = (
            (first, last)
            for first, one in enumerate(self.pieces)
            for last in range(first, len(self.pieces))
            if last == first or self.pieces[last].end - one.start <= _LONGEST_RUN
        )
        return max(runs, key=lambda run: (self._worth(*run), -run[0], -run[1]))

    def list_around(self, first: int, last: int) -> tuple[int, int] | None:
        """Return the list that the run leads in or stands in, where one is asked for."""
        openers = [last] if self.pieces[last].leads else []
        openers += reversed(self.pieces[first].under)
        for opener in openers if self.for_list else ():
            led = self._led_by(opener)
            share = self._sum(self.weights, self.held[opener]) / self._sum(self.weights)
            length = self.pieces[led[-1]].end - self.pieces[opener].start if led else 0
            if led and share >= _LEADS_TO_LIST and length <= _WHOLE_LIST:
                return opener, max(led[-1], last)
        return None

    def with_led(self, first: int, last: int) -> int:
        """Return the last piece with what a lead-in at the end leads in, one piece at least."""
        if not self.pieces[last].leads:
            return last
        led = self._led_by(last) or [min(last + 1, len(self.pieces) - 1)]
        start = self.pieces[first].start
        return max(led[0], *(place for place in led if self.pieces[place].end - start <= _LED), 0)

    def with_neighbours(self, first: int, last: int, room: int) -> tuple[int, int]:
        """Take along the better neighbour while there is room; a heading is none.

        Not where the run holds nearly all words of substance of the question: then it is it.
        """
        run = range(first, last + 1)
        held = set().union(*(self.held[place] for place in (*run, *self.pieces[first].under)))
        while self._sum(self.weights, held & self.own) < _SURE * self._sum(self.weights, self.own):
            sides = [
                (self._sum(self.telling, self.held[place]), run)
                for place, run in ((last + 1, (first, last + 1)), (first - 1, (first - 1, last)))
                if self._is_text(place) and self._length(*run) <= room
            ]
            if not sides:
                return first, last
            first, last = max(sides, key=lambda side: side[0])[1]
        return first, last

    def _is_text(self, place: int) -> bool:
        """Say whether a piece stands at *place* that is not the heading of all."""
        return 0 < place < len(self.pieces) or (place == 0 and not self.pieces[0].leads)

    def _led_by(self, opener: int) -> list[int]:
        return [place for place, one in enumerate(self.pieces) if opener in one.under]

    def _length(self, first: int, last: int) -> int:
        return self.pieces[last].end - self.pieces[first].start

    def _worth(self, first: int, last: int) -> float:
        run = range(first, last + 1)
        inside = set().union(*(self.held[place] for place in run))
        above = set().union(*(self.held[place] for place in self.pieces[first].under)) - inside
        total = self._sum(self.telling) or 1.0
        held = self._sum(self.telling, inside) + _ABOVE * self._sum(self.telling, above)
        asked, size = (sum(counts[place] for place in run) for counts in (self.asked, self.sizes))
        said = self.text[self.pieces[first].start : self.pieces[last].end]
        has_number = self.for_number and any(map(str.isdecimal, _OWN_NUMBER.sub("", said)))
        return (
            held / total
            + _PURE * asked / max(size, 1)
            + _NUMBER * has_number
            - _PER_CHARACTER * self._length(first, last)
        )

    @staticmethod
    def _sum(weights: dict[_Words, float], words: Iterable[_Words] | None = None) -> float:
        return sum(weights.values() if words is None else (weights[word] for word in words))


def _rarity(there: int, pieces: int) -> float:
    """Return the square root of how rare a word is in one text, beside one that is once."""
    return math.sqrt(math.log1p(pieces / there) / math.log1p(pieces)) if there else 1.0


def _terms(folded: list[str]) -> Iterable[_Words]:
    yield from ((word,) for word in folded)
    yield from pairwise(folded)
    yield from zip(folded, folded[1:], folded[2:], strict=False)


def _weights(words: list[str], idf: Callable[[Term], float]) -> dict[_Words, float]:
    """Weigh the words, pairs and triples of a question, folded."""
    folded = [fold(word) for word in words]
    found: dict[_Words, float] = {}
    for word, plain in zip(words, folded, strict=True):
        found[plain,] = idf(term(word)) * (_LITTLE if plain in LITTLE_WORDS else 1.0)
    for (one, other), plain_pair in zip(pairwise(words), pairwise(folded), strict=True):
        little = not LITTLE_WORDS.isdisjoint(plain_pair)
        found[plain_pair] = idf(term(one, other)) * (_HALF_LITTLE if little else 1.0)
    for a, b, c in zip(folded, folded[1:], folded[2:], strict=False):
        found[a, b, c] = (found[a, b] + found[b, c]) * _TRIPLE
    return found
