"""A Bot API server for each test, and the two ways in which updates come."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.bot.telegram.stage import Mode
from tests.emulator import BotApi


@pytest.fixture
def api() -> Iterator[BotApi]:
    with BotApi() as server:
        yield server


@pytest.fixture(params=["polling", "webhook"])
def mode(request: pytest.FixtureRequest) -> Mode:
    way: Mode = request.param
    return way
