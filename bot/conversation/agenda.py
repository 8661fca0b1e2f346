"""The days of the person's cells as a calendar file for a telephone."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime
from functools import partial
from pathlib import Path
from string import Template

from bot import due_export
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply, say
from bot.texts import ask as ask_texts
from bot.texts import due_export as export_texts
from bot.texts import due_list as texts
from knowledge.domain import Due, Held
from knowledge.register import Owing, Register


class Agenda:
    """Hand out an .ics file."""

    def __init__(  # collaborators, each plain by its name
        self,
        register: Register,
        held: Callable[[], Sequence[Held]],
        *,
        now: Callable[[], datetime],
        folder: Path,
        office: str = "",
    ) -> None:
        """Take the register, what is held, the clock, and where files are put to be sent."""
        self._register = register
        self._held = held
        self._now = now
        self._folder = folder
        self._office = office or ask_texts.OFFICE

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/lich"."""
        del message
        yield await asyncio.to_thread(self._reply, person)

    def _reply(self, person: Person) -> Reply:
        if not person.owing:
            return say(Template(texts.UNKNOWN).substitute(office=self._office))
        now = self._now()
        owing = Owing(partial(self._register.moment, person.reader), person.owing, now.date())
        dues = [due for due in owing.coming if due.period.kind != "daily"]
        cells = ", ".join(dict.fromkeys(person.cell_names.values()))
        if not dues:
            why = texts.NO_DAYS if owing.is_bound else texts.NOTHING_CONFIRMED
            return say(Template(why).substitute(cells=cells, office=self._office))
        file = self._written(person, dues, now)
        said = Template(texts.CALENDAR).substitute(count=len(dues), cells=cells)
        return Reply(lines=(Line("key", said), Line("plain", texts.HOW_TO_IMPORT)), file=file)

    def _written(self, person: Person, dues: Sequence[Due], now: datetime) -> Path:
        from bot import calendars  # noqa: PLC0415  # icalendar: 3 MB

        shelf = {one.id: one for one in person.sees(self._held())}
        cells = ", ".join(dict.fromkeys(person.cell_names.values()))
        entries = due_export.entries(dues, shelf, self._register.revision())
        name = Template(export_texts.CALENDAR).substitute(cells=cells)
        self._folder.mkdir(parents=True, exist_ok=True)
        file = self._folder / f"han-bao-cao-{'-'.join(person.owing)}.ics"
        file.write_bytes(calendars.written(entries, name=name, now=now))
        return file
