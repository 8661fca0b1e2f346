"""The commands of whoever keeps the assistant running: first settings, backups, the way back."""

from __future__ import annotations

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands import opening
from bot.errors import BadAnswer, Stopped
from bot.texts import setup as texts

if TYPE_CHECKING:
    from collections.abc import Mapping

app = typer.Typer()

_ENV = Path(".env")
Organisation = Annotated[str | None, typer.Option(help="Tên đầy đủ của tổ chức.")]
Level = Annotated[str | None, typer.Option(help="Cấp của tổ chức: số từ 1 đến 5.")]
Parent = Annotated[str | None, typer.Option(help="Tổ chức cấp trên trực tiếp.")]
Office = Annotated[str | None, typer.Option(help="Nơi đảng viên hỏi khi cần người giúp.")]
Phone = Annotated[str | None, typer.Option(help="Số điện thoại nơi ấy.")]
TokenFrom = Annotated[
    typer.FileText | None,
    typer.Option(help="Tệp có mã bot; “-” là đầu vào chuẩn. Không gõ mã vào dòng lệnh."),
]
To = Annotated[Path | None, typer.Option(help="Thư mục ghi bản sao; mặc định TROLY_BACKUPS.")]
Keep = Annotated[int | None, typer.Option(min=1, help="Giữ bao nhiêu bản; mặc định 14.")]
Backup = Annotated[Path, typer.Argument(help="Bản sao lưu: troly-….zip.")]
Replace = Annotated[
    bool, typer.Option("--replace", help="Thay dữ liệu đang có; thư mục cũ được đổi tên mà giữ.")
]


class _AtMachine:
    def ask(self, words: str, *, secret: bool = False) -> str:
        """Return what is typed; a secret is not shown."""
        return getpass.getpass(f"{words}: ") if secret else input(f"{words}: ")

    def tell(self, words: str) -> None:
        """Show a sentence."""
        print(words)


@app.command()
def setup(  # noqa: PLR0913  # one option for each question
    *,
    organisation: Organisation = None,
    level: Level = None,
    parent: Parent = None,
    office: Office = None,
    phone: Phone = None,
    token_from: TokenFrom = None,
) -> None:
    """Đặt tên tổ chức, nơi liên hệ, mã bot; ghi vào .env."""
    from bot.upkeep import env_file, first_settings

    values = {
        "ORGANISATION": organisation,
        "ORGANISATION_LEVEL": level,
        "PARENT_ORGANISATION": parent,
        "OFFICE_NAME": office,
        "OFFICE_PHONE": phone,
        first_settings.TOKEN: token_from.read() if token_from is not None else None,
    }
    said = {name: value for name, value in values.items() if value is not None}
    before = env_file.values(_ENV)
    answers = _given(said) if said else _asked(before)
    env_file.write(_ENV, answers)
    print(texts.put(texts.WRITTEN, path=_ENV.absolute()))
    has_token = bool((before | answers).get(first_settings.TOKEN))
    print(texts.NEXT if has_token else texts.NEXT_WITHOUT_TOKEN)


def _given(said: Mapping[str, str]) -> dict[str, str]:
    from bot.upkeep import first_settings

    try:
        return first_settings.given(said, _name_of)
    except ValueError as error:
        raise BadAnswer(said=str(error)) from error


def _asked(before: Mapping[str, str]) -> dict[str, str]:
    from bot.upkeep import first_settings

    try:
        print(texts.HELLO)
        return first_settings.asked(_AtMachine(), before, _name_of)
    except (EOFError, KeyboardInterrupt) as error:
        raise Stopped from error


def _name_of(token: str) -> str:
    import asyncio

    from bot import settings
    from bot.telegram import name_of

    return asyncio.run(name_of(token, settings.read().telegram_api_base))


@app.command()
def backup(*, to: To = None, keep: Keep = None) -> None:
    """Sao lưu văn bản, danh sách, hạn báo cáo, tệp gốc vào một tệp; trợ lý cứ chạy."""
    from datetime import datetime

    from bot import app as building
    from bot import settings
    from bot.upkeep import backups

    read = settings.read()
    kept = keep or read.backups_keep
    with building.records(read) as database:
        made = backups.make(
            database, read.data, to or read.backups, keep=kept, now=datetime.now(read.timezone)
        )
    facts = {"directives": made.manifest.directives, "originals": len(made.manifest.originals)}
    size = texts.size(made.path.stat().st_size)
    print(texts.put(texts.BACKED_UP, path=made.path, size=size, **facts))
    if made.deleted:
        print(texts.put(texts.DELETED, count=len(made.deleted), keep=kept))
    print(texts.NO_TOKEN_INSIDE, file=sys.stderr)


@app.command()
def restore(backup: Backup, *, replace: Replace = False) -> None:
    """Khôi phục từ một bản sao lưu; không gửi lại điều gì."""
    from datetime import datetime

    from bot import settings
    from bot.upkeep import restoring

    read = settings.read()
    now = datetime.now(read.timezone)
    done = restoring.restore(
        backup, read.data, read.database, by=getpass.getuser(), now=now, replace=replace
    )
    print(texts.INDEXING, file=sys.stderr)
    with opening.services() as services:  # makes the indexes anew
        count = len(services.held())
    at = f"{done.held.made_at.astimezone(read.timezone):%H:%M ngày %d/%m/%Y}"
    originals = len(done.held.originals)
    print(texts.put(texts.RESTORED, at=at, directives=count, originals=originals))
    if done.before is not None:
        print(texts.put(texts.KEPT_BESIDE, path=done.before))
