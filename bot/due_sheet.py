"""Dues as rows of a table to print."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.sheets import Column, Value
from bot.texts import deadlines, documents, places
from bot.texts import due_export as texts
from knowledge.domain import Due, Held

Shelf = Mapping[int, Held]
Names = Mapping[str, str]


def columns() -> Sequence[Column]:
    """Return the columns of a table of dues."""
    return [Column(head=head, width=width) for head, width in texts.COLUMNS]


def rows(dues: Iterable[Due], shelf: Shelf, names: Names) -> list[tuple[Value, ...]]:
    """Write dues as rows of a table, one value to a column of ``columns``."""
    return [
        (number, *_row(due, shelf[due.directive_id], names))
        for number, due in enumerate(dues, start=1)
    ]


def _row(due: Due, held: Held, names: Names) -> tuple[Value, ...]:
    own = due.duty.obligation
    return (
        names.get(due.cell, due.cell),
        deadlines.what(due.duty, held, due.period),
        "; ".join(own.to),
        "; ".join(own.via),
        due.day,
        due.advised,
        deadlines.stated(due).rstrip("."),
        f"{documents.name(held.directive)}, {places.place(due.duty.as_read.unit)}",
        "",  # for a pen: when it was handed in
    )
