from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from bot.organisation import Cell, Organisation
from bot.store import Guesses, Invites, People
from bot.store.invites import LASTS
from knowledge.database import Database
from tests.bot.factories import MOMENT


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    database = Database(f"sqlite:///{tmp_path / 'troly.db'}")
    database.create()
    cells = (Cell(id="chi-bo-1", name="Chi bộ 1"), Cell(id="chi-bo-2", name="Chi bộ 2"))
    People(database).add(Organisation(cells=cells), origin="staff")
    yield database
    database.close()


def test_a_code_leads_into_its_cell_until_the_moment_it_ends(database: Database) -> None:
    invites = Invites(database)
    made = invites.make("chi-bo-1", by="Lụa", now=MOMENT)

    end = MOMENT + LASTS
    assert invites.find(made.code.upper(), now=end - timedelta(seconds=1)) == made
    assert invites.find(made.code, now=end) is None
    assert invites.of("chi-bo-1", now=end) is None


def test_a_new_code_ends_the_one_of_the_same_cell_alone(database: Database) -> None:
    invites = Invites(database)
    other = invites.make("chi-bo-2", by="Lụa", now=MOMENT)
    first = invites.make("chi-bo-1", by="Lụa", now=MOMENT)

    second = invites.make("chi-bo-1", by="Lụa", now=MOMENT + timedelta(days=1))

    assert invites.find(first.code, now=MOMENT) is None
    assert invites.of("chi-bo-1", now=MOMENT + timedelta(days=1)) == second
    assert invites.find(other.code, now=MOMENT) == other


def test_codes_do_not_repeat(database: Database) -> None:
    invites = Invites(database)

    codes = {invites.make("chi-bo-1", by="Lụa", now=MOMENT).code for _ in range(20)}

    assert len(codes) == 20


def test_an_hour_after_the_last_guesses_somebody_is_heard_again(database: Database) -> None:
    guesses = Guesses(database)
    for _ in range(5):
        guesses.missed("invite", "telegram:1", now=MOMENT)

    assert guesses.are_too_many("invite", "telegram:1", now=MOMENT + timedelta(minutes=59))
    assert not guesses.are_too_many("invite", "telegram:1", now=MOMENT + timedelta(hours=1))
    assert not guesses.are_too_many("invite", "telegram:2", now=MOMENT)
    assert not guesses.are_too_many("admin", "telegram:1", now=MOMENT)


def test_who_opens_many_accounts_guesses_no_more_for_it(database: Database) -> None:
    guesses = Guesses(database)
    for number in range(60):
        guesses.missed("admin", f"telegram:{number}", now=MOMENT)

    assert guesses.are_too_many("admin", "telegram:999", now=MOMENT)
