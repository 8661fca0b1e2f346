from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.embeddings.families import PLAIN, called, family_of
from knowledge.embeddings.machine import batch_size
from knowledge.embeddings.transformer import prompts

_WEB = "Given a web search query, retrieve relevant passages that answer the query"


@pytest.mark.parametrize(
    ("name", "query", "passage"),
    [
        pytest.param("intfloat/multilingual-e5-small", "query: ", "passage: ", id="e5"),
        pytest.param("intfloat/e5-base-v2", "query: ", "passage: ", id="e5 in English"),
        pytest.param(
            "intfloat/multilingual-e5-large-instruct",
            f"Instruct: {_WEB}\nQuery: ",
            "",
            id="e5 instruct",
        ),
        pytest.param("BAAI/bge-m3", "", "", id="bge-m3"),
        pytest.param(
            "BAAI/bge-small-en-v1.5",
            "Represent this sentence for searching relevant passages: ",
            "",
            id="bge",
        ),
        pytest.param("Alibaba-NLP/gte-multilingual-base", "", "", id="gte"),
        pytest.param(
            "Alibaba-NLP/gte-Qwen2-1.5B-instruct",
            f"Instruct: {_WEB}\nQuery: ",
            "",
            id="gte instruct",
        ),
        pytest.param("bkai-foundation-models/vietnamese-bi-encoder", "", "", id="bkai"),
        pytest.param("AITeamVN/Vietnamese_Embedding", "", "", id="AITeamVN"),
        pytest.param("AITeamVN/Vietnamese_Embedding_v2", "", "", id="AITeamVN v2"),
        pytest.param(
            "Qwen/Qwen3-Embedding-0.6B", f"Instruct: {_WEB}\nQuery:", "", id="no space after"
        ),
        pytest.param("Snowflake/snowflake-arctic-embed-l-v2.0", "query: ", "", id="arctic"),
        pytest.param(
            "google/embeddinggemma-300m",
            "task: search result | query: ",
            "title: none | text: ",
            id="gemma",
        ),
        pytest.param("sentence-transformers/LaBSE", "", "", id="unknown"),
    ],
)
def test_each_family_is_told_what_it_was_trained_with(name: str, query: str, passage: str) -> None:
    family = family_of(name)

    assert (family.query, family.passage) == (query, passage)


@pytest.mark.parametrize(
    ("name", "segmented"),
    [
        ("bkai-foundation-models/vietnamese-bi-encoder", True),
        ("dangvantuan/vietnamese-embedding", True),
        ("AITeamVN/Vietnamese_Embedding", False),
        ("intfloat/multilingual-e5-small", False),
    ],
)
def test_models_that_want_words_joined_are_known(name: str, segmented: bool) -> None:
    assert family_of(name).segmented == segmented


def test_a_folder_goes_by_its_last_part_or_by_its_name_on_the_hub(tmp_path: Path) -> None:
    plain = tmp_path / "e5-trap" / "my-bge-m3"
    cached = tmp_path / "models--intfloat--multilingual-e5-small" / "snapshots" / "0a1b2c"
    for folder in (plain, cached):
        folder.mkdir(parents=True)

    assert called(str(plain)) == "my-bge-m3"
    assert family_of(str(plain)).query == ""
    assert called(str(cached)) == "intfloat/multilingual-e5-small"
    assert family_of(str(cached)).query == "query: "


def test_the_prompts_of_the_model_itself_win() -> None:
    e5 = family_of("intfloat/multilingual-e5-small")

    assert prompts({"query": "hỏi: ", "document": "đoạn: "}, e5) == ("hỏi: ", "đoạn: ")
    assert prompts({"query": "hỏi: "}, e5) == ("hỏi: ", "")
    assert prompts({"passage": "đoạn: "}, PLAIN) == ("", "đoạn: ")


def test_empty_prompts_of_the_model_are_none() -> None:
    e5 = family_of("intfloat/multilingual-e5-small")

    assert prompts({"query": "", "document": ""}, e5) == ("query: ", "passage: ")
    assert prompts({}, PLAIN) == ("", "")


def test_large_models_take_few_texts_at_a_time_on_processors() -> None:
    sizes = [batch_size("cpu", millions * 1_000_000) for millions in (20, 120, 570, 4000)]

    assert sizes == [32, 16, 8, 4]
    assert all(batch_size("cuda", 570_000_000) > size for size in sizes)
