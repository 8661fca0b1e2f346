"""The command line: each command calls one function below it and prints what comes back.

Commands import what they need when they run, so that ``troly --help`` and ``troly ask`` start fast.
"""

from __future__ import annotations

import getpass
import logging
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from string import Template
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from bot import bench, days_off, options
from bot.errors import Stopped, TerminalNeeded, TokenMissing
from bot.texts import errors, terminal
from knowledge.errors import AssistantError

if TYPE_CHECKING:
    from rich.console import Console

    from bot.app import Services
    from bot.batch import Outcome

logger = logging.getLogger(__name__)

app = typer.Typer(
    help="Trợ lý Văn bản: hỏi đáp theo nguyên văn các văn bản chỉ đạo.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(bench.app, name="bench")
app.add_typer(days_off.app, name="holidays")


def main() -> None:
    """Run one command: 0 done, 1 could not be done (said in one sentence), 2 wrong usage."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # Windows has its own
    sys.excepthook = _unforeseen
    try:
        typer.main.get_command(app)()  # calling app itself would put typer's own hook in place
    except AssistantError as error:
        logger.info("refused", exc_info=error, extra={"action": "refused", "code": error.code})
        print(errors.sentence(error), file=sys.stderr)
        sys.exit(1)


def _unforeseen(
    kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    logger.info("unforeseen", exc_info=(kind, error, trace), extra={"action": "unforeseen"})
    print(Template(terminal.UNFORESEEN).substitute(kind=kind.__name__), file=sys.stderr)


@app.callback()
def _start(*, verbose: options.Verbose = False) -> None:
    from bot import logs

    logs.configure(logging.INFO if verbose else logging.WARNING)


@app.command()
def run(docs: options.Docs = None) -> None:
    """Lập chỉ mục rồi mở trợ lý: Telegram nếu có TELEGRAM_BOT_TOKEN, nếu không thì tại đây."""
    from bot import batch, samples, settings

    files = batch.files([docs]) if docs else []
    here = settings.read().telegram_bot_token is None
    with _services(commands=(terminal.QUIT,) if here else ()) as services:
        shown = samples.folder()
        if shown and docs:
            samples.put_away(services.library, services.people, shown, now=services.now())
        elif shown and samples.are_all(services.held(), shown):
            _screen().print(terminal.SAMPLES)
            files = batch.files([shown])
            samples.seat(services.people)
        _publish(services, files, by="run", named=docs is not None)
        if here:
            _talk(services, name=None)
        else:
            _answer_on_telegram(services)


@app.command()
def serve() -> None:
    """Trực trên Telegram."""
    with _services() as services:
        _answer_on_telegram(services)


@app.command()
def chat(as_name: options.AsName = None, at: options.At = None) -> None:
    """Hỏi đáp ngay tại đây."""
    with _services(at=at, commands=(terminal.QUIT,)) as services:
        _talk(services, name=as_name)


@app.command()
def ask(question: options.Question, *, as_json: options.Json = False) -> None:
    """Trả lời một câu hỏi."""
    from bot import console, export
    from bot.conversation.ask import reply, shelf
    from knowledge.domain import Scope

    if not question.strip():
        print(terminal.EMPTY_QUESTION, file=sys.stderr)
        raise typer.Exit(2)
    with _services() as services:
        before = services.held()
        scope = Scope(today=services.now().date(), organisation=services.settings.organisation)
        started = time.perf_counter()
        answer = services.answering.answer(question, scope)
        took_ms = (time.perf_counter() - started) * 1000
        shown = shelf(before, services.held())
        said = reply(answer, shown, office=services.office)
        if as_json:
            export.print_json(export.answer(answer, said, shown, took_ms=took_ms))
        else:
            console.show(_screen(), said)


@app.command()
def read(files: options.Files, *, as_json: options.Json = False) -> None:
    """Xem trợ lý đọc được gì từ tệp; không lưu, không hỏi."""
    from bot import batch, export, screens

    readings = [batch.read(name, sys.stdin.read) for name in batch.names(files)]
    if as_json:
        export.print_json([export.reading(one) for one in readings])
    else:
        _screen().print(*(screens.reading(one) for one in readings), sep="\n")
    if any(one.error for one in readings):
        raise typer.Exit(1)


@app.command()
def ingest(
    paths: options.Paths, *, yes: options.Yes = False, not_secret: options.NotSecret = False
) -> None:
    """Đọc, xem lại và đăng văn bản."""
    from bot import batch

    del not_secret  # asked of scans alone, and no loader reads one yet
    if not yes and not sys.stdin.isatty():
        raise TerminalNeeded
    files = batch.files(paths)
    with _services() as services:
        outcomes = _publish(services, files, by=getpass.getuser(), yes=yes)
    if any(outcome.error for outcome in outcomes):
        raise typer.Exit(1)


@app.command()
def documents(*, as_json: options.Json = False) -> None:
    """Liệt kê các văn bản đang có."""
    from bot import export, screens

    with _services() as services:
        held = services.held()
    if as_json:
        export.print_json([export.row(one) for one in held])
    else:
        _screen().print(screens.listing(held))


@app.command()
def show(number: options.Said, *, as_json: options.Json = False) -> None:
    """Xem một văn bản: nội dung, viện dẫn, việc phải làm, điểm cần kiểm tra."""
    from bot import export, screens
    from bot.conversation.documents import named

    with _services() as services:
        shelf = services.held()
        held = named(shelf, number)
    if as_json:
        export.print_json(export.held(held, shelf))
    else:
        _screen().print(screens.held(held, shelf))


@app.command()
def rebuild() -> None:
    """Lập lại các chỉ mục từ cơ sở dữ liệu, không đọc lại tệp."""
    from bot import screens

    with _services() as services, screens.progress(terminal.EMBEDDING) as tell:
        done = services.library.rebuild(tell)
    _screen().print(terminal.REBUILT if done else terminal.NOT_REBUILT)
    if not done:
        raise typer.Exit(1)


@app.command()
def check() -> None:
    """Kiểm tra mọi bộ phận, sửa những gì sửa được."""
    from bot import screens

    with _services() as services:
        findings = services.library.check()
        known = services.library.store.all_held(include_withdrawn=True)
        _screen().print(screens.health(services.parts(), findings, known))
    if not all(finding.mended for finding in findings):
        raise typer.Exit(1)


@contextmanager
def _services(
    *, at: datetime | None = None, commands: tuple[tuple[str, str], ...] = ()
) -> Iterator[Services]:
    from bot import app as root
    from bot import settings

    try:
        with root.services(settings.read(), at=at, commands=commands) as services:
            yield services
    except (EOFError, KeyboardInterrupt) as error:  # typer would say "Aborted."
        raise Stopped from error


def _publish(
    services: Services, files: Sequence[Path], *, by: str, yes: bool = True, named: bool = True
) -> list[Outcome]:
    """Read and publish *files*, then bring the indexes up to date, with a bar for each."""
    from bot import batch, screens

    screen = _screen()
    asked = batch.YES if yes else screens.asking(screen)
    # the samples include a draft, and nobody needs to vouch for them
    published = batch.publish(
        services.library, files, asked=asked, by=by, now=services.now, hold=named
    )
    outcomes = list(screens.track(published, len(files)) if yes else published)
    with screens.progress(terminal.EMBEDDING) as tell:
        services.library.sync(tell)
    if named:
        screen.print(screens.published(outcomes), end="")
    if outcomes:
        screen.print(screens.summary(outcomes))
    return outcomes


def _talk(services: Services, *, name: str | None) -> None:
    from bot import console
    from bot.conversation import Person

    organisation = services.settings.organisation
    person = Person(id=f"terminal:{getpass.getuser()}", name="", organisation=organisation)
    if name:
        person = services.directory.called(name, channel="terminal")
    console.Terminal(services.conversation, person, _screen()).run(count=len(services.held()))


def _answer_on_telegram(services: Services) -> None:
    from bot import telegram

    settings = services.settings
    if settings.telegram_bot_token is None:
        raise TokenMissing
    telegram.run(
        services.conversation,
        token=settings.telegram_bot_token.get_secret_value(),
        base=settings.telegram_api_base,
        organisation=settings.organisation,
        started=lambda name: print(Template(terminal.TELEGRAM).substitute(name=name)),
    )


def _screen() -> Console:
    from bot import console

    return console.console()
