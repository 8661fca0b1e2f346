from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from knowledge.language import fold
from knowledge.lexical import Lexical
from knowledge.ranking import NAMES, Candidates, Ranker
from tests.knowledge.test_retrieve import Held4

TEXTS = {
    1: "Điều 4. Chế độ họp\nChi bộ họp thường kỳ mỗi tháng một lần, vào ngày do chi ủy chọn.",
    2: "Điều 9. Đảng phí\nChi bộ thu đảng phí. Mỗi tháng chi ủy nộp một lần; kỳ họp sau báo lại.",
    3: "Điều 12. Biên bản\nBiên bản họp được lưu cùng hồ sơ của chi bộ.",
}


@pytest.fixture
def lexical(tmp_path: Path) -> Lexical:
    made = Lexical(tmp_path, writer=True)
    passages = [replace(Held4().all[1], id=id_, text=text) for id_, text in TEXTS.items()]
    made.apply(remove=(), add=passages, generation=1)
    return made


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("chi bộ họp thường kỳ mấy tháng một lần", 1),
        ("đảng phí nộp thế nào", 2),
        ("lưu biên bản họp ở đâu", 3),
    ],
)
def test_the_passage_that_says_it_in_one_place_comes_first(
    lexical: Lexical, question: str, first: int
) -> None:
    for typed in (question, fold(question)):
        found = lexical.candidates(typed, 10)
        scores = Ranker().rank(found)
        assert found.ids[int(scores.argmax())] == first


def test_passages_wanted_for_another_reason_are_ranked_too(lexical: Lexical) -> None:
    found = lexical.candidates("đảng phí", 1, also=[2, 3])

    assert found.ids == (2, 3)
    assert found.scores[1] == pytest.approx(0.0)
    first, second = Ranker().rank(found)
    assert first > second


def test_nothing_asked_or_found_ranks_nothing(lexical: Lexical) -> None:
    nothing = Candidates(asked=None, ids=(), scores=(), encoded=())

    assert len(Ranker().rank(nothing)) == 0
    assert lexical.candidates("?!", 10) == nothing
    assert lexical.candidates("?!", 10, also=[1]).ids == (1,)
    assert Ranker().rank(lexical.candidates("?!", 10, also=[1])).tolist() == [0.0]


def test_weights_of_another_set_of_measures_are_refused() -> None:
    with pytest.raises(KeyError):
        Ranker(dict.fromkeys(NAMES[1:], 1.0))
