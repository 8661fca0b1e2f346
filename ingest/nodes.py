"""One node of a paper's tree while it grows, and how far out each kind of node stands."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal, TypeAlias

from ingest.markers import Kind, Marker

# caption: a heading in capitals without a mark; columns: the row of column titles; band: a row that
# heads the rows below it
NodeKind: TypeAlias = Kind | Literal["body", "row", "columns", "band", "appendix", "caption"]

# Outer marks stand over inner ones whatever comes first; letters, "(1)" and bullets nest as they
# come, for papers differ: 1. a) (1), 1. (1) a), - + and + - are all seen.
RANKS: dict[NodeKind, int] = {
    "appendix": 0,
    "part": 1,
    "chapter": 2,
    "section": 3,
    "caption": 3,
    "capital": 4,
    "roman": 5,
    "article": 6,
    "number": 7,
    "decimal": 8,
}
_INNERMOST = 99

# A marked line with text below it is a heading up to this length, if no sentence ends in it.
_LONGEST_HEADING = 250
# "… thực hiện." · "… hàng năm;" · "… ngày 18/9. Báo cáo nêu rõ:"
_SENTENCE = re.compile(r"[.;!?…][\s”\"*)]*$|\./\.?[\s*]*$|[^\d\s]\.\)?\s+[^\W\d_a-zđ]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A unit before its kind is settled: whether a line is a heading shows in what follows it."""

    kind: NodeKind
    path: str
    printed: str
    start: int
    end: int
    page: int | None
    # index of the unit it stands under
    parent: int | None
    marker: Marker | None = None

    @property
    def rank(self) -> int:
        """How far out it stands, outermost 0."""
        return rank(self.marker) if self.marker else RANKS.get(self.kind, _INNERMOST)


def rank(mark: Marker) -> int:
    """Say how far out a mark stands; a decimal's rank grows with its depth."""
    depth = mark.label.count(".") - 1 if mark.kind == "decimal" else 0
    return RANKS.get(mark.kind, _INNERMOST) + depth


def is_title_like(text: str) -> bool:
    """Say whether *text* can be a heading by its own looks: short, and no sentence ends in it."""
    return len(text) <= _LONGEST_HEADING and _SENTENCE.search(text) is None
