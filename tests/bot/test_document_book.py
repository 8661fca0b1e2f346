from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from bot import document_book
from bot.errors import FileUnwritable
from bot.texts import document_book as texts
from knowledge.domain import Held, Warning  # noqa: A004  # the domain's word
from tests.bot.factories import held

_NOW = datetime(2026, 11, 20, 8, tzinfo=UTC)
_HEAD = 3  # the row of the heads: title, notes, heads


def _sheet(*shelf: Held) -> Any:
    written = document_book.written(shelf, now=_NOW, office="Văn phòng Đảng ủy")
    return openpyxl.load_workbook(io.BytesIO(written)).worksheets[0]


def _row(sheet: Any, number: int = 1) -> dict[str, Any]:
    cells: Sequence[Any] = sheet[_HEAD + number]
    return {head: cell.value for head, cell in zip(texts.HEADS, cells, strict=True)}


def test_each_directive_is_a_row_with_its_dates_as_dates() -> None:
    row = _row(_sheet(held(7, warnings=(Warning(code="signer_missing"),))))

    assert row["Số, ký hiệu"] == "31-KH/ĐU [vb 7]"
    assert row["Ngày ban hành"].date() == date(2026, 1, 5)
    assert row["Ngày vào sổ"].date() == date(2026, 11, 2)
    assert row["Loại"] == "kế hoạch"
    assert row["Người ký"] == "Trần Văn An, Bí thư (T/M Đảng ủy)"
    assert "không có văn bản nào ghi là thay thế" in row["Tình trạng và căn cứ"]
    assert row["Cần kiểm tra"] == "Văn bản không ghi người ký."
    assert row["Số việc / có hạn"] == "0 / 0"


def test_a_day_that_is_blank_is_said_in_words() -> None:
    row = _row(_sheet(held(issued_on="2025-09")))

    assert row["Ngày ban hành"] == "tháng 9/2025 (ngày để trống)"


@pytest.mark.parametrize("begins", ["=", "+", "-", "@"])
def test_words_that_look_like_a_formula_stay_words(begins: str) -> None:
    sheet = _sheet(held(subject=f'{begins}HYPERLINK("http://x")', issuer=f"{begins}1+1"))

    row = sheet[_HEAD + 1]
    assert {cell.data_type for cell in row if isinstance(cell.value, str)} == {"s"}
    assert _row(sheet)["Trích yếu"].startswith(begins)


def test_it_prints_on_a4_on_its_side_with_its_head_on_every_page() -> None:
    sheet = _sheet(held())

    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.print_title_rows == f"${_HEAD}:${_HEAD}"
    assert sheet.cell(row=1, column=1).value == "SỔ VĂN BẢN"
    assert sheet.cell(row=2, column=1).value == "1 văn bản, lập ngày 20/11/2026. Văn phòng Đảng ủy"


def test_what_replaced_a_directive_is_named_with_what_says_so() -> None:
    new = held(8, number="40-KH/ĐU")
    old = replace(held(7), status="superseded", superseded_by=(8,), superseded_how=("by_staff",))

    row = _row(_sheet(old, new))

    assert row["Tình trạng và căn cứ"] == (
        "Kế hoạch 31-KH/ĐU đã được Kế hoạch 40-KH/ĐU [vb 8] thay thế"
        " (theo xác nhận của Văn phòng khi đăng)."
    )


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnwritable):
        document_book.save(tmp_path / "none" / "so.xlsx", (held(),), now=_NOW)
