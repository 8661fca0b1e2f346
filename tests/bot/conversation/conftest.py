"""The demo organisation in an empty library, with three who speak on Telegram."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bot import samples
from bot.app import services
from bot.settings import Settings
from knowledge.database import Database
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office
from tests.bot.demo_folder import IN_MARCH


@contextmanager
def _opened(data: Path) -> Iterator[Office]:
    settings = Settings(
        TROLY_DATA=data,
        embeddings="none",
        office_name="Văn phòng Đảng ủy",
        office_phone="0256 3 800 103",
    )
    with (
        services(settings, at=IN_MARCH) as built,
        closing(Database(settings.database)) as database,
    ):
        yield Office(built, database)


@pytest.fixture(scope="session")
def office_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder in which three of the demo organisation have said that they agree."""
    folder = tmp_path_factory.mktemp("office")
    with _opened(folder) as made:
        samples.seat(made.services.people)
        made.bind(SECRETARY, "Nông Thị Lụa")
        made.bind(CLERK, "Cao Thị Miền")
        made.bind(ADMIN, "Vi Thị Ngoan")
    return folder


@pytest.fixture
def office(office_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The secretary of Chi bộ 3, a clerk and the administrator, in a copy of their own."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    with _opened(shutil.copytree(office_data, tmp_path / "data")) as made:
        yield made
