"""When members are told of new directives: once a day, of all of them together; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

# Longer than any run of days without letters: Tết with the Sundays beside it.
_LONGEST_DAYS = 31


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcement:
    """A directive that members are to be told of."""

    directive_id: int
    by: str
    at: datetime
    # the day on whose letters it stands; None while it waits
    told_on: date | None = None
    # when it was taken back
    recalled_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hours:
    """When letters go out."""

    # local time
    at: time
    # days without letters: Sundays and holidays
    is_quiet: Callable[[date], bool]

    def next_day(self, now: datetime) -> date:
        """Return the day of the next letters: today before the hour, else a later one."""
        day = now.date() + timedelta(days=now.time() >= self.at)
        for _ in range(_LONGEST_DAYS):
            if not self.is_quiet(day):
                break
            day += timedelta(days=1)
        return day

    def are_on(self, now: datetime) -> bool:
        """Say whether today's letters may go out by *now*."""
        return now.time() >= self.at and not self.is_quiet(now.date())


def to_tell(
    now: datetime,
    hours: Hours,
    announcements: Iterable[Announcement],
    may_be_told: Callable[[int], bool],
) -> list[int]:
    """Decide what today's letters, which have not been written yet, tell of.

    Args:
        now: The moment, in the zone of *hours*.
        hours: When letters go out.
        announcements: All that wait, and those of today.
        may_be_told: Whether a directive, by its id, is held and waits for nobody's yes.

    Returns:
        Ids of directives, in the order of publishing; none where it is not the hour, or where
        today's letters are written: what is published after them is told the next day.
    """
    known = list(announcements)
    if not hours.are_on(now) or any(one.told_on == now.date() for one in known):
        return []
    waiting = [one for one in known if one.told_on is None and one.recalled_at is None]
    waiting.sort(key=lambda one: (one.at, one.directive_id))
    return [one.directive_id for one in waiting if may_be_told(one.directive_id)]


def letter_key(day: date, account: str, without: Sequence[int] = ()) -> str:
    """Return the key of the letter of a day to an account, or of what took its place.

    Args:
        day: The day of the letters.
        account: To whom.
        without: Ids of directives that were taken back since.
    """
    ending = "".join(f":-{one}" for one in sorted(without))
    return f"news:{day.isoformat()}:{account}{ending}"
