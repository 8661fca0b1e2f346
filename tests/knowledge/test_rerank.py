from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from knowledge.domain import Hit, Passage
from knowledge.errors import ProviderUnavailable
from knowledge.rerank import DEPTH, CrossEncoderScorer, Reranker
from tests.tiny_models import save_reranker


def _hit(number: int) -> Hit:
    text = f"đoạn {number}"
    passage = Passage(
        id=number, directive_id=1, path="", heading=(), title="", text=text, start=0, end=len(text)
    )
    return Hit(passage=passage, score=100.0 - number)


HITS = [_hit(number) for number in range(1, 31)]


class Backwards:
    """Likes the passages with high numbers, and takes its time for each."""

    model_id = "backwards"

    def __init__(self, seconds: float = 0.0) -> None:
        self.now = 0.0
        self.read = 0
        self._seconds = seconds

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        del question
        self.now += self._seconds * len(texts)
        self.read += len(texts)
        return [float(text.split()[-1]) for text in texts]


class Broken(Backwards):
    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        raise ProviderUnavailable(provider="reranker", name=f"{question}{texts}")


def _ids(hits: Sequence[Hit]) -> list[int]:
    return [hit.passage.id for hit in hits]


def test_the_first_twenty_are_reordered_and_the_rest_stays() -> None:
    found = Reranker(Backwards()).reorder("hỏi", HITS)

    assert _ids(found) == [*range(DEPTH, 0, -1), *range(DEPTH + 1, 31)]
    assert [hit.score for hit in found] == [hit.score for hit in HITS]


@pytest.mark.parametrize("seconds_each", [0.05, 0.1, 0.3, 0.7, 1.4])
def test_it_stops_in_time_and_leaves_the_rest_as_it_was(seconds_each: float) -> None:
    scorer = Backwards(seconds_each)

    found = Reranker(scorer, seconds=1.5, clock=lambda: scorer.now).reorder("hỏi", HITS)

    assert scorer.now <= 1.5
    assert scorer.read >= min(DEPTH, int(1.5 / seconds_each) - 1)
    assert _ids(found) == [*range(scorer.read, 0, -1), *range(scorer.read + 1, 31)]


def test_one_pair_that_takes_too_long_changes_nothing() -> None:
    scorer = Backwards(9.0)
    reranker = Reranker(scorer, seconds=1.5, clock=lambda: scorer.now)

    assert _ids(reranker.reorder("hỏi", HITS)) == _ids(HITS)
    assert scorer.read == 1
    assert not reranker.degraded


def test_a_model_that_fails_leaves_the_order_and_says_so() -> None:
    reranker = Reranker(Broken())

    assert reranker.reorder("hỏi", HITS) == HITS
    assert reranker.degraded


def test_a_model_that_could_not_be_loaded_leaves_the_order_and_says_so() -> None:
    reranker = Reranker(None)

    assert reranker.reorder("hỏi", HITS) == HITS
    assert reranker.degraded


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_a_cross_encoder_of_a_folder_reads_each_pair(tmp_path: Path) -> None:
    texts = ["chi bộ họp", "đảng phí nộp theo quý", "báo cáo tháng"]
    folder = save_reranker(tmp_path / "tiny", texts)

    scorer = CrossEncoderScorer(str(folder))

    assert scorer.model_id.startswith("tiny-")
    together = scorer.scores("chi bộ họp", texts)
    apart = [scorer.scores("chi bộ họp", [text])[0] for text in texts]
    assert together == pytest.approx(apart, abs=1e-5)
    assert len(set(together)) == 3
    assert scorer.scores("chi bộ họp", []) == []
    assert len(scorer.scores("chi bộ họp " * 2000, texts * 7)) == 21
    order = _ids(Reranker(scorer, seconds=60).reorder("chi bộ họp", HITS[:3]))
    assert sorted(order) == [1, 2, 3]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_a_folder_without_a_model_is_no_reranker(tmp_path: Path) -> None:
    with pytest.raises(ProviderUnavailable) as caught:
        CrossEncoderScorer(str(tmp_path))

    assert caught.value.facts["reason"] == "model_folder"
    assert caught.value.facts["setting"] == "RERANKER"
