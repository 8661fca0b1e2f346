"""``troly holidays``: the days off of a year as they count here, and what a decree changes."""

from __future__ import annotations

import getpass
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from string import Template
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import options
from bot.texts import days_off as texts
from bot.texts import deadlines

if TYPE_CHECKING:
    from rich.console import RenderableType

    from knowledge.calendar import WorkCalendar
    from knowledge.domain import Decree
    from knowledge.register import Register
    from knowledge.store.decrees import Verdict

app = typer.Typer(help="Ngày nghỉ lễ, Tết, làm bù.", invoke_without_command=True)

_FORMATS = ["%Y-%m-%d", "%d/%m/%Y"]
# Decrees of later years are not in the package that computes holidays.
LAST_DECREED_YEAR = 2026

Days = list[datetime]
Add = Annotated[Days, typer.Option("--add", formats=_FORMATS, help="Thêm một ngày nghỉ.")]
Remove = Annotated[
    Days, typer.Option("--remove", formats=_FORMATS, help="Bỏ một ngày nghỉ, hoặc ngày làm bù.")
]
Clear = Annotated[Days, typer.Option("--clear", formats=_FORMATS, help="Quên điều đã nhập.")]
Year = Annotated[int | None, typer.Option(help="Năm; không có thì là năm nay.")]
Name = Annotated[str | None, typer.Option(help="Tên ngày nghỉ, hoặc làm bù cho ngày nào.")]


@app.callback()
def holidays(  # noqa: PLR0913  # one parameter an option
    year: Year = None,
    *,
    add: Add = [],  # noqa: B006  # typer's own form
    remove: Remove = [],  # noqa: B006  # typer's own form
    clear: Clear = [],  # noqa: B006  # typer's own form
    name: Name = None,
    as_json: options.Json = False,
) -> None:
    """Xem ngày nghỉ của một năm; thêm, bỏ ngày theo thông báo nghỉ lễ, Tết."""
    from bot import app as root
    from bot import export, settings
    from bot.commands import console

    with root.services(settings.read()) as services:
        register, now = services.register, services.now()
        asked: dict[Verdict, Days] = {"off": add, "working": remove, "cleared": clear}
        said = [
            _enter(register, one.date(), verdict, name, now=now)
            for verdict, days in asked.items()
            for one in days
        ]
        shown = year or next((one.year for one in (*add, *remove, *clear)), now.year)
        work, entered = register.work_calendar(), register.decrees()
    if as_json:
        export.print_json(as_value(shown, work, entered))
    else:
        screen = console.console()
        screen.print(*said, *listing(shown, work, entered), sep="\n")


def listing(year: int, work: WorkCalendar, entered: Iterable[Decree]) -> Iterator[RenderableType]:
    """Show the holidays of a year, where each is known from, and the weekend days worked."""
    from rich.table import Table

    by_day = {one.day: one for one in entered}
    table = Table(*texts.COLUMNS, title=Template(texts.TITLE).substitute(year=year))
    for off in work.year(year):
        name = off.name or texts.NAMELESS
        table.add_row(deadlines.day(off.day), name, _source(by_day.get(off.day)))
    yield table
    worked = [deadlines.day(one) for one in work.made_up(year)]
    yield Template(texts.WORKED).substitute(days=", ".join(worked)) if worked else texts.NO_WORKED
    if year > LAST_DECREED_YEAR and not any(day.year == year for day in by_day):
        yield Template(texts.NOT_DECREED).substitute(year=year)


def as_value(year: int, work: WorkCalendar, entered: Iterable[Decree]) -> dict[str, Any]:
    """Write the same for other programs."""
    by_day = {one.day: one for one in entered}
    return {
        "year": year,
        "off": [
            {
                "day": off.day.isoformat(),
                "name": off.name,
                "entered_by": by_day[off.day].by if off.day in by_day else None,
            }
            for off in work.year(year)
        ],
        "worked": [one.isoformat() for one in work.made_up(year)],
    }


def _source(decree: Decree | None) -> str:
    if decree is None:
        return texts.COMPUTED
    return Template(texts.ENTERED).substitute(by=decree.by, on=f"{decree.at:%d/%m/%Y}")


def _enter(
    register: Register, day: date, verdict: Verdict, name: str | None, *, now: datetime
) -> str:
    changed = register.decree(day, verdict, name=name, by=getpass.getuser(), now=now)
    said = texts.CHANGED if changed else texts.UNCHANGED
    return Template(said).substitute(day=deadlines.day(day))
