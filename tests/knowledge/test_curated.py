from __future__ import annotations

import pytest

from knowledge.curated import words


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        pytest.param("Ai ký?", "ai  ký", True, id="case, spaces, question mark"),
        pytest.param("Ai ký kế hoạch 31-KH/ĐU?", "ai ky ke hoach 31-kh/du", True, id="no marks"),
        pytest.param("Ai ký?", "Ai đã ký?", False, id="one word more"),
        pytest.param("Ai ký 31-KH?", "Ai ký 13-KH?", False, id="another number"),
        pytest.param("Ai ký thay?", "Thay ai ký?", False, id="another order"),
    ],
)
def test_a_question_is_the_same_in_the_same_words_alone(one: str, other: str, same: bool) -> None:
    assert (words(one) == words(other)) is same
