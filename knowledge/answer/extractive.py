"""Answers without a language model: each answerer in turn, the first that knows answers."""

from __future__ import annotations

from knowledge.answer import addressing, cited, content, duties, facts, lists
from knowledge.answer.asking import Answerer, Asking, absent, missing, recorded
from knowledge.domain import Answer, Choice

# Wants that are declined, whatever the documents say. Source: DESIGN section 1, "not built".
_DECLINED = {"write": "decline_write", "watch": "decline_watch"}


def declined(asking: Asking) -> Answer | None:
    """Decline to write persuasion or rebuttals, or to watch people."""
    for want, code in _DECLINED.items():
        if want in asking.question.wants:
            return Answer(status="refused", statements=(recorded(code),))
    return None


def unknown_number(asking: Asking) -> Answer | None:
    """Offer what a number nearly fits, or say that no such directive is held."""
    meant = asking.meant
    if meant.directives or meant.cited:
        return None
    if meant.offers:
        return Answer(
            status="which_one",
            statements=(missing("not_held", number=_printed(asking)),),
            choices=tuple(
                Choice(directive_id=held.id, question=f"{held.handle}: {asking.question.asked}")
                for held in meant.offers
            ),
        )
    return absent(missing("not_held", number=_printed(asking))) if meant.unknown else None


def _printed(asking: Asking) -> str:
    number = asking.question.numbers[0]
    return asking.question.text[number.start : number.end]


ANSWERERS: tuple[Answerer, ...] = (
    declined,
    unknown_number,
    addressing.answer,
    lists.reviews,
    lists.cited,
    lists.deadlines,
    cited.answer,
    facts.answer,
    lists.reports,
    duties.answer,
    content.answer,
)


def answer(asking: Asking) -> Answer:
    """Answer with the first answerer that knows."""
    for answerer in ANSWERERS:
        found = answerer(asking)
        if found is not None:
            return found
    return absent(missing("nothing_found", looked_for=()))
