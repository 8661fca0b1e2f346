"""The printed lines of a page: words that stand beside one another, whatever drew them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from ingest.loaders.pdf_words import GAP, Word

# Words whose base lines differ by less of their size stand on one line: raised numbers of notes
# stand 0.35 above it, the next line 1.0 below.
_LEVEL = 0.45
# Two words that cover so much of each other and say the same are one, printed twice to be bold.
_COVERED = 0.7


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """What stands between two spaces of a line; lengths as those of ``Word``."""

    text: str
    left: float
    right: float
    size: float
    # place of its first and last part in the order in which the file draws
    order: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One printed line, or the part of one that stands in a column; never without a token."""

    tokens: tuple[Token, ...]
    base: float
    # from 1
    page: int

    @property
    def text(self) -> str:
        """Its words with single spaces between them."""
        return " ".join(token.text for token in self.tokens)

    @property
    def left(self) -> float:
        """Where its first letter begins."""
        return self.tokens[0].left

    @property
    def right(self) -> float:
        """Where its last letter ends."""
        return self.tokens[-1].right

    @property
    def centre(self) -> float:
        """The middle between its ends."""
        return (self.left + self.right) / 2

    @property
    def size(self) -> float:
        """The usual size of its letters."""
        return median(token.size for token in self.tokens)

    def parts(self, at: int) -> tuple[Line, Line]:
        """Cut the line before token *at*, which is neither its first nor beyond its last."""
        left, right = self.tokens[:at], self.tokens[at:]
        return (
            Line(tokens=left, base=self.base, page=self.page),
            Line(tokens=right, base=self.base, page=self.page),
        )


def lines(words: Sequence[Word], page: int) -> list[Line]:
    """Return the lines that *words* stand on, from the top."""
    return [
        Line(tokens=tuple(_tokens(row)), base=max(row, key=lambda word: word.size).base, page=page)
        for row in _rows(words)
    ]


def _rows(words: Sequence[Word]) -> Iterator[list[Word]]:
    row: list[Word] = []
    for word in sorted(words, key=lambda word: word.base):
        if row and word.base - row[0].base > _LEVEL * max(word.size, row[0].size):
            yield row
            row = []
        row.append(word)
    if row:
        yield row


def _tokens(row: Sequence[Word]) -> Iterator[Token]:
    """Yield what stands between the spaces of a row, from the left."""
    together: list[Word] = []
    for word in _once(sorted(row, key=lambda word: (word.left, word.order))):
        if together and _is_apart(together[-1], word):
            yield _token(together)
            together = []
        together.append(word)
    yield _token(together)


def _once(words: Sequence[Word]) -> Iterator[Word]:
    """Leave out words that are printed a second time in their place."""
    yield words[0]
    for before, word in pairwise(words):
        covered = before.right - word.left > _COVERED * (word.right - word.left)
        if not (covered and before.text == word.text):
            yield word


def _is_apart(before: Word, word: Word) -> bool:
    return word.spaced or word.left - before.right >= GAP * max(before.size, word.size)


def _token(words: Sequence[Word]) -> Token:
    if len(words) == 1:
        (word,) = words
        return Token(
            text=word.text,
            left=word.left,
            right=word.right,
            size=word.size,
            order=word.order,
            last=word.order,
        )
    return Token(
        text="".join(word.text for word in words),
        left=words[0].left,
        right=max(word.right for word in words),
        size=max(word.size for word in words),
        order=words[0].order,
        last=words[-1].order,
    )
