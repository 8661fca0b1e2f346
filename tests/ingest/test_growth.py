"""Texts made to be slow: the time of every stage grows no faster than the text does."""

from __future__ import annotations

from time import process_time

import pytest

from ingest import clean, columns, metadata, obligations, read_text, references, structure
from ingest.limits import Limits
from ingest.loaders import txt
from knowledge.errors import UnreadableDocument

_SIZE = 3_000  # characters
_MOST = 3  # times as long for twice the text; 4 would be the square
_NOISE = 0.06  # seconds that a busy machine may add

_HEAD = "ĐẢNG ỦY XÃ BẢN MƠ\nSố 5-KH/ĐU\nKẾ HOẠCH\nVề công tác năm 2024\n\n"
# what is repeated, behind what, before what
_HOSTILE = [
    ("1", "", ""), (" ", "", ""), (".", "", "a"), ("-", "", ""), ("a", "", ""), ("A", "", ""),
    ("ệ", "", ""), ("(", "", ""), ("1.", "", ""), (";", "", ""), ("\n", "", ""), ("a) ", "", ""),
    ("_", "", "a"), ("*", "", "a"), ("/", "", ""), (";", "(", ""), (".", "Số ", "a"),
    ("a    ", "", ""), ("a    ", "Nơi nhận:    x\n", ""), ("năm2020 a@b ", "", ""),
    ("- - - - \n", "", ""), ("A A A A\n", "", ""), ("gửi ", "", ""), ("gửi\n", "", ""),
    ("chi bộ, ", "", ":"), ("Ban A, Ban B, ", "", " đề nghị:"), ("hằng tháng, quý, ", "", ""),
    ("tính từ ngày 1 tháng trước ", "", ""), ("trước ngày 15, ", "", ""), ("quý I ", "", ""),
    ("12-KH/ĐU ", "", ""), ("12-KH/ĐU ", "ĐẢNG ỦY X\n", ""), ("12-KH/ĐU\n\n", "", ""),
    ("Đảng ủy ", "", ""), ("giai đoạn năm 2024 ", "KẾ HOẠCH ", ""),
    ("- ĐẢNG ỦY XÃ A;\n", "Kính gửi:\n", ""), ("- Chi bộ;\n", "Nơi nhận:\n", ""),
    ("- a:\n\n", "", ""), ("- a\n+ b\n", "", ""), ("- Báo cáo quý\n\n", _HEAD, ""),
]  # fmt: skip


def _text(repeated: str, before: str, after: str, size: int) -> str:
    return before + repeated * (size // len(repeated)) + after


def _seconds(text: str) -> float:
    start = process_time()
    cleaned = clean.heal(columns.apart(txt.blocks(text)))
    metadata.security_mark(cleaned.text.splitlines())
    units = structure.parse(cleaned)
    metadata.find(cleaned, units, references.find(cleaned, units))
    obligations.find(cleaned, units)
    return process_time() - start


@pytest.mark.parametrize(
    ("repeated", "before", "after"), _HOSTILE, ids=[repr("".join(row[:2])) for row in _HOSTILE]
)
def test_twice_the_text_takes_less_than_three_times_as_long(
    repeated: str, before: str, after: str
) -> None:
    once, twice = (_text(repeated, before, after, _SIZE * times) for times in (1, 2))
    _seconds(once)  # what is compiled or looked up once is paid for here

    assert min(_seconds(twice), _seconds(twice)) < _MOST * _seconds(once) + _NOISE


def test_a_text_longer_than_the_limit_is_refused() -> None:
    with pytest.raises(UnreadableDocument) as refused:
        read_text("Báo cáo quý.\n" * 10, "dài.txt", limits=Limits(text_chars=100))

    assert refused.value.facts == {"path": "dài.txt", "reason": "too_large"}
