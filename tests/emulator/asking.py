"""Calls of methods, for tests of the server itself."""

from __future__ import annotations

from typing import Any

import aiohttp

from tests.emulator import TOKEN, BotApi


async def ask(api: BotApi, method: str, *, token: str = TOKEN, **fields: Any) -> Any:
    """Call a method and return the whole JSON; the status is that of the error."""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.base}/bot{token}/{method}", json=fields) as answer,
    ):
        body = await answer.json()
        assert answer.status == (200 if body["ok"] else body["error_code"])
        return body


async def result_of(api: BotApi, method: str, **fields: Any) -> Any:
    """Call a method that does what is asked, and return its result."""
    body = await ask(api, method, **fields)
    assert body["ok"], body
    return body["result"]


def refusal(code: int, description: str, **parameters: Any) -> dict[str, Any]:
    """Return the JSON of a refusal."""
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


def say(text: str, **more: Any) -> dict[str, Any]:
    """Return the fields of a message to the person whose id is 42."""
    return {"chat_id": 42, "text": text} | more
