from __future__ import annotations

import json
from pathlib import Path

from tests.bot.conftest import Troly


def test_what_has_no_doubts_says_so_with_its_handle(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    shown, listed = troly("doubts", "vb 1"), troly("doubts", "vb 1", "--json")

    assert shown.out == "Kế hoạch 31-KH/ĐU [vb 1]: không còn chỗ nào chưa chắc.\n"
    assert json.loads(listed.out) == []


def test_words_of_a_file_are_not_corrected_here(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    refused = troly("correct", "vb 1", "báo cáo tháng", "báo cáo quý")

    assert (refused.code, refused.out) == (1, "")
    assert refused.err.startswith("Chỗ này của vb 1 là chữ có sẵn trong tệp")


def test_a_correction_without_words_needs_somebody_to_ask(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    refused = troly("correct", "vb 1")

    assert refused.code == 1
    assert refused.err.startswith("Cần ghi chữ sai và chữ đúng")


def test_reading_again_tells_the_handle(troly: Troly, papers: Path) -> None:
    troly("ingest", str(papers), "--yes")

    assert troly("reread").out == "Mọi văn bản đã được đọc bằng phần đọc hiện nay.\n"
    assert troly("reread", "--all").out == "Kế hoạch 31-KH/ĐU [vb 1]: không có gì khác.\n"


def test_who_published_what_waits_cannot_approve_it(troly: Troly, papers: Path) -> None:
    path = papers / "31-KH.txt"
    path.write_text("DỰ THẢO\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    ingested = troly("ingest", str(papers), "--yes")

    refused, listed = troly("approve", "vb 1"), troly("documents", "--json")

    assert ingested.out.startswith("chờ người thứ hai đồng ý: Kế hoạch 31-KH/ĐU [vb 1]")
    assert (refused.code, "phải có một người khác đồng ý" in refused.err) == (1, True)
    assert [one["status"] for one in json.loads(listed.out)] == ["waiting"]


def test_a_watched_folder_is_emptied_once(troly: Troly, papers: Path) -> None:
    taken = troly("watch", str(papers), "--once")

    assert "31-KH.txt: mới – Kế hoạch 31-KH/ĐU [vb 1]" in taken.out
    assert [path.name for path in sorted((papers / "da-nhan").iterdir())] == [
        "31-KH.txt",
        "31-KH.txt.ketqua.txt",
    ]
