from __future__ import annotations

from collections.abc import AsyncIterator
from itertools import product
from pathlib import Path

import pytest

from bot.app import Services
from bot.conversation import Conversation, Message, Person, Reply
from bot.conversation.access import BUTTONS, COMMANDS, JOINING, guard
from bot.conversation.commands import QUESTION, TOPICS, UNKNOWN
from bot.conversation.replies import plain, say
from bot.errors import FilesNotTaken, NotAdmin, NotInGroup, NotSecretary, NotStaff, StaleButton
from bot.organisation import Cell, Post
from bot.texts.errors import sentence
from tests.bot.conversation import handlers

_CELL = Cell(id="chi-bo-1", name="Chi bộ 1")
_WHO: dict[str, Person] = {
    "stranger": Person(id="telegram:1", name="Người lạ"),
    "machine": Person(id="terminal:an", name=""),
    "undecided": Person(
        id="telegram:3",
        name="Chưa đồng ý",
        posts=(Post(cell=_CELL, role="admin"),),
        has_agreed=False,
    ),
    **{
        role: Person(id="telegram:2", name="Lan", posts=(Post(cell=_CELL, role=role),))
        for role in ("member", "secretary", "office", "admin")
    },
}
_REFUSALS = frozenset(
    sentence(error()) for error in (NotAdmin, NotInGroup, NotSecretary, NotStaff, StaleButton)
)
# Said here a second time, on purpose: by the beginnings of commands and buttons, who may.
_LEAST: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("anybody", ("joining:", "/quantri", "/xoadulieu", "erasing:")),
    ("secretary", ("/moi", "/thanhvien", "approving:", "inviting:")),
    ("office", ("people:role", "people:template")),
    ("secretary", ("people:",)),
    ("office", ("/xacnhan", "/sua", "register:", "withdraw:", "audience:")),
    ("office", ("/dangvanban", "publishing:", "/cauhoi", "queue:list", "queue:open")),
    (
        "office",
        (
            "/thongke",
            "people_list:",
            "/tiendo",
            "progress:",
            "/thongbao",
            "broadcast:",
            "wishes:all",
            "wishes:setall",
        ),
    ),
    ("office", ("queue:answer", "queue:from", "queue:other")),
    ("office", ("queue:give", "queue:keep", "queue:skip")),
)
# what is answered where others read the answer too; a question is named by its topic
_IN_GROUPS = (
    *(
        QUESTION,
        "/start",
        "/help",
        "/trogiup",
        "/thoat",
        "/hoi",
        UNKNOWN,
        "/vanban",
        "/yeucau",
    ),
    *("page", "file", "text", "documents:", "requirements:"),
)
_RANKS = ("member", "secretary", "office", "admin")


class _Topic:
    def __init__(self, name: str) -> None:
        self._name = name

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        del person, message
        yield say(f"topic {self._name}")


def _topics() -> frozenset[str]:
    named = {name.partition(":")[0] for name in BUTTONS}
    return frozenset({*TOPICS.values(), QUESTION, JOINING, *named})


def _message(handler: str, *, in_group: bool) -> Message:
    if handler in COMMANDS:
        text = {QUESTION: "ai ký kế hoạch?", UNKNOWN: "/khongco"}.get(handler, f"{handler} 31-KH")
        return Message(text, in_group=in_group)
    return Message(action=f"{handler}:7:1", in_group=in_group)


def _least(handler: str) -> str:
    found = (least for least, names in _LEAST if handler.startswith(names))
    return next(found, "member")


def _expected(handler: str, who: str, *, in_group: bool) -> str:
    """Say what happens: "topic", "joining" or "refused"."""
    least = _least(handler)
    if least != "anybody":
        if who in {"stranger", "undecided"}:
            return "joining"
        if who == "machine" and least != "member":
            return "refused"
        if who in _RANKS and _RANKS.index(who) < _RANKS.index(least):
            return "refused"
    return "refused" if in_group and not handler.startswith(_IN_GROUPS) else "topic"


def test_every_command_and_every_button_has_its_row(built: Services) -> None:
    topics = frozenset(built.conversation.topics)

    assert set(handlers.commands()) == set(COMMANDS)
    assert set(handlers.buttons(topics)) == set(BUTTONS)


@pytest.mark.parametrize("handler", [*COMMANDS, *BUTTONS])
async def test_each_reaches_what_the_role_allows_and_nothing_else(handler: str) -> None:
    conversation = Conversation({name: _Topic(name) for name in _topics()}, guard=guard)
    topic = TOPICS.get(handler, handler.partition(":")[0])

    for who, in_group in product(_WHO, (False, True)):
        message = _message(handler, in_group=in_group)
        (said,) = [plain(reply) async for reply in conversation.handle(_WHO[who], message)]

        wanted = _expected(handler, who, in_group=in_group)
        if wanted == "refused":
            assert said in _REFUSALS, (who, in_group)
        else:
            reached = JOINING if wanted == "joining" else topic
            assert said == f"topic {reached}", (who, in_group)


@pytest.mark.parametrize("action", ["register:nonsense:1", "documents", "deadlines::1", "nichts:1"])
@pytest.mark.parametrize("who", ["stranger", "admin"])
async def test_a_button_without_a_row_reaches_nobody(who: str, action: str) -> None:
    conversation = Conversation({name: _Topic(name) for name in _topics()}, guard=guard)

    replies = [plain(r) async for r in conversation.handle(_WHO[who], Message(action=action))]

    assert replies == [sentence(StaleButton())]


async def test_the_assistant_as_it_is_built_lets_no_stranger_in(built: Services) -> None:
    person = Person(id="telegram:666", name="Người lạ")

    for handler in (*COMMANDS, *(name for name in BUTTONS if name.startswith("documents"))):
        if _least(handler) == "anybody":
            continue
        message = _message(handler, in_group=False)
        (said,) = [plain(reply) async for reply in built.conversation.handle(person, message)]

        assert "Đây là trợ lý tra cứu văn bản" in said


@pytest.mark.parametrize("who", ["machine", "member", "secretary"])
async def test_a_file_is_taken_from_the_office_alone(who: str) -> None:
    conversation = Conversation({name: _Topic(name) for name in _topics()}, guard=guard)
    message = Message("ai ký?", files=(Path("a.docx"),))

    said = [plain(reply) async for reply in conversation.handle(_WHO[who], message)]
    taken = [plain(reply) async for reply in conversation.handle(_WHO["office"], message)]

    assert said == [sentence(FilesNotTaken())]
    assert taken == ["topic publishing"]
