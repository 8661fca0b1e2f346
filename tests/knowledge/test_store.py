from __future__ import annotations

import numpy as np
import pytest

from knowledge.database import Database
from knowledge.domain import Held
from knowledge.errors import UnknownDirective
from knowledge.library import Library
from knowledge.store import Change, Store
from tests.fakes import CountingEmbeddings
from tests.knowledge.conftest import NOW
from tests.knowledge.factories import make_directive


def _publish(library: Library, number: int) -> Held:
    directive = make_directive(number=f"{number}-KH/ĐU")
    return library.publish(directive, original=None, by="văn phòng", now=NOW).held


def test_an_empty_store_is_of_generation_nought(database: Database) -> None:
    store = Store(database)

    assert (store.generation(), store.all_held(), store.census()) == (0, [], (0, 0))


def test_what_is_not_held_is_unknown(database: Database) -> None:
    with pytest.raises(UnknownDirective) as raised:
        Store(database).held(7)

    assert raised.value.facts == {"handle": "vb 7"}


def test_directives_are_listed_by_id(library: Library) -> None:
    published = [_publish(library, number) for number in (5, 3, 4)]

    assert library.store.all_held() == published


def test_what_is_held_is_read_again_only_when_it_changed(library: Library) -> None:
    first = _publish(library, 1)
    assert library.store.held(first.id) is library.store.held(first.id)

    _publish(library, 2)

    assert library.store.held(first.id) == first
    assert library.store.held(first.id).directive is first.directive


def test_another_store_on_the_database_sees_what_was_published(
    library: Library, database: Database
) -> None:
    beside = Store(database)
    assert beside.all_held() == []

    held = _publish(library, 1)

    assert beside.all_held() == [held]


def test_passages_come_in_the_order_they_are_asked_for(library: Library) -> None:
    _publish(library, 1)
    ids = [passage.id for passage in library.store.all_passages()]

    found = library.store.passages([*reversed(ids), 999])

    assert [passage.id for passage in found] == list(reversed(ids))


def test_a_passage_is_a_span_of_its_directive(library: Library) -> None:
    _publish(library, 1)

    for passage in library.store.all_passages():
        text = library.store.held(passage.directive_id).directive.text
        assert passage.text == text[passage.start : passage.end]


def test_passages_of_some_directives_only(library: Library) -> None:
    first, second = _publish(library, 1), _publish(library, 2)

    found = list(library.store.all_passages([second.id]))

    assert {passage.directive_id for passage in found} == {second.id}
    assert library.store.passage_ids([second.id]) == [passage.id for passage in found]
    assert list(library.store.all_passages([])) == []
    assert first.id != second.id


def test_vectors_come_with_their_passage_in_half_precision(
    library: Library, embeddings: CountingEmbeddings
) -> None:
    _publish(library, 1)

    found = dict(library.store.vectors(embeddings.model_id))

    assert list(found) == [passage.id for passage in library.store.all_passages()]
    assert all(vector.dtype == np.float32 for vector in found.values())
    assert all(abs(float(np.linalg.norm(vector)) - 1) < 1e-3 for vector in found.values())
    assert dict(library.store.vectors("another")) == {}


def test_texts_that_no_model_embedded_are_counted_once_each(library: Library) -> None:
    _publish(library, 1)
    count = library.store.census()[1]

    assert library.store.count_without_vector("counting") == 0
    assert library.store.count_without_vector("another") == count
    assert len(library.store.without_vector("another", 2)) == 2


def test_changes_are_told_from_a_generation_on(library: Library) -> None:
    first, second = _publish(library, 1), _publish(library, 2)
    library.withdraw(first.id, by="văn phòng", now=NOW, reason="ban hành nhầm")

    assert library.store.changes(since=1) == [
        Change(generation=2, directive_id=second.id, kind="added"),
        Change(generation=3, directive_id=first.id, kind="withdrawn"),
    ]
