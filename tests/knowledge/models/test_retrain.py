from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

import numpy as np

from knowledge.evaluation import Questions
from knowledge.models.retrain import choices, write
from knowledge.ranking import NAMES
from tests.knowledge.test_retrieve import Held4


def test_each_question_is_a_choice_as_written_and_as_stripped() -> None:
    passage = Held4().all[1]
    questions = Questions(
        passages=(passage, replace(passage, id=2, text="Đảng phí nộp theo quý.")),
        asked=(("nộp đảng phí", frozenset({2})), ("?!", frozenset({1}))),
    )

    asked = list(choices(questions))

    assert len(asked) == 2
    for one in asked:
        assert one.measures.shape == (len(one.right), len(NAMES))
        assert one.right[0]


def test_weights_are_written_so_that_a_person_can_read_them(tmp_path: Path) -> None:
    write(np.arange(len(NAMES), dtype=float), tmp_path / "weights.toml")

    text = (tmp_path / "weights.toml").read_text(encoding="utf-8")
    assert tomllib.loads(text)["weights"] == {name: float(n) for n, name in enumerate(NAMES)}
