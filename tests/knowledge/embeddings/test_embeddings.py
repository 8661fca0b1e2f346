from __future__ import annotations

import subprocess
import sys

import numpy as np
import pytest

from knowledge.embeddings import load
from knowledge.language import fold
from knowledge.models import static
from knowledge.models.static import StaticEmbeddings

TEXTS = [
    "Chi bộ họp định kỳ vào ngày 5 hằng tháng.",
    "chi bo hop dinh ky vao ngay 5 hang thang",
    "Đảng phí nộp theo quý, họp họp họp.",
    "31-KH/BTGĐUK",
    "",
]


def test_none_is_no_embeddings() -> None:
    assert load("none") is None


def test_bundled_vectors_have_unit_length_and_know_their_model() -> None:
    embeddings = load("bundled")

    assert embeddings is not None
    assert embeddings.model_id.startswith("bundled-")
    vectors = np.array(embeddings.embed_documents(TEXTS))
    assert np.linalg.norm(vectors, axis=1).round(5).tolist() == [1, 1, 1, 1, 0]


def test_a_passage_and_a_question_are_embedded_alike() -> None:
    embeddings = StaticEmbeddings()

    assert embeddings.embed_documents(TEXTS[:1]) == [embeddings.embed_query(TEXTS[0])]


@pytest.mark.parametrize(
    ("question", "nearer", "farther"),
    [
        pytest.param(
            "Khi nào chi bộ phải họp?", TEXTS[0], "Quy định về nộp đảng phí.", id="same_words"
        ),
        pytest.param(
            "khi nao chi bo phai hop", TEXTS[0], "Quy định về nộp đảng phí.", id="stripped"
        ),
        pytest.param(
            "xe hơi chạy quá tốc độ",
            "Người điều khiển phương tiện giao thông đường bộ.",
            "Việc kết hôn do nam và nữ tự nguyện quyết định.",
            id="words_that_go_together",
        ),
    ],
)
def test_bundled_model_tells_what_is_meant(question: str, nearer: str, farther: str) -> None:
    embeddings = StaticEmbeddings()
    asked = embeddings.vector(question)

    assert asked @ embeddings.vector(nearer) > asked @ embeddings.vector(farther)


def test_features_are_rows_of_their_regions_each_once() -> None:
    rows, amounts = static.features("họp chi bộ, họp")

    assert len(rows) == len(set(rows.tolist())) == 8  # 3 stripped, 2 marked, 3 pairs
    assert amounts.max() == pytest.approx(1 + np.log(2))
    assert rows.max() < static.ROWS


def test_stripped_question_keeps_the_rows_it_shares_with_the_text() -> None:
    written, _ = static.features("Đảng phí nộp theo quý")
    stripped, _ = static.features(fold("Đảng phí nộp theo quý"))

    assert set(stripped.tolist()) < set(written.tolist())


def test_bundled_weights_are_a_few_megabytes() -> None:
    assert (static.FOLDER / static.WEIGHTS).stat().st_size < 7_000_000


@pytest.mark.parametrize("module", ["retrieve", "lexical", "embeddings", "evaluation"])
def test_the_product_imports_no_heavy_library(module: str) -> None:
    program = (
        f"import sys, knowledge.{module}; from knowledge.embeddings import load;"
        "load('bundled').embed_query('chi bộ');"
        "print(*{name.partition('.')[0] for name in sys.modules})"
    )

    shown = subprocess.run(  # noqa: S603  # our own interpreter
        [sys.executable, "-c", program], check=True, capture_output=True, text=True
    )

    heavy = {"torch", "sentence_transformers", "transformers", "chromadb", "langchain"}
    assert heavy.isdisjoint(shown.stdout.split())


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_sentence_transformers_loads_the_bundled_model_with_the_same_vectors() -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  # 7 s of CPU

    model = SentenceTransformer(str(static.FOLDER), trust_remote_code=True, device="cpu")

    theirs = model.encode(TEXTS[:4])
    ours = np.array(StaticEmbeddings().embed_documents(TEXTS[:4]))
    assert np.abs(theirs - ours).max() < 1e-5
