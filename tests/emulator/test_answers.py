"""What the server answers when it does what is asked, row by row: a request, and the exact JSON.

The clock stands, so that every row is exact. Sources: tdlib/telegram-bot-api 01a3679.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator import BotApi
from tests.emulator.asking import ask, say

_AT = 1_790_000_000
_LAN = {"id": 42, "is_bot": False, "first_name": "Lan", "language_code": "vi", "last_name": "Trần"}
_BOT = {
    "id": 7_000_000_001, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot",
}  # fmt: skip
_CHAT = {"id": 42, "first_name": "Lan", "last_name": "Trần", "type": "private"}
_FORUM = {"id": -1001, "type": "supergroup", "title": "Văn phòng", "is_forum": True}
_FILE = {"file_id": "FILE1", "file_unique_id": "UFILE1", "file_size": 4}
_ASKED = {"message_id": 1, "date": _AT, "chat": _CHAT, "from": _LAN, "text": "chào"}
_DOCUMENT = _FILE | {"file_name": "a.txt"}
_BUTTON = {"inline_keyboard": [[{"text": "Nguồn", "callback_data": "page:1"}]]}
_LINK = {"inline_keyboard": [[{"text": "Trang", "url": "https://troly.vn/"}]]}


def _message(number: int, **content: Any) -> dict[str, Any]:
    return {"message_id": number, "date": _AT, "chat": _CHAT, "from": _BOT} | content


# method · fields · its result · where the rule stands
ROWS: list[tuple[str, dict[str, Any], Any, str]] = [
    ("getMe", {},
     _BOT | {"can_join_groups": True, "can_read_all_group_messages": True,
             "supports_inline_queries": True, "can_connect_to_business": False,
             "has_main_web_app": False}, "Client.cpp JsonUser::store, full_bot_info"),
    ("GETME", {}, None, "Client.cpp: to_lower(query->method())"),
    ("sendMessage", say("chào"), _message(3, text="chào"), "Client.cpp JsonMessage::store"),
    ("sendMessage", say(" chào \n"), _message(3, text="chào"),
     "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", say("<b>chào</b> đồng chí", parse_mode="html"),
     _message(3, text="chào đồng chí", entities=[{"type": "bold", "offset": 0, "length": 4}]),
     "Client.cpp get_formatted_text; JsonEntity::store"),
    ("sendMessage", say("chào", reply_markup=_BUTTON),
     _message(3, text="chào", reply_markup=_BUTTON), "Client.cpp JsonReplyMarkup::store"),
    ("sendMessage", say("chào", reply_markup={"keyboard": [["Trợ giúp"]]}),
     _message(3, text="chào"), "Client.cpp JsonMessage::store: inline keyboards alone"),
    ("sendMessage", say("vâng", reply_parameters={"message_id": 1}),
     _message(3, text="vâng", reply_to_message=_ASKED),
     "Client.cpp JsonMessage::store, reply_to_message"),
    ("sendMessage", say("vâng", reply_parameters={"message_id": 1, "quote": "ào"}),
     _message(3, text="vâng", reply_to_message=_ASKED,
              quote={"text": "ào", "position": 2, "is_manual": True}),
     "Client.cpp JsonTextQuote::store"),
    ("sendMessage", say("troly.vn", link_preview_options={"is_disabled": True}),
     _message(3, text="troly.vn", link_preview_options={"is_disabled": True}),
     "Client.cpp JsonLinkPreviewOptions::store"),
    ("sendMessage", say("hỏi @troly_bot"),
     _message(3, text="hỏi @troly_bot", entities=[{"type": "mention", "offset": 4, "length": 10}]),
     "MessageEntity.cpp find_entities"),
    ("sendMessage", say("\u202ea\tb"), _message(3, text="a b"),
     "MessageEntity.cpp clean_input_string"),
    ("sendMessage", say("Trang", reply_markup=_LINK),
     _message(3, text="Trang", reply_markup=_LINK), "Client.cpp get_inline_keyboard_button, url"),
    ("sendDocument", {"chat_id": 42, "document": "FILE1", "caption": "<i>Mẫu</i>",
                      "parse_mode": "HTML"},
     _message(3, document=_DOCUMENT, caption="Mẫu",
              caption_entities=[{"type": "italic", "offset": 0, "length": 3}]),
     "Client.cpp JsonDocument::store, add_caption"),
    ("sendPhoto", {"chat_id": 42, "photo": "FILE1"},
     _message(3, photo=[_FILE | {"width": 800, "height": 600}]), "Client.cpp JsonPhoto::store"),
    ("sendMessage",
     say("vâng", reply_parameters={"message_id": 99, "allow_sending_without_reply": True}),
     _message(3, text="vâng"), "Client.cpp get_reply_parameters"),
    ("sendMessage", {"chat_id": -1001, "text": "x", "message_thread_id": 2},
     {"message_id": 2, "date": _AT, "chat": _FORUM, "from": _BOT, "text": "x",
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
    ("setMessageReaction",
     {"chat_id": 42, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👀"}]}, True,
     "Client.cpp process_set_message_reaction_query"),
    ("getFile", {"file_id": "FILE1"}, _FILE | {"file_path": "documents/FILE1/a.txt"},
     "Client.cpp JsonFile::store"),
    ("getChat", {"chat_id": 42}, _CHAT | {"accent_color_id": 0, "max_reaction_count": 11},
     "Client.cpp JsonChat::store"),
    ("getChatMember", {"chat_id": 42, "user_id": 7_000_000_001}, {"user": _BOT, "status": "member"},
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
    ("setChatMenuButton", {"chat_id": 42, "menu_button": {"type": "commands"}}, True,
     "Client.cpp process_set_chat_menu_button_query"),
    ("setMyDescription", {"description": "Tra cứu văn bản"}, True,
     "Client.cpp process_set_my_description_query"),
    ("setMyShortDescription", {"short_description": "Tra cứu"}, True,
     "Client.cpp process_set_my_short_description_query"),
    ("setMyName", {"name": "Trợ lý"}, True, "Client.cpp process_set_my_name_query"),
    ("getMyName", {}, {"name": "Trợ lý"}, "Client.cpp process_get_my_name_query"),
    ("getMyDescription", {}, {"description": ""}, "Client.cpp process_get_my_description_query"),
    ("getMyShortDescription", {}, {"short_description": ""},
     "Client.cpp process_get_my_short_description_query"),
    ("getWebhookInfo", {}, {"url": "", "has_custom_certificate": False, "pending_update_count": 7},
     "Client.cpp process_get_webhook_info_query"),
]  # fmt: skip
# the same, once the bot has sent "Chọn" with a button
AFTERWARDS: list[tuple[str, dict[str, Any], Any, str]] = [
    ("editMessageText", say("Xong", message_id=3), _message(3, text="Xong", edit_date=_AT + 60),
     "Client.cpp JsonMessage::store, edit_date"),
    ("editMessageText", say("Xong", message_id=3, reply_markup=_LINK),
     _message(3, text="Xong", edit_date=_AT + 60, reply_markup=_LINK),
     "Client.cpp process_edit_message_text_query"),
    ("editMessageReplyMarkup", {"chat_id": 42, "message_id": 3},
     _message(3, text="Chọn", edit_date=_AT + 60),
     "Client.cpp process_edit_message_reply_markup_query"),
    ("forwardMessage", {"chat_id": 42, "from_chat_id": 42, "message_id": 3},
     {"message_id": 4, "date": _AT + 60, "chat": _CHAT, "from": _BOT, "text": "Chọn",
      "forward_origin": {"type": "user", "date": _AT, "sender_user": _BOT}},
     "Client.cpp JsonMessageOrigin::store"),
    ("deleteMessage", {"chat_id": 42, "message_id": 3}, True,
     "Client.cpp process_delete_message_query"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "fields", "result"), [row[:3] for row in ROWS], ids=[row[0] for row in ROWS]
)
async def test_what_is_right_is_answered_exactly(
    api: BotApi, method: str, fields: dict[str, Any], result: Any
) -> None:
    if method == "GETME":
        result = (await ask(api, "getMe"))["result"]

    assert await ask(api, method, **fields) == {"ok": True, "result": result}


@pytest.mark.parametrize(
    ("method", "fields", "result"),
    [row[:3] for row in AFTERWARDS],
    ids=[row[0] for row in AFTERWARDS],
)
async def test_what_is_right_afterwards_is_answered_exactly(
    api: BotApi, method: str, fields: dict[str, Any], result: Any
) -> None:
    await ask(api, "sendMessage", **say("Chọn", reply_markup=_BUTTON))
    api.forward(60)

    assert await ask(api, method, **fields) == {"ok": True, "result": result}


async def test_what_is_set_is_told_again(api: BotApi) -> None:
    commands = [{"command": "lich", "description": "Lịch"}]
    scope = {"type": "chat", "chat_id": 42}
    await ask(api, "setMyCommands", commands=commands, scope=scope, language_code="vi")
    await ask(api, "setMyDescription", description="Tra cứu văn bản")
    await ask(api, "pinChatMessage", chat_id=42, message_id=1)

    told = await ask(api, "getMyCommands", scope=scope, language_code="vi")
    described = await ask(api, "getMyDescription", language_code="vi")
    chat = await ask(api, "getChat", chat_id=42)

    assert told["result"] == commands
    assert described["result"] == {"description": "Tra cứu văn bản"}
    assert chat["result"]["pinned_message"] == _ASKED


async def test_a_press_is_answered_in_time_and_in_few_words(api: BotApi) -> None:
    await ask(api, "sendMessage", **say("Chọn", reply_markup=_BUTTON))
    api.presses("Nguồn")
    query = (await ask(api, "getUpdates", offset=-1))["result"][0]["callback_query"]
    answer = {"callback_query_id": query["id"]}

    assert query["message"] == _message(3, text="Chọn", reply_markup=_BUTTON)
    assert await ask(api, "answerCallbackQuery", **answer) == {"ok": True, "result": True}
    long = await ask(api, "answerCallbackQuery", **answer | {"text": "x" * 201})
    assert long["description"] == "Bad Request: MESSAGE_TOO_LONG"
    api.forward(16)
    assert (await ask(api, "answerCallbackQuery", **answer))["error_code"] == 400


async def test_what_is_too_old_is_not_deleted_for_everyone(api: BotApi) -> None:
    await ask(api, "sendMessage", **say("Thông báo"))
    api.forward(48 * 3600 + 1)

    answer = await ask(api, "deleteMessage", chat_id=42, message_id=3)

    assert answer["description"] == "Bad Request: message can't be deleted for everyone"


async def test_in_a_group_administrators_alone_delete_what_others_wrote(api: BotApi) -> None:
    fields: dict[str, Any] = {"chat_id": -1002, "message_id": 2}

    before = await ask(api, "deleteMessage", **fields)
    api.promotes_bot(-1002)
    after = await ask(api, "deleteMessage", **fields)

    assert before["description"] == "Bad Request: message can't be deleted"
    assert after == {"ok": True, "result": True}


async def test_a_file_beyond_twenty_mebibytes_is_not_handed_out(api: BotApi) -> None:
    api.sends_file("to.pdf", bytes((20 << 20) + 1))

    answer = await ask(api, "getFile", file_id="FILE2")

    assert answer["description"] == "Bad Request: file is too big"


async def test_a_draft_goes_by_itself(api: BotApi) -> None:
    await ask(api, "sendMessageDraft", chat_id=42, draft_id=1, text="đang đọc")

    assert "… đang đọc" in api.transcript(42)
    api.forward(31)
    assert "đang đọc" not in api.transcript(42)


async def test_whoever_takes_a_result_is_told_of(api: BotApi) -> None:
    query = api.types_inline("kế hoạch")
    result = {"type": "article", "id": "7", "title": "x"}
    await ask(api, "answerInlineQuery", inline_query_id=query, results=[result])

    api.chooses_inline(query, "7")
    (update,) = (await ask(api, "getUpdates", offset=-1))["result"]

    assert update["chosen_inline_result"] == {"result_id": "7", "from": _LAN, "query": ""}


async def test_a_reaction_comes_only_to_who_asked_for_it_by_name(api: BotApi) -> None:
    api.reacts(1, "👍")
    api.types_inline("kế hoạch 31")
    default = (await ask(api, "getUpdates"))["result"]
    await ask(api, "getUpdates", allowed_updates=["message_reaction"], offset=9)
    api.reacts(1, "👀")
    (reaction,) = (await ask(api, "getUpdates"))["result"]

    kinds = [next(iter(update.keys() - {"update_id"})) for update in default]
    assert kinds == [
        *("message", "message", "my_chat_member", "message"),
        *("my_chat_member", "message", "message", "inline_query"),
    ]
    assert reaction["message_reaction"]["new_reaction"] == [{"type": "emoji", "emoji": "👀"}]
