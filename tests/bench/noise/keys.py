"""Marks that were not typed, or were typed and did not arrive: telex and VNI.

The two ways of typing are told in https://vi.wikipedia.org/wiki/Telex_(bộ_gõ) and
https://vi.wikipedia.org/wiki/VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from random import Random

_WORD = re.compile(r"[^\W\d_]+")
_LEFT_OPEN = 0.3  # share of the words with marks whose keys stay in the text
_BARE, _TONELESS, _SHAPELESS = 0.3, 0.1, 0.05  # shares of words that lose all or some marks

_TONES = {"\u0301": "sắc", "\u0300": "huyền", "\u0309": "hỏi", "\u0303": "ngã", "\u0323": "nặng"}
_VOWELS = frozenset("aeiouy")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Keys:
    """What one way of typing has for each mark."""

    tones: Mapping[str, str]
    # by letter and mark of shape
    shapes: Mapping[tuple[str, str], str]
    d: str


_CIRCUMFLEX, _HORN, _BREVE = "\u0302", "\u031b", "\u0306"
TELEX = _Keys(
    tones=dict(zip(_TONES, "sfrxj", strict=True)),
    shapes={
        **{(letter, _CIRCUMFLEX): letter for letter in "aeo"},
        **{(letter, _HORN): "w" for letter in "ou"},
        ("a", _BREVE): "w",
    },
    d="d",
)
VNI = _Keys(
    tones=dict(zip(_TONES, "12345", strict=True)),
    shapes={
        **{(letter, _CIRCUMFLEX): "6" for letter in "aeo"},
        **{(letter, _HORN): "7" for letter in "ou"},
        ("a", _BREVE): "8",
    },
    d="9",
)


def stripped(text: str, random: Random) -> str:
    """Leave out every mark; capitals stay."""
    del random
    return _without(text, tones=True, shapes=True)


def partly_accented(text: str, random: Random) -> str:
    """Leave out all marks of some words, the tone of others, the shapes of a few."""

    def spoil(match: re.Match[str]) -> str:
        chance = random.random()
        bare, toneless = chance < _BARE, chance < _BARE + _TONELESS
        shapeless = chance < _BARE + _TONELESS + _SHAPELESS
        return _without(match[0], tones=toneless, shapes=bare or (shapeless and not toneless))

    return _WORD.sub(spoil, text)


def telex(text: str, random: Random) -> str:
    """Leave the keys of telex in some words: "ddaangr", "ddaarng", "đangr", "dangr"."""
    return _left_open(text, random, TELEX)


def vni(text: str, random: Random) -> str:
    """Leave the keys of VNI in some words: "d9a3ng", "dang39", "đang3", "dang3"."""
    return _left_open(text, random, VNI)


def _left_open(text: str, random: Random, keys: _Keys) -> str:
    def spoil(match: re.Match[str]) -> str:
        word = match[0]
        marked = _without(word, tones=True, shapes=True) != word
        return _typed(word, random, keys) if marked and random.random() < _LEFT_OPEN else word

    return _WORD.sub(spoil, text)


def _typed(word: str, random: Random, keys: _Keys) -> str:
    """Write out the keys of a word: all of them, or the tone alone, the shapes done or not."""
    spread = unicodedata.normalize("NFD", word)
    tone = next((mark for mark in spread if mark in _TONES), "")
    toneless = _without(word, tones=True, shapes=False)
    how = random.random()
    if tone and how < 0.2:  # the input method gave up at the tone
        letters = list(toneless)
    elif tone and how < 0.35:  # the shapes were not typed at all
        letters = list(_without(toneless, tones=True, shapes=True))
    else:
        letters = [_key(letter, keys) for letter in toneless]
    key = keys.tones.get(tone, "")
    if random.random() < 0.5:  # at the end of the word, or behind its vowel
        return "".join(letters) + key
    behind = _bearer(spread) + 1
    return "".join(letters[:behind]) + key + "".join(letters[behind:])


def _key(letter: str, keys: _Keys) -> str:
    if letter in "đĐ":
        return ("d" if letter == "đ" else "D") + keys.d
    spread = unicodedata.normalize("NFD", letter)
    plain, marks = spread[0], spread[1:]
    # marks of other languages, as in "naïve", have no key
    return plain + "".join(keys.shapes.get((plain.lower(), mark), mark) for mark in marks)


def _bearer(spread: str) -> int:
    """Return the place of the letter that bears the tone; of the last vowel if none does."""
    place, last = -1, 0
    for char in spread:
        if char in _TONES:
            return place
        if not unicodedata.combining(char):
            place += 1
            last = place if char.lower() in _VOWELS else last
    return last


def _without(text: str, *, tones: bool, shapes: bool) -> str:
    spread = unicodedata.normalize("NFD", text)
    kept = "".join(
        char
        for char in spread
        if not unicodedata.combining(char) or not (tones if char in _TONES else shapes)
    )
    return unicodedata.normalize("NFC", kept.translate(_D) if shapes else kept)


_D = str.maketrans("đĐ", "dD")
