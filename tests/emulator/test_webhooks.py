from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

from aiohttp import web

from tests.emulator import BotApi
from tests.emulator.asking import result_of

Answer = Callable[[web.Request], Awaitable[web.Response]]


@asynccontextmanager
async def _hooked(
    api: BotApi, receive: Answer, *, retry_seconds: float = 0.01, **settings: Any
) -> AsyncIterator[None]:
    """Receive what the server brings, for as long as the block takes."""
    app = web.Application()
    app.router.add_post("/", receive)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.server.updates.bringing.retry_seconds = retry_seconds
    await result_of(
        api, "setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/", **settings
    )
    try:
        yield
    finally:
        await runner.cleanup()


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError


async def test_a_chat_keeps_its_order_though_one_update_is_not_taken_at_once() -> None:
    brought: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        update = await request.json()
        brought.append(update["message"]["text"])
        return web.Response(status=500 if len(brought) < 3 else 200)

    with BotApi() as api:
        async with _hooked(api, answer, max_connections=1):
            for word in ("một", "hai"):
                await asyncio.to_thread(api.says, word)
            await _until(lambda: "hai" in brought)
            info = await result_of(api, "getWebhookInfo")

    assert brought == ["một", "một", "một", "hai"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["max_connections"] == 1


async def test_the_answer_of_a_webhook_may_hold_a_call() -> None:
    async def answer(request: web.Request) -> web.Response:
        update = await request.json()
        chat = update["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "đã nhận"})

    with BotApi() as api:
        async with _hooked(api, answer):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: api.to(42) == ["đã nhận"])


async def test_a_webhook_that_is_gone_for_a_day_is_taken_away() -> None:
    asked = 0

    async def answer(_request: web.Request) -> web.Response:
        nonlocal asked
        asked += 1
        api.forward(42_000)
        return web.Response(status=410)

    with BotApi(at=1_790_000_000) as api:
        async with _hooked(api, answer):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: api.server.updates.hook is None)

    assert asked == 3


async def test_no_more_come_at_once_than_were_asked_for() -> None:
    here, most = 0, 0

    async def answer(_request: web.Request) -> web.Response:
        nonlocal here, most
        here += 1
        most = max(most, here)
        await asyncio.sleep(0.02)
        here -= 1
        return web.Response()

    with BotApi() as api:
        async with _hooked(api, answer, max_connections=2):
            for user in range(100, 106):
                await asyncio.to_thread(api.says, "chào", user=user)
            await _until(lambda: not api.server.updates.waiting)

    assert most == 2


async def test_the_secret_stands_in_a_header() -> None:
    seen: list[str] = []

    async def receive(request: web.Request) -> web.Response:
        seen.append(request.headers["X-Telegram-Bot-Api-Secret-Token"])
        return web.Response()

    with BotApi() as api:
        async with _hooked(api, receive, secret_token="Bi_mat-1"):  # noqa: S106  # of no bot
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: seen == ["Bi_mat-1"])


async def test_it_comes_again_later_and_later_until_a_day_is_over() -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        api.forward(seconds)

    with BotApi(at=1_790_000_000) as api:
        api.server.updates.bringing.wait = wait
        async with _hooked(api, _refusing(), retry_seconds=1):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: not api.server.updates.waiting)

    assert waits[:9] == [0, 2, 4, 8, 16, 32, 60, 60, 60]
    assert 24 * 3600 - 60 <= sum(waits) <= 24 * 3600


async def test_it_comes_again_when_the_webhook_asks_for_it() -> None:
    waits: list[float] = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)
        api.forward(seconds)

    with BotApi(at=1_790_000_000) as api:
        api.server.updates.bringing.wait = wait
        async with _hooked(api, _refusing({"Retry-After": "7200"})):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: not api.server.updates.waiting)

    assert waits == [3600] * 24


def _refusing(headers: dict[str, str] | None = None) -> Answer:
    async def receive(_request: web.Request) -> web.Response:
        return web.Response(status=503, headers=headers)

    return receive
