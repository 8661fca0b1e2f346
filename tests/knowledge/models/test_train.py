from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.models.pairs import read_articles
from knowledge.models.static import StaticEmbeddings

WORDS = {
    "chợ": "tiểu thương quầy hàng buôn bán",
    "trường": "học sinh thầy cô lớp học",
    "cảng": "tàu thuyền bốc dỡ cầu bến",
}


@pytest.mark.slow
def test_training_learns_which_words_go_together_and_repeats_itself(tmp_path: Path) -> None:
    from knowledge.models.train import (  # noqa: PLC0415  # torch
        Recipe,
        row_weights,
        save,
        train,
    )

    rows = [
        {"title": f"Quy chế, Điều {n}", "text": f"Về {place}\n\n{place} {number} {words} vào ngày."}
        for n, (place, words) in enumerate(WORDS.items())
        for number in range(8)
    ]
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text("\n".join(json.dumps(row) for row in rows) + "\n", encoding="utf-8")
    articles = read_articles(corpus)
    recipe = Recipe(dimensions=32, passes=3, batch=16, rate=0.01)
    weights = row_weights(articles, recipe)

    ids = []
    for name in ("first", "second"):
        save(tmp_path / name, train(articles, weights, recipe), weights)
        ids.append(StaticEmbeddings(tmp_path / name).model_id)

    assert ids[0] == ids[1]
    model = StaticEmbeddings(tmp_path / "first")
    asked = model.vector("tiểu thương")
    assert asked @ model.vector("chợ") > asked @ model.vector("cảng")
    assert asked @ model.vector("chợ") > asked @ model.vector("trường")
