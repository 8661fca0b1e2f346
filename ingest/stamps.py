"""What a digital signature leaves on a paper: who signed when, and a number put on it later.

Its lines are no text of the paper. They are moved to the very end of it, as lines of the region
"stamp" that no unit holds, so that they can be quoted but neither read as text nor found.

Người ký: Văn phòng Đảng ủy          100
Thời gian ký: 29-09-2025 13:41:12 +07:00
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from ingest.blocks import Block
from knowledge.language import fold, nfc

# "29-09-2025 13:41:12 +07:00" · "29/09/2025 13:41" · "2025.09.29 13:41:12 +07'00'"
TIME = re.compile(
    r"(?:\d{1,2}[-./]\d{1,2}[-./]\d{4}|\d{4}[-./]\d{1,2}[-./]\d{1,2})[ ,T]+\d{1,2}:\d{2}(?::\d{2})?"
    r"(?:\.\d+)?\s*(?:Z|[+-]\d{2}[:']?\d{2}'?)?",
)
# "Người ký: …" · "Ký bởi: …" · "Digitally signed by …": begin what a signature says
_SIGNED = re.compile(
    r"(?:nguoi ky|ky (?:so )?boi|(?:da )?(?:duoc )?ky so boi|chu ky so|thoi gian ky|ngay ky|ky ngay"
    r"|(?:digitally )?signed (?:by|on)|signature (?:valid|not verified)|signing time)\b\s*[:.]?"
)
# "Email: …" · "Cơ quan: …": go on with it
_DETAIL = re.compile(
    r"(?:e-?mail|co quan|to chuc|don vi|chuc vu|ly do|reason|location|dia diem|date|time|dn)\s*:"
)
_ADDRESS = re.compile(r"\S+@\S+\.\S+")
NUMBER = re.compile(r"\d{1,5}[a-zđ]?")
_LONGEST_LINE = 120  # characters of a line of a stamp
_NEXT = 2  # lines without a label that a stamp may have between two with one


def is_line(text: str) -> bool:
    """Say whether a line can only be that of a signature: a label or a time to the minute."""
    return len(text) <= _LONGEST_LINE and (_is_time(text) or _is_signed(text))


def _is_time(text: str) -> bool:
    return TIME.fullmatch(text.strip()) is not None


def _is_signed(text: str) -> bool:
    return _SIGNED.match(fold(nfc(text)).strip()) is not None


def _is_detail(text: str) -> bool:
    folded = fold(nfc(text)).strip()
    return bool(_DETAIL.match(folded) or _ADDRESS.fullmatch(folded))


def apart(blocks: Sequence[Block]) -> list[Block]:
    """Return *blocks* with the lines of signatures last, as blocks of the region "stamp".

    Lines with a label count if a time or an address of a signature stands among them; a lone number
    counts if it follows the last text of a paper that has a signature.
    """
    lines = [(block, text) for block in blocks for text in _texts(block)]
    found = _found([text for _, text in lines], [bool(block.cells) for block, _ in lines])
    found |= {at for at, (block, _) in enumerate(lines) if block.region == "stamp"}
    if not found:
        return list(blocks)
    kept = list(_kept(lines, found))
    return kept + [
        Block(text=text, page=block.page, region="stamp")
        for at, (block, text) in enumerate(lines)
        if at in found
    ]


def _texts(block: Block) -> list[str]:
    return [block.text] if block.cells else block.text.split("\n")


def _found(texts: Sequence[str], in_row: Sequence[bool]) -> set[int]:
    found: set[int] = set()
    for group in _groups(texts, in_row):
        proofs = [at for at in group if TIME.search(texts[at]) or _is_detail(texts[at])]
        if proofs and any(is_line(texts[at]) for at in group):
            found |= set(group)
    if any(TIME.search(texts[at]) for at in found):
        found |= _trailing_number(texts, found)
    return found


def _groups(texts: Sequence[str], in_row: Sequence[bool]) -> Iterator[list[int]]:
    """Yield runs of lines with labels, with the few between them."""
    group: list[int] = []
    for at, text in enumerate(texts):
        if in_row[at] or not (is_line(text) or (_is_detail(text) and group)):
            continue
        if group and (at - group[-1] > _NEXT or any(in_row[group[-1] : at])):
            yield group
            group = []
        group += range(group[-1] + 1, at) if group else []
        group.append(at)
    if group:
        yield group


def _trailing_number(texts: Sequence[str], found: set[int]) -> set[int]:
    """Return the lone number below the last text, or among the lines of the stamp."""
    numbers = set()
    for at in range(len(texts) - 1, -1, -1):
        if NUMBER.fullmatch(texts[at].strip()):
            numbers.add(at)
        elif texts[at].strip() and at not in found:
            break
    return numbers if len(numbers) == 1 else set()


def _kept(lines: Sequence[tuple[Block, str]], found: set[int]) -> Iterator[Block]:
    """Yield the blocks without the lines *found* in them."""
    texts: list[str] = []
    for at, (block, text) in enumerate(lines):
        if at not in found:
            texts.append(text)
        if at + 1 == len(lines) or lines[at + 1][0] is not block:
            if block.cells:
                yield block
            elif texts:
                yield replace(block, text="\n".join(texts))
            texts = []
