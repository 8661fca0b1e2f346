"""The methods of the Bot API that are served: fields of a request in, its result out."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.emulator import html
from tests.emulator.refusals import bad, forbidden
from tests.emulator.world import BOT, Chat, World

_LONGEST = 4096  # code points of a text once it is parsed (MessageContent.cpp:4757)
LONGEST_RAW = 32768  # bytes of a text before it is parsed
_LONGEST_CAPTION = 1024
_LONGEST_DATA = 64  # bytes of callback_data; checked on Telegram's side
_CALLBACK_SECONDS = 15.0  # a query older than that is no longer waited for
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


@dataclass(frozen=True, slots=True)
class Request:
    """One call: its fields as text, and the files that came with it."""

    fields: dict[str, str]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """Return a field; an empty one is none."""
        return self.fields.get(name) or None

    def parsed(self, name: str) -> dict[str, Any]:
        """Return a field that holds JSON."""
        found: dict[str, Any] = json.loads(self.fields.get(name) or "{}")
        return found


def send_message(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    content = _text(request)
    return _sent(world, chat, request, content | _markup(request))


def send_document(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    name, data = _file(request, "document")
    document = world.keep(name, data) | {"file_name": name}
    return _sent(world, chat, request, {"document": document} | _caption(request))


def send_photo(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    name, data = _file(request, "photo")
    size = world.keep(name, data) | {"width": 800, "height": 600}
    return _sent(world, chat, request, {"photo": [size]} | _caption(request))


def edit_message_text(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    message = world.ours(chat, request.get("message_id"))
    content = _text(request)
    return _changed(message, content | _markup(request), ("text", "entities", "reply_markup"))


def edit_message_reply_markup(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    message = world.ours(chat, request.get("message_id"))
    return _changed(message, _markup(request), ("reply_markup",))


def delete_message(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    number = int(request.get("message_id") or 0)
    if world.messages[chat.id].pop(number, None) is None:
        raise bad("message to delete not found")
    return True


def send_message_draft(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    if chat.kind != "private":
        raise bad("method is available only in private chats")
    world.drafts[chat.id] = request.get("text") or ""
    return True


def send_chat_action(world: World, request: Request) -> object:
    world.writable(request.get("chat_id"))
    return True


def answer_callback_query(world: World, request: Request) -> object:
    asked = request.get("callback_query_id") or ""
    _, _, moment = asked.partition(":")
    if not moment or world.now() - float(moment) > _CALLBACK_SECONDS:
        raise bad("query is too old and response timeout expired or query ID is invalid")
    world.answered.append(dict(request.fields))
    return True


def set_message_reaction(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    if int(request.get("message_id") or 0) not in world.messages[chat.id]:
        raise bad("message to react not found")
    return True


def get_me(_world: World, _request: Request) -> object:
    return BOT


def get_file(world: World, request: Request) -> object:
    return world.file(request.get("file_id"))


def get_chat(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    return chat.shown() | {"accent_color_id": 0, "max_reaction_count": 11}


def set_my_commands(world: World, request: Request) -> object:
    world.commands.append(dict(request.fields))
    return True


def accept(_world: World, _request: Request) -> object:
    return True


METHODS: dict[str, Callable[[World, Request], object]] = {
    "getme": get_me,
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "sendmessagedraft": send_message_draft,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "sendchataction": send_chat_action,
    "answercallbackquery": answer_callback_query,
    "setmessagereaction": set_message_reaction,
    "getfile": get_file,
    "getchat": get_chat,
    "setmycommands": set_my_commands,
    "deletemycommands": accept,
    "setchatmenubutton": accept,
}


def _sent(world: World, chat: Chat, request: Request, content: dict[str, Any]) -> object:
    content |= _reply(world, chat, request) | _thread(chat, request)
    message = world.put(chat, content, sender=BOT)
    world.drafts.pop(chat.id, None)
    world.sent.append(message | {"raw": request.fields.get("text", "")} | _preview(request))
    return message


def _changed(message: dict[str, Any], content: dict[str, Any], kinds: tuple[str, ...]) -> object:
    if all(message.get(kind) == content.get(kind) for kind in kinds):
        raise bad(_UNCHANGED)
    for kind in kinds:
        message.pop(kind, None)
    message.update(content)
    message["edit_date"] = message["date"]
    return message


def _preview(request: Request) -> dict[str, Any]:
    return {"preview": request.parsed("link_preview_options")}


def _text(request: Request) -> dict[str, Any]:
    text = request.fields.get("text", "")
    if not text:
        raise bad("message text is empty")
    if len(text.encode()) > LONGEST_RAW:
        raise bad("text is too long")
    text, entities = _read(text, request.get("parse_mode"))
    if not text.strip():
        raise bad("text must be non-empty")
    if len(text) > _LONGEST:
        raise bad("message is too long")
    return {"text": text} | ({"entities": entities} if entities else {})


def _read(text: str, mode: str | None) -> tuple[str, list[dict[str, Any]]]:
    if mode is None:
        return text, []
    if mode.lower() != "html":
        raise bad("unsupported parse_mode")
    return html.parse(text)


def _caption(request: Request) -> dict[str, Any]:
    caption, entities = _read(request.fields.get("caption", ""), request.get("parse_mode"))
    if len(caption) > _LONGEST_CAPTION:
        raise bad("message caption is too long")
    found = {"caption": caption, "caption_entities": entities}
    return {name: value for name, value in found.items() if value} | _markup(request)


def _file(request: Request, name: str) -> tuple[str, bytes]:
    given = request.fields.get(name, "").removeprefix("attach://")
    found = request.files.get(given) or request.files.get(name)
    if found is None:
        raise bad(f"there is no {name} in the request")
    return found


def _markup(request: Request) -> dict[str, Any]:
    markup = request.parsed("reply_markup")
    for button in (one for row in markup.get("inline_keyboard", ()) for one in row):
        if not button.get("text"):
            raise bad("inline keyboard button text must be non-empty")
        if not button.keys() & {"callback_data", "url", "copy_text", "switch_inline_query"}:
            raise bad("text buttons are unallowed in the inline keyboard")
        if len(button.get("callback_data", "").encode()) > _LONGEST_DATA:
            raise bad("BUTTON_DATA_INVALID")
    return {"reply_markup": markup} if markup else {}


def _reply(world: World, chat: Chat, request: Request) -> dict[str, Any]:
    wanted = request.parsed("reply_parameters")
    if not wanted:
        return {}
    found = world.messages[chat.id].get(int(wanted["message_id"]))
    if found is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": {key: found[key] for key in ("message_id", "date", "chat", "from")}}


def _thread(chat: Chat, request: Request) -> dict[str, Any]:
    number = request.get("message_thread_id")
    if number is None:
        return {}
    if chat.kind == "private":
        raise forbidden("topics are closed")
    if int(number) not in chat.topics:
        raise bad("message thread not found")
    return {"message_thread_id": int(number)}
