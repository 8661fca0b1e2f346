"""Answers without a language model: each answerer in turn, the first that knows answers."""

from __future__ import annotations

from knowledge.answer import (
    addressing,
    cited,
    compared,
    content,
    facts,
    linked,
    lists,
    obligations,
    owed,
)
from knowledge.answer.asking import Answerer, Asking, absent, answered, missing, recorded, which_one
from knowledge.answer.which import live_among
from knowledge.domain import Answer

# Wants that are declined, whatever the documents say. Source: DESIGN section 1, "not built".
_DECLINED = {"write": "decline_write", "watch": "decline_watch"}


def declined(asking: Asking) -> Answer | None:
    """Decline to write persuasion or rebuttals, or to watch people."""
    for want, code in _DECLINED.items():
        if want in asking.question.wants:
            return Answer(status="refused", statements=(recorded(code),))
    return None


def catalogue(asking: Asking) -> Answer | None:
    """List what is held, newest first."""
    if "catalogue" not in asking.question.wants or not asking.held:
        return None
    live = tuple(held.id for held in reversed(live_among(asking.held)))
    return answered(recorded("catalogue", count=len(asking.held), ids=live[:_LISTED]))


_LISTED = 10


def unknown_number(asking: Asking) -> Answer | None:
    """Offer what a number nearly fits, or say that no such directive is held."""
    meant = asking.meant
    if meant.directives or meant.cited:
        return None
    if meant.by == "handle":
        return absent(missing("not_held", number=f"vb {asking.question.handle}"))
    if meant.offers:
        return which_one(asking, meant.offers, missing("not_held", number=_printed(asking)))
    return absent(missing("not_held", number=_printed(asking))) if meant.unknown else None


def _printed(asking: Asking) -> str:
    return asking.question.printed(asking.question.numbers[0])


ANSWERERS: tuple[Answerer, ...] = (
    declined,
    catalogue,
    unknown_number,
    owed.answer,
    compared.answer,
    linked.answer,
    addressing.answer,
    lists.reviews,
    lists.cited,
    lists.deadlines,
    cited.answer,
    facts.answer,
    lists.reports,
    obligations.answer,
    content.answer,
)


def answer(asking: Asking) -> Answer:
    """Answer with the first answerer that knows."""
    answers = (answerer(asking) for answerer in ANSWERERS)
    first = next(answer for answer in answers if answer is not None)
    if any(statement.code == "nothing_found" for statement in first.statements):
        return cited.beside(asking) or first
    return first
