from __future__ import annotations

from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from pydantic import ValidationError

from bot.settings import Settings


@pytest.fixture(autouse=True)
def _elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # no .env of the developer


def test_nothing_needs_to_be_set(tmp_path: Path) -> None:
    settings = Settings()

    assert settings.data == tmp_path / "data"
    assert settings.telegram_bot_token is None
    assert settings.embeddings == "bundled"
    assert settings.timezone == ZoneInfo("Asia/Ho_Chi_Minh")
    assert settings.database.startswith("sqlite:///")
    assert settings.database.endswith("data/troly.db")


def test_the_environment_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TROLY_DATA", "/srv/troly")
    monkeypatch.setenv("DATABASE_URL", "postgresql+psycopg://troly:bi-mat@localhost/troly")
    monkeypatch.setenv("ORGANISATION", "Đảng ủy xã Suối Mơ")

    settings = Settings()

    assert settings.data == Path("/srv/troly")
    assert settings.database == "postgresql+psycopg://troly:bi-mat@localhost/troly"
    assert settings.organisation == "Đảng ủy xã Suối Mơ"


def test_a_file_named_env_is_read_and_the_environment_wins(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").write_text("OFFICE_NAME=Văn phòng\nOFFICE_PHONE=1\nOTHER=x\n", encoding="utf-8")
    monkeypatch.setenv("OFFICE_PHONE", "2")

    settings = Settings()

    assert (settings.office_name, settings.office_phone) == ("Văn phòng", "2")


def test_an_empty_value_means_the_default(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "")

    assert Settings().telegram_bot_token is None


def test_secrets_are_not_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1:bi-mat")
    monkeypatch.setenv("DATABASE_URL", "postgresql://troly:bi-mat@localhost/troly")

    assert "bi-mat" not in repr(Settings())


def test_an_unknown_time_zone_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIMEZONE", "Asia/Nowhere")

    with pytest.raises(ValidationError, match="timezone"):
        Settings()
