"""What the person who runs the assistant may set, read once from the environment and ``.env``."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from bot.errors import BadSettings
from ingest.limits import DEFAULT, Limits

Window = tuple[time, time]
_WINDOW = re.compile(r"(\d{1,2}:\d\d)\s*-\s*(\d{1,2}:\d\d)")
_TELEGRAM = "https://api.telegram.org"
_MEBIBYTE = 1024 * 1024


def _absolute(folder: Path) -> Path:
    """Hold on to the folder meant at the start, wherever the program goes."""
    return folder.expanduser().absolute()


def _windows(said: object) -> object:
    """Read "07:30-11:30, 13:30-17:00": each with its begin before its end, in order."""
    if not isinstance(said, str):
        return said
    parts = [_WINDOW.fullmatch(part.strip()) for part in said.split(",")]
    if not all(parts):
        raise ValueError("no hours")
    found = tuple(
        (time.fromisoformat(one[1].zfill(5)), time.fromisoformat(one[2].zfill(5)))
        for one in parts
        if one
    )
    edges = [edge for window in found for edge in window]
    if edges != sorted(set(edges)):
        raise ValueError("hours out of order")
    return found


Windows = Annotated[tuple[Window, ...], NoDecode, BeforeValidator(_windows)]


class Settings(BaseSettings):
    """Every setting, with its default; ``docs/operating.md`` gives the reasons."""

    model_config = SettingsConfigDict(
        env_file=".env",
        env_file_encoding="utf-8",
        extra="ignore",  # the environment holds much that is not ours
        frozen=True,
        env_ignore_empty=True,  # "LLM=" in .env means none
    )

    # folder of the embedded state: SQLite, Chroma, tantivy, original files
    data: Annotated[Path, AfterValidator(_absolute)] = Field(
        default=Path("data"), validation_alias="TROLY_DATA", validate_default=True
    )
    telegram_bot_token: SecretStr | None = None
    telegram_api_base: str = _TELEGRAM
    # raw messages are deleted so many days after they were answered
    inbox_keep_days: int = Field(default=7, gt=0)
    # where Telegram brings messages to, as it sees this machine; none: they are asked for
    public_url: str | None = None
    webhook_secret: SecretStr | None = None
    # where `troly serve --webhook` listens, behind the proxy that has the certificate
    webhook_host: str = "127.0.0.1"
    webhook_port: int = Field(default=8080, ge=0, lt=65536)
    database_url: SecretStr | None = None
    chroma_url: str | None = None
    # bundled · none · a sentence-transformers model name or folder
    embeddings: str = "bundled"
    # a cross-encoder by name or folder, and how long a question may wait for it
    reranker: str | None = None
    reranker_seconds: float = Field(default=1.5, gt=0)
    # the organisation that runs the assistant, in full: its own directives come first
    organisation: str | None = None
    # where it stands in the Party, and the organisation right above it: told to whoever asks
    organisation_level: str | None = None
    parent_organisation: str | None = None
    office_name: str | None = None
    office_phone: str | None = None
    timezone: ZoneInfo = ZoneInfo("Asia/Ho_Chi_Minh")
    # what one person may send within a minute
    messages_per_minute: int = Field(default=30, gt=0)
    # where `troly backup` writes, and how many it keeps
    backups: Annotated[Path, AfterValidator(_absolute)] = Field(
        default=Path("backups"), validation_alias="TROLY_BACKUPS", validate_default=True
    )
    backups_keep: int = Field(default=14, gt=0)
    # how long what was said to people, and what they were asked to decide, is kept
    keep_days: int = Field(default=30, gt=0)
    # what reading one file may cost
    read_max_mb: int = Field(default=20, gt=0)
    read_max_seconds: int = Field(default=120, gt=0)
    read_max_memory_mb: int = Field(default=1536, ge=256)
    read_max_scanned_pages: int = Field(default=60, gt=0)
    # of a file in the folder that `troly watch` looks at, which no messenger has to carry
    watch_max_mb: int = Field(default=200, gt=0)

    # where the office is written to while Telegram cannot be reached, and by which server:
    # smtp://user:password@mail.example.vn:587
    office_email: str | None = None
    smtp_url: SecretStr | None = None

    # a paper that was sent in the chat and neither published nor dropped is kept so long
    draft_days: int = Field(default=3, gt=0)
    # when members are told of what is new; not on Sundays and holidays
    news_at: time = time(16, 30)
    # when people are reminded of dues, on working days: "07:30-11:30, 13:30-17:00"
    remind_hours: Windows = ((time(7, 30), time(11, 30)), (time(13, 30), time(17)))
    # … and those who want it in the evening
    remind_evening: Windows = ((time(19), time(20, 30)),)

    @property
    def limits(self) -> Limits:
        """What reading one file may cost; everything else is as ``ingest.limits`` has it."""
        return replace(
            DEFAULT,
            file_bytes=self.read_max_mb * _MEBIBYTE,
            wall_seconds=self.read_max_seconds,
            memory_bytes=self.read_max_memory_mb * _MEBIBYTE,
            ocr_pages=self.read_max_scanned_pages,
        )

    @property
    def watch_limits(self) -> Limits:
        """What reading a file from the watched folder may cost."""
        return replace(self.limits, file_bytes=self.watch_max_mb * _MEBIBYTE)

    @property
    def draft_lasts(self) -> timedelta:
        """How long an untouched draft is kept."""
        return timedelta(days=self.draft_days)

    @property
    def database(self) -> str:
        """The database URL: the one that was set, else the SQLite file in the data folder."""
        if self.database_url is not None:
            return self.database_url.get_secret_value()
        return f"sqlite:///{self.data / 'troly.db'}"

    @property
    def kind_of_database(self) -> str:
        """The kind of database alone, for people: the URL may hold a password."""
        return self.database.partition(":")[0]


def read() -> Settings:
    """Read the settings of this process.

    Raises:
        BadSettings: If one has a value that cannot be; the error names it, not its value.
    """
    try:
        return Settings()
    except ValidationError as error:
        names = ", ".join(str(one["loc"][0]).upper() for one in error.errors())
        raise BadSettings(names=names) from None
