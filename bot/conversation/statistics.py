"""Counts for the office, as a picture: "/thongke"."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from bot.charts import statistics as charts
from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Line, Reply
from bot.errors import NotStaff
from bot.statistics import WEEKS, Figures, weeks
from bot.store.questions import Questions
from bot.store.tallies import Tallies
from bot.texts import statistics as texts
from knowledge.domain import Held
from knowledge.register import Register


class Statistics:
    """Draw how the assistant is used, and what waits."""

    def __init__(  # noqa: PLR0913  # keywords, each plain by its name
        self,
        tallies: Tallies,
        questions: Questions,
        register: Register,
        held: Callable[[], Sequence[Held]],
        *,
        now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        """Take what is counted, the clock, and a folder that can be emptied at any time."""
        self._tallies = tallies
        self._questions = questions
        self._register = register
        self._held = held
        self._now = now
        self._folder = folder

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/thongke".

        Raises:
            NotStaff: If the person is not of the office.
        """
        del message
        if not person.is_staff:
            raise NotStaff
        yield await asyncio.to_thread(self._drawn)

    def _drawn(self) -> Reply:
        now = self._now()
        figures = self.figures(now)
        self._folder.mkdir(parents=True, exist_ok=True)
        path = self._folder / f"thong-ke-{now:%Y-%m-%d}.png"
        path.write_bytes(charts.drawn(figures, day=f"{now:%d/%m/%Y}"))
        said = (*(Line("plain", one) for one in texts.summary(figures)), Line("note", texts.NOTE))
        return Reply(lines=said, picture=path)

    def figures(self, now: datetime) -> Figures:
        """Count what is there at a moment."""
        today = now.date()
        counted = self._tallies.since(today - timedelta(weeks=WEEKS))
        days = [held.published_at.astimezone(now.tzinfo).date() for held in self._held()]
        census = self._register.census(today)
        return Figures(
            weeks=weeks(today, counted, days),
            confirmed=census.active,
            proposed=census.proposed,
            questions=len(self._questions.open()),
        )
