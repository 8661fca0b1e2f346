"""The values of a list of cells and people: telephones, days, kinds, names that are a slip away."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from rapidfuzz.distance import OSA

from bot.organisation import Cell
from bot.organisation.lists import Entry
from bot.texts import importing as texts
from knowledge.language import fold

_DIGITS = re.compile(r"\d+")
_PHONE = re.compile(r"0\d{8,10}")
_SHORT_PHONE = 9  # digits of a number whose leading 0 a spreadsheet dropped


class Refused(Exception):  # no error of ours: a line of somebody's list
    """A line cannot be taken; *code* is one of ``texts.importing.TROUBLES``."""

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code)
        self.code, self.facts = code, facts


def is_organ_of(entry: Entry, name: str) -> bool:
    """Say whether a line is of an office of the committee: by its kind, else by its name."""
    said = fold(entry["kind"]).strip()
    if said not in {"", texts.ORGAN, texts.CELL}:
        raise Refused("bad_kind", said=entry["kind"])
    return said == texts.ORGAN or (not said and fold(name).startswith(texts.ORGANS))


def parts(said: str) -> tuple[str, ...]:
    """Return what stands between semicolons or commas."""
    return tuple(part for part in (one.strip() for one in re.split(r"[;,]", said)) if part)


def nearest(said: str, cells: Iterable[Cell]) -> Cell | None:
    """Return a cell whose name is one slip away; "Chi bộ 4" is no slip for "Chi bộ 3"."""
    plain = fold(said)
    near: Sequence[Cell] = [
        cell
        for cell in cells
        if OSA.distance(plain, fold(cell.name)) <= 2  # noqa: PLR2004  # slips
        and _DIGITS.findall(plain) == _DIGITS.findall(fold(cell.name))
    ]
    return near[0] if near else None


def digits(phone: str | None) -> str | None:
    """Return the digits of a telephone number alone."""
    return re.sub(r"\D", "", phone) if phone else None


def phone_of(said: str) -> str | None:
    """Read a telephone number; None for none. A spreadsheet may have dropped the leading 0."""
    if not said:
        return None
    typed = re.sub(r"[\s.()-]", "", said)
    if typed.startswith("+84"):
        typed = f"0{typed[3:]}"
    if typed.isdecimal() and len(typed) == _SHORT_PHONE and not typed.startswith("0"):
        typed = f"0{typed}"
    if not _PHONE.fullmatch(typed):
        raise Refused("bad_phone", said=said)
    return typed


def day(said: str) -> date:
    """Read a day: "01/07/2026" or "2026-07-01"."""
    for form in ("%d/%m/%Y", "%Y-%m-%d"):
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    raise Refused("bad_date", said=said)
