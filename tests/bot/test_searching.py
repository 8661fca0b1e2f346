"""Models by one setting, from a folder to ``troly check``; the models are made by the test."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

import ingest
from bot.app import Services, services
from bot.searching import models_alone
from bot.settings import Settings
from bot.texts import models as texts
from knowledge.domain import Scope
from knowledge.errors import ProviderUnavailable
from knowledge.evaluation import Mixed, retrieval
from knowledge.store.trials import Trials
from knowledge.trial import Figures, Trial, built_in
from tests.tiny_models import save_embeddings, save_reranker

_SAMPLES = Path(__file__).parents[2] / "samples"
_QUESTION = "Báo cáo tháng gửi trước ngày nào?"


def _trial(share: float) -> Trial:
    before, after = Figures(acc1=0.37, mrr=0.469), Figures(acc1=0.6, mrr=0.712)
    return Trial(
        kind="embeddings",
        model_id="m-1",
        before=before,
        alone=before,
        mixed=after,
        share=share,
        chance=0.0001,
    )


def test_a_model_that_helps_is_said_with_its_share() -> None:
    assert texts.embeddings("BAAI/bge-m3", _trial(0.4)) == (
        "BAAI/bge-m3: trộn vào tra cứu với hệ số 0,4; "
        "thử MRR 0,47 → MRR 0,71 (chỉ từ ngữ → có mô hình)"
    )


def test_a_model_that_does_not_help_is_said_with_its_figures() -> None:
    said = texts.embeddings("bkai-foundation-models/vietnamese-bi-encoder", _trial(0.0))

    assert "không trộn vào" in said
    assert "từ ngữ MRR 0,47, riêng mô hình MRR 0,47, trộn tốt nhất MRR 0,71" in said
    assert said.endswith(texts.SEGMENTED)


def test_a_reranker_is_said_with_its_time() -> None:
    assert "20 đoạn đầu trong 1,5 giây" in texts.reranker("r", _trial(1.0), 1.5)
    assert "không dùng" in texts.reranker("r", _trial(0.0), 1.5)


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    check, place = built_in(), tmp_path_factory.mktemp("models")
    words = [question for question, _ in check.asked] + [one.text for one in check.passages]
    return save_embeddings(place / "tiny", words), save_reranker(place / "tiny-reranker", words)


def _fill(built: Services) -> None:
    for path in sorted(_SAMPLES.glob("*.docx"))[:3]:
        built.library.publish(
            ingest.read(path), original=path, by="văn phòng", now=built.now(), sync=False
        )
    built.library.sync()


def _found(built: Services) -> list[int]:
    scope = Scope(today=built.now().date())
    hits = built.answering._retriever.retrieve(_QUESTION, scope)
    return [hit.passage.id for hit in hits]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_models_of_random_weights_leave_the_order_of_the_words(
    tmp_path: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, (model, reranker) = tmp_path / "data", folders
    with services(Settings(TROLY_DATA=data, embeddings="none")) as built:
        _fill(built)
        by_words = _found(built)
    set_so = Settings(TROLY_DATA=data, embeddings=str(model), reranker=str(reranker))

    with services(set_so) as built:
        found, said = _found(built), dict(built.parts())
        degraded = built.answering._retriever.degraded

    assert found == by_words
    assert degraded == ()
    assert str(model) in said["embeddings"]
    assert "không trộn vào" in said["embeddings"]
    assert "không dùng" in said["reranker"]

    monkeypatch.setattr(Trials, "keep", None)  # would be called by a second trial
    with services(set_so) as built:
        assert dict(built.parts())["embeddings"] == said["embeddings"]


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_a_reranker_that_is_not_there_is_missed_and_stops_nothing(tmp_path: Path) -> None:
    settings = Settings(TROLY_DATA=tmp_path, embeddings="none", reranker=str(tmp_path / "none"))

    with services(settings) as built:
        answer = built.answering.answer(_QUESTION, Scope(today=built.now().date()))
        said = dict(built.parts())["reranker"]

    assert answer.degraded == ("reranker",)
    assert "RERANKER" in said


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_a_model_that_is_not_there_is_said_in_one_sentence(tmp_path: Path) -> None:
    settings = Settings(TROLY_DATA=tmp_path, embeddings=str(tmp_path / "none"))

    with pytest.raises(ProviderUnavailable) as caught, services(settings):
        pass

    assert "EMBEDDINGS" in texts.failed(caught.value)


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_a_served_library_answers_while_it_changes_its_model(
    tmp_path: Path, folders: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    data, model = tmp_path / "data", str(folders[0])
    with services(Settings(TROLY_DATA=data)) as built:
        _fill(built)
        bundled = _found(built)
    # as if it had done well on the check
    monkeypatch.setattr(Trials, "find", lambda *_: _trial(0.4).to_row())
    settings = Settings(TROLY_DATA=data, embeddings=model)

    with services(settings, beside=True) as built:
        retriever = built.answering._retriever
        shares, deadline = [retriever.share], time.monotonic() + 60
        found = _found(built)
        while retriever.share is None and time.monotonic() < deadline:
            time.sleep(0.05)
            found = _found(built)
        shares.append(retriever.share)

    assert shares == [None, 0.4]
    assert len(found) == len(bundled)
    with services(settings) as built:
        assert "hệ số 0,4" in dict(built.parts())["embeddings"]
        assert built.library.check() == []


@pytest.mark.slow
@pytest.mark.filterwarnings("ignore")  # sentence-transformers warns about itself
def test_the_bench_leaves_out_what_does_not_help(
    tmp_path: Path, folders: tuple[Path, Path]
) -> None:
    rows = [("corpus.jsonl", [{"_id": f"p{n}", "text": f"chi bộ thôn {n} họp"} for n in range(50)])]
    rows.append(("queries.jsonl", [{"_id": f"q{n}", "text": f"thôn {n}"} for n in range(50)]))
    for name, lines in rows:
        text = "\n".join(json.dumps(line) for line in lines)
        (tmp_path / name).write_text(text, encoding="utf-8")
    pairs = ["query-id\tcorpus-id\tscore", *(f"q{n}\tp{n}\t1" for n in range(50))]
    (tmp_path / "qrels.tsv").write_text("\n".join(pairs), encoding="utf-8")
    model, reranker = map(str, folders)

    with models_alone(Settings(embeddings=model, reranker=reranker)) as used:
        mixed = Mixed(embeddings=used.embeddings, share=used.share, reranker=used.reranker)
        figures = retrieval(tmp_path, mixed=mixed)

    words = retrieval(tmp_path, embeddings_name="none")
    assert (figures.acc1, figures.r10, figures.mrr10) == (words.acc1, words.r10, words.mrr10)
