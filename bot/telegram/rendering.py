"""Replies as Telegram's HTML, cut to the length that it takes."""

from __future__ import annotations

import html
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.conversation import Button, Line, Reply
from knowledge.language import nfc, visible

# Code points of one message once its tags are read (MessageEntity.cpp and MessageContent.cpp of
# tdlib); a longer one is refused with "message is too long".
LIMIT = 4096
# Of more than 100 marked places in one message the rest is dropped without a word
# (MessageEntity.cpp of tdlib); a line is two at most.
_MOST_LINES = 50
_TAGS: dict[str, tuple[str, str]] = {
    "plain": ("", ""),
    "key": ("<b>", "</b>"),
    "title": ("<b><u>", "</u></b>"),
    "note": ("<i>", "</i>"),
    "quote": ("<blockquote>", "</blockquote>"),
}
# A quote of more characters is folded, so that the answer stays on top of the screen. A folded one
# shows three lines; what fits on eight or nine is left open: the day asked for may stand in it.
_FOLDED = 300
_FOLD = ("<blockquote expandable>", "</blockquote>")
# Where a paragraph that is too long is best broken, best first.
_BREAKS = ("\n", ". ", "; ", ", ", " ")


@dataclass(frozen=True, slots=True)
class Part:
    """One message: marked up, and as plain text for when the markup is refused."""

    html: str
    plain: str


def render(reply: Reply, *, limit: int = LIMIT) -> list[Part]:
    """Turn *reply* into as few messages as its length takes, cut between paragraphs if possible."""
    parts: list[list[Line]] = []
    room = 0
    lines = (*reply.lines, *_rows(reply.buttons))
    for line in chain.from_iterable(_pieces(line, limit) for line in lines):
        needed = len(line.text) + 1
        if needed > room or len(parts[-1]) == _MOST_LINES:
            parts.append([])
            room = limit + 1  # the last paragraph needs no line break after it
        parts[-1].append(line)
        room -= needed
    return [Part(html=_markup(part), plain=_plain(part)) for part in parts]


def _rows(buttons: Sequence[Button]) -> Iterator[Line]:
    """Say of each row what its button has no room for."""
    for button in buttons:
        if button.about:
            named = button.mark or button.label
            sign = " –" if named.endswith(("?", "!", ".")) else ":"
            yield Line("plain", f"{named}{sign} {button.about}")


def _pieces(line: Line, limit: int) -> Iterator[Line]:
    # of the many signs that end a line Telegram knows one, and glues together around others
    rest = "\n".join(nfc(visible(line.text)).splitlines()).strip()
    while len(rest) > limit:
        cut = _cut(rest, limit)
        yield Line(line.kind, rest[:cut].rstrip())
        rest = rest[cut:].lstrip()
    if rest:
        yield Line(line.kind, rest)


def _cut(text: str, limit: int) -> int:
    """Return where to break *text*: the last good place that leaves the first piece half full."""
    for mark in _BREAKS:
        found = text.rfind(mark, limit // 2, limit)
        if found != -1:
            return found + len(mark)
    return limit


def _markup(lines: list[Line]) -> str:
    return "\n".join(
        opening + html.escape(line.text, quote=False) + closing
        for line in lines
        for opening, closing in (_look(line),)
    )


def _look(line: Line) -> tuple[str, str]:
    return _FOLD if line.kind == "quote" and len(line.text) > _FOLDED else _TAGS[line.kind]


def _plain(lines: list[Line]) -> str:
    return "\n".join(line.text for line in lines)
