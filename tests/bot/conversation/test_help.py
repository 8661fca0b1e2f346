from __future__ import annotations

from bot.conversation import Conversation, Message, Person
from bot.conversation.help import Help
from bot.conversation.replies import plain
from bot.texts import help as texts


async def test_help_greets_by_name_and_tells_whom_to_turn_to() -> None:
    topic = Help(office="Văn phòng Đảng ủy, 0256 000 000", commands=(("/thoat", "kết thúc"),))

    replies = [reply async for reply in topic.handle(Person(id="t:1", name="Lan"), Message())]

    text = plain(replies[0])
    assert "Chào đồng chí Lan." in text
    assert "/vanban" in text
    assert "/thoat: kết thúc" in text
    assert "Văn phòng Đảng ủy, 0256 000 000" in text


async def test_a_person_without_a_name_is_greeted_without_one() -> None:
    (reply,) = [one async for one in Help().handle(Person(id="t:1", name=""), Message("/start"))]

    assert reply.lines[0].text == "Chào đồng chí."
    assert "/thoat" not in plain(reply)


async def test_leaving_where_nothing_ends_is_met_with_one_sentence() -> None:
    talk = Conversation({"help": Help()})

    said = [one async for one in talk.handle(Person(id="t:1", name="Lan"), Message("/thoat"))]

    assert [plain(one) for one in said] == [texts.NO_END]
