"""What a person sees in a chat now, line by line."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tests.emulator import markup
from tests.emulator.world import BOT, Chat, World

_OTHER_THAN_TEXT = (
    "document", "photo", "voice", "sticker", "contact", "location", "new_chat_members",
    "migrate_to_chat_id", "migrate_from_chat_id",
)  # fmt: skip
_SHOWN_AS = {
    "photo": "ảnh",
    "new_chat_members": "thêm vào nhóm",
    "migrate_to_chat_id": "nhóm chuyển đi",
    "migrate_from_chat_id": "nhóm chuyển đến",
}


def of(world: World, chat: Chat, *, marked: bool = False) -> str:
    """Return the chat as text: who says what, what is attached, what can be pressed.

    *marked* shows what is bold, quoted, linked as HTML; else quotes alone stand out.
    """
    lines: list[str] = []
    for message in world.messages[chat.id].values():
        sign = world.reactions.get((chat.id, message["message_id"]))
        lines += [*_lines(message, marked=marked), *([f"    {sign}"] if sign else []), ""]
    draft = world.draft(chat.id)
    if draft is not None:
        lines.append(f"… {draft}")
    return "\n".join(lines).rstrip() + "\n"


def _lines(message: dict[str, Any], *, marked: bool) -> Iterator[str]:
    sender = message["from"]
    name = sender["first_name"] + (f" {sender['last_name']}" if sender.get("last_name") else "")
    edited = " (đã sửa)" if message.get("edit_date") else ""
    topic = f" #{message['message_thread_id']}" if message.get("message_thread_id") else ""
    quoting = " ↩" if message.get("reply_to_message") else ""
    yield f"{name}{topic}{quoting}{edited}:"
    for kind in _OTHER_THAN_TEXT:
        if kind in message:
            yield f"    <{_attached(kind, message[kind])}>"
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    said = markup.written(text, entities).split("\n") if marked else _seen(text, entities)
    yield from (f"    {line}" for line in said if text)
    yield from _buttons(message.get("reply_markup", {}))


def _seen(text: str, entities: list[dict[str, Any]]) -> Iterator[str]:
    quoted = _quoted(text, entities)
    place = 0
    for line in text.split("\n"):
        yield ("│ " if quoted[place : place + 1] == [True] else "") + line
        place += len(line) + 1


def _buttons(keyboard: dict[str, Any]) -> Iterator[str]:
    for row in keyboard.get("inline_keyboard", ()):
        yield "    " + " ".join(f"[{button['text']}]" for button in row)
    for row in keyboard.get("keyboard", ()):
        words = (button if isinstance(button, str) else button["text"] for button in row)
        yield "    " + " ".join(f"({one})" for one in words)


def _attached(kind: str, content: Any) -> str:
    if kind == "document":
        return f"tệp {content.get('file_name', '')}"
    return _SHOWN_AS.get(kind, kind)


def _quoted(text: str, entities: list[dict[str, Any]]) -> list[bool]:
    """Say of each character whether it stands in a quote; offsets are of UTF-16."""
    units = [index for index, letter in enumerate(text) for _ in range(1 + (letter > "\uffff"))]
    marks = [False] * len(text)
    for entity in entities:
        if entity["type"].endswith("blockquote"):
            first, end = entity["offset"], entity["offset"] + entity["length"]
            for index in units[first:end]:
                marks[index] = True
    return marks


def is_ours(message: dict[str, Any]) -> bool:
    """Say whether the bot wrote it."""
    return bool(message["from"]["id"] == BOT["id"])
