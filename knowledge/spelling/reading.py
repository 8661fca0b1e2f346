"""What was typed, word by word, as it is meant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.language import DocumentNumber, find_numbers, fold
from knowledge.spelling import joined, slips
from knowledge.spelling.abbreviations import by_letters, is_any_syllable, meaning
from knowledge.spelling.keys import decoded
from knowledge.spelling.marks import restored
from knowledge.spelling.vocabulary import Together, Vocabulary, fits, same_tone, vocabulary_of

_TOKEN = re.compile(r"[^\W_]+(?:[/&][^\W_]+)*")
# "d9a3ng", "ba1o", "đang3": a digit inside a word, or behind one that bears a mark of shape
_SURELY_VNI = re.compile(
    r"[^\W\d_]+(?:\d+[^\W\d_]+)+\d*|[^\W\d_]*[ăâđêôơư][^\W\d_]*\d|[^\W\d_]+[6-9][1-5]"
)
_MAY_BE_VNI = re.compile(r"[^\W\d_]{2,}\d{1,2}")
# "thang3", "nam2026"
_BEFORE_NUMBER = re.compile(r"([^\W\d_]{2,})(\d+)")
# A word of time that lost its last letters to a hasty thumb: "thán này", "tha 3".
_CUT_SHORT = re.compile(r"\b(?:th[aáâấ]n?)(?= (?:này|nay|sau|tới|toi|trước|truoc|1[0-2]|[1-9])\b)")
_WEIGHED = 8  # readings of a word that are weighed by their neighbours
_PART_OF_KEYS = 10  # a form that lacks marks is meant if it is so many times as frequent
_CAPITALISED = 6  # letters of a name that is taken for anything else
_SHORT = 3  # letters of a word that may as well be a foreign one


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A question spelled out."""

    text: str
    # the text as documents write it: with the marks that were not typed, as far as they are sure
    searched: str
    # guesses: typed -> taken for; what rules decode is not among them
    mended: Mapping[str, str]


def read(
    typed: str,
    numbers: Sequence[DocumentNumber] = (),
    counts: Mapping[str, int] | None = None,
    *,
    accented: bool = True,
    together: Together | None = None,
) -> Read:
    """Spell out *typed*, and mend it towards the words that are held.

    Args:
        typed: NFC text.
        numbers: The document numbers in it, which stay as typed.
        counts: Words of the held documents and how many passages hold each. Without them keys
            are decoded only where they are plain to see, and no typo is mended.
        accented: The asker writes with diacritics.
        together: Says how many passages hold two words side by side.
    """
    reader = _Reader(typed, numbers, vocabulary_of(counts or {}), together, accented=accented)
    text = _CUT_SHORT.sub("tháng", _TOKEN.sub(reader.replace, typed))
    searched = text
    if together is not None and not accented:
        kept = find_numbers(text, loose=True)
        searched = restored(text, kept, vocabulary_of(counts or {}), together)
    return Read(text=text, searched=searched, mended=reader.mended)


class _Reader:
    """Reads the words of one question, from left to right."""

    def __init__(
        self,
        typed: str,
        numbers: Sequence[DocumentNumber],
        vocabulary: Vocabulary,
        together: Together | None,
        *,
        accented: bool,
    ) -> None:
        self.mended: dict[str, str] = {}
        self._typed = typed
        self._numbers = numbers
        self._vocabulary = vocabulary
        self._together = together
        self._accented = accented
        self._vni = any(
            _vni(match[0].lower()) for match in _TOKEN.finditer(typed) if not self._is_number(match)
        )
        self._before = ""

    def replace(self, match: re.Match[str]) -> str:
        """Return what a word of the question stands for."""
        if match.start() == 0 and fold(match[0]) == "dc":
            meant = "đồng chí"
        elif self._is_number(match):
            meant = match[0]
        else:
            meant = self._meant(match) or match[0]
        self._before = meant.lower().split()[-1]
        return meant

    def _is_number(self, match: re.Match[str]) -> bool:
        return any(number.start <= match.start() < number.end for number in self._numbers)

    def _meant(self, match: re.Match[str]) -> str | None:
        word, lower = match[0], match[0].lower()
        if (short := meaning(word)) is not None:
            return short
        if self._vocabulary.holds(lower):
            return None
        if is_any_syllable(lower):
            moved = self._with_marks(lower, all_typed=True)
            return None if moved is None else _like(moved, word)
        if word.isupper() and not self._typed.isupper():
            return None
        found = self._by_keys(match) or self._with_marks(lower) or by_letters(word)
        if found is None and lower.isalpha():
            found = self._guessed(match)
        if found is None and (numbered := _BEFORE_NUMBER.fullmatch(word)):
            return self._apart(numbered)
        return None if found is None else _like(found, word)

    def _apart(self, match: re.Match[str]) -> str | None:
        """Part a word from the number behind it: "thang3"."""
        known = self._vocabulary.holds(match[1].lower()) and is_any_syllable(match[1].lower())
        return f"{match[1]} {match[2]}" if known else None

    def _by_keys(self, match: re.Match[str]) -> str | None:
        """Read keys of telex or VNI that stayed in the text."""
        word, lower = match[0], match[0].lower()
        in_vni = _vni(lower) or (self._vni and _MAY_BE_VNI.fullmatch(lower))
        if not (lower.isalpha() or in_vni):
            return None
        if lower.isascii() and self._is_name(match) and len(lower) < _CAPITALISED:
            return None
        forms = decoded(lower)
        if not self._vocabulary:
            return next((f for f in forms if is_any_syllable(f) and len(lower) > len(f) + 1), None)
        meant = self._held_form(forms)
        # "max" may be one foreign word more, "ddaangr" is "đẩng" by the keys
        if meant and (meant not in forms or len(lower) <= _SHORT):
            self.mended[word] = meant
        return meant

    def _held_form(self, forms: Sequence[str]) -> str | None:
        """Return what is held of the readings of some keys; else what only lacks shapes, or tone.

        A reading that lacks marks is completed, "dảng" to "đảng", where that is far more frequent.
        """
        count = self._vocabulary.count
        held = {form: self._vocabulary.forms(fold(form)) for form in forms}
        whole = [form for form in forms if count(form)]
        part = [one for form in forms for one in held[form] if fits(form, one)]
        often = max(whole, key=count, default="")
        oftener = max(part, key=count, default="")
        if often and count(often) * _PART_OF_KEYS >= count(oftener):
            return often
        near = [one for form in forms for one in held[form] if same_tone(form, one)]
        return oftener or max(near, key=count, default=None)

    def _with_marks(self, lower: str, *, all_typed: bool = False) -> str | None:
        """Give a word the marks it lacks, "đươc"; if all are typed, move its tone: "trừơng"."""
        for form in self._vocabulary.forms(fold(lower)):
            if fits(lower, form) and (not all_typed or fits(form, lower)):
                return form
        return None

    def _guessed(self, match: re.Match[str]) -> str | None:
        """Take a word for what a slip made it of, or for several without a space."""
        lower = match[0].lower()
        if not self._vocabulary:
            return None
        name = self._is_name(match) and len(lower) < _CAPITALISED
        near = [] if name else self._near(lower)
        pieces, chance = joined.split(lower, self._vocabulary, accented=self._accented)
        best = self._likeliest(near, self._after(match))
        if best is not None and (not pieces or best[1] >= chance):
            self.mended[match[0]] = best[0]
            return best[0]
        if pieces and not self._are_neighbours(pieces):
            self.mended[match[0]] = " ".join(pieces)
        return " ".join(pieces) or None

    def _is_name(self, match: re.Match[str]) -> bool:
        return match.start() > 0 and match[0][0].isupper() and not self._typed.isupper()

    def _near(self, lower: str) -> list[tuple[str, float]]:
        found = slips.meant(lower, self._vocabulary, accented=self._accented)
        scored = [
            (form, self._vocabulary.chance(form, accented=self._accented) - cost)
            for form, cost in found
        ]
        return sorted(scored, key=lambda one: (-one[1], one[0]))[:_WEIGHED]

    def _after(self, match: re.Match[str]) -> str:
        following = _TOKEN.search(self._typed, match.end())
        return following[0].lower() if following else ""

    def _likeliest(
        self, readings: Iterable[tuple[str, float]], after: str
    ) -> tuple[str, float] | None:
        """Return the reading that its chance and its neighbours speak for."""
        return max(
            ((form, chance + self._neighbours(form, after)) for form, chance in readings),
            key=lambda one: one[1],
            default=None,
        )

    def _neighbours(self, form: str, after: str) -> float:
        if self._together is None:
            return 0.0
        bare, known = not self._accented, self._vocabulary
        before, form, after = (fold(word) if bare else word for word in (self._before, form, after))
        return known.beside(before, form, self._together, bare=bare) + known.beside(
            form, after, self._together, bare=bare
        )

    def _are_neighbours(self, pieces: Sequence[str]) -> bool:
        if self._together is None:
            return False
        bare = not self._accented
        return all(self._together(first, second, bare=bare) for first, second in pairwise(pieces))


def _vni(lower: str) -> bool:
    """Say whether *lower* holds keys of VNI beyond doubt."""
    return _SURELY_VNI.fullmatch(lower) is not None and any(map(is_any_syllable, decoded(lower)))


def _like(meant: str, typed: str) -> str:
    """Give *meant* the capitals of *typed*."""
    if typed.isupper() and len(typed) > 1:
        return meant.upper()
    return meant[:1].upper() + meant[1:] if typed[0].isupper() else meant
