"""How the assistant is used and what waits, counted: nobody's name, nobody's words; pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

WEEKS = 8
# how an answer is counted; what was declined is no question that the documents could answer
_ANSWERED = ("answered", "which_one")
_UNANSWERED = ("not_in_documents",)


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """One week, from Monday on."""

    start: date
    # questions to which the documents, or the office, had an answer
    answered: int
    # questions of which the documents do not speak
    unanswered: int
    # directives published
    published: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """What one picture shows."""

    # oldest first, the running one last
    weeks: tuple[Week, ...]
    # duties that are followed up, and those that wait to be confirmed
    confirmed: int
    proposed: int
    # questions that wait for the office
    questions: int


def weeks(
    today: date, tallies: Mapping[tuple[date, str], int], published: Iterable[date]
) -> tuple[Week, ...]:
    """Count the last weeks.

    Args:
        today: A day of the running week.
        tallies: How often something happened, by day and what.
        published: The day of each directive held.
    """
    monday = today - timedelta(days=today.weekday())
    starts = [monday - timedelta(weeks=back) for back in reversed(range(WEEKS))]
    days = list(published)
    return tuple(
        Week(
            start=start,
            answered=_count(tallies, start, _ANSWERED),
            unanswered=_count(tallies, start, _UNANSWERED),
            published=sum(_in_week(day, start) for day in days),
        )
        for start in starts
    )


def _count(tallies: Mapping[tuple[date, str], int], start: date, what: tuple[str, ...]) -> int:
    return sum(
        count for (day, kind), count in tallies.items() if kind in what and _in_week(day, start)
    )


def _in_week(day: date, start: date) -> bool:
    return start <= day < start + timedelta(weeks=1)
