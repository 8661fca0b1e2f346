"""An office whose machine broke: a backup made while the bot worked, brought back elsewhere."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bot.app import Services, services
from bot.settings import Settings
from bot.upkeep import backups, restoring
from tests.bot.demo_folder import IN_MARCH
from tests.bot.telegram.stage import SECRETARY, played


@pytest.mark.slow
async def test_the_restored_bot_knows_everything_and_says_nothing_by_itself(
    demo: Services, tmp_path: Path
) -> None:
    async with played(demo, "polling") as stage:
        before = await stage.asks("ai ký kế hoạch 12-KH/ĐU?")
        made = await asyncio.to_thread(
            backups.make,
            demo.database,
            demo.settings.data,
            tmp_path / "sao",
            keep=3,
            now=demo.now(),
        )
        await stage.asks("/hanbaocao")
    place = tmp_path / "may-khac" / "data"
    url = f"sqlite:///{place / 'troly.db'}"
    restoring.restore(made.path, place, url, by="lan", now=demo.now())

    with services(Settings(TROLY_DATA=place, embeddings="none"), at=IN_MARCH) as built:
        async with played(built, "polling") as stage:
            stage.api.server.updates.put_ever = 1000  # Telegram goes on counting
            await asyncio.sleep(1)
            sent = list(stage.api.sent)
            after = await stage.asks("ai ký kế hoạch 12-KH/ĐU?")
            papers = await stage.asks("/vanban", user=SECRETARY)

    assert sent == []
    assert after == before
    assert "14 văn bản" in papers
