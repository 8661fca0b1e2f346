"""What of the shelf is there for one reader."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from knowledge.domain.answer import Held
from knowledge.domain.audience import Reader


def seen(held: Iterable[Held], reader: Reader) -> list[Held]:
    """Return what exists for *reader*, without any trace of what does not.

    A directive that was superseded by one outside the audience stands as if it were not: for
    *reader* there is no such later paper.
    """
    every = list(held)
    hidden = {one.id for one in every if not one.audience.admits(reader)}
    if not hidden:
        return every
    return [_without(one, hidden) for one in every if one.id not in hidden]


def _without(held: Held, hidden: set[int]) -> Held:
    if hidden.isdisjoint((*held.superseded_by, *held.cites)):
        return held
    pairs = zip(held.superseded_by, held.superseded_how, strict=True)
    kept = [(one, how) for one, how in pairs if one not in hidden]
    status = held.status
    if status == "superseded" and not kept:
        status = "unknown" if held.directive.bound_to_year is None else "bound_to_year"
    return replace(
        held,
        status=status,
        superseded_by=tuple(one for one, _ in kept),
        superseded_how=tuple(how for _, how in kept),
        cites=tuple(None if one in hidden else one for one in held.cites),
    )
