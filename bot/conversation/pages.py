"""The picture of the lines that a quote stands on."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
from string import Template

from bot.conversation.dialogue import Message, Person
from bot.conversation.replies import Button, Line, Reply
from bot.errors import StaleButton
from bot.page_pictures import PagePictures
from bot.texts import documents
from bot.texts import pages as texts
from knowledge.domain import Citation, Held

_MOST_BUTTONS = 3  # under one answer
# "page:7:120:188": directive, and the span of the quote
_BUTTON = re.compile(r"page:(?P<id>\d{1,9}):(?P<start>\d{1,9}):(?P<end>\d{1,9})")


class Pages:
    """Show how quoted words stand on the scanned page."""

    def __init__(self, held: Callable[[], Sequence[Held]], pictures: PagePictures) -> None:
        """Take a way to list what is held now, and what cuts pictures out of pages."""
        self._held = held
        self._pictures = pictures

    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        """Answer the button under a quote from a scan."""
        yield await asyncio.to_thread(self._picture, person, message.action or "")

    def _picture(self, person: Person, action: str) -> Reply:
        button = _BUTTON.fullmatch(action)
        held = (
            {one.id: one for one in person.sees(self._held())}.get(int(button["id"]))
            if button
            else None
        )
        if button is None or held is None:
            raise StaleButton
        path, page = self._pictures.of(held, int(button["start"]), int(button["end"]))
        said = Template(texts.PICTURE).substitute(page=page, name=documents.named(held))
        return Reply(lines=(Line("plain", said),), file=path)


def buttons(citations: Iterable[Citation], shelf: Mapping[int, Held]) -> Sequence[Button]:
    """Offer the pictures of the quotes that were read from one, each page once."""
    offered: dict[tuple[int, int], Button] = {}
    for citation in citations:
        held, page = shelf[citation.directive_id], citation.page
        if page is None or not held.is_scan(page) or (held.id, page) in offered:
            continue
        action = f"page:{held.id}:{citation.start}:{citation.end}"
        label = Template(texts.BUTTON).substitute(page=page)
        offered[held.id, page] = Button(label, action)
    return list(offered.values())[:_MOST_BUTTONS]
