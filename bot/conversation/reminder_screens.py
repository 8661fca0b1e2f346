"""A reminder as a message: what it says, and the buttons under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.conversation.replies import Button, Line, Reply
from bot.reminders.hours import Hours
from bot.texts import deadlines
from bot.texts import reminders as texts
from bot.texts.reminders import Told

put = texts.put
_MOST = 6  # buttons of dues
_MOST_GROUPS = 3
_ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """The moment at which a letter is written, and the days and hours around it."""

    now: datetime
    hours: Hours
    is_off: Callable[[date], bool]

    @property
    def next_morning(self) -> datetime:
        """The next morning of a working day."""
        day = self.now.date() + _ONE_DAY
        while self.is_off(day):
            day += _ONE_DAY
        return self.hours.first(day, self.now, evening=False)


def letter(told: Sequence[Told], seen: Seen, *, again: bool = False) -> Reply:
    """Write to an officer: one due whole, or several in a list.

    Args:
        told: What to tell of, at least one.
        seen: The moment.
        again: Whether it is a second copy of a letter that may have arrived.
    """
    buttons = _of_one(told[0], seen) if len(told) == 1 else _of_several(told, seen)
    return Reply(lines=tuple(texts.lines(told, seen.now, again=again)), buttons=tuple(buttons))


def _of_one(told: Told, seen: Seen) -> Iterator[Button]:
    done, *others = answers(told, seen) or (None,)
    if done is not None:
        yield done
    if told.standing.is_open:
        yield from _later(told.ref, told.day, seen)
    yield Button(texts.SHOW, f"report:show:{told.ref}")
    yield from others


def answers(told: Told, seen: Seen) -> tuple[Button, ...]:
    """Offer what a cell may say of a report now, the most likely first."""
    standing = told.standing
    if standing.is_open:
        done = Button(texts.DONE, f"report:done:{told.ref}")
        other = Button(texts.NOT_OURS, f"report:other:{told.ref}")
        return (done,) if standing.not_ours is not None else (done, other)
    if standing.state != "handed_in":
        return ()
    evidence = Button(texts.EVIDENCE, f"report:evidence:{told.ref}")
    undo = Button(texts.UNDO, f"report:undo:{told.ref}")
    return (evidence, undo) if standing.may_be_undone(seen.now) else (evidence,)


def _of_several(told: Sequence[Told], seen: Seen) -> Iterator[Button]:
    for number, one in enumerate(told[:_MOST], start=1):
        if one.standing.is_open:
            yield Button(put(texts.DONE_OF, number=number), f"report:done:{one.ref}")
        elif one.standing.may_be_undone(seen.now):
            yield Button(put(texts.UNDO_OF, number=number), f"report:undo:{one.ref}")
    still = [one for one in told if one.standing.is_open]
    if still:
        yield from _later(still[0].ref, max(one.day for one in still), seen)
    yield Button(texts.SHOW_ALL, "deadlines:page:0")


def _later(ref: int | str, last: date, seen: Seen) -> Iterator[Button]:
    """Offer to be reminded again, as long as that is in time."""
    if seen.now.date() <= last and seen.hours.afternoon(seen.now) is not None:
        yield Button(texts.AFTERNOON, f"report:afternoon:{ref}")
    morning = seen.next_morning
    if morning.date() <= last:
        is_next = morning.date() == seen.now.date() + _ONE_DAY
        label = texts.TOMORROW if is_next else _another(morning.date())
        yield Button(label, f"report:morning:{ref}")


def _another(day: date) -> str:
    return put(texts.ANOTHER_MORNING, day=deadlines.day(day).removesuffix(f"/{day:%Y}"))


def doubtful(told: Sequence[Told], name: str, seen: Seen) -> Reply:
    """Tell the office of what may not have reached somebody, twice."""
    lines = tuple(texts.doubtful(told, name, seen.now.date()))
    return Reply(lines=lines, buttons=(Button(texts.BY_HAND, "progress:byhand"),))


def for_office(
    unreached: Sequence[Sequence[Told]],
    overdue: Sequence[Sequence[Told]],
    seen: Seen,
) -> Reply:
    """Write to the office: which cells it must tell itself, and who is behind.

    Args:
        unreached: Dues of cells in which nobody could be reminded, by duty and period.
        overdue: What is not noted after its day, by duty and period.
        seen: The moment.
    """
    lines: list[Line] = []
    buttons: list[Button] = []
    if unreached:
        lines += texts.unreached(unreached, seen.now.date())
        buttons.append(Button(texts.BY_HAND, "progress:byhand"))
    if overdue:
        lines += texts.overdue(overdue)
        buttons += [_progress(group[0]) for group in overdue[:_MOST_GROUPS]]
    return Reply(lines=tuple(lines), buttons=tuple(buttons))


def _progress(told: Told) -> Button:
    what = deadlines.what(told.due.duty, told.held, told.due.period)
    root = told.due.root or told.due.duty.root
    return Button(put(texts.PROGRESS_OF, what=what), f"progress:of:{root}:{told.due.period.key}")
