"""A statement about what somebody owes stands only if the register, asked anew, says so."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

import pytest

from knowledge.answer import owed_check
from knowledge.answer.asking import recorded
from knowledge.domain import Due, Duty, State, Statement
from knowledge.register import Owing
from tests.bot.dues import due, duty

TODAY = date(2026, 3, 10)


class OneDue:
    """A register that holds the dues it is given."""

    def __init__(self, *dues: Due, undated: Iterable[Duty] = ()) -> None:
        self._dues = dues
        self._undated = list(undated)

    def dues(self, first: date, last: date, *, cells: Iterable[str] | None = None) -> list[Due]:
        wanted = set(cells or ())
        return [one for one in self._dues if first <= one.day <= last and one.cell in wanted]

    def duties(self, *, states: Collection[State] = (), cell: str | None = None) -> list[Duty]:
        del states, cell
        return [one.duty for one in self._dues]

    def undated(self, today: date, *, cells: Iterable[str] | None = None) -> list[Duty]:
        del today, cells
        return self._undated


def _owing(*dues: Due, undated: Iterable[Duty] = ()) -> Owing:
    return Owing(lambda: OneDue(*dues, undated=undated), ("chi-bo-3",), TODAY)


def _told(told: Due) -> Statement:
    facts = {"due": told, "today": TODAY, "number": 1, "of": 1}
    return Statement(kind="recorded", code="due", facts=facts, citations=(told.citation,))


def test_a_due_of_the_register_stands() -> None:
    assert owed_check.stands(_told(due()), _owing(due()))


@pytest.mark.parametrize(
    "told",
    [
        pytest.param(replace(due(), day=date(2026, 3, 20)), id="another day"),
        pytest.param(replace(due(), cell="chi-bo-4"), id="another cell"),
        pytest.param(replace(due(), advised=date(2026, 3, 1)), id="another advice"),
        pytest.param(replace(due(), day_by="office"), id="whose day"),
    ],
)
def test_a_due_that_the_register_does_not_say_so_is_not_sent(told: Due) -> None:
    assert not owed_check.stands(_told(told), _owing(due()))


def test_a_due_without_its_sentence_is_not_sent() -> None:
    bare = replace(_told(due()), citations=())

    assert not owed_check.stands(bare, _owing(due()))


def test_nothing_is_said_for_somebody_of_no_cell() -> None:
    assert not owed_check.stands(_told(due()), None)


MARCH = {"first": date(2026, 3, 1), "last": date(2026, 3, 31), "partly": False}


@pytest.mark.parametrize(
    ("statement", "stands"),
    [
        (recorded("between", dues=(due(),), **MARCH), True),
        (recorded("between", dues=(), **MARCH), False),
        (recorded("none_between", dues=(), **MARCH), False),
        (recorded("late", count=1), False),
        (recorded("none_late"), True),
        (recorded("coming", count=1), True),
        (recorded("coming", count=2), False),
        (recorded("nothing_confirmed"), False),
        (recorded("only_undated", count=1), False),
        (recorded("undated", duty=duty(), number=1), False),
        (recorded("recurs", duty=duty(), number=1, year=2026), True),
        (recorded("recurs", duty=duty(id=6), number=1, year=2026), False),
        (recorded("recurring", count=1, year=2026, kind=None), True),
        (recorded("recurring", count=2, year=2026, kind=None), False),
        (recorded("recurring", count=1, year=2026, kind="monthly"), False),
        (recorded("recording", count=0), True),
        (recorded("recording", count=1), False),
        (recorded("made up"), False),
    ],
    ids=lambda value: value.code if isinstance(value, Statement) else "",
)
def test_what_is_said_of_the_whole_list_is_counted_again(
    statement: Statement, stands: bool
) -> None:
    assert owed_check.stands(statement, _owing(due())) is stands


def test_that_nothing_was_confirmed_stands_where_nothing_is() -> None:
    assert owed_check.stands(recorded("nothing_confirmed"), _owing())
    assert owed_check.stands(recorded("only_undated", count=1), _owing(undated=[duty()]))
    assert owed_check.stands(recorded("undated", duty=duty(), number=1), _owing(undated=[duty()]))
