"""The command line: each command calls one function below it and prints what comes back.

Commands import what they need when they run, so that ``troly --help`` and ``troly ask`` start fast.
"""

from __future__ import annotations

import getpass
import logging
import sys
import time
from string import Template
from types import TracebackType
from typing import TYPE_CHECKING

import typer

from bot.commands import (
    administration,
    bench,
    bodies,
    days_off,
    opening,
    options,
    papers,
    proofs,
    remind,
    story,
    upkeep,
)
from bot.errors import BadRange
from bot.texts import document_book as book
from bot.texts import errors, terminal
from knowledge.errors import AssistantError

if TYPE_CHECKING:
    from bot.app import Services

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
app.add_typer(bodies.app, name="bodies")
app.add_typer(papers.app)
app.add_typer(administration.app)
app.add_typer(proofs.app)
app.add_typer(upkeep.app)
app.add_typer(remind.app)
app.add_typer(story.app)


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
        sys.exit(2 if isinstance(error, BadRange) else 1)


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
    from bot.intake import Desk

    groups = batch.groups([docs]) if docs else []
    here = settings.read().telegram_bot_token is None
    with opening.services(commands=(terminal.QUIT,) if here else ()) as services:
        shown = samples.folder()
        if shown and docs:
            samples.put_away(
                services.library, services.people, services.register, shown, now=services.now()
            )
        elif shown and samples.are_all(services.held(), shown):
            opening.screen().print(terminal.SAMPLES)
            groups = batch.groups([shown])
        # the samples include a draft, and nobody needs to vouch for them
        hold = docs is not None
        desk = Desk(library=services.library, by="run", now=services.now, hold=hold)
        papers.publish(services, desk, groups, named=hold)
        if groups and not docs and samples.seat(services.people):
            samples.confirm(services.register, services.held(), now=services.now())
        if here:
            _talk(services, name=None)
        else:
            _answer_on_telegram(services)


@app.command()
def serve(*, webhook: options.Webhook = False) -> None:
    """Trực trên Telegram."""
    with opening.services(beside=True) as services:
        _answer_on_telegram(services, webhook=webhook)


@app.command()
def chat(as_name: options.AsName = None, at: options.At = None) -> None:
    """Hỏi đáp ngay tại đây."""
    with opening.services(at=at, commands=(terminal.QUIT,)) as services:
        _talk(services, name=as_name)


@app.command()
def ask(question: options.Question, *, as_json: options.Json = False) -> None:
    """Trả lời một câu hỏi."""
    from bot import export
    from bot.commands import console
    from bot.conversation.ask import reply, shelf
    from knowledge.domain import THE_OFFICE, Scope

    if not question.strip():
        print(terminal.EMPTY_QUESTION, file=sys.stderr)
        raise typer.Exit(2)
    with opening.services() as services:
        before = services.held()
        scope = Scope(
            today=services.now().date(),
            organisation=services.settings.organisation,
            reader=THE_OFFICE,
        )
        started = time.perf_counter()
        answer = services.answering.answer(question, scope)
        took_ms = (time.perf_counter() - started) * 1000
        shown = shelf(before, services.held())
        said = reply(answer, shown, office=services.office)
        if as_json:
            export.print_json(export.answer(answer, said, shown, took_ms=took_ms))
        else:
            console.show(opening.screen(), said)


@app.command()
def read(
    files: options.Files,
    *,
    as_json: options.Json = False,
    not_secret: options.NotSecret = False,
    together: options.Together = False,
) -> None:
    """Xem trợ lý đọc được gì từ tệp; không lưu, không hỏi."""
    from bot import batch, export
    from bot.commands import screens

    names = batch.names(files)
    with screens.reading_bar() as progress:
        readings = [
            batch.read(group, sys.stdin.read, not_secret=not_secret, progress=progress)
            for group in ([names] if together else [[name] for name in names])
        ]
    if as_json:
        export.print_json([export.reading(one) for one in readings])
    else:
        opening.screen().print(*(screens.reading(one) for one in readings), sep="\n")
    if any(one.error for one in readings):
        raise typer.Exit(1)


@app.command()
def documents(*, as_json: options.Json = False, xlsx: options.Book = None) -> None:
    """Liệt kê các văn bản đang có; ghi thành sổ văn bản (.xlsx)."""
    from bot import document_book, export
    from bot.commands import screens

    with opening.services() as services:
        held = [*services.held(), *services.library.store.waiting()]
        if xlsx is not None:
            document_book.save(xlsx, services.held(), now=services.now(), office=services.office)
            administration.note(services, "exported", about="documents", file=xlsx.name)
            print(Template(book.WRITTEN).substitute(path=xlsx), file=sys.stderr)
    if as_json:
        export.print_json([export.row(one) for one in held])
    elif xlsx is None:
        opening.screen().print(screens.listing(held))


@app.command()
def show(number: options.Said, *, as_json: options.Json = False) -> None:
    """Xem một văn bản: nội dung, viện dẫn, việc phải làm, điểm cần kiểm tra."""
    from bot import export
    from bot.commands import screens
    from bot.conversation.documents import named

    with opening.services() as services:
        shelf = [*services.held(), *services.library.store.waiting()]
        held = named(shelf, number)
    if as_json:
        export.print_json(export.held(held, shelf))
    else:
        opening.screen().print(screens.held(held, shelf))


@app.command()
def due(  # noqa: PLR0913  # one parameter an option
    cell: options.OfCell = None,
    *,
    first: options.From = None,
    last: options.To = None,
    as_json: options.Json = False,
    ics: options.Ics = None,
    xlsx: options.Xlsx = None,
    at: options.At = None,
) -> None:
    """Liệt kê hạn báo cáo; ghi thành lịch (.ics) hoặc bảng (.xlsx)."""
    from bot import export
    from bot.commands import due

    with opening.services(at=at) as services:
        wanted = due.wanted(services, cell=cell, first=first, last=last)
        if as_json:
            export.print_json(due.as_json(wanted))
        for path, written in ((ics, due.calendar), (xlsx, due.table)):
            if path is not None:
                due.save(path, written(wanted))
                administration.note(services, "exported", about="due", file=path.name)
                print(due.saved(path, wanted), file=sys.stderr)
        if not (as_json or ics or xlsx):
            opening.screen().print(due.listing(wanted))


@app.command()
def rebuild() -> None:
    """Lập lại các chỉ mục từ cơ sở dữ liệu, không đọc lại tệp."""
    from bot.commands import screens

    with opening.services() as services, screens.progress(terminal.EMBEDDING) as tell:
        done = services.library.rebuild(tell)
    opening.screen().print(terminal.REBUILT if done else terminal.NOT_REBUILT)
    if not done:
        raise typer.Exit(1)


@app.command()
def check() -> None:
    """Kiểm tra mọi bộ phận, sửa những gì sửa được."""
    from bot.commands import screens

    with opening.services() as services:
        findings = services.library.check()
        known = services.library.store.all_held(include_withdrawn=True)
        opening.screen().print(screens.health(services.parts(), findings, known))
    if not all(finding.mended for finding in findings):
        raise typer.Exit(1)


def _talk(services: Services, *, name: str | None) -> None:
    from bot.commands import console
    from bot.conversation import Person

    organisation = services.settings.organisation
    person = Person(id=f"terminal:{getpass.getuser()}", name="", organisation=organisation)
    if name:
        person = services.directory.called(name, channel="terminal")
    console.Terminal(services.conversation, person, opening.screen()).run(
        count=len(services.held())
    )


def _answer_on_telegram(services: Services, *, webhook: bool = False) -> None:
    from bot import on_telegram

    def started(name: str) -> None:
        services.links.called(name)
        print(Template(terminal.TELEGRAM).substitute(name=name), flush=True)
        code = administration.first_code(services)
        if code is not None:
            print(code, flush=True)

    on_telegram.answer(
        services,
        webhook=webhook,
        started=started,
        tell=lambda said: print(said, file=sys.stderr),
    )
