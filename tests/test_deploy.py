"""The units name commands and folders that there are."""

from __future__ import annotations

from configparser import ConfigParser
from pathlib import Path

import pytest
import typer

from bot.cli import app

_UNITS = Path(__file__).parents[1] / "deploy"
_GUIDE = Path(__file__).parents[1] / "docs" / "operating.md"


def _unit(name: str) -> ConfigParser:
    parser = ConfigParser(interpolation=None, strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    parser.read(_UNITS / name, encoding="utf-8")
    return parser


@pytest.mark.parametrize("name", ["troly.service", "troly-backup.service"])
def test_a_service_starts_a_command_that_there_is_and_may_write_its_data(name: str) -> None:
    service = _unit(name)["Service"]

    program, command = service["ExecStart"].split()
    commands = typer.main.get_command(app)
    assert program == f"{service['WorkingDirectory']}/.venv/bin/troly"
    assert command in commands.list_commands(None)  # type: ignore[attr-defined]
    assert service["ReadWritePaths"] == "/var/lib/troly"
    assert (service["User"], service["NoNewPrivileges"]) == ("troly", "yes")


def test_the_timer_has_its_service_and_the_guide_names_every_unit() -> None:
    guide = _GUIDE.read_text(encoding="utf-8")

    names = {path.name for path in _UNITS.iterdir()}
    assert names == {"troly.service", "troly-backup.service", "troly-backup.timer"}
    assert "OnCalendar" in _unit("troly-backup.timer")["Timer"]
    assert all(name in guide for name in names)
    # what the guide lets .env say is where the services may write
    assert "TROLY_DATA=/var/lib/troly/data" in guide
    assert "TROLY_BACKUPS=/var/lib/troly/backups" in guide
