from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from knowledge import links
from knowledge.domain import Held
from knowledge.language import find_numbers
from tests.knowledge.factories import cite, make_directive


def _held(held_id: int, number: str, **changes: Any) -> Held:
    known = {
        key: changes.pop(key)
        for key in ("superseded_by", "superseded_how", "cites")
        if key in changes
    }
    return Held(
        id=held_id,
        directive=make_directive(number=number, **changes),
        status="unknown",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        **known,
    )


_FIRST = _held(1, "06-HD/ĐU", superseded_by=(2,), issued_on="2025-11-10")
_SECOND = _held(2, "13-HD/ĐU", superseded_by=(3,), issued_on="2026-03-10")
_THIRD = _held(3, "20-HD/ĐU", issued_on="2026-10-02")


def _citing(cites: tuple[int | None, ...]) -> Held:
    references = [cite("20-HD/ĐU", relation="căn cứ"), cite("52-NQ/TU", relation="thực hiện")]
    return Held(
        id=4,
        directive=make_directive(number="40-KH/ĐU", cites=references),
        status="unknown",
        published_at=datetime(2026, 1, 1, tzinfo=UTC),
        cites=cites,
    )


def test_what_took_the_place_is_followed_to_the_last() -> None:
    shelf = (_FIRST, _SECOND, _THIRD)

    assert links.successors(_FIRST, shelf) == (_SECOND, _THIRD)
    assert links.successors(_THIRD, shelf) == ()
    assert links.predecessors(_THIRD, shelf) == (_SECOND,)


def test_two_that_name_each_other_end_the_chain() -> None:
    one, other = _held(1, "01-KH/ĐU", superseded_by=(2,)), _held(2, "02-KH/ĐU", superseded_by=(1,))

    assert links.successors(one, (one, other)) == (other,)


def test_a_citation_is_a_link_from_both_ends() -> None:
    citing = _citing((3, None))

    (to_third,) = links.to(_THIRD, (_THIRD, citing))
    assert to_third.citing is citing
    assert [link.cited for link in links.of(citing, (_THIRD, citing))] == [_THIRD, None]


def test_what_is_only_cited_is_found_by_its_number() -> None:
    citing = _citing((3, None))
    (number,) = find_numbers("NQ 52", loose=True)

    (link,) = links.naming(number, (_THIRD, citing))
    assert (link.cited, link.reference.number) == (None, "52-NQ/TU")


def test_the_plan_of_the_year_before_bears_the_same_subject() -> None:
    this = _held(2, "05-KH/ĐU", bound_to_year=2026, subject="tuyên truyền miệng năm 2026")
    last = _held(1, "15-KH/ĐU", bound_to_year=2025, subject="tuyên truyền miệng năm 2025")
    other = _held(3, "16-KH/ĐU", bound_to_year=2025, subject="kiểm tra, giám sát năm 2025")

    assert links.of_another_year(this, (last, other, this), years=-1) is last
    assert links.of_another_year(last, (last, other, this), years=1) is this
    assert links.of_another_year(_THIRD, (last, other, this), years=-1) is None
