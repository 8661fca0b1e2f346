from __future__ import annotations

import logging
from collections.abc import Iterator

import pytest

from bot import logs


@pytest.fixture(autouse=True)
def _root() -> Iterator[None]:
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)


def test_a_record_shows_its_keys_on_stderr(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(logging.INFO)

    logging.getLogger("bot.x").info("published", extra={"action": "publish", "directive": 7})

    out, err = capsys.readouterr()
    assert out == ""
    assert "published" in err
    assert "action=publish" in err
    assert "directive=7" in err


def test_requests_that_hold_the_token_are_not_logged(capsys: pytest.CaptureFixture[str]) -> None:
    logs.configure(logging.INFO)

    logging.getLogger("httpx").info("HTTP Request: POST https://…/bot1:token/getMe")

    assert capsys.readouterr().err == ""
