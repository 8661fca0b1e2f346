"""Headers and signature blocks of two columns set with tabs or spaces, read column by column.

ĐẢNG ỦY XÃ LONG HẠ              ĐẢNG CỘNG SẢN VIỆT NAM
*                       Long Hạ, ngày 03 tháng 5 năm 2026
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from ingest.blocks import Block
from knowledge.language import fold, nfc

_HEADER_LINES = 15  # a header never has more
_FOOT_LINES = 25
_RUNNING_WORDS = 20  # two columns of a header hold less
_LONGEST_LINE = 1000  # characters, the blanks between the columns among them
_TAB = 40  # where a tab leads to, in characters: about the middle of the page
_CENTRED = 0.6  # a centred line begins so much further left than the longest, not more
_GAP = re.compile(r"(?<=\S)(?: *\t[\t ]*| {4,})(?=\S)")
_NATION = re.compile(
    r"\b(?:dang cong san|cong hoa xa hoi chu nghia) viet nam\b|\bcong hoa xa hoi\b"
)
# "Số: -CV/ĐU" · "V/v báo cáo" · "*": what may stand alone in the left column, below the right one
_OF_LEFT_COLUMN = re.compile(r"\W*(?:so\b|v/v\b|$)")
_RECIPIENTS = re.compile(r"\W*noi nhan\b")
_ANNEX = re.compile(r"\W*phu luc\b")


@dataclass(frozen=True, slots=True)
class _Line:
    """One printed line of a block that stands in the flow."""

    block: Block
    text: str

    @property
    def folded(self) -> str:
        return fold(nfc(self.text))


def apart(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* with the columns of header and signature block one after the other.

    Only lines with a wide gap beside the nation's or the Party's name, or below "Nơi nhận", are
    taken for columns.
    """
    lines = [_Line(block, text) for block in blocks for text in _texts(block)]
    spans = [span for span in (_header(lines), _foot(lines)) if span]
    if not spans:
        return list(blocks)
    read: list[Block] = []
    done = 0
    for start, end, at in sorted(spans):
        read += _whole(lines[done:start])
        read += _columns(lines[start:end], at)
        done = end
    return [*read, *_whole(lines[done:])]


def _texts(block: Block) -> list[str]:
    is_plain = block.region == "flow" and not block.cells and not block.scanned
    return [text for text in block.text.split("\n") if text.strip()] if is_plain else [block.text]


def _whole(lines: Sequence[_Line]) -> Iterator[Block]:
    """Yield the blocks that *lines* came from, as far as they reach."""
    texts: list[str] = []
    for at, line in enumerate(lines):
        texts.append(line.text)
        if at + 1 == len(lines) or lines[at + 1].block is not line.block:
            yield replace(line.block, text="\n".join(texts))
            texts = []


def _header(lines: Sequence[_Line]) -> tuple[int, int, int] | None:
    """Return (first line, line after the last, where the right column begins) of the header."""
    top = list(takewhile(_may_be_header, lines[:_HEADER_LINES]))
    beside = (_rights(line) for line in top if _NATION.search(line.folded))
    at = next((rights[-1] for rights in beside if rights), None)
    if at is None:
        return None
    end = 1 + max(number for number, line in enumerate(top) if all(_halves(line, at)))
    while end < len(top) and _OF_LEFT_COLUMN.match(top[end].folded):
        end += 1
    return 0, end, at


def _may_be_header(line: _Line) -> bool:
    return len(line.text.split()) < _RUNNING_WORDS and not _RECIPIENTS.match(line.folded)


def _foot(lines: Sequence[_Line]) -> tuple[int, int, int] | None:
    start = next((at for at, line in enumerate(lines) if _RECIPIENTS.match(line.folded)), None)
    if start is None:
        return None
    span = lines[start : start + _FOOT_LINES]
    length = next((at for at, line in enumerate(span) if _ANNEX.match(line.folded)), len(span))
    at = next((rights[-1] for line in span[:length] if (rights := _rights(line))), None)
    return None if at is None else (start, start + length, at)


def _rights(line: _Line) -> list[int]:
    """Return where something begins after each wide gap of a line in the flow."""
    if line.block.cells or line.block.region != "flow" or len(line.text) > _LONGEST_LINE:
        return []
    return [_place(line.text, gap.end()) for gap in _GAP.finditer(line.text)]


def _place(text: str, at: int) -> int:
    return len(text[:at].expandtabs(_TAB))


def _columns(lines: Sequence[_Line], at: int) -> list[Block]:
    """Return the left halves of *lines*, then the right ones; *at* is where those begin."""
    left, right = [], []
    for line in lines:
        first, second = _halves(line, at)
        left += [_column(line, first)] if first else []
        right += [_column(line, second)] if second else []
    return left + right


def _column(line: _Line, text: str) -> Block:
    is_flow = line.block.region == "flow" and not line.block.cells
    return replace(line.block, text=text, region="column") if is_flow else line.block


def _halves(line: _Line, at: int) -> tuple[str, str]:
    """Part a line at its gap before the right column; a blank left to fill in is another gap."""
    text = line.text
    if line.block.cells or line.block.region != "flow" or len(text) > _LONGEST_LINE:
        return text, ""
    for gap in _GAP.finditer(text):
        if _place(text, gap.end()) >= at * _CENTRED:
            return text[: gap.start()].strip(), text[gap.end() :].strip()
    indent = _place(text, len(text) - len(text.lstrip()))
    return ("", text.strip()) if indent >= at * _CENTRED else (text.strip(), "")
