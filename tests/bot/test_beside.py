"""Several programs on one data folder."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import pytest

from bot.app import Services, services
from bot.conversation import Message, Person
from bot.conversation.replies import plain
from bot.settings import Settings

_LAN = Person(id="terminal:lan", name="Lan")


def _says(built: Services, text: str) -> str:
    async def answer() -> list[str]:
        return [plain(reply) async for reply in built.conversation.handle(_LAN, Message(text=text))]

    return "\n".join(asyncio.run(answer()))


@pytest.mark.slow
def test_a_running_chat_sees_what_is_ingested_beside_it(tmp_path: Path, papers: Path) -> None:
    data = tmp_path / "data"
    with services(Settings(TROLY_DATA=data)) as chat:
        before = _says(chat, "/vanban")

        subprocess.run(  # noqa: S603  # our own command
            [sys.executable, "-c", "from bot.cli import main; main()", "ingest", papers, "--yes"],
            env={
                "PATH": os.environ["PATH"],
                "PYTHONPATH": str(Path(__file__).parents[2]),
                "TROLY_DATA": str(data),
            },
            check=True,
            capture_output=True,
        )
        after = _says(chat, "Báo cáo tháng gửi trước ngày nào?")

    assert before == "Chưa có văn bản nào."
    assert "31-KH/ĐU" in after
    assert "trước ngày 20 hằng tháng" in after
