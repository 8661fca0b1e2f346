from __future__ import annotations

from datetime import date, datetime, time
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font

from ingest.limits import DEFAULT
from ingest.loaders import load, sheets
from knowledge.errors import UnreadableDocument
from tests.sheet_files import archive, workbook

_TABLE = (("Biểu tổng hợp",), ("TT", "Chi bộ", "Hạn"), (1, "Thôn Hạ", date(2026, 11, 15)))


def test_a_sheet_is_its_title_and_its_rows(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Sheet1", _TABLE))

    blocks = load(path, DEFAULT).blocks

    assert [block.text for block in blocks] == [
        "Biểu tổng hợp",
        "TT\tChi bộ\tHạn",
        "1\tThôn Hạ\t15/11/2026",
    ]
    assert blocks[2].cells == ("1", "Thôn Hạ", "15/11/2026")


def test_several_sheets_follow_one_another_under_their_names(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Quý I", _TABLE[1:]), ("Quý II", _TABLE[1:]))

    texts = [block.text for block in load(path, DEFAULT).blocks]

    assert (texts[0], texts[3]) == ("Quý I", "Quý II")


def test_what_is_hidden_in_a_workbook_is_left_out(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", ("Một", _TABLE), ("Hai", (("kín",),)))
    book = load_workbook(path)
    book["Hai"].sheet_state = "hidden"
    book["Một"].column_dimensions["C"].hidden = True
    book["Một"].row_dimensions[1].hidden = True
    book.save(path)

    texts = [block.text for block in load(path, DEFAULT).blocks]

    assert texts == ["TT\tChi bộ", "1\tThôn Hạ"]


def test_empty_columns_are_left_out(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "a.xlsx", ("A", ((None, "TT", None, "Chi bộ"), (None, 1, None, "B")))
    )

    assert [block.cells for block in load(path, DEFAULT).blocks] == [("TT", "Chi bộ"), ("1", "B")]


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        pytest.param(12.0, "", "12", id="no fraction"),
        pytest.param(0.1 + 0.2, "", "0,3", id="a decimal comma"),
        pytest.param(0.85, "0%", "85%", id="per cent"),
        pytest.param(datetime(2026, 11, 15), "", "15/11/2026", id="a day"),  # noqa: DTZ001
        pytest.param(datetime(2026, 11, 15, 8, 30), "", "15/11/2026 08:30", id="a moment"),  # noqa: DTZ001
        pytest.param(time(8, 30), "", "08:30", id="a time"),
        pytest.param(True, "", "x", id="ticked"),
        pytest.param(None, "", "", id="nothing"),
        pytest.param(" a ", "", "a", id="words"),
    ],
)
def test_values_are_written_as_people_see_them(value: object, form: str, shown: str) -> None:
    assert sheets.shown(value, form) == shown  # type: ignore[arg-type]  # a table of kinds


def test_a_workbook_that_declares_entities_is_refused(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "a.xlsx",
        {"[Content_Types].xml": "<!DOCTYPE x []><Types/>", "xl/workbook.xml": "<x/>"},
    )

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts["reason"] == "doctype"


def test_a_workbook_that_is_none_is_damaged(tmp_path: Path) -> None:
    path = archive(tmp_path / "a.xlsx", {"[Content_Types].xml": "<Types/>", "xl/a.xml": "<x/>"})

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts["reason"] == "damaged"


def test_an_empty_workbook_has_no_blocks(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    Workbook().save(path)

    assert load(path, DEFAULT).blocks == ()


def test_borders_without_values_cost_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = "Biểu mẫu"
    book.worksheets[0]["XFD1048576"].font = Font(bold=True)
    book.save(path)

    assert [block.text for block in load(path, DEFAULT).blocks] == ["Biểu mẫu"]


def test_a_value_in_the_last_cell_of_all_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Workbook()
    book.worksheets[0]["A1"] = book.worksheets[0]["XFD1048576"] = "x"
    book.save(path)

    with pytest.raises(UnreadableDocument) as raised:
        load(path, DEFAULT)

    assert raised.value.facts["reason"] == "too_large"
