"""Questions that name a directive which is not held, only cited: it is not answered for.

What a held directive says about it (when it is to be reviewed, that it is to be carried out) can be
told, with that directive's words; its own content, signer or recipients cannot.
"""

from __future__ import annotations

import re

from knowledge.answer import expecting
from knowledge.answer.asking import Asking, absent, answered, missing, quoted
from knowledge.answer.citing import sentence_at, unit_at
from knowledge.answer.content import cut
from knowledge.answer.naming import identity
from knowledge.answer.which import Cited
from knowledge.domain import Answer, Citation

# What only the paper itself can tell.
_OF_ITS_OWN = {
    "signer",
    "recipients",
    "basis",
    "replaces",
    "appendix",
    "subject",
    "outline",
    "urgency",
    "status",
    "verbatim",
}
# Its duties too; but when it is to be reviewed, the directive that cites it says.
_REVIEWED = re.compile(r"\b(?:so|tong) ket\b")
# what the citing directive says of it: where it is named, that it is to be carried out
_MENTION = re.compile(
    r"\b(?:nhac|noi toi|noi den|muc nao|o dau|vien dan|trien khai|quan triet|(?:so|tong) ket)\b"
)
_DUTY = re.compile(r"\b(?:nop|bao cao|gui|han)\b")
# Set on the project's own questions: ``python -m tests.bench.thresholds``.
_ENOUGH = 0.4  # of the question beside the number, which already names the place
_MOST = 3


def answer(asking: Asking) -> Answer | None:
    """Tell what held directives say of a cited one, or that only its citation is held."""
    meant = asking.meant
    if meant.directives or not meant.cited:
        return None
    wants = asking.question.wants
    dated = [one for one in meant.cited if one.reference.date]
    reviewed = _REVIEWED.search(asking.question.folded)
    asks_day = "day" in wants and not _of_its_own(asking) and not reviewed
    if dated and ("issued_on" in wants or asks_day):
        facts = {"number": dated[0].reference.number, "date": dated[0].reference.date}
        return answered(quoted("cited_date", _around(dated[0]), **facts))
    told = [] if _of_its_own(asking) else _telling(asking)
    if told:
        return answered(quoted("content", *told[:_MOST]))
    number = meant.cited[0].reference.number
    places = tuple(dict.fromkeys(_around(one) for one in meant.cited))[:_MOST]
    return absent(missing("cited_only", *places, number=number))


def beside(asking: Asking) -> Answer | None:
    """Tell what other directives say of one that is held and does not say it itself."""
    told = [
        quote
        for quote in (_telling(asking) if asking.meant.directives else ())
        if expecting.holds(asking.question, asking.topic, quote.quote, ())
    ]
    return answered(quoted("content", *told[:_MOST])) if told else None


def _of_its_own(asking: Asking) -> bool:
    """Say whether the question asks what only the paper itself can tell."""
    wants = asking.question.wants
    if not asking.topic.runs and not _MENTION.search(asking.question.folded):
        return True
    reviewed = _REVIEWED.search(asking.question.folded)
    owed = _DUTY.search(asking.question.folded) or wants & {"period", "addressee", "money"}
    return bool(wants & _OF_ITS_OWN) or bool(owed and not reviewed)


def _around(one: Cited) -> Citation:
    return sentence_at(one.held, one.reference.start)


def _telling(asking: Asking) -> list[Citation]:
    """Return the units around the citations that hold the rest of the question, best first."""
    found = []
    for one in asking.meant.cited:
        unit = unit_at(one.held, one.reference.start)
        if unit is None:
            continue
        texts = (unit.text, *unit.heading, identity(one.held))
        if not asking.topic.runs or asking.overlap.coverage(*texts) >= _ENOUGH:
            quote = cut(asking, one.held, unit)
            if not quote.start <= one.reference.start < quote.end:
                quote = sentence_at(one.held, one.reference.start)
            found.append((asking.overlap.score(unit.text), quote))
    found.sort(key=lambda pair: -pair[0])
    return list(dict.fromkeys(quote for _, quote in found))
