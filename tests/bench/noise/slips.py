"""Slips of the thumb: spaces left out, keys beside the right one, letters changed about."""

from __future__ import annotations

import re
import unicodedata
from random import Random

_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_]) (?=[^\W\d_])")
_GLUED, _MISTYPED = 0.25, 0.2  # shares of the spaces, and of the syllables that are long enough
_LONG, _LONGER = 4, 6  # letters of a syllable that takes one edit, and two

_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_PLACES = {key: (x + y / 2, y) for y, row in enumerate(_ROWS) for x, key in enumerate(row)}
NEIGHBOURS = {
    key: [
        other
        for other, (a, b) in _PLACES.items()
        if other != key and abs(a - x) <= 1 and abs(b - y) <= 1
    ]
    for key, (x, y) in _PLACES.items()
}


def glued(text: str, random: Random) -> str:
    """Leave out some of the spaces between words."""
    return _BETWEEN_WORDS.sub(lambda _: "" if random.random() < _GLUED else " ", text)


def mistyped(text: str, random: Random) -> str:
    """Make one slip in some of the syllables that are long enough, in one at least."""
    long = [match for match in _WORD.finditer(text) if len(match[0]) >= _LONG]
    chosen = [match for match in long if random.random() < _MISTYPED]
    return _spoil(text, chosen or long[:1], 1, random)


def unevenly_mistyped(text: str, random: Random) -> str:
    """Make two slips in one syllable that is long enough."""
    longer = [match for match in _WORD.finditer(text) if len(match[0]) >= _LONGER]
    return _spoil(text, [random.choice(longer)] if longer else [], 2, random)


def _spoil(text: str, words: list[re.Match[str]], slips: int, random: Random) -> str:
    for match in reversed(words):
        word = match[0]
        for _ in range(slips):
            word = _slip(word, random)
        text = text[: match.start()] + word + text[match.end() :]
    return text


def _slip(word: str, random: Random) -> str:
    """Hit a key beside, change two letters about, leave one out or double one."""
    place = random.randrange(len(word))
    letter = word[place]
    match random.choice(("beside", "about", "dropped", "doubled")):
        case "beside":
            plain = unicodedata.normalize("NFD", letter)[0].lower()
            return word[:place] + random.choice(NEIGHBOURS.get(plain, [letter])) + word[place + 1 :]
        case "about" if place + 1 < len(word) and word[place + 1] != letter:
            return word[:place] + word[place + 1] + letter + word[place + 2 :]
        case "doubled":
            return word[:place] + letter + word[place:]
        case _:
            return word[:place] + word[place + 1 :]
