from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from knowledge.language import fold
from knowledge.models.pairs import Article, make_pairs, noisy, read_articles

ARTICLE = Article(
    "Quy chế chợ phiên Tân Giang, Điều 3",
    "Giờ mở cửa của chợ phiên",
    (
        "Chợ mở cửa từ năm giờ sáng đến sáu giờ chiều các ngày trong tuần;",
        "Tiểu thương dọn hàng trước khi chợ đóng cửa ba mươi phút.",
        "Ban quản lý chợ niêm yết giờ mở cửa tại cổng chính và cổng phụ.",
    ),
)


def test_rows_become_articles_with_heading_and_sentences(tmp_path: Path) -> None:
    row = {"title": "Quy chế chợ, Điều 1", "text": "Phạm vi\n\n1. Chợ phiên;\n\n2. Chợ đêm."}
    corpus = tmp_path / "corpus.jsonl"
    corpus.write_text(json.dumps(row) + "\n", encoding="utf-8")

    (article,) = read_articles(corpus)

    assert (article.title, article.heading) == ("Quy chế chợ, Điều 1", "Phạm vi")
    assert [part for part in article.sentences if "Chợ" in part]


def test_pairs_are_pieces_of_the_article_they_belong_to() -> None:
    articles = [ARTICLE, Article("Điều 4", "Vệ sinh", ("Chợ được quét dọn mỗi ngày hai lần.",))]
    pairs = make_pairs(articles, np.random.default_rng(0))

    assert len(pairs) == 3 + 1 + 1 + 1
    for pair in pairs:
        known = set(fold(articles[pair.article].text).replace(",", " ").split())
        assert set(fold(pair.question).replace(",", " ").split()) <= known


def test_passes_differ_and_seeds_repeat() -> None:
    rng = np.random.default_rng(1)
    first, second = make_pairs([ARTICLE], rng), make_pairs([ARTICLE], rng)

    assert first != second
    assert make_pairs([ARTICLE], np.random.default_rng(1)) == first


@pytest.mark.parametrize("seed", range(20))
def test_noise_never_leaves_nothing(seed: int) -> None:
    rng = np.random.default_rng(seed)

    assert noisy("Phạm vi", rng)
    assert len(noisy(ARTICLE.sentences[0], rng).split()) >= 3


def test_some_questions_lose_their_diacritics() -> None:
    rng = np.random.default_rng(0)
    noised = [noisy(ARTICLE.heading, rng) for _ in range(100)]

    assert 10 < sum(text == fold(text) for text in noised) < 60
