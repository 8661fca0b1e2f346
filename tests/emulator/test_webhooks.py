from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
from aiohttp import web

from tests.emulator import TOKEN, BotApi

Answer = Callable[[dict[str, Any]], web.Response]


@asynccontextmanager
async def _hooked(api: BotApi, answer: Answer, **settings: Any) -> AsyncIterator[None]:
    """Receive what the server brings, for as long as the block takes."""

    async def receive(request: web.Request) -> web.Response:
        return answer(await request.json())

    app = web.Application()
    app.router.add_post("/", receive)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    api.server.updates.bringing.retry_seconds = 0.01
    await _ask(api, "setWebhook", url=f"http://127.0.0.1:{runner.addresses[0][1]}/", **settings)
    try:
        yield
    finally:
        await runner.cleanup()


async def _ask(api: BotApi, method: str, **fields: Any) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.base}/bot{TOKEN}/{method}", json=fields) as answer,
    ):
        return (await answer.json())["result"]


async def _until(true: Callable[[], bool]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.01)
    raise AssertionError


async def test_a_chat_keeps_its_order_though_one_update_is_not_taken_at_once() -> None:
    brought: list[str] = []

    def answer(update: dict[str, Any]) -> web.Response:
        brought.append(update["message"]["text"])
        return web.Response(status=500 if len(brought) < 3 else 200)

    with BotApi() as api:
        async with _hooked(api, answer, max_connections=1):
            for word in ("một", "hai"):
                await asyncio.to_thread(api.says, word)
            await _until(lambda: "hai" in brought)
            info = await _ask(api, "getWebhookInfo")

    assert brought == ["một", "một", "một", "hai"]
    assert info["last_error_message"].startswith("Wrong response from the webhook: 500")
    assert info["max_connections"] == 1


async def test_the_answer_of_a_webhook_may_hold_a_call() -> None:
    def answer(update: dict[str, Any]) -> web.Response:
        chat = update["message"]["chat"]["id"]
        return web.json_response({"method": "sendMessage", "chat_id": chat, "text": "đã nhận"})

    with BotApi() as api:
        async with _hooked(api, answer):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: api.to(42) == ["đã nhận"])


async def test_a_webhook_that_is_gone_for_a_day_is_taken_away() -> None:
    asked = 0

    def answer(_update: dict[str, Any]) -> web.Response:
        nonlocal asked
        asked += 1
        api.forward(12 * 3600)
        return web.Response(status=410)

    with BotApi(at=1_790_000_000) as api:
        async with _hooked(api, answer):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: api.server.updates.hook is None)

    assert asked == 3


async def test_it_comes_again_when_the_webhook_asks_for_it() -> None:
    moments: list[float] = []

    def answer(_update: dict[str, Any]) -> web.Response:
        moments.append(asyncio.get_running_loop().time())
        taken = len(moments) > 1
        return web.Response(status=200 if taken else 503, headers={"Retry-After": "1"})

    with BotApi() as api:
        async with _hooked(api, answer):
            await asyncio.to_thread(api.says, "chào")
            await _until(lambda: len(moments) > 1)

    assert moments[1] - moments[0] > 0.9
