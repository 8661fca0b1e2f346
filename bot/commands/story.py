"""``troly demo``: a story of two minutes on a clock of its own, from a paper to the last report."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import typer
from rich.text import Text

from bot.commands import opening
from bot.conversation.replies import Line
from bot.errors import SamplesMissing
from bot.texts import story as texts

if TYPE_CHECKING:
    from rich.console import Console

    from bot.app import Services
    from bot.conversation.replies import Reply

app = typer.Typer()

_PAPER = "01-KH-kiem-tra-giam-sat-2026.docx"
_OFFICE, _PROMPT, _LATE = "Vi Thị Ngoan", "Nông Thị Lụa", "Đinh Văn Lụa"
_LEASE = timedelta(minutes=1)
_MOST = 12  # lines of one message


@app.command()
def demo() -> None:
    """Xem một câu chuyện hai phút: đăng, xác nhận, nhắc hạn, đã nộp, đã nhận, một nơi chậm."""
    screen = opening.screen()
    screen.print(Text(texts.TITLE, style="bold"))
    with _stage() as (services, clock):
        told = _Told(services, clock, screen)
        for title, play in zip(texts.STEPS, _PLAYS, strict=True):
            screen.print(Text(f"\n{title}", style="bold underline"))
            play(told)
    screen.print(Text(f"\n{texts.END}", style="dim"))


@contextmanager
def _stage() -> Iterator[tuple[Services, list[datetime]]]:
    """Open the assistant of the demo organisation in a folder that goes afterwards."""
    from bot import app, samples
    from bot.settings import Settings
    from bot.store import Consents
    from ingest import temporary

    if samples.folder() is None:
        raise SamplesMissing
    with temporary.folder("demo") as folder:
        settings = Settings(TROLY_DATA=folder / "data", embeddings="none", _env_file=None)
        clock = [datetime(2026, 3, 3, 8, tzinfo=settings.timezone)]
        with app.services(settings, at=lambda: clock[0]) as services:
            samples.seat(services.people)
            for member in services.people.organisation().members:
                if member.name in {_OFFICE, _PROMPT, _LATE}:
                    account = f"telegram:{member.id}"
                    services.people.bind(account, member, now=clock[0])
                    Consents(services.database).put(account, agreed=True, now=clock[0])
            yield services, clock


@dataclass
class _Told:
    """Plays people, and prints what each of them would see."""

    services: Services
    clock: list[datetime]
    screen: Console
    # the last message that each person got
    last: dict[str, Reply] = field(default_factory=dict)

    def at(self, day: int, hour: int, minute: int = 0) -> None:
        """Go on to a moment of March 2026."""
        self.clock[0] = self.clock[0].replace(day=day, hour=hour, minute=minute)
        said = texts.put(texts.AT, at=f"{self.clock[0]:%H:%M %d/%m/%Y}")
        self.screen.print(Text(f"\n{said}", style="dim"))

    def says(self, name: str, said: str) -> None:
        """Let somebody type something."""
        self.screen.print(Text(texts.put(texts.SAYS, name=name, said=said), style="cyan"))
        self._answer(name, text=said)

    def presses(self, name: str, label: str, *, most: int = _MOST) -> None:
        """Let somebody press a button of the last message."""
        button = next(one for one in self.last[name].buttons if label in one.label)
        shown = texts.put(texts.PRESSES, name=name, label=button.label)
        self.screen.print(Text(shown, style="cyan"))
        self._answer(name, action=button.action, most=most)

    def sends(self, name: str, path: Path) -> None:
        """Let somebody send a file."""
        said = texts.put(texts.SENDS, name=name, file=path.name)
        self.screen.print(Text(said, style="cyan"))
        self._answer(name, files=(path,), most=0)

    def letters(self) -> None:
        """Do what is done by the clock, and bring the letters."""
        from bot.store import Outbox

        now, outbox = self.clock[0], Outbox(self.services.database)
        self.services.planner.run(now)
        names = self._names()
        while claimed := outbox.claim(now=now, lease=_LEASE):
            for one in claimed:
                outbox.sent(one.id, [one.id], now=now)
                name = names[one.letter.to]
                self.screen.print(Text(texts.put(texts.GETS, name=name), style="magenta"))
                self._show(name, one.letter.reply)

    def _names(self) -> dict[str, str]:
        members = self.services.people.organisation().members
        return {f"telegram:{member.id}": member.name for member in members}

    def _answer(
        self,
        name: str,
        *,
        text: str = "",
        action: str | None = None,
        files: tuple[Path, ...] = (),
        most: int = _MOST,
    ) -> None:
        from bot.conversation import Message, Person

        account = next(one for one, known in self._names().items() if known == name)

        async def heard() -> list[Reply]:
            message = Message(text=text, action=action, files=files)
            conversation = self.services.conversation
            answered = conversation.handle(Person(id=account, name=name), message)
            return [reply async for reply in answered if not reply.progress]

        for reply in asyncio.run(heard()):
            self._show(name, reply, most)

    def _show(self, name: str, reply: Reply, most: int = _MOST) -> None:
        """Print a message; of a long one the first lines."""
        from bot.commands import console

        self.last[name] = reply
        lines = reply.lines[:most]
        if len(lines) < len(reply.lines) and most:
            lines = (*lines, Line("note", texts.put(texts.MORE, count=len(reply.lines) - most)))
        if most:
            console.show(self.screen, replace(reply, lines=lines, file=None))


def _publish(told: _Told) -> None:
    from bot import samples

    folder = samples.folder()
    assert folder is not None  # noqa: S101  # looked at when the stage was opened
    told.at(3, 8)
    told.sends(_OFFICE, folder / _PAPER)
    told.presses(_OFFICE, "cam đoan", most=7)
    told.presses(_OFFICE, "Đăng, không thông báo")


def _confirm(told: _Told) -> None:
    told.presses(_OFFICE, "Xác nhận", most=5)
    told.presses(_OFFICE, "Xác nhận")


def _remind(told: _Told) -> None:
    told.at(6, 7, 30)
    told.letters()


def _settle(told: _Told) -> None:
    told.at(11, 9, 15)
    told.presses(_PROMPT, "Đã nộp")
    told.at(11, 14)
    told.says(_OFFICE, "/tiendo")
    told.presses(_OFFICE, "giám sát – quý")
    told.presses(_OFFICE, "Ghi đã nhận cả")


def _late(told: _Told) -> None:
    told.at(16, 7, 30)
    told.letters()
    told.at(18, 7, 30)
    told.letters()


_PLAYS = (_publish, _confirm, _remind, _settle, _late)
