"""Complete lists, from the structure of the documents and never from the best few passages."""

from __future__ import annotations

import re
from collections.abc import Iterable

from knowledge.answer.asking import Asking, answered, quoted
from knowledge.answer.citing import cite, cite_unit, unit_at
from knowledge.answer.naming import binds_cells, identity, words
from knowledge.answer.stop_words import ACT_WORDS, REVIEW_WORDS
from knowledge.answer.which import live_among
from knowledge.domain import Answer, Citation, Held, Obligation, Reference, Statement, Unit
from knowledge.language import fold
from knowledge.question import Question

_REVIEWS = {"sơ kết", "tổng kết"}
_CITING_WORDS = {
    "vien dan",
    "nhac den",
    "nhac toi",
    "trich dan",
    "dan chieu",
    "neu ten",
    "lien quan",
}
_SUBJECT_SHARE = 0.6  # of the subject's words that headings and text must hold
_OTHER_WORDS = 3  # words of its own with which a question is still about all deadlines
_MOST_SENTENCE = 700  # characters; a longer unit is cut to the part about the citation


def reviews(asking: Asking) -> Answer | None:
    """List every sơ kết and tổng kết, by document, of the subject that the question names."""
    folded = asking.question.folded
    wanted = {name for name in _REVIEWS if fold(name) in folded or "so, tong ket" in folded}
    if not wanted or asking.question.numbers or not _asks_for_reviews(asking.question):
        return None
    statements = []
    for held in _directives(asking):
        subject = asking.beyond(held, REVIEW_WORDS)
        units = _review_units(held, wanted)
        about = [u for u in units if _is_about(asking, subject.syllables, u)]
        if about:
            statements.append(_listed(_of_unit(held, unit) for unit in about))
    return answered(*statements) if statements else None


def _listed(citations: Iterable[Citation]) -> Statement:
    listed = tuple(citations)
    return quoted("list", *listed, count=len(listed))


_NOT_REVIEWS = {"basis", "due", "addressee", "period", "number", "signer", "issued_on", "issuer"}


def _asks_for_reviews(question: Question) -> bool:
    """Say whether the reviews are asked for, and not when or by which guidance they are made."""
    which = question.wants & {"list", "count"} or re.search(r"\b(?:gi|nao)\b", question.folded)
    return bool(which) and not question.wants & _NOT_REVIEWS


def _directives(asking: Asking) -> tuple[Held, ...]:
    """Return the directives named, else the live ones, of the year asked for if any is."""
    chosen = asking.meant.directives or live_among(asking.held)
    of_year = tuple(h for h in chosen if h.directive.bound_to_year in asking.question.years)
    return of_year or chosen


def _review_units(held: Held, wanted: set[str]) -> list[Unit]:
    found = (
        unit_at(held, reference.start)
        for reference in held.directive.references
        if reference.relation in wanted
    )
    return list(dict.fromkeys(unit for unit in found if unit is not None))


def _is_about(asking: Asking, subject: tuple[str, ...], unit: Unit) -> bool:
    if not subject:
        return True
    return _hold(subject, unit.text, *unit.heading) and _in_heading(asking, subject, unit)


def _in_heading(asking: Asking, subject: tuple[str, ...], unit: Unit) -> bool:
    """Say whether the nearest heading names the subject, if it names any field at all."""
    if not unit.heading or "linh vuc" not in asking.question.folded:
        return True
    return _hold(subject, unit.heading[-1])


def _of_unit(held: Held, unit: Unit) -> Citation:
    if len(unit.text) <= _MOST_SENTENCE:
        return cite_unit(held, unit)
    reviews_in = [
        r
        for r in held.directive.references
        if r.relation in _REVIEWS and unit.start <= r.start < unit.end
    ]
    return cite(held, unit.start, min(unit.end, reviews_in[-1].end + 200), path=unit.path)


def cited(asking: Asking) -> Answer | None:
    """List the documents that a named directive cites."""
    if "list" not in asking.question.wants or not asking.meant.directives:
        return None
    if not any(word in asking.question.folded for word in _CITING_WORDS):
        return None
    statements = []
    for held in asking.meant.directives:
        references = _once(r for r in held.directive.references if r.number)
        if references:
            statements.append(_listed(cite(held, r.start, r.end) for r in references))
    return answered(*statements) if statements else None


def _once(references: Iterable[Reference]) -> list[Reference]:
    first: dict[str | None, Reference] = {}
    for reference in references:
        first.setdefault(reference.number, reference)
    return list(first.values())


def reports(asking: Asking) -> Answer | None:
    """List every report and submission that the directives ask for."""
    wants = asking.question.wants
    if not wants & {"list", "count"} or wants & {"due", "period", "addressee"}:
        return None
    folded = asking.question.folded
    if not any(f"{lead} bao cao" in folded for lead in ("nhung", "may", "nhieu", "cac", "loai")):
        return None
    statements = []
    for held in asking.meant.directives or live_among(asking.held):
        if _is_over_or_draft(asking, held):
            continue
        duties = _once_quoted(o for o in held.directive.obligations if _is_owed(asking, o))
        subject = asking.beyond(
            held, ("bao", "cao", "nop", "chi", "bo", "phai", "nam", "loai", "cac")
        )
        about = [o for o in duties if _covers(subject.syllables, o, held)]
        if about:
            statements.append(_listed(cite(held, o.start, o.end) for o in about))
    return answered(*statements) if statements else None


def _is_owed(asking: Asking, obligation: Obligation) -> bool:
    if obligation.kind not in {"report", "submit"}:
        return False
    # a question that names no other actor is one of a cell
    asks_for_cells = "chi bo" in asking.question.folded
    return not asks_for_cells or not obligation.who or binds_cells(obligation.who)


def _is_over_or_draft(asking: Asking, held: Held) -> bool:
    """Leave out, of what is not named, plans of years gone by and drafts."""
    if asking.meant.directives:
        return False
    return held.directive.is_draft or asking.is_over(held)


def deadlines(asking: Asking) -> Answer | None:
    """List what a named directive wants done by a stated time."""
    if not asking.meant.directives or not asking.question.wants & {"list", "count"}:
        return None
    if not re.search(r"\b(?:moc|thoi han|han|ky han|thoi gian)\b", asking.question.folded):
        return None
    statements = []
    for held in asking.meant.directives:
        duties = _once_quoted(o for o in held.directive.obligations if o.due.get("type") != "none")
        if duties and len(asking.beyond(held, ACT_WORDS).syllables) <= _OTHER_WORDS:
            statements.append(_listed(cite(held, o.start, o.end) for o in duties))
    return answered(*statements) if statements else None


def _once_quoted(obligations: Iterable[Obligation]) -> list[Obligation]:
    return list({(o.start, o.end): o for o in obligations}.values())


def _covers(subject: tuple[str, ...], obligation: Obligation, held: Held) -> bool:
    said = (obligation.quote, identity(held))
    if _hold(subject, *said):  # before the paper itself is read
        return True
    unit = unit_at(held, obligation.start)
    return unit is not None and _hold(subject, *said, *unit.heading)


def _hold(subject: tuple[str, ...], *texts: str) -> bool:
    """Say whether *texts* hold enough of the subject's words."""
    said = set(words(fold(" ".join(texts))))
    return sum(syllable in said for syllable in subject) >= _SUBJECT_SHARE * len(subject)
