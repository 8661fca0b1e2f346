"""Lines of page headers and footers that must not be missed, though the rest of those is left out.

A secrecy mark, and a document number that stands nowhere else.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from ingest.blocks import Block
from knowledge.language import find_numbers, fold, nfc

# "MẬT" · "TỐI MẬT" · "T U Y Ệ T  M Ậ T" · "Độ mật: Mật", folded and without spaces
_SECRECY_MARK = re.compile(r"\W*(?:do|dau)?(?:mat:?)?(?:tuyet|toi)?mat\W*")


def among(margins: Iterable[Block], printed: Collection[Block]) -> Iterator[Block]:
    """Yield those of *margins* that are marks, each once, and none that *printed* has."""
    seen = {_squeezed(block.text) for block in printed}
    for block in margins:
        line = _squeezed(block.text)
        if line not in seen and _is_mark(line, block.text):
            seen.add(line)
            yield replace(block, region="box")


def _is_mark(squeezed: str, text: str) -> bool:
    return bool(_SECRECY_MARK.fullmatch(squeezed) or find_numbers(nfc(text)))


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", fold(nfc(text)))
