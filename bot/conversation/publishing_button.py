"""A button under a draft, taken apart."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.conversation.dialogue import Message
from bot.errors import StaleButton

# "publishing:fact:12:number" · "publishing:right:12:120:188"
_BUTTON = re.compile(r"publishing:(?P<what>[a-z]+):(?P<id>\d{1,9})(?::(?P<more>.+))?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pressed:
    """What a button says, and what was typed where that was awaited."""

    what: str
    # of the draft; of the directive where somebody agrees to it; 0 before there is any
    id: int
    more: str
    words: str

    def number(self) -> int:
        """Return what the button says as a number.

        Raises:
            StaleButton: If it is none.
        """
        if not self.more.isdigit():
            raise StaleButton
        return int(self.more)

    def span(self) -> tuple[int, int]:
        """Return what the button says as a span of the text.

        Raises:
            StaleButton: If it is none.
        """
        found = re.fullmatch(r"(\d{1,9}):(\d{1,9})", self.more)
        if found is None:
            raise StaleButton
        return int(found[1]), int(found[2])


def read(message: Message) -> Pressed:
    """Take the button of a message apart.

    Raises:
        StaleButton: If it is none of ours.
    """
    button = _BUTTON.fullmatch(message.action or "")
    if button is None:
        raise StaleButton
    return Pressed(
        what=button["what"],
        id=int(button["id"]),
        more=button["more"] or "",
        words=message.text.strip(),
    )
