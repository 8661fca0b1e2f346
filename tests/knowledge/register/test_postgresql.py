"""The journeys of the register that write most, on PostgreSQL: the same tests, another database."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot import migrations
from knowledge.database import Database
from knowledge.library import Library
from knowledge.register import Register
from tests.knowledge.register import test_register as journeys
from tests.knowledge.register.papers import QUARTERLY, plan, publish
from tests.knowledge.servers import NEEDS_POSTGRESQL, empty, postgresql

pytestmark = NEEDS_POSTGRESQL


@pytest.fixture(scope="module")
def server() -> Iterator[Database]:
    with postgresql() as url:
        made = Database(url)
        migrations.upgrade(made)
        yield made
        made.close()


@pytest.fixture
def database(server: Database) -> Iterator[Database]:
    yield server
    empty(server)


@pytest.mark.parametrize(
    "journey",
    [
        journeys.test_one_tap_confirms_reports_as_due_and_tasks_to_be_looked_up,
        journeys.test_the_letter_for_a_quarter_is_offered_as_one_with_the_plan,
        journeys.test_a_new_version_takes_over_what_stands_and_asks_about_the_rest,
        journeys.test_each_version_stays_one_with_the_letter_that_asks_for_the_same,
        journeys.test_a_letter_that_is_withdrawn_gives_the_report_back_to_the_plan,
        journeys.test_a_duty_merged_altogether_is_given_back_and_is_split_in_every_version,
        journeys.test_the_revision_is_higher_after_whatever_can_move_a_due,
        journeys.test_what_is_read_anew_follows_its_words,
        journeys.test_a_cell_sets_an_earlier_day_and_never_a_later_one,
        journeys.test_at_the_end_of_the_year_last_year_s_register_stands_beside_the_new_plan,
        journeys.test_days_off_that_an_office_entered_move_the_advised_day,
    ],
)
def test_a_journey_is_the_same(
    library: Library, register: Register, journey: Callable[[Library, Register], None]
) -> None:
    journey(library, register)


def test_the_log_is_only_added_to(database: Database, library: Library, register: Register) -> None:
    held = publish(library, plan(QUARTERLY))
    register.confirm_all(held, **journeys.STAFF)

    for change in ("UPDATE duty_decisions SET what = 'bound'", "DELETE FROM duty_decisions"):
        with pytest.raises(DatabaseError, match="only added to"), database.writing() as session:
            session.execute(text(change))

    assert [one.what for one in register.history(1)] == ["confirmed"]
