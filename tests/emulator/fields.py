"""What a request holds, whichever way it came."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from tests.emulator.refusals import bad


@dataclass(frozen=True, slots=True)
class Request:
    """One call: its fields as text, and the files that came with it."""

    fields: dict[str, str]
    files: dict[str, tuple[str, bytes]] = field(default_factory=dict)

    def get(self, name: str) -> str | None:
        """Return a field; an empty one is none."""
        return self.fields.get(name) or None

    def flag(self, name: str) -> bool:
        """Say whether a field says yes (to_bool of Client.cpp)."""
        return self.fields.get(name, "").lower() in {"true", "yes", "1"}

    def number(self, name: str) -> int:
        """Return a field that holds a number; 0 for none."""
        return integer(self.fields.get(name, ""))

    def listed(self, name: str, json_words: str, words: str) -> list[Any]:
        """Return a field that holds a list; none is an empty one.

        *json_words* is what refusals call the list, *words* what it holds.

        Raises:
            Refused: If it holds no JSON, or no list.
        """
        try:
            found = json.loads(self.fields.get(name) or "[]")
        except ValueError:
            raise bad(f"Can't parse {json_words} JSON object") from None
        if not isinstance(found, list):
            raise bad(f"Expected an Array of {words}")
        return found

    def parsed(self, name: str, words: str = "", json_words: str = "") -> dict[str, Any]:
        """Return a field that holds an object; what refusals call it are *words*.

        *json_words* are those of what is no JSON, where they are others.

        Raises:
            Refused: If it holds no JSON, or no object.
        """
        said, words = self.fields.get(name) or "{}", words or name
        try:
            found = json.loads(said)
        except ValueError:
            raise bad(f"Can't parse {json_words or words} JSON object") from None
        if not isinstance(found, dict):
            raise bad(f"Object expected as {words}")
        return found


@dataclass(frozen=True, slots=True)
class Told:
    """A result with words beside it, as ``setWebhook`` has them."""

    result: object
    description: str


def as_text(given: Mapping[str, Any]) -> dict[str, str]:
    """Return the fields of a JSON object as a form would hold them."""
    return {
        name: value if isinstance(value, str) else json.dumps(value)
        for name, value in given.items()
    }


def shown(value: Any) -> Any:
    """Return an object as it is told now: a copy, without keyboards below the text field.

    Source: Bot API, Message, "reply_markup: InlineKeyboardMarkup".
    """
    if isinstance(value, list):
        return [shown(one) for one in value]
    if not isinstance(value, dict):
        return value
    return {
        name: shown(one)
        for name, one in value.items()
        if name != "reply_markup" or "inline_keyboard" in one
    }


def integer(value: object) -> int:
    """Return the number that a value begins with; 0 for none, as ``td::to_integer`` has it."""
    found = re.match(r"-?\d+", str(value), re.ASCII)
    return int(found[0]) if found else 0


def required(given: object, names: tuple[str, ...], words: str) -> dict[str, Any]:
    """Return an object that holds a text in each of the fields *names*, or refuse it."""
    if not isinstance(given, dict):
        raise bad(f"Can't parse {words}: expected an Object")
    for name in names:
        if name not in given:
            raise bad(f"Can't parse {words}: Can't find field \"{name}\"")
    return texts_only(given, names, words)


def texts_only(given: dict[str, Any], names: tuple[str, ...], words: str) -> dict[str, Any]:
    """Return an object whose fields *names* hold texts where they are there, or refuse it."""
    for name in names:
        if not isinstance(given.get(name, ""), str):
            raise bad(f'Can\'t parse {words}: Field "{name}" must be of type String')
    return given
