from __future__ import annotations

import csv
from pathlib import Path

import pytest

from bot.app import Services
from bot.conversation import Message, Person, Reply
from bot.conversation.replies import plain
from bot.errors import StaleButton
from bot.organisation import Cell, Post, Role
from bot.texts import importing as texts
from bot.texts.errors import sentence

_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_HEAD = ("Chi bộ", "Họ và tên", "Vai trò", "Điện thoại")
_CELL = ("Chi bộ thôn Bến", "", "", "")
_AN = ("Chi bộ thôn Bến", "Nguyễn Văn An", "bí thư", "0911 000 001")
_BAD = ("Chi bộ thôn Bếnn", "Lý Thị <b>Chi</b>", "", "")


def _person(role: Role = "office", number: int = 7) -> Person:
    return Person(id=f"telegram:{number}", name="Cúc", posts=(Post(cell=_OFFICE, role=role),))


def _list(folder: Path, *rows: tuple[str, ...], name: str = "ds.csv") -> Path:
    path = folder / name
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows((_HEAD, *rows))
    return path


async def _send(built: Services, path: Path, person: Person | None = None) -> Reply:
    message = Message(files=(path,))
    return [r async for r in built.conversation.handle(person or _person(), message)][-1]


async def _press(built: Services, reply: Reply, label: str, who: Person | None = None) -> Reply:
    (action,) = [one.action for one in reply.buttons if one.label.startswith(label)]
    message = Message(action=action)
    return [r async for r in built.conversation.handle(who or _person(), message)][-1]


async def test_a_list_of_people_is_shown_and_taken_in(built: Services, tmp_path: Path) -> None:
    shown = await _send(built, _list(tmp_path, _CELL, _AN))

    assert "Tệp này là danh sách chi bộ, đảng viên. Chưa nhập gì." in plain(shown)
    assert "Chi bộ: 1 mới, 0 sửa. Người: 1 mới, 0 sửa, 0 như cũ." in plain(shown)
    assert built.people.organisation().members == ()

    done = await _press(built, shown, "Nhập danh sách này")

    assert plain(done) == texts.DONE
    assert [one.named for one in built.people.organisation().members] == [
        "Nguyễn Văn An (Chi bộ thôn Bến)"
    ]
    assert not list((built.settings.data / "drafts").glob("*/*"))
    assert plain(await _press(built, shown, "Nhập danh sách")) == sentence(StaleButton())


async def test_each_bad_line_is_named_and_may_be_left_out(built: Services, tmp_path: Path) -> None:
    shown = await _send(built, _list(tmp_path, _CELL, _AN, _BAD))

    assert "1 dòng chưa đúng:" in plain(shown)
    assert "Dòng 4:" in plain(shown)

    done = await _press(built, shown, "Nhập phần đúng, bỏ qua 1 dòng")

    assert plain(done) == "Đã nhập phần đúng, bỏ qua 1 dòng."
    assert len(built.people.organisation().members) == 1


async def test_of_many_bad_lines_the_first_are_named_and_the_rest_counted(
    built: Services, tmp_path: Path
) -> None:
    bad = [("Chi bộ thôn Bến", f"Nguyễn Văn {'ABCDEFGHIJ'[n % 10]}{n}", "x", "") for n in range(30)]

    shown = await _send(built, _list(tmp_path, _CELL, *bad))

    assert "30 dòng chưa đúng:" in plain(shown)
    assert plain(shown).endswith("… và 10 dòng chưa đúng nữa.")


@pytest.mark.parametrize(("role", "bad"), [("office", True), ("admin", False)])
async def test_only_an_administrator_makes_staff_by_a_list(
    built: Services, tmp_path: Path, role: Role, bad: bool
) -> None:
    staff = ("Chi bộ thôn Bến", "Lý Thị Bình", "cán bộ văn phòng", "")

    shown = await _send(built, _list(tmp_path, _CELL, staff), _person(role))

    assert ("chỉ quản trị giao được" in plain(shown)) is bad


async def test_a_table_that_is_a_paper_is_read_as_one(built: Services, tmp_path: Path) -> None:
    shown = await _send(built, _list(tmp_path, _CELL, _AN))

    read = await _press(built, shown, "Đây là văn bản")

    assert "Tệp này là danh sách" not in plain(read)


async def test_what_is_no_list_is_asked_about_as_a_paper(built: Services, tmp_path: Path) -> None:
    path = tmp_path / "bang.csv"
    path.write_text("a,b\n1,2\n", encoding="utf-8")

    assert plain(await _send(built, path)).startswith("Đã nhận 1 tệp, chưa đọc.")


async def test_the_list_of_another_is_not_taken_in(built: Services, tmp_path: Path) -> None:
    shown = await _send(built, _list(tmp_path, _CELL, _AN))

    said = await _press(built, shown, "Nhập danh sách này", _person(number=8))

    assert plain(said) == sentence(StaleButton())
    assert built.people.organisation().members == ()
