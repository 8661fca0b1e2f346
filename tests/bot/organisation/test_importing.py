from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import BadList
from bot.organisation import Cell, Member, Organisation, Post, Succession, importing, lists
from bot.organisation.importing import Plan

_TOP = Cell(id="dang-uy", name="Đảng ủy xã Suối Mơ", is_organ=True)
_THREE = Cell(id="chi-bo-3", name="Chi bộ 3", parent="dang-uy", aliases=("Chi bộ Khe Mây",))
_OFFICE = Cell(id="van-phong", name="Văn phòng", parent="dang-uy", is_organ=True)
_LUA = Member(
    id=1,
    name="Nông Thị Lụa",
    phone="0900 000 203",
    posts=(Post(cell=_THREE, role="secretary", title="Bí thư"),),
)
_XUYEN = Member(id=2, name="Mã Thị Xuyến", posts=(Post(cell=_THREE, role="member"),))
_CHIEF = Member(
    id=3, name="Vi Thị Ngoan", posts=(Post(cell=_OFFICE, role="admin", title="Chánh Văn phòng"),)
)
_HELD = Organisation(cells=(_TOP, _THREE, _OFFICE), members=(_LUA, _XUYEN, _CHIEF))
_HEAD = ("Họ và tên", "Chi bộ", "Chức vụ", "Vai trò", "Điện thoại")
_CELLS = ("Chi bộ", "Trực thuộc", "Loại", "Kết thúc ngày", "Chuyển sang", "Theo văn bản")


def _plan(
    *rows: Sequence[str],
    head: Sequence[str] = _HEAD,
    held: Organisation = _HELD,
    may_make_staff: bool = True,
) -> Plan:
    numbered = list(enumerate((head, *rows), start=1))
    listed = lists.read(numbered, name="ds.xlsx")
    return importing.plan(listed, held, may_make_staff=may_make_staff)


def test_columns_are_known_by_their_titles_in_any_order() -> None:
    rows = (("STT", "SĐT", "CHI BỘ ", "Ngày sinh", "Họ tên:"), ("1", "", "Chi bộ 3", "", "Lý A"))

    listed = lists.read(list(enumerate(rows, start=4)), name="ds.csv")

    assert dict(listed.entries[0].values) == {"phone": "", "cell": "Chi bộ 3", "name": "Lý A"}
    assert listed.entries[0].line == 5
    assert listed.ignored == ("STT", "Ngày sinh")


def test_lines_above_the_head_are_no_people() -> None:
    rows = [(1, ["ĐẢNG ỦY XÃ", ""]), (2, ["Danh sách chi bộ", ""]), (4, ["Họ và tên", "Chi bộ"])]

    assert lists.read([*rows, (5, ["Lý A", "Chi bộ 3"])], name="x").entries[0].line == 5


@pytest.mark.parametrize("rows", [[], [(1, ["Họ và tên", "Ngày sinh"])], [(1, ["a", "b"])]])
def test_without_a_column_for_the_cell_nothing_is_read(rows: list[tuple[int, list[str]]]) -> None:
    with pytest.raises(BadList):
        lists.read(rows, name="ds.xlsx")


def test_somebody_new_enters_a_cell() -> None:
    plan = _plan(("Phàn Văn Tỉnh", "chi bo 3", "", "", "912345678"))

    (one,) = plan.people
    assert (one.name, one.cell_id, one.role, one.phone) == (
        "Phàn Văn Tỉnh",
        "chi-bo-3",
        "member",
        "0912345678",
    )
    assert one.is_new
    assert plan.troubles == ()


def test_the_same_list_again_changes_nothing() -> None:
    plan = _plan(
        ("Nông Thị Lụa", "Chi bộ 3", "Bí thư", "bí thư", "0900.000.203"),
        ("ma thi xuyen", "Chi bộ Khe Mây", "", "", ""),
        ("Vi Thị Ngoan", "Văn phòng", "Chánh Văn phòng", "", ""),
    )

    assert not plan.changes
    assert [one.person_id for one in plan.people] == [1, 2, 3]


@pytest.mark.parametrize(
    ("row", "role", "title", "phone"),
    [
        pytest.param(("Mã Thị Xuyến", "Chi bộ 3", "", "", "0911222333"), "member", "",
                     "0911222333", id="a telephone"),
        pytest.param(("Mã Thị Xuyến", "Chi bộ 3", "Phó bí thư", "", ""), "secretary", "Phó bí thư",
                     None, id="a title that leads"),
        pytest.param(("Mã Thị Xuyến", "Chi bộ 3", "", "cấp ủy", ""), "secretary", "", None,
                     id="a role"),
        pytest.param(("Nông Thị Lụa", "Chi bộ 3", "", "thành viên", ""), "member", "Bí thư", None,
                     id="a role taken back"),
    ],
)  # fmt: skip
def test_what_changed_of_somebody_changes_alone(
    row: Sequence[str], role: str, title: str, phone: str | None
) -> None:
    (one,) = _plan(row).people

    assert (one.role, one.title, one.phone, one.is_new) == (role, title, phone, False)
    assert one.changes


def test_a_list_without_roles_takes_none_from_the_office() -> None:
    (one,) = _plan(("Vi Thị Ngoan", "Văn phòng", "Bí thư", "", "")).people

    assert one.role == "admin"


def test_one_telephone_is_one_person_in_several_cells() -> None:
    rows = (
        ("Lý A", "Chi bộ 3", "", "", "0911222333"),
        ("Lý A", "Văn phòng", "", "", "0911 222 333"),
        ("Lý A", "Đảng ủy xã Suối Mơ", "", "", ""),
    )

    keys = [one.key for one in _plan(*rows).people]

    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (("Lý A", "", "", "", ""), "chưa ghi chi bộ"),
        (("123", "Chi bộ 3", "", "", ""), "không đọc được họ tên “123”"),
        (("Lý A", "Chi bô 3", "", "", ""), "“Chi bô 3” gần giống “Chi bộ 3”"),
        (("Lý A", "Chi bộộ 3", "", "", ""), "“Chi bộộ 3” gần giống “Chi bộ 3”"),
        (("Lý A", "Chi bộ 4", "", "", ""), "chưa có “Chi bộ 4”"),
        (("Lý A", "Chi bộ 3", "", "vua", ""), "không hiểu vai trò “vua”"),
        (("Lý A", "Chi bộ 3", "", "", "12"), "số điện thoại “12” không đúng"),
        (("Lý A", "Chi bộ 3", "", "", "=1+1"), "số điện thoại “=1+1” không đúng"),
    ],
)
def test_a_bad_line_is_named_with_what_is_wrong(row: Sequence[str], said: str) -> None:
    plan = _plan(("Lý B", "Chi bộ 3", "", "", ""), row)

    told = [trouble.said for trouble in plan.troubles]
    assert len(plan.people) == 1
    assert told[0].startswith(f"Dòng 3: {said}")


def test_a_line_twice_is_told_with_the_first() -> None:
    row = ("Lý A", "Chi bộ 3", "", "", "")

    assert [one.said for one in _plan(row, row).troubles] == [
        "Dòng 3: trùng với dòng 2; xóa bớt một dòng."
    ]


def test_two_of_one_name_in_a_cell_are_told_apart_by_telephone() -> None:
    twin = Member(id=9, name="Mã Thị Xuyến", phone="0911222333", posts=_XUYEN.posts)
    held = Organisation(cells=_HELD.cells, members=(*_HELD.members, twin))

    without = _plan(("Mã Thị Xuyến", "Chi bộ 3", "", "", ""), held=held)
    with_one = _plan(("Mã Thị Xuyến", "Chi bộ 3", "", "", "0911222333"), held=held)

    assert [one.code for one in without.troubles] == ["several"]
    assert [one.person_id for one in with_one.people] == [9]


@pytest.mark.parametrize("role", ["quản trị", "cán bộ văn phòng"])
def test_only_an_administrator_makes_staff_by_a_list(role: str) -> None:
    row = ("Lý A", "Chi bộ 3", "", role, "")

    assert [one.code for one in _plan(row, may_make_staff=False).troubles] == ["not_admin"]
    assert _plan(row).troubles == ()


def test_nobody_else_takes_somebody_of_the_office_down_by_a_list() -> None:
    row = ("Vi Thị Ngoan", "Văn phòng", "", "thành viên", "")

    assert [one.code for one in _plan(row, may_make_staff=False).troubles] == ["not_admin"]


def test_cells_may_come_in_any_order_and_get_ids_of_their_own() -> None:
    plan = _plan(
        ("Chi bộ Thôn 1", "Đảng bộ Bản Mận", "", "", "", ""),
        ("Đảng bộ Bản Mận", "", "", "", "", ""),
        ("Ban Xây dựng Đảng", "", "", "", "", ""),
        head=_CELLS,
    )

    assert [(c.id, c.parent, c.is_organ) for c in plan.new_cells] == [
        ("chi-bo-thon-1", "dang-bo-ban-man", False),
        ("dang-bo-ban-man", "dang-uy", False),
        ("ban-xay-dung-dang", "dang-uy", True),
    ]


def test_a_cell_ends_with_what_follows_it_and_the_paper_that_says_so() -> None:
    plan = _plan(
        ("Chi bộ 3", "", "", "01/07/2026", "Chi bộ 3A; Chi bộ 3B", "Quyết định 31-QĐ/ĐU"),
        ("Chi bộ 3A", "", "", "", "", ""),
        ("Chi bộ 3B", "", "", "", "", ""),
        head=_CELLS,
    )

    (changed,) = plan.changed_cells
    assert changed.succession == Succession(
        by=("chi-bo-3a", "chi-bo-3b"), on=date(2026, 7, 1), decided_by="Quyết định 31-QĐ/ĐU"
    )
    assert changed.parent == "dang-uy"


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (("Chi bộ 3", "", "", "01/07/2026", "", ""), "half_ended"),
        (("Chi bộ 3", "", "", "hè", "Văn phòng", "QĐ 1"), "bad_date"),
        (("Chi bộ 3", "", "", "01/07/2026", "Chi bộ 99", "QĐ 1"), "unknown_cell"),
        (("Chi bộ 3", "Chi bộ 3", "", "", "", ""), "own_parent"),
        (("Đảng ủy xã Suối Mơ", "Chi bộ 3", "", "", "", ""), "own_parent"),
        (("Chi bộ 3", "Đảng ủy Mây", "", "", "", ""), "unknown_cell"),
        (("Chi bộ 3", "", "hội", "", "", ""), "bad_kind"),
    ],
)
def test_a_bad_line_of_a_cell_changes_nothing(row: Sequence[str], code: str) -> None:
    plan = _plan(row, head=_CELLS)

    assert [one.code for one in plan.troubles] == [code]
    assert not plan.changes


def test_the_cell_that_stood_for_the_organisation_gets_its_name() -> None:
    held = Organisation(cells=(Cell(id="to-chuc", name="cơ quan", is_organ=True),))

    plan = _plan(("Đảng ủy xã Suối Mơ", "", "", "", "", ""), head=_CELLS, held=held)

    assert [(c.id, c.name) for c in plan.changed_cells] == [("to-chuc", "Đảng ủy xã Suối Mơ")]
    assert plan.new_cells == ()


@given(st.lists(st.lists(st.text(max_size=12), min_size=5, max_size=5), max_size=6))
def test_no_list_breaks_the_reading(rows: list[list[str]]) -> None:
    plan = _plan(*rows)

    taken = {one.line for one in plan.people} | {one.line for one in plan.troubles}
    assert taken <= set(range(2, len(rows) + 2))
    assert all(trouble.said for trouble in plan.troubles)
