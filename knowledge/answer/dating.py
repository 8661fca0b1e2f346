"""The day on which a paper was issued: where it is known from, and what speaks against it."""

from __future__ import annotations

from collections.abc import Mapping

from knowledge.answer.asking import missing, quoted, recorded
from knowledge.answer.citing import everywhere, printed, sentence_at
from knowledge.domain import Held, Reference, Statement


def issued_on(held: Held) -> tuple[Statement, ...]:
    """Tell the day of a directive, where it is known from, and what speaks against it."""
    day = held.directive.issued_on
    if day is None:
        return (missing("date_missing", *printed(held, "issued_on"), directive_id=held.id),)
    if len(day) < len("2025-09-01"):
        return (missing("day_blank", *printed(held, "issued_on"), directive_id=held.id, date=day),)
    return (_day(held, day), *_contradictions(held))


def _day(held: Held, day: str) -> Statement:
    """Tell the day, and where it stands: printed, in a printed stamp, or only in a signature."""
    signature = held.directive.day_from_signature()
    if signature is None:
        return quoted("issued_on", *everywhere(held, "issued_on"), date=day)
    if signature in held.directive.text:
        return quoted("issued_on_stamp", *everywhere(held, "issued_on"), date=day)
    return recorded(
        "issued_on_signature",
        *printed(held, "issued_on"),
        directive_id=held.id,
        date=day,
        signature=signature,
    )


def _contradictions(held: Held) -> tuple[Statement, ...]:
    """Show each cited document that is dated after this one claims to have been issued."""
    statements = []
    for warning in held.directive.warnings:
        if warning.code != "date_before_cited_document":
            continue
        cited = _reference_of(held, warning.facts)
        if cited is not None:
            statements.append(
                quoted(
                    "date_before_cited_document",
                    sentence_at(held, cited.start),
                    issued_on=held.directive.issued_on,
                    cited=cited.number,
                    cited_on=cited.date,
                    bound_to_year=held.directive.bound_to_year,
                )
            )
    return tuple(statements)


def _reference_of(held: Held, facts: Mapping[str, str]) -> Reference | None:
    values = set(facts.values())
    return next((r for r in held.directive.references if r.number in values), None)
