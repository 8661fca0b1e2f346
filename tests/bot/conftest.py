"""A command line whose state lies in a folder of the test."""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.app import Services, services
from bot.cli import main
from bot.settings import Settings
from tests.bot.factories import PLAN


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


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Services]:
    """Everything put together, by words alone, over an empty library."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    with services(Settings(TROLY_DATA=tmp_path / "data", embeddings="none")) as built:
        yield built


@pytest.fixture
def troly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Troly]:
    """Run a command in this process, by words alone, in a folder without settings."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TROLY_DATA", str(tmp_path / "data"))
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
