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
