"""What does not add up in what an answer quotes: told beside it, never mended."""

from __future__ import annotations

from knowledge.answer.asking import quoted, recorded
from knowledge.answer.citing import cite
from knowledge.domain import Answer, Citation, Held, Reference, Statement, Warning  # noqa: A004


def contradictions(held: Held, answer: Answer) -> list[Statement]:
    """Return what is to be said beside the quotes of *held* in *answer*."""
    quotes = [c for s in answer.statements for c in s.citations if c.directive_id == held.id]
    told = [
        _anniversary(held, warning, reference)
        for warning in held.directive.warnings
        if warning.code == "anniversary_does_not_add_up"
        for reference in held.directive.references
        if reference.number == warning.facts.get("number") and _is_quoted(reference, quotes)
    ]
    noted = held.directive.is_draft and quotes
    return told[:1] + ([recorded("draft", directive_id=held.id)] if noted else [])


def _is_quoted(reference: Reference, quotes: list[Citation]) -> bool:
    return any(quote.start <= reference.start < quote.end for quote in quotes)


def _anniversary(held: Held, warning: Warning, reference: Reference) -> Statement:
    citation = cite(held, reference.start, reference.end)
    return quoted("anniversary_does_not_add_up", citation, **warning.facts)
