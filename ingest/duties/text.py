"""The text of one unit made ready for the rules on duties: same length, so offsets stay valid."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from knowledge.language import place_tones

# Stands where something was taken out of view; no pattern lets a name or a clause run over it.
HIDDEN = "¦"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Segment:
    """One clause of a unit, between full stops and semicolons; offsets count in the unit."""

    start: int
    end: int
    # number of the sentence, counted in the unit: segments of one sentence share their actor
    sentence: int


def words(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Compile *pattern*, in which a blank stands for any run of white space."""
    return re.compile(pattern.replace(" ", r"\s+"), flags)


# no blank on a form is this wide and no word this long; they would slow every pattern
_GAP = re.compile(r" {25,}|[^\s.…_]{60,}|\d{20,}")


def plain(text: str) -> str:
    """Return *text* in lower case, tones placed the newer way, emphasis and line ends blanked."""
    lowered = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    tidied = re.sub(r"[*\n\u00a0]", " ", place_tones(lowered)).replace("\t", HIDDEN)
    return _GAP.sub(lambda gap: HIDDEN * len(gap.group()), tidied)


def cased(text: str, hidden: str) -> str:
    """Return *text* as ``plain`` does but with its capitals, and hidden where *hidden* is."""
    marks = (i for i, char in enumerate(hidden) if char == HIDDEN)
    tidied = re.sub(r"[*\n\u00a0]", " ", place_tones(text))
    return hide(tidied, ((i, i + 1) for i in marks))


def hide(text: str, spans: Iterable[Span]) -> str:
    """Blank out *spans* of *text*, keeping its length."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = HIDDEN * (end - start)
    return "".join(chars)


# "... đạt kết quả. Các chi bộ ..." but not "1. Các", "K. Phó", "15.6.2025"; "./." ends a document;
# "và sơ kết 3 năm ..." is a second review
_STOP = words(
    r"\./\.|(?<![\s(]\d)(?<!\s\d\d)(?<!\s[a-zđ])[.!?…](?=\s|$|¦)|;|\svà(?= (?:sơ|tổng) kết \d)"
)
_OPEN, _CLOSE = "(“", ")”"
# twice the longest clause met with; a longer one is read piece by piece, so that the time it takes
# grows no faster than the text
_LONGEST = 1000


def segments(text: str) -> Iterator[Segment]:
    """Cut *text* (as ``plain`` gives it) into clauses; a bracket is never cut."""
    start = sentence = 0
    for match in _STOP.finditer(text):
        short = match.start() - start <= _LONGEST
        if short and (_depth(text, start, match.start()) > 0 or _goes_on(text, start, match)):
            continue
        yield from _pieces(text, Segment(start, match.start(), sentence))
        start = match.end()
        sentence += match.group() not in (";", " và")
    if text[start:].strip(" .¦"):
        yield from _pieces(text, Segment(start, len(text), sentence))


def _pieces(text: str, whole: Segment) -> Iterator[Segment]:
    """Cut a clause that is too long to be one, between two words if it has any."""
    start = whole.start
    while whole.end - start > _LONGEST:
        space = text.rfind(" ", start + 1, start + _LONGEST)
        cut = space if space > 0 else start + _LONGEST
        yield Segment(start, cut, whole.sentence)
        start = cut
    yield Segment(start, whole.end, whole.sentence)


# "phối hợp với các ban tham mưu; các đoàn thể ...": a list of partners with a semicolon inside
_PARTNERS = words(r"phối hợp với các\s[^.;]{0,100}$")


def _goes_on(text: str, start: int, stop: re.Match[str]) -> bool:
    partners = stop.group() == ";" and _PARTNERS.search(text[start : stop.start()])
    return bool(partners) and text[stop.end() : stop.end() + 20].lstrip().startswith("các ")


def _depth(text: str, start: int, end: int) -> int:
    piece = text[start:end]
    return sum(piece.count(char) for char in _OPEN) - sum(piece.count(char) for char in _CLOSE)


_UNITS = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "nhăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mốt": 1,
}  # fmt: skip
_UNIT = "|".join(_UNITS)
# "15" · "05 (năm)" · "mười lăm" · "ba mươi"; wrap it in a named group and read it with `number`
NUMBER = (
    rf"(?:\d{{1,3}}(?:\s*\([^()\d]{{2,20}}\))?"
    rf"|(?:(?:{_UNIT}) mươi|mười)(?: (?:{_UNIT}))?|(?:{_UNIT}))"
)


def number(words: str) -> int:
    """Read a number in digits or words: "05 (năm)" -> 5, "mười lăm" -> 15, "ba mươi" -> 30."""
    digits = re.match(r"\d+", words)
    if digits:
        return int(digits.group())
    total = 0
    for word in words.split():
        if word == "mười":
            total = 10
        elif word == "mươi":
            total *= 10
        else:
            total += _UNITS[word]
    return total
