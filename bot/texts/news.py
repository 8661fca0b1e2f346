"""The letter that tells a member what is new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from string import Template

from bot.conversation.replies import Button, Line, Reply
from bot.texts import documents
from knowledge.domain import Held

ONE, SEVERAL = "Có văn bản mới:", "Có $count văn bản mới:"
REPLACES = "Thay thế $names."
MORE = "… và $count văn bản nữa; đồng chí xem bằng /vanban."
RECALLED = "Đã thôi dùng, đồng chí đừng làm theo: $name."
NOTHING_LEFT = "Thư trước báo văn bản mới đã được đính chính:"
TAKEN_BACK = "Văn phòng đã rút lại thư báo văn bản mới ngày này."
_MOST = 10
_MOST_BUTTONS = 5


def letter(told: Sequence[Held], seen: Sequence[Held], gone: Sequence[Held] = ()) -> Reply:
    """Tell of new directives.

    Args:
        told: The new ones, in the order of publishing.
        seen: Everything held that exists for the reader.
        gone: What an earlier letter told of, and is no longer in use.
    """
    buttons = [
        Button(documents.named(one), f"documents:show:{one.id}") for one in told[:_MOST_BUTTONS]
    ]
    return Reply(lines=tuple(_lines(told, seen, gone)), buttons=tuple(buttons))


def _lines(told: Sequence[Held], seen: Sequence[Held], gone: Sequence[Held]) -> Iterator[Line]:
    if not told and not gone:
        yield Line("plain", TAKEN_BACK)
        return
    if told:
        template = ONE if len(told) == 1 else SEVERAL
        yield Line("title", Template(template).substitute(count=len(told)))
    else:
        yield Line("title", NOTHING_LEFT)
    for one in told[:_MOST]:
        yield Line("key", documents.named(one))
        yield Line("plain", one.directive.subject or documents.UNTITLED)
        old = [other for other in seen if one.id in other.superseded_by]
        if old:
            names = "; ".join(documents.named(other) for other in old)
            yield Line("note", Template(REPLACES).substitute(names=names))
    if len(told) > _MOST:
        yield Line("note", Template(MORE).substitute(count=len(told) - _MOST))
    for one in gone:
        yield Line("key", Template(RECALLED).substitute(name=documents.named(one)))
