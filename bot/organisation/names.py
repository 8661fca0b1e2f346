"""Names of people as they come in from outside, made fit to be shown to others."""

from __future__ import annotations

import re
import unicodedata

from knowledge.language import fold, place_tones

LONGEST = 60  # characters
# Letters, digits, and the signs that stand in names: "H'Hen Niê", "Nguyễn Thị A (Bí thư)".
_SIGNS = frozenset(" .,'’-()/")
_SPACES = re.compile(r"\s+")
_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def cleaned(name: str) -> str:
    """Return *name* on one line, in NFC, of at most 60 characters; empty where no letter is left.

    What is no letter, digit or sign of a name is left out: line breaks, marks that turn the
    direction of writing, pictures, the brackets of markup, accents heaped on one letter.
    """
    kept = (_kept(letter) for letter in _TAG.sub(" ", unicodedata.normalize("NFC", name)))
    line = _SPACES.sub(" ", "".join(kept)).strip(" .,-/")
    line = line[:LONGEST].strip(" .,-/")
    return line if any(letter.isalpha() for letter in line) else ""


def same(name: str, other: str) -> bool:
    """Say whether two names are one, however typed: without diacritics, tones placed otherwise.

    Where both bear diacritics, these must agree: "Nông Thị Lụa" is not "Nông Thị Lúa".
    """
    one, two = (_SPACES.sub(" ", place_tones(text)).strip().casefold() for text in (name, other))
    if one == two:
        return True
    bare = fold(one) == one or fold(two) == two
    return bare and fold(one) == fold(two)


def _kept(letter: str) -> str:
    kind = unicodedata.category(letter)
    if kind[0] == "L" or kind == "Nd" or letter in _SIGNS:
        return letter
    # a line break separates words, a mark that turns the direction or heaps accents does not
    return "" if kind in {"Cf", "Mn", "Me", "Mc"} else " "
