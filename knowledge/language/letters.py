"""Letters, marks and syllables.

``fold`` and ``place_tones`` keep the length of NFC text, so an offset found in folded text is an
offset in the original.
"""

from __future__ import annotations

import re
import unicodedata

_D = str.maketrans("đĐ", "dD")


# Soft hyphens, joiners, direction marks, byte order marks, control characters, halves of pairs.
_INVISIBLE = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff]"
)


def visible(text: str) -> str:
    """Return *text* without what shows nothing or turns the direction of writing; spaces stay."""
    return _INVISIBLE.sub("", text)


def nfc(text: str) -> str:
    """Return *text* in Unicode normal form C, the form everything is stored and compared in."""
    return unicodedata.normalize("NFC", text)


class _Folding(dict[int, str]):
    """A table for ``str.translate`` that works each letter out once."""

    def __missing__(self, code: int) -> str:
        char = chr(code)
        base = unicodedata.normalize("NFD", char.translate(_D))[:1] or char
        lowered = base.lower()
        self[code] = lowered if len(lowered) == 1 else base
        return self[code]


_FOLDING = _Folding()


def fold(text: str) -> str:
    """Lower *text* and strip its diacritics, "Đảng ủy" -> "dang uy"; NFC text keeps its length."""
    return text.translate(_FOLDING)


# "hoà" -> "hòa", "uỷ" -> "ủy", "thuý" -> "thúy"; "quý" and "hoàn" stay, for the tone belongs there.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_OLD_PLACEMENT = re.compile(
    rf"(?<![qQ])([oOuU])([aeyAEY])([{_TONES}])(?![a-zA-ZăâêôơưđĂÂÊÔƠƯĐ\u0300-\u036f])"
)


def place_tones(text: str) -> str:
    """Put tone marks where the newer spelling does: "uỷ" -> "ủy", "hoà" -> "hòa".

    Only open syllables in oa, oe and uy differ between the two spellings. Length is kept for NFC
    text.
    """
    spread = unicodedata.normalize("NFD", text)
    return nfc(_OLD_PLACEMENT.sub(r"\1\3\2", spread))


_SYLLABLE = re.compile(r"\w+", re.UNICODE)


def syllables(text: str) -> list[str]:
    """List the syllables and numbers of *text*, lowered, tones placed, in order."""
    return _SYLLABLE.findall(place_tones(nfc(text)).lower())
