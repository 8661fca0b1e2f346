from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Bot

from bot.conversation import Button, Conversation, Line, Message, Person, Reply
from bot.conversation.replies import say
from bot.errors import StaleButton, TelegramUnreachable
from bot.store import Channel, Inbox, Outbox
from bot.telegram import Serving, run
from bot.telegram.serving import at_work, reached
from bot.texts import errors
from bot.texts import telegram as texts
from knowledge.database import Database
from tests.emulator import TOKEN, BotApi

_told: list[str] = []

_LONG_ACTION = "ask:" + "báo cáo tháng gửi về đâu " * 5


class _Ask:
    def __init__(self) -> None:
        self.people: list[Person] = []

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        self.people.append(person)
        if message.text == "hỏng":
            raise ZeroDivisionError
        if message.text == "chậm":
            await asyncio.sleep(0.3)
        yield Reply(lines=(), progress=True)
        yield Reply(
            lines=(
                Line("key", f"<{message.text or message.action}>"),
                Line("quote", "trước ngày 20"),
            ),
            buttons=(Button("Hỏi tiếp", _LONG_ACTION),),
        )


class _Help:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        del message
        yield say(f"Chào {person.name}", "x" * 5000)


class _Files:
    def __init__(self) -> None:
        self.sent: list[tuple[str, list[bytes]]] = []

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        del person
        self.sent.append((message.text, [path.read_bytes() for path in message.files]))
        yield say("đã nhận")


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    yield database
    database.close()


def _serving(database: Database, ask: _Ask | None = None) -> Serving:
    return Serving(
        conversation=Conversation({"ask": ask or _Ask(), "help": _Help()}),
        inbox=Inbox(database, channel="telegram"),
        outbox=Outbox(database),
        channel=Channel(database, channel="telegram"),
        role_of=lambda person: "office" if person.id == "telegram:1" else None,
        organisation="Đảng ủy xã Suối Mơ",
        now=lambda: datetime.now(UTC),
    )


@asynccontextmanager
async def _running(serving: Serving, api: BotApi) -> AsyncIterator[Bot]:
    async with reached(TOKEN, api.base) as bot, at_work(serving, bot, _told.append):
        yield bot


async def _sent(api: BotApi, count: int) -> list[dict[str, Any]]:
    return await asyncio.to_thread(api.wait, count)


async def test_a_question_is_answered_with_its_quote_and_without_previews(
    api: BotApi, database: Database
) -> None:
    ask = _Ask()
    async with _running(_serving(database, ask), api):
        api.says("ai ký?")

        (sent,) = await _sent(api, 1)

    assert sent["text"] == "<ai ký?>\ntrước ngày 20"
    assert "<blockquote>" in sent["raw"]
    assert sent["preview"] == {"is_disabled": True}
    assert ask.people == [
        Person(id="telegram:42", name="Lan Trần", organisation="Đảng ủy xã Suối Mơ")
    ]


async def test_a_command_reaches_its_topic_and_a_long_reply_comes_in_parts(
    api: BotApi, database: Database
) -> None:
    async with _running(_serving(database), api):
        api.says("/start")

        sent = await _sent(api, 3)

    assert sent[0]["text"] == "Chào Lan Trần"
    assert sum(len(part["text"]) for part in sent[1:]) == 5000


async def test_a_button_whose_action_is_long_comes_back_whole(
    api: BotApi, database: Database
) -> None:
    async with _running(_serving(database), api):
        api.says("ai ký?")
        await _sent(api, 1)
        api.presses("Hỏi tiếp")

        sent = await _sent(api, 2)

    assert sent[1]["text"].startswith(f"<{_LONG_ACTION}>")


async def test_a_button_from_before_a_restart_asks_to_ask_again(
    api: BotApi, database: Database
) -> None:
    async with _running(_serving(database), api):
        api.presses_data("#0123")

        (sent,) = await _sent(api, 1)

    assert sent["text"] == errors.sentence(StaleButton())


async def test_markup_that_telegram_refuses_is_sent_as_plain_text(
    api: BotApi, database: Database
) -> None:
    words = "Bad Request: can't parse entities: Unclosed start tag at byte offset 0"
    api.fails("status", code=400, description=words)
    async with _running(_serving(database), api):
        api.says("ai ký?")

        (sent,) = await _sent(api, 1)

    assert sent["raw"] == "<ai ký?>\ntrước ngày 20"


async def test_what_nobody_foresaw_is_logged_and_said_in_one_sentence(
    api: BotApi, database: Database, caplog: pytest.LogCaptureFixture
) -> None:
    async with _running(_serving(database), api):
        api.says("hỏng")

        (sent,) = await _sent(api, 1)

    assert sent["text"] == errors.UNFORESEEN
    assert "ZeroDivisionError" in caplog.text
    assert TOKEN not in caplog.text


async def test_something_else_than_words_is_declined_kindly(
    api: BotApi, database: Database
) -> None:
    async with _running(_serving(database), api):
        api.sends({"location": {"latitude": 1.0, "longitude": 1.0}})

        (sent,) = await _sent(api, 1)

    assert sent["text"] == texts.UNEXPECTED["location"]


async def test_a_slow_answer_holds_up_its_own_chat_alone(api: BotApi, database: Database) -> None:
    async with _running(_serving(database), api):
        api.says("chậm", user=1)
        api.says("sau", user=1)
        api.says("khác", user=2)

        sent = await _sent(api, 3)

    assert [part["text"].partition("\n")[0] for part in sent] == ["<khác>", "<chậm>", "<sau>"]


async def test_the_photographs_of_an_album_are_handed_on_together_and_once(
    api: BotApi, database: Database
) -> None:
    files = _Files()
    conversation = Conversation({"publishing": files, "ask": _Ask()})
    async with _running(replace(_serving(database), conversation=conversation), api):
        api.sends_photos([b"1", b"2", b"3"], user=1, caption="ba trang")
        api.says("xong", user=1)  # answered behind whatever came of the album

        sent = await _sent(api, 2)

    assert [part["text"].partition("\n")[0] for part in sent] == ["đã nhận", "<xong>"]
    assert files.sent == [("ba trang", [b"1", b"2", b"3"])]


def test_a_refused_token_is_told_in_one_sentence(api: BotApi, database: Database) -> None:
    names: list[str] = []

    with pytest.raises(TelegramUnreachable):
        run(
            _serving(database),
            token="2:wrong",  # noqa: S106  # of no bot
            base=api.base,
            started=names.append,
            tell=names.append,
        )

    assert names == []
