"""The claims of a model that stand, as statements that ``verify`` will look at once more."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.answer.asking import quoted
from knowledge.generation.support import CLAIM, faults
from knowledge.passages import title_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from knowledge.domain import Citation, Statement
    from knowledge.generation.claims import Claim, Phrased, Quoted
    from knowledge.generation.sources import Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What was found of one claim."""

    text: str
    # "no_passage" and "not_verbatim" beside those of ``support.faults``; empty: it stands
    faults: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grounded:
    """The claims that stand, and what was found of all."""

    statements: tuple[Statement, ...]
    verdicts: tuple[Verdict, ...]

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The verdicts of the claims that do not stand."""
        return tuple(verdict for verdict in self.verdicts if verdict.faults)


def ground(phrased: Phrased, sources: Sequence[Source]) -> Grounded:
    """Hold each claim against its quotes, and each quote against its passage.

    Args:
        phrased: What the model said.
        sources: The passages that it was given.
    """
    checked = [_checked(claim, sources) for claim in phrased.claims]
    return Grounded(
        statements=tuple(
            quoted(CLAIM, *citations, text=" ".join(verdict.text.split()))
            for verdict, citations in checked
            if not verdict.faults
        ),
        verdicts=tuple(verdict for verdict, _ in checked),
    )


def _checked(claim: Claim, sources: Sequence[Source]) -> tuple[Verdict, tuple[Citation, ...]]:
    by_number = {source.number: source for source in sources}
    if any(said.passage not in by_number for said in claim.quotes):
        return Verdict(text=claim.text, faults=("no_passage",)), ()
    found = [_found(said, by_number) for said in claim.quotes]
    citations = tuple(citation for citation in found if citation is not None)
    if len(citations) < len(found):
        return Verdict(text=claim.text, faults=("not_verbatim",)), ()
    named = [title_line(by_number[said.passage].held.directive) for said in claim.quotes]
    quotes = [citation.quote for citation in citations]
    return Verdict(text=claim.text, faults=faults(claim.text, quotes, named)), citations


def _found(said: Quoted, by_number: dict[int, Source]) -> Citation | None:
    return by_number[said.passage].find(said.quote)
