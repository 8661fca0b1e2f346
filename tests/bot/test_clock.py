from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from bot.clock import ServerTime

_NOW = datetime(2026, 3, 16, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("apart", "right"),
    [(0, True), (299, True), (300, True), (301, False), (-300, True), (-301, False)],
)
def test_a_clock_more_than_five_minutes_off_is_not_trusted(apart: int, *, right: bool) -> None:
    server_time = ServerTime()

    server_time.seen(_NOW, _NOW + timedelta(seconds=apart))

    assert server_time.is_right(_NOW) is right


def test_it_is_trusted_while_no_server_was_heard_and_when_it_was_put_right() -> None:
    server_time = ServerTime()
    assert server_time.is_right(_NOW)

    server_time.seen(_NOW, _NOW + timedelta(hours=1))
    server_time.seen(_NOW, _NOW)

    assert server_time.is_right(_NOW)
