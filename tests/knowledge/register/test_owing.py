"""What one person's cells owe is seen at one moment of the register, and only when it is asked."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from knowledge.library import Library
from knowledge.register import Owing, Register
from knowledge.register.moment import Moment
from tests.knowledge.register.papers import MONTHLY, NOW, QUARTERLY, plan, publish

TODAY = NOW.date()


class Counted:
    """The register, with how often it was read."""

    def __init__(self, register: Register) -> None:
        self._register = register
        self.times = 0

    def __call__(self) -> Moment:
        self.times += 1
        return self._register.moment()


@pytest.fixture
def confirmed(library: Library, register: Register) -> Register:
    register.confirm_all(publish(library, plan(QUARTERLY, MONTHLY)), by="Văn phòng", now=NOW)
    return register


def test_the_register_is_read_once_however_much_is_asked(confirmed: Register) -> None:
    read = Counted(confirmed)
    owing = Owing(read, ("c1",), TODAY)

    asked = (owing.late, owing.coming, owing.undated, owing.is_bound, owing.recurring(2026))
    found = owing.between(TODAY, TODAY + timedelta(days=800))

    assert [due.period.key for due in found][:2] == ["2026-Q1", "2026-Q2"]
    assert [duty.as_read.quote for duty in owing.undated] == [MONTHLY]
    assert asked[3]
    assert read.times == 1


def test_the_register_is_not_read_for_somebody_who_asks_nothing_of_it(confirmed: Register) -> None:
    read = Counted(confirmed)

    Owing(read, ("c1",), TODAY)

    assert read.times == 0


def test_what_is_decided_meanwhile_is_seen_by_the_next_one(confirmed: Register) -> None:
    before = Owing(confirmed.moment, ("c1",), TODAY)
    (due, *_) = before.coming
    confirmed.reject([due.duty.id], by="Văn phòng", now=NOW)

    assert due in before.between(date(2026, 1, 1), date(2026, 12, 31))
    assert Owing(confirmed.moment, ("c1",), TODAY).coming == ()
