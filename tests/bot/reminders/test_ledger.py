from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import DatabaseError

from bot.reminders.ledger import UNDO, Entry, What, standing
from bot.store.ledger import Ledger
from bot.tables import LedgerRow
from tests.bot.reminders.conftest import Office, at

_KEY = "7:chi-bo-3:2026-Q1"
_CELL: tuple[What, ...] = ("handed_in", "undone", "evidence", "not_ours")
_OFFICE: tuple[What, ...] = ("received", "returned", "excused", "extended", "ours", "cleared")


def _entry(what: What, hour: int = 9) -> Entry:
    return Entry(due_key=_KEY, due_on=date(2026, 3, 14), what=what, by="Lụa", at=at(10, hour))


@pytest.mark.parametrize(
    ("noted", "state"),
    [
        ((), "waiting"),
        (("handed_in",), "handed_in"),
        (("handed_in", "undone"), "waiting"),
        (("handed_in", "received"), "received"),
        (("received",), "received"),
        (("handed_in", "returned"), "returned"),
        (("handed_in", "returned", "handed_in"), "handed_in"),
        (("handed_in", "received", "cleared"), "handed_in"),
        (("not_ours",), "waiting"),
        (("not_ours", "excused"), "excused"),
        (("not_ours", "excused", "ours"), "waiting"),
        (("extended",), "waiting"),
        (("received", "undone"), "received"),
    ],
    ids=lambda value: "+".join(value) if isinstance(value, tuple) else value,
)
def test_how_a_report_stands(noted: tuple[What, ...], state: str) -> None:
    assert standing(map(_entry, noted)).state == state


@given(st.lists(st.sampled_from(_CELL + _OFFICE), max_size=12))
def test_the_cells_word_never_changes_what_the_office_noted(noted: list[What]) -> None:
    before = standing(map(_entry, noted))

    for what in _CELL:
        after = standing(map(_entry, [*noted, what]))
        assert (after.received, after.excused, after.extended) == (
            before.received,
            before.excused,
            before.extended,
        )


def test_a_cell_may_take_its_word_back_for_a_day() -> None:
    own = standing([_entry("handed_in")])

    assert own.may_be_undone(at(10, 9) + UNDO)
    assert not own.may_be_undone(at(10, 9) + UNDO + timedelta(seconds=1))
    assert not standing([_entry("handed_in"), _entry("received")]).may_be_undone(at(10, 10))


def test_lines_are_kept_in_order_and_found_by_the_day_of_the_due(office: Office) -> None:
    ledger = Ledger(office.database)

    ledger.note([_entry("handed_in"), _entry("returned"), _entry("handed_in", 10)])

    assert ledger.of(_KEY).state == "handed_in"
    assert ledger.since(date(2026, 3, 14))[_KEY] == ledger.of(_KEY)
    assert ledger.since(date(2026, 3, 15)) == {}
    assert ledger.settled(date(2026, 3, 1)) == {_KEY}


def test_the_database_refuses_to_change_a_line(office: Office) -> None:
    [line] = Ledger(office.database).note([_entry("handed_in")])

    with pytest.raises(DatabaseError, match="only added to"), office.database.writing() as session:
        session.get_one(LedgerRow, line.id).by = "Ai đó"
