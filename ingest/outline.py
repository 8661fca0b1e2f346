"""Running text as a tree: what each line stands under, and by what path it is cited."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ingest.markers import BULLETS, Marker, follows, inner_list
from ingest.nodes import RANKS, Node, NodeKind, is_title_like, rank
from ingest.patterns import (
    APPENDIX,
    ATTACHED,
    CLOSING,
    ENCLOSED_WITH,
    LAST_CLAUSE,
    ORGAN_START,
    POSITION,
    ROMAN,
    TITLE,
)
from ingest.pieces import Piece, is_upper, starts_upper, trimmed

if TYPE_CHECKING:
    from collections.abc import Sequence

_TITLED_BELOW: frozenset[NodeKind] = frozenset({"part", "chapter", "section", "appendix"})
_UNTIL_CLOSED: frozenset[NodeKind] = frozenset(RANKS) - {"number", "decimal"}
_LONGEST_CAPTION = 120
# a title of several lines takes no further line from this length on
_LONGEST_TITLE = 500
# "QUYẾT ĐỊNH:" · "BAN THƯỜNG VỤ ĐẢNG ỦY QUYẾT ĐỊNH": a formula, no heading
_FORMULA = re.compile(r".*(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|KẾT LUẬN|QUY ĐỊNH|BAN HÀNH)\W*|.*:|\W*\w+\W*")
# "1" · "3." · "II" · "a)" in the first cell of a row
_ORDINAL_CELL = re.compile(rf"(?P<value>\d{{1,3}}(?:\.\d{{1,2}})*|{ROMAN}|[A-Ha-hđ])\s*[.)]?")
# "TT" · "STT" · "Số TT": the first cell of the row of column titles
_COLUMN_TITLE = re.compile(r"(?:S|Số )?TT|Số thứ tự", re.IGNORECASE)


@dataclass(slots=True)
class Outline:
    """The tree of one paper as it grows, line by line."""

    text: str
    nodes: list[Node] = field(default_factory=list)
    # indices of the units that the next line may stand under, outermost first
    open: list[int] = field(default_factory=list)
    counts: Counter[tuple[int | None, str]] = field(default_factory=Counter)
    # paths of numbered rows
    rows: set[str] = field(default_factory=set)

    def add(self, piece: Piece, mark: Marker | None, later: Sequence[Marker | None]) -> None:
        """Add one line of running text; *later* are the marks of the lines after it."""
        if piece.cells:
            self._row(piece)
        elif mark is not None:
            self._marked(piece, mark)
        elif not self._completed_title(piece):
            self._unmarked(piece, later)

    def add_appendix(self, piece: Piece, path: str) -> None:
        """Begin an appendix: everything after it stands under it."""
        self.open.clear()
        start = len(piece.text) - len(piece.text.lstrip("* "))
        named = APPENDIX.match(piece.text, start)
        printed = piece.text[start : named.end() if named else len(piece.text)]
        if named and named["title"]:
            printed = piece.text[start : named.start("title")]
        if not named and (ATTACHED.fullmatch(piece.plain) or not TITLE.fullmatch(piece.plain)):
            printed = ""
        rest = piece.part(start + len(printed), len(piece.text))
        self._open("appendix", path, rest, printed.strip(" .:–-*"))

    def _open(self, kind: NodeKind, path: str, piece: Piece, printed: str = "") -> int:
        index = self._put(kind, path, piece, printed)
        self.open.append(index)
        return index

    def _put(self, kind: NodeKind, path: str, piece: Piece, printed: str = "") -> int:
        start, end = trimmed(piece.text, 0, len(piece.text))
        self.nodes.append(
            Node(
                kind=kind,
                path=path,
                printed=printed,
                start=piece.start + start,
                end=piece.start + end,
                page=piece.page,
                parent=self.open[-1] if self.open else None,
            )
        )
        return len(self.nodes) - 1

    # --- marked lines

    def _marked(self, piece: Piece, mark: Marker) -> None:
        inner = inner_list(piece.text, mark.end, mark)
        end = inner[0][1] if inner else len(piece.text)
        self._mark(piece.part(mark.end, end), mark)
        self._inner(piece, inner)

    def _inner(self, piece: Piece, inner: Sequence[tuple[Marker, int]]) -> None:
        ends = [*(start for _, start in inner), len(piece.text)][1:]
        for (mark, _), end in zip(inner, ends, strict=True):
            self._mark(piece.part(mark.end, end), mark)

    def _mark(self, piece: Piece, mark: Marker) -> None:
        self._close_for(mark)
        index = self._open(mark.kind, self._path(mark), piece, mark.printed)
        self.nodes[index] = replace(self.nodes[index], marker=mark)

    def _close_for(self, mark: Marker) -> None:
        if mark.kind in RANKS:
            while self.open and (self._top.rank >= rank(mark) or self._foreign(mark)):
                self.open.pop()
            return
        kinds = [self.nodes[index].kind for index in self.open]
        if mark.kind in kinds:
            del self.open[kinds.index(mark.kind) :]
        elif mark.kind not in BULLETS:
            self._close_bullets()

    @property
    def _top(self) -> Node:
        return self.nodes[self.open[-1]]

    def _foreign(self, mark: Marker) -> bool:
        """Say whether "2.1" would come to stand under "1."."""
        above = self._top.marker
        numbered = above is not None and above.kind in ("number", "decimal")
        return numbered and above is not None and not mark.label.startswith(f"{above.label}.")

    def _close_bullets(self) -> None:
        while self.open and self._top.kind in BULLETS:
            self.open.pop()

    def _path(self, mark: Marker) -> str:
        above = [self.nodes[index] for index in self.open]
        if mark.kind == "decimal":
            above = [node for node in above if node.kind not in ("number", "decimal")]
        if mark.kind == "article":  # numbered through the whole paper, whatever the chapter
            above = [node for node in above if node.kind == "appendix"]
        base = above[-1].path if above else ""
        if mark.kind in BULLETS:
            key = (self.open[-1] if self.open else None, mark.label)
            self.counts[key] += 1
            return f"{base}{mark.label}{self.counts[key]}"
        return f"{base}{mark.label}" if mark.kind == "paren" else f"{base}.{mark.label}".strip(".")

    # --- lines without a mark

    def _completed_title(self, piece: Piece) -> bool:
        """Take the line under "Chương I", or the second line of a heading, as (part of) a title."""
        if not self.open or self._top.kind not in (*_TITLED_BELOW, "capital", "roman", "caption"):
            return False
        at, node, text = self.open[-1], self._top, piece.plain
        if node.end - node.start > _LONGEST_TITLE:
            return False
        if ENCLOSED_WITH.fullmatch(text) or not is_title_like(text):
            return False
        is_last = at == len(self.nodes) - 1
        if node.start == node.end:
            return self._retitle(at, piece, piece.start) if node.kind in _TITLED_BELOW else False
        goes_on = is_upper(text) if is_upper(self._printed(node)) else not starts_upper(text)
        return is_last and goes_on and self._retitle(at, piece, node.start)

    def _retitle(self, at: int, piece: Piece, start: int) -> bool:
        start, end = trimmed(self.text, start, piece.end)
        self.nodes[at] = replace(self.nodes[at], start=start, end=end)
        return True

    def _printed(self, node: Node) -> str:
        return self.text[node.start : node.end]

    def _unmarked(self, piece: Piece, later: Sequence[Marker | None]) -> None:
        text = piece.plain
        if is_upper(text) and len(text) <= _LONGEST_CAPTION and not _is_formula(text):
            while self.open and self._top.rank >= RANKS["caption"]:
                self.open.pop()
            self._open("caption", self._base, piece)
            return
        self._close_sentences(later, all_of_them=self._closes_paper(text))
        inner = inner_list(piece.text)
        own = piece.part(0, inner[0][1]) if inner else piece
        index = self._put("body", self._base, own)
        if inner:
            under = list(self.open)
            self.open.append(index)
            self._inner(piece, inner)
            self.open = under

    def _closes_paper(self, text: str) -> bool:
        if CLOSING.match(text):
            return True
        is_under_heading = bool(self.open) and self.open[-1] == len(self.nodes) - 1
        is_under_heading = is_under_heading and is_title_like(self._printed(self._top))
        in_article = any(self.nodes[index].kind == "article" for index in self.open)
        return LAST_CLAUSE.match(text) is not None and not is_under_heading and not in_article

    @property
    def _base(self) -> str:
        return self._top.path if self.open else ""

    def _close_sentences(self, later: Sequence[Marker | None], *, all_of_them: bool) -> None:
        """Close what a paragraph without a mark cannot belong to.

        A paragraph after a numbered sentence belongs to it only if the list goes on after the
        paragraph; else it closes the list.
        """
        while self.open:
            node = self._top
            if node.kind == "appendix" or (not all_of_them and self._holds(node, later)):
                return
            self.open.pop()

    def _holds(self, node: Node, later: Sequence[Marker | None]) -> bool:
        if node.kind in BULLETS or node.kind == "body":
            return False
        if node.kind in _UNTIL_CLOSED or is_title_like(self._printed(node)):
            return True
        after = (mark for mark in later if mark and mark.kind in (*RANKS, node.kind))
        following = next((mark for mark in after if rank(mark) <= node.rank), None)
        return node.marker is not None and following is not None and follows(following, node.marker)

    # --- table rows

    def _row(self, piece: Piece) -> None:
        self._close_bullets()
        match = _ORDINAL_CELL.fullmatch(piece.cells[0].strip()) if len(piece.cells) > 1 else None
        filled = sum(bool(cell.strip()) for cell in piece.cells)
        is_band = match is not None and filled <= 2 and not match["value"][0].isdigit()  # noqa: PLR2004
        if (is_band or match is None) and self._band:
            self.open.pop()
        own = piece.part(len(piece.cells[0]) + 1, len(piece.text)) if match else piece
        printed = piece.cells[0].strip() if match else ""
        path = self._row_path(match["value"] if match else None, self._band)
        if is_band:
            self._open("band", path, own, printed)
        elif match is None and self._titles_columns(piece):
            self._put("columns", path, own)
        else:
            self._put("row", path, own, printed)

    def _titles_columns(self, piece: Piece) -> bool:
        goes_on = bool(self.nodes) and self.nodes[-1].kind == "columns"
        return goes_on or _COLUMN_TITLE.fullmatch(piece.cells[0].strip(" .")) is not None

    @property
    def _band(self) -> Node | None:
        return self._top if self.open and self._top.kind == "band" else None

    def _row_path(self, value: str | None, band: Node | None) -> str:
        holder = next((i for i in reversed(self.open) if self.nodes[i].kind != "band"), None)
        base = self.nodes[holder].path if holder is not None else ""
        self.counts[(holder, "row")] += 1
        in_appendix = bool(self.open) and self.nodes[self.open[0]].kind == "appendix"
        if value is None:
            return f"{base}.r{self.counts[(holder, 'row')]}".strip(".")
        label = value if in_appendix else f"r{value}"
        path = f"{base}.{label}".strip(".")
        if band and path in self.rows:
            path = f"{band.path}.{value}"
        self.rows.add(path)
        return path


def _is_formula(text: str) -> bool:
    return any(p.match(text) for p in (ORGAN_START, POSITION)) or bool(_FORMULA.fullmatch(text))
