"""What the server answers when it does what is asked, row by row: a request, and the exact JSON.

The clock stands, so that every row is exact. Sources: tdlib/telegram-bot-api 01a3679.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.emulator import TOKEN, BotApi

_AT = 1_790_000_000
_LAN = {"id": 42, "is_bot": False, "first_name": "Lan", "language_code": "vi", "last_name": "Trần"}
_BOT = {"id": 1, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot"}
_CHAT = {"id": 42, "first_name": "Lan", "last_name": "Trần", "type": "private"}
_FORUM = {"id": -1001, "type": "supergroup", "title": "Văn phòng", "is_forum": True}
_FILE = {"file_id": "FILE1", "file_unique_id": "UFILE1", "file_size": 4}
_ASKED = {"message_id": 1, "date": _AT, "chat": _CHAT, "from": _LAN}
_BUTTON = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "page:1"}]]}
_NOT_FOUND = "Bad Request: message to {} not found"


def _message(number: int, **content: Any) -> dict[str, Any]:
    return {"message_id": number, "date": _AT, "chat": _CHAT, "from": _BOT} | content


def _say(text: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": 42, "text": text} | more


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server with a person who wrote and sent a file, and a forum with one topic."""
    with BotApi(at=_AT) as server:
        server.says("chào", user=42)
        server.sends_file("a.txt", b"chao", user=42)
        server.makes_group("Văn phòng", chat=-1001, topics=["Báo cáo"])
        yield server


# method · fields · its result · where the rule stands
ROWS: list[tuple[str, dict[str, Any], Any, str]] = [
    ("getMe", {},
     _BOT | {"can_join_groups": True, "can_read_all_group_messages": False,
             "supports_inline_queries": True, "can_connect_to_business": False,
             "has_main_web_app": False}, "Client.cpp JsonUser::store, full_bot_info"),
    ("GETME", {}, None, "Client.cpp: to_lower(query->method())"),
    ("sendMessage", _say("chào"), _message(3, text="chào"), "Client.cpp JsonMessage::store"),
    ("sendMessage", _say(" chào \n"), _message(3, text="chào"),
     "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", _say("<b>chào</b> đồng chí", parse_mode="html"),
     _message(3, text="chào đồng chí", entities=[{"type": "bold", "offset": 0, "length": 4}]),
     "Client.cpp get_formatted_text; JsonEntity::store"),
    ("sendMessage", _say("chào", reply_markup=_BUTTON),
     _message(3, text="chào", reply_markup=_BUTTON), "Client.cpp JsonReplyMarkup::store"),
    ("sendMessage", _say("chào", reply_markup={"keyboard": [["Trợ giúp"]]}),
     _message(3, text="chào"), "Client.cpp JsonMessage::store: inline keyboards alone"),
    ("sendMessage", _say("vâng", reply_parameters={"message_id": 1}),
     _message(3, text="vâng", reply_to_message=_ASKED), "Client.cpp get_reply_parameters"),
    ("sendMessage",
     _say("vâng", reply_parameters={"message_id": 99, "allow_sending_without_reply": True}),
     _message(3, text="vâng"), "Client.cpp get_reply_parameters"),
    ("sendMessage", {"chat_id": -1001, "text": "x", "message_thread_id": 2},
     {"message_id": 1, "date": _AT, "chat": _FORUM, "from": _BOT, "text": "x",
      "message_thread_id": 2, "is_topic_message": True}, "Client.cpp JsonMessage::store"),
    ("forwardMessage", {"chat_id": 42, "from_chat_id": 42, "message_id": 1},
     _message(3, text="chào",
              forward_origin={"type": "user", "date": _AT, "sender_user": _LAN}),
     "Client.cpp JsonMessageOrigin::store"),
    ("copyMessage", {"chat_id": 42, "from_chat_id": 42, "message_id": 1}, {"message_id": 3},
     "Client.cpp JsonMessageId::store"),
    ("deleteMessage", {"chat_id": 42, "message_id": 1}, True,
     "Client.cpp process_delete_message_query"),
    ("deleteMessages", {"chat_id": 42, "message_ids": [1, 99]}, True,
     "Client.cpp process_delete_messages_query"),
    ("sendMessageDraft", {"chat_id": 42, "draft_id": 1, "text": "đang đọc"}, True, "Bot API 9.3"),
    ("sendChatAction", {"chat_id": 42, "action": "typing"}, True,
     "Client.cpp process_send_chat_action_query"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 1}, True,
     "Client.cpp process_set_message_reaction_query"),
    ("getFile", {"file_id": "FILE1"}, _FILE | {"file_path": "documents/FILE1/a.txt"},
     "Client.cpp JsonFile::store"),
    ("getChat", {"chat_id": 42}, _CHAT | {"accent_color_id": 0, "max_reaction_count": 11},
     "Client.cpp JsonChat::store"),
    ("getChatMember", {"chat_id": 42, "user_id": 1}, {"user": _BOT, "status": "member"},
     "Client.cpp JsonChatMember::store"),
    ("pinChatMessage", {"chat_id": 42, "message_id": 1}, True,
     "Client.cpp process_pin_chat_message_query"),
    ("createForumTopic", {"chat_id": -1001, "name": "Hạn"},
     {"message_thread_id": 3, "name": "Hạn", "icon_color": 7322096},
     "Client.cpp JsonForumTopicInfo::store"),
    ("editForumTopic", {"chat_id": -1001, "message_thread_id": 2, "name": "Hạn"}, True,
     "Client.cpp process_edit_forum_topic_query"),
    ("setMyCommands", {"commands": [{"command": "lich", "description": "Lịch"}]}, True,
     "Client.cpp process_set_my_commands_query"),
    ("getMyCommands", {}, [], "Client.cpp JsonBotCommands"),
    ("deleteMyCommands", {"scope": {"type": "chat", "chat_id": 42}}, True,
     "Client.cpp process_delete_my_commands_query"),
    ("getChatMenuButton", {}, {"type": "commands"}, "Client.cpp JsonBotMenuButton::store"),
    ("setMyName", {"name": "Trợ lý"}, True, "Client.cpp process_set_my_name_query"),
    ("getMyName", {}, {"name": "Trợ lý"}, "Client.cpp process_get_my_name_query"),
    ("getMyDescription", {}, {"description": ""}, "Client.cpp process_get_my_description_query"),
    ("getMyShortDescription", {}, {"short_description": ""},
     "Client.cpp process_get_my_short_description_query"),
    ("getWebhookInfo", {}, {"url": "", "has_custom_certificate": False, "pending_update_count": 3},
     "Client.cpp process_get_webhook_info_query"),
    ("deleteWebhook", {}, True, "Client.cpp process_set_webhook_query"),
]  # fmt: skip
# method · fields · code · words · where the rule stands
REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("deleteMessages", {"chat_id": 42}, "Bad Request: message identifiers are not specified",
     "Client.cpp process_delete_messages_query"),
    ("deleteMessages", {"chat_id": 42, "message_ids": list(range(101))},
     "Bad Request: too many message identifiers specified",
     "Client.cpp process_delete_messages_query"),
    ("forwardMessage", {"chat_id": 42, "from_chat_id": 42, "message_id": 99},
     _NOT_FOUND.format("forward"), "Client.cpp check_message"),
    ("copyMessage", {"chat_id": 42, "from_chat_id": 42, "message_id": 99},
     _NOT_FOUND.format("copy"), "Client.cpp check_message"),
    ("pinChatMessage", {"chat_id": 42, "message_id": 99}, _NOT_FOUND.format("pin"),
     "Client.cpp process_pin_chat_message_query"),
    ("unpinChatMessage", {"chat_id": 42}, _NOT_FOUND.format("unpin"),
     "Client.cpp process_unpin_chat_message_query"),
    ("createForumTopic", {"chat_id": 42, "name": "Hạn"}, "Bad Request: the chat is not a forum",
     "Telegram's side"),
    ("editForumTopic", {"chat_id": -1001, "message_thread_id": 9, "name": "x"},
     "Bad Request: TOPIC_ID_INVALID", "Telegram's side"),
    ("getChatMember", {"chat_id": 42, "user_id": 7}, "Bad Request: user not found",
     "Client.cpp check_user"),
    ("setMyCommands", {"commands": [{"command": "", "description": "x"}]},
     "Bad Request: BOT_COMMAND_INVALID", "Telegram's side"),
    ("setMyCommands", {"commands": [{"command": "x", "description": ""}]},
     "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID", "Telegram's side"),
    ("setMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "Bad Request: chat not found",
     "Client.cpp check_bot_command_scope"),
    ("answerInlineQuery", {"inline_query_id": "1:0", "results": []},
     "Bad Request: query is too old and response timeout expired or query ID is invalid",
     "Telegram's side"),
]  # fmt: skip


async def _ask(api: BotApi, method: str, fields: dict[str, Any]) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.base}/bot{TOKEN}/{method}", json=fields) as answer,
    ):
        return await answer.json()


@pytest.mark.parametrize(
    ("method", "fields", "result"), [row[:3] for row in ROWS], ids=[row[0] for row in ROWS]
)
async def test_what_is_right_is_answered_exactly(
    api: BotApi, method: str, fields: dict[str, Any], result: Any
) -> None:
    if method == "GETME":
        result = (await _ask(api, "getMe", {}))["result"]

    assert await _ask(api, method, fields) == {"ok": True, "result": result}


@pytest.mark.parametrize(
    ("method", "fields", "words"), [row[:3] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
async def test_what_is_wrong_is_refused_exactly(
    api: BotApi, method: str, fields: dict[str, Any], words: str
) -> None:
    answer = await _ask(api, method, fields)

    assert answer == {"ok": False, "error_code": 400, "description": words}


async def test_what_is_set_is_told_again(api: BotApi) -> None:
    commands = [{"command": "lich", "description": "Lịch"}]
    scope = {"type": "chat", "chat_id": 42}
    await _ask(api, "setMyCommands", {"commands": commands, "scope": scope, "language_code": "vi"})
    await _ask(api, "setMyDescription", {"description": "Tra cứu văn bản"})
    await _ask(api, "pinChatMessage", {"chat_id": 42, "message_id": 1})

    told = await _ask(api, "getMyCommands", {"scope": scope, "language_code": "vi"})
    described = await _ask(api, "getMyDescription", {"language_code": "vi"})
    chat = await _ask(api, "getChat", {"chat_id": 42})

    assert told["result"] == commands
    assert described["result"] == {"description": "Tra cứu văn bản"}
    assert chat["result"]["pinned_message"] == _ASKED | {"text": "chào"}


async def test_a_reaction_comes_only_to_who_asked_for_it_by_name(api: BotApi) -> None:
    api.reacts(1, "👍")
    api.types_inline("kế hoạch 31")
    default = (await _ask(api, "getUpdates", {}))["result"]
    await _ask(api, "getUpdates", {"allowed_updates": ["message_reaction"], "offset": 99})
    api.reacts(1, "👀")
    (reaction,) = (await _ask(api, "getUpdates", {}))["result"]

    kinds = [next(iter(update.keys() - {"update_id"})) for update in default]
    assert kinds == ["message", "message", "my_chat_member", "inline_query"]
    assert reaction["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👀"}]
