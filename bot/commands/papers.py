"""The commands through which papers come in: ingest, watch, approve, reread."""

from __future__ import annotations

import getpass
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import typer
from rich.markup import escape

from bot.commands import opening, options
from bot.errors import NothingToRead, TerminalNeeded
from bot.texts import terminal, watching

if TYPE_CHECKING:
    from bot.app import Services
    from bot.intake import Desk, Outcome
    from bot.watching import Watch
    from knowledge.domain import Held

# a file whose size and time stay the same for so long is whole; scanners write every second
_STILL_SECONDS = 3.0

app = typer.Typer()


@app.command()
def ingest(
    paths: options.Paths,
    *,
    yes: options.Yes = False,
    not_secret: options.NotSecret = False,
    together: options.Together = False,
) -> None:
    """Đọc, xem lại và đăng văn bản."""
    from bot import batch
    from bot.commands import screens
    from bot.intake import YES, Desk

    if not yes and not sys.stdin.isatty():
        raise TerminalNeeded
    groups = batch.groups(paths, together=together)
    with opening.services() as services, screens.reading_bar() as progress:
        desk = Desk(
            library=services.library,
            by=getpass.getuser(),
            now=services.now,
            asked=YES if yes else screens.asking(opening.screen()),
            not_secret=not_secret,
            limits=services.settings.limits,
            progress=progress,
        )
        outcomes = publish(services, desk, groups, one_by_one=not yes)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def approve(number: options.Said) -> None:
    """Đồng ý cho dùng một văn bản đang chờ; phải là người khác người đăng."""
    from bot.conversation.documents import named
    from bot.texts import documents

    with opening.services() as services:
        waiting = named(services.library.store.waiting(), number)
        held = services.library.approve(waiting.id, by=getpass.getuser(), now=services.now())
    said = Template(terminal.APPROVED).substitute(name=documents.named(held))
    opening.screen().print(escape(said))


@app.command()
def reread(numbers: options.Numbers = None, *, every: options.Every = False) -> None:
    """Đọc lại tệp gốc bằng phần đọc mới; mã văn bản và những chỗ đã sửa được giữ."""
    from bot import rereading
    from bot.commands import reread_screen, screens
    from bot.conversation.documents import named

    with opening.services() as services, screens.reading_bar() as progress:
        everything = services.library.store.waiting() + services.library.store.all_held()
        chosen = [named(everything, number) for number in numbers or ()]
        known = chosen or rereading.outdated(everything, every=every)
        done = [
            rereading.reread(
                services.library,
                held,
                by=getpass.getuser(),
                now=services.now(),
                limits=services.settings.limits,
                progress=progress,
            )
            for held in known
        ]
        services.library.sync()
    opening.screen().print(reread_screen.reread(done))
    if any(one.error for one in done):
        raise typer.Exit(1)


def publish(
    services: Services,
    desk: Desk,
    groups: Sequence[Sequence[Path]],
    *,
    one_by_one: bool = False,
    named: bool = True,
) -> list[Outcome]:
    """Take papers in, then bring the indexes up to date, with a bar for each.

    Args:
        services: Everything.
        desk: Where they are handed in.
        groups: The files of each directive.
        one_by_one: A person is asked about each, so no bar counts them.
        named: Name each one that was published.
    """
    from bot import batch
    from bot.commands import screens

    taken = batch.publish(desk, groups)
    outcomes = list(taken if one_by_one else screens.track(taken, len(groups)))
    with screens.progress(terminal.EMBEDDING) as tell:
        services.library.sync(tell)
    screen = opening.screen()
    if named:
        screen.print(screens.published(outcomes), end="")
        screen.print(screens.offered(_waiting(services, outcomes)), end="")
    if outcomes:
        screen.print(screens.summary(outcomes))
    return outcomes


def _waiting(services: Services, outcomes: Sequence[Outcome]) -> list[tuple[Held, int]]:
    """List what was published now, each with how many duties wait to be confirmed."""
    now = [one.held for one in outcomes if one.fate in {"new", "version"}]
    published = {held.id: held for held in now if held is not None}
    waits = [one for one in services.register.waiting() if one in published]
    counted = [(published[one], len(services.register.proposal(one).deadlines)) for one in waits]
    return [(held, count) for held, count in counted if count]


@app.command()
def watch(
    folder: options.Watched,
    *,
    not_secret: options.NotSecret = False,
    once: options.Once = False,
) -> None:
    """Trực một thư mục: nhận mọi tệp được đưa vào, ghi kết quả bên cạnh."""
    from bot.commands import screens
    from bot.intake import Desk
    from bot.watching import Watch

    if not folder.is_dir():
        raise NothingToRead(path=folder)
    screen = opening.screen()
    declared = not_secret or (sys.stdin.isatty() and screens.confirmed(screen, watching.DECLARE))
    with opening.services() as services, screens.reading_bar() as progress:
        desk = Desk(
            library=services.library,
            by=getpass.getuser(),
            now=services.now,
            not_secret=declared,
            limits=services.settings.watch_limits,
            progress=progress,
        )
        looked = Watch(folder, desk)
        with looked.alone():
            screen.print(Template(watching.LOOKING).substitute(folder=folder), soft_wrap=True)
            for outcome in _looks(looked, once=once):
                said = watching.one("" if outcome.fate == "refused" else outcome.path.name, outcome)
                screen.print(escape(said))


def _looks(looked: Watch, *, once: bool) -> Iterator[Outcome]:
    """Look again and again; *once* takes what is there, which takes two looks."""
    yield from looked.look()
    time.sleep(_STILL_SECONDS)
    yield from looked.look()
    while not once:
        time.sleep(_STILL_SECONDS)
        yield from looked.look()
