"""How an answer of the office is said to whoever asks the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from string import Template
from typing import Any

from bot.conversation.replies import Line
from bot.texts import documents
from knowledge.domain import Held

TITLE = "Văn phòng trả lời"
ASKED = "Câu đã hỏi: “$question”"
BY_PAPER = "Theo $name; trả lời ngày $day."
BY_OFFICE = "Theo Văn phòng; trả lời ngày $day."


def lines(facts: Mapping[str, Any], shelf: Mapping[int, Held]) -> Iterator[Line]:
    """Say it with its source, and with the question as it was asked, so that a mismatch is seen.

    Args:
        facts: Of ``knowledge.curated.Curated``: text, question, directive_id, at.
        shelf: The held directives by id.
    """
    yield from to_asker(facts, shelf)
    yield Line("note", Template(ASKED).substitute(question=facts["question"]))


def to_asker(facts: Mapping[str, Any], shelf: Mapping[int, Held]) -> Iterator[Line]:
    """Say it to whoever asked, who knows the question."""
    yield Line("title", TITLE)
    yield from (Line("plain", part) for part in facts["text"].splitlines() if part.strip())
    yield Line("note", source(facts, shelf))


def source(facts: Mapping[str, Any], shelf: Mapping[int, Held]) -> str:
    """Say what it rests on, and of when it is."""
    day = f"{facts['at']:%d/%m/%Y}"
    held = shelf.get(facts["directive_id"] or 0)
    if held is None:
        return Template(BY_OFFICE).substitute(day=day)
    return Template(BY_PAPER).substitute(name=documents.named(held), day=day)
