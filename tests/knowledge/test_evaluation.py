from __future__ import annotations

import json
from pathlib import Path

import pytest

from knowledge.errors import UnreadableDocument
from knowledge.evaluation import RetrievalFigures, read_questions, retrieval

# BM25 on syllables and their pairs, as published beside the data: acc1, r5, r10, mrr10.
BARS = {
    ("law", False): (0.852, 0.955, 0.972, 0.895),
    ("law", True): (0.839, 0.949, 0.972, 0.887),
    ("regulation", False): (0.825, 0.965, 0.984, 0.886),
    ("regulation", True): (0.823, 0.962, 0.981, 0.883),
    ("xquad-vi", False): (0.912, 0.979, 0.987, 0.943),
    ("xquad-vi", True): (0.902, 0.980, 0.989, 0.937),
}
TOLERANCE = 0.005
ROWS = (
    ("a", "Quy chế họp", "Chi bộ họp vào ngày 5 hằng tháng."),
    ("b", "Quy chế họp", "Biên bản gửi về Văn phòng."),
    ("c", "", "Đảng phí nộp theo quý."),
)
QUESTIONS = {
    "1": ("Chi bộ họp ngày nào?", ("a",)),
    "2": ("Đảng phí nộp khi nào?", ("c",)),
    "3": ("Quy chế họp", ("a", "b")),
    "4": ("thời tiết", ("a",)),
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    rows = [{"_id": id_, "title": title, "text": text} for id_, title, text in ROWS]
    queries = [{"_id": id_, "text": text} for id_, (text, _) in QUESTIONS.items()]
    for name, lines in (("corpus", rows), ("queries", queries)):
        written = "\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        (tmp_path / f"{name}.jsonl").write_text(written + "\n", encoding="utf-8")
    pairs = [f"{id_}\t{right}\t1" for id_, (_, all_) in QUESTIONS.items() for right in all_]
    (tmp_path / "qrels.tsv").write_text(
        "\n".join(("query-id\tcorpus-id\tscore", *pairs)) + "\n", encoding="utf-8"
    )
    return tmp_path


@pytest.mark.parametrize("strip_diacritics", [False, True], ids=["as_written", "stripped"])
def test_figures_are_fractions_over_all_questions(folder: Path, strip_diacritics: bool) -> None:
    figures = retrieval(folder, strip_diacritics=strip_diacritics, embeddings_name="none")

    assert (figures.acc1, figures.r5, figures.r10, figures.mrr10) == (0.75, 0.75, 0.75, 0.75)
    assert (figures.queries, figures.passages) == (4, 3)
    assert 0 < figures.ms_p50 <= figures.ms_p95


def test_json_has_the_keys_that_other_programs_rely_on() -> None:
    figures = RetrievalFigures(
        acc1=0.5, r5=0.6, r10=0.7, mrr10=0.55, queries=2, passages=3, ms_p50=1.0, ms_p95=2.0
    )

    assert list(figures.to_json()) == [
        "acc1",
        "r5",
        "r10",
        "mrr10",
        "queries",
        "passages",
        "ms_p50",
        "ms_p95",
    ]


@pytest.mark.parametrize("missing", ["corpus.jsonl", "queries.jsonl", "qrels.tsv"])
def test_folder_with_a_file_missing_is_unreadable(folder: Path, missing: str) -> None:
    (folder / missing).unlink()

    with pytest.raises(UnreadableDocument):
        read_questions(folder)


def test_question_without_a_right_passage_is_not_asked(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n1\ta\t1\n", encoding="utf-8")

    assert retrieval(folder, embeddings_name="none").queries == 1


def test_folder_that_asks_nothing_is_unreadable(folder: Path) -> None:
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\n", encoding="utf-8")

    with pytest.raises(UnreadableDocument):
        retrieval(folder, embeddings_name="none")


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("{", id="no_json"),
        pytest.param('{"_id": "d"}', id="no_text"),
        pytest.param("[]", id="no_object"),
    ],
)
def test_damaged_row_is_unreadable(folder: Path, line: str) -> None:
    with (folder / "corpus.jsonl").open("a", encoding="utf-8") as file:
        file.write(line)

    with pytest.raises(UnreadableDocument):
        read_questions(folder)


@pytest.mark.parametrize(("name", "strip_diacritics"), BARS)
@pytest.mark.parametrize(
    "embeddings_name", ["none", pytest.param("bundled", marks=pytest.mark.slow)]
)
def test_retrieval_is_at_the_bar(
    shared: Path, name: str, strip_diacritics: bool, embeddings_name: str
) -> None:
    figures = retrieval(
        shared / "data" / "retrieval" / name,
        strip_diacritics=strip_diacritics,
        embeddings_name=embeddings_name,
    )

    reached = (figures.acc1, figures.r5, figures.r10, figures.mrr10)
    bar = BARS[name, strip_diacritics]
    assert [got >= least - TOLERANCE for got, least in zip(reached, bar, strict=True)] == [True] * 4
