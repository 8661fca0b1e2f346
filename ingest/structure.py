"""The healed text as a list of units: head, title, headings, items, rows, foot, appendices."""

from __future__ import annotations

import re
from itertools import groupby
from typing import TYPE_CHECKING

from ingest.annexes import FORM, Annex, place
from ingest.markers import BULLETS, marker, roman_value
from ingest.nodes import Node, NodeKind, is_title_like
from ingest.outline import Outline
from ingest.patterns import APPENDIX
from ingest.pieces import plain, split, trimmed, words
from ingest.regions import Placed, divide
from knowledge.domain import Unit, UnitKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from ingest.clean import Cleaned
    from ingest.markers import Marker
    from ingest.pieces import Piece

_SETTLED: dict[NodeKind, UnitKind] = {
    "body": "body",
    "row": "row",
    "band": "row",
    "columns": "heading",
    "appendix": "appendix",
    "part": "heading",
    "chapter": "heading",
    "section": "heading",
    "caption": "heading",
    "capital": "heading",
    "roman": "heading",
}
_LEAD_IN = re.compile(r":[\s*]*$")
# "Các chi bộ gửi về Văn phòng trước ngày 15/11, gồm:": a duty, however short, is no heading
_DUTY = re.compile(r"\b(?:trước (?:ngày|\d)|chậm nhất|đúng hạn)\b", re.IGNORECASE)
# how many lines ahead it is looked for whether a list goes on
_AHEAD = 200


def parse(cleaned: Cleaned, annexes: Sequence[Annex] = ()) -> tuple[Unit, ...]:
    """Read the tree of a paper.

    Paths: "II.4.1(2)" for printed marks, "II.1-2" for the second dash under II.1, "Điều 5.2.a" for
    articles (numbered through the paper, so no chapter before them), "PL.3" for row 3 of the
    appendix, "PL.II.3" where the rows of its part II are numbered anew, "PL.r3" for a row without
    number. A paragraph bears the path of what it stands under. Lines of head, title and foot, and
    the closing sentence "Trên đây là …", bear "".

    Args:
        cleaned: The healed text.
        annexes: What of it came as files of their own, in order, after everything else. Each is an
            appendix; a form that bears no other name has the path "BM", "BM2".

    Returns:
        Units in reading order; ``text == cleaned.text[start:end]`` for each. One unit per printed
        line of head and foot, one for the whole title.
    """
    placed = [line for line in _placed(split(cleaned), annexes) if line.region != "rule"]
    units = [*_edges(cleaned.text, placed), *_settled(_grown(cleaned.text, placed))]
    return tuple(sorted(units, key=lambda unit: (unit.start, unit.end)))


def _placed(pieces: Sequence[Piece], annexes: Sequence[Annex]) -> list[Placed]:
    first = annexes[0].start if annexes else None
    placed = divide([piece for piece in pieces if first is None or piece.start < first])
    for annex in annexes:
        placed += place([piece for piece in pieces if annex.start <= piece.start < annex.end])
    return placed


def _edges(text: str, placed: Sequence[Placed]) -> Iterator[Unit]:
    for region, group in groupby(placed, key=lambda line: line.region):
        lines = [line.piece for line in group]
        if region == "title":
            yield _edge(text, "title", lines[0].start, lines[-1].end, lines[0].page)
        elif region in ("head", "foot"):
            for line in lines:
                yield _edge(text, region, line.start, line.end, line.page)


def _edge(text: str, kind: UnitKind, start: int, end: int, page: int | None) -> Unit:
    start, end = trimmed(text, start, end)
    return Unit(
        path="",
        kind=kind,
        marker="",
        heading=(),
        text=text[start:end],
        start=start,
        end=end,
        page=page,
    )


def _grown(text: str, placed: Sequence[Placed]) -> Outline:
    lines = [line for line in placed if line.region in ("body", "appendix")]
    marks = _marks(lines)
    paths = iter(_appendix_paths(lines))
    outline = Outline(text)
    for at, line in enumerate(lines):
        if line.region == "appendix":
            outline.add_appendix(line.piece, next(paths))
        else:
            outline.add(line.piece, marks[at], marks[at + 1 : at + 1 + _AHEAD])
    return outline


def _marks(lines: Sequence[Placed]) -> list[Marker | None]:
    marks: list[Marker | None] = []
    last_capital = 0
    for line in lines:
        in_text = line.region == "body" and not line.piece.cells
        mark = marker(line.piece.text) if in_text else None
        if mark and mark.kind == "capital":
            mark = mark if mark.ordinal in (1, last_capital + 1) else None
            last_capital = mark.ordinal if mark else last_capital
        marks.append(mark)
    return marks


def _appendix_paths(lines: Sequence[Placed]) -> list[str]:
    titles = [line.named or line.piece.plain for line in lines if line.region == "appendix"]
    kinds = ["BM" if FORM.match(title) else "PL" for title in titles]
    paths: list[str] = []
    for at, (title, kind) in enumerate(zip(titles, kinds, strict=True)):
        path = _appendix_path(title, kind, kinds[: at + 1].count(kind), kinds.count(kind))
        again = (f"{path}-{count}" for count in range(2, len(titles) + 1))
        paths.append(path if path not in paths else next(one for one in again if one not in paths))
    return paths


def _appendix_path(title: str, kind: str, ordinal: int, of: int) -> str:
    named = (FORM if kind == "BM" else APPENDIX).match(title)
    number = named["number"] if named else None
    if number is None:
        return kind if of == 1 else f"{kind}{ordinal}"
    if number[0].isdigit():
        return f"{kind}{number.lstrip('0')}"
    return f"{kind}{roman_value(number) or number}"


def _settled(outline: Outline) -> Iterator[Unit]:
    nodes = outline.nodes
    parents = {node.parent for node in nodes}
    kinds = [
        _kind(node, outline.text[node.start : node.end], has_below=at in parents)
        for at, node in enumerate(nodes)
    ]
    chains: dict[int | None, tuple[str, ...]] = {None: ()}
    for node, kind in zip(nodes, kinds, strict=True):
        yield Unit(
            path=node.path,
            kind=kind,
            marker=node.printed,
            heading=_chain(outline, kinds, node.parent, chains),
            text=outline.text[node.start : node.end],
            start=node.start,
            end=node.end,
            page=node.page,
        )


def _kind(node: Node, text: str, *, has_below: bool) -> UnitKind:
    if node.kind in _SETTLED:
        return _SETTLED[node.kind]
    heads = has_below and is_title_like(text) and not _DUTY.search(plain(text))
    if node.kind in BULLETS and node.kind != "star":
        heads = heads and _LEAD_IN.search(text) is not None
    return "heading" if heads else "item"


def _chain(
    outline: Outline,
    kinds: Sequence[UnitKind],
    at: int | None,
    known: dict[int | None, tuple[str, ...]],
) -> tuple[str, ...]:
    """Return the headings from the outermost down to node *at*, without emphasis."""
    if at not in known and at is not None:
        node = outline.nodes[at]
        above = _chain(outline, kinds, node.parent, known)
        heads = kinds[at] in ("heading", "appendix") or node.kind == "band"
        text = words(outline.text[node.start : node.end]) if heads else ""
        known[at] = (*above, text) if text else above
    return known[at]
