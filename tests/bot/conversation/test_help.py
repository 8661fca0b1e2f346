from __future__ import annotations

from bot.conversation import Message, Person
from bot.conversation.help import Help
from bot.conversation.replies import plain


async def test_help_greets_by_name_and_tells_whom_to_turn_to() -> None:
    topic = Help(office="Văn phòng Đảng ủy, 0256 000 000", commands=(("/thoat", "kết thúc"),))

    replies = [reply async for reply in topic.handle(Person(id="t:1", name="Lan"), Message())]

    text = plain(replies[0])
    assert "Chào đồng chí Lan." in text
    assert "/vanban" in text
    assert "/thoat: kết thúc" in text
    assert "Văn phòng Đảng ủy, 0256 000 000" in text
