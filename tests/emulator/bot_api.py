"""A small Bot API server on loopback: real HTTP, real JSON, the refusals that rendering must avoid.

Rules after tdlib/telegram-bot-api 01a3679 (Client.cpp) and tdlib/td 022d602 (MessageEntity.cpp).
A method that it does not serve is answered 404 and kept in ``unknown``.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from contextlib import suppress
from html.parser import HTMLParser
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Self
from urllib.parse import parse_qs

TOKEN = "1:AAemulator"  # noqa: S105  # of no bot
_BOT = {"id": 1, "is_bot": True, "first_name": "Trợ lý", "username": "troly_bot"}
_TAGS = {"b", "strong", "i", "em", "u", "ins", "s", "code", "pre", "blockquote", "a"}
_LONGEST = 4096
_MOST_SECONDS = 0.2  # an empty getUpdates is held this long, for tests that do not wait


class Refused(Exception):
    """The request is answered with an error."""

    def __init__(self, code: int, description: str) -> None:
        super().__init__(description)
        self.code = code
        self.description = description


class _Markup(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.text = ""
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag not in _TAGS:
            raise Refused(400, f'Bad Request: can\'t parse entities: Unsupported start tag "{tag}"')
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if not self._open or self._open.pop() != tag:
            raise Refused(400, "Bad Request: can't parse entities: Unmatched end tag")

    def handle_data(self, data: str) -> None:
        self.text += data

    def close(self) -> None:
        super().close()
        if self._open:
            raise Refused(400, "Bad Request: can't parse entities: Can't find end tag")


class BotApi:
    """The server, and the hands of the people who talk to the bot."""

    def __init__(self) -> None:
        self.sent: list[dict[str, Any]] = []
        self.calls: list[str] = []
        self.unknown: list[str] = []
        self.refuse_markup = False
        self._updates: list[dict[str, Any]] = []
        self._next = 1
        self._changed = threading.Condition()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(self))
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,))

    @property
    def base(self) -> str:
        """What ``TELEGRAM_API_BASE`` is to be."""
        return f"http://127.0.0.1:{self._server.server_address[1]}"

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._thread.join()
        self._server.server_close()

    def says(self, text: str, *, user: int = 42) -> None:
        """A person sends *text* in a private chat."""
        self._put({"message": _message(user, {"text": text})})

    def shows(self, *, user: int = 42) -> None:
        """A person sends a place on the map."""
        self._put({"message": _message(user, {"location": {"latitude": 1.0, "longitude": 1.0}})})

    def presses(self, label: str, *, user: int = 42) -> None:
        """A person presses the newest button that bears *label*."""
        rows = [row for sent in self.sent for row in sent["keyboard"]]
        data = next(row[0]["callback_data"] for row in reversed(rows) if row[0]["text"] == label)
        self.presses_data(data, user=user)

    def presses_data(self, data: str, *, user: int = 42) -> None:
        """A person presses a button that carries *data*."""
        query = {"id": "1", "from": _person(user), "chat_instance": "1", "data": data}
        self._put({"callback_query": query | {"message": _message(user, {"text": "…"})}})

    def wait(self, count: int, seconds: float = 5) -> list[dict[str, Any]]:
        """Wait until *count* messages were sent, and return them all."""
        with self._changed:
            assert self._changed.wait_for(lambda: len(self.sent) >= count, seconds), self.sent
            return list(self.sent)

    def answer(self, token: str, method: str, fields: dict[str, str]) -> object:
        """Serve one request."""
        if token != TOKEN:
            raise Refused(401, "Unauthorized: invalid token specified")
        serve: Callable[[dict[str, str]], object] | None = _METHODS.get(method.lower())
        self.calls.append(method)
        if serve is None:
            self.unknown.append(method)
            raise Refused(404, "Not Found: method not found")
        return serve(self, fields)  # type: ignore[call-arg,arg-type]

    def get_me(self, _fields: dict[str, str]) -> object:
        return _BOT

    def accept(self, _fields: dict[str, str]) -> object:
        return True

    def get_updates(self, fields: dict[str, str]) -> object:
        offset = int(fields.get("offset", 0))
        seconds = min(float(fields.get("timeout", 0)), _MOST_SECONDS)
        with self._changed:
            self._updates = [u for u in self._updates if u["update_id"] >= offset]
            self._changed.wait_for(lambda: bool(self._updates), seconds)
            return list(self._updates)

    def send_message(self, fields: dict[str, str]) -> object:
        text = fields.get("text", "")
        if fields.get("parse_mode") == "HTML":
            if self.refuse_markup:
                raise Refused(400, "Bad Request: can't parse entities: Unclosed start tag")
            markup = _Markup()
            markup.feed(text)
            markup.close()
            text = markup.text
        if not text.strip():
            raise Refused(400, "Bad Request: text must be non-empty")
        if len(text) > _LONGEST:
            raise Refused(400, "Bad Request: message is too long")
        sent = {
            "chat": int(fields["chat_id"]),
            "text": text,
            "raw": fields["text"],
            "preview": json.loads(fields.get("link_preview_options", "{}")),
            "keyboard": _keyboard(fields),
        }
        with self._changed:
            self.sent.append(sent)
            self._changed.notify_all()
        return _message(sent["chat"], {"text": text})

    def _put(self, update: dict[str, Any]) -> None:
        with self._changed:
            self._updates.append({"update_id": self._next, **update})
            self._next += 1
            self._changed.notify_all()


_METHODS: dict[str, Any] = {
    "getme": BotApi.get_me,
    "getupdates": BotApi.get_updates,
    "sendmessage": BotApi.send_message,
    "sendchataction": BotApi.accept,
    "answercallbackquery": BotApi.accept,
    "setmycommands": BotApi.accept,
    "deletewebhook": BotApi.accept,
}


def _keyboard(fields: dict[str, str]) -> list[list[dict[str, str]]]:
    rows = json.loads(fields.get("reply_markup", "{}")).get("inline_keyboard", [])
    for button in (button for row in rows for button in row):
        if len(button["callback_data"].encode()) > 64:
            raise Refused(400, "Bad Request: BUTTON_DATA_INVALID")
    return list(rows)


def _person(user: int) -> dict[str, Any]:
    return {"id": user, "is_bot": False, "first_name": "Lan", "last_name": "Trần"}


def _message(user: int, content: dict[str, Any]) -> dict[str, Any]:
    chat = {"id": user, "type": "private", "first_name": "Lan"}
    return {"message_id": 1, "date": 1_800_000_000, "chat": chat, "from": _person(user)} | content


def _handler(api: BotApi) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length", 0))).decode()
            fields = {key: values[0] for key, values in parse_qs(body).items()}
            _, token, method = self.path.split("/")
            try:
                result = api.answer(token.removeprefix("bot"), method, fields)
            except Refused as refused:
                self._send(
                    refused.code,
                    {
                        "ok": False,
                        "error_code": refused.code,
                        "description": refused.description,
                    },
                )
            else:
                self._send(200, {"ok": True, "result": result})

        def _send(self, code: int, value: object) -> None:
            data = json.dumps(value).encode()
            self.send_response(code)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(data)))
            with suppress(ConnectionError):  # a bot that stops does not wait for its answer
                self.end_headers()
                self.wfile.write(data)

        def log_message(self, *args: object) -> None:
            del args

    return Handler
