"""The answers by which the server says no.

Words: Client.cpp of tdlib/telegram-bot-api 01a3679 unless a row says otherwise.
"""

from __future__ import annotations

from typing import Any


class Refused(Exception):
    """A request that is answered with an error."""

    def __init__(self, code: int, description: str, **parameters: Any) -> None:
        super().__init__(description)
        self.code = code
        self.description = description
        self.parameters = parameters

    def envelope(self) -> dict[str, Any]:
        """Return the JSON that the server sends."""
        body: dict[str, Any] = {
            "ok": False,
            "error_code": self.code,
            "description": self.description,
        }
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(text: str) -> Refused:
    """Refuse with 400: its first letter is small, unless the second is a capital or "_"."""
    if len(text) > 1 and not (text[1].isupper() or text[1] == "_"):
        text = text[0].lower() + text[1:]
    return Refused(400, f"Bad Request: {text}")


def forbidden(text: str) -> Refused:
    """Refuse with 403."""
    return Refused(403, f"Forbidden: {text}")


def flood(seconds: int) -> Refused:
    """Refuse with 429, until so many seconds have passed."""
    return Refused(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
