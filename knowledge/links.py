"""How the directives held hang together: who cites whom and how, and what took whose place; pure.

A link is a citation that stands in a held directive. What it names may be held, or only cited.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.language import DocumentNumber, find_numbers, fold
from knowledge.lineage import ends_whole

if TYPE_CHECKING:
    from knowledge.domain import Held, Reference, Relation

ENDING: frozenset[Relation] = frozenset({"thay thế", "bãi bỏ"})
BASIS: frozenset[Relation] = frozenset({"thực hiện", "căn cứ"})
REVIEWING: frozenset[Relation] = frozenset({"sơ kết", "tổng kết"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One held directive names another paper, and how."""

    citing: Held
    reference: Reference
    # None: that paper is not held, only cited
    cited: Held | None

    @property
    def ends_whole(self) -> bool:
        """Say whether it ends all of what it names, not a part of it."""
        return ends_whole(self.reference, self.citing.directive.text)

    @property
    def changes_part(self) -> bool:
        """Say whether it changes or ends a part of what it names, the rest left as it is."""
        if self.reference.relation == "sửa đổi":
            return True
        return self.reference.relation in ENDING and not self.ends_whole


def of(held: Held, shelf: Iterable[Held]) -> tuple[Link, ...]:
    """List what *held* cites, in the order of its text."""
    by_id = {one.id: one for one in shelf}
    cites = (*held.cites, *(None for _ in held.directive.references))
    return tuple(
        Link(citing=held, reference=reference, cited=by_id.get(cited) if cited else None)
        for reference, cited in zip(held.directive.references, cites, strict=False)
    )


def to(held: Held, shelf: Sequence[Held]) -> tuple[Link, ...]:
    """List where other directives of *shelf* cite *held*, newest directive first."""
    return tuple(
        link
        for one in reversed(shelf)
        if held.id in one.cites
        for link in of(one, shelf)
        if link.cited is not None and link.cited.id == held.id
    )


def naming(number: DocumentNumber, shelf: Sequence[Held]) -> tuple[Link, ...]:
    """List where directives of *shelf* cite a paper with this number that is not held."""
    return tuple(
        link
        for one in reversed(shelf)
        for link in of(one, shelf)
        if link.cited is None and fits(link.reference, number)
    )


def fits(reference: Reference, number: DocumentNumber) -> bool:
    """Say whether a citation bears *number*, however that is typed."""
    own = next(iter(find_numbers(reference.number or "")), None)
    return own is not None and own.number is not None and own.fits(number)


def successors(held: Held, shelf: Iterable[Held]) -> tuple[Held, ...]:
    """Follow what took the place of *held*, and of that in turn, to the last one held."""
    by_id = {one.id: one for one in shelf}
    chain: list[Held] = []
    last = held
    while later := [by_id[n] for n in last.superseded_by if n in by_id]:
        last = max(later, key=_age)
        if last.id == held.id or last in chain:
            break
        chain.append(last)
    return tuple(chain)


def predecessors(held: Held, shelf: Iterable[Held]) -> tuple[Held, ...]:
    """List what *held* itself took the place of, newest first."""
    earlier = (one for one in shelf if held.id in one.superseded_by)
    return tuple(sorted(earlier, key=_age, reverse=True))


def _age(held: Held) -> tuple[str, int]:
    return (held.directive.issued_on or "", held.id)


def of_another_year(held: Held, shelf: Iterable[Held], *, years: int) -> Held | None:
    """Find the paper of the same body and subject that was bound to the year before or after.

    Args:
        held: A paper that is bound to a year.
        shelf: Where it is looked for.
        years: How many years later: -1 for the year before.
    """
    year, subject = held.directive.bound_to_year, _subject(held)
    if year is None or not subject:
        return None
    alike = [
        one
        for one in shelf
        if one.directive.bound_to_year == year + years
        and one.directive.type == held.directive.type
        and one.directive.issuer == held.directive.issuer
        and _subject(one) == subject
    ]
    return alike[-1] if alike else None


def _subject(held: Held) -> str:
    """Return the subject without its year: "tuyên truyền miệng năm 2026"."""
    words = fold(held.directive.subject or "").replace(str(held.directive.bound_to_year), "")
    return " ".join(words.split())
