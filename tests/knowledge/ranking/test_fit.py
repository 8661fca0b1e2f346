from __future__ import annotations

import numpy as np
import pytest

from knowledge.ranking.fit import Choice, fit


def choices(count: int, weights: list[float], seed: int = 0) -> list[Choice]:
    """Make questions whose right candidate is drawn by the odds that *weights* give."""
    rng = np.random.default_rng(seed)
    made = []
    for _ in range(count):
        measures = rng.standard_normal((8, len(weights)))
        odds = np.exp(measures @ weights)
        right = np.arange(8) == rng.choice(8, p=odds / odds.sum())
        made.append(Choice(measures, right))
    return made


def test_fit_finds_the_weights_that_drew_the_answers() -> None:
    assert fit(choices(4000, [2.0, -1.0, 0.0]), penalty=1e-6) == pytest.approx(
        [2.0, -1.0, 0.0], abs=0.1
    )


def test_weights_are_of_measures_as_they_are_whatever_their_scale() -> None:
    plain = choices(300, [1.0, 0.5])
    scaled = [Choice(one.measures * [100.0, 1.0], one.right) for one in plain]

    assert fit(scaled) * [100.0, 1.0] == pytest.approx(fit(plain))


def test_a_greater_penalty_holds_weights_smaller() -> None:
    asked = choices(50, [3.0, -3.0])

    small, large = (np.abs(fit(asked, penalty)).sum() for penalty in (1.0, 1e-4))

    assert small < large


def test_measures_that_tell_the_answer_surely_do_not_break_the_fit() -> None:
    sure = [Choice(np.array([[9.0], [0.0]]), np.array([True, False]))] * 20

    assert fit(sure)[0] > 0


def test_questions_without_a_right_candidate_teach_nothing() -> None:
    asked = choices(50, [1.0])
    lost = Choice(np.array([[5.0], [1.0]]), np.array([False, False]))

    assert fit([*asked, lost]) == pytest.approx(fit(asked))
