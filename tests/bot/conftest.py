"""A command line whose state lies in a folder of the test."""

from __future__ import annotations

import asyncio
import logging
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot import migrations
from bot.app import Services, services
from bot.cli import main
from bot.conversation import Message, Reply
from bot.settings import Settings
from knowledge.database import Database
from knowledge.domain import State
from tests.bot.demo_folder import IN_MARCH, fill
from tests.bot.factories import PLAN

CONFIRMED: tuple[State, ...] = ("confirmed",)


@dataclass(frozen=True)
class Ran:
    code: int
    out: str
    err: str


Troly = Callable[..., Ran]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    """A folder with one plan in it."""
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "31-KH.txt").write_text(PLAN, encoding="utf-8")
    return folder


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty database of this release: every migration in turn takes a second."""
    path = tmp_path_factory.mktemp("migrated") / "troly.db"
    with closing(Database(f"sqlite:///{path}")) as database:
        migrations.upgrade(database)
    return path


@pytest.fixture
def data(migrated: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data folder that nothing was published into, where no .env of the developer is."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(migrated, folder)
    return folder


@pytest.fixture
def built(data: Path) -> Iterator[Services]:
    """Everything put together, by words alone, over an empty library."""
    with services(Settings(TROLY_DATA=data, embeddings="none")) as built:
        yield built


@pytest.fixture
def troly(
    data: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Troly]:
    """Run a command in this process, by words alone, in a folder without settings."""
    monkeypatch.setenv("TROLY_DATA", str(data))
    monkeypatch.setenv("EMBEDDINGS", "none")
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # given back after the test
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level

    def run(*arguments: str) -> Ran:
        monkeypatch.setattr(sys, "argv", ["troly", *arguments])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        return Ran(code=int(ended.value.code or 0), out=out, err=err)

    yield run
    root.handlers[:] = handlers
    root.setLevel(level)


@pytest.fixture(scope="session")
def demo_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a data folder with the samples, the demo organisation, and what it confirmed."""
    folder = tmp_path_factory.mktemp("demo")
    fill(folder)
    return folder


@pytest.fixture
def demo(demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """The demo organisation on 18 March 2026, in a copy that a test may change."""
    monkeypatch.chdir(tmp_path)
    data = shutil.copytree(demo_data, tmp_path / "data")
    with services(Settings(TROLY_DATA=data, embeddings="none"), at=IN_MARCH) as built:
        yield built


Talk = Callable[..., Reply]


@pytest.fixture
def talk(demo: Services) -> Talk:
    """Say something as one of the demo organisation, by default the secretary of Chi bộ 3."""

    def say(text: str = "", *, action: str | None = None, who: str = "bí thư Chi bộ 3") -> Reply:
        person = demo.directory.called(who, channel="terminal")

        async def answered() -> Reply:
            message = Message(text=text, action=action)
            return [reply async for reply in demo.conversation.handle(person, message)][-1]

        return asyncio.run(answered())

    return say
