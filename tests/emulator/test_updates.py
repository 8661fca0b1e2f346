"""What waits for the bot: process_get_updates_query, do_get_updates and fail_query_conflict.

All three are functions of Client.cpp (tdlib/telegram-bot-api 01a3679, :15700 and below).
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest

from tests.emulator import BotApi
from tests.emulator.asking import ask, refusal, result_of

_AT = 1_790_000_000
_HOOK = "http://127.0.0.1:9/x"
_OTHER_ASKS = refusal(
    409,
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running",
)
_LAN = {"id": 42, "is_bot": False, "first_name": "Lan", "language_code": "vi", "last_name": "Trần"}
_BOT = {
    "id": 7_000_000_001, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot",
}  # fmt: skip
_CHAT = {"id": 42, "first_name": "Lan", "last_name": "Trần", "type": "private"}
_GROUP = {"id": -1000, "type": "group", "title": "Chi bộ 3"}


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(at=_AT) as server:
        yield server


def _said(number: int, **content: Any) -> dict[str, Any]:
    return {"message_id": number, "date": _AT, "chat": _CHAT, "from": _LAN} | content


async def test_each_kind_of_update_is_told_exactly(api: BotApi) -> None:
    said = api.says("/lich quý 3")
    api.sends_file("a.txt", b"chao", caption="kế hoạch")
    api.edits(said, "/lich")
    api.blocks()
    api.makes_group("Chi bộ 3")
    command = [{"type": "bot_command", "offset": 0, "length": 5}]
    document = {"file_id": "FILE1", "file_unique_id": "UFILE1", "file_size": 4}
    change: dict[str, Any] = {"from": _LAN, "date": _AT}

    updates = await result_of(api, "getUpdates")

    assert updates == [
        {"update_id": 1, "message": _said(1, text="/lich quý 3", entities=command)},
        {
            "update_id": 2,
            "message": _said(2, document=document | {"file_name": "a.txt"}, caption="kế hoạch"),
        },
        {
            "update_id": 3,
            "edited_message": _said(1, text="/lich", entities=command, edit_date=_AT),
        },
        {
            "update_id": 4,
            "my_chat_member": change
            | {
                "chat": _CHAT,
                "old_chat_member": {"user": _BOT, "status": "member"},
                "new_chat_member": {"user": _BOT, "status": "kicked", "until_date": 0},
            },
        },
        {
            "update_id": 5,
            "my_chat_member": change
            | {
                "chat": _GROUP,
                "old_chat_member": {"user": _BOT, "status": "left"},
                "new_chat_member": {"user": _BOT, "status": "member"},
            },
        },
        {
            "update_id": 6,
            "message": _said(1, **dict.fromkeys(("new_chat_participant", "new_chat_member"), _BOT))
            | {"chat": _GROUP, "new_chat_members": [_BOT]},
        },
    ]


async def test_a_group_that_moves_is_told_of_in_both_places(api: BotApi) -> None:
    api.makes_group("Chi bộ 3")
    api.migrates(-1000, -2000)
    moved = {"id": -2000, "type": "supergroup", "title": "Chi bộ 3"}

    before, after = (await result_of(api, "getUpdates"))[-2:]

    assert before["message"] == _said(2, migrate_to_chat_id=-2000) | {"chat": _GROUP}
    assert after["message"] == _said(1, migrate_from_chat_id=-1000) | {"chat": moved}


async def test_in_privacy_mode_only_what_is_said_to_the_bot_reaches_it() -> None:
    with BotApi(privacy=True) as api:
        api.makes_group("Chi bộ 3")
        await result_of(api, "sendMessage", chat_id=-1000, text="chào cả nhà")
        await result_of(api, "getUpdates", offset=3)
        for words in ("chào nhau", "@Ai_do xem", "@troly_bot hạn nào?", "/lich", "/lich@bot_khac"):
            api.says(words, chat=-1000)
        api.answers("cảm ơn", to=2, chat=-1000)
        api.says("riêng thôi")
        api.promotes_bot(-1000)
        api.says("chào nhau", chat=-1000)
        me = await result_of(api, "getMe")
        updates = await result_of(api, "getUpdates")

    heard = [one["message"]["text"] for one in updates if "message" in one]
    assert heard == ["@troly_bot hạn nào?", "/lich", "cảm ơn", "riêng thôi", "chào nhau"]
    assert me["can_read_all_group_messages"] is False


async def test_updates_below_the_offset_are_forgotten_and_no_others(api: BotApi) -> None:
    async def numbers(**fields: Any) -> list[int]:
        api.forward(3)  # asked again at once, the server holds back
        return [one["update_id"] for one in await result_of(api, "getUpdates", **fields)]

    for word in ("một", "hai", "ba", "bốn"):
        api.says(word)

    assert await numbers() == [1, 2, 3, 4]
    assert await numbers() == [1, 2, 3, 4]
    assert await numbers(offset=3) == [3, 4]
    assert await numbers(limit=1) == [3]
    assert await numbers(offset=-1) == [4]
    assert await numbers() == [4]


async def test_whoever_asks_for_the_same_at_once_is_slowed_down(api: BotApi) -> None:
    for word in ("một", "hai", "ba"):
        api.says(word)

    first = await result_of(api, "getUpdates", offset=2)
    again = await result_of(api, "getUpdates", offset=2)
    api.forward(3)
    later = await result_of(api, "getUpdates", offset=2)

    assert (len(first), len(again), later) == (2, 1, first)


async def test_after_a_day_an_update_is_gone(api: BotApi) -> None:
    api.says("hôm qua")
    api.forward(24 * 3600 + 1)
    api.says("hôm nay")

    (update,) = await result_of(api, "getUpdates")

    assert update["message"]["text"] == "hôm nay"


async def test_of_two_that_wait_the_older_is_refused(api: BotApi) -> None:
    api.server.updates.hold_seconds = 10
    older = asyncio.create_task(ask(api, "getUpdates", timeout=50))
    await _until_held(api)

    newer = asyncio.create_task(ask(api, "getUpdates", timeout=50))
    refused = await older
    await asyncio.to_thread(api.says, "chào")

    assert refused == _OTHER_ASKS
    assert [one["update_id"] for one in (await newer)["result"]] == [1]


async def test_who_does_not_wait_disturbs_nobody(api: BotApi) -> None:
    api.server.updates.hold_seconds = 10
    waits = asyncio.create_task(ask(api, "getUpdates", timeout=50))
    await _until_held(api)

    assert await result_of(api, "getUpdates", offset=1) == []
    await asyncio.to_thread(api.says, "chào")

    assert len((await waits)["result"]) == 1


async def test_setting_a_webhook_ends_the_waiting(api: BotApi) -> None:
    api.server.updates.hold_seconds = 10
    waits = asyncio.create_task(ask(api, "getUpdates", timeout=50))
    await _until_held(api)

    await result_of(api, "setWebhook", url=_HOOK)

    assert await waits == refusal(409, "Conflict: terminated by setWebhook request")


async def test_a_webhook_and_asking_exclude_each_other(api: BotApi) -> None:
    set_it = await ask(api, "setWebhook", url=_HOOK, max_connections=1000)
    asked = await ask(api, "getUpdates")
    info = await result_of(api, "getWebhookInfo")
    at_once = await ask(api, "setWebhook", url=_HOOK)
    api.forward(1)
    again = await ask(api, "setWebhook", url=_HOOK, max_connections=100)
    taken = await ask(api, "deleteWebhook")
    none = await ask(api, "deleteWebhook")

    assert set_it == {"ok": True, "result": True, "description": "Webhook was set"}
    assert asked == refusal(
        409,
        "Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first",
    )
    assert (info["url"], info["max_connections"]) == (_HOOK, 100)
    assert at_once == refusal(429, "Too Many Requests: retry after 1", retry_after=1)
    assert again == {"ok": True, "result": True, "description": "Webhook is already set"}
    assert taken == {"ok": True, "result": True, "description": "Webhook was deleted"}
    assert none == {"ok": True, "result": True, "description": "Webhook is already deleted"}
    assert await result_of(api, "getUpdates") == []


async def test_a_webhook_that_is_none_takes_the_old_one_away(api: BotApi) -> None:
    await result_of(api, "setWebhook", url=_HOOK)
    api.forward(1)

    refused = await ask(api, "setWebhook", url=_HOOK, secret_token="x" * 257)
    info = await result_of(api, "getWebhookInfo")

    assert refused == refusal(400, "Bad Request: secret token is too long")
    assert info["url"] == ""


@pytest.mark.parametrize("said", [True, "true", "Yes", 1])
async def test_what_waits_is_dropped_when_asked_for(api: BotApi, said: object) -> None:
    api.says("chào")

    await result_of(api, "deleteWebhook", drop_pending_updates=said)

    assert await result_of(api, "getUpdates") == []


async def test_the_kinds_that_are_asked_for_stay_asked_for(api: BotApi) -> None:
    await result_of(api, "getUpdates", allowed_updates=["callback_query"])
    api.says("chào")
    nothing = await result_of(api, "getUpdates", offset=1)
    await result_of(api, "getUpdates", allowed_updates=[])
    api.says("chào")

    assert nothing == []
    assert len(await result_of(api, "getUpdates", offset=1)) == 1


async def test_an_offset_from_far_ahead_confirms_nothing(api: BotApi) -> None:
    api.says("chào")

    assert len(await result_of(api, "getUpdates", offset=760_546_623)) == 1
    assert await result_of(api, "getUpdates", offset=12) == []


async def _until_held(api: BotApi) -> None:
    for _ in range(500):
        if api.server.updates.is_held:
            return
        await asyncio.sleep(0.005)
    raise AssertionError
