from __future__ import annotations

import csv
from pathlib import Path

import pytest
from openpyxl import Workbook

from bot import importing
from bot.app import Services
from bot.organisation import Organisation
from knowledge.errors import UnsupportedFormat
from tests.bot.conftest import Troly

_ROWS = (
    ("Chi bộ", "Họ và tên", "Vai trò", "Điện thoại"),
    ("Đảng ủy xã Suối Mơ", "", "", ""),
    ("Chi bộ thôn Bến", "", "", ""),
    ("Chi bộ thôn Bến", "Nguyễn Văn An", "bí thư", "0911 000 001"),
    ("Chi bộ thôn Bến", "Lý Thị Bình", "", ""),
)
_BAD = ("Chi bộ thôn Bếnn", "Lý Thị Chi", "", "")


def _xlsx(path: Path, *rows: tuple[str, ...]) -> Path:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def _csv(path: Path, *rows: tuple[str, ...], delimiter: str = ";") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def test_a_list_is_taken_in_and_the_demo_organisation_goes(troly: Troly, tmp_path: Path) -> None:
    ran = troly("people", "import", str(_xlsx(tmp_path / "ds.xlsx", *_ROWS)))

    assert ran.code == 0
    assert ran.out.splitlines()[:2] == [
        "Đọc được: 2 chi bộ, 2 người (4 dòng).",
        "Chi bộ: 2 mới, 0 sửa. Người: 2 mới, 0 sửa, 0 như cũ.",
    ]
    again = troly("people", "import", str(_csv(tmp_path / "ds.csv", *_ROWS)))
    assert again.out.endswith("Không có gì mới so với danh sách đang có.\n")
    assert "nhập danh sách" in troly("audit").out


def test_with_one_bad_line_nothing_is_taken_unless_wanted(troly: Troly, tmp_path: Path) -> None:
    file = str(_csv(tmp_path / "ds.csv", *_ROWS, _BAD, delimiter=","))

    first, second = troly("people", "import", file), troly("people", "import", file, "--skip-bad")

    assert first.code == 1
    assert "Dòng 6: “Chi bộ thôn Bếnn” gần giống “Chi bộ thôn Bến”" in first.out
    assert first.err.startswith("Chưa nhập gì.")
    assert (second.code, second.out.splitlines()[1]) == (
        0,
        "Chi bộ: 2 mới, 0 sửa. Người: 2 mới, 0 sửa, 0 như cũ.",
    )
    assert second.out.endswith("Đã nhập phần đúng, bỏ qua 1 dòng.\n")


def test_the_list_to_fill_in_is_read_as_it_is(
    troly: Troly, tmp_path: Path, built: Services
) -> None:
    file = tmp_path / "mau.xlsx"
    troly("people", "template", str(file))

    plan = importing.look(file, built.people.organisation(), may_make_staff=True)

    assert plan.troubles == ()
    assert plan.ignored == ()
    assert [cell.name for cell in plan.new_cells] == ["Đảng ủy xã Suối Mơ", "Chi bộ thôn Bến"]
    assert len(plan.people) == 2


def test_lines_are_called_by_the_numbers_of_the_sheet(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row, cells in ((3, ("Họ và tên", "Chi bộ")), (7, ("Lý A", "Chi bộ lạ"))):
        for column, value in enumerate(cells, start=1):
            sheet.cell(row=row, column=column, value=value)
    book.save(tmp_path / "ds.xlsx")

    plan = importing.look(tmp_path / "ds.xlsx", Organisation(), may_make_staff=True)

    assert [one.line for one in plan.troubles] == [7]


def test_another_kind_of_file_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "ds.pdf"
    file.write_bytes(b"%PDF-1.4\n%%EOF\n")

    with pytest.raises(UnsupportedFormat):
        importing.look(file, Organisation(), may_make_staff=True)


def test_a_person_keeps_the_account_and_one_who_only_joined_stands_on_the_list(
    built: Services, tmp_path: Path
) -> None:
    file = _xlsx(tmp_path / "ds.xlsx", *_ROWS)
    _take(built, file)
    member = next(m for m in built.people.organisation().members if m.name == "Lý Thị Bình")
    built.people.bind("telegram:7", member, now=built.now())

    _take(built, _xlsx(file, *_ROWS[:4], (*_ROWS[4][:2], "bí thư", "0911000002")))

    known = built.people.speaking("telegram:7")
    assert known is not None
    assert (known.id, known.phone) == (member.id, "0911000002")
    assert [post.role for post in known.posts] == ["secretary"]


def _take(built: Services, file: Path) -> None:
    plan = importing.look(file, built.people.organisation(), may_make_staff=True)
    importing.take(plan, built.database, by="test", now=built.now())
