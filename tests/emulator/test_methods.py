"""What the server answers, row by row: a request, and the exact JSON; each row names its source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import aiohttp
import pytest

from tests.emulator import TOKEN, BotApi

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
        yield server
        server.server.unknown.clear()


async def _ask(api: BotApi, method: str, fields: dict[str, Any], token: str = TOKEN) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{api.base}/bot{token}/{method}", json=fields) as answer,
    ):
        body = await answer.json()
        assert answer.status == (200 if body["ok"] else body["error_code"])
        return body


def _no(code: int, description: str, **parameters: Any) -> dict[str, Any]:
    body: dict[str, Any] = {"ok": False, "error_code": code, "description": description}
    return body | ({"parameters": parameters} if parameters else {})


def _say(text: str, **more: Any) -> dict[str, Any]:
    return {"chat_id": 42, "text": text} | more


def _html(text: str) -> dict[str, Any]:
    return _say(text, parse_mode="HTML")


def _pressing(**button: Any) -> dict[str, Any]:
    return _say("x", reply_markup={"inline_keyboard": [[{"text": "Bấm"} | button]]})


# method · fields · the answer · where the rule stands (tdlib/telegram-bot-api 01a3679, tdlib/td
# 022d602, or what users of the service report where the source is not public)
REFUSED: list[tuple[str, dict[str, Any], dict[str, Any], str]] = [
    ("sendMessage", {"text": "x"}, _no(400, "Bad Request: chat_id is empty"), "Client.cpp"),
    ("sendMessage", {"chat_id": 7, "text": "x"}, _no(400, "Bad Request: chat not found"), "Client.cpp"),
    ("sendMessage", {"chat_id": "@khong", "text": "x"}, _no(400, "Bad Request: chat not found"), "Client.cpp"),
    ("sendMessage", {"chat_id": 42}, _no(400, "Bad Request: message text is empty"), "Client.cpp"),
    ("sendMessage", _say(""), _no(400, "Bad Request: message text is empty"), "Client.cpp"),
    ("sendMessage", _say("  \n "), _no(400, "Bad Request: text must be non-empty"), "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", _html("<b></b>"), _no(400, "Bad Request: text must be non-empty"), "MessageEntity.cpp fix_formatted_text"),
    ("sendMessage", _say("ệ" * 10_923), _no(400, "Bad Request: text is too long"), "Client.cpp, 32768 bytes"),
    ("sendMessage", _say("ệ" * 4097), _no(400, "Bad Request: message is too long"), "MessageContent.cpp:4757"),
    ("sendMessage", _html("<b>" + "a" * 4097 + "</b>"), _no(400, "Bad Request: message is too long"), "MessageContent.cpp:4757"),
    ("sendMessage", _say("x", parse_mode="BBCode"), _no(400, "Bad Request: unsupported parse_mode"), "Client.cpp"),
    ("sendMessage", _html("<br>"), _no(400, PARSE + 'Unsupported start tag "br" at byte offset 0'), "MessageEntity.cpp parse_html"),
    ("sendMessage", _html("xế <p>"), _no(400, PARSE + 'Unsupported start tag "p" at byte offset 5'), "parse_html, bytes"),
    ("sendMessage", _html("<UL>"), _no(400, PARSE + 'Unsupported start tag "ul" at byte offset 0'), "parse_html"),
    ("sendMessage", _html("<h1>x</h1>"), _no(400, PARSE + 'Unsupported start tag "h1" at byte offset 0'), "parse_html"),
    ("sendMessage", _html("<b"), _no(400, PARSE + "Unclosed start tag at byte offset 0"), "parse_html"),
    ("sendMessage", _html("a < b"), _no(400, PARSE + 'Unsupported start tag "" at byte offset 2'), "parse_html"),
    ("sendMessage", _html('<a href="x'), _no(400, PARSE + "Unclosed start tag at byte offset 0"), "parse_html"),
    ("sendMessage", _html("<a href=x^>y</a>"), _no(400, PARSE + "Unexpected end of name token at byte offset 8"), "parse_html"),
    ("sendMessage", _html("<b =x>y</b>"), _no(400, PARSE + 'Empty attribute name in the tag "b" at byte offset 0'), "parse_html"),
    ("sendMessage", _html("<span>y</span>"), _no(400, PARSE + 'Tag "span" must have class "tg-spoiler" at byte offset 0'), "parse_html"),
    ("sendMessage", _html("x</b>"), _no(400, PARSE + "Unexpected end tag at byte offset 1"), "parse_html"),
    ("sendMessage", _html("<b>x</b"), _no(400, PARSE + "Unclosed end tag at byte offset 4"), "parse_html"),
    ("sendMessage", _html("<b>x</i>"), _no(400, PARSE + 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'), "parse_html"),
    ("sendMessage", _html("<b>x"), _no(400, PARSE + 'Can\'t find end tag corresponding to start tag "b"'), "parse_html"),
    ("sendMessage", _html("<b><i>x</b></i>"), _no(400, PARSE + 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'), "parse_html"),
    ("sendMessage", _pressing(), _no(400, "Bad Request: text buttons are unallowed in the inline keyboard"), "Client.cpp get_inline_keyboard_button"),
    ("sendMessage", _pressing(text="", callback_data="x"), _no(400, "Bad Request: inline keyboard button text must be non-empty"), "Client.cpp"),
    ("sendMessage", _pressing(callback_data="x" * 65), _no(400, "Bad Request: BUTTON_DATA_INVALID"), "Telegram's side"),
    ("sendMessage", _pressing(callback_data="ệ" * 22), _no(400, "Bad Request: BUTTON_DATA_INVALID"), "Telegram's side, bytes"),
    ("sendMessage", _say("x", reply_parameters={"message_id": 99}), _no(400, "Bad Request: message to be replied not found"), "Client.cpp"),
    ("sendMessage", {"chat_id": -1001, "text": "x", "message_thread_id": 9}, _no(400, "Bad Request: message thread not found"), "Client.cpp"),
    ("sendMessage", {"chat_id": 43, "text": "x"}, _no(403, "Forbidden: bot can't initiate conversation with a user"), "Client.cpp"),
    ("sendMessage", {"chat_id": 44, "text": "x"}, _no(403, "Forbidden: bot was blocked by the user"), "Client.cpp"),
    ("sendMessage", {"chat_id": -1002, "text": "x"}, _no(403, "Forbidden: bot was kicked from the group chat"), "Client.cpp"),
    ("sendMessage", {"chat_id": -1003, "text": "x"}, _no(400, "Bad Request: group chat was upgraded to a supergroup chat", migrate_to_chat_id=-2003), "Client.cpp"),
    ("sendDocument", {"chat_id": 42}, _no(400, "Bad Request: there is no document in the request"), "Client.cpp"),
    ("sendPhoto", {"chat_id": 42}, _no(400, "Bad Request: there is no photo in the request"), "Client.cpp"),
    ("sendPhoto", {"chat_id": 44}, _no(403, "Forbidden: bot was blocked by the user"), "Client.cpp"),
    ("editMessageText", _say("x", message_id=99), _no(400, "Bad Request: message to edit not found"), "Client.cpp"),
    ("editMessageText", _say("x", message_id=1), _no(400, "Bad Request: message can't be edited"), "Client.cpp"),
    ("editMessageText", _say("", message_id=1), _no(400, "Bad Request: message can't be edited"), "Client.cpp"),
    ("editMessageReplyMarkup", {"chat_id": 42, "message_id": 99}, _no(400, "Bad Request: message to edit not found"), "Client.cpp"),
    ("deleteMessage", {"chat_id": 42, "message_id": 99}, _no(400, "Bad Request: message to delete not found"), "Client.cpp"),
    ("setMessageReaction", {"chat_id": 42, "message_id": 99}, _no(400, "Bad Request: message to react not found"), "Client.cpp"),
    ("answerCallbackQuery", {"callback_query_id": "1:0"}, _no(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "Client.cpp"),
    ("answerCallbackQuery", {}, _no(400, "Bad Request: query is too old and response timeout expired or query ID is invalid"), "Client.cpp"),
    ("getFile", {"file_id": "khong"}, _no(400, "Bad Request: invalid file_id"), "Client.cpp"),
    ("sendChatAction", {"chat_id": 44, "action": "typing"}, _no(403, "Forbidden: bot was blocked by the user"), "Client.cpp"),
    ("sendMessageDraft", {"chat_id": -1000, "draft_id": 1, "text": "x"}, _no(400, "Bad Request: method is available only in private chats"), "Client.cpp"),
    ("setWebhook", {"url": "không"}, _no(400, "Bad Request: invalid webhook URL specified"), "WebhookActor.cpp"),
    ("setWebhook", {"url": "http://x", "secret_token": "a" * 257}, _no(400, "Bad Request: secret token is too long"), "Client.cpp"),
    ("setWebhook", {"url": "http://x", "secret_token": "bí mật"}, _no(400, "Bad Request: secret token contains unallowed characters"), "Client.cpp"),
    ("sendRichMessage", {"chat_id": 42}, _no(404, "Not Found: method not found"), "Client.cpp"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("method", "fields", "answer"),
    [row[:3] for row in REFUSED],
    ids=[f"{row[0]}-{row[2]['description'][:50]}" for row in REFUSED],
)
async def test_what_is_wrong_is_refused_in_the_servers_words(
    api: BotApi, method: str, fields: dict[str, Any], answer: dict[str, Any]
) -> None:
    assert await _ask(api, method, fields) == answer


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
    message = (await _ask(api, "sendMessage", _html(said)))["result"]

    assert (message["text"], message.get("entities", [])) == (seen, entities)


async def test_no_more_than_a_hundred_entities_are_kept(api: BotApi) -> None:
    message = (await _ask(api, "sendMessage", _html("<b>x</b>, " * 120)))["result"]

    assert len(message["entities"]) == 100


async def test_a_token_that_is_not_ours_is_refused(api: BotApi) -> None:
    answer = await _ask(api, "getMe", {}, token="2:x")  # noqa: S106  # of no bot

    assert answer == _no(401, "Unauthorized: invalid token specified")


async def test_an_edit_that_changes_nothing_is_refused(api: BotApi) -> None:
    sent = (await _ask(api, "sendMessage", _say("một")))["result"]
    number = sent["message_id"]

    same = await _ask(api, "editMessageText", _say("một", message_id=number))
    other = await _ask(api, "editMessageText", _say("hai", message_id=number))

    assert same["description"].startswith("Bad Request: message is not modified: specified new")
    assert other["result"]["text"] == "hai"


async def test_updates_below_the_offset_are_forgotten_and_no_others(api: BotApi) -> None:
    async def numbers(**fields: Any) -> list[int]:
        api.forward(3)  # asked again at once, the server holds back
        return [u["update_id"] for u in (await _ask(api, "getUpdates", fields))["result"]]

    everything = await numbers()
    assert await numbers() == everything
    assert await numbers(offset=everything[2]) == everything[2:]
    assert await numbers(limit=1) == everything[2:3]
    assert await numbers(offset=-1) == everything[-1:]


async def test_whoever_asks_for_the_same_at_once_is_slowed_down(api: BotApi) -> None:
    first = (await _ask(api, "getUpdates", {"offset": 2}))["result"]
    again = (await _ask(api, "getUpdates", {"offset": 2}))["result"]
    api.forward(3)
    later = (await _ask(api, "getUpdates", {"offset": 2}))["result"]

    assert (len(again), later) == (1, first)
    assert len(first) > 1


async def test_after_a_day_an_update_is_gone(api: BotApi) -> None:
    api.forward(24 * 3600 + 1)
    api.says("hôm nay")

    (update,) = (await _ask(api, "getUpdates", {}))["result"]

    assert update["message"]["text"] == "hôm nay"


async def test_a_webhook_and_asking_exclude_each_other(api: BotApi) -> None:
    await _ask(api, "setWebhook", {"url": "http://127.0.0.1:9/x"})
    asked = await _ask(api, "getUpdates", {})
    again = await _ask(api, "setWebhook", {"url": "http://127.0.0.1:9/x"})

    assert asked["error_code"] == 409
    assert again == _no(429, "Too Many Requests: retry after 1", retry_after=1)
    assert (await _ask(api, "deleteWebhook", {}))["ok"]
    assert (await _ask(api, "getUpdates", {}))["ok"]


async def test_the_flood_model_refuses_what_is_too_fast() -> None:
    with BotApi(limits=True) as api:
        api.says("chào")
        answers = [await _ask(api, "sendMessage", _say("x")) for _ in range(5)]

    assert [answer["ok"] for answer in answers] == [True, True, True, False, False]
    assert answers[-1]["parameters"]["retry_after"] >= 1
