from __future__ import annotations

import io
import json
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
import vobject  # type: ignore[import-untyped]
from openpyxl import load_workbook

from tests.bot.conftest import Ran, Troly

Due = Callable[..., Ran]


@pytest.fixture
def due(demo_data: Path, tmp_path: Path, troly: Troly) -> Due:
    """Run ``troly due`` on 18 March 2026 over the demo organisation."""
    shutil.copytree(demo_data, tmp_path / "data", dirs_exist_ok=True)
    return lambda *said: troly("due", "--at", "2026-03-18", *said)


def _json(ran: Ran) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = json.loads(ran.out)
    return rows


def test_people_read_a_table(due: Due) -> None:
    ran = due("--cell", "khe may", "--to", "30/4/2026")

    assert ran.code == 0
    assert "09/04/2026" in ran.out
    assert "[vb 8]" in ran.out


def test_programs_read_every_field_of_a_due(due: Due) -> None:
    (row,) = _json(due("--cell", "Chi bộ 3", "--from", "18/4", "--to", "20/4", "--json"))

    assert row["key"].endswith(":chi-bo-3:2026-M04")
    assert row == {
        "key": row["key"],
        "cell": {"id": "chi-bo-3", "name": "Chi bộ 3"},
        "kind": "report",
        "what": "Báo cáo tháng",
        "to": ["Ban Thường vụ Đảng ủy"],
        "via": ["Văn phòng Đảng ủy"],
        "period": {
            "kind": "monthly",
            "key": "2026-M04",
            "start": "2026-04-01",
            "end": "2026-04-30",
        },
        "day": "2026-04-19",
        "times": [],
        "day_by": "document",
        "days_left": 32,
        "advised": "2026-04-17",
        "advised_why": {"date": "2026-04-19", "kind": "sunday", "name": None},
        "stated": {"boundary": "before", "date": "2026-04-20", "last_safe": "2026-04-19"},
        "set_by": None,
        "also": [],
        "ended_bodies": [],
        "number": "03-QĐ/ĐU",
        "handle": "vb 5",
        "issuer": "Đảng bộ tỉnh Vĩnh Lam - Đảng ủy xã Suối Ngàn",
        "title": row["title"],
        "path": "Điều 2.1",
        "page": None,
        "compare": False,
        "quote": "Báo cáo tháng: gửi trước ngày 20 hằng tháng",
        "source": "05-QDi-thong-tin-bao-cao-2025.docx",
    }


def test_all_cells_are_looked_at_unless_one_is_named_and_the_office_is_one(due: Due) -> None:
    rows = _json(due("--from", "đầu tháng", "--to", "hết quý", "--json"))

    cells = {row["cell"]["id"] for row in rows}
    assert {"chi-bo-1", "chi-bo-3", "chi-bo-truong-thcs", "office"} <= cells
    assert cells.isdisjoint({"chi-bo-khe-may-thuong", "van-phong", "dang-uy"})


def test_nothing_due_is_no_failure(due: Due) -> None:
    ran = due("--cell", "chi-bo-3", "--from", "19/3", "--to", "20/3")

    assert (ran.code, ran.out.strip()) == (0, "Không có hạn nào từ 19/03/2026 đến 20/03/2026.")
    assert _json(due("--cell", "chi-bo-3", "--from", "19/3", "--to", "20/3", "--json")) == []


def test_files_hold_the_same_dues_as_the_list(due: Due, tmp_path: Path) -> None:
    ics, xlsx = tmp_path / "a.ics", tmp_path / "a.xlsx"

    ran = due(
        "--cell", "chi-bo-3", "--to", "cuối năm", "--json", "--ics", str(ics), "--xlsx", str(xlsx)
    )

    rows = _json(ran)
    calendar = vobject.readOne(ics.read_text("utf-8"))
    assert len(calendar.vevent_list) == len(rows)
    sheet = load_workbook(io.BytesIO(xlsx.read_bytes())).worksheets[0]
    head = [cell.value for cell in sheet[3]]
    days = [sheet.cell(row=line, column=6).value for line in range(4, 4 + len(rows))]
    assert head[:3] == ["TT", "Chi bộ, đảng bộ", "Việc phải làm"]
    assert days == [datetime.fromisoformat(row["day"]) for row in rows]
    assert str(ics) in ran.err


@pytest.mark.parametrize(
    ("said", "code", "sentence"),
    [
        (("--cell", "chi bộ 99"), 1, "Không có chi bộ nào tên là “chi bộ 99”"),
        (("--cell", "chi bộ"), 1, "Có nhiều chi bộ ứng với “chi bộ”"),
        (("--from", "hôm nào"), 2, "Không hiểu ngày “hôm nào”"),
        (("--from", "1/5", "--to", "1/4"), 2, "sau ngày kết thúc"),
        (("--ics", "/nowhere/a.ics"), 1, "Không ghi được tệp /nowhere/a.ics"),
    ],
    ids=["no cell", "several cells", "no day", "backwards", "unwritable"],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    due: Due, said: tuple[str, ...], code: int, sentence: str
) -> None:
    ran = due(*said)

    assert ran.code == code
    assert sentence in ran.err
    assert "Traceback" not in ran.err
