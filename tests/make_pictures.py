"""Draw the pictures of the README: ``python -m tests.make_pictures``.

Each is a chat with the real bot over the Bot API server of the tests, with the demo organisation.
"""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

from bot.app import Services, services
from bot.settings import Settings
from tests.bot.demo_folder import IN_MARCH, fill
from tests.bot.factories import PLAN
from tests.bot.telegram.stage import CLERK, SECRETARY, Stage, played
from tests.pictures import phone

FOLDER = Path(__file__).parents[1] / "docs" / "pictures"


async def scenes(demo: Services) -> dict[str, str]:
    """Play each scene, and return its picture by the name of its file."""
    async with played(demo, "polling") as stage:
        await stage.asks("/start")
        await stage.asks("/start", user=CLERK)
        asked = await _scene(stage, SECRETARY, _asks)
        due = await _scene(stage, SECRETARY, _asks_for_a_day)
        published = await _scene(stage, CLERK, _publishes)
    return {"hoi.svg": asked, "han.svg": due, "dang.svg": published}


async def _asks(stage: Stage) -> None:
    await stage.asks("ra soat so lieu dang vien gui truoc ngay nao, gui cho ai?")


async def _asks_for_a_day(stage: Stage) -> None:
    await stage.asks("bao giờ nộp báo cáo quý 2?")


async def _publishes(stage: Stage) -> None:
    stage.api.sends_file("31-KH.txt", PLAN.encode(), user=CLERK)
    await stage.settled()
    await stage.presses("Tôi cam đoan", user=CLERK)
    await stage.presses("Đăng, không thông báo", user=CLERK)


async def _scene(stage: Stage, user: int, play: Callable[[Stage], Awaitable[None]]) -> str:
    """Draw what a play adds to somebody's chat, above the buttons that always stand there."""
    messages = stage.api.server.world.messages[user]
    before = set(messages)
    await play(stage)
    shown = [message for number, message in messages.items() if number not in before]
    boards = (one.get("reply_markup", {}).get("keyboard") for one in messages.values())
    rows: list[list[Any]] = next((board for board in boards if board), [])
    keys = [[key if isinstance(key, str) else key["text"] for key in row] for row in rows]
    return phone.drawn(shown, keys)


def main() -> None:
    """Write every picture."""
    with tempfile.TemporaryDirectory() as folder:
        fill(Path(folder))
        settings = Settings(TROLY_DATA=Path(folder), embeddings="none")
        with services(settings, at=IN_MARCH) as demo:
            pictures = asyncio.run(scenes(demo))
    FOLDER.mkdir(exist_ok=True)
    for name, picture in pictures.items():
        (FOLDER / name).write_text(picture, encoding="utf-8")


if __name__ == "__main__":
    main()
