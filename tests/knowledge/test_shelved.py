from __future__ import annotations

from dataclasses import replace

import pytest

from knowledge.database import Database
from knowledge.domain import Directive, Held
from knowledge.library import Library
from knowledge.store import Revision, Store
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import ITEMS, make_directive


def _publish(library: Library, directive: Directive) -> Held:
    return library.publish(directive, by="an", now=NOW).held


def _revise(library: Library, held: Held, directive: Directive) -> None:
    revision = Revision(directive=directive, corrections=(), reason="reread", by="an", now=NOW)
    library.revise(held.id, revision)


def test_what_is_held_is_like_what_was_published(library: Library) -> None:
    published = make_directive()

    held = _publish(library, published).directive

    assert held == published
    assert published == held
    assert held != replace(published, text=f"{published.text} ")
    assert isinstance(held, Directive)


def test_a_changed_copy_of_what_is_held_is_whole(library: Library) -> None:
    published = make_directive()

    changed = replace(_publish(library, published).directive, subject="việc khác")

    assert changed == replace(published, subject="việc khác")


def test_listing_what_is_held_reads_the_text_of_none(library: Library, database: Database) -> None:
    published = make_directive()
    _publish(library, published)
    store = Store(database)

    (held,) = store.all_held()

    assert held.directive.places == published.places == ("I", "I-1", "I-2", "I-3")
    assert store._body.cache_info().misses == 0
    assert held.directive.text == published.text
    assert held.directive.units == published.units
    assert store._body.cache_info().misses == 1


@pytest.mark.parametrize(
    "later",
    [
        pytest.param(make_directive(items=ITEMS[1:]), id="another-text"),
        pytest.param(make_directive(reader="2"), id="another-reader"),
    ],
)
def test_what_was_seen_stays_as_it_was_when_another_reading_takes_its_place(
    library: Library, database: Database, later: Directive
) -> None:
    published = make_directive()
    _publish(library, published)
    (before,) = Store(database).all_held()

    _revise(library, before, later)
    _revise(library, before, make_directive(items=ITEMS[:1]))

    assert before.directive == published
    assert before.directive.units == published.units
    (after,) = Store(database).all_held()
    assert after.directive.text == make_directive(items=ITEMS[:1]).text
