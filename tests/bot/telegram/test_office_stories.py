"""What the office does, over real HTTP: publish a paper, be refused one, answer a question."""

from __future__ import annotations

import asyncio
import sqlite3
from contextlib import closing

import pytest

from bot.app import Services
from bot.organisation import Cell, Member, Organisation, Post, Role
from bot.store import Consents
from bot.texts import queue as queue_texts
from tests.bot.factories import PLAN
from tests.bot.telegram.stage import Mode, served, until
from tests.emulator import BotApi

_CLERK, _MEMBER = 7, 8
_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_ASKED = "Kinh phí mua tài liệu do ai chi trả?"


@pytest.fixture
def office(built: Services) -> Services:
    """One clerk and one member, who may be written to."""
    people: list[tuple[str, Cell, Role, int]] = [
        ("An", _OFFICE, "office", _CLERK),
        ("Lan", _CELL, "member", _MEMBER),
    ]
    members = tuple(
        Member(id=0, name=name, posts=(Post(cell=cell, role=role),))
        for name, cell, role, _ in people
    )
    built.people.add(Organisation(cells=(_OFFICE, _CELL), members=members), origin="staff")
    consents = Consents(built.database)
    for member in built.people.organisation().members:
        account = next(f"telegram:{chat}" for name, *_, chat in people if name == member.name)
        built.people.bind(account, member, now=built.now())
        consents.put(account, agreed=True, now=built.now())
    return built


async def test_a_clerk_publishes_a_paper_from_the_telephone(
    office: Services, api: BotApi, mode: Mode
) -> None:
    async with served(office, api, mode):
        api.says("/dangvanban", user=_CLERK)
        await until(api, "Trước khi gửi", _CLERK)
        api.presses("Tôi cam đoan", user=_CLERK)
        await until(api, "Đồng chí gửi văn bản", _CLERK)
        api.sends_file("31-KH <b>.txt", PLAN.encode(), user=_CLERK)
        seen = await until(api, "Việc đề xuất theo dõi", _CLERK)
        api.presses("Đăng, không thông báo", user=_CLERK)
        done = await until(api, "Đã đăng Kế hoạch 31-KH/ĐU", _CLERK)

    assert "Tệp: 31-KH b.txt" in seen
    assert "[Ai được xem: mọi người, hoặc như bản trước]" in seen
    assert "Không gửi thông báo cho ai." in done
    assert [one.directive.number for one in office.held()] == ["31-KH/ĐU"]


async def test_a_secret_paper_disappears_from_the_chat_and_from_what_is_kept(
    office: Services, api: BotApi, mode: Mode
) -> None:
    async with served(office, api, mode):
        secret = f"TỐI MẬT\n{PLAN}".encode()
        api.sends_file("tailieu_x.txt", secret, user=_CLERK, caption="gửi đồng chí")
        before = await until(api, "Đã nhận 1 tệp, chưa đọc.", _CLERK)
        api.presses("Tôi cam đoan", user=_CLERK)
        after = await until(api, "không được nhận", _CLERK)
        await _gone(api, "tailieu_x")

    assert "tailieu_x" in before
    assert "Kế hoạch" not in after
    with closing(sqlite3.connect(str(office.database.url.database))) as connection:
        kept = str(connection.execute("SELECT raw FROM inbox").fetchall())
    assert kept.count("update_id") >= 2
    assert "tailieu_x" not in kept
    assert "gửi đồng chí" not in kept


async def _gone(api: BotApi, words: str) -> None:
    for _ in range(200):
        if words not in api.transcript(_CLERK):
            return
        await asyncio.sleep(0.05)
    pytest.fail(api.transcript(_CLERK))


async def test_a_member_is_answered_by_the_office(
    office: Services, api: BotApi, mode: Mode
) -> None:
    async with served(office, api, mode):
        api.says(_ASKED, user=_MEMBER)
        await until(api, "Chưa có văn bản nào", _MEMBER)
        api.presses_data("queue:ask", user=_MEMBER)
        await until(api, queue_texts.TYPE_QUESTION, _MEMBER)
        api.says(_ASKED, user=_MEMBER)
        await until(api, "Gửi Văn phòng đúng câu này?", _MEMBER)
        api.presses(queue_texts.SEND, user=_MEMBER)
        await until(api, "Đã gửi Văn phòng.", _MEMBER)

        api.says("/cauhoi", user=_CLERK)
        await until(api, "1 câu hỏi chờ Văn phòng", _CLERK)
        api.presses(_ASKED[:20], user=_CLERK)
        await until(api, "Từ ", _CLERK)
        api.presses("Trả lời", user=_CLERK)
        await until(api, "dựa vào đâu", _CLERK)
        api.presses("Theo Văn phòng", user=_CLERK)
        await until(api, "gõ câu trả lời", _CLERK)
        api.says("Văn phòng <i>chi</i> & thu.", user=_CLERK)
        await until(api, "Gửi câu trả lời này?", _CLERK)
        api.presses("Gửi", user=_CLERK)
        seen = await until(api, "Văn phòng <i>chi</i> & thu.", _MEMBER)

    assert "Văn phòng trả lời" in seen
    assert f"Đồng chí đã hỏi: “{_ASKED}”" in seen
    assert "An" not in seen.replace("Văn", "").split()
