"""Several files that are one directive: which is the main one, and the text of all of them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, replace
from itertools import pairwise
from typing import Any

from ingest import annexes, metadata, structure
from ingest.annexes import Annex
from ingest.blocks import Block, Loaded
from ingest.clean import Cleaned
from ingest.pieces import split
from knowledge.domain import Attachment, Page
from knowledge.domain import Warning as Doubt

_PHOTOS = frozenset({"jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "heic"})
# What speaks for the main paper, and how much: a paper of its own has a number and a signer.
_EVIDENCE = {"number": 3, "issuer": 2, "type": 2, "signer": 2, "issued_on": 1, "recipients": 1}
_AGAINST_NAMED, _AGAINST_FORM = 6, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Healed:
    """One paper of those that came together, read and healed on its own."""

    # of its first file: the name that people know it by, and the sha256 of its bytes
    source: str
    sha256: str
    cleaned: Cleaned
    pages: tuple[Page, ...]
    # what the signatures kept in its file say of their time, ISO
    signed_at: tuple[str, ...] = ()


def groups(names: Sequence[str]) -> list[list[int]]:
    """Put the photographs of one paper together, in the order of their names and numbers.

    Photographs whose names call them annexes or forms are a paper apart.

    Returns:
        Positions in *names*, one list for each paper, in the order of the first file of each.
    """
    made: dict[object, list[int]] = {}
    for at, name in enumerate(names):
        is_photo = name.rpartition(".")[2].lower() in _PHOTOS
        key: object = ("photos", annexes.named_as(name)) if is_photo else at
        made.setdefault(key, []).append(at)
    return [sorted(group, key=lambda at: _natural(names[at])) for group in made.values()]


def _natural(name: str) -> list[tuple[int, str]]:
    """Order "trang 2" before "trang 10"."""
    return [
        (int(part), "") if part.isdigit() else (-1, part)
        for part in re.split(r"(\d+)", name.casefold())
    ]


def bound(parts: Sequence[Loaded], names: Sequence[str]) -> Loaded:
    """Bind the pages of one paper that came as several files; *names* are those of the files."""
    blocks: list[Block] = []
    pages: list[Page] = []
    for part, name in zip(parts, names, strict=True):
        before = len(pages)
        blocks += [
            replace(block, page=None if block.page is None else block.page + before)
            for block in part.blocks
        ]
        pages += [replace(one, number=one.number + before, source=name) for one in part.pages]
    times = tuple(time for part in parts for time in part.signed_at)
    return Loaded(blocks=tuple(blocks), pages=tuple(pages), signed_at=times)


def main_first(papers: Sequence[Healed]) -> list[Healed]:
    """Put the paper that looks most like a directive first; the others stay in their order."""
    if len(papers) == 1:
        return list(papers)
    main = max(range(len(papers)), key=lambda at: (_weight(papers[at]), -at))
    return [papers[main], *(one for at, one in enumerate(papers) if at != main)]


def _weight(paper: Healed) -> int:
    facts = metadata.find(paper.cleaned, structure.parse(paper.cleaned), ())
    stated = {evidence.fact for evidence in facts.evidence}
    weight = sum(worth for fact, worth in _EVIDENCE.items() if fact in stated)
    pieces = split(paper.cleaned)
    if annexes.is_named(pieces):
        weight -= _AGAINST_NAMED
    if annexes.kind_of(pieces, "") == "form":
        weight -= _AGAINST_FORM
    return weight - (1 if annexes.named_as(paper.source) else 0)


def own_directives(others: Sequence[Healed]) -> Iterator[Doubt]:
    """Yield a warning for each annex that is a directive of its own, with number and signer."""
    for paper in others:
        facts = metadata.find(paper.cleaned, structure.parse(paper.cleaned), ())
        if facts.number and facts.signer and facts.issuer:
            said = {"source": paper.source, "number": facts.number}
            yield Doubt(code="annex_is_directive", facts=said)


def joined(papers: Sequence[Healed]) -> tuple[Healed, tuple[Annex, ...], tuple[Attachment, ...]]:
    """Append the texts of annexes and forms to that of the main paper, which comes first.

    Returns:
        All of it as one paper; where each annex begins and ends; what is told of each.
    """
    main, *others = papers
    starts = [0]
    for paper in papers:
        starts.append(starts[-1] + len(paper.cleaned.text) + 1)
    before = [0]
    for paper in papers:
        before.append(before[-1] + len(paper.pages))
    whole = replace(
        main,
        cleaned=_appended([paper.cleaned for paper in papers], starts, before),
        pages=tuple(
            replace(page, number=page.number + shift)
            for paper, shift in zip(papers, before, strict=False)
            for page in paper.pages
        ),
    )
    spans = [(start, end - 1) for start, end in pairwise(starts)][1:]
    made = [_annex(one, *span) for one, span in zip(others, spans, strict=True)]
    return whole, tuple(annex for annex, _ in made), tuple(told for _, told in made)


def _annex(paper: Healed, start: int, end: int) -> tuple[Annex, Attachment]:
    pieces = split(paper.cleaned)
    kind = annexes.kind_of(pieces, paper.source)
    told = Attachment(
        source=paper.source,
        sha256=paper.sha256,
        kind=kind,
        title=annexes.title_of(pieces),
        start=start,
        end=end,
    )
    return Annex(start=start, end=end, kind=kind), told


def _appended(parts: Sequence[Cleaned], starts: Sequence[int], before: Sequence[int]) -> Cleaned:
    """Join healed texts line by line; whatever has a place in one is moved along."""
    moved: dict[str, Any] = {
        field.name: tuple(
            _moved(item, start, pages)
            for part, start, pages in zip(parts, starts, before, strict=False)
            for item in getattr(part, field.name)
        )
        for field in fields(Cleaned)
        if field.name != "text"
    }
    return Cleaned(text="\n".join(part.text for part in parts), **moved)


def _moved(item: Any, by: int, pages: int) -> Any:
    """Move one span; pages count on through all files."""
    changes = {"start": item.start + by, "end": item.end + by}
    page = getattr(item, "page", None)
    return replace(item, **changes) if page is None else replace(item, page=page + pages, **changes)
