"""What is asked and changed of chats, files and the bot, other than messages that are sent."""

from __future__ import annotations

from collections.abc import Callable

from tests.emulator import reactions
from tests.emulator.fields import Request, required
from tests.emulator.refusals import bad
from tests.emulator.world import BOT, Chat, World

# Client.cpp get_chat_action
_CHAT_ACTIONS = {
    "cancel", "typing", "record_video", "upload_video", "record_audio", "record_voice",
    "upload_audio", "upload_voice", "upload_photo", "upload_document", "choose_sticker",
    "pick_up_location", "find_location", "record_video_note", "upload_video_note",
}  # fmt: skip
_LONGEST_TOPIC = 128  # code points of a topic's name


def get_me(world: World, _request: Request) -> object:
    return world.me()


def get_file(world: World, request: Request) -> object:
    return world.file(request.get("file_id"))


def get_chat(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    pinned = world.messages[chat.id].get(chat.pinned[-1]) if chat.pinned else None
    shown = chat.shown() | {"accent_color_id": 0, "max_reaction_count": 11}
    return shown | ({"pinned_message": pinned} if pinned else {})


def get_chat_member(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    number = request.number("user_id")
    if number == BOT["id"]:
        return {"user": BOT, "status": "administrator" if chat.administered else "member"}
    wrote = (one["from"] for one in world.messages[chat.id].values())
    person = next((one for one in wrote if one["id"] == number), None)
    if person is None:
        raise bad("user not found")
    return {"user": person, "status": "member"}


def send_chat_action(world: World, request: Request) -> object:
    if request.fields.get("action", "").lower() not in _CHAT_ACTIONS:
        raise bad("Wrong parameter action in request")
    world.writable(request.get("chat_id"))
    return True


def set_message_reaction(world: World, request: Request) -> object:
    signs = [_sign(one) for one in request.listed("reaction", "reaction types", "ReactionType")]
    chat = world.writable(request.get("chat_id"))
    number = request.number("message_id")
    if number not in world.messages[chat.id]:
        raise bad("message to react not found")
    if len(signs) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(sign not in reactions.KNOWN for sign in signs):
        raise bad("REACTION_INVALID")
    world.reactions[chat.id, number] = "".join(signs)
    return True


def pin_chat_message(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    number = request.number("message_id")
    if number not in world.messages[chat.id]:
        raise bad("message to pin not found")
    _check_pins(chat)
    chat.pinned.append(number)
    return True


def unpin_chat_message(world: World, request: Request) -> object:
    chat = world.writable(request.get("chat_id"))
    number = request.get("message_id")
    if not chat.pinned or (number is not None and int(number) not in chat.pinned):
        raise bad("message to unpin not found")
    _check_pins(chat)
    chat.pinned.remove(int(number) if number else chat.pinned[-1])
    return True


def create_forum_topic(world: World, request: Request) -> object:
    chat = _forum(world, request)
    if not chat.administered:
        raise bad("Not enough rights to create a topic")
    name = _topic_name(request)
    number = max(chat.topics, default=1) + 1
    chat.topics[number] = name
    return {"message_thread_id": number, "name": name, "icon_color": 0x6FB9F0}


def edit_forum_topic(world: World, request: Request) -> object:
    chat = _forum(world, request)
    number = request.number("message_thread_id")
    if number not in chat.topics:
        raise bad("TOPIC_ID_INVALID")
    chat.topics[number] = _topic_name(request)
    return True


def _sign(given: object) -> str:
    """Return the sign of a reaction, without the mark that asks for its colours."""
    kind = required(given, ("type",), "ReactionType")["type"]
    if kind != "emoji":
        raise bad("REACTION_INVALID")
    emoji: str = required(given, ("emoji",), "ReactionType")["emoji"]
    return emoji.replace("\ufe0f", "")


def _check_pins(chat: Chat) -> None:
    if chat.kind != "private" and not chat.administered:
        raise bad("Not enough rights to manage pinned messages in the chat")


def _forum(world: World, request: Request) -> Chat:
    chat = world.writable(request.get("chat_id"))
    if chat.kind != "supergroup" or not chat.topics:
        raise bad("the chat is not a forum")
    return chat


def _topic_name(request: Request) -> str:
    name = request.fields.get("name", "").strip()
    if not name or len(name) > _LONGEST_TOPIC:
        raise bad("TOPIC_TITLE_INVALID")
    return name


CHATS: dict[str, Callable[[World, Request], object]] = {
    "getme": get_me,
    "getfile": get_file,
    "getchat": get_chat,
    "getchatmember": get_chat_member,
    "sendchataction": send_chat_action,
    "setmessagereaction": set_message_reaction,
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "createforumtopic": create_forum_topic,
    "editforumtopic": edit_forum_topic,
}
