"""A chat of the emulator as a telephone shows it, drawn as SVG: text that can be diffed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from html import escape
from itertools import groupby
from typing import Any

from matplotlib import font_manager
from PIL import ImageFont

from tests.emulator import utf16
from tests.emulator.transcript import is_ours

_WIDTH = 390
_SIZE, _LEADING = 15, 20  # pixels
_MARGIN, _PADDING, _GAP = 12, 11, 8
_MOST_TEXT = 300  # pixels of a line
_BUTTON, _KEY = 38, 44  # heights
_QUOTE_LINES = 3  # that a folded quote shows
_FONT = "-apple-system, 'Segoe UI', Roboto, 'Noto Sans', 'DejaVu Sans', sans-serif"
_COLOURS = {"page": "#dbe5ea", "ours": "#ffffff", "theirs": "#e3f7cf", "bar": "#3390ec"}
# which entities make a piece of text look otherwise
_LOOKS = {"bold": "bold", "italic": "italic", "underline": "underline"}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A word with the space behind it, and how it looks."""

    text: str
    looks: frozenset[str]
    quoted: bool


@dataclass(slots=True)
class _Drawing:
    """What is drawn so far, from the top down."""

    top: float = _MARGIN
    shapes: list[str] = field(default_factory=list)

    def box(self, x: float, width: float, height: float, colour: str, radius: int = 12) -> None:
        self.shapes.append(
            f'<rect x="{x:.0f}" y="{self.top:.0f}" width="{width:.0f}" height="{height:.0f}"'
            f' rx="{radius}" fill="{colour}"/>'
        )

    def text(self, x: float, y: float, said: str, more: str = "") -> None:
        self.shapes.append(f'<text x="{x:.0f}" y="{y:.0f}"{more}>{said}</text>')


def drawn(messages: Sequence[dict[str, Any]], keyboard: Sequence[Sequence[str]] = ()) -> str:
    """Draw messages as the Bot API has them, and the buttons below the text field."""
    drawing = _Drawing()
    for message in messages:
        _message(drawing, message)
    _keys(drawing, keyboard)
    height = drawing.top + _MARGIN
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height:.0f}"'
        f' viewBox="0 0 {_WIDTH} {height:.0f}" font-family="{_FONT}" font-size="{_SIZE}"'
        ' fill="#111">\n'
        f'<rect width="100%" height="100%" fill="{_COLOURS["page"]}"/>\n'
        + "\n".join(drawing.shapes)
        + "\n</svg>\n"
    )


def _message(drawing: _Drawing, message: dict[str, Any]) -> None:
    lines = list(_lines(message))
    width = max(_width(line) for line in lines) + 2 * _PADDING
    ours = is_ours(message)
    left = _MARGIN if ours else _WIDTH - _MARGIN - width
    height = len(lines) * _LEADING + 2 * _PADDING - 4
    drawing.box(left, width, height, _COLOURS["ours" if ours else "theirs"])
    for number, line in enumerate(lines):
        _line(drawing, left + _PADDING, drawing.top + _PADDING + number * _LEADING, line)
    drawing.top += height + 4
    for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
        _row(drawing, [button["text"] for button in row], left, max(width, _MOST_TEXT), _BUTTON)
    drawing.top += _GAP


def _line(drawing: _Drawing, left: float, top: float, pieces: Sequence[_Piece]) -> None:
    if pieces and pieces[0].quoted:
        drawing.shapes.append(
            f'<rect x="{left:.0f}" y="{top:.0f}" width="3" height="{_LEADING}"'
            f' fill="{_COLOURS["bar"]}"/>'
        )
        left += 10
    spans = (
        f"<tspan{_styled(looks)}>{escape(''.join(one.text for one in group), quote=False)}</tspan>"
        for looks, group in groupby(pieces, key=lambda one: one.looks)
    )
    drawing.text(left, top + _SIZE, "".join(spans), ' xml:space="preserve"')


def _styled(looks: frozenset[str]) -> str:
    style = {"bold": ' font-weight="600"', "italic": ' font-style="italic"',
             "underline": ' text-decoration="underline"'}  # fmt: skip
    return "".join(style[look] for look in sorted(looks))


def _row(drawing: _Drawing, labels: Sequence[str], left: float, width: float, height: int) -> None:
    each = width / len(labels)
    for number, label in enumerate(labels):
        x = left + number * each
        drawing.box(x + 2, each - 4, height - 4, "#ffffffd9", 9)
        middle = f' text-anchor="middle" fill="{_COLOURS["bar"]}"'
        y = drawing.top + (height - 4) / 2 + _SIZE / 3
        drawing.text(x + each / 2, y, escape(_shortened(label, each - 24), quote=False), middle)
    drawing.top += height


def _keys(drawing: _Drawing, keyboard: Sequence[Sequence[str]]) -> None:
    for row in keyboard:
        _row(drawing, row, _MARGIN / 2, _WIDTH - _MARGIN, _KEY)


def _shortened(label: str, width: float) -> str:
    while label and _measured(label, bold=False) > width:
        label = label[:-2].rstrip("…") + "…"
    return label


def _lines(message: dict[str, Any]) -> Iterator[list[_Piece]]:
    """Break a message into lines; a long quote is folded, as it is until somebody presses it."""
    if "document" in message:
        yield [_Piece(f"Tệp {message['document']['file_name']}", frozenset({"bold"}), quoted=False)]
    text = message.get("text") or message.get("caption") or ""
    entities = message.get("entities") or message.get("caption_entities") or []
    folded = any(one["type"] == "expandable_blockquote" for one in entities)
    letters = [
        (letter, *_look(utf16.length(text[:at]), entities)) for at, letter in enumerate(text)
    ]
    paragraphs = _split(letters, "\n") if text else []
    for quoted, group in groupby(paragraphs, key=lambda one: bool(one) and one[0][2]):
        lines = [line for paragraph in group for line in _wrapped(paragraph)]
        if quoted and folded and len(lines) > _QUOTE_LINES:
            lines = lines[:_QUOTE_LINES]
            lines[-1].append(_Piece("… ▾", frozenset(), quoted=True))
        yield from lines


def _look(at: int, entities: Sequence[dict[str, Any]]) -> tuple[frozenset[str], bool]:
    kinds = {one["type"] for one in entities if one["offset"] <= at < one["offset"] + one["length"]}
    looks = frozenset(look for kind, look in _LOOKS.items() if kind in kinds)
    return looks, any(kind.endswith("blockquote") for kind in kinds)


_Letter = tuple[str, frozenset[str], bool]


def _split(letters: Sequence[_Letter], at: str) -> list[list[_Letter]]:
    found: list[list[_Letter]] = [[]]
    for one in letters:
        if one[0] == at:
            found.append([])
        else:
            found[-1].append(one)
    return found


def _wrapped(paragraph: Sequence[_Letter]) -> Iterator[list[_Piece]]:
    line: list[_Piece] = []
    for word in _split(paragraph, " "):
        pieces = [
            _Piece("".join(letter for letter, _, _ in group), looks, quoted)
            for (looks, quoted), group in groupby(word, key=lambda one: (one[1], one[2]))
        ]
        space = [_Piece(" ", line[-1].looks, line[-1].quoted)] if line else []
        if line and _width([*line, *space, *pieces]) > _MOST_TEXT:
            yield line
            line = pieces
        else:
            line = [*line, *space, *pieces]
    yield line


def _width(pieces: Sequence[_Piece]) -> float:
    indent = 10 if pieces and pieces[0].quoted else 0
    return indent + sum(_measured(one.text, bold="bold" in one.looks) for one in pieces)


def _measured(text: str, *, bold: bool) -> float:
    return _font(bold).getlength(text)


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:  # a key of the cache
    """Return the font by which lines are broken: a wide one, so that any other fits."""
    weight = "bold" if bold else "normal"
    properties = font_manager.FontProperties(family="DejaVu Sans", weight=weight)
    return ImageFont.truetype(font_manager.findfont(properties), _SIZE)
