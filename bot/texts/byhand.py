"""Words for one cell that are copied into another messenger: plain text, nothing to press."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from string import Template

from bot.texts import deadlines, documents, places, reminders
from bot.texts.reminders import Told

GREETING = "Kính gửi $cell,"
ONE = "Văn phòng xin nhắc việc sau:"
SEVERAL = "Văn phòng xin nhắc $count việc sau:"
SOURCE = "Theo $directive, $place: “$quote”"
END = "Nếu đã nộp, xin báo lại Văn phòng để được ghi nhận."
END_TO = "Nếu đã nộp, xin báo lại $office để được ghi nhận."
_LONGEST = 300  # characters of a quote: a messenger shows no more without unfolding


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
    read = told.due.duty.as_read
    yield Template(SOURCE).substitute(
        directive=documents.name(told.held.directive),
        place=places.place(read.unit),
        quote=_short(places.readable(read.quote)),
    )


def _short(quote: str) -> str:
    """Cut a long quote at the end of a word, and show that it goes on."""
    return quote if len(quote) <= _LONGEST else f"{quote[:_LONGEST].rsplit(' ', 1)[0]} …"
