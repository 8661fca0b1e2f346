"""The file ``.env``: read and written, for the eyes of its owner alone."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import dotenv

from bot.errors import SettingsNotWritten

_OWN = 0o600  # the token of the bot stands in it


def values(file: Path) -> dict[str, str]:
    """Return what stands in the file; nothing for one that is not there."""
    found = dotenv.dotenv_values(file, encoding="utf-8") if file.is_file() else {}
    return {name: value for name, value in found.items() if value}


def write(file: Path, settings: Mapping[str, str]) -> None:
    """Set each of *settings*; every other line stays as it is, and an empty value takes one out.

    Raises:
        SettingsNotWritten: If the file or its folder cannot be written.
    """
    try:
        file.touch(mode=_OWN)
        file.chmod(_OWN)  # before the token stands in it
        for name, value in settings.items():
            if value:
                dotenv.set_key(file, name, value, quote_mode="auto", encoding="utf-8")
            elif name in dotenv.dotenv_values(file, encoding="utf-8"):
                dotenv.unset_key(file, name, encoding="utf-8")
    except OSError as error:
        raise SettingsNotWritten(path=file) from error
