from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from knowledge.database import Database
from knowledge.errors import UncitedAnswer
from knowledge.library import Library
from knowledge.organisations import Organisations
from tests.knowledge.factories import make_directive

NOW = datetime(2026, 10, 2, 8, tzinfo=UTC)
STAFF: dict[str, Any] = {"by": "văn phòng", "now": NOW}
ENDS = "Kết thúc hoạt động của Đảng ủy các cơ quan đảng xã kể từ ngày 01/10/2026."
OLD, NEW = "Ban Tuyên huấn Huyện ủy", "Ban Tuyên huấn và Dân vận Huyện ủy"


@pytest.fixture
def bodies(database: Database) -> Organisations:
    return Organisations(database)


def test_nothing_is_known_of_any_body_until_somebody_enters_it(bodies: Organisations) -> None:
    assert bodies.all() == []
    assert bodies.roll().ended("Ban Tuyên giáo Tỉnh ủy", date(2026, 10, 2)) is None


def test_a_body_is_over_from_its_day_on_with_the_paper_that_says_so(bodies: Organisations) -> None:
    bodies.enter(OLD, ended_on=date(2025, 2, 1), successors=[NEW], number="12-QĐ/HU", **STAFF)

    ended = bodies.roll().ended

    assert ended(OLD, date(2025, 1, 31)) is None
    found = ended(OLD, date(2025, 2, 1))
    assert found is not None
    assert (found.successors, found.number, found.citation) == ((NEW,), "12-QĐ/HU", None)
    assert ended(NEW, date(2026, 1, 1)) is None


def test_a_name_is_found_in_any_case_and_spelling_of_tones_and_never_in_part(
    bodies: Organisations,
) -> None:
    bodies.enter("Ủy ban Hòa giải", ended_on=date(2025, 7, 1), **STAFF)

    ended = bodies.roll().ended

    assert ended("Uỷ ban hoà giải", date(2026, 1, 1)) is not None
    assert ended("Ủy ban Hòa giải và Dân vận", date(2026, 1, 1)) is None
    assert ended("Ủy ban", date(2026, 1, 1)) is None


def test_several_bodies_may_follow_one_and_one_may_follow_several(bodies: Organisations) -> None:
    bodies.enter("A", ended_on=date(2025, 7, 1), successors=["C", "D"], **STAFF)
    bodies.enter("B", ended_on=date(2025, 7, 1), successors=["C"], **STAFF)
    bodies.enter("C", ended_on=date(2026, 10, 1), successors=["E"], **STAFF)

    ended = bodies.roll().ended

    found = {name: ended(name, date(2026, 12, 1)) for name in "ABCDE"}
    assert {name: one.successors for name, one in found.items() if one} == {
        "A": ("C", "D"),
        "B": ("C",),
        "C": ("E",),
    }


def test_entering_more_of_a_body_keeps_what_is_known(bodies: Organisations) -> None:
    bodies.enter(OLD, began_on=date(1999, 1, 1), number="1-QĐ/HU", **STAFF)
    bodies.enter(OLD, ended_on=date(2025, 2, 1), **STAFF)
    bodies.enter(OLD, successors=[NEW, NEW], **STAFF)

    (_, old) = sorted(bodies.all(), key=lambda body: body.name, reverse=True)
    assert (old.began_on, old.ended_on, old.number) == (
        date(1999, 1, 1),
        date(2025, 2, 1),
        "1-QĐ/HU",
    )
    assert old.successors == (NEW,)


def test_a_paper_that_is_held_is_cited_in_its_own_words(
    library: Library, bodies: Organisations
) -> None:
    held = library.publish(make_directive(items=(ENDS,)), **STAFF).held

    body = bodies.enter(
        "Đảng ủy các cơ quan đảng xã", ended_on=date(2026, 10, 1), evidence=(held, ENDS), **STAFF
    )

    assert body.number == held.directive.number
    assert body.citation is not None
    assert (body.citation.quote, body.citation.path) == (ENDS, "I-1")
    assert held.directive.text[body.citation.start : body.citation.end] == ENDS


def test_words_that_stand_nowhere_are_no_evidence(library: Library, bodies: Organisations) -> None:
    held = library.publish(make_directive(), **STAFF).held

    with pytest.raises(UncitedAnswer):
        bodies.enter(OLD, ended_on=date(2025, 2, 1), evidence=(held, ENDS), **STAFF)

    assert bodies.all() == []
