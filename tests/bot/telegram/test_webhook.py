from __future__ import annotations

import io
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
import pytest
from telegram import Bot

from bot.store import Inbox
from bot.telegram.transport import Transport
from bot.telegram.webhook import PATH, Receiver
from knowledge.database import Database

_SECRET = "Mot_bi_mat-1"  # noqa: S105  # of no bot
_UPDATE = {
    "update_id": 7,
    "message": {
        "message_id": 1,
        "date": 1_800_000_000,
        "chat": {"id": 42, "type": "private"},
        "from": {"id": 42, "is_bot": False, "first_name": "Lan"},
        "text": "báo cáo quý",
    },
}


class _Here:
    def __init__(self, inbox: Inbox, url: str) -> None:
        self.inbox = inbox
        self.url = url
        self.arrived = 0


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[_Here]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    here = _Here(Inbox(database, channel="telegram"), "")

    def arrived() -> None:
        here.arrived += 1

    bot = Bot("1:AA", request=Transport(), get_updates_request=Transport())
    receiver = Receiver(
        bot, here.inbox, secret=_SECRET, arrived=arrived, now=lambda: datetime.now(UTC)
    )
    async with receiver.listening("127.0.0.1", 0) as port:
        here.url = f"http://127.0.0.1:{port}{PATH}"
        yield here
    database.close()


async def _post(url: str, secret: str = _SECRET, **body: object) -> int:
    header = {"X-Telegram-Bot-Api-Secret-Token": secret}
    async with (
        aiohttp.ClientSession(headers=header) as session,
        session.post(url, **body) as answer,  # type: ignore[arg-type]
    ):
        return answer.status


async def test_an_update_is_kept_before_it_is_acknowledged_and_once(here: _Here) -> None:
    statuses = [await _post(here.url, json=_UPDATE) for _ in range(2)]

    assert statuses == [200, 200]
    assert [one.arrived.raw for one in here.inbox.waiting()] == [_UPDATE]
    assert here.inbox.waiting()[0].arrived.chat == "telegram:42"
    assert here.arrived == 2


@pytest.mark.parametrize("secret", ["", "Mot_bi_mat-2", "khác"])
async def test_who_does_not_know_the_secret_is_refused(here: _Here, secret: str) -> None:
    header = secret.encode().decode("latin-1")

    assert await _post(here.url, header, json=_UPDATE) == 403
    assert here.inbox.waiting() == []


@pytest.mark.parametrize(
    "body",
    [b"", b"{", b"[]", b"7", b'{"update_id": "x"}', b'{"message": {}}', b"\xff\xfe",
     b'{"update_id": 5, "message": {"chat": 3}}'],
)  # fmt: skip
async def test_what_is_no_update_is_refused_for_good(here: _Here, body: bytes) -> None:
    assert await _post(here.url, data=body) == 400
    assert here.inbox.waiting() == []


async def test_a_body_beyond_every_update_is_refused(here: _Here) -> None:
    assert await _post(here.url, data=io.BytesIO(b"x" * 2_000_000)) == 413


async def test_what_cannot_be_kept_is_brought_again(here: _Here) -> None:
    here.inbox._channel = None  # type: ignore[assignment]  # a row without a channel is refused

    assert await _post(here.url, json=_UPDATE) == 503
