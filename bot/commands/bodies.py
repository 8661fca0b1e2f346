"""``troly bodies``: which bodies have ended, what took their place, and which paper says so."""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterable
from datetime import datetime
from string import Template
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import options
from bot.texts import bodies as texts

if TYPE_CHECKING:
    from rich.console import RenderableType

    from bot.app import Services
    from knowledge.domain import Body, Held

app = typer.Typer(help="Cơ quan, tổ chức đã kết thúc, hợp nhất.", invoke_without_command=True)

_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
Enter = Annotated[str | None, typer.Option("--enter", help="Tên, đúng như văn bản ghi.")]
Began = Annotated[datetime | None, typer.Option(formats=_FORMATS, help="Ngày thành lập.")]
Ended = Annotated[
    datetime | None, typer.Option(formats=_FORMATS, help="Ngày đầu tiên không còn hoạt động.")
]
Now = Annotated[list[str], typer.Option("--now", help="Nơi thay thế; nhiều nơi thì lặp lại.")]
Number = Annotated[str | None, typer.Option(help="Số văn bản quyết định.")]
In = Annotated[str | None, typer.Option("--in", help="Văn bản quyết định đang có: “vb 7”.")]
Quote = Annotated[str | None, typer.Option(help="Câu trong văn bản ấy nói điều này.")]


@app.callback()
def bodies(  # noqa: PLR0913  # one parameter an option
    enter: Enter = None,
    *,
    began: Began = None,
    ended: Ended = None,
    now: Now = [],  # noqa: B006  # typer's own form
    number: Number = None,
    held_in: In = None,
    quote: Quote = None,
    as_json: options.Json = False,
) -> None:
    """Xem, nhập cơ quan, tổ chức đã kết thúc và nơi thay thế, kèm văn bản quyết định."""
    from bot import app as root
    from bot import export, settings
    from bot.commands import console

    _check(ended, number, held_in, quote)
    with root.services(settings.read()) as services:
        if enter is not None:
            services.register.organisations.enter(
                enter,
                by=getpass.getuser(),
                now=services.now(),
                began_on=began.date() if began else None,
                ended_on=ended.date() if ended else None,
                successors=now,
                number=number,
                evidence=_evidence(services, held_in, quote),
            )
        known = services.register.organisations.all()
    if as_json:
        export.print_json([as_value(one) for one in known])
        return
    screen = console.console()
    if enter is not None:
        screen.print(Template(texts.ENTERED).substitute(name=enter))
    screen.print(listing(known))


def listing(known: Iterable[Body]) -> RenderableType:
    """Show every body with its dates, its successors and the paper that says so."""
    from rich.table import Table

    rows = [
        (
            one.name,
            f"{one.began_on:%d/%m/%Y}" if one.began_on else "",
            f"{one.ended_on:%d/%m/%Y}" if one.ended_on else "",
            ", ".join(one.successors) or (texts.UNKNOWN if one.ended_on else ""),
            one.number or (f"vb {one.citation.directive_id}" if one.citation else ""),
        )
        for one in known
    ]
    if not rows:
        return texts.NONE
    table = Table(*texts.COLUMNS, title=texts.TITLE)
    for row in rows:
        table.add_row(*row)
    return table


def as_value(body: Body) -> dict[str, Any]:
    """Write a body for other programs."""
    return {
        "name": body.name,
        "began_on": body.began_on.isoformat() if body.began_on else None,
        "ended_on": body.ended_on.isoformat() if body.ended_on else None,
        "successors": list(body.successors),
        "number": body.number,
        "quote": body.citation.quote if body.citation else None,
    }


def _check(
    ended: datetime | None, number: str | None, held_in: str | None, quote: str | None
) -> None:
    """Refuse an end that no paper is named for, and half a quotation."""
    if (held_in is None) != (quote is None):
        _refuse(texts.BOTH_NEEDED)
    if ended is not None and number is None and quote is None:
        _refuse(texts.EVIDENCE_NEEDED)


def _refuse(sentence: str) -> None:
    print(sentence, file=sys.stderr)
    raise typer.Exit(2)


def _evidence(
    services: Services, held_in: str | None, quote: str | None
) -> tuple[Held, str] | None:
    from bot.conversation.documents import named

    if held_in is None or quote is None:
        return None
    return named(services.held(), held_in), quote
