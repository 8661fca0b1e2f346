"""Keys of telex and VNI that stayed in the text: "ddaangr", "đangr", "d9a3ng" for "đảng".

A key of a mark may stand behind its letter or anywhere later in the syllable, as the programs for
typing allow. Sources: https://vi.wikipedia.org/wiki/Telex_(bộ_gõ), https://vi.wikipedia.org/wiki/VNI.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from knowledge.language import is_syllable, nfc, place_tones

_VOWELS = frozenset("aăâeêioôơuưy")
_TONES = ("\u0301", "\u0300", "\u0309", "\u0303", "\u0323")  # sắc huyền hỏi ngã nặng
_TONE = re.compile(f"[{''.join(_TONES)}]")
_LONGEST = 12  # keys of one syllable: "nghieengsz" has ten


@dataclass(frozen=True, slots=True, kw_only=True)
class _Typing:
    """One way of typing: its keys of tones, and what its other keys make of letters."""

    tones: Mapping[str, str]
    shapes: Mapping[str, Mapping[str, str]]
    # keys that may also be letters
    letters: frozenset[str] = frozenset()


_TELEX = _Typing(
    tones=dict(zip("sfrxj", _TONES, strict=True)),
    shapes={
        "a": {"a": "â"},
        "e": {"e": "ê"},
        "o": {"o": "ô"},
        "w": {"a": "ă", "o": "ơ", "u": "ư"},
        "d": {"d": "đ"},
    },
    letters=frozenset("aeodsrx"),
)
_VNI = _Typing(
    tones=dict(zip("12345", _TONES, strict=True)),
    shapes={
        "6": {"a": "â", "e": "ê", "o": "ô"},
        "7": {"o": "ơ", "u": "ư"},
        "8": {"a": "ă"},
        "9": {"d": "đ"},
    },
)
# the last letter of the vowel that bears the tone: "ngườ|i", "tuyể|n", "hò|a"
_SHAPED = re.compile(r".*[ăâêôơư]")
_CLOSED = re.compile(r".*[aeiouy](?=[^aeiouy]+$)")
_ONSET = re.compile(r"qu(?=[aeiouy])|gi(?=[aeiouy])|[^aeiouy]*")


@lru_cache(maxsize=4096)
def decoded(word: str) -> tuple[str, ...]:
    """List what the keys of *word* may stand for, whole syllables first.

    Args:
        word: In small letters, some of its marks perhaps there already.

    Returns:
        Forms with marks, each once; those that are no syllable may lack marks that were never
        typed. Empty where no letter of *word* is a key.
    """
    if len(word) > _LONGEST:
        return ()
    spread = unicodedata.normalize("NFD", word)
    tones = _TONE.findall(spread)
    toneless = nfc(_TONE.sub("", spread))
    typing = _VNI if any(key.isdecimal() for key in word) else _TELEX
    if len(tones) > 1:
        return ()
    forms = (
        _with_tone("".join(letters), tone)
        for letters, tone in _unfold(toneless, (), "".join(tones), typing)
    )
    found = dict.fromkeys(form for form in forms if form != word)
    return tuple(sorted(found, key=lambda form: not is_syllable(form)))


def _unfold(
    left: str, letters: tuple[str, ...], tone: str, typing: _Typing
) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield every reading of the keys *left* behind the letters that are there."""
    if not left:
        yield letters, tone
        return
    key, rest = left[0], left[1:]
    if key in typing.tones and not tone and not _VOWELS.isdisjoint(letters):
        yield from _unfold(rest, letters, typing.tones[key], typing)
        return
    for shaped in _shaped(letters, typing.shapes.get(key, {})):
        yield from _unfold(rest, shaped, tone, typing)
    if key.isalpha() and (key not in typing.tones or key in typing.letters) and key != "w":
        yield from _unfold(rest, (*letters, key), tone, typing)


def _shaped(letters: tuple[str, ...], marks: Mapping[str, str]) -> Iterator[tuple[str, ...]]:
    """Yield *letters* with the mark of a key on each letter that takes it, the last one first."""
    for place in range(len(letters) - 1, -1, -1):
        letter = letters[place]
        if letter not in marks or (letter == "d" and place):
            continue
        if letter == "o" and "u" in marks and letters[place - 1 : place] == ("u",):
            yield (*letters[: place - 1], "ư", "ơ", *letters[place + 1 :])
        yield (*letters[:place], marks[letter], *letters[place + 1 :])


def _with_tone(letters: str, tone: str) -> str:
    """Put the tone where the spelling has it."""
    if not tone:
        return letters
    onset = _ONSET.match(letters)
    start = onset.end() if onset and onset.end() < len(letters) else 0
    marked = _SHAPED.match(letters) or _CLOSED.match(letters, start)
    if marked:
        place = marked.end()
    else:
        vowels = len(letters) - start
        place = start + (2 if vowels > 2 else 1)  # noqa: PLR2004  # "ngoài", but "hòa", "mùa"
    return place_tones(nfc(letters[:place] + tone + letters[place:]))
