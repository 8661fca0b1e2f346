from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.ranking import NAMES, Asked, encode, measures
from knowledge.terms import Term, tokens

WORDS = ("chi", "bộ", "bỏ", "bo", "họp", "hop", "quý", "5")
SENTENCE = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def idf(term: Term) -> float:
    """Weigh terms by how long they are: any weights will do."""
    return 1.0 + len(term[1])


def measured(question: str, *passages: tuple[str, str, str]) -> dict[str, list[float]]:
    """Return each measure of passages of a title, a heading and a text."""
    encoded = [encode(title, (heading,), text) for title, heading, text in passages]
    table = measures(Asked.read(question, idf), encoded, np.ones(len(encoded)))
    return {name: table[:, place].tolist() for place, name in enumerate(NAMES)}


def only(text: str) -> tuple[str, str, str]:
    return ("", "Mục", text)


@pytest.mark.parametrize(
    ("measure", "better", "worse"),
    [
        pytest.param(
            "triples", "Chi bộ họp tháng này.", "Chi bộ hằng tháng; bộ họp.", id="three_in_a_row"
        ),
        pytest.param("substance", "Họp hằng tháng.", "Hằng tháng.", id="words_of_substance"),
        pytest.param(
            "window_of_substance", "Chi bộ họp.", "Chi bộ " + "a " * 60 + "họp.", id="close_by"
        ),
        pytest.param(
            "window_120", "Chi bộ họp.", "Chi bộ " + "a " * 300 + "họp.", id="in_one_place"
        ),
        pytest.param("sentence", "Chi bộ họp.", "Chi bộ. Rồi họp.", id="in_one_sentence"),
        pytest.param("sentence", "Chi bộ họp.", "Chi bộ họp" + " a" * 40, id="with_little_else"),
        pytest.param("longest", "Chi bộ họp.", "Chi bộ; bộ họp.", id="unbroken"),
        pytest.param("length", "Một hai ba bốn.", "Một hai.", id="longer"),
    ],
)
def test_a_measure_tells_the_passage_that_has_more_of_it(
    measure: str, better: str, worse: str
) -> None:
    first, second = measured("chi bộ họp khi nào", only(better), only(worse))[measure]

    assert first > second


def test_title_and_heading_count_for_themselves() -> None:
    found = measured("chi bộ họp", ("Chi bộ họp", "Mục", "A."), ("A", "Chi bộ họp", "A."))

    assert found["title_pairs"] == [1.0, 0.0]
    assert found["head_syllables"] == [0.0, 1.0]
    assert found["head_asked"] == [0.0, pytest.approx(3 / 4)]  # the end of it counts as one more


@pytest.mark.parametrize(
    ("question", "gain"),
    [
        pytest.param("họp", 1.0, id="as_written"),
        pytest.param("hop", 1.0, id="stripped"),
        pytest.param("hợp", 0.3, id="with_other_marks"),
        pytest.param("hẹp", 0.0, id="another_syllable"),
    ],
)
def test_a_syllable_without_marks_is_any_one_of_its_letters(question: str, gain: float) -> None:
    assert measured(question, only("Họp."))["substance"] == [pytest.approx(gain)]


def gain_of(asked: str, written: str) -> float:
    """Say what finding *written* counts for *asked*, from the letters themselves."""
    bare = str.maketrans("ộỏọýđ", "oooyd")
    if asked.translate(bare) != written.translate(bare):
        return 0.0
    return 1.0 if asked == written or asked == asked.translate(bare) else 0.3


def share(asked: list[str], best: Callable[[str], float], weight: Callable[[str], float]) -> float:
    different = dict.fromkeys(asked)
    return sum(best(one) * weight(one) for one in different) / sum(map(weight, different))


@given(question=SENTENCE, passages=st.lists(st.lists(SENTENCE, max_size=4), min_size=1, max_size=4))
def test_all_measures_are_shares_and_none_depends_on_the_passages_beside(
    question: str, passages: list[list[str]]
) -> None:
    rows = [only(". ".join(sentences)) for sentences in passages]

    together = measured(question, *rows)

    for place, row in enumerate(rows):
        alone = measured(question, row)
        for name in NAMES:
            assert together[name][place] == pytest.approx(alone[name][0])
            if name != "length":
                assert 0.0 <= together[name][place] <= 1.0 + 1e-9


@given(question=SENTENCE, text=SENTENCE)
def test_substance_is_what_counting_the_letters_gives(question: str, text: str) -> None:
    written = tokens(text)
    by_letters = share(
        tokens(question),
        lambda one: max(gain_of(one, other) for other in written),
        lambda one: 1.0 + len(one),
    )

    # one of two forms that were asked for stands for the other only if it is not there itself
    assert measured(question, only(text))["substance"][0] <= by_letters + 1e-9
