"""What the server answers, row by row: a request, and the exact JSON; each row names its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from tests.emulator import BotApi
from tests.emulator.asking import ask, refusal, say

PARSE = "Bad Request: can't parse entities: "


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server with one person who began, one who never did, one who blocks, and two groups."""
    with BotApi() as server:
        server.says("chào", user=42)
        server.server.world.chat(43)  # is known and never began
        server.says("chào", user=44)
        server.blocks(user=44)
        server.makes_group("Chi bộ 3", chat=-1000)
        server.makes_group("Văn phòng", chat=-1001, topics=["Báo cáo"])
        server.makes_group("Chi bộ 4", chat=-1002)
        server.removes_bot(-1002)
        server.makes_group("Chi bộ 5", chat=-1003)
        server.migrates(-1003, -2003)
        server.makes_group("Văn phòng cũ", chat=-1004, topics=["Báo cáo"])
        server.removes_bot(-1004)
        server.makes_group("Chi bộ 6", chat=-1005)
        server.deletes_group(-1005)
        server.says("chào", user=45)
        server.leaves_telegram(user=45)
        yield server
        server.server.unknown.clear()


def _html(text: str) -> dict[str, Any]:
    return say(text, parse_mode="HTML")


def _pressing(**button: Any) -> dict[str, Any]:
    return say("x", reply_markup={"inline_keyboard": [[{"text": "Bấm"} | button]]})


# method · fields · the answer · where the rule stands (tdlib/telegram-bot-api 01a3679, tdlib/td
# 022d602, or what users of the service report where the source is not public)
REFUSED: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, refusal(400, "Bad Request: chat_id is empty"), "Client.cpp check_chat"),
    ("sendMessage", {"chat_id": 7, "text": "x"}, refusal(400, "Bad Request: chat not found"), "Client.cpp check_chat"),
    ("sendMessage", {"chat_id": "@khong", "text": "x"}, refusal(400, "Bad Request: chat not found"), "Client.cpp check_chat"),
    ("sendMessage", {"chat_id": 42}, refusal(400, "Bad Request: message text is empty"), "Client.cpp get_input_message_text"),
    ("sendMessage", say(""), refusal(400, "Bad Request: message text is empty"), "Client.cpp get_input_message_text"),
    ("sendMessage", say("  \n "), refusal(400, "Bad Request: text must be non-empty"), "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", _html("<b></b>"), refusal(400, "Bad Request: text must be non-empty"), "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", say("ệ" * 10_923), refusal(400, "Bad Request: text is too long"), "Client.cpp get_input_message_text"),
    ("sendMessage", say("ệ" * 4097), refusal(400, "Bad Request: message is too long"), "MessageContent.cpp:4757"),
    ("sendMessage", _html("<b>" + "a" * 4097 + "</b>"), refusal(400, "Bad Request: message is too long"), "MessageContent.cpp:4757"),
    ("sendMessage", say("x", parse_mode="BBCode"), refusal(400, "Bad Request: unsupported parse_mode"), "Client.cpp get_formatted_text"),
    ("sendMessage", _html("<br>"), refusal(400, PARSE + 'Unsupported start tag "br" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("xế <p>"), refusal(400, PARSE + 'Unsupported start tag "p" at byte offset 5'), "MessageEntity.cpp parse_html, bytes"),
    ("sendMessage", _html("<UL>"), refusal(400, PARSE + 'Unsupported start tag "ul" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<h1>x</h1>"), refusal(400, PARSE + 'Unsupported start tag "h1" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b"), refusal(400, PARSE + "Unclosed start tag at byte offset 0"), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("a < b"), refusal(400, PARSE + 'Unsupported start tag "" at byte offset 2'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html('<a href="x'), refusal(400, PARSE + "Unclosed start tag at byte offset 0"), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<a href=x^>y</a>"), refusal(400, PARSE + "Unexpected end of name token at byte offset 8"), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b =x>y</b>"), refusal(400, PARSE + 'Empty attribute name in the tag "b" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<span>y</span>"), refusal(400, PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("x</b>"), refusal(400, PARSE + "Unexpected end tag at byte offset 1"), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b>x</b"), refusal(400, PARSE + "Unclosed end tag at byte offset 4"), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b>x</i>"), refusal(400, PARSE + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b>x"), refusal(400, PARSE + 'Can\'t find end tag corresponding to start tag "b"'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("<b><i>x</b></i>"), refusal(400, PARSE + 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _pressing(), refusal(400, "Bad Request: can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"), "Client.cpp get_reply_markup"),
    ("sendMessage", _pressing(text="", callback_data="x"), refusal(400, "Bad Request: inline keyboard button text must be non-empty"), "ReplyMarkup.cpp get_inline_keyboard_button"),
    ("sendMessage", _pressing(callback_data="x" * 65), refusal(400, "Bad Request: BUTTON_DATA_INVALID"), "Telegram's side"),
    ("sendMessage", _pressing(callback_data="ệ" * 22), refusal(400, "Bad Request: BUTTON_DATA_INVALID"), "Telegram's side, bytes"),
    ("sendMessage", say("x", reply_parameters={"message_id": 99}), refusal(400, "Bad Request: message to be replied not found"), "Client.cpp check_reply_parameters"),
    ("sendMessage", {"chat_id": -1001, "text": "x", "message_thread_id": 9}, refusal(400, "Bad Request: message thread not found"), "Client.cpp check_message_thread"),
    ("sendMessage", {"chat_id": 43, "text": "x"}, refusal(403, "Forbidden: bot can't initiate conversation with a user"), "Telegram's side"),
    ("sendMessage", {"chat_id": 44, "text": "x"}, refusal(403, "Forbidden: bot was blocked by the user"), "Client.cpp:71-205 USER_IS_BLOCKED"),
    ("sendMessage", {"chat_id": -1002, "text": "x"}, refusal(403, "Forbidden: bot was kicked from the group chat"), "Client.cpp check_chat_access"),
    ("sendMessage", {"chat_id": -1004, "text": "x"}, refusal(403, "Forbidden: bot was kicked from the supergroup chat"), "Client.cpp check_chat_access"),
    ("sendMessage", {"chat_id": -1005, "text": "x"}, refusal(403, "Forbidden: the group chat was deleted"), "Client.cpp check_chat_access"),
    ("sendMessage", {"chat_id": 45, "text": "x"}, refusal(403, "Forbidden: user is deactivated"), "Client.cpp check_chat_access"),
    ("sendMessage", {"chat_id": 7_000_000_001, "text": "x"}, refusal(403, "Forbidden: the bot can't send messages to the bot"), "Telegram's side"),
    ("sendMessage", {"chat_id": -1003, "text": "x"}, refusal(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-2003), "Client.cpp check_chat_access"),
    ("sendDocument", {"chat_id": 42}, refusal(400, "Bad Request: there is no document in the request"), "Client.cpp get_input_file"),
    ("sendPhoto", {"chat_id": 42}, refusal(400, "Bad Request: there is no photo in the request"), "Client.cpp get_input_file"),
    ("sendPhoto", {"chat_id": 44}, refusal(403, "Forbidden: bot was blocked by the user"), "Client.cpp:71-205 USER_IS_BLOCKED"),
    ("editMessageText", say("x", message_id=99), refusal(400, "Bad Request: message to edit not found"), "Client.cpp check_message"),
    ("editMessageText", say("x", message_id=1), refusal(400, "Bad Request: message can't be edited"), "MessagesManager.cpp edit_message_text"),
    ("editMessageText", say("", message_id=1), refusal(400, "Bad Request: message text is empty"), "Client.cpp process_edit_message_text_query: the text first"),
    ("editMessageReplyMarkup", {"chat_id": 42, "message_id": 99}, refusal(400, "Bad Request: message to edit not found"), "Client.cpp check_message"),
    ("deleteMessage", {"chat_id": 42, "message_id": 99}, refusal(400, "Bad Request: message to delete not found"), "Client.cpp check_message"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 99}, refusal(400, "Bad Request: message to react not found"), "Client.cpp check_message"),
    ("answerCallbackQuery", {"callback_query_id": "1:0"}, refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "Client.cpp:71-205 QUERY_ID_INVALID"),
    ("answerCallbackQuery", {}, refusal(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "Client.cpp:71-205 QUERY_ID_INVALID"),
    ("getFile", {"file_id": "khong"}, refusal(400, "Bad Request: invalid file_id"), "Client.cpp TdOnCheckRemoteFileIdCallback"),
    ("sendChatAction", {"chat_id": 44, "action": "typing"}, refusal(403, "Forbidden: bot was blocked by the user"), "Client.cpp:71-205 USER_IS_BLOCKED"),
    ("sendMessageDraft", {"chat_id": -1000, "draft_id": 1, "text": "x"}, refusal(400, "Bad Request: method is available only in private chats"), "Telegram's side"),
    ("setWebhook", {"url": "không"}, refusal(400, "Bad Request: invalid webhook URL specified"), "Client.cpp do_set_webhook"),
    ("setWebhook", {"url": "http://x", "secret_token": "a" * 257}, refusal(400, "Bad Request: secret token is too long"), "Client.cpp do_set_webhook"),
    ("setWebhook", {"url": "http://x", "secret_token": "bí mật"}, refusal(400, "Bad Request: secret token contains unallowed characters"), "Client.cpp do_set_webhook"),
    ("sendRichMessage", {"chat_id": 42}, refusal(404, "Not Found: method not found"), "Client.cpp send, method_not_found"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "fields", "answer"),
    [row[:3] for row in REFUSED],
    ids=[f"{row[0]}-{row[2]['description'][:50]}" for row in REFUSED],
)
async def test_what_is_wrong_is_refused_in_the_servers_words(
    api: BotApi, method: str, fields: dict[str, Any], answer: dict[str, Any]
) -> None:
    assert await ask(api, method, **fields) == answer


# text · what is seen · its entities
READ: list[tuple[str, str, list[dict[str, Any]]]] = [
    ("a &lt;b&gt; &amp; &quot;c&quot;", 'a <b> & "c"', []),
    ("&#7871;&#x1EBF;", "ếế", []),
    ("&nbsp;&copy;", "&nbsp;&copy;", []),  # only four names are known
    ("<b>xế</b>", "xế", [{"type": "bold", "offset": 0, "length": 2}]),
    ("<STRONG>x</>", "x", [{"type": "bold", "offset": 0, "length": 1}]),
    ("😀<i>x</i>", "😀x", [{"type": "italic", "offset": 2, "length": 1}]),  # units of UTF-16
    ("<blockquote>x</blockquote>", "x", [{"type": "blockquote", "offset": 0, "length": 1}]),
    ("<blockquote expandable>x</blockquote>", "x",
     [{"type": "expandable_blockquote", "offset": 0, "length": 1}]),
    ('<a href="https://x.vn/?a=1&amp;b=2">x</a>', "x",
     [{"type": "text_link", "offset": 0, "length": 1, "url": "https://x.vn/?a=1&b=2"}]),
    ('<span class="tg-spoiler">x</span>', "x", [{"type": "spoiler", "offset": 0, "length": 1}]),
    # cut where another begins (split_entities)
    ("<b>a<i>b</i></b>", "ab", [{"type": "bold", "offset": 0, "length": 1},
                                {"type": "bold", "offset": 1, "length": 1},
                                {"type": "italic", "offset": 1, "length": 1}]),
    ("<b></b>x", "x", []),
]  # fmt: skip


@pytest.mark.parametrize(("said", "seen", "entities"), READ)
async def test_markup_is_read_as_the_server_reads_it(
    api: BotApi, said: str, seen: str, entities: list[dict[str, Any]]
) -> None:
    message = (await ask(api, "sendMessage", **_html(said)))["result"]

    assert (message["text"], message.get("entities", [])) == (seen, entities)


async def test_no_more_than_a_hundred_entities_are_kept(api: BotApi) -> None:
    message = (await ask(api, "sendMessage", **_html("<b>x</b>, " * 120)))["result"]

    assert len(message["entities"]) == 100


async def test_an_edit_that_changes_nothing_is_refused(api: BotApi) -> None:
    sent = (await ask(api, "sendMessage", **say("một")))["result"]
    number = sent["message_id"]

    same = await ask(api, "editMessageText", **say("một", message_id=number))
    other = await ask(api, "editMessageText", **say("hai", message_id=number))

    assert same["description"].startswith("Bad Request: message is not modified: specified new")
    assert other["result"]["text"] == "hai"


async def test_the_flood_model_refuses_what_is_too_fast() -> None:
    with BotApi(limits=True) as api:
        api.says("chào")
        answers = [await ask(api, "sendMessage", **say("x")) for _ in range(5)]

    assert [answer["ok"] for answer in answers] == [True, True, True, False, False]
    assert answers[-1]["parameters"]["retry_after"] >= 1
