"""What fails on purpose: what the bot is told, and what stands in the chat."""

from __future__ import annotations

import json
from typing import Any

import aiohttp
import pytest

from tests.emulator import TOKEN, BotApi
from tests.emulator.asking import ask, refusal, result_of
from tests.emulator.faults import Kind

_AT = 1_790_000_000


async def _send(api: BotApi, *, seconds: float = 5) -> tuple[int, str]:
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(seconds)) as session,
        session.post(f"{api.base}/bot{TOKEN}/sendMessage", json={"chat_id": 42, "text": "x"}) as it,
    ):
        return it.status, await it.text()


@pytest.mark.parametrize(
    ("kind", "facts", "error", "stands"),
    [
        ("stall_after_accept", {"seconds": 5}, TimeoutError, True),
        ("slow", {"seconds": 5}, TimeoutError, False),
        ("drop_after_accept", {}, aiohttp.ServerDisconnectedError, True),
    ],
)
async def test_who_is_not_answered_knows_nothing(
    kind: Kind, facts: dict[str, Any], error: type[Exception], *, stands: bool
) -> None:
    with BotApi() as api:
        api.says("chào")
        api.fails(kind, **facts)
        with pytest.raises(error):
            await _send(api, seconds=0.1)
        sent = api.to(42)

    assert sent == (["x"] if stands else [])


@pytest.mark.parametrize(
    ("kind", "facts", "answer"),
    [
        ("bad_gateway_before", {}, (502, "<html><body>502 Bad Gateway</body></html>")),
        ("status", {}, (500, refusal(500, "Internal Server Error"))),
        ("flood", {"seconds": 7},
         (429, refusal(429, "Too Many Requests: retry after 7", retry_after=7))),
        # Client.cpp fail_query_flood_limit_exceeded: later, and for a minute
        ("flood", {"seconds": 60, "held": 0.01},
         (429, refusal(429, "Too Many Requests: retry after 60", retry_after=60))),
    ],
)  # fmt: skip
async def test_what_is_refused_is_not_done_and_done_the_next_time(
    kind: Kind, facts: dict[str, Any], answer: tuple[int, Any]
) -> None:
    with BotApi(at=_AT) as api:
        api.says("chào")
        api.fails(kind, **facts)
        status, body = await _send(api)
        before = api.to(42)
        again, _ = await _send(api)

    told = body if isinstance(answer[1], str) else json.loads(body)
    assert (status, told) == answer
    assert (before, again) == ([], 200)


async def test_a_fault_hits_what_it_fits_and_so_often_as_it_says() -> None:
    with BotApi() as api:
        api.says("chào")
        api.fails("status", match="hai", times=2, every=2)
        words = ["một", "hai", "hai", "hai", "ba", "hai", "hai", "hai"]
        done = [(await ask(api, "sendMessage", chat_id=42, text=word))["ok"] for word in words]

    assert done == [True, True, False, True, True, False, True, True]


@pytest.mark.parametrize(
    ("chat", "first", "wait"),
    # Telegram's FAQ: one a second to a person, here with three at once; twenty a minute to a group
    [(42, 3, 1), (-1000, 20, 3)],
)
async def test_who_waits_as_long_as_is_said_may_write_again(
    chat: int, first: int, wait: int
) -> None:
    with BotApi(limits=True, at=_AT) as api:
        api.says("chào")
        api.makes_group("Chi bộ 3", chat=-1000)
        for _ in range(first):
            await result_of(api, "sendMessage", chat_id=chat, text="x")

        refused = await ask(api, "sendMessage", chat_id=chat, text="x")
        api.forward(wait)
        later = await ask(api, "sendMessage", chat_id=chat, text="x")

    assert refused == refusal(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
    assert later["ok"]


async def test_all_chats_together_take_thirty_a_second() -> None:
    with BotApi(limits=True, at=_AT) as api:
        for user in range(100, 131):
            api.says("chào", user=user)
        done = [
            (await ask(api, "sendMessage", chat_id=user, text="x"))["ok"]
            for user in range(100, 131)
        ]
        api.forward(1)
        later = await ask(api, "sendMessage", chat_id=130, text="x")

    assert done == [True] * 30 + [False]
    assert later["ok"]
