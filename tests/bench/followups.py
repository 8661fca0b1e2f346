"""Whether a question that goes on from the one before is taken as it is meant.

    python -m tests.bench.followups

Asks the second question of each pair in ``tests/data/conversations``, as written and without
diacritics. "wrong" is a follow-up taken for something else, "missed" one that was not taken up,
"spoilt" a whole question that was changed.
"""

from __future__ import annotations

import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.answer.following import follow
from knowledge.domain import Turn
from knowledge.language import fold
from knowledge.question import understand
from tests.bench.process import say

_FILE = Path(__file__).parents[1] / "data" / "conversations" / "follow_ups.toml"
# of the issuers that the conversations name
NAMES = frozenset({"binh thanh", "hoa son"})


@dataclass(frozen=True, slots=True)
class Pair:
    """Two questions in a row."""

    first: str
    then: str
    # words of the second one in full; none: it stands by itself; None: asked back
    means: tuple[str, ...] | None
    without: tuple[str, ...]


def read(kind: str) -> Iterator[Pair]:
    """Yield the pairs that are "seen" or "unseen"."""
    for row in tomllib.loads(_FILE.read_text("utf-8"))[kind]:
        means = None if row["means"] == "ask" else tuple(row["means"])
        yield Pair(row["first"], row["then"], means, tuple(row.get("without", ())))


def judge(pair: Pair, *, stripped: bool) -> str:
    """Say "right", "wrong", "missed" or "spoilt"."""
    first, then = (fold(one) if stripped else one for one in (pair.first, pair.then))
    turns = (Turn(question=first, directive_ids=(1,)),) if first else ()
    found = follow(understand(then), turns, NAMES)
    if pair.means == ():
        return "right" if found is None else "spoilt"
    if found is None:
        return "missed"
    if pair.means is None or not found.question:
        return "right" if pair.means is None and not found.question else "wrong"
    said = f"{fold(found.question)} "
    places = [said.find(fold(words)) for words in pair.means]
    spoken = any(fold(words) in said for words in pair.without)
    return "wrong" if -1 in places or spoken else "right"


def main() -> None:
    """Print the counts."""
    for kind in ("seen", "unseen"):
        pairs = list(read(kind))
        for stripped in (False, True):
            counts = Counter(judge(pair, stripped=stripped) for pair in pairs)
            told = ", ".join(
                f"{name} {counts[name]}" for name in ("right", "wrong", "missed", "spoilt")
            )
            say(f"{kind:6} {'stripped' if stripped else 'as written':10} of {len(pairs)}: {told}")


if __name__ == "__main__":
    main()
