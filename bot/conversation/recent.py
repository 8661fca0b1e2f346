"""What was published lately, newest first."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Sequence
from datetime import datetime, timedelta
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.documents import PAGE, row
from bot.conversation.replies import Line, Reply, say
from bot.texts import documents as texts
from knowledge.domain import Held

_LATELY = timedelta(days=30)


class Recent:
    """List the directives of the last thirty days that a person may see."""

    def __init__(self, held: Callable[[], Sequence[Held]], *, now: Callable[[], datetime]) -> None:
        """Take a way to list what is held, and the clock."""
        self._held = held
        self._now = now

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer "/vanbanmoi"."""
        del message
        since = self._now() - _LATELY
        seen = person.sees(await asyncio.to_thread(self._held))
        lately = [one for one in seen if one.published_at > since]
        newest = sorted(lately, key=lambda one: (one.published_at, one.id), reverse=True)
        if not newest:
            yield say(texts.NONE_LATELY)
            return
        title = Template(texts.LATELY).substitute(count=len(newest))
        more = [Line("note", texts.ALL_HELD)] if len(newest) > PAGE else []
        buttons = tuple(row(one) for one in newest[:PAGE])
        yield Reply(lines=(Line("title", title), *more), buttons=buttons)
