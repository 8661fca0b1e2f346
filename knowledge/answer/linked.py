"""How papers hang together: what replaces, amends, carries out, reviews or cites one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import links
from knowledge.answer import succession
from knowledge.answer.asking import Asking, absent, answered, missing, quoted, which_one
from knowledge.answer.facts import TELLERS, about_document
from knowledge.answer.relating import RELATIONS, Act, Related, related
from knowledge.answer.succession import said_by
from knowledge.domain import Answer, Held, Statement
from knowledge.language import fold
from knowledge.links import Link

# What a directive says of others is told by the tellers of its facts.
_OWN: dict[Act, str] = {"end": "replaces", "amend": "replaces", "base": "basis"}
_MOST = 6  # directives named in one answer


def answer(asking: Asking) -> Answer | None:
    """Answer what asks for the papers around one that is named."""
    question = asking.question
    asked = related(question.folded, numbers=len(question.numbers))
    if asked is None:
        return None
    named = asking.meant.directives
    if not asked.incoming:
        return _outgoing(asking, asked, named)
    if not named:
        return _of_cited(asking, asked)
    if len(named) > 1:
        return which_one(asking, named)
    return _of_held(asking, asked, named[0])


def _outgoing(asking: Asking, asked: Related, named: Sequence[Held]) -> Answer | None:
    want = _OWN.get(asked.act)
    if want is None or not named or not about_document(asking, named[0]):
        return None
    if want in asking.question.wants:
        return None  # told with what else is asked: "ai ký, căn cứ vào đâu"
    if len(named) > 1 and len(asking.question.numbers) < 2:  # noqa: PLR2004  # "11 … 03"
        return which_one(asking, named)
    told = TELLERS[want](asking, named[0])
    return absent(*told) if all(one.kind == "absent" for one in told) else answered(*told)


def _of_held(asking: Asking, asked: Related, held: Held) -> Answer:
    if asked.act == "end":
        return _ending(asking, held)
    if asked.act == "amend":
        told = (*succession.changed(held, asking.held), *succession.ended(held, asking.held))
        return _or_absent(told, missing("change_unstated", directive_id=held.id))
    found = _wanted(links.to(held, asking.held), asked)
    told = _told(found, asked.act, directive_id=held.id)
    nothing = missing("no_link", directive_id=held.id, act=asked.act)
    return _or_absent(told, nothing)


def _ending(asking: Asking, held: Held) -> Answer:
    """Tell what ended a directive, or a part of it; else that nothing is known to have."""
    whole = succession.ended(held, asking.held)
    if whole:
        return answered(*whole)
    parts = succession.changed(held, asking.held)
    if parts:
        return answered(*parts, missing("whole_end_unstated", directive_id=held.id))
    return absent(missing("end_unstated", directive_id=held.id))


def _or_absent(told: Sequence[Statement], nothing: Statement) -> Answer:
    return answered(*told) if told else absent(nothing)


def _of_cited(asking: Asking, asked: Related) -> Answer | None:
    """Tell what held directives say of one that is only cited; None where no one says it."""
    if not asking.meant.cited:
        return None
    number = asking.question.numbers[0]
    found = _wanted(links.naming(number, asking.held), asked)
    if not found:
        return None
    printed = found[0].reference.number
    note = missing("only_cited", number=printed)
    return answered(*_told(found, asked.act, number=printed), note)


def _wanted(found: Iterable[Link], asked: Related) -> list[Link]:
    """Keep the links of the relation and, if any is, of the type of paper that is asked for."""
    fitting = [link for link in found if link.reference.relation in RELATIONS[asked.act]]
    typed = [link for link in fitting if fold(link.citing.directive.type or "") == asked.type]
    live = [link for link in typed or fitting if link.citing.status != "superseded"]
    return live or typed or fitting


def _told(found: Sequence[Link], act: Act, **of: object) -> tuple[Statement, ...]:
    if not found:
        return ()
    by: dict[int, Link] = {}
    for link in found:
        by.setdefault(link.citing.id, link)
    quotes = tuple(said_by(link) for link in list(by.values())[:_MOST])
    return (quoted("linked", *quotes, act=act, count=len(by), **of),)
