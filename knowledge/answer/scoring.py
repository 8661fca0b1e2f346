"""Score answers against what a person says is right: what ``troly bench answers`` prints.

A row: ``{"id", "question", "answerable", "status"?, "status_also"?, "support": [{"file", "quote"} |
{"file", "path", "anchor"}]}``. A support is a passage that the quotes must hold; an anchor is a few
of its words, for rows that may not copy the document; ``status_also`` is a second status that is
right.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.domain import Answer, Citation, Held
from knowledge.errors import UnreadableDocument
from knowledge.language import find_dates, find_numbers, nfc, place_tones

PAGE = 1200  # characters; one quote longer than this is a page, not an answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """How one answer did; every field but *id* is true where it is right."""

    id: str
    # the status is the one expected
    status: bool
    # each supporting document is cited
    document: bool
    # the quotes hold each supporting passage
    quote: bool
    # no quote is a page
    short: bool
    # quotes are the stored text; no date or number is said that the documents do not hold
    honest: bool

    @property
    def right(self) -> bool:
        """Say whether nothing is wrong."""
        return self.status and self.document and self.quote and self.short and self.honest


def score(row: Mapping[str, Any], answer: Answer, said: str, shelf: Mapping[int, Held]) -> Verdict:
    """Score one answer.

    Args:
        row: The question with what is right, as above.
        answer: What was answered.
        said: What a member would read of it.
        shelf: The held directives by id.
    """
    citations = [citation for s in answer.statements for citation in s.citations]
    default = "answered" if row["answerable"] else "not_in_documents"
    # an unanswerable question needs no quote: its supports show what a reader may be shown
    supports = row.get("support", []) if row["answerable"] else []
    return Verdict(
        id=row["id"],
        status=answer.status in {row.get("status", default), row.get("status_also")},
        document=all(_of_file(support["file"], citations, shelf) for support in supports),
        quote=all(_holds(support, citations, shelf) for support in supports),
        short=all(len(citation.quote) <= PAGE for citation in citations),
        honest=_honest(row["question"], citations, said, shelf),
    )


def _of_file(file: str, citations: list[Citation], shelf: Mapping[int, Held]) -> list[Citation]:
    return [c for c in citations if shelf[c.directive_id].directive.source == file]


def _holds(
    support: Mapping[str, str], citations: list[Citation], shelf: Mapping[int, Held]
) -> bool:
    mine = sorted(_of_file(support["file"], citations, shelf), key=lambda c: c.start)
    quotes = _plain(" ".join(citation.quote for citation in mine))
    if "quote" in support:
        return _plain(support["quote"]) in quotes
    return _plain(support["anchor"]) in quotes and _at(support.get("path"), mine, shelf)


def _at(path: str | None, citations: list[Citation], shelf: Mapping[int, Held]) -> bool:
    """Say whether a citation reaches into a unit at *path*; any will do where none is given."""
    return path is None or any(
        unit.path == path and unit.start < citation.end and citation.start < unit.end
        for citation in citations
        for unit in shelf[citation.directive_id].directive.units
    )


def _plain(text: str) -> str:
    """Leave out what healing may change: line breaks, emphasis, tone placement, dashes of lists."""
    return " ".join(place_tones(nfc(text)).replace("*", "").replace("- ", " ").split())


def _honest(question: str, citations: list[Citation], said: str, shelf: Mapping[int, Held]) -> bool:
    exact = all(shelf[c.directive_id].directive.text[c.start : c.end] == c.quote for c in citations)
    return exact and _numbers_are_known(question, said, shelf)


def _numbers_are_known(question: str, said: str, shelf: Mapping[int, Held]) -> bool:
    texts = [held.directive.text for held in shelf.values()] + [question]
    dates = {date.iso for text in texts for date in find_dates(text)}
    found = [n for text in texts for n in find_numbers(text, loose=text is texts[-1])]
    numbers = [n for n in found if n.number is not None]  # a blank one would fit every other
    return all(date.iso in dates for date in find_dates(said)) and all(
        any(known.fits(number) for known in (numbers if number.number else found))
        for number in find_numbers(said)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFigures:
    """Fractions of 1 over all questions of a file."""

    right: float
    status: float
    document: float
    quote: float
    short: float
    honest: float
    questions: int
    # ids of the questions that were not answered right
    wrong: tuple[str, ...]


def figures(verdicts: Sequence[Verdict]) -> AnswerFigures:
    """Count *verdicts*; there is at least one."""

    def share(field: str) -> float:
        return round(sum(bool(getattr(one, field)) for one in verdicts) / len(verdicts), 3)

    return AnswerFigures(
        right=share("right"),
        status=share("status"),
        document=share("document"),
        quote=share("quote"),
        short=share("short"),
        honest=share("honest"),
        questions=len(verdicts),
        wrong=tuple(verdict.id for verdict in verdicts if not verdict.right),
    )


def read_rows(path: Path) -> list[dict[str, Any]]:
    """Read the questions of a JSONL file.

    Raises:
        UnreadableDocument: If it is no such file, or holds no question.
    """
    try:
        rows = [json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip()]
    except (OSError, ValueError) as error:
        raise UnreadableDocument(path=path.name, reason="damaged") from error
    if not rows or not all({"id", "question", "answerable"} <= row.keys() for row in rows):
        raise UnreadableDocument(path=path.name, reason="damaged")
    return rows
