"""The sentence or list that answers, out of the passages found; or nothing, if none covers it."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from knowledge import spans
from knowledge.answer import expecting
from knowledge.answer.asking import Asking, absent, answered, missing, quoted
from knowledge.answer.citing import (
    children,
    cite,
    cite_unit,
    lead_rows,
    under,
)
from knowledge.answer.facts import TELLERS
from knowledge.answer.naming import identity
from knowledge.answer.which import live_among
from knowledge.domain import Answer, Citation, Held, Hit, Statement, Unit
from knowledge.language import fold

# Shares of the question's weight (see Overlap.coverage). These and the numbers below were set on
# the project's own questions; ``python -m tests.bench.thresholds`` prints what others give.
ENOUGH = 0.6  # at least this much of the question stands in unit, headings and names: it answers
NEARBY = 0.35  # at least this much, two neighbouring words among it: shown as standing nearby
_ALIKE = 0.85  # another directive's best unit this near to the best is shown beside it
_ALIKE_EXACT = 0.6  # the same for dates and numbers, of which none may be kept back
_MOST_DIRECTIVES = 3

_A_PART = 0.45  # of the question's weight: a run that has it may not be missing from the answer
_WHOLE = 400  # characters of a unit that is quoted whole
_IN_ONE_PIECE = 900  # characters of a list that is quoted as it is printed, marks and all
_LONGEST_LIST = 1500  # characters of a heading with all that stands under it

_AS_RANKED = 0.4  # of the log-odds by which a passage was ranked behind the best
_HEADING_SHARE = 0.7  # what a word in a heading counts, beside one in the quote
_QUOTABLE = frozenset({"body", "item", "row", "heading", "appendix"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A unit that may answer."""

    held: Held
    unit: Unit
    # share of the question that unit, headings and the directive's names hold, 0 to 1
    coverage: float
    # weight of the question's words in what would be quoted, and in part those in its headings
    score: float
    # by how its passage was ranked: 1 for the best one's
    likely: float

    @property
    def rank(self) -> float:
        """What it is ordered by."""
        return self.score * self.likely


def answer(asking: Asking) -> Answer:
    """Answer from the passages found, or say what was looked for and what stands nearby."""
    if not asking.topic.runs and asking.meant.directives:
        return about(asking, asking.meant.directives)
    candidates = _candidates(asking)
    answering = [one for one in candidates if answers(asking, one)]
    leads = [one for one in answering if _is_list_asked_for(asking, one.held, one.unit)]
    enough = _best_of_each(leads, by=_fullest) or _best_of_each(answering)
    if not enough or not any(map(str.isalpha, "".join(asking.topic.syllables))):
        return nothing_found(asking, candidates)
    return answered(*(_statement(asking, one) for one in _shown(asking, enough)))


def about(asking: Asking, named: Sequence[Held]) -> Answer:
    """Say what a directive is about, where that is all that can be asked: "kế hoạch 12"."""
    return answered(
        *(s for held in named[:_MOST_DIRECTIVES] for s in TELLERS["subject"](asking, held))
    )


def dated(asking: Asking) -> list[Candidate]:
    """Return the best unit of each directive that holds enough of the question, and a time."""
    return _best_of_each(one for one in _candidates(asking) if answers(asking, one))


def answers(asking: Asking, one: Candidate) -> bool:
    """Say whether a unit holds enough of the question, no part of it left out, and what it asks."""
    if one.coverage < ENOUGH or _is_opening(asking, one):
        return False
    below = tuple(unit.text for unit in _below(one.held, one.unit))
    if not expecting.holds(asking.question, asking.topic, one.unit.text, below):
        return False
    if len(asking.topic.syllables) == 1 and not asking.question.accented:
        return False  # a bare syllable is any of several words
    gone = asking.overlap.missing(*_texts(one))
    return not any(asking.overlap.share(run) >= _A_PART for run in gone)


def _is_near(asking: Asking, one: Candidate) -> bool:
    """Say whether a unit may be shown as what stands nearby: it shares more than loose words."""
    shared = asking.overlap.shares_pair(one.unit.text, *_above(one.held, one.unit))
    return one.coverage >= NEARBY and shared and not _is_opening(asking, one)


def _is_opening(asking: Asking, one: Candidate) -> bool:
    """Say whether what would be quoted only opens what follows: "… như sau:"."""
    if not one.unit.text.rstrip(" *").endswith(":") or _below(one.held, one.unit):
        return False
    return cut(asking, one.held, one.unit).quote.rstrip(" *").endswith(":")


def nothing_found(asking: Asking, candidates: Sequence[Candidate]) -> Answer:
    """Say what was looked for, and quote what comes near."""
    nearest = sorted((c for c in candidates if _is_near(asking, c)), key=lambda c: -c.score)
    near = nearest[0] if nearest else None
    texts = _texts(near) if near else ()
    gone = (asking.question.as_written(run) for run in asking.overlap.missing(*texts))
    statements = [missing("nothing_found", looked_for=tuple(gone))]
    if near is not None:
        statements.append(quoted("nearby", cut(asking, near.held, near.unit)))
    return absent(*statements)


def _candidates(asking: Asking) -> list[Candidate]:
    named = frozenset(held.id for held in asking.meant.directives) or None
    if named is None:
        own = _own(asking)
        found = asking.find(frozenset(held.id for held in own)) if own else ()
        candidates = _in_hits(asking, found)
        if any(answers(asking, one) for one in candidates):
            return candidates
    return _in_hits(asking, asking.find(named))


def _own(asking: Asking) -> tuple[Held, ...]:
    """Return the live directives of the asker's own organisation, if that is known."""
    if asking.scope.organisation is None:
        return ()
    own = fold(asking.scope.organisation)
    return tuple(
        held for held in live_among(asking.held) if own in fold(held.directive.issuer or "")
    )


def _in_hits(asking: Asking, hits: Iterable[Hit]) -> list[Candidate]:
    """Measure each unit of the passages found once; a heading counts with what stands under it."""
    found: dict[tuple[int, int], tuple[Held, Unit, float]] = {}
    best = max((hit.score for hit in hits), default=0.0)
    for hit in hits:
        held = asking.directive(hit.passage.directive_id)
        if held is None:
            continue
        for unit in _units_of(held, hit):
            found.setdefault((held.id, unit.start), (held, unit, hit.score - best))
    return [
        _candidate(asking, held, unit, behind)
        for held, unit, behind in found.values()
        if unit.kind in _QUOTABLE and (unit.kind != "heading" or _below(held, unit))
    ]


def _units_of(held: Held, hit: Hit) -> list[Unit]:
    """Return the units of a passage, and those that they stand under."""
    units = held.directive.units
    inside = [u for u in units if u.start < hit.passage.end and hit.passage.start < u.end]
    paths = {unit.path for unit in inside if unit.path}
    above = [
        unit
        for unit in units
        if unit.path and unit.marker and unit not in inside
        if any(under(path, unit.path) for path in paths)
    ]
    return [*inside, *above]


def _candidate(asking: Asking, held: Held, unit: Unit, behind: float) -> Candidate:
    """Measure a unit whose passage was ranked so much *behind* the best, in log-odds."""
    headings = " | ".join(_above(held, unit))
    coverage = asking.overlap.coverage(unit.text, headings, identity(held))
    quote = cut(asking, held, unit).quote if coverage >= NEARBY else unit.text
    score = asking.overlap.score(quote) + _HEADING_SHARE * asking.overlap.score(headings)
    likely = math.exp(_AS_RANKED * behind)
    return Candidate(held=held, unit=unit, coverage=coverage, score=coverage * score, likely=likely)


def _is_list_asked_for(asking: Asking, held: Held, unit: Unit) -> bool:
    return "list" in asking.question.wants and _introduces(unit) and bool(_below(held, unit))


def _introduces(unit: Unit) -> bool:
    return unit.kind in {"heading", "appendix"} or unit.text.rstrip().endswith(":")


def _strongest(one: Candidate) -> tuple[float, ...]:
    return (one.rank,)


def _fullest(one: Candidate) -> tuple[float, ...]:
    """Rank lead-ins, which are short, by how much of the question they and their headings hold."""
    return (round(one.coverage, 1), one.rank)


def _best_of_each(
    candidates: Iterable[Candidate], *, by: Callable[[Candidate], tuple[float, ...]] = _strongest
) -> list[Candidate]:
    """Keep the best unit of each directive, the best directive first."""
    best: dict[int, Candidate] = {}
    for one in candidates:
        mine = best.get(one.held.id)
        if mine is None or by(one) > by(mine):
            best[one.held.id] = one
    return sorted(best.values(), key=by, reverse=True)


def _shown(asking: Asking, enough: Sequence[Candidate]) -> list[Candidate]:
    """Show one directive's answer, or several where none is named and they come as near."""
    first = enough[0]
    if asking.meant.by == "each" or (asking.meant.by == "number" and not asking.meant.exact):
        return list(enough)
    if asking.meant.exact:
        return [first]
    exact = asking.question.wants & {"due", "count", "period", "day", "money"}
    alike = _ALIKE_EXACT if exact else _ALIKE
    others = [
        one
        for one in enough[1:]
        if one.score >= alike * first.score
        and fold(one.unit.text) != fold(first.unit.text)
        and one.held.status not in {"superseded", "withdrawn"}
    ]
    return [first, *others][:_MOST_DIRECTIVES]


def _texts(one: Candidate) -> tuple[str, ...]:
    return (one.unit.text, *_above(one.held, one.unit), identity(one.held))


def _above(held: Held, unit: Unit) -> tuple[str, ...]:
    """Return the headings of a unit; a table row also stands under its header and merged cells."""
    if unit.kind != "row":
        return unit.heading
    return (*unit.heading, *(row.text for row in lead_rows(held, unit)))


def _below(held: Held, unit: Unit) -> tuple[Unit, ...]:
    return children(held.directive.units, unit)


def _statement(asking: Asking, one: Candidate) -> Statement:
    return quoted("content", *_quote(asking, one))


def _quote(asking: Asking, one: Candidate) -> tuple[Citation, ...]:
    """Quote a heading or lead-in with its list, a short unit whole, of a long one what answers."""
    below = _below(one.held, one.unit)
    if below and _introduces(one.unit):
        whole = [one.unit, *below]
        length = below[-1].end - one.unit.start
        if length <= _IN_ONE_PIECE:
            return (cite(one.held, one.unit.start, below[-1].end, path=one.unit.path),)
        if length <= _LONGEST_LIST or "list" in asking.question.wants:
            return tuple(cite_unit(one.held, unit) for unit in whole)
        chosen = max(below, key=lambda unit: asking.overlap.score(unit.text))
        return tuple(cite_unit(one.held, unit) for unit in (one.unit, chosen))
    merged = [row for row in lead_rows(one.held, one.unit) if row.kind == "row"]
    return (*(cite_unit(one.held, row) for row in merged), cut(asking, one.held, one.unit))


def cut(asking: Asking, held: Held, unit: Unit) -> Citation:
    """Cite a short unit whole, and of a long one the run of sentences that answers."""
    if len(unit.text) <= _WHOLE:
        return cite_unit(held, unit)
    start, end = spans.quote(asking.question.searched, unit.text, asking.idf, room=0)
    return cite(held, unit.start + start, unit.start + end, path=unit.path)
