from __future__ import annotations

import pytest

from knowledge.trial.figures import Figures, better_by_chance, rank


def test_the_place_of_the_right_passage_counts_up_to_the_tenth() -> None:
    assert [rank([5, 6, 7], right) for right in (5, 6, 8)] == [1.0, 0.5, 0.0]
    assert rank(list(range(20)), 10) == 0.0
    assert Figures.of([1.0, 0.5, 0.0, 0.5]) == Figures(acc1=0.25, mrr=0.5)


@pytest.mark.parametrize(
    ("before", "after", "lowest", "highest"),
    [
        pytest.param([0.5] * 20, [0.5] * 20, 1.0, 1.0, id="the same"),
        pytest.param([1.0] * 20, [0.5] * 20, 1.0, 1.0, id="worse"),
        pytest.param([0.5] * 20, [1.0] * 20, 0.0, 0.001, id="better everywhere"),
        pytest.param([0.5] * 40, [1.0, 0.0, 0.6, 0.5] * 10, 0.2, 0.5, id="as much luck as gain"),
        pytest.param([0.5] * 20, [1.0] + [0.5] * 19, 0.4, 0.6, id="one question"),
    ],
)
def test_luck_is_told_from_a_gain(
    before: list[float], after: list[float], lowest: float, highest: float
) -> None:
    assert lowest <= better_by_chance(before, after) <= highest
