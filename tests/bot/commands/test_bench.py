from __future__ import annotations

import json
from pathlib import Path

from tests.bot.conftest import Troly

_CORPUS = [
    {"_id": "a", "title": "", "text": "Các chi bộ gửi báo cáo tháng về Văn phòng Đảng ủy."},
    {"_id": "b", "title": "", "text": "Ủy ban Kiểm tra theo dõi việc thu, nộp đảng phí."},
]


def test_the_figures_of_retrieval_are_one_json_value(troly: Troly, tmp_path: Path) -> None:
    folder = tmp_path / "set"
    folder.mkdir()
    rows = "\n".join(json.dumps(row, ensure_ascii=False) for row in _CORPUS)
    (folder / "corpus.jsonl").write_text(rows, encoding="utf-8")
    (folder / "queries.jsonl").write_text('{"_id": "q", "text": "nộp đảng phí"}', encoding="utf-8")
    (folder / "qrels.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\n", encoding="utf-8")

    figures = json.loads(troly("bench", "retrieval", str(folder), "--json").out)

    assert list(figures) == [
        "acc1", "r5", "r10", "mrr10", "queries", "passages", "ms_p50", "ms_p95"
    ]  # fmt: skip
    assert (figures["acc1"], figures["queries"], figures["passages"]) == (1.0, 1, 2)


def test_a_folder_without_the_files_is_one_sentence(troly: Troly, tmp_path: Path) -> None:
    result = troly("bench", "retrieval", str(tmp_path))

    assert result.code == 1
    assert result.err.count("\n") == 1


_SAID = "Chi bộ gửi báo cáo về Đảng ủy (qua Văn phòng) trước ngày 20 hằng tháng."
_PHRASE = {
    "id": "x1",
    "text": _SAID,
    "reading": {
        "obligations": [
            {
                "kind": "report",
                "to": ["Đảng ủy"],
                "via": ["Văn phòng"],
                "period": "monthly",
                "due": {"type": "day_of_month", "boundary": "by", "day": 20},
            }
        ]
    },
}


def _phrases(folder: Path) -> str:
    path = folder / "phrases.jsonl"
    path.write_text(json.dumps(_PHRASE, ensure_ascii=False) + "\n", encoding="utf-8")
    return str(path)


def test_the_figures_of_duties_are_one_json_value_field_by_field(
    troly: Troly, tmp_path: Path
) -> None:
    figures = json.loads(troly("bench", "obligations", _phrases(tmp_path), "--json").out)

    assert figures == {
        "count_f1": 1.0, "due": 0.0, "period": 1.0, "to_in_text": 1.0, "via": 1.0, "kind": 1.0,
        "false_on_negatives": 0, "phrases": 1, "negatives": 0, "duties": 1,
    }  # fmt: skip


def test_what_was_misread_is_shown_with_its_phrase(troly: Troly, tmp_path: Path) -> None:
    out = " ".join(troly("bench", "obligations", _phrases(tmp_path)).out.split())

    assert "x1 due: day_of_month before day=20 ≠ day_of_month by day=20" in out
    assert _SAID in out


def test_a_file_without_phrases_is_one_sentence(troly: Troly, tmp_path: Path) -> None:
    (tmp_path / "phrases.jsonl").write_text('{"id": "x"}', encoding="utf-8")

    result = troly("bench", "obligations", str(tmp_path / "phrases.jsonl"))

    assert (result.code, result.err.count("\n")) == (1, 1)
