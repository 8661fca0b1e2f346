from __future__ import annotations

from bot.app import Services
from bot.conversation import Message, Person
from bot.conversation.replies import plain
from bot.errors import NotStaff
from bot.organisation import Cell, Post
from bot.texts.errors import sentence

_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_OFFICE = Cell(id="vp", name="Văn phòng", is_organ=True)
_LAN = Person(id="telegram:1", name="Lan", posts=(Post(cell=_CELL, role="member"),))
_AN = Person(id="telegram:9", name="An", posts=(Post(cell=_OFFICE, role="office"),))


async def test_staff_see_what_was_asked_and_what_waits(demo: Services) -> None:
    async def said(person: Person, text: str) -> list[str]:
        return [plain(one) async for one in demo.conversation.handle(person, Message(text))]

    await said(_LAN, "báo cáo tháng gửi trước ngày nào?")
    await said(_LAN, "Kinh phí in áo đồng phục lấy ở đâu?")

    (reply,) = [one async for one in demo.conversation.handle(_AN, Message("/thongke"))]

    assert reply.picture is not None
    assert reply.picture.read_bytes().startswith(b"\x89PNG")
    told = plain(reply)
    assert told.startswith("Tuần này: 2 câu hỏi, 1 câu văn bản không nói tới; đăng 0 văn bản.")
    assert "1 câu hỏi." in told
    assert "áo đồng phục" not in told
    assert "Lan" not in told


async def test_nobody_else_sees_the_counts(demo: Services) -> None:
    (reply,) = [one async for one in demo.conversation.handle(_LAN, Message("/thongke"))]

    assert plain(reply) == sentence(NotStaff())
