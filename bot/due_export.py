"""Dues as calendar entries, and as the JSON that other programs rely on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot import export
from bot.texts import deadlines
from bot.texts import due_export as texts
from knowledge.domain import Due, EndedBody, Held
from knowledge.register import OFTEN

Shelf = Mapping[int, Held]
Names = Mapping[str, str]

# Reminded of in the morning of the day that is wise, and some days before what comes seldom.
_BEFORE = timedelta(days=3)


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One day to keep."""

    # names it for ever; any text
    key: str
    # higher in each later file in which it may have changed
    sequence: int
    day: date
    # "16:00": it ends then; None for the whole day
    until: str | None
    summary: str
    description: str
    # days on which to be reminded, at eight in the morning
    reminders: tuple[date, ...] = ()


def entries(dues: Iterable[Due], shelf: Shelf, revision: int) -> list[Entry]:
    """Write dues as calendar entries.

    Args:
        dues: What is due; of daily ones a calendar is spared.
        shelf: The directives held, by id.
        revision: Of the register: higher than when these dues were written before.
    """
    seldom = (due for due in dues if due.period.kind != "daily")
    return [_entry(due, shelf[due.directive_id], revision) for due in seldom]


def _entry(due: Due, held: Held, revision: int) -> Entry:
    name = deadlines.what(due.duty, held, due.period)
    reminders = {due.advised, due.day}
    if due.period.kind not in OFTEN:
        reminders.add(due.advised - _BEFORE)
    return Entry(
        key=due.key,
        sequence=revision,
        day=due.day,
        until=due.times[-1] if due.times else None,
        summary=f"{texts.SUMMARY}: {name}",
        description="\n".join(_described(due, held)),
        reminders=tuple(sorted(reminders)),
    )


def _described(due: Due, held: Held) -> Iterable[str]:
    yield deadlines.stated(due)
    yield from (line.text for line in deadlines.whose(due))
    for line in deadlines.details(due.duty, held):
        yield f"“{line.text}”" if line.kind == "quote" else line.text


def to_json(due: Due, held: Held, names: Names, today: date) -> dict[str, Any]:
    """Return one row of what ``troly due --json`` prints."""
    return {
        "key": due.key,
        "cell": {"id": due.cell, "name": names.get(due.cell)},
        **_asked(due),
        "day": due.day.isoformat(),
        "times": list(due.times),
        "day_by": due.day_by,
        "days_left": (due.day - today).days,
        "advised": due.advised.isoformat(),
        "advised_why": _why(due),
        "stated": _stated(due),
        "set_by": due.set_day.by if due.set_day else None,
        "also": [f"vb {duty.directive_id}" for duty in due.also],
        "ended_bodies": [_ended(body) for body in due.ended_bodies],
        **export.citation(due.citation, held),
    }


def _asked(due: Due) -> dict[str, Any]:
    own, period = due.duty.obligation, due.period
    return {
        "kind": own.kind,
        "what": own.what,
        "to": list(own.to),
        "via": list(own.via),
        "period": {
            "kind": period.kind,
            "key": period.key,
            "start": period.start.isoformat(),
            "end": period.end.isoformat(),
        },
    }


def _why(due: Due) -> dict[str, Any] | None:
    why = due.why
    if why is None:
        return None
    return {"date": why.day.isoformat(), "kind": why.kind, "name": why.name}


def _stated(due: Due) -> dict[str, Any] | None:
    """Return the document's own day; None where it states none."""
    stated = due.document
    if stated is None:
        return None
    return {
        "boundary": stated.boundary,
        "date": stated.written.isoformat(),
        "last_safe": stated.last_safe.isoformat(),
    }


def _ended(body: EndedBody) -> dict[str, Any]:
    return {
        "name": body.name,
        "ended_on": body.ended_on.isoformat(),
        "successors": list(body.successors),
        "number": body.number,
    }
