"""What else the server refuses, row by row: a request, the exact words, and their source.

Sources: tdlib/telegram-bot-api 01a3679 and tdlib/td 022d602; "Telegram's side" is not public.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.emulator import BotApi
from tests.emulator.asking import ask, refusal, say

_NOT_FOUND = "Bad Request: message to {} not found"
# method · fields · words · where the rule stands
REFUSED: list[tuple[str, dict[str, Any], str, str]] = [
    ("deleteMessages", {"chat_id": 42}, "Bad Request: message identifiers are not specified",
     "Client.cpp process_delete_messages_query"),
    ("deleteMessages", {"chat_id": 42, "message_ids": list(range(101))},
     "Bad Request: too many message identifiers specified",
     "Client.cpp process_delete_messages_query"),
    ("deleteMessages", {"chat_id": 42, "message_ids": "["},
     "Bad Request: can't parse message_ids JSON object", "Client.cpp get_message_ids"),
    ("deleteMessages", {"chat_id": 42, "message_ids": 5},
     "Bad Request: expected an Array of message identifiers", "Client.cpp get_message_ids"),
    ("deleteMessages", {"chat_id": 42, "message_ids": [None]},
     "Bad Request: message identifier must be a Number", "Client.cpp get_message_ids"),
    ("deleteMessages", {"chat_id": 42, "message_ids": ["x"]},
     "Bad Request: can't parse message identifier as a Number", "Client.cpp get_message_ids"),
    ("deleteMessages", {"chat_id": 42, "message_ids": [0]},
     "Bad Request: invalid message identifier specified", "Client.cpp get_message_ids"),
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
    ("createForumTopic", {"chat_id": -1002, "name": "Hạn"},
     "Bad Request: not enough rights to create a topic", "ForumTopicManager.cpp"),
    ("pinChatMessage", {"chat_id": -1002, "message_id": 1},
     "Bad Request: not enough rights to manage pinned messages in the chat",
     "MessagesManager.cpp can_pin_messages"),
    ("sendChatAction", {"chat_id": 42, "action": "thinking"},
     "Bad Request: wrong parameter action in request", "Client.cpp get_chat_action"),
    ("setMyCommands", {"commands": [{"command": " / ", "description": "x"}]},
     "Bad Request: command must be non-empty", "BotCommand.cpp set_commands"),
    ("setMyCommands", {"commands": [{"command": "x" * 33, "description": "x"}]},
     "Bad Request: command length must not exceed 32", "BotCommand.cpp set_commands"),
    ("setMyCommands", {"commands": [{"command": "x", "description": ""}]},
     "Bad Request: command description must be non-empty", "BotCommand.cpp set_commands"),
    ("setMyCommands", {"commands": [{"command": "x", "description": "ệ" * 257}]},
     "Bad Request: command description length must not exceed 256", "BotCommand.cpp set_commands"),
    ("setMyCommands", {"commands": [{"command": "Lịch", "description": "x"}]},
     "Bad Request: BOT_COMMAND_INVALID", "Telegram's side"),
    ("sendMessage", say("x", reply_markup="{"),
     "Bad Request: can't parse reply keyboard markup JSON object", "Client.cpp get_reply_markup"),
    ("sendMessage", say("x", reply_markup=[1]), "Bad Request: object expected as reply markup",
     "Client.cpp get_reply_markup"),
    ("sendMessage", say("x", reply_markup={"inline_keyboard": [{"text": "x"}]}),
     'Bad Request: field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
     "Client.cpp get_reply_markup"),
    ("sendMessage", say("x", reply_markup={"inline_keyboard": [[{"url": "troly.vn"}]]}),
     'Bad Request: can\'t parse inline keyboard button: Can\'t find field "text"',
     "Client.cpp get_reply_markup"),
    ("sendMessage", say("x", reply_parameters="{"),
     "Bad Request: can't parse reply parameters JSON object", "Client.cpp get_reply_parameters"),
    ("sendMessage", say("x", reply_parameters=[1]),
     "Bad Request: object expected as reply parameters", "Client.cpp get_reply_parameters"),
    ("sendMessage", say("x", reply_parameters={"quote": "x"}),
     'Bad Request: can\'t find field "message_id"', "Client.cpp get_reply_parameters"),
    ("setMyCommands", {"scope": {"type": "chat", "chat_id": 5}}, "Bad Request: chat not found",
     "Client.cpp check_bot_command_scope"),
    ("sendMessage", say("x", reply_parameters={"message_id": 1, "quote": "khác"}),
     "Bad Request: QUOTE_TEXT_INVALID", "Telegram's side"),
    ("sendMessage", say("x", reply_markup={"inline_keyboard": [[{"text": "x", "url": "a b"}]]}),
     "Bad Request: inline keyboard button URL 'a b' is invalid: Wrong HTTP URL",
     "ReplyMarkup.cpp get_inline_keyboard_button"),
    ("sendMessage", say("x", message_thread_id=5), "Bad Request: message thread not found",
     "Client.cpp TdOnCheckMessageThreadCallback"),
    ("sendMessage", {"chat_id": 7, "text": "<b>", "parse_mode": "HTML"},
     'Bad Request: can\'t parse entities: Can\'t find end tag corresponding to start tag "b"',
     "Client.cpp process_send_message_query: the text before the chat"),
    ("sendDocument", {"chat_id": 42, "document": "khong"},
     "Bad Request: wrong file identifier/HTTP URL specified", "FileManager.cpp get_input_file_id"),
    ("sendDocument", {"chat_id": 42, "document": "FILE1", "caption": "ệ" * 1025},
     "Bad Request: message caption is too long", "MessageContent.cpp get_message_content"),
    ("editMessageText", {"text": "x"}, "Bad Request: message identifier is not specified",
     "Client.cpp get_inline_message_id"),
    ("setMessageReaction",
     {"chat_id": 42, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "x"}]},
     "Bad Request: REACTION_INVALID", "Telegram's side"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 1, "reaction": "["},
     "Bad Request: can't parse reaction types JSON object", "Client.cpp get_reaction_types"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 1, "reaction": {}},
     "Bad Request: expected an Array of ReactionType", "Client.cpp get_reaction_types"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 1, "reaction": ["👍"]},
     "Bad Request: can't parse ReactionType: expected an Object", "Client.cpp get_reaction_type"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 1, "reaction": [{"type": "emoji"}]},
     'Bad Request: can\'t parse ReactionType: Can\'t find field "emoji"',
     "Client.cpp get_reaction_type"),
    ("setMessageReaction",
     {"chat_id": 42, "message_id": 1, "reaction": [{"type": "emoji", "emoji": "👍"}] * 2},
     "Bad Request: REACTIONS_TOO_MANY", "Telegram's side"),
    ("setMyCommands", {"commands": "["}, "Bad Request: can't parse commands JSON object",
     "Client.cpp get_bot_commands"),
    ("setMyCommands", {"commands": {}}, "Bad Request: expected an Array of BotCommand",
     "Client.cpp get_bot_commands"),
    ("setMyCommands", {"commands": [{"command": "lich"}]},
     'Bad Request: can\'t parse BotCommand: Can\'t find field "description"',
     "Client.cpp get_bot_command"),
    ("answerInlineQuery", {"inline_query_id": "1:0", "results": []},
     "Bad Request: query is too old and response timeout expired or query ID is invalid",
     "Telegram's side"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "fields", "words"), [row[:3] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
async def test_what_is_wrong_is_refused_exactly(
    api: BotApi, method: str, fields: dict[str, Any], words: str
) -> None:
    answer = await ask(api, method, **fields)

    assert answer == refusal(400, words)
