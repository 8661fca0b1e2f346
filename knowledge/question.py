"""A question made ready: what members type, spelled out, with what it names and what it wants.

Members type on phones, often without diacritics, so wants and addresses are looked for in folded
text; words keep their diacritics where the asker gave them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.addresses import Address, find_address, roman
from knowledge.language import DocumentNumber, find_numbers, fold, nfc, place_tones
from knowledge.spelling import Together, read, without_courtesy
from knowledge.wants import WANTS

_WORD = re.compile(r"[^\W\d_]+")
# Written in full, three syllables of four bear a mark; a "đ" or a symbol alone is no sign of it.
_ACCENTED = 0.3
LONGEST = 1000  # characters of a question that are read
# "vb 7 ai ký"; "vb 7: 12-KH/ĐU ai ký" is what a button of an offer asks, and means vb 7
_HANDLE = re.compile(r"\bvb\s*(\d{1,5})\b(?!\s*[-/])")
_CHOSEN = re.compile(r"vb (\d{1,5}): ")
_BARE = re.compile(r"\bvan ban (?:so )?(\d{1,5})\b(?!\s*[-/])|^\W*(\d{1,4})\W*$")
_YEAR = re.compile(r"(?<![\d/.-])(20\d\d|19\d\d)(?![\d])")
_QUARTER = re.compile(r"\bquy ([1-4])\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A question and what can be seen in it without looking at any document."""

    # as typed
    asked: str
    # abbreviations and chat spellings spelled out, typos mended
    text: str
    # the asker used diacritics
    accented: bool
    numbers: tuple[DocumentNumber, ...]
    # 7 for "vb 7"
    handle: int | None
    # 12 for "văn bản số 12" or "12": a printed number or a handle
    bare: int | None
    address: Address | None
    years: tuple[int, ...]
    # names of WANTS
    wants: frozenset[str]
    # mended words: typed -> taken for
    mended: Mapping[str, str]
    # the text with the spellings that documents may have in its place
    searched: str

    def printed(self, number: DocumentNumber) -> str:
        """Return *number* as it stands in the question."""
        return self.text[number.start : number.end]

    def as_written(self, run: str) -> str:
        """Return the words of the question that fold to the syllables of *run*."""
        match = re.search(r"\W+".join(map(re.escape, run.split())), self.folded)
        return self.text[match.start() : match.end()] if match else run

    @property
    def folded(self) -> str:
        """Return the text without case and diacritics; offsets are those of ``text``."""
        return fold(self.text)


def understand(
    asked: str,
    *,
    vocabulary: Mapping[str, int] | None = None,
    together: Together | None = None,
) -> Question:
    """Make a question ready.

    Args:
        asked: What was typed, in any Unicode form.
        vocabulary: Syllables of the held documents with their document frequency; typos are
            mended towards these. Without it no typo is mended.
        together: Says how many passages hold two syllables side by side; of several words that a
            typo may stand for, the neighbours then tell.
    """
    typed = without_courtesy(" ".join(place_tones(nfc(asked[:LONGEST])).split()))
    chosen = _CHOSEN.match(fold(typed))
    typed = typed[chosen.end() :] if chosen else typed
    numbers = tuple(find_numbers(typed, loose=True))
    accented = _is_accented(typed, numbers)
    meant = read(typed, numbers, vocabulary, accented=accented, together=together)
    text = meant.text
    folded = fold(text)
    handle = chosen or (None if numbers else _HANDLE.search(fold(typed)))
    bare = _BARE.search(fold(typed))
    return Question(
        asked=asked,
        text=text,
        accented=accented,
        numbers=tuple(find_numbers(text, loose=True)),
        handle=int(handle[1]) if handle else None,
        bare=int(bare[1] or bare[2]) if bare and not numbers else None,
        address=find_address(text),
        years=tuple(int(year) for year in _YEAR.findall(folded)),
        wants=frozenset(name for name, pattern in WANTS.items() if pattern.search(folded)),
        mended=meant.mended,
        searched=" ".join((meant.searched, *_quarters(folded))),
    )


def _quarters(folded: str) -> list[str]:
    """Write quarters as papers do: "quý III"."""
    return [f"quý {roman(int(number)).upper()}" for number in _QUARTER.findall(folded)]


def _is_accented(typed: str, numbers: tuple[DocumentNumber, ...]) -> bool:
    """Say whether the asker writes with diacritics, as far as they are given."""
    words = [
        match[0]
        for match in _WORD.finditer(typed)
        if not any(number.start <= match.start() < number.end for number in numbers)
    ]
    marked = sum(fold(word) != word.lower() for word in words)
    return marked > _ACCENTED * len(words)
