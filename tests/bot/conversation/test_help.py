from __future__ import annotations

from dataclasses import replace

import pytest

from bot.conversation import Conversation, Message, Person
from bot.conversation.help import Help
from bot.conversation.replies import plain
from bot.organisation import Cell, Post
from bot.texts import help as texts

_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_CLERK = Person(id="t:2", name="Miền", posts=(Post(cell=_CELL, role="office"),))
_MEMBER = Person(id="t:1", name="Lan", posts=(Post(cell=_CELL, role="member"),))


async def test_help_greets_by_name_and_tells_whom_to_turn_to() -> None:
    topic = Help(office="Văn phòng Đảng ủy, 0256 000 000", commands=(("/thoat", "kết thúc"),))

    replies = [reply async for reply in topic.handle(Person(id="t:1", name="Lan"), Message())]

    text = plain(replies[0])
    assert "Chào đồng chí Lan." in text
    assert "/vanban" in text
    assert "/thoat: kết thúc" in text
    assert "Văn phòng Đảng ủy, 0256 000 000" in text


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ((None, "cơ sở", "Tỉnh ủy"), ""),
        (("Đảng ủy xã Suối Ngàn", None, None), "Đây là trợ lý văn bản của Đảng ủy xã Suối Ngàn."),
        (
            ("Đảng ủy xã Ngàn", "cơ sở", "Tỉnh ủy Bình An"),
            "Đây là trợ lý văn bản của Đảng ủy xã Ngàn (cấp cơ sở), trực thuộc Tỉnh ủy Bình An.",
        ),
    ],
)
async def test_help_says_whose_assistant_it_is(
    said: tuple[str | None, str | None, str | None], sentence: str
) -> None:
    topic = Help(owner=texts.owner(*said))

    (reply,) = [one async for one in topic.handle(Person(id="t:1", name="Lan"), Message())]

    assert reply.lines[1].text == (sentence or texts.ABOUT)


async def test_a_person_without_a_name_is_greeted_without_one() -> None:
    (reply,) = [one async for one in Help().handle(Person(id="t:1", name=""), Message("/start"))]

    assert reply.lines[0].text == "Chào đồng chí."
    assert "/thoat" not in plain(reply)


@pytest.mark.parametrize(
    ("person", "typed", "near"),
    [
        (_MEMBER, "/hanbaocoa", "/hanbaocao"),
        (_MEMBER, "/vanban31", "/vanban"),
        (_MEMBER, "/han", "/hanbaocao"),
        (_CLERK, "/xacnhậ", "/xacnhan"),
        (_CLERK, "/cauhoi_", "/cauhoi"),
        (_MEMBER, "/thongkee", None),
        (_MEMBER, "/qwertz", None),
    ],
)
async def test_a_command_that_there_is_not_is_told_with_the_nearest_that_one_may_use(
    person: Person, typed: str, near: str | None
) -> None:
    talk = Conversation({"help": Help()})

    (said,) = [plain(one) async for one in talk.handle(person, Message(f"{typed} 31-KH"))]

    lines = said.split("\n")
    assert typed in lines[0]
    assert lines[-1] == texts.ALL_COMMANDS
    assert [near in line for line in lines[1:-1]] == [True] if near else len(lines) == 2


async def test_in_a_group_help_names_what_is_answered_there_alone() -> None:
    person = replace(_CLERK, in_group=True)

    (said,) = [plain(one) async for one in Help().handle(person, Message("/trogiup"))]

    assert "/vanban:" in said
    assert "/hanbaocao:" not in said
    assert "/xacnhan:" not in said


async def test_leaving_where_nothing_ends_is_met_with_one_sentence() -> None:
    talk = Conversation({"help": Help()})

    said = [one async for one in talk.handle(Person(id="t:1", name="Lan"), Message("/thoat"))]

    assert [plain(one) for one in said] == [texts.NO_END]
