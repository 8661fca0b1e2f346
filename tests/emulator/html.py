"""HTML as Telegram reads it: ``parse_html`` of MessageEntity.cpp (tdlib/td 022d602).

Offsets in refusals count bytes of UTF-8; offsets of entities count units of UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.emulator.refusals import Refused, bad

_TAGS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "u": "underline",
    "ins": "underline", "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji",
    "tg-time": "date_time", "span": "spoiler", "pre": "pre", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_ENTITY = re.compile(rb"&(#x[0-9a-fA-F]{1,6}|#[0-9]{1,7}|lt|gt|amp|quot);?")
_MOST_ENTITIES = 100
_SPACE = b" \t\r\n\0\x0b"
_END = 0  # the byte behind the last one


@dataclass(frozen=True, slots=True)
class _Open:
    tag: str
    begin: int
    facts: dict[str, Any]


@dataclass(slots=True)
class _Reading:
    """One text while it is read."""

    data: bytes
    at: int = 0
    said: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[_Open] = field(default_factory=list)
    entities: list[dict[str, Any]] = field(default_factory=list)

    def here(self) -> int:
        return self.data[self.at] if self.at < len(self.data) else _END

    def space(self) -> bool:
        return self.at < len(self.data) and self.here() in _SPACE

    def skip_spaces(self) -> None:
        while self.space():
            self.at += 1

    def until(self, ends: bytes) -> bytes:
        """Read up to a space or one of *ends*."""
        begin = self.at
        while self.at < len(self.data) and not self.space() and self.here() not in ends:
            self.at += 1
        return self.data[begin : self.at]

    def say(self, text: str) -> None:
        self.said.append(text)
        self.length += len(text.encode("utf-16-le")) // 2


def parse(text: str) -> tuple[str, list[dict[str, Any]]]:
    """Return the text without its tags, and its entities in order.

    Raises:
        Refused: With the words of the server, if it cannot be parsed.
    """
    reading = _Reading(text.encode())
    while reading.at < len(reading.data):
        if reading.here() == ord("<"):
            _tag(reading)
        else:
            _text(reading)
    if reading.opened:
        name = reading.opened[-1].tag
        raise _refused(f'Can\'t find end tag corresponding to start tag "{name}"')
    ordered = sorted(reading.entities, key=lambda one: (one["offset"], -one["length"]))
    return "".join(reading.said), ordered[:_MOST_ENTITIES]


def _refused(what: str) -> Refused:
    return bad(f"can't parse entities: {what}")


def _text(reading: _Reading) -> None:
    found = _ENTITY.match(reading.data, reading.at)
    decoded = _decoded(found[1]) if found else None
    if found and decoded is not None:
        reading.say(decoded)
        reading.at = found.end()
        return
    begin = reading.at
    reading.at += 1
    while reading.at < len(reading.data) and reading.here() not in b"<&":
        reading.at += 1
    reading.say(reading.data[begin : reading.at].decode())


def _decoded(name: bytes) -> str | None:
    if name in _NAMED:
        return _NAMED[name]
    code = int(b"0" + name[1:], 16) if name[1:2] == b"x" else int(name[1:] or b"0")
    return chr(code) if 0 < code < 0x10FFFF and not 0xD800 <= code < 0xE000 else None


def _tag(reading: _Reading) -> None:
    begin = reading.at
    reading.at += 1
    if reading.here() == ord("/"):
        reading.at += 1
        _close(reading, begin)
    else:
        _open(reading, begin)


def _open(reading: _Reading, begin: int) -> None:
    name = reading.until(b">").decode().lower()
    if reading.at >= len(reading.data):
        raise _refused(f"Unclosed start tag at byte offset {begin}")
    if name not in _TAGS:
        raise _refused(f'Unsupported start tag "{name}" at byte offset {begin}')
    attributes: dict[str, str] = {}
    while True:
        reading.skip_spaces()
        if reading.here() == ord(">"):
            break
        attribute, value = _attribute(reading, name, begin)
        attributes[attribute] = value
    reading.at += 1
    if name == "span" and attributes.get("class") != "tg-spoiler":
        raise _refused(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
    reading.opened.append(_Open(name, reading.length, _facts(name, attributes)))


def _attribute(reading: _Reading, tag: str, begin: int) -> tuple[str, str]:
    name = reading.until(b"=>").decode().lower()
    if not name:
        raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    reading.skip_spaces()
    if reading.here() != ord("="):
        if tag == "blockquote" and name == "expandable":
            return name, ""
        raise _refused(
            f'Expected equal sign in declaration of an attribute of the tag "{tag}" '
            f"at byte offset {begin}"
        )
    reading.at += 1
    reading.skip_spaces()
    value = _value(reading, begin)
    if reading.at >= len(reading.data):
        raise _refused(f"Unclosed start tag at byte offset {begin}")
    return name, value


def _value(reading: _Reading, begin: int) -> str:
    quote = reading.here()
    if reading.at >= len(reading.data):
        raise _refused(f"Unclosed start tag at byte offset {begin}")
    if quote not in b"'\"":
        token = reading.at
        value = reading.until(b">").decode().lower()
        if not re.fullmatch(r"[a-z0-9.-]*", value):
            raise _refused(f"Unexpected end of name token at byte offset {token}")
        return value
    reading.at += 1
    end = reading.data.find(bytes([quote]), reading.at)
    if end == -1:
        raise _refused(f"Unclosed start tag at byte offset {begin}")
    raw = reading.data[reading.at : end]
    reading.at = end + 1
    decoded = _ENTITY.sub(lambda found: (_decoded(found[1]) or found[0].decode()).encode(), raw)
    return decoded.decode()


def _facts(tag: str, attributes: dict[str, str]) -> dict[str, Any]:
    if tag == "a":
        return {"url": attributes.get("href", "")}
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    return {}


def _close(reading: _Reading, begin: int) -> None:
    if not reading.opened:
        raise _refused(f"Unexpected end tag at byte offset {begin}")
    name = reading.until(b">").decode()
    reading.skip_spaces()
    if reading.here() != ord(">"):
        raise _refused(f"Unclosed end tag at byte offset {begin}")
    opened = reading.opened[-1]
    if name and name.lower() != opened.tag:
        raise _refused(
            f"Unmatched end tag at byte offset {begin}, "
            f'expected "</{opened.tag}>", found "</{name}>"'
        )
    reading.at += 1
    reading.opened.pop()
    length = reading.length - opened.begin
    if length:
        entity = {"type": _TAGS[opened.tag], "offset": opened.begin, "length": length}
        reading.entities.append(entity | opened.facts)
