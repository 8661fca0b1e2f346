from __future__ import annotations

from typing import Any

import pytest

from knowledge import holding
from knowledge.domain import Warning  # noqa: A004  # the domain's word
from knowledge.errors import SamePerson, UnknownDirective
from knowledge.lexical import Lexical
from knowledge.library import Library
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import ITEMS, cite, make_directive

_DRAFT = (Warning(code="draft"),)


@pytest.mark.parametrize(
    ("changes", "reasons"),
    [
        pytest.param({}, (), id="a plain directive"),
        pytest.param({"warnings": _DRAFT}, ("draft",), id="a draft"),
        pytest.param({"circulation": "lưu hành nội bộ"}, ("internal",), id="internal use"),
        pytest.param({"warnings": (Warning(code="personal_file"),)}, ("personal",), id="a person"),
        pytest.param(
            {"warnings": _DRAFT, "circulation": "lưu hành nội bộ"},
            ("internal", "draft"),
            id="for two reasons",
        ),
    ],
)
def test_what_waits_and_why(changes: dict[str, Any], reasons: tuple[str, ...]) -> None:
    assert holding.reasons(make_directive(**changes)) == reasons


def test_what_waits_is_in_no_list_and_no_index(library: Library, lexical: Lexical) -> None:
    published = library.publish(make_directive(warnings=_DRAFT), by="an", now=NOW)

    assert (published.outcome, published.held.status) == ("held", "waiting")
    assert library.store.all_held() == []
    assert [one.id for one in library.store.waiting()] == [published.held.id]
    assert lexical.count() == 0
    assert list(library.store.all_passages()) == []


def test_the_same_file_again_still_waits(library: Library) -> None:
    first = library.publish(make_directive(warnings=_DRAFT), by="an", now=NOW)

    again = library.publish(make_directive(warnings=_DRAFT), by="an", now=NOW)

    assert (again.outcome, again.held.id) == ("held", first.held.id)


def test_a_second_person_lets_it_be_found(library: Library, lexical: Lexical) -> None:
    waiting = library.publish(make_directive(warnings=_DRAFT), by="an", now=NOW).held

    held = library.approve(waiting.id, by="binh", now=NOW)

    assert held.status == "unknown"
    assert library.store.all_held() == [held]
    assert lexical.count() == library.store.census()[1] > 0


@pytest.mark.parametrize("person", ["an", "AN"])
def test_who_published_it_cannot_approve_it(library: Library, person: str) -> None:
    waiting = library.publish(make_directive(warnings=_DRAFT), by="an", now=NOW).held

    with pytest.raises(SamePerson):
        library.approve(waiting.id, by=person, now=NOW)

    assert library.store.all_held() == []


def test_what_does_not_wait_cannot_be_approved(library: Library) -> None:
    held = library.publish(make_directive(), by="an", now=NOW).held

    with pytest.raises(UnknownDirective):
        library.approve(held.id, by="binh", now=NOW)


def test_a_version_that_waits_replaces_nothing_yet(library: Library) -> None:
    old = library.publish(make_directive(), by="an", now=NOW).held
    new = make_directive(
        items=(*ITEMS, "Thêm một nhiệm vụ."),
        warnings=_DRAFT,
        cites=(cite("12-KH/ĐU"),),
    )

    waiting = library.publish(new, by="an", now=NOW).held
    assert library.store.held(old.id).status == "unknown"

    library.approve(waiting.id, by="binh", now=NOW)

    assert library.store.held(old.id).superseded_by == (waiting.id,)
