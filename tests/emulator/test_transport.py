"""How requests arrive (HttpConnection.cpp, Query.h and ClientManager.cpp)."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.emulator import TOKEN, BotApi
from tests.emulator.asking import ask, refusal

_BUTTON = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "page:1"}]]}


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi(at=1_790_000_000) as server:
        server.says("chào")
        yield server
        server.server.unknown.clear()


async def _send(api: BotApi, verb: str, path: str, **more: Any) -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.request(verb, f"{api.base}/{path}", **more) as answer,
    ):
        return answer.status, await answer.json()


_FIELDS = {"chat_id": "42", "text": "x", "reply_markup": json.dumps(_BUTTON)}


@pytest.mark.parametrize(
    ("verb", "more"),
    [
        ("GET", {"params": _FIELDS}),
        ("POST", {"params": _FIELDS}),
        ("POST", {"data": _FIELDS}),
        ("POST", {"json": {"chat_id": 42, "text": "x", "reply_markup": _BUTTON}}),
        ("PUT", {"json": {"chat_id": 42, "text": "x", "reply_markup": _BUTTON}}),
    ],
)
@pytest.mark.parametrize("path", [f"bot{TOKEN}/sendMessage", f"bot{TOKEN}/test/SENDMESSAGE"])
async def test_fields_may_come_in_any_way(
    api: BotApi, verb: str, more: dict[str, Any], path: str
) -> None:
    status, body = await _send(api, verb, path, **more)

    assert status == 200
    assert body["result"]["reply_markup"] == _BUTTON


async def test_a_file_comes_in_a_part_of_its_own(api: BotApi) -> None:
    form = aiohttp.FormData(quote_fields=False)
    form.add_field("chat_id", "42")
    form.add_field("document", "attach://tep")
    form.add_field("tep", b"noi dung", filename="Mẫu số 1.docx")

    _, body = await _send(api, "POST", f"bot{TOKEN}/sendDocument", data=form)

    assert body["result"]["document"] == {
        "file_id": "FILE1",
        "file_unique_id": "UFILE1",
        "file_size": 8,
        "file_name": "Mẫu số 1.docx",
    }


async def test_a_file_without_anything_in_it_is_refused(api: BotApi) -> None:
    form = aiohttp.FormData()
    form.add_field("chat_id", "42")
    form.add_field("document", b"", filename="a.txt")

    status, body = await _send(api, "POST", f"bot{TOKEN}/sendDocument", data=form)

    assert (status, body) == (400, refusal(400, "Bad Request: file must be non-empty"))


@pytest.mark.parametrize("path", ["", "bot", "x/getMe", f"bot{TOKEN}"])
async def test_what_is_no_call_is_not_found(api: BotApi, path: str) -> None:
    assert await _send(api, "GET", path) == (404, refusal(404, "Not Found"))


async def test_tokens_that_are_not_ours_are_refused(api: BotApi) -> None:
    for token in ("khong", "0:x", f"1:{'x' * 80}"):
        answer = await ask(api, "getMe", token=token)
        assert answer == refusal(401, "Unauthorized: invalid token specified")
    assert await ask(api, "getMe", token="2:x") == refusal(401, "Unauthorized")  # noqa: S106


async def test_more_than_fifty_mebibytes_are_not_read(api: BotApi) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", api.server.port)
    size = 50 * 1024 * 1024 + 1
    head = f"POST /bot{TOKEN}/sendDocument HTTP/1.1\r\nHost: x\r\nContent-Length: {size}\r\n\r\n"

    writer.write(head.encode())
    first = await reader.readline()
    writer.close()

    assert first.split()[1] == b"413"


async def test_a_method_that_is_not_served_fails_the_test() -> None:
    with pytest.raises(AssertionError), BotApi() as server:
        answer = await ask(server, "sendRichMessage", chat_id=42)

    assert answer == refusal(404, "Not Found: method not found")
