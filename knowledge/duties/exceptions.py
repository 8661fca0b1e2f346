"""Sentences that take a report back for some periods: shown to staff, and never made a rule.

"Tháng cuối quý không phải gửi báo cáo tháng" · "…; thay cho báo cáo tháng". What they leave out is
for a person to say: nobody is asked for a report twice, and none is dropped silently.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from knowledge.language import fold

if TYPE_CHECKING:
    from knowledge.domain import Directive, Obligation

_REPORTS = frozenset({"report", "submit"})
# what a report is called after -> how often it is sent; a half-year's is often a day of each year
_CALLED: dict[str, frozenset[str]] = {
    "tuan": frozenset({"weekly"}),
    "thang": frozenset({"monthly"}),
    "quy": frozenset({"quarterly"}),
    "6 thang": frozenset({"semiannual", "annual"}),
    "sau thang": frozenset({"semiannual", "annual"}),
    "nam": frozenset({"annual"}),
}
_NOT = (
    r"(?:khong (?:phai )?(?:(?:thuc hien|lam|gui|nop|lap)(?: va gui)?(?: ban| che do)?)"
    r"|khong phai|mien(?: gui)?|thay(?: the)?(?: cho)?)"
)
_TAKEN_BACK = re.compile(rf"\b{_NOT} bao cao (?P<called>{'|'.join(_CALLED)})\b")
_SENTENCE = re.compile(r"[^.;]+(?:\.(?=\d)[^.;]+)*[.;]?")


def exceptions(obligation: Obligation, directive: Directive) -> tuple[str, ...]:
    """List the sentences of *directive* that take a report like this one back, in order.

    Returns:
        Exact pieces of its text.
    """
    if obligation.kind not in _REPORTS:
        return ()
    pieces = (piece for unit in directive.units for piece in _pieces(unit.text))
    return tuple(
        dict.fromkeys(piece for piece in pieces if obligation.period in _taken_back(piece))
    )


def _pieces(text: str) -> Iterator[str]:
    for match in _SENTENCE.finditer(text):
        yield match[0].strip(" .;\n")


def _taken_back(piece: str) -> frozenset[str]:
    found = (_CALLED[match["called"]] for match in _TAKEN_BACK.finditer(fold(piece)))
    return frozenset().union(*found)
