"""The terminal channel: one person, one conversation, readable Vietnamese."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from contextlib import suppress
from string import Template

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from bot.conversation import Button, Conversation, Line, Message, Person, Reply
from bot.texts import terminal as texts

with suppress(ImportError):  # not on Windows; elsewhere it gives the prompt its arrow keys
    import readline  # noqa: F401

_STYLES = {"plain": "", "key": "bold", "title": "bold underline", "quote": "green", "note": "dim"}
_WIDTH = 96  # longer lines tire the eye


def console() -> Console:
    """Return where people read: stdout, no wider than is comfortable."""
    wide = Console(highlight=False)
    return wide if wide.width <= _WIDTH else Console(highlight=False, width=_WIDTH)


class Terminal:
    """Ask and answer on a terminal until the person leaves."""

    def __init__(
        self,
        conversation: Conversation,
        person: Person,
        screen: Console,
        read: Callable[[str], str] = input,
    ) -> None:
        self._conversation = conversation
        self._person = person
        self._screen = screen
        self._read = read
        self._buttons: Sequence[Button] = ()

    def run(self, *, count: int) -> None:
        """Talk; "/thoat", Ctrl+D or Ctrl+C ends it.

        Args:
            count: How many directives are held, for the greeting.
        """
        self._screen.print(Template(texts.HELLO).substitute(count=count))
        with asyncio.Runner() as runner, suppress(EOFError, KeyboardInterrupt):
            while (said := self._read(f"\n{texts.PROMPT}").strip()) != texts.QUIT[0]:
                runner.run(self._answer(self._message(said)))
        self._screen.print(texts.GOODBYE)

    def _message(self, said: str) -> Message:
        """Take a key for the button that bears it, everything else for words."""
        button = _keys(self._buttons).get(said)
        return Message(action=button.action) if button else Message(text=said)

    async def _answer(self, message: Message) -> None:
        self._buttons = ()
        async for reply in self._conversation.handle(self._person, message):
            show(self._screen, reply)
            if reply.buttons:
                self._buttons = reply.buttons
                more = any(button.more for button in reply.buttons)
                self._screen.print(Text(texts.PRESS_OR_MORE if more else texts.PRESS, style="dim"))


def show(screen: Console, reply: Reply) -> None:
    """Print one reply, its buttons numbered, each with the row that it stands for."""
    for line in reply.lines:
        screen.print(styled(line))
    for key, button in _keys(reply.buttons).items():
        if button.mark == key:
            continue  # the lines say it
        about = f": {button.about}" if button.about else ""
        screen.print(Text.assemble((f"[{key}] {button.label}", "cyan"), about))
    if reply.file is not None:
        screen.print(Text(Template(texts.FILE).substitute(path=reply.file)), soft_wrap=True)


def _keys(buttons: Sequence[Button]) -> dict[str, Button]:
    """Say what is typed for each button: a number, or a sign for the rest of a list."""
    numbered = [button for button in buttons if not button.more]
    keys = {
        button.mark if button.mark.isdecimal() else str(number): button
        for number, button in enumerate(numbered, start=1)
    }
    rest = [button for button in buttons if button.more]
    return keys | ({texts.MORE_KEY: rest[0]} if rest else {})


def styled(line: Line) -> Text | Padding:
    """Return how one line looks on the terminal."""
    text = Text(line.text, style=_STYLES[line.kind])
    return Padding(text, (0, 0, 0, 4), expand=False) if line.kind == "quote" else text
