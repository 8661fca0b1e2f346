from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from bot.statistics import WEEKS, weeks

_WEDNESDAY = date(2026, 3, 18)
_days = st.dates(min_value=date(2025, 12, 1), max_value=date(2026, 3, 31))


def test_weeks_begin_on_monday_and_the_running_one_comes_last() -> None:
    tallies = {
        (date(2026, 3, 16), "answered"): 3,
        (date(2026, 3, 18), "which_one"): 1,
        (date(2026, 3, 15), "not_in_documents"): 2,
        (date(2026, 3, 18), "refused"): 9,
    }

    found = weeks(_WEDNESDAY, tallies, [date(2026, 3, 16), date(2026, 3, 15)])

    assert len(found) == WEEKS
    *_, before, last = found
    assert (last.start, last.answered, last.unanswered) == (date(2026, 3, 16), 4, 0)
    assert (before.start, before.answered, before.unanswered) == (date(2026, 3, 9), 0, 2)
    assert (before.published, last.published) == (1, 1)


@given(st.dictionaries(_days, st.integers(1, 50), max_size=20))
def test_every_question_of_the_weeks_shown_is_counted_once(asked: dict[date, int]) -> None:
    found = weeks(_WEDNESDAY, {(day, "answered"): count for day, count in asked.items()}, ())

    shown = [count for day, count in asked.items() if found[0].start <= day <= date(2026, 3, 22)]
    assert sum(week.answered for week in found) == sum(shown)
