from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.telegram.serving import reached
from bot.telegram.signs import Signs
from tests.emulator import TOKEN, BotApi


@pytest.fixture
async def bot() -> AsyncIterator[tuple[BotApi, Bot]]:
    with BotApi() as api:
        api.says("chào", user=42)
        async with reached(TOKEN, api.base) as bot:
            yield api, bot


async def test_signs_that_follow_each_other_at_once_are_one(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot
    signs = Signs(telegram, 42, 7, pause=0.2)

    for page in range(1, 20):
        await signs.show(f"trang {page} / 60")
    first = api.server.world.draft(42)
    await asyncio.sleep(0.2)
    await signs.show("trang 20 / 60")

    assert (first, api.server.world.draft(42)) == ("trang 1 / 60", "trang 20 / 60")
    assert api.calls.count("sendmessagedraft") == 2


async def test_a_flood_is_waited_for_and_nothing_said_of_it(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot
    signs = Signs(telegram, 42, 7, pause=0.01)
    api.fails("flood", method="sendMessageDraft", seconds=1)

    await signs.show("trang 1 / 60")
    await asyncio.sleep(0.05)
    await signs.show("trang 2 / 60")
    await asyncio.sleep(1)
    await signs.show("trang 3 / 60")

    assert api.server.world.draft(42) == "trang 3 / 60"
    assert api.calls.count("sendmessagedraft") == 2


async def test_a_sign_goes_when_the_answer_comes(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot

    await Signs(telegram, 42, 7).show("đang đọc")
    await telegram.send_message(42, "đây ạ")

    assert api.server.world.drafts == {}
    assert api.to(42) == ["đây ạ"]


async def test_a_server_without_drafts_is_no_trouble(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot
    api.fails("status", method="sendMessageDraft", code=404, description="Not Found")

    await Signs(telegram, 42, 7).show("đang đọc")

    assert api.to(42) == []
