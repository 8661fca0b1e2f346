from pathlib import Path

import pytest

from ingest.limits import DEFAULT, Limits
from ingest.loaders.md import blocks, load
from knowledge.errors import UnreadableDocument

READ = [
    pytest.param("## I - MỤC ĐÍCH", ["I - MỤC ĐÍCH"], id="a heading"),
    pytest.param("(*có Phụ lục* **kèm** `theo`)", ["(có Phụ lục kèm theo)"], id="emphasis"),
    pytest.param("1. Một\n2. Hai", ["1. Một", "2. Hai"], id="numbers as printed"),
    pytest.param("4. Bốn\n\nĐoạn\n\n5. Năm", ["4. Bốn", "Đoạn", "5. Năm"], id="lone numbers"),
    pytest.param("1) Một", ["1) Một"], id="numbers with a bracket"),
    pytest.param("4.1. Về việc", ["4.1. Về việc"], id="numbers Markdown does not know"),
    pytest.param("- Ý\n  + Nhỏ", ["- Ý", "+ Nhỏ"], id="dashes and pluses as printed"),
    pytest.param("- Ý\n\n  Đoạn thứ hai", ["- Ý", "Đoạn thứ hai"], id="an item of two paragraphs"),
    pytest.param("BAN TUYÊN GIÁO\n\n*\n\nSố 1", ["BAN TUYÊN GIÁO", "*", "Số 1"], id="a lone star"),
    pytest.param("a\nb  \nc", ["a\nb\nc"], id="line breaks are kept for the healing"),
    pytest.param("    thụt vào", ["thụt vào"], id="an indent is no code"),
    pytest.param("<b>x</b>", ["<b>x</b>"], id="a tag is text"),
    pytest.param("[trang](https://a.vn)", ["trang"], id="a link is its words"),
    pytest.param(r"1\. Một", ["1. Một"], id="an escape is what it escapes"),
    pytest.param("```\nx\n```", ["x"], id="fenced text"),
    pytest.param("> trích", ["trích"], id="a quotation"),
]


@pytest.mark.parametrize(("text", "expected"), READ)
def test_marks_go_and_printed_numbers_stay(text: str, expected: list[str]) -> None:
    assert [block.text for block in blocks(text)] == expected


def test_a_table_is_rows_of_cells() -> None:
    rows = blocks("| TT | Việc |\n|----|------|\n| 1 | **Họp** |\n| 2 | |")

    assert [row.cells for row in rows] == [("TT", "Việc"), ("1", "Họp"), ("2", "")]


def test_a_file_beyond_the_limits_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("# Kế hoạch", encoding="utf-8")

    assert [block.text for block in load(path, DEFAULT).blocks] == ["Kế hoạch"]
    with pytest.raises(UnreadableDocument):
        load(path, Limits(text_chars=3))
