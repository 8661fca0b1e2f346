"""The commands about people: who administers, who is held, who did what."""

from __future__ import annotations

import getpass
import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.markup import escape

from bot.commands import opening, options
from bot.texts import administration as texts
from bot.texts import importing as lists

if TYPE_CHECKING:
    from bot.app import Services

app = typer.Typer()

Since = Annotated[
    datetime | None,
    typer.Option("--from", formats=["%Y-%m-%d", "%d/%m/%Y"], help="Từ ngày này: 1/3/2026."),
]


@app.command()
def admin(
    *, new_code: Annotated[bool, typer.Option("--new-code", help="Lấy mã quản trị mới.")] = False
) -> None:
    """Xem ai là quản trị; lấy mã quản trị dùng một lần."""
    with opening.services() as services:
        if new_code:
            print(_code(services))
            return
        names = [
            member.named
            for member in services.people.organisation().members
            if any(post.role == "admin" for post in member.posts)
        ]
    for name in names:
        opening.screen().print(escape(name))
    print(texts.HOW_TO_GET if names else texts.NO_ADMIN, file=sys.stderr)


def first_code(services: Services) -> str | None:
    """Return what tells how to become the first administrator; None where there is one."""
    from bot.store import Appointing

    return None if Appointing(services.database).has_admin() else _code(services)


def _code(services: Services) -> str:
    from bot.store import AdminCodes

    code = AdminCodes(services.database).make(now=services.now())
    note(services, "admin_code", about="troly")
    return lists.put(texts.CODE, code=code)


def note(services: Services, act: str, *, about: str, **facts: object) -> None:
    """Write down who did something at this machine that changed no row."""
    from knowledge.store.audit import Audit

    by = getpass.getuser()
    Audit(services.database).note(act, about=about, by=by, now=services.now(), **facts)


@app.command()
def audit(*, since: Since = None, as_json: options.Json = False) -> None:
    """Xem ai đã đăng, xác nhận, duyệt, xuất, phân vai trò, rút; không ai sửa được sổ này."""
    from bot import export
    from bot.commands import audit_screen, console
    from knowledge.store.audit import Audit

    with opening.services() as services:
        zone = services.settings.timezone
        begin = since.replace(tzinfo=zone) if since is not None else None
        acts = Audit(services.database).acts(since=begin)
        organisation = services.people.organisation()
    if as_json:
        export.print_json([audit_screen.as_value(one) for one in acts])
    else:
        console.console().print(audit_screen.listing(acts, organisation, zone))


people = typer.Typer(help="Danh sách chi bộ, đảng viên.", no_args_is_help=True)

List = Annotated[Path, typer.Argument(help="Danh sách .xlsx hoặc .csv.")]
Template = Annotated[Path, typer.Argument(help="Ghi mẫu danh sách ra tệp này (.xlsx).")]
SkipBad = Annotated[
    bool, typer.Option("--skip-bad", help="Nhập phần đúng, bỏ qua các dòng chưa đúng.")
]


@people.command("import")
def import_(file: List, *, skip_bad: SkipBad = False) -> None:
    """Nhập chi bộ, đảng viên từ danh sách; báo từng dòng chưa đúng."""
    from bot import importing

    with opening.services() as services:
        held = services.people.organisation(without="samples")
        plan = importing.look(file, held, may_make_staff=True, limits=services.settings.limits)
        for said in importing.report(plan):
            print(said)
        if plan.troubles and not skip_bad:
            print(lists.NOTHING_DONE, file=sys.stderr)
            raise typer.Exit(1)
        importing.take(plan, services.database, by=getpass.getuser(), now=services.now())
    print(importing.done(plan))


@people.command()
def template(file: Template) -> None:
    """Ghi mẫu danh sách để điền."""
    from bot import importing
    from bot.commands import due

    due.save(file, importing.template())
    print(lists.put(lists.WRITTEN, path=file))


app.add_typer(people, name="people")
