"""An answer from the documents' content, said in fuller sentences by a model; or not at all."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.answer.asking import Asking, answered
from knowledge.domain import Answer, Citation, Held
from knowledge.generation.phrasing import Phraser, Phrasing
from knowledge.generation.sources import Source, numbered

# What may be phrased: what a document says of a topic. Facts, lists and dues are said by the
# register and the text themselves, whole.
_PHRASED = "content"
_MOST_SOURCES = 8


def phrase(asking: Asking, first: Answer, phraser: Phraser) -> Phrasing | None:
    """Have the model say what *first* quotes; None where that is not for a model to say.

    Args:
        asking: The question.
        first: What is answered without a model.
        phraser: Asks the model, and holds what it says against the documents.
    """
    leading = _leading(first)
    if leading is None:
        return None
    sources = _sources(asking, first, phraser)
    if not any(_holds(one, leading) for one in sources):
        return None  # what the answer stands on may not leave the house
    return phraser.phrase(
        asking.question.asked, sources, asking.scope.today, person=asking.scope.account
    )


def better(first: Answer, phrasing: Phrasing) -> Answer | None:
    """Return what the model said, if that answers what *first* answers."""
    leading = _leading(first)
    cited = [one for statement in phrasing.statements for one in statement.citations]
    if leading is None or not any(_overlap(one, leading) for one in cited):
        return None
    return answered(*phrasing.statements)


def _leading(first: Answer) -> Citation | None:
    """Return the words that an answer from content stands on first."""
    if first.status != "answered":
        return None
    return next((s.citations[0] for s in first.statements if s.code == _PHRASED), None)


def _sources(asking: Asking, first: Answer, phraser: Phraser) -> tuple[Source, ...]:
    spans: list[tuple[Held, int, int, tuple[str, ...]]] = []
    for held, start, end, heading in _spans(asking, first):
        taken = any(one.id == held.id and a < end and start < b for one, a, b, _ in spans)
        if not taken and phraser.readable(held) and len(spans) < _MOST_SOURCES:
            spans.append((held, start, end, heading))
    return numbered(spans)


def _spans(asking: Asking, first: Answer) -> Iterator[tuple[Held, int, int, tuple[str, ...]]]:
    """Yield the units that are quoted, then the passages found."""
    by_id = {held.id: held for held in asking.held}
    for statement in first.statements:
        for one in statement.citations:
            held = by_id[one.directive_id]
            units = [u for u in held.directive.units if u.start < one.end and one.start < u.end]
            if units:
                yield held, units[0].start, units[-1].end, units[0].heading
    named = frozenset(held.id for held in asking.meant.directives) or None
    for hit in asking.find(named):
        passage = hit.passage
        if passage.directive_id in by_id:
            held = by_id[passage.directive_id]
            yield held, passage.start, passage.end, passage.heading


def _holds(source: Source, citation: Citation) -> bool:
    return source.held.id == citation.directive_id and _meet(
        (source.start, source.end), (citation.start, citation.end)
    )


def _overlap(one: Citation, other: Citation) -> bool:
    return one.directive_id == other.directive_id and _meet(
        (one.start, one.end), (other.start, other.end)
    )


def _meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
