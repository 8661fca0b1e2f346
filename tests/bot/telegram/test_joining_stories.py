"""How people are let in, over real HTTP: a link, a consent, a name, two buttons, a handing over."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.app import Services
from bot.organisation import Cell, Member, Organisation, Post
from bot.store import AdminCodes, Consents
from tests.bot.telegram.stage import Mode, served, until
from tests.emulator import BotApi

_CHIEF, _CLERK, _NEW = 31, 90, 500
_OFFICE = Cell(id="dang-uy", name="Đảng ủy xã Suối Mơ", is_organ=True)
_CELL = Cell(id="chi-bo-3", name="Chi bộ 3", parent="dang-uy")


@pytest.fixture
def office(built: Services) -> Services:
    """A secretary and a clerk who have agreed."""
    chief = Post(cell=_CELL, role="secretary", title="Bí thư")
    members = (
        Member(id=0, name="Nông Thị Lụa", posts=(chief,)),
        Member(id=0, name="Cao Thị Miền", posts=(Post(cell=_OFFICE, role="office"),)),
    )
    built.people.add(Organisation(cells=(_OFFICE, _CELL), members=members), origin="staff")
    for member in built.people.organisation().members:
        account = f"telegram:{_CHIEF if member.name == 'Nông Thị Lụa' else _CLERK}"
        built.people.bind(account, member, now=built.now())
        Consents(built.database).put(account, agreed=True, now=built.now())
    built.links.called("suoi_mo_bot")
    return built


@asynccontextmanager
async def _served(office: Services, api: BotApi, mode: Mode) -> AsyncIterator[None]:
    for user in (_CHIEF, _CLERK):
        api.starts(user=user)  # nobody is written to who never wrote
    async with served(office, api, mode):
        yield


async def test_somebody_comes_by_the_link_and_both_letters_change(
    office: Services, api: BotApi, mode: Mode
) -> None:
    async with _served(office, api, mode):
        api.says("/moi", user=_CHIEF)
        invited = await until(api, "Mã mời vào Chi bộ 3", _CHIEF)
        code = re.search(r"start=(moi-\w+)", invited)
        assert code is not None
        api.starts(code[1], user=_NEW)
        first = await until(api, "Trước khi dùng", _NEW)
        api.presses("Đồng ý", user=_NEW)
        await until(api, "Xin đồng chí gõ họ và tên", _NEW)
        api.says("Phàn <b>Văn</b> Tỉnh\u202e 🎉", user=_NEW)
        await until(api, "Đã gửi: Phàn Văn Tỉnh", _NEW)
        await until(api, "Có người xin vào Chi bộ 3", _CLERK)
        await until(api, "Có người xin vào Chi bộ 3", _CHIEF)
        api.presses("Duyệt", user=_CHIEF)
        chief = await until(api, "Nông Thị Lụa (Bí thư) đã duyệt Phàn Văn Tỉnh", _CHIEF)
        clerk = await until(api, "Nông Thị Lụa (Bí thư) đã duyệt Phàn Văn Tỉnh", _CLERK)
        told = await until(api, "đã được duyệt vào Chi bộ 3", _NEW)

    assert "Đây là trợ lý tra cứu văn bản của Đảng ủy xã Suối Mơ." in first
    assert "Có người xin vào" not in clerk
    assert "Có người xin vào" not in chief
    assert "Đồng chí cứ gõ câu hỏi" in told


async def test_who_runs_the_machine_becomes_administrator_and_appoints(
    office: Services, api: BotApi, mode: Mode
) -> None:
    code = AdminCodes(office.database).make(now=office.now())
    async with _served(office, api, mode):
        api.says(f"/quantri {code}", user=_NEW)
        await until(api, "nay là quản trị của trợ lý", _NEW)
        api.says("/thanhvien", user=_NEW)
        await until(api, "Trước khi dùng", _NEW)
        api.presses("Đồng ý", user=_NEW)
        await until(api, "Cảm ơn đồng chí", _NEW)
        api.says("/thanhvien Lụa", user=_NEW)
        await until(api, "Đổi vai trò", _NEW)
        api.presses("Đổi vai trò", user=_NEW)
        await until(api, "vai trò nào?", _NEW)
        api.presses("Cán bộ Văn phòng", user=_NEW)
        await until(api, "Nông Thị Lụa nay là cán bộ Văn phòng", _NEW)
        await until(api, "Đồng chí nay là cán bộ Văn phòng (Chi bộ 3).", _CHIEF)


async def test_somebody_is_forgotten_at_their_wish(
    office: Services, api: BotApi, mode: Mode
) -> None:
    async with _served(office, api, mode):
        api.says("/xoadulieu", user=_CHIEF)
        await until(api, "Xóa những gì trợ lý giữ về đồng chí?", _CHIEF)
        api.presses("Xóa", user=_CHIEF)
        await until(api, "Đã xóa.", _CHIEF)
        api.says("hạn nộp báo cáo?", user=_CHIEF)
        await until(api, "Trước khi dùng", _CHIEF)
