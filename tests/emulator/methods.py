"""The methods of the Bot API that are served: fields of a request in, its result out."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from tests.emulator import html, texts
from tests.emulator.chats import CHATS
from tests.emulator.fields import Request
from tests.emulator.profile import PROFILE
from tests.emulator.refusals import bad, forbidden
from tests.emulator.world import BOT, Chat, World

_LONGEST = 4096  # code points of a text once it is parsed (MessageContent.cpp:4757)
LONGEST_RAW = 32768  # bytes of a text before it is parsed
_LONGEST_CAPTION = 1024
_LONGEST_DATA = 64  # bytes of callback_data; checked on Telegram's side
_CALLBACK_SECONDS = 15.0  # a query older than that is no longer waited for
_MOST_AT_ONCE = 100  # messages that one call deletes
# what of a message is repeated when it is copied or forwarded
_CONTENT = ("text", "entities", "caption", "caption_entities", "document", "photo", "voice")
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


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


def delete_messages(world: World, request: Request) -> object:
    """Delete those of a list that are there; others are passed over (Client.cpp)."""
    chat = world.writable(request.get("chat_id"))
    numbers = json.loads(request.fields.get("message_ids") or "[]")
    if not numbers:
        raise bad("message identifiers are not specified")
    if len(numbers) > _MOST_AT_ONCE:
        raise bad("too many message identifiers specified")
    for number in numbers:
        world.messages[chat.id].pop(int(number), None)
    return True


def forward_message(world: World, request: Request) -> object:
    found, chat = _of_another(world, request, "forward")
    origin = {"type": "user", "date": found["date"], "sender_user": found["from"]}
    content = {name: found[name] for name in _CONTENT if name in found}
    return _sent(world, chat, request, content | {"forward_origin": origin})


def copy_message(world: World, request: Request) -> object:
    found, chat = _of_another(world, request, "copy")
    content = {name: found[name] for name in _CONTENT if name in found} | _markup(request)
    sent = _sent(world, chat, request, content)
    return {"message_id": sent["message_id"]}


def answer_inline_query(world: World, request: Request) -> object:
    """Answer what was typed behind the name of the bot, in time (query ids as of buttons)."""
    _in_time(world, request.get("inline_query_id"))
    for one in json.loads(request.fields.get("results") or "[]"):
        if not one.get("id") or len(str(one["id"]).encode()) > _LONGEST_DATA:
            raise bad("RESULT_ID_INVALID")
    world.answered.append(dict(request.fields))
    return True


def send_message_draft(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    if chat.kind != "private":
        raise bad("method is available only in private chats")
    world.drafts[chat.id] = request.get("text") or ""
    return True


def answer_callback_query(world: World, request: Request) -> object:
    _in_time(world, request.get("callback_query_id"))
    world.answered.append(dict(request.fields))
    return True


METHODS: dict[str, Callable[[World, Request], object]] = {
    "sendmessage": send_message,
    "senddocument": send_document,
    "sendphoto": send_photo,
    "sendmessagedraft": send_message_draft,
    "editmessagetext": edit_message_text,
    "editmessagereplymarkup": edit_message_reply_markup,
    "deletemessage": delete_message,
    "answercallbackquery": answer_callback_query,
    "deletemessages": delete_messages,
    "copymessage": copy_message,
    "forwardmessage": forward_message,
    "answerinlinequery": answer_inline_query,
    **CHATS,
    **PROFILE,
}


def _in_time(world: World, asked: str | None) -> None:
    _, _, moment = (asked or "").partition(":")
    if not moment or world.now() - float(moment) > _CALLBACK_SECONDS:
        raise bad("query is too old and response timeout expired or query ID is invalid")


def _of_another(world: World, request: Request, verb: str) -> tuple[dict[str, Any], Chat]:
    """Return the message that is to be repeated, and where."""
    chat = world.writable(request.get("chat_id"))
    source = world.writable(request.get("from_chat_id"))
    found = world.messages[source.id].get(int(request.get("message_id") or 0))
    if found is None:
        raise bad(f"message to {verb} not found")
    return found, chat


def _sent(world: World, chat: Chat, request: Request, content: dict[str, Any]) -> dict[str, Any]:
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
    text, entities = texts.settled(*_read(text, request.get("parse_mode")))
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
