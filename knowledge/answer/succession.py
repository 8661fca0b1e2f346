"""What became of a directive: what ended it, what changed a part of it, with the words that say so.

Nothing is said to be out of force by inference: a later directive says so in its own words, bears
the same number and body as a new version, or staff said so when it was published.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from knowledge import links
from knowledge.answer.amending import Amendment, amendments
from knowledge.answer.asking import Asking, quoted, recorded
from knowledge.answer.citing import sentence_at
from knowledge.domain import Answer, Citation, Held, Statement
from knowledge.language import find_numbers
from knowledge.links import Link

_MOST_TOLD = 3  # changes told beside one answer
_BODY = frozenset({"body", "item", "heading", "row"})


def said_by(link: Link) -> Citation:
    """Cite the sentence in which a directive cites another: in its body, if it says it there."""
    citing, reference = link.citing, link.reference
    unit = next((u for u in citing.directive.units if u.start <= reference.start < u.end), None)
    if unit is not None and unit.kind in _BODY:
        return sentence_at(citing, reference.start)
    return sentence_at(citing, _again_in_body(link) or reference.start)


def _again_in_body(link: Link) -> int | None:
    """Return where the number that a title cites stands in the body too."""
    for unit in link.citing.directive.units:
        if unit.kind in _BODY:
            for number in find_numbers(unit.text):
                if links.fits(link.reference, number):
                    return unit.start + number.start
    return None


def ended(held: Held, shelf: Sequence[Held]) -> tuple[Statement, ...]:
    """Tell what took the place of a directive, and of that in turn, each with its evidence."""
    told: list[Statement] = []
    before = held
    for later in links.successors(held, shelf):
        told.append(_step(before, later, shelf, again=before is not held))
        before = later
    return tuple(told)


def _step(old: Held, new: Held, shelf: Sequence[Held], *, again: bool) -> Statement:
    saying = [
        link
        for link in links.of(new, shelf)
        if link.cited is not None
        and link.cited.id == old.id
        and link.reference.relation in links.ENDING
        and link.ends_whole
    ]
    if not saying:
        how = old.superseded_how[old.superseded_by.index(new.id)] if old.superseded_how else ""
        return recorded("replaced_without_words", directive_id=old.id, by=(new.id,), how=how)
    code = "replaced_in_turn" if again else "replaced_by"
    return quoted(code, *(said_by(link) for link in saying), directive_id=old.id)


def changed(held: Held, shelf: Sequence[Held]) -> tuple[Statement, ...]:
    """Tell which directives change or end parts of one, with their words."""
    by: dict[int, list[Citation]] = {}
    for link in links.to(held, shelf):
        if link.changes_part:
            by.setdefault(link.citing.id, []).append(said_by(link))
    for one in amendments(held, shelf):
        by[one.by].append(one.quote)
    return tuple(
        quoted("changed_by", *_apart(quotes), directive_id=held.id) for quotes in by.values()
    )


def _apart(quotes: Sequence[Citation]) -> list[Citation]:
    """Leave out what a longer quote holds, and put the rest in the order of the text."""
    whole = [
        one
        for one in dict.fromkeys(quotes)
        if not any(
            other.start <= one.start and one.end <= other.end for other in quotes if other != one
        )
    ]
    return sorted(whole, key=lambda one: one.start)


def beside(asking: Asking, answer: Answer) -> list[Statement]:
    """Return the changes of the very places that *answer* quotes."""
    quotes = [c for statement in answer.statements for c in statement.citations if c.path]
    found: dict[Citation, int] = {}
    for held in _each(asking, quotes):
        places = [quote.path for quote in quotes if quote.directive_id == held.id]
        for one in amendments(held, asking.held):
            if not _is_told(one, quotes) and any(one.touches(held, path) for path in places):
                found.setdefault(one.quote, held.id)
    return [
        quoted("changed_here", quote, directive_id=held_id)
        for quote, held_id in list(found.items())[:_MOST_TOLD]
    ]


def _each(asking: Asking, quotes: Iterable[Citation]) -> list[Held]:
    ids = dict.fromkeys(quote.directive_id for quote in quotes)
    return [held for held in map(asking.directive, ids) if held is not None]


def _is_told(amendment: Amendment, quotes: Iterable[Citation]) -> bool:
    mine = amendment.quote
    return any(
        quote.directive_id == mine.directive_id
        and quote.start < mine.end
        and mine.start < quote.end
        for quote in quotes
    )


def newest(asking: Asking, held: Held) -> tuple[Statement, ...]:
    """Say that a directive was replaced and, where that was replaced too, by what at the last."""
    told = [recorded("superseded", directive_id=held.id, by=held.superseded_by)]
    chain = links.successors(held, asking.held)
    if len(chain) > 1:
        told.append(recorded("superseded_last", directive_id=held.id, by=(chain[-1].id,)))
    return tuple(told)
