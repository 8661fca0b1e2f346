"""The demo organisation in an empty library, with three who speak on Telegram."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from bot import samples
from bot.app import services
from bot.settings import Settings
from knowledge.database import Database
from tests.bot.conftest import IN_MARCH
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The secretary of Chi bộ 3, a clerk and the administrator have said that they agree."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    settings = Settings(
        TROLY_DATA=tmp_path / "data",
        embeddings="none",
        office_name="Văn phòng Đảng ủy",
        office_phone="0256 3 800 103",
    )
    with (
        services(settings, at=IN_MARCH) as built,
        closing(Database(settings.database)) as database,
    ):
        samples.seat(built.people)
        made = Office(built, database)
        made.bind(SECRETARY, "Nông Thị Lụa")
        made.bind(CLERK, "Cao Thị Miền")
        made.bind(ADMIN, "Vi Thị Ngoan")
        yield made
