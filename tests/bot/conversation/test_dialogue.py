from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.conversation import Conversation, Memory, Message, Person, Reply, Topic
from bot.conversation.commands import QUESTION, TOPICS
from bot.conversation.replies import Line, plain, say
from bot.errors import StaleButton
from bot.texts.errors import sentence
from knowledge.domain import Turn
from knowledge.errors import UnknownDirective

_LAN = Person(id="test:1", name="Lan")


class _Echo:
    def __init__(self, name: str) -> None:
        self._name = name

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        yield say(f"{self._name}: {person.name}: {message.text or message.action}")


class _Ignorant:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        del person
        yield say("một lát")
        raise UnknownDirective(number=message.text)


async def _said(conversation: Conversation, message: Message) -> list[str]:
    return [plain(reply) async for reply in conversation.handle(_LAN, message)]


@pytest.mark.parametrize(
    ("message", "topic"),
    [
        pytest.param(Message("/start"), "help", id="a command"),
        pytest.param(Message("/start thu-moi"), "help", id="a command with words"),
        pytest.param(Message("/VanBan"), "documents", id="a command in other letters"),
        pytest.param(Message("/vănbản 31-KH"), "documents", id="a command with diacritics"),
        pytest.param(Message("/vanban@troly_bot 31-KH"), "documents", id="a command in a group"),
        pytest.param(Message("ai ký kế hoạch 31?"), "ask", id="a question"),
        pytest.param(Message("/khongco"), "help", id="an unknown command"),
        pytest.param(Message("/ 31-KH hạn nào"), "ask", id="a stroke"),
        pytest.param(Message(""), "ask", id="nothing"),
        pytest.param(Message(action="documents:show:7"), "documents", id="a button"),
    ],
)
async def test_each_message_reaches_its_topic(message: Message, topic: str) -> None:
    topics = {name: _Echo(name) for name in (*TOPICS.values(), QUESTION)}

    (said,) = await _said(Conversation(topics), message)

    assert said.startswith(f"{topic}: Lan: ")


async def test_what_cannot_be_done_is_said_in_one_sentence() -> None:
    said = await _said(Conversation({"ask": _Ignorant()}), Message("99-KH"))

    assert said[0] == "một lát"
    assert said[1].startswith("Chưa có văn bản nào ứng với “99-KH”")


@pytest.mark.parametrize("action", ["", ":", "nonsense:1", "nonsense"])
async def test_a_button_of_no_topic_is_met_with_one_sentence(action: str) -> None:
    said = await _said(Conversation({"ask": _Echo("ask")}), Message(action=action))

    assert said == [sentence(StaleButton())]


def test_the_words_after_a_command_are_its_words() -> None:
    assert Message("/vanban  31-KH/ĐU ").words == "31-KH/ĐU"
    assert Message("/vanban").words == ""


def test_only_the_last_turns_are_remembered() -> None:
    memory = Memory(turns=2)

    for question in ("một", "hai", "ba"):
        memory.add(_LAN, Turn(question=question, directive_ids=()))

    assert [turn.question for turn in memory.turns(_LAN)] == ["hai", "ba"]


def test_one_person_does_not_see_the_turns_of_another() -> None:
    memory = Memory()

    memory.add(_LAN, Turn(question="một", directive_ids=(1,)))

    assert memory.turns(Person(id="test:2", name="Minh")) == ()


def test_the_person_silent_for_longest_is_forgotten_first() -> None:
    memory = Memory(people=2)
    people = [Person(id=f"test:{number}", name="x") for number in range(3)]

    for person in (people[0], people[1], people[0], people[2]):
        memory.add(person, Turn(question="?", directive_ids=()))

    assert [len(memory.turns(person)) for person in people] == [2, 0, 1]


def test_plain_text_puts_quotes_in_quotation_marks() -> None:
    reply = Reply(lines=(Line("key", "Trước ngày 20."), Line("quote", "trước ngày 20 hằng tháng")))

    assert plain(reply) == "Trước ngày 20.\n“trước ngày 20 hằng tháng”"


class _Asking:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        del person
        yield replace(say(f"{message.action}: {message.text}"), awaits="asking:number:5")


async def test_what_is_typed_next_answers_the_reply_that_awaited_it() -> None:
    conversation = Conversation({"asking": _Asking(), "ask": _Echo("ask")})

    await _said(conversation, Message(action="asking:edit:5"))

    assert await _said(conversation, Message("12-KH/ĐU")) == ["asking:number:5: 12-KH/ĐU"]


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(Message("/start"), id="a command"),
        pytest.param(Message(action="ask:gì?"), id="a button"),
        pytest.param(Message(files=(Path("a.docx"),)), id="a file"),
    ],
)
async def test_whoever_turns_to_something_else_is_awaited_no_more(between: Message) -> None:
    topics: dict[str, Topic] = {
        "asking": _Asking(),
        "ask": _Echo("ask"),
        "help": _Echo("help"),
    }
    conversation = Conversation(topics)
    await _said(conversation, Message(action="asking:edit:5"))

    await _said(conversation, between)

    assert await _said(conversation, Message("12-KH/ĐU")) == ["ask: Lan: 12-KH/ĐU"]


async def test_nothing_is_awaited_in_a_group() -> None:
    conversation = Conversation({"asking": _Asking(), "ask": _Echo("ask")})
    await _said(conversation, Message(action="asking:edit:5", in_group=True))

    assert await _said(conversation, Message("gì?")) == ["ask: Lan: gì?"]

    await _said(conversation, Message(action="asking:edit:5"))

    assert await _said(conversation, Message("gì?", in_group=True)) == ["ask: Lan: gì?"]
