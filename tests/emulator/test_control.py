from __future__ import annotations

from base64 import b64encode
from typing import Any

import aiohttp

from tests.emulator import TOKEN, BotApi


async def _post(api: BotApi, path: str, **fields: Any) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.base}/{path}", json=fields) as answer,
    ):
        return await answer.json()


async def test_people_act_and_look_over_http() -> None:
    with BotApi() as api:
        number = (await _post(api, "__sim/says", text="chào", user=42))["result"]
        content = b64encode(b"noi dung").decode()
        await _post(api, "__sim/sends_file", name="a.txt", content=content, user=42)
        text = "<b>Chào</b> đồng chí"
        await _post(api, f"bot{TOKEN}/sendMessage", chat_id=42, text=text, parse_mode="HTML")
        marked = (await _post(api, "__sim/transcript", chat=42, marked=True))["result"]
        sent = (await _post(api, "__sim/sent"))["result"]
        calls = (await _post(api, "__sim/calls"))["result"]
        seen = (await _post(api, "__sim/transcript", chat=42))["result"]

    assert number == 1
    assert "chào" in seen
    assert "a.txt" in seen
    assert "Chào đồng chí" in seen
    assert "<b>Chào</b> đồng chí" in marked
    assert [one["text"] for one in sent] == ["Chào đồng chí"]
    assert calls == ["sendmessage"]
    assert api.server.world.files["FILE1"] == ("a.txt", b"noi dung")


async def test_a_fault_and_the_clock_are_set_over_http() -> None:
    with BotApi(at=1_790_000_000) as api:
        await _post(api, "__sim/says", text="chào", user=42)
        await _post(api, "__sim/fails", kind="status", code=500, method="sendMessage")
        await _post(api, "__sim/forward", seconds=60)
        failed = await _post(api, f"bot{TOKEN}/sendMessage", chat_id=42, text="x")
        sent = await _post(api, f"bot{TOKEN}/sendMessage", chat_id=42, text="x")

    assert failed["error_code"] == 500
    assert sent["result"]["date"] == 1_790_000_060


async def test_what_people_do_not_do_is_refused() -> None:
    with BotApi() as api:
        assert not (await _post(api, "__sim/flies"))["ok"]
        assert not (await _post(api, "__sim/says", nonsense=1))["ok"]
        assert not (await _post(api, "__sim/presses", label="không có"))["ok"]
