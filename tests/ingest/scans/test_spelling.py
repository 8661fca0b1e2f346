from __future__ import annotations

import pytest

from ingest.scans.arrays import Rect
from ingest.scans.certainty import misread
from ingest.scans.engine import Row, Word
from ingest.scans.spelling import spelled


def _row(text: str) -> Row:
    words = [
        Word(text=one, rect=Rect(at * 10, 0, at * 10 + 9, 9), sure=0.9, letters=(0.9,) * len(one))
        for at, one in enumerate(text.split())
    ]
    return Row(words=tuple(words), base=4.5)


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        ("~ Các chỉ bộ gửi", "- Các chi bộ gửi"),
        ("Đẳng Ủy xã Suối Ngàn", "Đảng ủy xã Suối Ngàn"),
        ("ngày 12 tháng 9 năm 202ó", "ngày 12 tháng 9 năm 2026"),
        ("Só 12-KH/ĐU", "Số 12-KH/ĐU"),
        ("KÊ HOẠCH", "KẾ HOẠCH"),
        ("các chi bộ gửi báo cáo", "các chi bộ gửi báo cáo"),
        ("chỉ giao cho chi bộ", "chỉ giao cho chi bộ"),
    ],
)
def test_what_the_language_excludes_is_put_right_and_what_was_read_is_kept(
    read: str, meant: str
) -> None:
    row = spelled(_row(read))

    assert row.text == meant
    kept = {row.text[one.start : one.end]: one.read for one in misread(row.words)}
    assert kept == {
        one: other for one, other in zip(meant.split(), read.split(), strict=True) if one != other
    }


def test_of_two_changes_the_first_reading_is_kept() -> None:
    once = spelled(_row("l5/9/202ó"))
    twice = spelled(once)

    assert [one.read for one in misread(twice.words)] == ["l5/9/202ó"]
