from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from telegram import Bot

from bot.conversation import Message, Person
from bot.organisation import Role
from bot.telegram.incoming import Heard
from bot.telegram.menus import Menus
from bot.telegram.serving import reached
from bot.texts import telegram as texts
from tests.emulator import TOKEN, BotApi


@pytest.fixture
async def bot() -> AsyncIterator[tuple[BotApi, Bot]]:
    with BotApi() as api:
        api.says("chào", user=42)
        async with reached(TOKEN, api.base) as bot:
            yield api, bot


def _heard(*, in_group: bool = False) -> Heard:
    return Heard(
        person=Person(id="telegram:42", name="Lan"),
        chat_id=42,
        message_id=1,
        message=Message("chào"),
        in_group=in_group,
    )


def _shown(api: BotApi, scope: str) -> set[str]:
    return {one["command"] for one in api.server.world.commands.get((scope, ""), [])}


async def test_members_and_groups_see_what_they_may_use(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot

    await Menus(telegram, lambda _person: None).publish()

    assert {"hanbaocao", "vanban", "trogiup"} <= _shown(api, "default")
    assert _shown(api, "default").isdisjoint({"xacnhan", "moi", "cauhoi"})
    assert _shown(api, "all_group_chats") == {"vanbanmoi", "vanban", "yeucau", "trogiup"}
    assert api.server.world.commands["default", "vi"] == api.server.world.commands["default", ""]


async def test_whoever_may_more_sees_more_until_they_may_no_longer(
    bot: tuple[BotApi, Bot],
) -> None:
    api, telegram = bot
    roles: list[Role | None] = ["member", "secretary", "office", None]
    menus = Menus(telegram, lambda _person: roles[0])

    seen = []
    for _ in range(len(roles)):
        await menus.fit(_heard())
        seen.append(_shown(api, "chat:42"))
        roles.pop(0)

    assert seen[0] == seen[3] == set()  # as everybody
    assert seen[2] == set(texts.MENU)
    assert set(texts.MENU) - seen[1] == {
        "dangvanban",
        "xacnhan",
        "cauhoi",
        "thongke",
        "tiendo",
        "thongbao",
    }


async def test_a_menu_that_stands_already_costs_nothing(bot: tuple[BotApi, Bot]) -> None:
    api, telegram = bot
    menus = Menus(telegram, lambda _person: "office")

    for _ in range(3):
        await menus.fit(_heard())
    await menus.fit(_heard(in_group=True))

    assert api.calls.count("setmycommands") == 1


def test_every_command_of_the_menu_is_one_that_telegram_takes() -> None:
    assert all(name.isascii() and name.islower() and len(name) <= 32 for name in texts.MENU)
    assert all(0 < len(does) <= 40 for does in texts.MENU.values())
