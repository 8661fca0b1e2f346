"""A text and its entities as HTML again: how what stands in a chat looks, for eyes and pictures."""

from __future__ import annotations

import re
from collections import defaultdict
from html import escape
from typing import Any

from tests.emulator import utf16

_TAGS = {
    "bold": "<b>", "italic": "<i>", "underline": "<u>", "strikethrough": "<s>",
    "spoiler": "<tg-spoiler>", "blockquote": "<blockquote>", "code": "<code>", "pre": "<pre>",
    "expandable_blockquote": "<blockquote expandable>",
    "text_link": '<a href="{url}">', "text_mention": '<a href="tg://user?id={id}">',
    "custom_emoji": '<tg-emoji emoji-id="{custom_emoji_id}">',
    "date_time": '<tg-time unix="{unix_time}" format="{date_time_format}">',
}  # fmt: skip
_OF_A_LANGUAGE = '<pre><code class="language-{language}">'
_NAME = re.compile(r"<([a-z-]+)")


def written(text: str, entities: list[dict[str, Any]]) -> str:
    """Return the HTML that is read as this text with these entities.

    Entities are in order and none crosses another; what the server finds by itself has no tags.
    """
    begins: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for one in entities:
        begins[one["offset"]].append(one)
    pieces: list[str] = []
    opened: list[tuple[int, str]] = []  # where it ends, and how
    place = 0
    for letter in text:
        _close(opened, place, pieces)
        for one in begins[place]:
            start, end = _tags(one)
            pieces.append(start)
            opened.append((place + one["length"], end))
        pieces.append(escape(letter, quote=False))
        place += utf16.length(letter)
    _close(opened, place, pieces)
    return "".join(pieces)


def _close(opened: list[tuple[int, str]], place: int, pieces: list[str]) -> None:
    while opened and opened[-1][0] <= place:
        pieces.append(opened.pop()[1])


def _tags(entity: dict[str, Any]) -> tuple[str, str]:
    """Return the tags before and behind what an entity covers."""
    facts = {"date_time_format": ""} | entity | entity.get("user", {})
    start = _OF_A_LANGUAGE if "language" in entity else _TAGS.get(entity["type"], "")
    start = start.format_map({name: escape(str(value)) for name, value in facts.items()})
    return start, "".join(f"</{name}>" for name in reversed(_NAME.findall(start)))
