"""The methods of the Bot API that are served: fields of a request in, its result out."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from tests.emulator import contents
from tests.emulator.chats import CHATS
from tests.emulator.fields import Request, required
from tests.emulator.profile import PROFILE
from tests.emulator.refusals import bad
from tests.emulator.world import BOT, Chat, World

_ANSWER_SECONDS = 15.0  # a query older than that is no longer waited for
_LONGEST_ANSWER = 200  # code points of what a press is answered with; checked on Telegram's side
_LONGEST_RESULT_ID = 64  # bytes
_DELETED_WITHIN = 48 * 3600  # seconds (Bot API, deleteMessage)
_MOST_AT_ONCE = 100  # messages that one call deletes
# what of a message is repeated when it is copied or forwarded
_CONTENT = ("text", "entities", "caption", "caption_entities", "document", "photo", "voice")
_UNCHANGED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def send_message(world: World, request: Request) -> object:
    asked = contents.asked_text(request)
    chat, place = _where(world, request)
    return _sent(world, chat, request, place | asked.text_content() | contents.preview(request))


def send_document(world: World, request: Request) -> object:
    asked = contents.asked_caption(request)
    chat, place = _where(world, request)
    document = contents.file(world, request, "document")
    return _sent(world, chat, request, place | {"document": document} | asked.caption_content())


def send_photo(world: World, request: Request) -> object:
    asked = contents.asked_caption(request)
    chat, place = _where(world, request)
    size = contents.file(world, request, "photo") | {"width": 800, "height": 600}
    del size["file_name"]
    return _sent(world, chat, request, place | {"photo": [size]} | asked.caption_content())


def edit_message_text(world: World, request: Request) -> object:
    asked = contents.asked_text(request)
    message = _to_edit(world, request)
    if "text" not in message:
        raise bad("There is no text in the message to edit")
    content = asked.text_content() | contents.preview(request)
    kinds = ("text", "entities", "reply_markup", "link_preview_options")
    return _changed(world, message, content, kinds)


def edit_message_reply_markup(world: World, request: Request) -> object:
    asked = contents.asked_buttons(request)
    message = _to_edit(world, request)
    return _changed(world, message, asked.buttons(), ("reply_markup",))


def delete_message(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    number = request.number("message_id")
    if number not in world.messages[chat.id]:
        raise bad("message to delete not found")
    _delete(world, chat, number)
    return True


def delete_messages(world: World, request: Request) -> object:
    """Delete those of a list that are there; others are passed over (Client.cpp)."""
    numbers = _numbers(request)
    chat = world.writable(request.get("chat_id"))
    for number in numbers:
        if number in world.messages[chat.id]:
            _delete(world, chat, number)
    return True


def forward_message(world: World, request: Request) -> object:
    found, chat = _of_another(world, request, "forward")
    origin = found.get("forward_origin") or {
        "type": "user",
        "sender_user": found["from"],
        "date": found["date"],
    }
    content = {name: found[name] for name in _CONTENT if name in found}
    return _sent(world, chat, request, content | {"forward_origin": origin})


def copy_message(world: World, request: Request) -> object:
    asked = contents.asked_buttons(request)
    found, chat = _of_another(world, request, "copy")
    content = {name: found[name] for name in _CONTENT if name in found} | asked.buttons()
    sent = _sent(world, chat, request, content | contents.place(world, chat, request))
    return {"message_id": sent["message_id"]}


def answer_inline_query(world: World, request: Request) -> object:
    """Answer what was typed behind the name of the bot, in time (query ids as of buttons)."""
    results = request.listed("results", "inline query results", "inline query results")
    _in_time(world, request.get("inline_query_id"))
    for one in results:
        name = required(one, ("type", "id"), "inline query result")["id"]
        if not name or len(name.encode()) > _LONGEST_RESULT_ID:
            raise bad("RESULT_ID_INVALID")
    world.answered.append(dict(request.fields))
    return True


def send_message_draft(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    if chat.kind != "private":
        raise bad("method is available only in private chats")
    world.drafts[chat.id] = (request.get("text") or "", world.now())
    return True


def answer_callback_query(world: World, request: Request) -> object:
    _in_time(world, request.get("callback_query_id"))
    if len(request.fields.get("text", "")) > _LONGEST_ANSWER:
        raise bad("MESSAGE_TOO_LONG")
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


def _numbers(request: Request) -> list[int]:
    """Return the ids of messages of a request (Client.cpp get_message_ids)."""
    if not request.get("message_ids"):
        raise bad("Message identifiers are not specified")
    given = request.listed("message_ids", "message_ids", "message identifiers")
    if len(given) > _MOST_AT_ONCE:
        raise bad("Too many message identifiers specified")
    numbers = []
    for one in given:
        if isinstance(one, bool) or not isinstance(one, (int, str)):
            raise bad("Message identifier must be a Number")
        if not re.fullmatch(r"-?\d+", str(one)):
            raise bad("Can't parse message identifier as a Number")
        if int(one) <= 0:
            raise bad("Invalid message identifier specified")
        numbers.append(int(one))
    return numbers


def _in_time(world: World, asked: str | None) -> None:
    _, _, moment = (asked or "").partition(":")
    known = re.fullmatch(r"[\d.]+", moment)
    if known is None or world.now() - float(moment) > _ANSWER_SECONDS:
        raise bad("query is too old and response timeout expired or query ID is invalid")


def _where(world: World, request: Request) -> tuple[Chat, dict[str, Any]]:
    chat = world.writable(request.get("chat_id"))
    return chat, contents.place(world, chat, request)


def _of_another(world: World, request: Request, verb: str) -> tuple[dict[str, Any], Chat]:
    """Return the message that is to be repeated, and where."""
    source = world.writable(request.get("from_chat_id"))
    found = world.messages[source.id].get(request.number("message_id"))
    if found is None:
        raise bad(f"message to {verb} not found")
    return found, world.writable(request.get("chat_id"))


def _to_edit(world: World, request: Request) -> dict[str, Any]:
    if not request.get("chat_id") and not request.get("message_id"):
        raise bad("Message identifier is not specified")
    chat = world.writable(request.get("chat_id"))
    found = world.messages[chat.id].get(request.number("message_id"))
    if found is None:
        raise bad("message to edit not found")
    if found["from"]["id"] != BOT["id"]:
        raise bad("Message can't be edited")
    return found


def _delete(world: World, chat: Chat, number: int) -> None:
    """Delete a message where the bot may (Bot API, deleteMessage)."""
    message = world.messages[chat.id][number]
    ours = message["from"]["id"] == BOT["id"]
    if not ours and chat.kind != "private" and not chat.administered:
        raise bad("Message can't be deleted")
    if world.now() - message["date"] > _DELETED_WITHIN and not chat.administered:
        raise bad("Message can't be deleted for everyone")
    del world.messages[chat.id][number]


def _sent(world: World, chat: Chat, request: Request, content: dict[str, Any]) -> dict[str, Any]:
    message = world.put(chat, content, sender=BOT)
    world.drafts.pop(chat.id, None)
    raw = {"raw": request.fields.get("text", "")}
    world.sent.append(message | raw | {"preview": request.parsed("link_preview_options")})
    return message


def _changed(
    world: World, message: dict[str, Any], content: dict[str, Any], kinds: tuple[str, ...]
) -> object:
    if all(message.get(kind) == content.get(kind) for kind in kinds):
        raise bad(_UNCHANGED)
    for kind in kinds:
        message.pop(kind, None)
    message |= content | {"edit_date": int(world.now())}
    return message
