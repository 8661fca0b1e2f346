"""The demo organisation with people who can be written to, and a clock that a test moves."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import select, update

from bot.app import Services, services
from bot.conversation import Message, Person, Reply
from bot.letters import Letter, State
from bot.settings import Settings
from bot.store import Consents, Outbox
from bot.store.letter_rows import letter as letter_of
from bot.tables import OutboxRow
from knowledge.database import Database

Files = tuple[Path, ...]
ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
LUA, THUAN, MIEN, NGOAN = 31, 33, 90, 99
_NAMES = {LUA: "Nông Thị Lụa", THUAN: "Bế Văn Thuần", MIEN: "Cao Thị Miền", NGOAN: "Vi Thị Ngoan"}


def at(day: int, hour: int = 9, minute: int = 0, *, month: int = 3) -> datetime:
    """Return a moment of 2026 in the zone of the office."""
    return datetime(2026, month, day, hour, minute, tzinfo=ZONE)


@dataclass
class Office:
    """The assistant of the demo organisation at moments that a test chooses."""

    built: Services
    now: list[datetime]

    @property
    def database(self) -> Database:
        return self.built.database

    def bind(self, *accounts: int) -> None:
        """Let people speak by accounts."""
        for account in accounts:
            members = self.built.people.organisation().members
            member = next(one for one in members if one.name == _NAMES[account])
            self.built.people.bind(f"telegram:{account}", member, now=self.now[0])
            consents = Consents(self.database)
            consents.put(f"telegram:{account}", agreed=True, now=self.now[0])

    def ticks(self, moment: datetime | None = None) -> int:
        """Do what a serving process does about reminders by the clock; return how many letters."""
        self.now[0] = moment or self.now[0]
        tick = next(one for one in self.built.ticks if one.name == "reminders")
        written = tick.run(self.now[0])
        assert isinstance(written, int)
        return written

    def says(
        self, account: int, text: str = "", *, action: str | None = None, files: Files = ()
    ) -> list[Reply]:
        """Let somebody say or press something."""

        async def answered() -> list[Reply]:
            person = Person(id=f"telegram:{account}", name="")
            message = Message(text=text, action=action, files=files)
            return [one async for one in self.built.conversation.handle(person, message)]

        return asyncio.run(answered())

    def presses(self, account: int, label: str, reply: Reply) -> Reply:
        """Let somebody press a button of *reply*, and return the last answer."""
        return self.pressed(account, label, reply)[-1]

    def pressed(self, account: int, label: str, reply: Reply) -> list[Reply]:
        """Let somebody press a button of *reply*, and return every answer."""
        button = next((one for one in reply.buttons if label in one.label), None)
        assert button is not None, f"{label!r} is not among {[one.label for one in reply.buttons]}"
        return self.says(account, action=button.action)

    def letters(self, account: int, prefix: str = "") -> list[tuple[Letter, State]]:
        """List what was written to somebody, with what became of it."""
        rows = select(OutboxRow).where(OutboxRow.to == f"telegram:{account}").order_by(OutboxRow.id)
        with self.database.reading() as session:
            return [
                (letter_of(row), row.state)
                for row in session.scalars(rows)
                if row.key.startswith(prefix)
            ]

    def send(self, state: State = "sent", error: str | None = None) -> None:
        """Let every letter that waits become *state*, as a channel would."""
        waiting = update(OutboxRow).where(OutboxRow.state == "waiting")
        with self.database.writing() as session:
            done = waiting.values(state=state, error=error, messages=[1], sent_at=self.now[0])
            session.execute(done)

    def silence(self, account: int) -> None:
        """Let somebody block the assistant."""
        Outbox(self.database).silence(f"telegram:{account}", now=self.now[0])


@pytest.fixture
def office(demo_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The demo organisation on 10 March 2026, of which some can be written to."""
    monkeypatch.chdir(tmp_path)
    data = shutil.copytree(demo_data, tmp_path / "data")
    now = [at(10)]
    with services(Settings(TROLY_DATA=data, embeddings="none"), at=lambda: now[0]) as built:
        office = Office(built, now)
        office.bind(LUA, THUAN, MIEN, NGOAN)
        yield office
