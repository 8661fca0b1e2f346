from __future__ import annotations

import io
from datetime import date, datetime

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.sheets import Column, Value, written

COLUMNS = (Column(head="Việc", width=40), Column(head="Hạn", width=12))


def _sheet(*rows: tuple[Value, ...], title: str = "Sổ hạn báo cáo") -> Worksheet:
    book = load_workbook(io.BytesIO(written(title, COLUMNS, rows, notes="Chi bộ 3")))
    return book.worksheets[0]


def test_a_date_is_a_date_and_the_head_stands_on_every_page() -> None:
    sheet = _sheet(("Báo cáo quý", date(2026, 3, 17)))

    assert [cell.value for cell in sheet[3]] == ["Việc", "Hạn"]
    assert sheet["B4"].value == datetime(2026, 3, 17)  # noqa: DTZ001  # a day without a zone
    assert sheet["B4"].number_format == "dd/mm/yyyy"
    assert sheet.print_title_rows == "$3:$3"
    assert sheet.freeze_panes == "A4"


def test_it_fits_the_width_of_one_page() -> None:
    sheet = _sheet(("Báo cáo quý", None))

    assert sheet.page_setup.orientation == "landscape"
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
    assert sheet.column_dimensions["A"].width == 40


@pytest.mark.parametrize("said", ["=1+1", "+84", "-2", "@SUM(A1)"])
def test_words_are_never_run_as_a_formula(said: str) -> None:
    cell = _sheet((said, None))["A4"]

    assert (cell.value, cell.data_type) == (said, "s")


def test_a_title_that_no_sheet_may_bear_is_cut() -> None:
    assert len(_sheet(title="Sổ: hạn/báo cáo [2026] " + "dài " * 20).title) <= 31


def test_an_empty_table_has_its_head() -> None:
    assert _sheet()["A3"].value == "Việc"


@pytest.mark.parametrize("said", ["=1+1", "+84", "@SUM(A1)"])
def test_a_title_and_a_note_are_never_run_as_a_formula(said: str) -> None:
    sheet = load_workbook(io.BytesIO(written(said, COLUMNS, [], notes=said))).worksheets[0]

    assert [(sheet[at].value, sheet[at].data_type) for at in ("A1", "A2")] == [(said, "s")] * 2


def test_letters_that_no_spreadsheet_may_hold_are_left_out() -> None:
    sheet = _sheet(("\x07Báo\x00 cáo", None), title="\x07Sổ")

    assert (sheet.title, sheet["A1"].value, sheet["A4"].value) == ("Sổ", "Sổ", "Báo cáo")


@pytest.mark.parametrize("title", ["", "[]", "'", "Sổ 'A'", "Sổ\n\thạn"])
def test_a_sheet_has_a_name_whatever_its_title(title: str) -> None:
    name = _sheet(title=title).title

    assert name == name.strip(" '") != ""
