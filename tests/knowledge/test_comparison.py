from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.comparison import compare, share_alike
from knowledge.domain import Directive, Unit
from tests.knowledge.factories import ITEMS, make_directive

_WORDS = st.lists(
    st.sampled_from(["chi bộ", "gửi", "báo cáo", "trước ngày", "hằng tháng", "quý", "20", "25"]),
    min_size=1,
    max_size=12,
).map(" ".join)


def _told(old: Directive, new: Directive) -> list[tuple[str, str | None, str | None]]:
    return [(one.kind, _text(one.old), _text(one.new)) for one in compare(old, new)]


def _text(unit: Unit | None) -> str | None:
    return unit.text if unit else None


def test_a_changed_day_is_shown_with_both_words() -> None:
    later = (*ITEMS[:2], ITEMS[2].replace("ngày 20", "ngày 25"))

    assert _told(make_directive(), make_directive(items=later)) == [("changed", ITEMS[2], later[2])]


def test_what_is_new_and_what_is_gone_are_told_apart() -> None:
    new = "Bí thư chi bộ gặp gỡ quần chúng ưu tú mỗi quý một lần."

    assert _told(make_directive(), make_directive(items=(ITEMS[0], new, ITEMS[2]))) == [
        ("added", None, new),
        ("dropped", ITEMS[1], None),
    ]


@pytest.mark.parametrize(
    "items",
    [
        pytest.param(tuple(reversed(ITEMS)), id="another order"),
        pytest.param(tuple(item.upper() for item in ITEMS), id="capitals"),
        pytest.param(tuple(item.replace("ủy", "uỷ") for item in ITEMS), id="tone marks"),
        pytest.param(tuple(item.replace(",", " ,") for item in ITEMS), id="spaces"),
    ],
)
def test_what_says_the_same_is_no_change(items: tuple[str, ...]) -> None:
    assert _told(make_directive(), make_directive(items=items)) == []


def test_a_directive_is_wholly_like_itself_and_not_like_another() -> None:
    other = make_directive(items=("Trồng cây bóng mát.", "Thu gom rác tại nguồn."))

    assert share_alike(make_directive(), make_directive()) == 1
    assert share_alike(make_directive(), other) == 0


@given(st.lists(_WORDS, max_size=8), st.lists(_WORDS, max_size=8))
def test_each_unit_stands_in_one_change_at_most(old: list[str], new: list[str]) -> None:
    before, after = make_directive(items=old), make_directive(items=new)

    changes = compare(before, after)

    olds = [change.old.start for change in changes if change.old]
    news = [change.new.start for change in changes if change.new]
    assert len(olds) == len(set(olds))
    assert len(news) == len(set(news))
    assert len(olds) - len(news) == len(old) - len(new)


@given(st.lists(_WORDS, max_size=8))
def test_nothing_is_new_in_the_same_text(items: list[str]) -> None:
    assert compare(make_directive(items=items), make_directive(items=items)) == ()
