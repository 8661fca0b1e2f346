"""The real way of loading, with a transformer of a few thousand weights saved by the test."""

from __future__ import annotations

import shutil
from pathlib import Path

import numpy as np
import pytest

from bot.texts.errors import sentence
from knowledge.embeddings import load
from knowledge.embeddings.transformer import TransformerEmbeddings
from knowledge.errors import ProviderUnavailable
from tests.tiny_models import WIDTH, save_embeddings

pytestmark = [
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore"),  # sentence-transformers warns about itself
]

TEXTS = ["chi bộ họp định kỳ", "đảng phí nộp theo quý", "query: passage: hỏi đáp"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return save_embeddings(tmp_path_factory.mktemp("models") / "tiny", TEXTS)


def test_a_folder_is_loaded_and_gives_vectors_of_unit_length(folder: Path) -> None:
    embeddings = load(str(folder))

    assert isinstance(embeddings, TransformerEmbeddings)
    passages = np.array(embeddings.embed_documents(TEXTS))
    assert passages.shape == (3, WIDTH)
    assert np.linalg.norm(passages, axis=1) == pytest.approx([1, 1, 1])
    assert embeddings.embed_query(TEXTS[1]) == pytest.approx(passages[1].tolist(), abs=1e-6)
    assert embeddings.prompts == ("", "")
    assert embeddings.embed_documents([]) == []


def test_a_folder_goes_by_its_name_and_what_is_in_it(folder: Path, tmp_path: Path) -> None:
    before = TransformerEmbeddings(str(folder)).model_id
    copy = shutil.copytree(folder, tmp_path / "tiny")

    assert before.startswith("tiny-")
    assert TransformerEmbeddings(str(copy)).model_id == before
    save_embeddings(copy, TEXTS, seed=2)  # trained further
    assert TransformerEmbeddings(str(copy)).model_id != before


def test_the_prompts_of_its_family_are_put_before_texts(folder: Path, tmp_path: Path) -> None:
    e5 = TransformerEmbeddings(str(shutil.copytree(folder, tmp_path / "tiny-e5")))
    plain = TransformerEmbeddings(str(folder))

    assert e5.prompts == ("query: ", "passage: ")
    assert e5.embed_query("họp") == pytest.approx(plain.embed_query("query: họp"), abs=1e-6)
    assert e5.embed_documents(["họp"])[0] == pytest.approx(
        plain.embed_query("passage: họp"), abs=1e-6
    )
    assert e5.model_id.rpartition("-")[2] != plain.model_id.rpartition("-")[2]


def test_the_prompts_saved_with_a_model_win_over_its_family(tmp_path: Path) -> None:
    own = {"query": "hỏi ", "document": "đáp "}
    saved = save_embeddings(tmp_path / "tiny-e5", TEXTS, prompts=own)

    assert TransformerEmbeddings(str(saved)).prompts == ("hỏi ", "đáp ")


def test_a_text_longer_than_the_model_reads_is_cut(folder: Path) -> None:
    embeddings = TransformerEmbeddings(str(folder))

    assert np.linalg.norm(embeddings.embed_query("chi bộ " * 4000)) == pytest.approx(1)


def test_a_model_without_a_transformer_can_be_configured(tmp_path: Path) -> None:
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415  # 7 s of CPU
    from sentence_transformers.sentence_transformer.modules import (  # noqa: PLC0415
        StaticEmbedding,
    )
    from tokenizers import Tokenizer, models, pre_tokenizers  # noqa: PLC0415

    words = {word: number for number, word in enumerate(["[UNK]", "chi", "bộ", "họp", "phí"])}
    tokenizer = Tokenizer(models.WordLevel(words, unk_token="[UNK]"))  # noqa: S106  # no secret
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    SentenceTransformer(modules=[StaticEmbedding(tokenizer, embedding_dim=8)]).save(str(tmp_path))

    embeddings = load(str(tmp_path))

    assert embeddings is not None
    passages = np.array(embeddings.embed_documents(["chi bộ họp", "phí"]))
    assert np.linalg.norm(passages, axis=1) == pytest.approx([1, 1])


def _unavailable(name: str) -> ProviderUnavailable:
    with pytest.raises(ProviderUnavailable) as caught:
        load(name)
    return caught.value


def test_what_is_wrong_with_a_model_is_said(tmp_path: Path, folder: Path) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    torn = shutil.copytree(folder, tmp_path / "torn")
    (torn / "model.safetensors").write_bytes(b"torn")

    for name in ("/no/such/folder", str(empty), str(torn)):
        error = _unavailable(name)
        assert error.facts["reason"] == "model_folder"
        assert name in sentence(error)
        assert "EMBEDDINGS" in sentence(error)


def test_a_model_that_brings_code_of_its_own_is_refused() -> None:
    error = _unavailable("knowledge/models/bundled")

    assert error.facts["reason"] == "model_code"
