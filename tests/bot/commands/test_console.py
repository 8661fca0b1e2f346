from __future__ import annotations

import io
from collections.abc import AsyncIterator, Callable, Iterable

from rich.console import Console

from bot.commands.console import Terminal
from bot.conversation import Button, Conversation, Line, Message, Person, Reply

_LAN = Person(id="terminal:Lan", name="Lan")

_BUTTONS = {
    "ai?": (Button("Hỏi tiếp", "ask:more"),),
    "có gì?": (
        Button("Kế hoạch 1", "ask:one", mark="vb 1", about="về kiểm tra"),
        Button("Xem tiếp", "ask:rest", more=True),
    ),
}


class _Ask:
    async def handle(self, person: Person, message: Message) -> AsyncIterator[Reply]:
        yield Reply(
            lines=(
                Line("key", f"{person.name}: {message.action or message.text}"),
                Line("quote", "[b]trước ngày 20[/b]"),
            ),
            buttons=_BUTTONS.get(message.text, ()),
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


def test_a_row_of_a_list_is_printed_once_and_the_rest_has_a_key_of_its_own() -> None:
    said = _talk("có gì?", "+")

    assert "[1] Kế hoạch 1: về kiểm tra\n[+] Xem tiếp\n" in said
    assert "Lan: ask:rest" in said
