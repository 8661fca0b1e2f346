from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import SettingsNotWritten
from bot.settings import Settings
from bot.upkeep import env_file


def test_other_lines_stay_and_only_the_owner_may_read(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    file.write_text("# của tôi\nNEWS_AT=07:30\nOFFICE_NAME=cũ\n", encoding="utf-8")
    file.chmod(0o644)

    env_file.write(file, {"OFFICE_NAME": "Văn phòng Đảng ủy", "TELEGRAM_BOT_TOKEN": "1:AAbb"})

    text = file.read_text(encoding="utf-8")
    assert text.startswith("# của tôi\nNEWS_AT=07:30\n")
    assert env_file.values(file)["OFFICE_NAME"] == "Văn phòng Đảng ủy"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_an_empty_value_takes_the_line_out(tmp_path: Path) -> None:
    file = tmp_path / ".env"
    env_file.write(file, {"OFFICE_NAME": "Văn phòng", "OFFICE_PHONE": "0256 000 000"})

    env_file.write(file, {"OFFICE_PHONE": "", "ORGANISATION": ""})

    assert env_file.values(file) == {"OFFICE_NAME": "Văn phòng"}


@given(st.text(st.characters(categories=["L", "N", "P", "Zs"]), min_size=3, max_size=40))
def test_the_settings_read_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, value: str
) -> None:
    value = value.strip() or "tên"
    file = tmp_path_factory.mktemp("env") / ".env"

    env_file.write(file, {"OFFICE_NAME": value})

    assert Settings(_env_file=file).office_name == value


def test_a_place_that_is_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SettingsNotWritten):
        env_file.write(tmp_path / "khong" / ".env", {"OFFICE_NAME": "Văn phòng"})
