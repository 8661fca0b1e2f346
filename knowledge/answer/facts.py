"""Facts of a document itself, answered from its parsed head and foot with the printed line."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from knowledge.answer import dating, succession
from knowledge.answer.absence import CHANGING
from knowledge.answer.asking import Asking, absent, answered, missing, quoted, which_one
from knowledge.answer.citing import cite, cite_unit, everywhere, printed, sentence_at
from knowledge.answer.stop_words import FACT_WORDS
from knowledge.answer.which import live_among
from knowledge.domain import Answer, Citation, Fact, Held, Reference, Statement
from knowledge.language import POINTED_AT, TYPE_NAMES, fold
from knowledge.links import BASIS, Link

Teller = Callable[[Asking, Held], tuple[Statement, ...]]


def answer(asking: Asking) -> Answer | None:
    """Answer what asks for a fact of one document: number, date, signer, recipients, basis."""
    wanted = [want for want in TELLERS if want in asking.question.wants]
    if not wanted:
        return None
    unattached = _unattached(asking)
    if unattached:
        return absent(unattached)
    named = _named(asking)
    if named is None:
        return None
    if len(named) > 1 and asking.meant.by != "each" and not _told_alike(asking, wanted[0], named):
        return which_one(asking, named)
    statements = [
        statement
        for held in (named if asking.meant.by == "each" else named[:1])
        for want in wanted
        for statement in TELLERS[want](asking, held)
    ]
    only_absent = all(statement.kind == "absent" for statement in statements)
    return absent(*statements) if only_absent else answered(*statements)


def _unattached(asking: Asking) -> Statement | None:
    """Say that the phụ lục asked about is named in the one document meant, and not there."""
    if "appendix" not in asking.question.wants or len(asking.meant.directives) != 1:
        return None
    told = _appendix(asking, asking.meant.directives[0])[0]
    named = "phu luc" in asking.question.folded
    return told if named and told.code == "appendix_not_attached" else None


def _named(asking: Asking) -> tuple[Held, ...] | None:
    """Return the directives whose fact is asked for; None for a question about something else."""
    named = asking.meant.directives or _of_type(asking)
    return tuple(held for held in named if about_document(asking, held)) or None


def _of_type(asking: Asking) -> tuple[Held, ...]:
    """Return the live directives of the type that is all a question names: "kế hoạch ai ký".

    Newest first; all of them where not even a type is named: "ai ký".
    """
    newest = tuple(reversed(live_among(asking.held)))
    kind = _TYPE.search(asking.question.folded)
    if kind is None:
        return newest
    return tuple(held for held in newest if fold(held.directive.type or "") == kind[0])


_TYPE = re.compile(rf"\b(?:{'|'.join(re.escape(fold(name)) for name in TYPE_NAMES)})\b")


def about_document(asking: Asking, held: Held) -> bool:
    """Say whether the question has no topic of its own beside the document's names."""
    wants = asking.question.wants
    if "due" in wants and "issued_on" not in wants:
        return False
    if wants & {"addressee", "period"} and not wants & _NOT_A_DUTY:
        return False
    left = asking.beyond(held, {*FACT_WORDS, *_basis_words(asking, held)})
    return sum(len(run) for run in left.runs if " ".join(run) not in _TYPES) <= 1


_TYPES = frozenset(map(fold, POINTED_AT))


def _basis_words(asking: Asking, held: Held) -> list[str]:
    """Return the words of what the document stands on: "căn cứ hướng dẫn nào của Tỉnh ủy"."""
    if "basis" not in asking.question.wants:
        return []
    issuers = (r.issuer or "" for r in held.directive.references if r.relation in BASIS)
    return fold(" ".join(issuers)).split()


# Facts whose question words look like those of a duty: "ban hành ngày nào", "gửi những đâu".
_NOT_A_DUTY = {"issued_on", "recipients", "status", "bound_to_year"}


def _told_alike(asking: Asking, want: str, named: tuple[Held, ...]) -> bool:
    told = {str([s.facts for s in TELLERS[want](asking, held)]) for held in named}
    return len(told) == 1


def _lacking(held: Held, code: str, *citations: Citation, **facts: object) -> Statement:
    return missing(code, *citations, directive_id=held.id, **facts)


def _line(held: Held, fact: Fact) -> tuple[Citation, ...]:
    """Cite the whole sentence or title line in which a fact is printed."""
    span = held.directive.printed(fact)
    return (sentence_at(held, span[0]),) if span else ()


def _signer(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    signer = held.directive.signer
    if signer is None:
        return (_lacking(held, "signer_missing", *printed(held, "signer")),)
    facts = {"name": signer.name, "position": signer.position, "authority": signer.authority}
    return (quoted("signer", *printed(held, "signer"), **facts),)


def _issuer(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    issuer = held.directive.issuer
    if issuer is None:
        return (_lacking(held, "issuer_missing"),)
    return (quoted("issuer", *printed(held, "issuer"), issuer=issuer),)


def _number(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    number = held.directive.number
    if number is None:
        return (_lacking(held, "number_blank", *printed(held, "number")),)
    return (quoted("number", *everywhere(held, "number"), number=number),)


def _recipients(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    span = printed(held, "recipients")
    if not span:
        return (_lacking(held, "recipients_missing"),)
    return (quoted("recipients", *span),)


def _basis(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    """Quote the sentences before the first heading that say what the document carries out."""
    found = [r for r in held.directive.references if r.relation in BASIS]
    opening = [r for r in found if not _path_of(held, r)] or found
    if not opening:
        return (_lacking(held, "basis_missing"),)
    return (quoted("basis", *_sentences_of(held, opening), numbers=_numbers(opening)),)


def _path_of(held: Held, reference: Reference) -> str:
    return cite(held, reference.start, reference.end).path


def _numbers(references: list[Reference]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(r.number for r in references if r.number))


def _sentences_of(held: Held, references: list[Reference]) -> tuple[Citation, ...]:
    links = (Link(citing=held, reference=r, cited=None) for r in references)
    return tuple(dict.fromkeys(map(succession.said_by, links)))


def _replaces(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    found = [r for r in held.directive.references if r.relation in CHANGING]
    if not found:
        return (_lacking(held, "replaces_missing"),)
    return (quoted("replaces", *_sentences_of(held, found), numbers=_numbers(found)),)


def _status(asking: Asking, held: Held) -> tuple[Statement, ...]:
    return status(held, asking.held)


def status(held: Held, shelf: Sequence[Held]) -> tuple[Statement, ...]:
    """Tell what ends a directive or a part of it: words of later ones, or the year it is bound to.

    Of one that nothing ends, no more is said than that.
    """
    whole = succession.ended(held, shelf)
    parts = () if whole else succession.changed(held, shelf)
    unended = (_lacking(held, "whole_end_unstated"),) if parts else ()
    year = held.directive.bound_to_year
    bound = () if year is None else _year_line(held, year)
    return (*whole, *parts, *unended, *bound) or (_lacking(held, "end_unstated"),)


def _appendix(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    appendices = [unit for unit in held.directive.units if unit.kind == "appendix"]
    if appendices:
        return (quoted("appendix", *(cite_unit(held, unit) for unit in appendices)),)
    at = fold(held.directive.text).find("phu luc")
    if at >= 0:
        return (_lacking(held, "appendix_not_attached", sentence_at(held, at, longest=250)),)
    return (_lacking(held, "appendix_missing"),)


def _subject(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    headings = [
        unit for unit in held.directive.units if unit.kind == "heading" and not unit.heading
    ]
    statements = [quoted("subject", *printed(held, "subject"))]
    if headings:
        statements.append(quoted("outline", *(cite_unit(held, unit) for unit in headings)))
    return tuple(statements)


def _bound_to_year(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    year = held.directive.bound_to_year
    if year is None:
        return (_lacking(held, "year_unstated"),)
    return _year_line(held, year)


def _year_line(held: Held, year: int) -> tuple[Statement, ...]:
    return (quoted("bound_to_year", *_line(held, "bound_to_year"), year=year),)


def _urgency(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    if held.directive.urgency is None:
        return (_lacking(held, "urgency_missing"),)
    return (quoted("urgency", *printed(held, "urgency"), urgency=held.directive.urgency),)


def _outline(_asking: Asking, held: Held) -> tuple[Statement, ...]:
    headings = [unit for unit in held.directive.units if unit.kind == "heading"]
    if not headings:
        return (_lacking(held, "outline_missing"),)
    return (quoted("outline", *(cite_unit(held, unit) for unit in headings)),)


# In the order in which a question that wants several is answered.
TELLERS: dict[str, Teller] = {
    "signer": _signer,
    "issued_on": lambda _asking, held: dating.issued_on(held),
    "issuer": _issuer,
    "number": _number,
    "recipients": _recipients,
    "basis": _basis,
    "replaces": _replaces,
    "status": _status,
    "appendix": _appendix,
    "bound_to_year": _bound_to_year,
    "urgency": _urgency,
    "outline": _outline,
    "subject": _subject,
}
