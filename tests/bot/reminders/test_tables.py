from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.reminders import tables
from bot.reminders.tables import Call
from tests.bot.reminders.progresses import DAY, HOSTILE, TODAY, entry, mixed, progress, row

_ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
_DAY = datetime(2026, 3, 14)  # noqa: DTZ001  # a day without a zone


def _sheet(written: bytes) -> Worksheet:
    return load_workbook(io.BytesIO(written)).worksheets[0]


def _rows(sheet: Worksheet) -> Iterator[tuple[object, ...]]:
    yield from sheet.iter_rows(min_row=4, values_only=True)


def test_progress_has_a_row_for_each_cell_as_it_stands() -> None:
    sheet = _sheet(tables.progress(mixed(5), TODAY, _ZONE))

    assert sheet["A1"].value == "Báo cáo công tác quý – quý I/2026"
    assert "Hạn: hết ngày 14/03/2026." in str(sheet["A2"].value)
    assert [cell.value for cell in sheet[3]] == [
        "TT",
        "Chi bộ",
        "Hạn",
        "Tình trạng",
        "Lúc",
        "Người ghi",
        "Ghi chú",
    ]
    at, by = "08:30 ngày 10/03/2026", "Lò Thị Miên"
    assert list(_rows(sheet)) == [
        (1, "Chi bộ 1", _DAY, "chưa có, quá hạn", None, None, None),
        (2, "Chi bộ 2", _DAY, "đã nhận", at, by, None),
        (3, "Chi bộ 3", _DAY, "báo đã nộp", at, by, None),
        (4, "Chi bộ 4", _DAY, "trả lại, quá hạn", at, by, None),
        (5, "Chi bộ 5", _DAY, "miễn", at, by, None),
    ]


def test_why_it_was_returned_and_the_day_that_counts_now_are_told() -> None:
    noted = (entry("extended", day=DAY.replace(day=20)), entry("returned", note="thiếu phụ lục"))

    [told] = _rows(_sheet(tables.progress(progress([row("Chi bộ 1", *noted)]), TODAY, UTC)))

    assert told[2:4] == (datetime(2026, 3, 20), "trả lại")  # noqa: DTZ001  # a day without a zone
    assert told[6] == "thiếu phụ lục"


@pytest.mark.parametrize("name", ["Chi bộ – thôn 1", HOSTILE, "=cmd()", "W" * 400])
def test_names_stay_as_they_are(name: str) -> None:
    noted = entry("returned", note=name, by=name)
    of = progress([row(name, noted)], what=name, directive=name)

    sheet = _sheet(tables.progress(of, TODAY, UTC))

    kept = name.replace("\x07", "")
    [told] = _rows(sheet)
    assert (told[1], told[3], told[5], told[6]) == (kept, "trả lại, quá hạn", kept, kept)
    assert {cell.data_type for line in sheet.iter_rows() for cell in line} <= {"s", "n", "d"}


def test_two_hundred_cells_have_two_hundred_rows() -> None:
    assert len(list(_rows(_sheet(tables.progress(mixed(200), TODAY))))) == 200


def _call(**changes: str) -> Call:
    fields = {
        "cell": "Chi bộ 3",
        "person": "Lò Văn Lụa",
        "phone": "0900 000 203",
        "what": "Báo cáo",
    }
    return Call(day=DAY, **(fields | changes))


def test_a_list_to_call_by_ends_in_a_column_for_a_pen() -> None:
    sheet = _sheet(tables.calls([_call(), _call(phone="")]))

    assert [cell.value for cell in sheet[3]] == [
        "TT",
        "Chi bộ",
        "Gọi cho",
        "Điện thoại",
        "Việc",
        "Hạn",
        "Đã gọi",
    ]
    assert list(_rows(sheet)) == [
        (1, "Chi bộ 3", "Lò Văn Lụa", "0900 000 203", "Báo cáo", _DAY, None),
        (2, "Chi bộ 3", "Lò Văn Lụa", None, "Báo cáo", _DAY, None),
    ]


def test_a_telephone_with_a_plus_is_no_formula() -> None:
    cell = _sheet(tables.calls([_call(phone="+84 900 000 203", person="=cmd()")]))

    assert [(cell[at].value, cell[at].data_type) for at in ("C4", "D4")] == [
        ("=cmd()", "s"),
        ("+84 900 000 203", "s"),
    ]
