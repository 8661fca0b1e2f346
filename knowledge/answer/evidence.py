"""What must be true before a relation between two directives is told: one rule a code.

Every rule looks at the stored citations and rows anew; what an answerer worked out counts nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from knowledge import links
from knowledge.answer.amending import amendments
from knowledge.answer.citing import cite_unit
from knowledge.answer.relating import RELATIONS
from knowledge.answer.succession import said_by
from knowledge.comparison import Change, compare
from knowledge.domain import Citation, Held, Relation, Statement
from knowledge.generation.support import CLAIM, faults
from knowledge.language import find_numbers
from knowledge.links import ENDING, Link
from knowledge.passages import title_line

Shelf = Mapping[int, Held]
Rule = Callable[[Statement, Shelf], bool]


def _of(statement: Statement, shelf: Shelf) -> Held | None:
    return shelf.get(statement.facts.get("directive_id", 0))


def _says(
    citation: Citation, old: Held | None, number: str | None, shelf: Shelf
) -> list[tuple[Link, bool]]:
    """List the links of a cited directive to *old* or *number*, and whether the quote says so."""
    citing = shelf.get(citation.directive_id)
    if citing is None:
        return []
    named = find_numbers(citation.quote)
    return [
        (link, any(links.fits(link.reference, one) for one in named))
        for link in links.of(citing, shelf.values())
        if _is_to(link, old, number)
    ]


def _is_to(link: Link, old: Held | None, number: str | None) -> bool:
    if old is not None:
        return link.cited is not None and link.cited.id == old.id
    return link.cited is None and link.reference.number == number


def _each_says(
    statement: Statement, shelf: Shelf, relations: frozenset[Relation], *, whole: bool = False
) -> bool:
    """Say whether each quote names the paper, in a directive that is so related to it."""
    old, number = _of(statement, shelf), statement.facts.get("number")
    return all(
        any(
            names and link.reference.relation in relations and (link.ends_whole or not whole)
            for link, names in _says(citation, old, number, shelf)
        )
        for citation in statement.citations
    )


def _replaced(statement: Statement, shelf: Shelf) -> bool:
    old = _of(statement, shelf)
    by = {citation.directive_id for citation in statement.citations}
    return (
        old is not None
        and by <= set(old.superseded_by)
        and _each_says(statement, shelf, ENDING, whole=True)
    )


def _linked(statement: Statement, shelf: Shelf) -> bool:
    relations = RELATIONS.get(statement.facts.get("act", ""), frozenset())
    return _each_says(statement, shelf, relations)


def _changes(statement: Statement, shelf: Shelf) -> bool:
    """Say whether each quote is an amendment of the directive, as its amender words it."""
    old = _of(statement, shelf)
    if old is None:
        return False
    held = tuple(shelf.values())
    known = {one.quote for one in amendments(old, held)}
    known |= {said_by(link) for link in links.to(old, held) if link.changes_part}
    return set(statement.citations) <= known


def _compared(statement: Statement, shelf: Shelf) -> bool:
    """Say whether the quotes are units that the comparison pairs so, or leaves alone."""
    old, new = shelf.get(statement.facts["old"]), shelf.get(statement.facts["new"])
    if old is None or new is None:
        return False
    quoted = {(c.directive_id, c.path, c.quote) for c in statement.citations}
    return any(
        change.kind == statement.facts["kind"] and quoted == _spans(change, old, new)
        for change in compare(old.directive, new.directive)
    )


def _spans(change: Change, old: Held, new: Held) -> set[tuple[int, str, str]]:
    sides = ((old, change.old), (new, change.new))
    found = [cite_unit(held, unit) for held, unit in sides if unit is not None]
    return {(one.directive_id, one.path, one.quote) for one in found}


# Code of a quoted statement -> what must hold beside its quotes.
def _claimed(statement: Statement, shelf: Shelf) -> bool:
    """Say whether a sentence that a model phrased says nothing beyond its quotes."""
    cited = [shelf[citation.directive_id].directive for citation in statement.citations]
    quotes = [citation.quote for citation in statement.citations]
    return not faults(str(statement.facts.get("text", "")), quotes, [*map(title_line, cited)])


QUOTED: dict[str, Rule] = {
    CLAIM: _claimed,
    "replaced_by": _replaced,
    "replaced_in_turn": _replaced,
    "changed_by": _changes,
    "changed_here": _changes,
    "linked": _linked,
    "difference": _compared,
}


def _counted(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    """Say whether the numbers of changes told are those of the comparison."""
    by_id = {one.id: one for one in shelf}
    old, new = by_id.get(facts["old"]), by_id.get(facts["new"])
    if old is None or new is None:
        return False
    kinds = [change.kind for change in compare(old.directive, new.directive)]
    return all(facts[kind] == kinds.count(kind) for kind in ("changed", "added", "dropped"))


def _last_of_chain(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    old = next((one for one in shelf if one.id == facts["directive_id"]), None)
    chain = links.successors(old, shelf) if old else ()
    return bool(chain) and facts["by"] == (chain[-1].id,)


def _without_words(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    old = next((one for one in shelf if one.id == facts["directive_id"]), None)
    how = dict(zip(old.superseded_by, old.superseded_how, strict=False)) if old else {}
    return all(how.get(by) == facts["how"] != "cited" for by in facts["by"])


# Code of a recorded statement -> whether the rows say it.
RECORDED: dict[str, Callable[[Mapping[str, Any], Sequence[Held]], bool]] = {
    "comparison": _counted,
    "superseded_last": _last_of_chain,
    "replaced_without_words": _without_words,
}


def _no_link(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    old = next((one for one in shelf if one.id == facts["directive_id"]), None)
    relations = RELATIONS[facts["act"]]
    return old is not None and not any(
        link.reference.relation in relations for link in links.to(old, shelf)
    )


def _no_earlier(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    new = next((one for one in shelf if one.id == facts["directive_id"]), None)
    return new is not None and not (
        links.predecessors(new, shelf)
        or links.successors(new, shelf)
        or links.of_another_year(new, shelf, years=-1)
        or links.of_another_year(new, shelf, years=1)
    )


def _no_change(facts: Mapping[str, Any], shelf: Sequence[Held]) -> bool:
    old = next((one for one in shelf if one.id == facts["directive_id"]), None)
    return old is not None and not any(link.changes_part for link in links.to(old, shelf))


# Code of an absent statement -> whether no held directive says otherwise.
ABSENT: dict[str, Callable[[Mapping[str, Any], Sequence[Held]], bool]] = {
    "no_link": _no_link,
    "change_unstated": _no_change,
    "no_earlier": _no_earlier,
}
