from __future__ import annotations

import json
from pathlib import Path

from tests.bot.conftest import Troly

OLD, NEW = "Ban Tuyên huấn Huyện ủy", "Ban Tuyên huấn và Dân vận Huyện ủy"


def test_no_body_is_known_until_somebody_enters_it(troly: Troly) -> None:
    assert "Chưa có cơ quan, tổ chức nào được nhập" in troly("bodies").out


def test_a_body_that_ended_is_entered_with_the_paper_that_says_so(troly: Troly) -> None:
    ended = ("--ended", "2025-02-01", "--now", NEW, "--number", "12-QĐ/HU")

    ran = troly("bodies", "--enter", OLD, *ended)

    assert ran.code == 0
    assert f"Đã ghi: {OLD}." in ran.out
    rows = {row["name"]: row for row in json.loads(troly("bodies", "--json").out)}
    assert rows[OLD]["successors"] == [NEW]
    assert (rows[OLD]["ended_on"], rows[OLD]["number"]) == ("2025-02-01", "12-QĐ/HU")
    assert rows[NEW]["ended_on"] is None


def test_an_end_without_a_paper_is_not_taken(troly: Troly) -> None:
    ran = troly("bodies", "--enter", OLD, "--ended", "2025-02-01")

    assert ran.code == 2
    assert "phải kèm văn bản quyết định" in ran.err
    assert json.loads(troly("bodies", "--json").out) == []


def test_the_words_of_a_paper_that_is_held_are_its_evidence(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")
    words = "Thực hiện chương trình công tác năm 2026"

    taken = troly(
        "bodies", "--enter", OLD, "--ended", "2026-01-05", "--in", "vb 1", "--quote", words
    )
    other = troly("bodies", "--enter", NEW, "--in", "vb 1", "--quote", "không có câu này")

    assert (taken.code, other.code) == (0, 1)
    (row,) = json.loads(troly("bodies", "--json").out)
    assert (row["quote"], row["number"]) == (words, "31-KH/ĐU")
