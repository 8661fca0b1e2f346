"""A second client, written by others and strict about every object, drives the same server."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from tests.emulator import TOKEN, BotApi

pytestmark = pytest.mark.slow  # aiogram takes three seconds to import


@pytest.fixture
async def bot() -> AsyncIterator[tuple[BotApi, Any]]:
    from aiogram import Bot  # noqa: PLC0415  # heavy, and of these tests alone
    from aiogram.client.session.aiohttp import AiohttpSession  # noqa: PLC0415
    from aiogram.client.telegram import TelegramAPIServer  # noqa: PLC0415

    with BotApi() as api:
        session = AiohttpSession(api=TelegramAPIServer.from_base(api.base))
        bot = Bot(TOKEN, session=session)
        yield api, bot
        await session.close()


async def test_every_kind_of_update_is_one_that_it_knows(bot: tuple[BotApi, Any]) -> None:
    api, client = bot
    said = api.says("/start chào")
    api.sends_file("a.docx", b"noi dung", caption="kế hoạch")
    api.sends_photos([b"1", b"2"])
    api.sends_voice(b"tieng")
    api.forwards("văn bản mới")
    api.edits(said, "/start lại")
    await client.send_message(42, "Chọn", reply_markup=_button())
    api.presses("Nguồn")
    api.types_inline("kế hoạch")
    api.blocks()
    api.unblocks()
    api.makes_group("Chi bộ 3", topics=["Báo cáo"])
    api.says("hỏi", chat=-1000, message_thread_id=2)
    api.promotes_bot(-1000)
    api.makes_group("Chi bộ 5", chat=-1003)
    api.migrates(-1003, -2003)

    updates = await client.get_updates(allowed_updates=[])

    kinds = [update.event_type for update in updates]
    assert kinds == [
        *["message"] * 6,
        *("edited_message", "callback_query", "inline_query"),
        *["my_chat_member"] * 3,
        *["message"] * 2,
        *["my_chat_member"] * 2,
        *["message"] * 3,
    ]


async def test_reactions_and_results_that_are_taken_are_ones_that_it_knows(
    bot: tuple[BotApi, Any],
) -> None:
    from aiogram.types import (  # noqa: PLC0415
        InlineQueryResultArticle,
        InputTextMessageContent,
        ReactionTypeEmoji,
    )

    api, client = bot
    said = api.says("chào")
    await client.get_updates(allowed_updates=["message_reaction", "chosen_inline_result"])
    api.reacts(said, "👍")
    query = api.types_inline("kế hoạch")
    content = InputTextMessageContent(message_text="x")
    article = InlineQueryResultArticle(id="7", title="x", input_message_content=content)
    await client.answer_inline_query(query, [article])
    api.chooses_inline(query, "7")

    updates = await client.get_updates(offset=2)

    assert [update.event_type for update in updates] == ["message_reaction", "chosen_inline_result"]
    assert await client.set_message_reaction(42, said, [ReactionTypeEmoji(emoji="👀")])
    assert "👀" in api.transcript(42)


async def test_what_it_sends_and_edits_comes_back_as_its_own_objects(
    bot: tuple[BotApi, Any],
) -> None:
    from aiogram.types import ReplyParameters  # noqa: PLC0415

    api, client = bot
    api.says("chào")

    me = await client.get_me()
    sent = await client.send_message(42, "<b>Đã</b> nhận", parse_mode="HTML")
    edited = await sent.edit_text("xong", reply_markup=_button())
    kept = await client.copy_message(42, 42, sent.message_id)
    replied = await client.send_message(
        42, "vâng", reply_parameters=ReplyParameters(message_id=1, quote="chào")
    )

    assert me.username == "troly_bot"
    assert [(one.type, one.length) for one in sent.entities] == [("bold", 2)]
    assert edited.reply_markup.inline_keyboard[0][0].text == "Nguồn"
    assert kept.message_id == sent.message_id + 1
    assert (replied.quote.text, replied.reply_to_message.text) == ("chào", "chào")
    assert await client.delete_message(42, sent.message_id)


async def test_a_file_goes_out_and_comes_back(bot: tuple[BotApi, Any]) -> None:
    from aiogram.types import BufferedInputFile  # noqa: PLC0415

    api, client = bot
    api.says("chào")

    sent = await client.send_document(42, BufferedInputFile(b"noi dung", "a.txt"), caption="Mẫu")
    found = await client.get_file(sent.document.file_id)
    content = await client.download_file(found.file_path)

    assert found.file_unique_id == sent.document.file_unique_id
    assert content.read() == b"noi dung"


async def test_refusals_are_the_errors_it_knows(bot: tuple[BotApi, Any]) -> None:
    from aiogram import exceptions  # noqa: PLC0415

    api, client = bot
    api.says("chào")
    api.makes_group("Chi bộ 5", chat=-1003)
    api.migrates(-1003, -2003)

    with pytest.raises(exceptions.TelegramBadRequest, match="chat not found"):
        await client.send_message(7, "x")
    with pytest.raises(exceptions.TelegramMigrateToChat) as moved:
        await client.send_message(-1003, "x")
    api.fails("flood", seconds=2)
    with pytest.raises(exceptions.TelegramRetryAfter) as flooded:
        await client.send_message(42, "x")
    api.blocks()
    with pytest.raises(exceptions.TelegramForbiddenError, match="blocked by the user"):
        await client.send_message(42, "x")

    assert moved.value.migrate_to_chat_id == -2003
    assert flooded.value.retry_after == 2


def _button() -> Any:
    from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup  # noqa: PLC0415

    button = InlineKeyboardButton(text="Nguồn", callback_data="page:1")
    return InlineKeyboardMarkup(inline_keyboard=[[button]])
