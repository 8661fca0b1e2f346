"""What becomes of a text once its tags are read: ``fix_formatted_text`` of MessageEntity.cpp.

Signs that steer are taken out, entities that overlap are put in order, spaces at both ends go, and
what the server finds by itself is marked.
"""

from __future__ import annotations

from itertools import pairwise
from typing import Any

from tests.emulator import found, utf16
from tests.emulator.refusals import bad

# as the server orders two that cover the same (get_type_priority)
_PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 11, "code": 20, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93,
    "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
_OTHER_PRIORITY = 50
# these may be cut into pieces; of all others one stands whole or not at all
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = ("blockquote", "expandable_blockquote")
_FIXED_WIDTH = ("pre", "code")
# clean_input_string: a space in the place of each, and these left out
_TO_SPACE = frozenset(map(chr, range(32))) - {"\n", "\r"}
_LEFT_OUT = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
_BLANK = " \n"
_MOST_MARKS = 100  # MAX_USER_ENTITY_COUNT

Entity = dict[str, Any]


def settled(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return the text as it stands in the chat, and its entities in order.

    Raises:
        Refused: If nothing is left to be read.
    """
    text, entities = _cleaned(text, fixed(entities))
    if not text.strip(_BLANK):
        raise bad("Text must be non-empty")
    text, entities = _trimmed(text, fixed(entities))
    return text, _with_found(text, _limited(entities))


def in_order(entities: list[Entity]) -> list[Entity]:
    """Order by place, the longer first, then by kind."""
    return sorted(
        entities,
        key=lambda one: (
            one["offset"],
            -one["length"],
            _PRIORITY.get(one["type"], _OTHER_PRIORITY),
        ),
    )


def fixed(entities: list[Entity]) -> list[Entity]:
    """Let no two overlap that may not (``fix_entities``)."""
    ordered = in_order(entities)
    marks = [one for one in ordered if one["type"] in _SPLITTABLE]
    quotes = found.apart([one for one in ordered if one["type"] in _QUOTES])
    others = (one for one in ordered if one["type"] not in (*_SPLITTABLE, *_QUOTES))
    whole = [one for one in found.apart(list(others)) if _clear(one, quotes)] + quotes
    return in_order(_split(marks, whole) + whole)


def _cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    kept: list[str] = []
    places, place = [], 0  # of each unit of the text, its place in what is kept
    for letter in text:
        places += [place] * utf16.length(letter)
        if letter not in _LEFT_OUT:
            kept.append(" " if letter in _TO_SPACE else letter)
            place += utf16.length(letter)
    places.append(place)
    moved = [_between(one, places[one["offset"]], places[_end(one)]) for one in entities]
    return "".join(kept), [one for one in moved if one["length"]]


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Leave out spaces and line breaks at both ends, in front those before the first entity."""
    text = text.rstrip(_BLANK)
    end = utf16.length(text)
    kept = [_between(one, one["offset"], min(_end(one), end)) for one in entities]
    kept = [one for one in kept if one["length"] > 0]
    first = kept[0]["offset"] if kept else len(text)
    begin = min(len(text) - len(text.lstrip(_BLANK)), first)
    moved = [_between(one, one["offset"] - begin, _end(one) - begin) for one in kept]
    return text[begin:], in_order(moved)


def _limited(entities: list[Entity]) -> list[Entity]:
    """Keep as many as the server takes: of those that can be cut the fewest."""
    emoji = [one for one in entities if one["type"] == "custom_emoji"]
    whole = [one for one in entities if one["type"] not in (*_SPLITTABLE, "custom_emoji")]
    marks = _split([one for one in entities if one["type"] in _SPLITTABLE], [])
    whole = whole[:_MOST_MARKS]
    return fixed(emoji + whole + marks[: _MOST_MARKS - len(whole)])


def _with_found(text: str, entities: list[Entity]) -> list[Entity]:
    """Add what the server finds where nothing else stands whole (``merge_new_entities``)."""
    whole = [one for one in entities if one["type"] not in (*_SPLITTABLE, *_QUOTES)]
    fresh = [
        one
        for one in found.entities(text)
        if all(_end(one) <= old["offset"] or _end(old) <= one["offset"] for old in whole)
    ]
    return fixed(entities + fresh) if fresh else entities


def _clear(one: Entity, quotes: list[Entity]) -> bool:
    """Say whether it stands inside a quote or outside of all."""
    quote = next((each for each in quotes if _end(each) > one["offset"]), None)
    return quote is None or not (
        _end(quote) < _end(one) or one["offset"] < quote["offset"] < _end(one)
    )


def _split(marks: list[Entity], whole: list[Entity]) -> list[Entity]:
    """Join what touches, cut it where another begins or one that stands whole begins or ends."""
    runs = [run for kind in _SPLITTABLE for run in _joined(kind, marks)]
    cuts = {run["offset"] for run in runs} | {
        place for one in whole for place in (one["offset"], _end(one))
    }
    fixed_width = [one for one in whole if one["type"] in _FIXED_WIDTH]
    pieces = (piece for run in runs for piece in _cut(run, cuts))
    return in_order([one for one in pieces if not any(_holds(pre, one) for pre in fixed_width)])


def _joined(kind: str, marks: list[Entity]) -> list[Entity]:
    runs: list[Entity] = []
    for one in marks:
        if one["type"] != kind:
            continue
        if runs and one["offset"] <= _end(runs[-1]):
            runs[-1] = _between(runs[-1], runs[-1]["offset"], max(_end(runs[-1]), _end(one)))
        else:
            runs.append(one)
    return runs


def _cut(run: Entity, cuts: set[int]) -> list[Entity]:
    inside = sorted(place for place in cuts if run["offset"] < place < _end(run))
    places = [run["offset"], *inside, _end(run)]
    return [_between(run, *pair) for pair in pairwise(places)]


def _holds(outer: Entity, inner: Entity) -> bool:
    return bool(outer["offset"] <= inner["offset"] and _end(inner) <= _end(outer))


def _between(entity: Entity, begin: int, end: int) -> Entity:
    return entity | {"offset": begin, "length": end - begin}


def _end(entity: Entity) -> int:
    return int(entity["offset"] + entity["length"])
