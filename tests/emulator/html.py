"""HTML as Telegram reads it: ``parse_html`` of MessageEntity.cpp (tdlib/td 022d602).

Offsets in refusals count bytes of UTF-8; offsets of entities count units of UTF-16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from tests.emulator import links, texts, utf16
from tests.emulator.refusals import Refused, bad

_TAGS = {
    "a": "text_link", "b": "bold", "strong": "bold", "i": "italic", "em": "italic",
    "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough", "u": "underline",
    "ins": "underline", "tg-spoiler": "spoiler", "tg-emoji": "custom_emoji",
    "tg-time": "date_time", "span": "spoiler", "pre": "pre", "code": "code",
    "blockquote": "blockquote",
}  # fmt: skip
_NAMED = {b"lt": "<", b"gt": ">", b"amp": "&", b"quot": '"'}
_ENTITY = re.compile(rb"&(#x[0-9a-fA-F]*|#[0-9]*|[a-zA-Z]+);?")
_LONGEST_ENTITY = 9  # bytes before the ";"
_NAME_TOKEN = re.compile(rb"[a-zA-Z0-9.-]*")
_HALF_OF_A_PAIR = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
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
    # a number named half of a pair of UTF-16
    torn: bool = False

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
        self.length += utf16.length(text)


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
    if reading.torn:
        raise _refused(_HALF_OF_A_PAIR)
    for one in reading.entities:
        if one["type"] == "code":
            one.pop("language", None)
    return "".join(reading.said), texts.in_order(reading.entities)


def _refused(what: str) -> Refused:
    return bad(f"can't parse entities: {what}")


def _text(reading: _Reading) -> None:
    found = _ENTITY.match(reading.data, reading.at)
    code = _code(found[1]) if found else 0
    if found and code:
        reading.torn = reading.torn or _is_half(code)
        reading.say("?" if _is_half(code) else chr(code))
        reading.at = found.end()
        return
    begin = reading.at
    reading.at += 1
    while reading.at < len(reading.data) and reading.here() not in b"<&":
        reading.at += 1
    reading.say(reading.data[begin : reading.at].decode())


def _code(name: bytes) -> int:
    """Return the code point that stands between "&" and ";"; 0 for none (decode_html_entity)."""
    if not name.startswith(b"#"):
        return ord(_NAMED.get(name, "\0"))
    digits, base = (name[2:], 16) if name[1:2] == b"x" else (name[1:], 10)
    code = int(digits or b"0", base)
    return code if 0 < code < 0x10FFFF and len(name) + 1 <= _LONGEST_ENTITY else 0


def _is_half(code: int) -> bool:
    return 0xD800 <= code < 0xE000


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
    name = reading.until(b"=>/\"'").decode()
    if not name:
        raise _refused(f'Empty attribute name in the tag "{tag}" at byte offset {begin}')
    reading.skip_spaces()
    if reading.here() == ord("="):
        reading.at += 1
        reading.skip_spaces()
        value = _value(reading, tag, begin)
        if reading.at >= len(reading.data):
            raise _refused(f"Unclosed start tag at byte offset {begin}")
        return name, value
    if reading.at >= len(reading.data):
        raise _refused(f'Unclosed start tag "{tag}" at byte offset {begin}')
    return name, ""


def _value(reading: _Reading, tag: str, begin: int) -> str:
    if reading.at >= len(reading.data):
        raise _refused(f'Unclosed start tag "{tag}" at byte offset {begin}')
    quote = reading.here()
    if quote not in b"'\"":
        token = _NAME_TOKEN.match(reading.data, reading.at)
        assert token is not None
        reading.at = token.end()
        ended = reading.at >= len(reading.data)
        if not (ended or reading.space() or reading.here() == ord(">")):
            raise _refused(f"Unexpected end of name token at byte offset {token.start()}")
        return token[0].decode().lower()
    reading.at += 1
    end = reading.data.find(bytes([quote]), reading.at)
    if end == -1:
        raise _refused(f"Unclosed start tag at byte offset {begin}")
    raw = reading.data[reading.at : end]
    reading.at = end + 1
    return _ENTITY.sub(_plain, raw).decode()


def _plain(found: re.Match[bytes]) -> bytes:
    code = _code(found[1])
    return chr(code).encode() if code and not _is_half(code) else found[0]


def _facts(tag: str, attributes: dict[str, str]) -> dict[str, Any]:
    """Return what the attributes of a tag that counts for something say."""
    if tag == "a":
        return {"url": attributes.get("href", "")}
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if tag == "code" and attributes.get("class", "").startswith("language-"):
        return {"language": attributes["class"].removeprefix("language-")}
    if tag == "tg-emoji":
        return {"custom_emoji_id": attributes.get("emoji-id", "")}
    if tag == "tg-time":
        return _moment(attributes)
    return {}


def _moment(attributes: dict[str, str]) -> dict[str, Any]:
    """Return when, and how it is to be shown (Bot API, date_time); what is no number is 0."""
    unix, shown = attributes.get("unix", ""), attributes.get("format", "")
    moment = {"unix_time": int(unix) if unix.isascii() and unix.isdigit() else 0}
    return moment | ({"date_time_format": shown} if shown else {})


def _close(reading: _Reading, begin: int) -> None:
    if not reading.opened:
        raise _refused(f"Unexpected end tag at byte offset {begin}")
    name = reading.until(b">").decode().lower()
    reading.skip_spaces()
    if reading.here() != ord(">"):
        raise _refused(f"Unclosed end tag at byte offset {begin}")
    opened = reading.opened[-1]
    if name and name != opened.tag:
        raise _refused(
            f"Unmatched end tag at byte offset {begin}, "
            f'expected "</{opened.tag}>", found "</{name}>"'
        )
    reading.at += 1
    reading.opened.pop()
    if reading.length > opened.begin:
        _mark(reading, opened)


def _mark(reading: _Reading, opened: _Open) -> None:
    """Note what a tag that is closed now covers."""
    place = {"offset": opened.begin, "length": reading.length - opened.begin}
    entity = {"type": _TAGS[opened.tag]} | place | opened.facts
    if opened.tag == "a" and not links.complete(
        entity, utf16.part("".join(reading.said), opened.begin)
    ):
        return
    if opened.tag == "tg-emoji" and not _is_number(entity["custom_emoji_id"]):
        raise _refused("Invalid custom emoji identifier specified")
    before = reading.entities[-1] if reading.entities else {}
    covers_same = all(before.get(name) == value for name, value in place.items())
    kinds = {entity["type"], before.get("type")}
    language = entity.get("language") or before.get("language")
    if covers_same and kinds == {"pre", "code"} and language:
        reading.entities[-1] = {"type": "pre"} | place | {"language": language}
    else:
        reading.entities.append(entity)


def _is_number(text: str) -> bool:
    return text.isdigit() and int(text) != 0
