"""Progress of one report as a picture: the whole at a glance, then the cells by name."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.charts.letters import together
from bot.charts.lines import BLUE, GREEN, GREY, ORANGE, RED, Bar, Text, drawn
from bot.reminders.ledger import STATES, State
from bot.reminders.progress import Progress, Row
from bot.texts import deadlines
from bot.texts import progress as texts

_COLOURS: dict[State, str] = {
    "waiting": RED,
    "returned": ORANGE,
    "handed_in": BLUE,
    "received": GREEN,
    "excused": GREY,
}
# what needs somebody comes first
_ORDER: tuple[State, ...] = ("waiting", "returned", "handed_in", "received", "excused")
_MOST_BEHIND, _MOST_DONE = 36, 12  # names; more are counted
_LONGEST = 60  # letters of a name


def picture(progress: Progress, today: date) -> bytes:
    """Draw *progress* as it stands on *today*, as a PNG 1080 wide."""
    return drawn(list(_things(progress, today)))


def _things(progress: Progress, today: date) -> Iterator[Text | Bar]:
    yield Text(text=progress.what, size=20, bold=True, most_lines=4)
    yield Text(text=progress.directive, size=13, colour=GREY, most_lines=3)
    left = deadlines.left(progress.day, today)
    said = texts.put(texts.DAY, day=deadlines.day(progress.day), left=left)
    yield Text(text=said, size=16, bold=True)
    counts = progress.counts
    yield Bar(parts=tuple((counts[state], _COLOURS[state]) for state in STATES))
    for state in _ORDER:
        rows = [row for row in progress.rows if row.state == state]
        if rows:
            yield from _group(state, rows, len(progress.rows), today)


def _group(state: State, rows: list[Row], everybody: int, today: date) -> Iterator[Text]:
    head = texts.put(texts.STATE_ROW, state=texts.STATES[state], count=len(rows), all=everybody)
    late = [row.is_late(today) for row in rows]
    # said once of all, or else of each
    head = f"{head}, {texts.LATE}" if all(late) else head
    yield Text(text=head, size=16, bold=True, colour=_COLOURS[state], above=0.22)
    most = _MOST_BEHIND if rows[0].standing.is_open else _MOST_DONE
    named = [
        f"{_short(row.name)} ({texts.LATE})" if is_late and not all(late) else _short(row.name)
        for row, is_late in zip(rows, late, strict=True)
    ]
    more = len(named) - most
    said = ", ".join(map(together, named[:most]))
    if more > 0:
        said = f"{said} {together(texts.put(texts.NAMES_MORE, count=more))}"
    yield Text(text=said, size=15)


def _short(name: str) -> str:
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST - 2].rstrip()} …"
