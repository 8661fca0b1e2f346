"""How far a word that was read can be trusted, from what it looks like and how it was read."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.blocks import Misread, Unsure
from ingest.scans.engine import Word
from ingest.spaces import known_syllables
from knowledge.language import is_syllable, place_tones

# Below these a word is doubted; chosen by ``python -m tests.bench.scans`` so that nearly every
# wrong number is, and few right ones.
_SURE_NUMBER = 0.85
_SURE_WORD = 0.62
# What a word is worth at most that …
_ODD_NUMBER = 0.3  # has letters among its digits, or is no date of any year
_ODD_WORD = 0.5  # is no syllable
_DIFFERS = 0.4  # was read differently a second time
# Two readings are as sure as each other if no farther apart; one is much surer if so far above.
_AS_SURE = 0.2
_MUCH_SURER = 0.25
_COMMON = known_syllables(())

# Marks that may stand around a word.
EDGES = "\"'“”‘’«»()[]{}.,;:!?…*-–—/"
_DIGIT = re.compile(r"\d")
# "III" · "IV." · "XX"
_ROMAN = re.compile(r"[IVXLC]{1,6}")
# "31" · "05/01/2023" · "12.500" · "73,3%" · "7h30" · "29-NQ/TW" · "49/2022/NĐ-CP" · "II/2026"
# · "2a" · "QH15"
_NUMBER = re.compile(
    r"[IVXLC]{1,4}/\d{4}|\d+[a-zđ]?|\d+(?:[.,]\d+)*%?|\d{1,2}[hg]\d{0,2}|[A-ZĐ]{2,8}\d{1,2}"
    r"|\d+(?:[./-]\d+)*(?:[-–/][A-ZĐ][A-Za-zĐđ]{0,7}(?:[-–/.&][A-ZĐ][A-Za-zĐđ]{0,9})*)?"
)
_DATE = re.compile(r"(\d{1,2})([./-])(\d{1,2})(?:\2(\d{2,4}))?")
_YEARS = range(1900, 2100)
_ABBREVIATION = re.compile(r"(?:[A-ZĐƯÔƠÂ]{1,10}[./&-]?)+|[A-ZĐ][a-z]{0,3}[A-ZĐ][A-Za-zĐ]*")
_ADDRESS = re.compile(r"@|://|www\.|\.vn\b|\.com\b")


def is_number(text: str) -> bool:
    """Say whether *text* holds a number, Arabic or Roman."""
    return bool(_DIGIT.search(text)) or bool(_ROMAN.fullmatch(text.strip(EDGES)))


def is_plausible(text: str) -> bool:
    """Say whether *text* is a word, number or mark that a paper may print."""
    bare = text.strip(EDGES)
    if not bare or _ADDRESS.search(bare):
        return True
    if _DIGIT.search(bare):
        return bool(_NUMBER.fullmatch(bare)) and _has_possible_dates(bare)
    parts = [part for part in re.split(r"[-–/.,;:()]", bare) if part]
    return all(
        is_syllable(part) or _ABBREVIATION.fullmatch(part) or len(part) == 1 for part in parts
    )


def _has_possible_dates(text: str) -> bool:
    """Say whether what looks like a date is one; "40/12/2026" and "12/2206" are none."""
    date = _DATE.fullmatch(text)
    if date is None or not date[4]:
        return True
    day, month, year = int(date[1]), int(date[3]), int(date[4])
    return 1 <= day <= 31 and 1 <= month <= 12 and (year in _YEARS or len(date[4]) == 2)  # noqa: PLR2004


def judged(word: Word) -> Word:
    """Return *word* as sure as its shape allows."""
    if is_plausible(word.text):
        return word
    odd = _ODD_NUMBER if is_number(word.text) else _ODD_WORD
    return replace(word, sure=min(word.sure, odd))


def agreed(first: Word, second: Word) -> Word:
    """Return the better of two readings of one word, doubted where either may be right.

    Two readings that agree are surer than one; a second one that is no word tells nothing. Of two
    syllables the one that official prose is full of is taken: "triển", not "triến".
    """
    if first.text == second.text:
        return replace(first, sure=1 - (1 - first.sure) * (1 - second.sure) ** 0.5)
    if is_number(first.text + second.text):
        return _agreed_number(first, second)
    one, other = _likely(first), _likely(second)
    better, worse = (second, first) if other > one else (first, second)
    decided = one[:2] != other[:2] and worse.sure < better.sure + _MUCH_SURER
    if not decided and is_plausible(worse.text) and abs(first.sure - second.sure) < _AS_SURE:
        return replace(better, rect=first.rect, sure=min(better.sure, _DIFFERS))
    return replace(better, rect=first.rect)


def is_common(text: str) -> bool:
    """Say whether *text* is a syllable that official prose is full of, in any case."""
    return place_tones(text.lower()) in _COMMON


def _likely(word: Word) -> tuple[bool, bool, float]:
    bare = word.text.strip(EDGES)
    return is_plausible(word.text), is_common(bare) or not is_syllable(bare), word.sure


def _agreed_number(first: Word, second: Word) -> Word:
    """Return the likelier of two readings of a number; only noise leaves the first one sure."""
    odd = not is_plausible(second.text) and second.sure < first.sure
    if odd and is_plausible(first.text):
        return first
    better = max(first, second, key=lambda word: (is_plausible(word.text), word.sure))
    return replace(better, rect=first.rect, sure=min(better.sure, _DIFFERS))


def is_doubtful(word: Word) -> bool:
    """Say whether a person should compare *word* with the paper."""
    if not any(char.isalnum() for char in word.text):
        return False
    return word.sure < (_SURE_NUMBER if is_number(word.text) else _SURE_WORD)


def unsure(words: Sequence[Word], start: int = 0) -> tuple[Unsure, ...]:
    """List the doubtful ones of *words*, which stand with single spaces between them.

    Args:
        words: In order.
        start: Where the first of them begins.
    """
    found = []
    for word in words:
        if is_doubtful(word):
            sure = round(max(0.0, word.sure), 2)
            found.append(Unsure(start=start, end=start + len(word.text), sure=sure))
        start += len(word.text) + 1
    return tuple(found)


def misread(words: Sequence[Word], start: int = 0) -> tuple[Misread, ...]:
    """List those of *words* in whose place something else was read; arguments as of ``unsure``."""
    found = []
    for word in words:
        if word.read and word.read != word.text:
            found.append(Misread(start=start, end=start + len(word.text), read=word.read))
        start += len(word.text) + 1
    return tuple(found)
