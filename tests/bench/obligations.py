"""Score the reading of duties on a file of phrases: ``python tests/bench/obligations.py FILE``.

A line holds ``text`` (or ``text_clean``), ``id`` and ``reading.obligations``. Counted per phrase:
F1 of the number of duties; then, over duties paired in order of likeness, how many due rules,
periods, addressees (``to_in_text``) and channels are exactly right. An anchor in words is right if
half of its words are the same.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ingest import obligations
from knowledge.domain import Obligation
from knowledge.language import fold, place_tones

Row = dict[str, Any]
_FIELDS = ("due", "period", "to", "via")


@dataclass
class Score:
    """What was counted, and each miss for a person to read."""

    found: int = 0
    wanted: int = 0
    matched: int = 0
    false_on_negatives: int = 0
    right: Counter[str] = field(default_factory=Counter)
    # over every wanted duty, also those not found
    total: int = 0
    misses: list[str] = field(default_factory=list)

    def figures(self) -> dict[str, float]:
        """Return the figures as fractions of 1."""
        f1 = 2 * self.matched / ((self.found + self.wanted) or 1)
        shares = {name: round(self.right[name] / (self.total or 1), 3) for name in _FIELDS}
        return {"count_f1": round(f1, 3), **shares, "false_on_negatives": self.false_on_negatives}


def score(rows: list[Row]) -> Score:
    """Read every row and compare."""
    result = Score()
    for row in rows:
        text = row.get("text_clean") or row["text"]
        found = list(obligations.find_in_text(text)[0])
        wanted = list(row["reading"]["obligations"])
        result.found += len(found)
        result.wanted += len(wanted)
        result.matched += min(len(found), len(wanted))
        result.total += len(wanted)
        result.false_on_negatives += 0 if wanted else len(found)
        if len(found) != len(wanted):
            said = [(duty.kind, duty.period, duty.due) for duty in found]
            result.misses.append(
                f"{row['id']} count {len(found)}≠{len(wanted)}: {text}\n      {said}"
            )
        for want in wanted:
            best = max(found, key=lambda duty: _likeness(duty, want), default=None)
            if best is None:
                continue
            found.remove(best)
            _compare(row, best, want, result)
    return result


def _compare(row: Row, duty: Obligation, want: Row, result: Score) -> None:
    for name, right in _rights(duty, want).items():
        result.right[name] += right
        if not right:
            wanted = want["due"].get("to_in_text") if name == "to" else want.get(name)
            value = dict(duty.due) if name == "due" else getattr(duty, name)
            result.misses.append(f"{row['id']} {name}: {value} ≠ {wanted}")


def _likeness(duty: Obligation, want: Row) -> int:
    return sum(_rights(duty, want).values())


def _rights(duty: Obligation, want: Row) -> dict[str, bool]:
    to = want["due"].get("to_in_text", want.get("to_in_text", want["to"]))
    return {
        "due": same_due(duty.due, want["due"]),
        "period": duty.period == want["period"],
        "to": _names(duty.to) == _names(to),
        "via": _names(duty.via) == _names(want["via"]),
    }


def _names(names: Any) -> set[str]:
    return {place_tones(name).casefold() for name in names}


def same_due(found: Any, wanted: Any) -> bool:
    """Compare two due rules; anchors by their words."""
    left = {key: value for key, value in dict(found).items() if key != "anchor"}
    right = {key: v for key, v in dict(wanted).items() if key not in ("anchor", "to_in_text")}
    if left != right:
        return False
    one, other = (set(fold(str(due.get("anchor", ""))).split()) for due in (found, wanted))
    return one == other or 2 * len(one & other) >= min(len(one), len(other))


def main(path: str) -> None:
    """Print the figures and the misses of one file."""
    rows = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    result = score(rows)
    print("\n".join(result.misses))  # noqa: T201  # a command of its own
    print(json.dumps(result.figures(), ensure_ascii=False))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1])
