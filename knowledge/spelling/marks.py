"""Marks given back to words typed without any, by what stands side by side in the documents.

Only what is searched for gets them: whoever types without marks is shown the question as typed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.language import DocumentNumber, fold
from knowledge.spelling.vocabulary import Together, Vocabulary

_WORD = re.compile(r"[^\W\d_]+")
_FORMS = 8  # of a syllable without marks; the rest are rare
_ALONE = 0.95  # share of all forms that one has, to be meant whatever stands beside it


def restored(
    text: str, numbers: Sequence[DocumentNumber], vocabulary: Vocabulary, together: Together
) -> str:
    """Give each word of *text* the marks that it most likely has beside its neighbours.

    A word that stands beside neither of its neighbours in any document, and has several forms,
    stays without; so do document numbers.
    """
    words = [
        match
        for match in _WORD.finditer(text)
        if not any(number.start <= match.start() < number.end for number in numbers)
    ]
    chosen = _likeliest(
        [_forms(match[0].lower(), vocabulary) for match in words], vocabulary, together
    )
    held = [together(first, second) > 0 for first, second in pairwise(chosen)]
    for n in range(len(words) - 1, -1, -1):
        match, form = words[n], chosen[n]
        if any(held[max(n - 1, 0) : n + 1]) or _is_alone(form, vocabulary):
            text = text[: match.start()] + form + text[match.end() :]
    return text


def _forms(word: str, vocabulary: Vocabulary) -> Sequence[str]:
    return (vocabulary.forms(word)[:_FORMS] if word == fold(word) else ()) or (word,)


def _is_alone(form: str, vocabulary: Vocabulary) -> bool:
    return vocabulary.count(form) >= max(1.0, _ALONE * vocabulary.bare(fold(form)))


def _likeliest(
    columns: Sequence[Sequence[str]], vocabulary: Vocabulary, together: Together
) -> list[str]:
    """Choose a form of each word so that all of them are the likeliest (Viterbi)."""
    scores: dict[str, float] = {}
    back: list[dict[str, str]] = []
    for forms in columns:
        ways: dict[str, str] = {}
        now: dict[str, float] = {}
        for form in forms:
            chance = vocabulary.chance(form, accented=True)
            best, ways[form] = max(
                (
                    (score + vocabulary.beside(before, form, together), before)
                    for before, score in scores.items()
                ),
                default=(0.0, ""),
            )
            now[form] = best + chance
        scores = now
        back.append(ways)
    chosen = [max(scores, key=lambda form: (scores[form], form))] if scores else []
    for ways in reversed(back[1:]):
        chosen.append(ways[chosen[-1]])
    return chosen[::-1]
