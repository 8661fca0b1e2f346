"""Number and day of a paper that only a stamp or a signature states, where its own are blank."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ingest.clean import Cleaned
from ingest.header import Dated, Found
from ingest.patterns import NUMBER_LINE
from ingest.pieces import plain
from ingest.stamps import NUMBER, TIME
from knowledge.domain import Evidence
from knowledge.domain import Warning as Doubt
from knowledge.language import find_dates

_ISO_DAY = re.compile(r"(\d{4})[-./](\d{1,2})[-./](\d{1,2})")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_MONTH = len("2025-09")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamped:
    """A fact that a stamp or a signature states."""

    # "100" · "2025-09-29"
    value: str
    # as printed; of a time kept in the signature itself, that time
    printed: str
    # where in the text; -1 where it is not printed
    start: int = -1
    end: int = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Filled:
    """Number and date with their blanks filled, and what is to be told of that."""

    number: Found | None
    dated: Dated | None
    doubts: tuple[Doubt, ...]
    evidence: tuple[Evidence, ...]


def filled(
    number: Found | None, dated: Dated | None, cleaned: Cleaned, signed_at: Sequence[str] = ()
) -> Filled:
    """Fill what the header leaves blank from the stamps on the paper, and say so.

    A day counts only if it agrees with the month and year that are printed.

    Args:
        number: As the header prints it.
        dated: As the header prints it.
        cleaned: The text, with the lines of stamps.
        signed_at: ISO times kept in the file's signatures; asked only where none is printed.
    """
    number, told = _number(number, cleaned)
    dated, also_told = _dated(dated, cleaned, signed_at)
    facts = [fact for fact in (told, also_told) if fact]
    evidence = [one for _, one in facts if one is not None]
    return Filled(
        number=number,
        dated=dated,
        doubts=tuple(doubt for doubt, _ in facts),
        evidence=tuple(evidence),
    )


_Told = tuple[Doubt, Evidence | None]


def _number(number: Found | None, cleaned: Cleaned) -> tuple[Found | None, _Told | None]:
    stamp = stamped_number(cleaned)
    if number is None or number.value is not None or stamp is None:
        return number, None
    whole = with_tail(stamp.value, cleaned.text[number.start : number.end])
    if whole is None:
        return number, None
    facts = {"number": whole, "printed": stamp.printed}
    evidence = Evidence(fact="number", start=stamp.start, end=stamp.end)
    return replace(number, value=whole), (Doubt(code="number_from_stamp", facts=facts), evidence)


def _dated(
    dated: Dated | None, cleaned: Cleaned, signed_at: Sequence[str]
) -> tuple[Dated | None, _Told | None]:
    known = dated.issued_on if dated else None
    stamp = None if known and len(known) > _MONTH else signed_on(cleaned, signed_at)
    if stamp is None:
        return dated, None
    facts = {"date": stamp.value, "printed": stamp.printed}
    line = cleaned.text[dated.start : dated.end] if dated else ""
    if not _agrees(stamp.value, known, line):
        return dated, (Doubt(code="stamp_date_differs", facts=facts), None)
    evidence = Evidence(fact="issued_on", start=stamp.start, end=stamp.end)
    told = (Doubt(code="date_from_stamp", facts=facts), evidence if stamp.start >= 0 else None)
    blank = Dated(place=None, issued_on=None, start=-1, end=-1)
    return replace(dated or blank, issued_on=stamp.value), told


def _agrees(day: str, known: str | None, line: str) -> bool:
    years = _YEAR.findall(line)
    return day.startswith(known or "") and (not years or day[:4] in years)


def stamped_number(cleaned: Cleaned) -> Stamped | None:
    """Return the one number that stamps put on a paper."""
    found = [one for one in _lines(cleaned) if NUMBER.fullmatch(one.printed)]
    return found[0] if len({one.value for one in found}) == 1 else None


def signed_on(cleaned: Cleaned, signed_at: Sequence[str] = ()) -> Stamped | None:
    """Return the day of the last signature: the office's, which issues what its head signed."""
    days = [
        replace(one, value=day)
        for one in _lines(cleaned)
        if TIME.search(one.printed) and (day := _day(one.printed))
    ]
    days = days or [Stamped(value=time[:10], printed=time) for time in signed_at]
    return max(days, key=lambda one: one.value, default=None)


def _day(printed: str) -> str | None:
    iso = _ISO_DAY.search(printed)
    text = f"{iso[3]}/{iso[2]}/{iso[1]}" if iso else printed
    dates = find_dates(text)
    return dates[0].iso if dates else None


def _lines(cleaned: Cleaned) -> Iterator[Stamped]:
    for line in cleaned.lines:
        if line.region == "stamp":
            text = cleaned.text[line.start : line.end]
            yield Stamped(value=text, printed=text, start=line.start, end=line.end)


def with_tail(stamped: str, line: str) -> str | None:
    """Return the whole number of a paper: "100" in "Số      -KH/ĐU" is "100-KH/ĐU"."""
    match = NUMBER_LINE.fullmatch(plain(line))
    if match is None or match["number"]:
        return None
    return re.sub(r"\s*([-–—/])\s*", r"\1", f"{stamped}{match['tail']}")
