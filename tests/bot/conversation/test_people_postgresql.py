"""The journeys of people that write most, on PostgreSQL: the same tests, another database."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DatabaseError

from bot import samples
from bot.app import services
from bot.settings import Settings
from knowledge.database import Database
from tests.bot.conversation import test_administering, test_erasing, test_joining, test_people
from tests.bot.conversation.office import ADMIN, CLERK, SECRETARY, Office
from tests.bot.demo_folder import IN_MARCH
from tests.knowledge.servers import NEEDS_POSTGRESQL, empty, postgresql

pytestmark = NEEDS_POSTGRESQL


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with postgresql() as started:
        yield started


@pytest.fixture
def office(url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Office]:
    """The office of the other tests, in a database of its own kind, emptied after each."""
    monkeypatch.chdir(tmp_path)  # no .env of the developer
    settings = Settings(
        TROLY_DATA=tmp_path / "data",
        database_url=url,
        embeddings="none",
        office_name="Văn phòng Đảng ủy",
        office_phone="0256 3 800 103",
    )
    with (
        services(settings, at=IN_MARCH) as built,
        closing(Database(settings.database)) as database,
    ):
        samples.seat(built.people)
        made = Office(built, database)
        made.bind(SECRETARY, "Nông Thị Lụa")
        made.bind(CLERK, "Cao Thị Miền")
        made.bind(ADMIN, "Vi Thị Ngoan")
        yield made
        empty(database)


@pytest.mark.parametrize(
    "journey",
    [
        test_joining.test_the_secretary_and_the_office_are_asked_and_one_answer_changes_all_letters,
        test_joining.test_somebody_of_the_list_is_that_person_and_no_second_one,
        test_joining.test_by_a_link_one_person_comes_into_a_second_cell,
        test_joining.test_codes_cannot_be_guessed_for_long,
        test_people.test_a_post_is_handed_over_in_two_taps_and_rights_go_at_once,
        test_people.test_one_of_two_administrators_may_go,
        test_people.test_who_is_taken_out_of_the_only_cell_is_known_no_longer,
        test_administering.test_an_administrator_of_the_demo_organisation_stays_when_it_goes,
        test_erasing.test_after_the_second_yes_nothing_about_the_person_is_left,
        test_erasing.test_the_last_administrator_hands_over_first,
    ],
)
async def test_a_journey_is_the_same(
    office: Office, journey: Callable[[Office], Awaitable[None]]
) -> None:
    await journey(office)


async def test_the_audit_is_only_added_to(office: Office) -> None:
    await office.say(SECRETARY, "/moi")

    for change in ("UPDATE audit SET act = 'x'", "DELETE FROM audit"):
        with (
            pytest.raises(DatabaseError, match="only added to"),
            office.database.writing() as session,
        ):
            session.execute(text(change))
