"""What staff should check in a paper: blanks, contradictions, missing parts.

Codes, a closed list, and the facts that fill their sentences:

===================================== ========================================================
``number_blank``             the place of the number is left blank
``number_missing``           no number is printed at all
``type_missing``             no type is printed, and it is no letter
``issuer_missing``           neither a header nor a sentence names who issued it
``date_missing``             no date, or month or year left blank
``day_blank``                month: "2025-09"
``number_from_stamp``        number, printed: its digits stand in a stamp alone
``date_from_stamp``          date, printed: its day is that of a signature
``stamp_date_differs``       date, printed: a signature's day against the printed month or year
``signer_missing``           no name of a signer is printed
``draft``                    head or title call it a draft
``appendix_missing``         printed: the words that announce it
``date_before_cited_document`` issued_on, number, date: it cites a paper younger than itself
``date_year_differs_from_bound_year`` issued_on, bound_to_year: dated later, or two years before
``anniversary_does_not_add_up`` number, base, years, expected_year, bound_to_year
``print_unread``             pages: of a scan, with print that was read as nothing
``personal_file``            it is about one person: admission, background check, discipline …
``annex_is_directive``       source, number: an annex that is a directive of its own
===================================== ========================================================
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from knowledge.domain import Warning as Doubt
from knowledge.language import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from knowledge.domain import Reference, Unit

# "(có Phụ lục kèm theo)" · "theo Phụ lục 1 đính kèm" · "kèm theo Phụ lục"
_ANNOUNCED = re.compile(
    r"(?:co |theo |kem theo )?(?:cac )?phu luc\b[^.;:()]{0,40}? ?(?:kem theo|dinh kem|gui kem)"
    r"|(?:kem theo|xem|tai|theo)(?: cac)? phu luc\b(?: so)?(?: \d+)?"
)
# "Tổng kết 10 năm thực hiện " · "sơ kết 05 năm ", right before a citation
_ANNIVERSARY = re.compile(
    r"\b(?:so|tong) ket (?P<years>\d{1,2}) nam(?:\s(?:viec|to chuc|trien khai|thuc hien))*\s*$"
)
_LONGEST_CUE = 80


def date_doubts(
    issued_on: str | None, bound_to_year: int | None, references: Sequence[Reference]
) -> Iterator[Doubt]:
    """Yield what speaks against the printed date."""
    if issued_on is None:
        return
    numbers: set[str | None] = set()
    for reference in references:
        if _is_younger(reference.date, issued_on) and reference.number not in numbers:
            numbers.add(reference.number)
            facts = {
                "issued_on": issued_on,
                "number": reference.number or "",
                "date": reference.date or "",
            }
            yield Doubt(code="date_before_cited_document", facts=facts)
    year = int(issued_on[:4])
    if bound_to_year is not None and not bound_to_year - 1 <= year <= bound_to_year:
        facts = {"issued_on": issued_on, "bound_to_year": str(bound_to_year)}
        yield Doubt(code="date_year_differs_from_bound_year", facts=facts)


def _is_younger(cited: str | None, issued_on: str) -> bool:
    """Compare as far as both are printed: a day with a day, a month with a month."""
    if cited is None:
        return False
    length = min(len(cited), len(issued_on))
    return cited[:length] > issued_on[:length]


def anniversary_doubts(
    text: str, references: Sequence[Reference], bound_to_year: int | None
) -> Iterator[Doubt]:
    """Yield reviews of N years that do not fall into the year the paper is bound to."""
    for reference in references:
        before = fold(text[max(0, reference.start - _LONGEST_CUE) : reference.start])
        match = _ANNIVERSARY.search(before)
        if match is None or reference.date is None or bound_to_year is None:
            continue
        years = int(match["years"])
        expected = int(reference.date[:4]) + years
        if expected != bound_to_year:
            facts = {
                "number": reference.number or "",
                "base": reference.date,
                "years": str(years),
                "expected_year": str(expected),
                "bound_to_year": str(bound_to_year),
            }
            yield Doubt(code="anniversary_does_not_add_up", facts=facts)


def appendix_doubts(text: str, units: Sequence[Unit]) -> Iterator[Doubt]:
    """Yield a warning if the text announces an appendix that the copy does not hold."""
    if any(unit.kind == "appendix" for unit in units):
        return
    for unit in units:
        match = _ANNOUNCED.search(fold(unit.text)) if unit.kind not in ("head", "foot") else None
        if match and not _elsewhere(fold(unit.text[match.end() :])):
            start = unit.start + match.start()
            printed = text[start : unit.start + match.end()].strip()
            yield Doubt(code="appendix_missing", facts={"printed": printed})
            return


def _elsewhere(after: str) -> bool:
    """Say whether it is another paper's appendix: "Phụ lục kèm theo Quyết định số …"."""
    return (
        re.match(
            r"\s*(?:so \d+\s*)?(?:kem theo |cua |ban hanh )*(?:quyet|quy|huong|ke|thong|"
            r"nghi|cong van|ket|chi)\s",
            after,
        )
        is not None
    )
