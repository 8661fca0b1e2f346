"""Score the reading of duties against what a person read: ``troly bench obligations`` prints it.

A row: ``{"id", "text" or "text_clean", "reading": {"obligations": [{"kind", "to", "via", "period",
"due", "to_in_text"?}]}}``. ``text_clean`` is the text with the blanks that its copy had lost;
``to_in_text`` are the addressees that stand in the phrase itself, where ``to`` names others too.
A row without obligations is a negative: whatever is found there is false.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ingest import obligations
from knowledge.domain import Obligation
from knowledge.errors import UnreadableDocument
from knowledge.language import fold, place_tones

Row = Mapping[str, Any]
FIELDS = ("kind", "due", "period", "to_in_text", "via")


@dataclass(frozen=True, slots=True, kw_only=True)
class Miss:
    """One field of one phrase that was read otherwise than a person did."""

    id: str
    # one of FIELDS, or "count"
    field: str
    found: str
    wanted: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How the reading of one phrase did."""

    found: int
    wanted: int
    # over the duties that a person read; one that was not found is wrong in every field
    right: Mapping[str, int]
    misses: tuple[Miss, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyFigures:
    """What ``troly bench obligations`` prints: fractions of 1, then counts."""

    # of the number of duties, phrase by phrase
    count_f1: float
    # shares of the duties that a person read
    due: float
    period: float
    to_in_text: float
    via: float
    kind: float
    # duties read in phrases that hold none
    false_on_negatives: int
    phrases: int
    negatives: int
    duties: int


def score(row: Row) -> Verdict:
    """Read the phrase of *row* and compare; duties are paired by how much of them is the same."""
    text = row.get("text_clean") or row["text"]
    found = obligations.find_in_text(text)[0]
    wanted = row["reading"]["obligations"]
    misses = [] if len(found) == len(wanted) else [_miscounted(row, text, found)]
    right = dict.fromkeys(FIELDS, 0)
    for duty, want in _paired(found, wanted):
        for name, is_right in _rights(duty, want).items():
            right[name] += is_right
            if not is_right:
                misses.append(_misread(row, text, name, duty, want))
    return Verdict(found=len(found), wanted=len(wanted), right=right, misses=tuple(misses))


def _paired(found: Sequence[Obligation], wanted: Sequence[Row]) -> list[tuple[Obligation, Row]]:
    """Pair the most alike first, so that one duty missed does not spoil those behind it."""
    likeness = {
        (i, j): sum(_rights(duty, want).values())
        for i, duty in enumerate(found)
        for j, want in enumerate(wanted)
    }
    pairs: dict[int, int] = {}
    for i, j in sorted(likeness, key=lambda pair: (-likeness[pair], pair)):
        if i not in pairs.values() and j not in pairs:
            pairs[j] = i
    return [(found[pairs[j]], wanted[j]) for j in sorted(pairs)]


def figures(verdicts: Sequence[Verdict]) -> DutyFigures:
    """Count *verdicts*; there is at least one."""
    duties = sum(one.wanted for one in verdicts)
    found = sum(one.found for one in verdicts)
    matched = sum(min(one.found, one.wanted) for one in verdicts)
    shares = {name: sum(one.right[name] for one in verdicts) / (duties or 1) for name in FIELDS}
    negatives = [one for one in verdicts if not one.wanted]
    return DutyFigures(
        count_f1=2 * matched / ((found + duties) or 1),
        **shares,
        false_on_negatives=sum(one.found for one in negatives),
        phrases=len(verdicts),
        negatives=len(negatives),
        duties=duties,
    )


def read_rows(path: Path) -> list[Row]:
    """Read the phrases of a JSONL file.

    Raises:
        UnreadableDocument: If it is no such file, or holds no phrase.
    """
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
        complete = all(row["text"] and row["reading"]["obligations"] is not None for row in rows)
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableDocument(path=path.name, reason="damaged") from error
    if not rows or not complete:
        raise UnreadableDocument(path=path.name, reason="damaged")
    return rows


def same_due(found: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    """Compare two due rules: every key exactly, but an anchor in words by half of its words."""
    keys = (found.keys() | wanted.keys()) - {"anchor", "to_in_text"}
    if any(found.get(key) != wanted.get(key) for key in keys):
        return False
    one, other = (set(fold(str(due.get("anchor", ""))).split()) for due in (found, wanted))
    return one == other or 2 * len(one & other) >= min(len(one), len(other)) > 0


def _rights(duty: Obligation, want: Row) -> dict[str, bool]:
    return {
        "kind": duty.kind == want["kind"],
        "due": same_due(duty.due, want["due"]),
        "period": duty.period == want["period"],
        "to_in_text": _names(duty.to) == _names(_addressees(want)),
        "via": _names(duty.via) == _names(want["via"]),
    }


def _addressees(want: Row) -> Iterable[str]:
    said: Iterable[str] = want["due"].get("to_in_text", want.get("to_in_text", want["to"]))
    return said


def _names(names: Iterable[str]) -> set[str]:
    return {place_tones(name).casefold() for name in names}


def _miscounted(row: Row, text: str, found: Iterable[Obligation]) -> Miss:
    wanted = row["reading"]["obligations"]
    return Miss(
        id=row["id"],
        field="count",
        found="; ".join(_shown(duty.kind, duty.period, duty.due) for duty in found) or "-",
        wanted="; ".join(_shown(one["kind"], one["period"], one["due"]) for one in wanted) or "-",
        text=text,
    )


def _misread(row: Row, text: str, name: str, duty: Obligation, want: Row) -> Miss:
    said: Mapping[str, tuple[Any, Any]] = {
        "kind": (duty.kind, want["kind"]),
        "due": (_rule(duty.due), _rule(want["due"])),
        "period": (duty.period, want["period"]),
        "to_in_text": (", ".join(duty.to), ", ".join(_addressees(want))),
        "via": (", ".join(duty.via), ", ".join(want["via"])),
    }
    found, wanted = said[name]
    return Miss(id=row["id"], field=name, found=found or "-", wanted=wanted or "-", text=text)


def _shown(kind: str, period: str, due: Mapping[str, Any]) -> str:
    return f"{kind} {period} {_rule(due)}"


def _rule(due: Mapping[str, Any]) -> str:
    return " ".join(_parts(due))


def _parts(due: Mapping[str, Any]) -> Iterator[str]:
    """Yield "day_of_month", "before", "day=20": the type and the bound need no name."""
    for key, value in due.items():
        yield str(value) if key in ("type", "boundary") else f"{key}={value}"
