"""What is said around the words of a directive shown whole, part by part."""

from __future__ import annotations

from bot.texts import documents
from bot.texts.places import place
from knowledge.domain import Held

BUTTON = "Xem nguyên văn"
ORIGINAL = "Tải văn bản gốc"
MORE = "Xem tiếp"
NEXT = "Phần sau"
NO_FORM = "Văn bản không kèm mẫu."


def where(held: Held, path: str) -> str:
    """Name the directive and the part of it that is shown."""
    named = documents.named(held)
    return f"Nguyên văn {named}, {place(path)}:" if path else f"Nguyên văn {named}:"


def button(held: Held, path: str) -> str:
    """Name one of several parts that can be seen."""
    named = documents.name(held.directive)
    return f"Nguyên văn {named}, {place(path)}" if path else f"Nguyên văn {named}"
