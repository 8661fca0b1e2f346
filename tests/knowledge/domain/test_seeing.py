from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.domain import ANYBODY, STAFF_ONLY, THE_OFFICE, Audience, Held, Reader, seen
from tests.knowledge.factories import make_directive

_MOMENT = datetime(2026, 1, 1, tzinfo=UTC)
_DIRECTIVE = make_directive()
_OF_A = Audience(kind="cells", cells=frozenset({"a"}))


def _held(number: int, audience: Audience, later: tuple[int, ...] = (), **more: object) -> Held:
    return Held(
        id=number,
        directive=_DIRECTIVE,
        status="superseded" if later else "unknown",
        published_at=_MOMENT,
        superseded_by=later,
        superseded_how=tuple("cited" for _ in later),
        audience=audience,
        **more,  # type: ignore[arg-type]
    )


@pytest.mark.parametrize(
    ("audience", "reader", "is_seen"),
    [
        (Audience(), ANYBODY, True),
        (_OF_A, ANYBODY, False),
        (_OF_A, Reader(cells=frozenset({"a"})), True),
        (_OF_A, Reader(cells=frozenset({"b"})), False),
        (Audience(kind="cells"), Reader(cells=frozenset({"a"})), False),
        (STAFF_ONLY, Reader(cells=frozenset({"a"})), False),
        (STAFF_ONLY, THE_OFFICE, True),
        (_OF_A, THE_OFFICE, True),
    ],
)
def test_a_directive_exists_for_its_audience_and_the_office(
    audience: Audience, reader: Reader, is_seen: bool
) -> None:
    assert bool(seen([_held(1, audience)], reader)) == is_seen


def test_one_that_a_hidden_one_superseded_stands_as_if_it_were_not() -> None:
    old, new = _held(1, Audience(), later=(2,), cites=(2, None)), _held(2, STAFF_ONLY)

    (shown,) = seen([old, new], ANYBODY)

    assert (shown.status, shown.superseded_by, shown.cites) == ("unknown", (), (None, None))
    assert seen([old, new], THE_OFFICE) == [old, new]


_AUDIENCES = st.sampled_from([Audience(), _OF_A, STAFF_ONLY, Audience(kind="cells")])


@given(st.lists(st.tuples(_AUDIENCES, st.sets(st.integers(1, 6))), max_size=6))
def test_no_trace_of_what_is_hidden_is_left(made: list[tuple[Audience, set[int]]]) -> None:
    numbers = range(1, len(made) + 1)
    shelf = [
        _held(number, audience, later=tuple(sorted(later & set(numbers) - {number})))
        for number, (audience, later) in zip(numbers, made, strict=True)
    ]
    reader = Reader(cells=frozenset({"a"}))

    shown = seen(shelf, reader)

    ids = {one.id for one in shown}
    assert ids == {one.id for one in shelf if one.audience.admits(reader)}
    for one in shown:
        assert set(one.superseded_by) <= ids
        assert len(one.superseded_by) == len(one.superseded_how)
        assert (one.status == "superseded") == bool(one.superseded_by)
