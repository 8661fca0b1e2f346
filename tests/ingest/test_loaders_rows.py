from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import Workbook

from ingest.limits import DEFAULT
from ingest.loaders import rows
from knowledge.errors import UnreadableDocument, UnsupportedFormat


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_a_text_is_parted_by_what_its_head_is_parted_by(tmp_path: Path, delimiter: str) -> None:
    file = tmp_path / "ds.csv"
    lines = (("Họ tên", "Chi bộ"), (), ("Lý A", "Bến"))
    file.write_text("\n".join(delimiter.join(line) for line in lines), encoding="utf-8")

    assert rows.load(file, DEFAULT) == [(1, ["Họ tên", "Chi bộ"]), (3, ["Lý A", "Bến"])]


def test_a_cell_with_a_line_break_is_called_by_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "ds.csv"
    file.write_text('a,b\n"một\nhai",x\nba,y\n', encoding="utf-8")

    assert [line for line, _ in rows.load(file, DEFAULT)] == [1, 2, 4]


def test_the_first_sheet_that_holds_something_is_read_by_its_own_numbers(tmp_path: Path) -> None:
    book = Workbook()
    second = book.create_sheet("Danh sách")
    second.cell(row=4, column=2, value="Chi bộ")
    second.cell(row=6, column=2, value=3)
    book.save(tmp_path / "ds.xlsx")

    assert rows.load(tmp_path / "ds.xlsx", DEFAULT) == [(4, ["", "Chi bộ"]), (6, ["", "3"])]


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 32)
    torn = tmp_path / "ds.xlsx"
    torn.write_bytes(b"PK\x03\x04" + b"\0" * 64)

    with pytest.raises(UnsupportedFormat):
        rows.load(picture, DEFAULT)
    with pytest.raises((UnreadableDocument, UnsupportedFormat)):
        rows.load(torn, DEFAULT)
