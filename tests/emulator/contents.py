"""What a request says a message is to hold: text, caption, file, buttons, reply, topic.

What Client.cpp looks at first stands in ``asked``: it is refused before the chat is looked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from tests.emulator import html, links, texts, utf16
from tests.emulator.fields import Request, integer, required, texts_only
from tests.emulator.refusals import bad
from tests.emulator.world import Chat, World

LONGEST_RAW = 32768  # bytes of a text before it is parsed (Client.cpp get_input_message_text)
_LONGEST = 4096  # code points of a text once it is parsed (MessageContent.cpp:4757)
_LONGEST_CAPTION = 1024
_LONGEST_DATA = 64  # bytes of callback_data; checked on Telegram's side
# what else a button may do (Client.cpp get_inline_keyboard_button)
_ACTIONS = {
    "callback_game", "pay", "switch_inline_query", "login_url", "web_app",
    "switch_inline_query_chosen_chat", "switch_inline_query_current_chat", "copy_text",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """What was read of a request, before anything of the chat is known."""

    text: str
    entities: list[dict[str, Any]]
    markup: dict[str, Any]

    def text_content(self) -> dict[str, Any]:
        """Return the text as a message holds it."""
        text, entities = texts.settled(self.text, self.entities)
        if len(text) > _LONGEST:
            raise bad("message is too long")
        return {"text": text} | ({"entities": entities} if entities else {}) | self.buttons()

    def caption_content(self) -> dict[str, Any]:
        """Return the caption, if any, as a message holds it."""
        if not self.text.strip():
            return self.buttons()
        caption, entities = texts.settled(self.text, self.entities)
        if len(caption) > _LONGEST_CAPTION:
            raise bad("message caption is too long")
        found = {"caption": caption} | ({"caption_entities": entities} if entities else {})
        return found | self.buttons()

    def buttons(self) -> dict[str, Any]:
        """Return the buttons below a message, as a message holds them."""
        for button in _inline(self.markup):
            if not button["text"]:
                raise bad("Inline keyboard button text must be non-empty")
            if button.get("url") and not links.checked(button["url"]):
                url = button["url"]
                raise bad(f"Inline keyboard button URL '{url}' is invalid: Wrong HTTP URL")
            if len(button.get("callback_data", "").encode()) > _LONGEST_DATA:
                raise bad("BUTTON_DATA_INVALID")
        return {"reply_markup": self.markup} if self.markup else {}


def asked_text(request: Request) -> Asked:
    """Read the text of a request."""
    text = request.fields.get("text", "")
    if not text:
        raise bad("message text is empty")
    if len(text.encode()) > LONGEST_RAW:
        raise bad("text is too long")
    return _asked(text, request)


def asked_caption(request: Request) -> Asked:
    """Read the caption of a request."""
    return _asked(request.fields.get("caption", ""), request)


def asked_buttons(request: Request) -> Asked:
    """Read the buttons of a request alone."""
    return Asked("", [], _markup(request))


def _asked(text: str, request: Request) -> Asked:
    mode = request.get("parse_mode")
    if mode is not None and mode.lower() != "html":
        raise bad("unsupported parse_mode")
    seen, entities = html.parse(text) if mode else (text, [])
    return Asked(seen, entities, _markup(request))


def _markup(request: Request) -> dict[str, Any]:
    """Read the buttons of a request (get_reply_markup)."""
    markup = request.parsed("reply_markup", "reply markup", "reply keyboard markup")
    rows = markup.get("inline_keyboard", [])
    if not isinstance(rows, list):
        raise bad('Field "inline_keyboard" must be of type Array')
    if not all(isinstance(row, list) for row in rows):
        raise bad('Field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    for button in _inline(markup):
        _check_button(button)
    return markup


def _check_button(given: object) -> None:
    """Refuse a button that is none (get_inline_keyboard_button)."""
    words = "inline keyboard button"
    if not isinstance(given, dict):
        raise bad(f"Can't parse {words}: InlineKeyboardButton must be an Object")
    button = required(given, ("text",), words)
    texts_only(button, ("url", "callback_data"), words)
    if not (button.get("url") or button.get("callback_data") or _ACTIONS & button.keys()):
        raise bad(f"Can't parse {words}: Text buttons are unallowed in the inline keyboard")


def _inline(markup: dict[str, Any]) -> list[dict[str, Any]]:
    return [button for row in markup.get("inline_keyboard", ()) for button in row]


def file(world: World, request: Request, name: str) -> dict[str, Any]:
    """Return how a message refers to the file of a request: sent along, or known by its id."""
    given = request.fields.get(name, "")
    sent = request.files.get(given.removeprefix("attach://")) or request.files.get(name)
    if sent is not None:
        if not sent[1]:
            raise bad("File must be non-empty")
        return world.keep(*sent) | {"file_name": sent[0]}
    if not given or given.startswith("attach://"):
        raise bad(f"there is no {name} in the request")
    if given not in world.files:
        raise bad("Wrong file identifier/HTTP URL specified")
    return world.known(given)


def place(world: World, chat: Chat, request: Request) -> dict[str, Any]:
    """Return what a message replies to, and the topic that it stands in."""
    return _reply(world, chat, request) | _thread(chat, request)


def _reply(world: World, chat: Chat, request: Request) -> dict[str, Any]:
    wanted = request.parsed("reply_parameters", "reply parameters")
    if not wanted:
        return {}
    if "message_id" not in wanted:
        raise bad('Can\'t find field "message_id"')
    found = world.messages[chat.id].get(integer(wanted["message_id"]))
    if found is None:
        if wanted.get("allow_sending_without_reply"):
            return {}
        raise bad("message to be replied not found")
    return {"reply_to_message": without_reply(found)} | _quote(wanted, found)


def without_reply(message: dict[str, Any]) -> dict[str, Any]:
    """Return a message as it stands in a reply to it (JsonMessage::store, need_reply)."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}


def _quote(wanted: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Return the words that are quoted; they must stand in the message (Telegram's side)."""
    quote = texts_only(wanted, ("quote",), "reply parameters").get("quote")
    if not quote:
        return {}
    text = found.get("text") or found.get("caption") or ""
    begin = text.find(quote)
    if begin == -1:
        raise bad("QUOTE_TEXT_INVALID")
    position = utf16.length(text[:begin])
    return {"quote": {"text": quote, "position": position, "is_manual": True}}


def _thread(chat: Chat, request: Request) -> dict[str, Any]:
    number = request.number("message_thread_id")
    if number <= 0:
        return {}
    if number not in chat.topics:
        raise bad("message thread not found")
    return {"message_thread_id": number}


def preview(request: Request) -> dict[str, Any]:
    """Return how a link in a text is shown, where the request says so."""
    wanted = request.parsed("link_preview_options")
    return {"link_preview_options": wanted} if wanted else {}
