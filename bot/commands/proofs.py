"""``troly doubts`` and ``troly correct``: what was read from a picture, compared with the paper."""

from __future__ import annotations

import getpass
import shutil
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING, Annotated

import typer
from rich.text import Text

from bot.commands import opening, options
from bot.errors import NothingToCorrect
from bot.texts import documents, proofs, terminal

if TYPE_CHECKING:
    from rich.console import Console

    from bot.app import Services
    from bot.correcting import Corrector, Doubtful
    from knowledge.domain import Held

app = typer.Typer()

Pictures = Annotated[Path | None, typer.Option(help="Thư mục để ghi ảnh từng dòng cần đối chiếu.")]
Wrong = Annotated[str | None, typer.Argument(help="Chữ đọc sai; không ghi thì hỏi từng chỗ.")]
Right = Annotated[str | None, typer.Argument(help="Chữ đúng trên giấy.")]
OnPage = Annotated[int | None, typer.Option("--page", help="Trang có chữ ấy.")]
Checked = Annotated[
    bool, typer.Option("--checked", help="Chữ ấy (hoặc cả trang --page) đã đối chiếu, đúng.")
]


@app.command()
def doubts(
    number: options.Said, *, pictures: Pictures = None, as_json: options.Json = False
) -> None:
    """Xem những chỗ đọc từ bản quét chưa chắc, cùng ảnh của dòng ấy."""
    from bot import export

    with opening.services() as services:
        held = _named(services, number)
        lines = _doubtful(services, held)
        saved = dict(_saved(services, held, lines, pictures)) if pictures else {}
    if as_json:
        export.print_json([export.doubtful(one, held, saved.get(one)) for one in lines])
        return
    screen, name = opening.screen(), documents.named(held)
    if not lines:
        screen.print(Text(Template(proofs.NONE).substitute(name=name)))
        return
    for one in lines:
        screen.print(_shown(one, held))
        if one in saved:
            said = Template(proofs.PICTURE).substitute(path=saved[one])
            screen.print(Text(said, style="dim"), soft_wrap=True)
    screen.print(Text(Template(proofs.HOW).substitute(handle=held.handle), style="dim"))


@app.command()
def correct(
    number: options.Said,
    wrong: Wrong = None,
    right: Right = None,
    *,
    page: OnPage = None,
    checked: Checked = False,
) -> None:
    """Sửa chữ đọc sai từ bản quét, hoặc ghi là đã đối chiếu; bản trước vẫn được giữ."""
    from bot.correcting import Corrector, find

    with opening.services() as services:
        held = _named(services, number)
        person = Corrector(library=services.library, by=getpass.getuser(), now=services.now())
        screen = opening.screen()
        if wrong is not None and (right is not None or checked):
            span = find(held, wrong, page=page)
            known = person.check(held, [span]) if right is None else None
            after = known or person.correct(held, span, right or wrong)
            screen.print(Text(_said(after, wrong, right or wrong, page)))
            screen.print(Text(_changed(held, after)), end="")
        elif checked and page is not None:
            after = person.check_page(held, page)
            said = Template(proofs.PAGE_CHECKED).substitute(name=documents.named(after), page=page)
            screen.print(Text(said))
        elif sys.stdin.isatty():
            _one_by_one(screen, services, person, held)
        else:
            raise NothingToCorrect


def _named(services: Services, number: str) -> Held:
    from bot.conversation.documents import named

    return named([*services.held(), *services.library.store.waiting()], number)


def _doubtful(services: Services, held: Held) -> list[Doubtful]:
    from bot.correcting import doubtful_lines

    return doubtful_lines(held.directive, services.library.store.printed_lines(held.id))


def _shown(one: Doubtful, held: Held) -> Text:
    text = held.directive.text
    return Text(proofs.doubtful(one.page, one.doubts, text, one.start, one.end))


def _saved(
    services: Services, held: Held, lines: Sequence[Doubtful], folder: Path
) -> Iterator[tuple[Doubtful, Path]]:
    """Write the picture of each doubtful line into *folder*."""
    folder.mkdir(parents=True, exist_ok=True)
    for one in lines:
        path, _ = services.pictures.of(held, one.start, one.end)
        yield one, Path(shutil.copy(path, folder / path.name))


def _one_by_one(screen: Console, services: Services, person: Corrector, held: Held) -> None:
    """Ask about each line; every answer is recorded at once, so that nothing said is lost."""
    later = 0
    while len(left := _doubtful(services, held)) > later:
        one = left[later]
        screen.print(_shown(one, held))
        said = screen.input(Text(f"{proofs.ASK}: ")).strip()
        if said == proofs.LATER:
            later += 1
            continue
        printed, span = held.directive.text[one.start : one.end], (one.start, one.end)
        held = person.correct(held, span, said) if said else person.check(held, [span])
        screen.print(Text(_said(held, printed, said or printed, one.page)))
    template = proofs.LEFT if later else proofs.NONE
    told = Template(template).substitute(name=documents.named(held), count=later)
    screen.print(Text(told))


def _said(held: Held, printed: str, words: str, page: int | None) -> str:
    template = proofs.CHECKED if printed == words else proofs.CORRECTED
    where = Template(proofs.ON_PAGE).substitute(page=page) if page else ""
    return Template(template).substitute(
        name=documents.named(held), printed=printed, words=words, where=where
    )


def _changed(before: Held, after: Held) -> str:
    """Say which facts follow from the correction."""
    from bot.rereading import changed

    names = [name for name in changed(before.directive, after.directive) if name != "text"]
    said = ", ".join(terminal.CHANGED[name] for name in names)
    return Template(proofs.NOW).substitute(changed=said) + "\n" if said else ""
