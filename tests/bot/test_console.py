from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable, Iterable

from rich.console import Console

from bot.console import Terminal
from bot.conversation import Button, Conversation, Line, Message, Person, Reply

_LAN = Person(id="terminal:Lan", name="Lan")


class _Ask:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        yield Reply(
            lines=(
                Line("key", f"{person.name}: {message.action or message.text}"),
                Line("quote", "[b]trước ngày 20[/b]"),
            ),
            buttons=(Button("Hỏi tiếp", "ask:more"),) if message.text == "ai?" else (),
        )


def _keyboard(typed: Iterable[str]) -> Callable[[str], str]:
    lines = iter(typed)

    def read(_prompt: str) -> str:
        try:
            return next(lines)
        except StopIteration:
            raise EOFError from None

    return read


def _talk(*typed: str) -> str:
    screen = Console(file=io.StringIO(), width=80)
    Terminal(Conversation({"ask": _Ask()}), _LAN, screen, read=_keyboard(typed)).run(count=3)
    assert isinstance(screen.file, io.StringIO)
    return screen.file.getvalue()


def test_a_quote_is_printed_as_it_stands_whatever_it_holds() -> None:
    assert "[b]trước ngày 20[/b]" in _talk("ai?")


def test_a_number_presses_the_button_of_the_last_reply() -> None:
    assert "Lan: ask:more" in _talk("ai?", "1")


def test_a_number_without_a_button_is_a_question() -> None:
    assert "Lan: 7" in _talk("ai?", "7")
    assert "Lan: 1" in _talk("bao giờ?", "1")


def test_leaving_is_a_word_or_the_end_of_input() -> None:
    assert "Lan: ai?" not in _talk("/thoat", "ai?")
    assert _talk().rstrip().endswith("Chào đồng chí.")
