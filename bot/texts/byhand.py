"""Words for one cell that are copied into another messenger: plain text, nothing to press."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import Template

from bot.texts import deadlines, documents, places, reminders
from bot.texts.reminders import Told

GREETING = "Kính gửi $cell,"
ONE = "Văn phòng xin nhắc việc sau:"
SEVERAL = "Văn phòng xin nhắc $count việc sau:"
SOURCE = "Theo $where: “$quote”"
SOURCE_UNQUOTED = "Theo $where."
END = "Nếu đã nộp, xin báo lại Văn phòng để được ghi nhận."
END_TO = "Nếu đã nộp, xin báo lại $office để được ghi nhận."
_LONGEST = 300  # characters of a quote: a messenger shows no more without unfolding
_SHORTEST = 100  # a sentence that ends before is too little to stand for a quote
# "… về Văn phòng. Các chi bộ …"; not "1. Các"
_SENTENCE_END = re.compile(r"(?:[^\W\d_]{2,}|\d{4})[.;!?](?=\s)")


def words(cell: str, told: Sequence[Told], *, office: str, today: date) -> str:
    """Write to one cell what it owes, as a message to copy.

    Args:
        cell: Its name.
        told: What it owes, at least one.
        office: Whom to tell, with a telephone; empty where none is set.
        today: The day on which it is sent.
    """
    parts = [Template(GREETING).substitute(cell=cell)]
    parts.append(ONE if len(told) == 1 else Template(SEVERAL).substitute(count=len(told)))
    for number, one in enumerate(told, start=1):
        parts += _one(one, number if len(told) > 1 else None, today)
    parts.append(Template(END_TO).substitute(office=office) if office else END)
    return "\n".join(parts)


def _one(told: Told, number: int | None, today: date) -> Iterator[str]:
    bare = replace(told, of_cell="")
    yield f"{number}. {bare.what}" if number else bare.what
    yield reminders.when(bare, today)
    yield from (line.text for line in deadlines.whose(told.due, today))
    said = deadlines.addressed(told.due.duty)
    if said:
        yield said
    yield _source(told)


def _source(told: Told) -> str:
    """Say where it stands, with the exact words where there are any."""
    read = told.due.duty.as_read
    where = (documents.name(told.held.directive), places.place(read.unit))
    quote = _short(places.readable(read.quote))
    template = Template(SOURCE if quote else SOURCE_UNQUOTED)
    return template.safe_substitute(where=", ".join(filter(None, where)), quote=quote)


def _short(quote: str) -> str:
    """Cut a long quote after a sentence, or else after a word, and show that it goes on."""
    if len(quote) <= _LONGEST:
        return quote
    ends = [end.end() for end in _SENTENCE_END.finditer(quote, 0, _LONGEST)]
    if ends and ends[-1] >= _SHORTEST:
        return f"{quote[: ends[-1]]} …"
    return f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …"
