"""Which cell or person is meant by what somebody calls them, with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from bot.errors import SeveralCells, SeveralPeople, UnknownCell, UnknownPerson
from bot.organisation import Cell, Member, Organisation
from knowledge.language import fold, place_tones, syllables

T = TypeVar("T")
Words = Callable[[str], list[str]]

# Said beside a name without naming anybody: "đồng chí Lụa ở Khe Mây", "bí thư của Chi bộ 3".
_FILLERS = re.compile(r"\b(?:đồng chí|dong chi|đ/c|d/c|ở|của|cua|tại|tai)(?!\w)", re.IGNORECASE)
_OFFERED = 8  # names in one sentence; more are counted


def person(organisation: Organisation, said: str) -> Member:
    """Find the one person that *said* names: by name, by post and cell, "bí thư Chi bộ 3", or both.

    Raises:
        UnknownPerson: If nobody is called so.
        SeveralPeople: If several are.
    """
    found = _sharpest(said, organisation.members, _person_fits)
    if not found:
        raise UnknownPerson(name=said, known=_some(m.named for m in organisation.members))
    if len(found) > 1:
        raise SeveralPeople(name=said, found=_some(member.named for member in found))
    return found[0]


def cell(organisation: Organisation, said: str) -> Cell:
    """Find the one cell that *said* names: by its id, its name, an alias, or words of these.

    Raises:
        UnknownCell: If none is called so.
        SeveralCells: If several are.
    """
    by_id = organisation.cell(said.strip())
    if by_id is not None:
        return by_id
    found = _sharpest(said, organisation.cells, _cell_fits)
    if not found:
        raise UnknownCell(name=said, known=_some(c.name for c in organisation.cells))
    if len(found) > 1:
        raise SeveralCells(name=said, found=_some(c.name for c in found))
    return found[0]


def _sharpest(
    said: str, among: Sequence[T], fits: Callable[[list[str], T, Words], int]
) -> Sequence[T]:
    """Return those that fit best; as typed with diacritics if any does, else without."""
    typed = _FILLERS.sub(" ", place_tones(said))
    for words in (syllables, _folded):
        wanted = words(typed)
        scored = [(fits(wanted, one, words), one) for one in among] if wanted else []
        best = max((score for score, _ in scored), default=0)
        if best:
            return [one for score, one in scored if score == best]
    return ()


def _folded(text: str) -> list[str]:
    return syllables(fold(text))


# how well: the whole name · the post, then the cell · words of name, post and cell
_WHOLE, _POST, _WORDS = 3, 2, 1


def _person_fits(wanted: list[str], member: Member, words: Words) -> int:
    name = words(member.name)
    if wanted == name:
        return _WHOLE
    for post in member.posts:
        title = words(post.title)
        of_cell = _words_of(post.cell, words)
        if title and wanted[: len(title)] == title and set(wanted[len(title) :]) <= of_cell:
            return _POST
        if set(wanted) <= {*name, *of_cell}:
            return _WORDS
    return _WORDS if set(wanted) <= set(name) else 0


def _cell_fits(wanted: list[str], cell: Cell, words: Words) -> int:
    if any(wanted == words(name) for name in (cell.name, *cell.aliases)):
        return _WHOLE
    return _WORDS if set(wanted) <= _words_of(cell, words) else 0


def _words_of(cell: Cell, words: Words) -> set[str]:
    return {word for name in (cell.name, *cell.aliases) for word in words(name)}


def _some(names: Iterable[str]) -> str:
    listed = list(names)
    more = ", …" if len(listed) > _OFFERED else ""
    return "; ".join(listed[:_OFFERED]) + more
