from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from knowledge.domain import Passage
from knowledge.embeddings import load
from knowledge.errors import ProviderUnavailable
from knowledge.language import fold
from knowledge.passages import embedded_text
from knowledge.trial import SHARES, CheckSet, Trial, built_in, try_embeddings, try_reranker
from tests.tiny_models import save_embeddings, save_reranker

RIGHT = dict(built_in().asked)
TEXTS = {embedded_text(one): one.id for one in built_in().passages}


class Noise:
    """Vectors that have nothing to do with the text."""

    def __init__(self, seed: int) -> None:
        self.model_id = f"noise {seed}"
        self._random = np.random.default_rng(seed)

    def embed_query(self, text: str) -> list[float]:
        del text
        vector = self._random.standard_normal(64)
        return [float(value) for value in vector / np.linalg.norm(vector)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [self.embed_query(text) for text in texts]


class Knowing(Noise):
    """Knows the right passage of a question, more or less."""

    def __init__(self, amount: float) -> None:
        super().__init__(seed=5)
        self._amount = amount

    def embed_query(self, text: str) -> list[float]:
        vector = self._amount * _place(RIGHT[text]) + np.array(super().embed_query(text))
        return [float(value) for value in vector / np.linalg.norm(vector)]

    def embed_documents(self, texts: list[str]) -> list[list[float]]:
        return [[float(value) for value in _place(TEXTS[text])] for text in texts]


def _place(number: int) -> np.ndarray[tuple[int], np.dtype[np.float64]]:
    vector = np.random.default_rng(number).standard_normal(64)
    return vector / np.linalg.norm(vector)


class Judge:
    """Scores the passages of a question by whether they answer it."""

    model_id = "judge"

    def __init__(self, sign: float) -> None:
        self._sign = sign

    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        return [self._sign * (TEXTS[text] == RIGHT[question]) for text in texts]


class Broken(Judge):
    def scores(self, question: str, texts: Sequence[str]) -> list[float]:
        raise ProviderUnavailable(provider="reranker", name=f"{question}{texts}")


def test_the_check_has_neighbours_and_questions_without_marks() -> None:
    check = built_in()

    assert len(check.passages) == 40
    assert len(RIGHT) == len(check.asked) == 120
    assert sum(question == fold(question) for question in RIGHT) >= 30
    titles = [passage.title for passage in check.passages]
    assert len(set(titles)) <= 30


@pytest.mark.parametrize("seed", range(8))
def test_random_vectors_are_not_mixed_in(seed: int) -> None:
    trial = try_embeddings(Noise(seed))

    assert trial.share == 0.0
    assert trial.alone.mrr < trial.before.mrr / 2


def test_a_model_that_knows_is_mixed_in() -> None:
    trial = try_embeddings(Knowing(2.0))

    assert trial.share in SHARES
    assert trial.chance < 0.01
    assert trial.mixed.mrr > trial.before.mrr + 0.1
    assert trial.mixed.acc1 > trial.before.acc1


def test_a_model_that_knows_little_is_mixed_in_less_or_not_at_all() -> None:
    assert try_embeddings(Knowing(0.1)).share < try_embeddings(Knowing(2.0)).share


def test_vectors_of_zeros_are_not_mixed_in() -> None:
    class Zeros(Noise):
        def embed_query(self, text: str) -> list[float]:
            return [0.0 for _ in super().embed_query(text)]

    assert try_embeddings(Zeros(1)).share == 0.0


def test_the_same_model_gets_the_same_trial() -> None:
    assert try_embeddings(Knowing(1.0)) == try_embeddings(Knowing(1.0))


def test_random_vectors_leave_an_invented_corpus_at_the_level_of_words() -> None:
    """What is refused on the check would do harm elsewhere; with its share of 0 it does none."""
    random = np.random.default_rng(3)
    words = [f"{a}{b}" for a in "bcdghklmnt" for b in ("a", "e", "i", "o", "u", "an", "inh")]
    texts = [" ".join(random.choice(words, 30)) for _ in range(150)]
    check = CheckSet(
        passages=tuple(_passage(number, text) for number, text in enumerate(texts, start=1)),
        asked=tuple((" ".join(text.split()[3:6]), id_) for id_, text in enumerate(texts, start=1)),
        version="invented",
    )

    trial = try_embeddings(Noise(2), check)

    assert trial.share == 0.0


def _passage(number: int, text: str) -> Passage:
    return replace(built_in().passages[0], id=number, title="", text=text, end=len(text))


def test_a_trial_comes_back_as_it_was_kept() -> None:
    trial = try_embeddings(Noise(1))

    assert Trial.from_row(trial.to_row()) == trial


def test_a_reranker_that_knows_is_used_and_one_that_does_harm_is_not() -> None:
    good, bad = try_reranker(Judge(1.0)), try_reranker(Judge(-1.0))

    assert (good.share, bad.share) == (1.0, 0.0)
    assert good.mixed.acc1 > good.before.acc1 > bad.mixed.acc1
    assert good.before == bad.before


def test_a_reranker_that_changes_nothing_is_not_worth_its_time() -> None:
    assert try_reranker(Judge(0.0)).share == 0.0


@pytest.mark.parametrize("seed", range(8))
def test_a_reranker_that_guesses_is_not_used(seed: int) -> None:
    random = np.random.default_rng(seed)

    class Guesses(Judge):
        def scores(self, question: str, texts: Sequence[str]) -> list[float]:
            return [float(random.random()) + 0 * one for one in super().scores(question, texts)]

    assert try_reranker(Guesses(1.0)).share == 0.0


def test_a_reranker_that_fails_is_not_used() -> None:
    assert try_reranker(Broken(1.0)).share == 0.0


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_transformers_of_random_weights_are_refused(tmp_path: Path) -> None:
    from knowledge.rerank import CrossEncoderScorer  # noqa: PLC0415  # 7 s of CPU

    folder = save_embeddings(tmp_path / "tiny", [*TEXTS, *RIGHT])
    embeddings = load(str(folder))
    assert embeddings is not None

    trial = try_embeddings(embeddings)

    assert trial.model_id == embeddings.model_id
    assert trial.share == 0.0 or trial.mixed.mrr > trial.before.mrr
    scorer = CrossEncoderScorer(str(save_reranker(tmp_path / "reranker", [*TEXTS, *RIGHT])))
    assert try_reranker(scorer).share == 0.0
