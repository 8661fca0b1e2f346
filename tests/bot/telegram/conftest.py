"""A Bot API server for each test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.emulator import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as server:
        yield server
