"""What is looked for of a question, and what is indexed of a text: syllables and pairs of them."""

from __future__ import annotations

from itertools import pairwise

from knowledge.language import fold, syllables

# the fields of the index of words
SYLLABLES, PAIRS = "syllables", "pairs"
FOLDED_SYLLABLES, FOLDED_PAIRS = "folded_syllables", "folded_pairs"

# A field, and what is looked for in it.
Term = tuple[str, str]


def tokens(text: str) -> list[str]:
    """List what is indexed of *text*: "ngày 05, 31-KH/ĐUK" -> ngày 5 31 kh đuk."""
    return [_plain(token) for token in (word.strip("_") for word in syllables(text)) if token]


def _plain(token: str) -> str:
    return (token.lstrip("0") or "0") if token.isdecimal() else token


def pairs(words: list[str]) -> list[str]:
    """List the pairs of neighbours among *words*, as they are indexed."""
    return [f"{first}_{second}" for first, second in pairwise(words)]


def term(*words: str) -> Term:
    """Say where to look for a syllable, or for two neighbours, and in which form.

    A syllable that bears a mark is looked for as written, one without is looked for stripped, for
    its marks may have been left out. On questions in full diacritics this is as good as looking
    for every syllable as written, and it stays so when any share of the marks is missing.
    """
    folded = [fold(word) for word in words]
    exact = all(word != plain for word, plain in zip(words, folded, strict=True))
    single = len(words) == 1
    if exact:
        return (SYLLABLES if single else PAIRS), "_".join(words)
    return (FOLDED_SYLLABLES if single else FOLDED_PAIRS), "_".join(folded)


def terms(question: str) -> list[Term]:
    """List the terms to look for, syllables before pairs, each once."""
    words = tokens(question)
    listed = [term(word) for word in words] + [term(*pair) for pair in pairwise(words)]
    return list(dict.fromkeys(listed))
