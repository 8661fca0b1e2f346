from __future__ import annotations

import pytest

from ingest.scans.arrays import Rect
from ingest.scans.engine import Row, Word
from ingest.scans.pages import _is_scrap


@pytest.mark.parametrize(
    ("text", "sure", "scrap"),
    [
        ("xã,", 0.9, False),
        ("(b/c),", 0.9, False),
        ("ủy,", 0.4, True),
        ("|", 0.9, True),
        ("s", 0.9, True),
        ("vv", 0.9, True),
        ("*", 0.3, False),
        ("2", 0.3, False),
        ("Đảng ủy,", 0.3, False),
    ],
)
def test_the_end_of_a_line_above_is_no_scrap(text: str, sure: float, *, scrap: bool) -> None:
    words = (Word(text=text, rect=Rect(0, 0, 9, 9), sure=sure, letters=()),)

    assert _is_scrap(Row(words=words, base=5)) is scrap
