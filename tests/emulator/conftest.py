"""A server with something on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulator import BotApi

AT = 1_790_000_000  # where its clock stands


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server with a person who wrote and sent a file, and a forum with one topic."""
    with BotApi(at=AT) as server:
        server.says("chào", user=42)
        server.sends_file("a.txt", b"chao", user=42)
        server.makes_group("Văn phòng", chat=-1001, topics=["Báo cáo"])
        server.server.world.chats[-1001].administered = True
        server.makes_group("Chi bộ 3", chat=-1002, topics=["Báo cáo"])
        server.says("chào", chat=-1002)
        yield server
